"""Sections on what it could be, on published criteria, and on the plan."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.assess import CNO
from osteofoci.case import Advice, Case, Criteria, Diagnosis, Section, Statement
from osteofoci.report.clinical_english import found_term, term
from osteofoci.report.words import capital

SHOWN_DIAGNOSES = 4
_NOT_SCORED = {
    "weights-not-loaded": "Not scored: the published weights are not installed",
    "disabled": "Not scored: the published points have not been verified",
    "provisional": "Not scored: provisional",
}
_PLAN = (
    ("Treatment options (no dose; a doctor chooses)", ("treatment",)),
    ("Follow-up and referrals", ("follow-up", "referral")),
    ("Cautions", ("caution",)),
)


def plan_sections(case: Case) -> Iterator[Section]:
    """Treatment, follow-up and cautions; nothing of a case that was not assessed."""
    for title, kinds in (*_PLAN, (_title_of_care(case), ("general",))):
        own = tuple(_advised(a) for a in case.assessment.advice if a.kind in kinds)
        if own and case.assessment.differential:
            yield Section(title=title, statements=own, part="second")


def _title_of_care(case: Case) -> str:
    """Of a case that ends without CNO: it is not known, or it is another disease."""
    named = case.assessment.conclusion.diagnosis not in (None, CNO)
    return "Care beside the named disease" if named else "Care until the diagnosis is known"


def evidence_sections(case: Case) -> Iterator[Section]:
    """What speaks for and against each diagnosis that matters, and the published criteria."""
    if not case.assessment.differential:
        return
    shown = (
        d
        for d in case.assessment.differential
        if (d.rank <= SHOWN_DIAGNOSES and len(d.for_) > len(d.against)) or d.dangerous
    )
    yield Section(
        title="Differential diagnosis",
        statements=(*(_diagnosis(d) for d in shown), *_open(case)),
    )
    yield Section(
        title="Published criteria", statements=tuple(_criteria(c) for c in case.assessment.criteria)
    )


def _open(case: Case) -> Iterator[Statement]:
    """What is not known, and what of it would change the diagnosis."""
    made = case.assessment.conclusion
    basis = made.basis or ("rule: assess/differential.yaml",)
    if made.would_change:
        named = ", ".join(dict.fromkeys(found_term(name) for name in made.would_change))
        text = f"Any of these would change the diagnosis: {named}."
        yield Statement(text=text, basis=basis)
    if made.missing:
        named = ", ".join(dict.fromkeys(term(name) for name in made.missing))
        yield Statement(text=f"Not known: {named}.", basis=basis)


def _diagnosis(diagnosis: Diagnosis) -> Statement:
    text = f"{capital(diagnosis.diagnosis)}"
    if diagnosis.for_:
        text += f"; for: {', '.join(dict.fromkeys(diagnosis.for_))}"
    if diagnosis.against:
        text += f"; against: {', '.join(dict.fromkeys(diagnosis.against))}"
    if not (diagnosis.for_ or diagnosis.against):
        text += "; nothing known for or against"
    return Statement(text=f"{text}.", basis=(*diagnosis.basis, f"rule: {diagnosis.source}"))


def _criteria(criteria: Criteria) -> Statement:
    met = [item.name for item in criteria.items if item.met and item.part != "exclusion"]
    excluded = [item.name for item in criteria.items if item.met and item.part == "exclusion"]
    text = f"{criteria.name}. Met: {'; '.join(met) or 'none'}"
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
        text += f". {_NOT_SCORED.get(criteria.status, 'Not scored')}"
    basis = dict.fromkeys(name for item in criteria.items for name in item.basis)
    return Statement(text=f"{text}.", basis=(*basis, f"rule: {criteria.source}"))


def _advised(advice: Advice) -> Statement:
    return Statement(text=advice.text, basis=(*advice.basis, f"rule: {advice.source}"))
