"""Treatments that a text tells: given, stopped, planned, declined, not borne."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from osteofoci.case import Treatment
from osteofoci.text.statements import PLANNED, Statement

TreatmentStatus = Literal["given", "stopped", "planned", "declined", "allergy"]


_TREATED: tuple[tuple[TreatmentStatus, re.Pattern[str]], ...] = (
    ("declined", re.compile(r"\b(?:declin|refus|reject)\w*|\bdid not want\b|\bnot wish\b", re.I)),
    ("allergy", re.compile(r"\ballerg\w+|\bintoleran\w+|\bhypersensitiv\w+", re.I)),
    (
        "stopped",
        re.compile(r"\b(?:stopp|discontinu|withdraw|withdrew|withdrawn|ceas|paus)\w*", re.I),
    ),
    (
        "planned",
        re.compile(
            r"\bplan\b|\bplan:|\bplan to\b|\bplanned\b|\b(?:begin|start)\b|\bif (?:there|she|he|pain|this)\b",
            re.I,
        ),
    ),
)
# A practice that is visited, and a department.
_NO_OPERATION = re.compile(
    r"\b(?:visit\w*|came to|attend\w*|seen (?:in|at)|presented (?:to|at)|called|doctor'?s|gp)\b[^.;]{0,25}\bsurgery\b",
    re.I,
)


def treatments_in(statement: Statement, source: str) -> Iterator[Treatment]:
    text = statement.clause.text
    status = next((name for name, told in _TREATED if told.search(text)), None)
    if status is None and statement.sentence.heading == "plan":
        status = "planned"
    planned = status == "planned" or bool(PLANNED.search(text))
    for mark in statement.of("treatment"):
        if (statement.denied(mark) and status is None) or (
            mark.text.lower() == "surgery" and _NO_OPERATION.search(text)
        ):
            continue
        name, _, kind = mark.value.partition("/")
        yield Treatment(
            name=name, kind=kind or None, date=statement.date, planned=planned, source=source,
            status=status or ("planned" if planned else "given"),
        )  # fmt: skip
