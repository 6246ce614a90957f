"""Turns of phrase that no list of forms can hold (`patterns.yaml`): what they mean and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from osteofoci.rules import data_file

Turn = tuple[str, str, int, int]


def turns_in(text: str) -> Iterator[Turn]:
    """Label, meaning, start and end of every turn of phrase; of two that overlap the longer one."""
    found = [
        (label, value, match.start(), match.end())
        for label, value, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    taken: list[Turn] = []
    for turn in sorted(found, key=lambda t: (t[2] - t[3], t[2])):
        if not any(a < turn[3] and turn[2] < b for _, _, a, b in taken):
            taken.append(turn)
    yield from sorted(taken, key=lambda t: t[2])


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    told = data_file("text", "patterns")
    return tuple(
        (label, value, re.compile(pattern, re.IGNORECASE))
        for label in ("change", "finding", "normal")
        for value, patterns in told[label].items()
        for pattern in patterns
    )
