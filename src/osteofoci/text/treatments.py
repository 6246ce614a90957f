"""Treatments that a text tells: given, stopped, planned, declined, not borne."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from osteofoci.case import Treatment
from osteofoci.text.document import Mark
from osteofoci.text.statements import PLANNED, Statement

TreatmentStatus = Literal["given", "stopped", "planned", "declined", "allergy", "avoided"]


_TREATED: tuple[tuple[TreatmentStatus, re.Pattern[str]], ...] = (
    (
        "given",
        re.compile(
            r"\b(?:after|since|following|from) (?:the )?(?:start|beginning|initiation|introduction|begin) of\b",
            re.I,
        ),
    ),
    ("declined", re.compile(r"\b(?:declin|refus|reject)\w*|\bdid not want\b|\bnot wish\b", re.I)),
    ("allergy", re.compile(r"\ballerg\w+|\bintoleran\w+|\bhypersensitiv\w+", re.I)),
    (
        "stopped",
        re.compile(
            r"\bstop\b|\b(?:stopp|discontinu|withdraw|withdrew|withdrawn|ceas|paus)\w*", re.I
        ),
    ),
    (
        "planned",
        re.compile(
            r"\bplan\b|\bplan:|\bplan to\b|\bplanned\b|(?<!at )(?<!the )\b(?:begin|start)\b|\bif (?:there|she|he|pain|this)\b",
            re.I,
        ),
    ),
)
# A practice that is visited, and a department.
_NO_OPERATION = re.compile(
    r"\b(?:visit\w*|came to|attend\w*|seen (?:in|at)|presented (?:to|at)|called|doctor'?s|gp)\b[^.;]{0,25}\bsurgery\b",
    re.I,
)


# `avoid steroids`, `do not start steroids`, `bisphosphonates must not be given`: what must not be done.
_AVOIDED_BEFORE = re.compile(
    r"(?:\bavoid\w*|\b(?:do|must|should|shall|may) not (?:be )?(?:start\w*|give\w*|use\w*|have)|\bdon'?t (?:start|give|use)|"
    r"\bcontra-?indicat\w+|\bwith?h(?:o|e)ld\w*|\bno)\s*(?:[^,;.:]{0,30}\s)?$",
    re.I,
)
_AVOIDED_BEHIND = re.compile(
    r"[^,;.:]{0,30}?\b(?:(?:must|should|shall|may|are|is) (?:not|never) (?:to )?be (?:given|used|started)|"
    r"(?:are|is|were|was|remain\w*) (?:absolutely |relatively )?contra-?indicated|"
    r"(?:must|should|is to|are to) be (?:avoided|withheld))",
    re.I,
)
# `was started on methotrexate but stopped it for nausea`
_STOPPED_IT = re.compile(
    r"\W*(?:but|and|then|which)\b(?: \w+){0,3}? (?:stopped|discontinued|ceased|withdrew|had to stop) (?:it|this|them|both|again)\b"
    r"|\W*which (?:was|were|had to be|has been|had been) (?:\w+ ){0,2}?(?:stopped|discontinued|withdrawn|ceased|paused)\b",
    re.I,
)
_UNTIL = re.compile(r"[^,;.:]{0,20}\b(?:until|before)\b", re.I)


# `which was stopped, and then with sulfasalazine`: what comes next is told apart.
_NEXT = re.compile(r"\b(?:and then|then|followed by|switched to|changed to|replaced by)\b", re.I)


def treatments_in(statement: Statement, source: str) -> Iterator[Treatment]:
    for mark in statement.of("treatment"):
        status = _status(statement, mark)
        if status is None:
            continue
        name, _, kind = mark.value.partition("/")
        yield Treatment(
            name=name, kind=kind or None, date=statement.date, source=source, status=status,
            planned=status == "planned",
        )  # fmt: skip


def _status(statement: Statement, mark: Mark) -> TreatmentStatus | None:
    """What is told of one treatment; None where it was not given, or is none."""
    if _avoided(statement, mark):
        return "avoided"
    text = _own_words(statement, mark)
    status = next((name for name, told in _TREATED if told.search(text)), None)
    behind = statement.sentence.text[statement.clause.end - statement.sentence.start :]
    if status is None and _STOPPED_IT.match(behind):
        return "stopped"
    if statement.denied(mark) and status is None:
        return None
    if mark.text.lower() == "surgery" and _NO_OPERATION.search(text):
        return None
    if status is None and (statement.sentence.heading == "plan" or PLANNED.search(text)):
        return "planned"
    return status or "given"


def _own_words(statement: Statement, mark: Mark) -> str:
    """The stretch of a clause that speaks of one treatment, where several follow each other."""
    text, at = statement.clause.text, mark.start - statement.clause.start
    cuts = [0, *(told.start() for told in _NEXT.finditer(text)), len(text)]
    return next((text[a:b] for a, b in pairwise(cuts) if a <= at < b), text)


def _avoided(statement: Statement, mark: Mark) -> bool:
    """Whether a clause says that a treatment must not be given, or not yet."""
    offset = statement.clause.start
    before = statement.clause.text[: mark.start - offset]
    behind = statement.clause.text[mark.end - offset :]
    told = _AVOIDED_BEFORE.search(before)
    if told is not None and told[0].lower().startswith("no"):
        return _UNTIL.match(behind) is not None  # `no steroids until the marrow is seen`
    return told is not None or _AVOIDED_BEHIND.match(behind) is not None
