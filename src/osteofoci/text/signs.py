"""Signs that a text tells apart from any bone: blasts, a mass, night sweats and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from osteofoci.case import Condition
from osteofoci.rules import data_file
from osteofoci.text.document import Sentence
from osteofoci.text.pathology import not_of_bone

_ASKED = re.compile(
    r"\b(?:to (?:exclude|rule out|look for)|rul\w+ out|if|in case of|such as|call|watch for|risk of)\b"
    r"[^.;]{0,60}$",
    re.I,
)


def signs_of(sentences: Sequence[Sentence]) -> tuple[Condition, ...]:
    """Every sign once in a sentence, present or denied; what is only asked for is left out."""
    return tuple(sign for sentence in sentences for sign in _signs_in(sentence))


def _signs_in(sentence: Sentence) -> Iterator[Condition]:
    words = data_file("text", "signs")
    for name, pattern in _patterns().items():
        for match in pattern.finditer(sentence.text):
            before, behind = sentence.text[: match.start()], sentence.text[match.end() :]
            denied = re.search(words["denied"], before, re.I) or re.match(
                words["denied_behind"], behind, re.I
            )
            if _ASKED.search(before) and not denied:
                continue
            if name == "bacteria grown" and not_of_bone(sentence.text):
                continue
            start = sentence.start + match.start()
            yield Condition(
                name=name,
                present=denied is None,
                source=f"text:{start}-{sentence.start + match.end()}",
            )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    told = data_file("text", "signs")["signs"]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in told.items()}
