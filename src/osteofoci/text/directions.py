"""Words of change, made of a direction and how far it goes (`directions.yaml`).

`abated` is better, `completely abated` is gone, `subtotal regression` and `nearly gone` are better. A list of
phrases cannot hold what stems, degrees and particles make together; so they are put together here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from osteofoci.rules import data_file
from osteofoci.text.turns import Turn

_MEANING = {"down": "improved", "gone": "resolved", "up": "worse", "same": "stable",
            "back": "recurrent", "fresh": "new"}  # fmt: skip
# `can decrease the dose`: what could be is no course.
_COULD_BE = re.compile(
    r"\b(?:can|could|may|might|should|would|must|shall|will)(?: \w+ly| be| not)* $", re.I
)
_PARTICLE = r"(?: (?:down|away|off|out))?"


def directions_in(text: str) -> Iterator[Turn]:
    """Label, meaning, start and end of every word of change with what tells how far it goes."""
    found: list[tuple[int, int, str]] = []
    for family, pattern in _patterns():
        for match in pattern.finditer(text):
            if _COULD_BE.search(text, 0, match.start()):
                continue
            meant = _meant(family, match["before"], match["after"])
            found.append((match.start(), match.end(), meant))
    taken: list[tuple[int, int]] = []
    for start, end, meant in sorted(found, key=lambda f: f[0] - f[1]):
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            yield "change", meant, start, end


def _meant(family: str, before: str | None, after: str | None) -> str:
    if not (before or after):
        return _MEANING[family]
    return "resolved" if family == "down" else "improved"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = data_file("text", "directions")
    degrees = {"down": told["whole"], "gone": told["part"]}
    return tuple((family, _pattern(told[family], degrees.get(family))) for family in _MEANING)


def _pattern(stems: Sequence[str], degree: str | None) -> re.Pattern[str]:
    """Stems with the words that make another thing of them: `completely` of a decrease, `nearly` of what is gone."""
    before = rf"(?:(?<!\w)(?P<before>{degree})[ -])?" if degree else "(?P<before>(?!))?"
    after = rf"(?: (?P<after>{degree})(?!\w))?" if degree else "(?P<after>(?!))?"
    return re.compile(rf"{before}(?<![\w-])(?:{'|'.join(stems)}){_PARTICLE}(?![\w-]){after}", re.I)
