"""Values of the laboratory that a text tells, with the word that belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from osteofoci.case import LabValue
from osteofoci.text.document import Mark
from osteofoci.text.statements import Statement

_UNIT = (
    r"mg/dl|mg/l|g/dl|g/l|mm/h(?:r|our)?|mm in the first hour|mm|(?:x ?)?10\^?[369]/[lu]|"
    r"(?:x ?)?10\^?3/[µu]l|k/[µu]l|cells/[µu]l|/[µun]l|g/l|iu/l|u/l|[µu]mol/l|mmol/l|ng/ml|[µu]g/l|%"
)
_VALUE = re.compile(
    rf"^[^\d;.]{{0,28}}?[<>≤≥]?\s?(?P<value>\d+(?:[.,]\d+)*)\s*(?P<unit>{_UNIT})?(?![\d-])", re.I
)


def laboratory_in(statement: Statement, source: str) -> Iterator[LabValue]:
    labs = statement.of("laboratory")
    if re.search(r"(?i)\b(?:apart from|except)\b", statement.clause.text):
        labs = tuple(m for m in labs if m.value != "all")
    states = [m for m in statement.marks if m.label == "result"]
    found: list[LabValue] = []
    for n, mark in enumerate(labs):
        offset = statement.sentence.start
        stop = labs[n + 1].start if n + 1 < len(labs) else statement.clause.end
        bracket = re.match(r"\s*\([^)]*", statement.sentence.text[statement.clause.end - offset :])
        if n + 1 == len(labs) and bracket:  # `low haemoglobin (8.1 g/dl)`
            stop += len(bracket[0])
        text = statement.sentence.text[mark.end - offset : stop - offset]
        value = _VALUE.match(text)
        before = [s for s in states if s.end <= mark.start and mark.first - s.last <= 1]
        after = [s for s in states if mark.end <= s.start < stop]
        before = [s for s in before if _belongs_to(s, mark, statement.sentence.text, offset)]
        after = [s for s in after if _belongs_to(s, mark, statement.sentence.text, offset)]
        if mark.value == "haemoglobin" and not before:
            before = [s for s in states if s.text.lower() in ("anaemia", "anemia")]
        number = unit = None
        if value is not None and mark.value not in ("all", "blood count"):
            number = _number_told(value["value"])
            unit = value["unit"]
            if mark.value == "haemoglobin" and unit is None and number and 3 <= number <= 22:
                unit = "g/dl"  # no child lives with that many grams a litre
        state = next(iter(before or after), None)
        found.append(
            LabValue(
                name=mark.value, value=number, unit=unit, date=statement.date, source=source,
                state=_state(state, statement) if state is not None else None,
                result=state.text if state is not None else None,
            )
        )  # fmt: skip
    # `CRP and ESR were normal`: what is said of the last is said of those before it.
    for n in range(len(found) - 2, -1, -1):
        if found[n].value is None and found[n].state is None and found[n + 1].value is None:
            found[n] = found[n].model_copy(
                update={"state": found[n + 1].state, "result": found[n + 1].result}
            )
    # `elevated CRP and ESR`: of the first, of those behind it.
    for n in range(1, len(found)):
        if found[n].value is None and found[n].state is None and found[n - 1].value is None:
            found[n] = found[n].model_copy(
                update={"state": found[n - 1].state, "result": found[n - 1].result}
            )
    yield from (lab for lab in found if lab.value is not None or lab.state is not None)


def _number_told(text: str) -> float | None:
    """`430,000` has a comma of thousands, `5,3` one of decimals."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return float(text) if text.count(".") < 2 else None


def _belongs_to(state: Mark, lab: Mark, text: str, offset: int) -> bool:
    """Whether a word of a result is of this value, and of no other that it names itself."""
    own = {"anaemia": "haemoglobin", "anemia": "haemoglobin", "thrombocytopenia": "platelets",
           "leukopenia": "leukocytes", "leukocytosis": "leukocytes"}  # fmt: skip
    named = own.get(state.text.lower())
    if named is not None:
        return named == lab.value
    others = r"\b(?:all )?(?:the )?(?:others?|rest|remaining)\b"
    return re.search(others, text[lab.end - offset : state.start - offset], re.I) is None


def _state(mark: Mark, statement: Statement) -> Literal["normal", "high", "low"]:
    if mark.value == "normal" or statement.denied(mark):
        return "normal"
    return "high" if mark.value == "high" else "low"
