"""The clinical record in a text: symptoms, laboratory, biopsies, treatments, the author's diagnosis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from osteofoci.case import (
    Biopsy,
    ClinicalRecord,
    Condition,
    Culture,
    Focus,
    LabValue,
    Relative,
    StatedDiagnosis,
    Symptom,
    Treatment,
)
from osteofoci.text.child import child_told
from osteofoci.text.clauses import clauses_of
from osteofoci.text.complaints import symptoms_in
from osteofoci.text.diagnoses import diagnoses_in, surest
from osteofoci.text.document import Sentence, marks_by
from osteofoci.text.observe import about_others
from osteofoci.text.pathology import biopsies_in, cultures_in, gravest, kinds_told, placed, said_of
from osteofoci.text.signs import signs_of
from osteofoci.text.statements import Statement, statements_of
from osteofoci.text.times import Calendar
from osteofoci.text.treatments import treatments_in
from osteofoci.text.values import laboratory_in


def clinical_facts(sentences: Sequence[Sentence]) -> ClinicalRecord:
    """The record of a text; every entry carries the characters it was read from."""
    calendar = Calendar()
    lists: dict[str, list[object]] = {name: [] for name in ClinicalRecord.model_fields}
    open_biopsies: list[int] = []
    waited = 0
    for sentence in sentences:
        moment = calendar.hear(sentence.text, sentence.start, dated=True)
        day = moment.as_told or None
        if sentence.has("family"):
            lists["family"].extend(_relatives(sentence))
            for statement in statements_of(sentence, day):  # `the parents declined pamidronate`
                source = f"text:{statement.clause.start}-{statement.clause.end}"
                told = [t for t in treatments_in(statement, source) if t.status == "declined"]
                lists["treatments"].extend(told)
            continue
        if about_others(sentence):
            continue
        told_before = len(lists["biopsy"])
        for statement in statements_of(sentence, day):
            for name, entries in _entries(statement):
                lists[name].extend(e for e in entries if e not in lists[name])
        kinds = (
            kinds_told(sentence) if open_biopsies and len(lists["biopsy"]) == told_before else []
        )
        for n in open_biopsies if kinds else ():  # `Biopsies were taken. Both showed fibrosis.`
            biopsy = lists["biopsy"][n]
            assert isinstance(biopsy, Biopsy)
            update = {"kind": gravest(kinds), "result": said_of(sentence.text)}
            lists["biopsy"][n] = biopsy.model_copy(update=update)
        # A heading of its own may stand between a biopsy and its result.
        heading = re.fullmatch(r"[\w ]{3,30}:", sentence.text.strip()) is not None
        waited = 0 if len(lists["biopsy"]) > told_before or heading else waited + 1
        fresh = told_before if waited == 0 and not heading else 0
        open_biopsies = [
            n for n, b in enumerate(lists["biopsy"])
            if n >= (fresh if waited == 0 else len(lists["biopsy"]))
            and isinstance(b, Biopsy) and b.kind == "unclear"
        ]  # fmt: skip
    rest = {name: tuple(entries) for name, entries in lists.items() if name != "patient"}
    rest["diagnoses"] = surest(lists["diagnoses"])
    rest["signs"] = signs_of([s for s in sentences if not s.has("family") and not about_others(s)])
    return ClinicalRecord(patient=child_told(sentences), **_once(rest))


def sided(record: ClinicalRecord, foci: Sequence[Focus]) -> ClinicalRecord:
    """Biopsies of a paired bone without its side, where the images know it on one side only."""
    return record.model_copy(update={"biopsy": tuple(placed(b, foci) for b in record.biopsy)})


def _once(lists: dict[str, tuple[object, ...]]) -> dict[str, Any]:
    """Entries that only say again what an earlier one says are left out."""
    kept: dict[str, Any] = {}
    for name, entries in lists.items():
        seen: dict[str, object] = {}
        for entry in entries:
            assert isinstance(entry, Symptom | Condition | Relative | LabValue | Biopsy | Culture
                              | Treatment | StatedDiagnosis)  # fmt: skip
            seen.setdefault(entry.model_dump_json(exclude={"source"}), entry)
        kept[name] = tuple(seen.values())
    return kept


def _entries(statement: Statement) -> Iterator[tuple[str, list[object]]]:
    source = f"text:{statement.clause.start}-{statement.clause.end}"
    pathology = bool(statement.of("biopsy", "culture")) or bool(
        [m for m in marks_by(statement.sentence, "clinic") if m.label == "biopsy"]
    )
    if not pathology:
        past = statement.sentence.has("historical")
        name = "history" if past else "symptoms"
        yield name, list(symptoms_in(statement, source, past=past))
    yield "fever", [
        Condition(
            name="fever", date=statement.date, source=source,
            present=m.value == "fever" and not statement.denied(m),
        )
        for m in statement.of("fever")
    ]  # fmt: skip
    for label, name in (("skin", "skin"), ("bowel", "bowel"), ("condition", "conditions")):
        yield (
            name,
            [
                Condition(
                    name=m.value,
                    date=statement.date,
                    source=source,
                    present=not statement.denied(m),
                )
                for m in statement.of(label)
            ],
        )
    yield "laboratory", list(laboratory_in(statement, source))
    yield "biopsy", list(biopsies_in(statement, source))
    yield "microbiology", list(cultures_in(statement, source))
    treatments = list(treatments_in(statement, source))
    yield "treatments", [t for t in treatments if t.kind != "brace"]
    yield "braces", [t for t in treatments if t.kind == "brace"]
    yield "diagnoses", list(diagnoses_in(statement, source))


def _relatives(sentence: Sentence) -> Iterator[Relative]:
    marks = marks_by(sentence, "clinic")
    relations = [m for m in marks if m.label == "relation"]
    for clause in clauses_of(sentence):
        for mark in marks:
            inside = clause.start <= mark.start and mark.end <= clause.end
            if not inside or mark.label not in ("skin", "bowel", "condition", "diagnosis"):
                continue
            denied = any(m.label == "negation" and m.end <= mark.start for m in clause.marks)
            relation = min(relations, key=lambda r: abs(r.start - mark.start), default=None)
            yield Relative(
                relation=relation.value if relation else "relative", condition=mark.value,
                present=not denied, source=f"text:{clause.start}-{clause.end}",
            )  # fmt: skip
