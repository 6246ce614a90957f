"""Sections on what was told: findings of a text, and the clinical record entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.case import Case, ChildFacts, ClinicalRecord, Origin, Section, Statement
from osteofoci.report.words import KIND_NAMES, capital, days_of, site_text

_NOT_GIVEN = {
    "stopped": ", stopped",
    "declined": ", declined",
    "allergy": ", not given because of an allergy",
    "avoided": ", must not be given, so the text says",
}
ADULT_YEARS = 18


def told_section(case: Case) -> Section | None:
    """Findings that a text tells."""
    days = days_of(case.exams)
    kinds = {exam.id: KIND_NAMES[exam.kind] for exam in case.exams}
    statements = []
    for finding in case.findings:
        if finding.origin is not Origin.TEXT or finding.physiological_pattern:
            continue
        parts = [
            word
            for word, value in (
                (finding.appearance, finding.appearance),
                ("soft-tissue oedema", finding.soft_tissue_oedema),
                ("periosteal reaction", finding.periosteal_reaction),
                ("loss of height", finding.collapse),
                ("crossing the growth plate", finding.crosses_physis),
                ("expansion", finding.expansion),
                ("abscess", finding.abscess),
                ("mass", finding.mass),
                ("cortical destruction", finding.cortical_breach),
                ("diffuse infiltration of the marrow", finding.marrow_infiltration),
            )
            if value and word
        ]
        parts += [
            f"no {word}"
            for word, value in (("abscess", finding.abscess), ("mass", finding.mass))
            if value is False
        ]
        if finding.longest_extent_mm is not None:
            parts.append(f"{finding.longest_extent_mm:g} mm")
        text = f"{kinds[finding.exam_id]} ({days[finding.exam_id]}), {site_text(finding.site)}"
        text += f": {', '.join(parts)}" if parts else ": affected"
        text += ", uncertain." if finding.uncertain else "."
        statements.append(Statement(text=text, basis=(finding.id, *finding.evidence)))
    return (
        Section(title="Findings as reported", statements=tuple(statements)) if statements else None
    )


def clinical_section(record: ClinicalRecord) -> Section | None:
    """The record, entry by entry."""
    statements = list(_clinical(record))
    return Section(title="Clinical record", statements=tuple(statements)) if statements else None


def _clinical(record: ClinicalRecord) -> Iterator[Statement]:
    child = record.patient
    facts = [
        _age_told(child.age_years),
        _person(child),
    ]
    if any(facts):
        yield Statement(
            text=f"{capital(', '.join(f for f in facts if f))}.", basis=("record: patient",)
        )
    for symptom in (*record.symptoms, *record.history, *record.examination):
        place = f"{symptom.site}: " if symptom.site else ""
        when = f", {symptom.date}" if symptom.date else ""
        past = ", in the past" if symptom.past else ""
        denied = "" if symptom.present else "no "
        yield Statement(
            text=capital(f"{place}{denied}{symptom.symptom}{when}{past}."),
            basis=(symptom.source or "record: symptoms",),
        )
    for condition in (*record.fever, *record.skin, *record.bowel, *record.conditions):
        text = condition.name if condition.present else f"no {condition.name}"
        yield Statement(text=capital(f"{text}."), basis=(condition.source or "record",))
    for relative in record.family:
        text = (
            f"Family, {relative.relation}: {'' if relative.present else 'no '}{relative.condition}."
        )
        yield Statement(text=text, basis=(relative.source or "record: family",))
    for value in record.laboratory:
        name = "Laboratory" if value.name == "all" else value.name
        told = (
            f"{value.value:g} {value.unit or ''}".strip()
            if value.value is not None
            else value.result
        )
        text = f"{name}: {told or value.state or 'told without a result'}"
        if value.standard is not None and value.unit != value.standard_unit:
            text += f" ({value.standard:g} {value.standard_unit})"
        yield Statement(text=f"{text}.", basis=(value.source or "record: laboratory",))
    for biopsy in record.biopsy:
        place = f" of {biopsy.site}" if biopsy.site else ""
        yield Statement(
            text=f"Biopsy{place}: {biopsy.result}.", basis=(biopsy.source or "record: biopsy",)
        )
    for culture in record.microbiology:
        yield Statement(
            text=f"Culture: {culture.result}.", basis=(culture.source or "record: microbiology",)
        )
    for treatment in (*record.treatments, *record.braces):
        text = treatment.name + (f" for {treatment.for_}" if treatment.for_ else "")
        text += ", planned" if treatment.planned else _NOT_GIVEN.get(treatment.status or "", "")
        yield Statement(
            text=f"Treatment: {text}.", basis=(treatment.source or "record: treatments",)
        )
    for sign in record.signs:
        text = sign.name if sign.present else f"no {sign.name}"
        yield Statement(text=capital(f"{text}."), basis=(sign.source or "record: signs",))
    for diagnosis in record.diagnoses:
        sure = "excluded" if diagnosis.excluded else "stated" if diagnosis.sure else "considered"
        sure = diagnosis.certainty or sure
        yield Statement(
            text=f"Diagnosis {sure} by the author: {diagnosis.name}.",
            basis=(diagnosis.source or "record: diagnoses",),
        )


def _age_told(years: float | None) -> str | None:
    """An infant is some months old, not `0.13 years`."""
    if years is None:
        return None
    return f"age {years:g} years" if years >= 2 else f"age {round(12 * years)} months"


def _person(child: ChildFacts) -> str | None:
    grown = child.age_years is not None and child.age_years >= ADULT_YEARS
    names = {"F": "woman", "M": "man"} if grown else {"F": "girl", "M": "boy"}
    return None if child.sex is None else names[child.sex]
