"""Sections on the child beside images, on what it could be, and on the plan."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.assess import CNO
from osteofoci.case import (
    Advice,
    Case,
    ChildFacts,
    ClinicalRecord,
    Criteria,
    Diagnosis,
    Origin,
    Section,
    Statement,
    Status,
)
from osteofoci.report.words import KIND_NAMES, STATUS_WORDS, capital, days_of, focus_name, site_text
from osteofoci.track import last_word

SHOWN_DIAGNOSES = 4
ADULT_YEARS = 18
_NOT_GIVEN = {
    "stopped": ", stopped",
    "declined": ", declined",
    "allergy": ", not given because of an allergy",
    "avoided": ", must not be given, so the text says",
}
_CHANGED = (
    Status.NEW, Status.WORSE, Status.RECURRENT, Status.IMPROVED, Status.RESOLVED, Status.STABLE,
)  # fmt: skip
DECIDES = (
    "All of this is a proposal from what is known here; a doctor who sees the child reads the images "
    "and decides."
)


def essentials(case: Case) -> Section:
    """What a doctor reads first: red flags, what changed, what it most likely is, what comes next."""
    statements = list(_not_understood(case))
    statements += [_advised(a) for a in case.assessment.advice if a.kind == "red flag"]
    for status in _CHANGED:
        own = [f for f in case.foci if last_word(f, case.exams) is status]
        if own:
            names = ", ".join(f"{site_text(f.site)} ({focus_name(f.id)})" for f in own)
            text = f"{capital(STATUS_WORDS[status])}: {names}."
            statements.append(Statement(text=text, basis=tuple(f.id for f in own)))
    if case.assessment.differential:
        statements.append(_conclusion(case))
    if case.assessment.plan.sign_off:
        basis = next(
            (a.basis for a in case.assessment.advice if a.kind == "limit"),
            ("rule: assess/exercise.yaml",),
        )
        statements.append(
            Statement(
                text="The spine is active or has lost height: exercise goes no step further by itself; "
                "a doctor signs off each.",
                basis=basis,
            )
        )
    statements.append(Statement(text=DECIDES, basis=("rule: a doctor decides",)))
    return Section(title="Essentials", statements=tuple(statements))


def _not_understood(case: Case) -> Iterator[Statement]:
    """Passages that speak of bones and were not understood, in their own words."""
    texts = {document.id: document.text for document in case.documents}
    for passage in case.unread:
        text = next(iter(texts.values()), "")
        words = " ".join(text[passage.start : passage.end].split())
        yield Statement(
            text=f"Not understood, read it yourself: “{words}”",
            basis=(f"text:{passage.start}-{passage.end}",),
        )


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
    return Section(title="Findings as told", statements=tuple(statements)) if statements else None


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


def assessment_sections(case: Case) -> Iterator[Section]:
    """Differential, criteria, plan and exercise; nothing of a case that was not assessed."""
    if not case.assessment.differential:
        return
    yield Section(
        title="What it could be",
        statements=(
            _conclusion(case),
            *(
                _diagnosis(d)
                for d in case.assessment.differential
                if (d.rank <= SHOWN_DIAGNOSES and len(d.for_) > len(d.against)) or d.dangerous
            ),
        ),
    )
    yield Section(
        title="Published criteria", statements=tuple(_criteria(c) for c in case.assessment.criteria)
    )
    for title, kinds in (
        ("Treatment options (no dose; a doctor chooses)", ("treatment",)),
        ("Follow-up and referrals", ("follow-up", "referral")),
        ("Cautions", ("caution",)),
        (_title_of_care(case), ("general",)),
    ):
        own = [a for a in case.assessment.advice if a.kind in kinds]
        if own:
            yield Section(title=title, statements=tuple(_advised(a) for a in own))
    exercise = list(_exercise(case))
    if exercise:
        yield Section(title="Exercise plan (FITT-VP)", statements=tuple(exercise))


def _title_of_care(case: Case) -> str:
    """Of a case that ends without CNO: it is not known, or it is another disease."""
    named = case.assessment.conclusion.diagnosis not in (None, CNO)
    return (
        "Care beside the disease that is named" if named else "Care until it is known what this is"
    )


def _conclusion(case: Case) -> Statement:
    conclusion = case.assessment.conclusion
    ours = conclusion.diagnosis == CNO
    text = (
        f"{'Most likely' if ours else 'Named'}: {conclusion.diagnosis}. "
        if conclusion.diagnosis
        else ""
    )
    text += conclusion.sureness or ""
    if conclusion.decides:
        text += f" What would decide it: {'; '.join(conclusion.decides)}."
    if conclusion.missing:
        text += f" Not known: {', '.join(conclusion.missing)}."
    if conclusion.would_change:
        text += f" It would be another if one of these were found: {', '.join(conclusion.would_change)}."
    return Statement(
        text=text.strip(), basis=conclusion.basis or ("rule: assess/differential.yaml",)
    )


def _diagnosis(diagnosis: Diagnosis) -> Statement:
    text = f"{diagnosis.rank}. {diagnosis.diagnosis}"
    if diagnosis.for_:
        text += f"; for it: {', '.join(dict.fromkeys(diagnosis.for_))}"
    if diagnosis.against:
        text += f"; against it: {', '.join(dict.fromkeys(diagnosis.against))}"
    if not (diagnosis.for_ or diagnosis.against):
        text += "; nothing known for or against it"
    return Statement(text=f"{text}.", basis=(*diagnosis.basis, f"rule: {diagnosis.source}"))


def _criteria(criteria: Criteria) -> Statement:
    met = [item.name for item in criteria.items if item.met and item.part != "exclusion"]
    excluded = [item.name for item in criteria.items if item.met and item.part == "exclusion"]
    text = f"{criteria.name}. Met: {'; '.join(met) or 'nothing'}"
    if excluded:
        text += f". Excluded by: {'; '.join(excluded)}"
    if criteria.missing:
        text += f". Not known: {'; '.join(criteria.missing)}"
    if criteria.value_range is not None:
        low, high = criteria.value_range
        points = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        text += f". {points} points"
        text += f", {criteria.verdict}" if criteria.verdict else ", no verdict"
    else:
        text += f". No sum ({criteria.status})"
    basis = dict.fromkeys(name for item in criteria.items for name in item.basis)
    return Statement(text=f"{text}.", basis=(*basis, f"rule: {criteria.source}"))


def _exercise(case: Case) -> Iterator[Statement]:
    plan = case.assessment.plan
    exercise = plan.rehabilitation
    if exercise.frequency is None:
        return
    foci = tuple(f.id for f in case.foci) or ("rule: assess/exercise.yaml",)
    for name in ("frequency", "intensity", "time", "type", "volume", "progression"):
        yield Statement(
            text=f"{capital(name)}: {getattr(exercise, name)}.",
            basis=(*foci, "rule: assess/exercise.yaml"),
        )
    yield from (_advised(a) for a in case.assessment.advice if a.kind == "limit")


def _advised(advice: Advice) -> Statement:
    return Statement(text=advice.text, basis=(*advice.basis, f"rule: {advice.source}"))
