"""Ask a language model of the user's own, at an address that the user gives; never by default."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from osteofoci.errors import InputError
from osteofoci.foreign import shown

SECONDS = 300.0


def ask(address: str, model: str, question: str) -> str:
    """The answer of a model behind an address that speaks the chat interface of OpenAI.

    Raises:
        InputError: no such address, no answer, or an answer in another form.
    """
    if not address.startswith(("http://", "https://")):
        raise InputError(
            f"--model-address '{shown(address)}': expected http:// or https:// at its beginning, found "
            f"'{shown(address, 12)}'; correct the address"
        )
    body = {"model": model, "temperature": 0, "messages": [{"role": "user", "content": question}]}
    request = urllib.request.Request(
        f"{address.rstrip('/')}/chat/completions",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as reply:
            data: Any = json.loads(reply.read(8_000_000))
        return str(data["choices"][0]["message"]["content"])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise InputError(
            f"--model-address '{address}': expected an answer in the chat form of OpenAI, found "
            f"{type(error).__name__}; start the model or leave the option out"
        ) from error
