"""Findings as the reader wants them, and what each decision is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from osteofoci.case import DecisionState, Finding, Remark, listed, said, site_model
from osteofoci.decisions.kinds import (
    AbsentBone,
    AddFinding,
    Decision,
    EndPlates,
    Judgement,
    Link,
    Move,
    NameVertebra,
    Place,
    PutJoint,
    SetAttribute,
    ShiftLevels,
)
from osteofoci.wording import noted

_ABOUT_EXAM = (AddFinding, Place, ShiftLevels, EndPlates, PutJoint, NameVertebra, AbsentBone)


class Named(Protocol):
    """An examination as a reader may name it: by its id or its day."""

    @property
    def id(self) -> str: ...

    @property
    def date(self) -> date | None: ...


AboutExam = TypeVar(
    "AboutExam", AddFinding, Place, ShiftLevels, EndPlates, PutJoint, NameVertebra, AbsentBone
)


def of_exam(decisions: Sequence[Decision], kind: type[AboutExam], exam: Named) -> list[AboutExam]:
    """The decisions of one kind about an examination."""
    return [d for d in decisions if isinstance(d, kind) and _names(d.exam, exam)]


def _names(told: str, exam: Named) -> bool:
    return told == exam.id or (exam.date is not None and told == exam.date.isoformat())


def apply_decisions(
    findings: Sequence[Finding], decisions: Sequence[Decision], exams: Sequence[Named]
) -> tuple[list[Finding], list[Remark]]:
    """The findings as the reader wants them; later decisions win; what fits nothing is said."""
    by_id = {finding.id: finding for finding in findings}
    remarks: list[Remark] = []
    settled: dict[tuple[str, str], Any] = {}
    states = {
        "confirm": DecisionState.CONFIRMED,
        "reject": DecisionState.REJECTED,
        "physiological": DecisionState.PHYSIOLOGICAL,
    }
    for decision in decisions:
        if isinstance(decision, _ABOUT_EXAM):
            if not any(_names(decision.exam, exam) for exam in exams):
                remarks.append(
                    noted("decision-stale", said("remark-decision-no-exam", exam=decision.exam))
                )
            continue
        named = decision.findings if isinstance(decision, Link) else (decision.finding,)
        missing = [name for name in named if name not in by_id]
        remarks.extend(
            noted(
                "decision-stale",
                said("remark-decision-no-finding", kind=decision.kind, finding=name),
            )
            for name in missing
        )
        if missing or isinstance(decision, Link):
            continue
        finding = by_id[decision.finding]
        note = f"reader {decision.by}, {decision.when}: {decision.kind}"
        changes: dict[str, Any] = {"evidence": (*finding.evidence, note)}
        about, value = _about(decision)
        if settled.setdefault((finding.id, about), value) != value:
            remarks.append(
                noted(
                    "decision-conflict",
                    said("remark-decision-twice", finding=finding.id, about=about),
                )
            )
        settled[finding.id, about] = value
        if isinstance(decision, Judgement):
            changes["decision"] = states[decision.kind]
        elif isinstance(decision, Move):
            changes["site"] = site_model(decision.site)
            changes["position_along_bone"] = None
            changes["decision"] = DecisionState.CONFIRMED
        else:
            changes[decision.attribute] = decision.value
        by_id[finding.id] = Finding.model_validate({**finding.model_dump(), **changes})
    return list(by_id.values()), [*remarks, *_contradicting_links(decisions)]


def _about(decision: Judgement | Move | SetAttribute) -> tuple[str, Any]:
    """What a decision settles, and how."""
    if isinstance(decision, Judgement):
        return "judgement", decision.kind
    if isinstance(decision, Move):
        return "site", decision.site
    return decision.attribute, decision.value


def _contradicting_links(decisions: Sequence[Decision]) -> list[Remark]:
    joined, apart = links(decisions)
    return [
        noted(
            "decision-conflict",
            said(
                "remark-decision-merged-and-split",
                findings=listed((f"'{n}'" for n in sorted(set(one) & set(other))), "and"),
            ),
        )
        for one in joined
        for other in apart
        if len(set(one) & set(other)) > 1
    ]


def links(decisions: Sequence[Decision]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Finding ids that the reader joins into one focus, and those that are kept apart."""
    joined = [d.findings for d in decisions if isinstance(d, Link) and d.kind == "merge"]
    apart = [d.findings for d in decisions if isinstance(d, Link) and d.kind == "split"]
    return joined, apart
