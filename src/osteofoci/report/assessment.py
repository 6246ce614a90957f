"""Sections on what it could be, on published criteria, and on the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osteofoci.assess import CNO
from osteofoci.case import (
    Advice,
    Case,
    Criteria,
    CriteriaItem,
    Diagnosis,
    Listed,
    Message,
    Section,
    Statement,
    listed,
    number,
    said,
    word,
)
from osteofoci.report.words import section, statement

SHOWN_DIAGNOSES = 4
_PLAN = (
    ("title-treatment", ("treatment",)),
    ("title-follow-up", ("follow-up", "referral")),
    ("title-cautions", ("caution",)),
)


def plan_sections(case: Case) -> Iterator[Section]:
    """Treatment, follow-up and cautions; nothing of a case that was not assessed."""
    for title, kinds in (*_PLAN, (_title_of_care(case), ("general",))):
        own = (advised(a) for a in case.assessment.advice if a.kind in kinds)
        made = section(said(title), own, "second")
        if made is not None and case.assessment.differential:
            yield made


def advised(advice: Advice) -> Statement:
    """A sentence of the plan with its basis and its source."""
    return Statement(
        text=advice.text, basis=(*advice.basis, f"rule: {advice.source}"), message=advice.message
    )


def _title_of_care(case: Case) -> str:
    """Of a case that ends without CNO: it is not known, or it is another disease."""
    named = case.assessment.conclusion.diagnosis not in (None, CNO)
    return "title-care-beside" if named else "title-care-until"


def evidence_sections(case: Case) -> Iterator[Section]:
    """What speaks for and against each diagnosis that matters, and the published criteria."""
    if not case.assessment.differential:
        return
    shown = (
        d
        for d in case.assessment.differential
        if (d.rank <= SHOWN_DIAGNOSES and len(d.for_) > len(d.against)) or d.dangerous
    )
    for made in (
        section(said("title-differential"), (*(_diagnosis(d) for d in shown), *_open(case))),
        section(said("title-criteria"), (_criteria(c) for c in case.assessment.criteria)),
    ):
        if made is not None:
            yield made


def _open(case: Case) -> Iterator[Statement]:
    """What is not known, and what of it would change the diagnosis."""
    made = case.assessment.conclusion
    basis = made.basis or ("rule: assess/differential.yaml",)
    if made.would_change_messages:
        yield statement(said("would-change", named=listed(made.would_change_messages)), basis)
    if made.missing_messages:
        yield statement(said("not-known", named=listed(made.missing_messages)), basis)


def _diagnosis(diagnosis: Diagnosis) -> Statement:
    for_ = against = said("none")
    if diagnosis.for_messages:
        for_ = said("differential-for", facts=listed(diagnosis.for_messages))
    if diagnosis.against_messages:
        against = said("differential-against", facts=listed(diagnosis.against_messages))
    if not (diagnosis.for_messages or diagnosis.against_messages):
        for_ = said("differential-nothing")
    name = word(diagnosis.diagnosis)
    message = Message(
        code="differential", values={"diagnosis": name, "for": for_, "against": against}
    )
    return statement(message, (*diagnosis.basis, f"rule: {diagnosis.source}"))


def _criteria(criteria: Criteria) -> Statement:
    met = [item for item in criteria.items if item.met and item.part != "exclusion"]
    excluded = [item for item in criteria.items if item.met and item.part == "exclusion"]
    missing = [item for item in criteria.items if item.met is None]
    scored = said("criteria-not-scored", why=criteria.status)
    if criteria.value_range is not None:
        low, high = (number(value, None) for value in criteria.value_range)
        points = said("range", low=low, high=high)
        if low == high:
            points = said("number", value=low)
        verdict = criteria.verdict_message or said("criteria-no-verdict")
        scored = said("criteria-points", points=points, verdict=verdict)
    message = said(
        "criteria-row", name=criteria.message or criteria.name, scored=scored,
        met=_items(met) if met else said("criteria-none-met"),
        excluded=said("criteria-excluded", items=_items(excluded)) if excluded else said("none"),
        missing=said("criteria-missing", items=_items(missing)) if missing else said("none"),
    )  # fmt: skip
    basis = dict.fromkeys(name for item in criteria.items for name in item.basis)
    return statement(message, (*basis, f"rule: {criteria.source}"))


def _items(items: Iterable[CriteriaItem]) -> Listed:
    """Items by their words; those of a table that a site has loaded as it calls them."""
    return listed((item.message or item.name for item in items), "semicolon")
