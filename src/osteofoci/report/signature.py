"""Who has read and signed, what a reader has judged, and what is still the program's proposal."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import (
    Case,
    DecisionState,
    Finding,
    Listed,
    Origin,
    Section,
    listed,
    said,
)
from osteofoci.report.words import days_of, place, section, statement


def signed_case(case: Case, *, by: str, day: str) -> Case:
    """The case with its signature among the sentences of its second page.

    Args:
        by: who signs.
        day: when, as it is to be read.
    """
    made = _signature(case, by, day)
    sections = [*case.report.sections]
    after = max((n for n, s in enumerate(sections) if s.part in ("first", "second")), default=-1)
    sections.insert(after + 1, made)
    report = case.report.model_copy(update={"sections": tuple(sections)})
    return case.model_copy(update={"report": report})


def _signature(case: Case, by: str, day: str) -> Section:
    statements = [statement(said("signature-by", by=said("as-written", text=by), day=day), ())]
    days = days_of(case.exams)

    def told(own: Sequence[Finding]) -> Listed:
        places = (said("signature-place", place=place(f.site), day=days[f.exam_id]) for f in own)
        return listed(places, "semicolon")

    def judged(state: DecisionState) -> list[Finding]:
        return [f for f in case.findings if f.decision is state]

    confirmed, rejected, normal, proposals = (judged(state) for state in (
        DecisionState.CONFIRMED, DecisionState.REJECTED, DecisionState.PHYSIOLOGICAL,
        DecisionState.PROPOSED,
    ))  # fmt: skip
    proposals = [f for f in proposals if f.origin is not Origin.TEXT]
    for message, own in (
        (said("signature-confirmed", places=told(confirmed)), confirmed),
        (said("signature-rejected", places=told(rejected)), rejected),
        (said("signature-normal", places=told(normal)), normal),
        (said("signature-open", places=told(proposals)), proposals),
        (said("signature-all-judged"), () if proposals else case.findings[:1]),
    ):
        if own:
            statements.append(statement(message, (f.id for f in own)))
    made = section(said("title-signature"), statements)
    assert made is not None
    return made.model_copy(update={"part": "second"})
