"""What a row of a table, or a line of a course, tells of its place at each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from osteofoci.case import Status
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context, Heard
from osteofoci.text.phrases import Part
from osteofoci.text.refer import sites_meant
from osteofoci.text.rows import Cell, part_of
from osteofoci.text.said import Said, Spoken, said_in, write
from osteofoci.text.sites import Place

_THERE = re.compile(
    r"^\W*(?:active|yes|present|positive|pos|involved|affected|there|\+{1,3}|x)\b|^\W*\+", re.I
)
_FREE = re.compile(r"^\W*(?:absent|no|none|nil|neg\w*|normal|nl|clear|free|0|not (?:seen|present|affected))\b", re.I)  # fmt: skip
_WORDS = (
    (re.compile(r"=|\bditto\b|\bidem\b|\bsame\b", re.I), Status.STABLE),
    (re.compile(r"↓|\bless\b", re.I), Status.IMPROVED),
    (re.compile(r"↑|\bmore\b", re.I), Status.WORSE),
)
_NOTHING: frozenset[str] = frozenset()


def take_in_row(
    sentence: Sentence,
    cells: Sequence[Cell],
    places: Sequence[Place],
    parts: Sequence[Part],
    heard: Heard,
    context: Context,
) -> None:
    """Write down every cell of a row at its own time."""
    own = [p for p in places if p.end <= cells[0].start]
    sites = [pair for p in own for pair in sites_meant(p, parts, heard, context, many=False)]
    there = absent = False
    crosses, before = 0, ""
    for cell in cells:
        moment = heard.calendar.hear(_time(cell.when), cell.start, dated=True)
        part = part_of(sentence, cell.start, cell.end)
        said = _said(part, there=there)
        now = part.text.count("+")
        if said is not None and said.status is None and now:
            said = replace(said, status=_by_crosses(crosses, now, there=there, absent=absent))
        word = part.text.strip(" |").lower()
        if said is not None and said.status is None and there and word == before:
            said = replace(said, status=Status.STABLE)
        before = word
        crosses = now
        if said is None or not sites:
            absent = True
            continue
        clause = Clause(cell.start, cell.end, "", (), frozenset(), False, False)
        write(
            Spoken(sentence, clause, own, parts, moment, True, False), sites, said, heard, context
        )
        there = said.status is not Status.RESOLVED


def _by_crosses(before: int, now: int, *, there: bool, absent: bool) -> Status | None:
    """`-`, `+`, `++`: what has changed between two cells that count."""
    if not there:
        return Status.NEW if absent else None
    if not before or now == before:
        return Status.STABLE if before else None
    return Status.WORSE if now > before else Status.IMPROVED


def _time(when: str) -> str:
    if re.fullmatch(r"\s*(?:19|20)\d\d\s*", when):
        return f"in {when.strip()}"
    return re.sub(r"^\s*(?=\d{1,2} (?:week|month|year))", "after ", when)


def _said(cell: Sentence, *, there: bool) -> Said | None:
    """What a cell says; None where it says nothing, or that nothing is there yet."""
    text = cell.text.strip(" |")
    clause = Clause(cell.start, cell.end, text, cell.marks, frozenset(), False, False)
    said = said_in(clause)
    if said.status is not None:
        return said if there or said.status is not Status.RESOLVED else None
    for pattern, status in _WORDS:
        if pattern.search(text):
            return Said(said.findings, _NOTHING, status)
    if _FREE.search(text) or re.fullmatch(r"[-–—/.\s]*", text):
        return Said(_NOTHING, _NOTHING, Status.RESOLVED) if there else None
    if said.findings or _THERE.search(text):
        return Said(said.findings or frozenset({"lesion"}), _NOTHING, None)
    return None
