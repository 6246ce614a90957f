"""Symptoms that a text tells, with their place and how long they have been there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osteofoci.case import Symptom
from osteofoci.text.statements import Statement, where

_DURATION = re.compile(
    r"\b(?:for|since|over|duration of|lasting|history of)\s+(?:about |the last |the past |approximately )?"
    r"(?P<n>\d{1,2}|a|an|one|two|three|four|five|six|eight|nine|ten|twelve|several|some|many)[ -]"
    r"(?P<unit>day|week|month|year)s?|(?P<k>\d{1,2})[ -](?P<u>day|week|month|year) history",
    re.I,
)
_WEEKS = {"day": 1 / 7, "week": 1.0, "month": 4.345, "year": 52.14}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_ADVICE = re.compile(
    r"\b(?:should|ensure|monitor|recommend\w*|pay attention|please|advis\w+)\b", re.I
)


def symptoms_in(statement: Statement, source: str, *, past: bool) -> Iterator[Symptom]:
    marks = statement.of("symptom")
    if not marks or _ADVICE.search(statement.sentence.text):
        return
    told, sites, region = where(statement)
    weeks = _duration_weeks(statement.clause.text)
    for mark in marks:
        if mark.value == "swelling" and re.search(
            r"(?i)soft[ -]tissue swelling", statement.clause.text
        ):
            continue  # of an image, not of the child
        yield Symptom(
            symptom=mark.value, site=told, sites=sites, region=region, date=statement.date,
            present=not statement.denied(mark), past=past, duration_weeks=weeks, source=source,
        )  # fmt: skip


def _duration_weeks(text: str) -> float | None:
    match = _DURATION.search(text)
    if match is None:
        return None
    count = (match["n"] or match["k"]).lower()
    if count in ("several", "some", "many"):
        return None
    number = _NUMBERS.get(count) or int(count)
    return round(number * _WEEKS[(match["unit"] or match["u"]).lower()], 1)
