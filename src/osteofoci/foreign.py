"""Text from outside (headers, file names, files of a user) as it may be shown to people."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def printable(text: str) -> str:
    """The text without control characters, marks that turn the writing round, and broken characters.

    >>> printable("7\\x1b[31m")
    '7?[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "?" for c in text)


def shown(value: object, most: int = 64) -> str:
    """A foreign value inside a sentence: printable, and short."""
    text = printable(str(value))
    return text if len(text) <= most else f"{text[: most - 3]}..."


def nearest(name: object, known: Iterable[str]) -> str:
    """``; did you mean 'this'`` where a known name is near, else nothing."""
    near = nearest_of(name, known)
    return f"; did you mean '{near}'" if near else ""


def nearest_of(name: object, known: Iterable[str]) -> str | None:
    """The known name that is nearest, where one is near."""
    lowered = {word.lower(): word for word in known}
    near = difflib.get_close_matches(str(name)[:80].lower(), lowered, n=1, cutoff=0.6)
    return lowered[near[0]] if near else None
