"""Sections on what was told: findings of a text, and the clinical record entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.case import (
    Biopsy,
    Case,
    ChildFacts,
    ClinicalRecord,
    Finding,
    LabValue,
    Message,
    Origin,
    Section,
    Statement,
    Symptom,
    Treatment,
    Word,
    listed,
    number,
    said,
    word,
)
from osteofoci.report.words import day_of, place, section, statement, technique

_SIGNS = (
    ("soft_tissue_oedema", "told-soft-tissue"), ("periosteal_reaction", "told-periosteal"),
    ("collapse", "told-height"), ("crosses_physis", "plate-crossing"),
    ("expansion", "told-expansion"), ("abscess", "told-abscess"), ("mass", "told-mass"),
    ("cortical_breach", "told-destruction"), ("marrow_infiltration", "told-infiltration"),
)  # fmt: skip
_DENIED = (("abscess", "told-no-abscess"), ("mass", "told-no-mass"))
ADULT_YEARS = 18


def told_section(case: Case) -> Section | None:
    """Findings that a text tells."""
    exams = {exam.id: exam for exam in case.exams}
    statements = []
    for finding in case.findings:
        if finding.origin is not Origin.TEXT or finding.physiological_pattern:
            continue
        exam = exams[finding.exam_id]
        parts = tuple(_told(finding)) or (said("told-affected"),)
        message = said(
            "told-finding", technique=technique(exam), day=day_of(exam), place=place(finding.site),
            parts=listed(parts), uncertain="yes" if finding.uncertain else "no",
        )  # fmt: skip
        statements.append(statement(message, (finding.id, *finding.evidence)))
    return section(said("title-told"), statements)


def _told(finding: Finding) -> Iterator[Message | Word]:
    if finding.appearance:
        yield word(finding.appearance)
    yield from (said(code) for name, code in _SIGNS if getattr(finding, name))
    yield from (said(code) for name, code in _DENIED if getattr(finding, name) is False)
    if finding.longest_extent_mm is not None:
        yield said("told-size", size=number(finding.longest_extent_mm, None))


def clinical_section(record: ClinicalRecord) -> Section | None:
    """The record, entry by entry."""
    return section(said("title-record"), _clinical(record))


def _clinical(record: ClinicalRecord) -> Iterator[Statement]:
    facts = tuple(_child(record.patient))
    if facts:
        yield statement(said("record-child", facts=listed(facts)), ("record: patient",))
    for symptom in (*record.symptoms, *record.history, *record.examination):
        yield statement(_symptom(symptom), (symptom.source or "record: symptoms",))
    for condition in (*record.fever, *record.skin, *record.bowel, *record.conditions):
        message = said("record-entry", what=word(condition.name, denied=not condition.present))
        yield statement(message, (condition.source or "record",))
    for relative in record.family:
        message = said(
            "record-family", relation=word(relative.relation),
            condition=word(relative.condition, denied=not relative.present),
        )  # fmt: skip
        yield statement(message, (relative.source or "record: family",))
    for value in record.laboratory:
        yield statement(_value(value), (value.source or "record: laboratory",))
    for biopsy in record.biopsy:
        yield statement(_biopsy(biopsy), (biopsy.source or "record: biopsy",))
    for culture in record.microbiology:
        message = said("record-culture", result=word(culture.result))
        yield statement(message, (culture.source or "record: microbiology",))
    for treatment in (*record.treatments, *record.braces):
        yield statement(_treatment(treatment), (treatment.source or "record: treatments",))
    for sign in record.signs:
        message = said("record-entry", what=word(sign.name, denied=not sign.present))
        yield statement(message, (sign.source or "record: signs",))
    for diagnosis in record.diagnoses:
        sure = "excluded" if diagnosis.excluded else "stated" if diagnosis.sure else "considered"
        message = said(
            "record-diagnosis", certainty=diagnosis.certainty or sure, name=word(diagnosis.name)
        )
        yield statement(message, (diagnosis.source or "record: diagnoses",))


def _child(child: ChildFacts) -> Iterator[Message]:
    """An infant is some months old, not `0.13 years`."""
    years = child.age_years
    if years is not None and years >= 2:
        yield said("age-years", age=number(years, None))
    elif years is not None:
        yield said("age-months", age=round(12 * years))
    if child.sex is not None:
        grown = years is not None and years >= ADULT_YEARS
        names = {"F": "woman", "M": "man"} if grown else {"F": "girl", "M": "boy"}
        yield said(f"child-{names[child.sex]}")


def _symptom(symptom: Symptom) -> Message:
    where = date = said("none")
    if symptom.site:
        where = said("record-place", place=word(symptom.site))
    if symptom.date:
        date = said("record-date", date=symptom.date)
    return said(
        "record-symptom", place=where, symptom=word(symptom.symptom, denied=not symptom.present),
        date=date, past="yes" if symptom.past else "no",
    )  # fmt: skip


def _value(value: LabValue) -> Message:
    told = value.result or value.state
    result: Message | Word = said("record-no-result") if not told else word(told)
    if value.value is not None:
        amount = number(value.value, None)
        result = said("record-count", value=amount)
        if value.unit:
            result = said("record-amount", value=amount, unit=word(value.unit))
    standard = said("none")
    if value.standard is not None and value.unit != value.standard_unit:
        standard = said(
            "record-standard", value=number(value.standard, None),
            unit=word(value.standard_unit or ""),
        )  # fmt: skip
    name = said("record-laboratory") if value.name == "all" else word(value.name)
    return said("record-value", name=name, result=result, standard=standard)


def _biopsy(biopsy: Biopsy) -> Message:
    site = said("none")
    if biopsy.site:
        site = said("record-biopsy-site", site=word(biopsy.site))
    return said("record-biopsy", site=site, result=word(biopsy.result))


def _treatment(treatment: Treatment) -> Message:
    site = said("none")
    if treatment.for_:
        site = said("record-for", site=word(treatment.for_))
    status = "planned" if treatment.planned else treatment.status or "given"
    if status == "planned" and not treatment.planned:
        status = "given"
    return Message(
        code="record-treatment",
        values={"name": word(treatment.name), "for": site, "status": status},
    )
