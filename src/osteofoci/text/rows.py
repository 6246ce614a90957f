"""Rows of a table and lines of a course: a place, then what it was at each time.

`| R clavicle | active | quiet |` under a row of dates, and `R humerus: present 2019, larger 2020`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from osteofoci.text.document import Sentence
from osteofoci.text.times import dates_in

_WHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|baseline|initial\w*|follow-?up|\d{1,2} (?:weeks?|months?|years?)|first|second|third)\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\d/.-])(?:in )?((?:19|20)\d\d)(?![\d/-])")


@dataclass(frozen=True)
class Cell:
    """What a row says at one time: characters of the text, and the words for the time."""

    start: int
    end: int
    when: str


def columns_of(sentence: Sentence) -> tuple[str, ...]:
    """The times at the head of a table, column by column; empty where a line is no such head."""
    if not sentence.text.lstrip().startswith("|"):
        return ()
    names = [text.strip() for _, _, text in _cells(sentence)]
    times = [name for name in names[1:] if _WHEN.search(name) or any(dates_in(name))]
    return tuple(names[1:]) if len(times) >= 2 else ()


def cells_of(sentence: Sentence, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    """What stands behind the place of a row, time by time; empty where a line is no row."""
    if sentence.text.lstrip().startswith("|"):
        own = list(_cells(sentence))[1:]
        if not columns or not 0 < len(own) <= len(columns):
            return ()
        return tuple(
            Cell(start, end, when) for (start, end, _), when in zip(own, columns, strict=False)
        )
    return tuple(_course(sentence))


def part_of(sentence: Sentence, start: int, end: int) -> Sentence:
    """A stretch of a sentence as one of its own."""
    tokens = [n for n, t in enumerate(sentence.tokens) if start <= t.start and t.end <= end]
    first = tokens[0] if tokens else 0
    marks = tuple(
        replace(m, first=m.first - first, last=m.last - first)
        for m in sentence.marks
        if start <= m.start and m.end <= end
    )
    text = sentence.text[start - sentence.start : end - sentence.start]
    own = tuple(sentence.tokens[n] for n in tokens)
    return replace(sentence, text=text, start=start, end=end, tokens=own, marks=marks)


def _cells(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"(?<=\|)[^|\n]+(?=\||$)", sentence.text):
        if match[0].strip():
            yield sentence.start + match.start(), sentence.start + match.end(), match[0]


def _course(sentence: Sentence) -> Iterator[Cell]:
    """`: present 2019, larger 2020, resolved 2021`, where every part has a year and none a place."""
    colon = sentence.text.find(":")
    if colon < 0:
        return
    parts = list(re.finditer(r"[^,;]+", sentence.text[colon + 1 :]))
    years = [_YEAR.findall(part[0]) for part in parts]
    placed = any(
        m.start > sentence.start + colon and m.label in ("bone", "numbered", "level", "landmark")
        for m in sentence.marks
    )
    if len(parts) < 2 or placed or any(not 1 <= len(own) <= 2 for own in years):
        return
    for part, own in zip(parts, years, strict=True):
        words = _YEAR.sub("", part[0]).strip()
        if not re.search(r"[A-Za-z]{3}", words):
            return
        offset = sentence.start + colon + 1
        # Of two years the first is compared with or the other way round; what is said is of the last.
        yield Cell(offset + part.start(), offset + part.end(), f"in {max(own)}")
