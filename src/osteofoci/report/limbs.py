"""Sentences on legs and growth plates: what matters on the second page, every measurement behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from osteofoci.case import (
    Case,
    Exam,
    Message,
    Physis,
    Place,
    Section,
    Word,
    listed,
    number,
    said,
)
from osteofoci.physes import plate_rules
from osteofoci.report.words import day_of, days_of, exam_said, focus_name, section, statement

_RISKS = ("high", "raised", "low", "none")
_ALERTING = ("high", "raised")


def legs_summary(case: Case) -> Section | None:
    """The difference of the legs at the last examination that tells it, and since when."""
    if not case.inequalities:
        return None
    last, before = case.inequalities[-1], said("none")
    basis = [last.exam_id]
    for first in case.inequalities[-2:-1]:
        before = said(
            "leg-before", day=day_of(_exam(case, first.exam_id)), side=first.longer,
            difference=number(first.difference_mm), error=number(first.error_mm),
        )  # fmt: skip
        basis.append(first.exam_id)
    longer = said(
        "leg-longer", exam=exam_said(_exam(case, last.exam_id)), side=last.longer, before=before,
        difference=number(last.difference_mm), error=number(last.error_mm),
    )  # fmt: skip
    meaning = said("leg-meaning", meaning=last.message or last.meaning)
    rule = f"rule: {last.source}"
    statements = (statement(longer, basis), statement(meaning, (last.exam_id, rule)))
    return section(said("title-legs"), statements, "second")


def leg_lengths(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements = []
    for exam_id in dict.fromkeys(row.exam_id for row in case.limbs):
        own = [row for row in case.limbs if row.exam_id == exam_id]
        lengths = [
            said(
                "leg-length", bone=Place(bone=row.bone, side="left" if row.side == "left" else "right"),
                length=number(row.length_mm),
            )
            for row in own
            if row.length_mm is not None
        ]  # fmt: skip
        message = said(
            "leg-lengths", day=days[exam_id], where=said(f"where-{own[0].technique}"),
            lengths=listed(lengths), error=number(own[0].error_mm or 0),
        )  # fmt: skip
        statements.append(statement(message, (exam_id,)))
    return section(said("title-leg-lengths"), statements)


def plates_summary(case: Case) -> Section | None:
    """Every growth plate beside a focus as it was last seen, the most at risk first."""
    if not case.physes:
        return None
    rows = _by_risk({(p.site.bone, p.site.side, p.plate): p for p in case.physes}.values())
    statements = [statement(_short(row), (*row.involved_by, row.exam_id)) for row in rows]
    alerting = [row for row in rows if row.risk in _ALERTING]
    if alerting:
        rule = plate_rules().follow_up
        basis = (*dict.fromkeys(f for row in alerting for f in row.involved_by),)
        message = said("plates-alert", advice=said(rule.message))
        statements.append(statement(message, (*basis, f"rule: {rule.source}")))
    return section(said("title-plates"), statements, "second")


def _name(row: Physis) -> Message:
    bone = Place(bone=row.site.bone, side=row.site.side)
    return said("plate-name", bone=bone, plate=row.plate or "distal")


def _short(row: Physis) -> Message:
    contact = growth = said("none")
    if row.risk in _ALERTING and row.share is not None:
        contact = said(
            "plate-summary-contact", share=number(100 * row.share),
            foci=listed(focus_name(f) for f in row.involved_by),
        )  # fmt: skip
    if row.remaining_growth_mm is not None:
        low, high = row.remaining_growth_mm
        growth = said("plate-summary-growth", low=number(low), high=number(high))
    return said(
        "plate-summary", name=_name(row), risk=said(f"risk-{row.risk or 'none'}"), contact=contact,
        growth=growth,
    )  # fmt: skip


def plates_evidence(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements = (
        statement(_whole(row, days), (*row.involved_by, row.exam_id))
        for row in _by_risk(case.physes)
    )
    return section(said("title-plates-all"), statements)


def _whole(row: Physis, days: Mapping[str, Word]) -> Message:
    growth = said("none")
    if row.remaining_growth_mm is not None:
        low, high = row.remaining_growth_mm
        growth = said(
            "plate-evidence-growth", low=number(low), high=number(high),
            source=row.growth_source or "",
        )  # fmt: skip
    return said(
        "plate-evidence", day=days[row.exam_id], name=_name(row),
        risk=said(f"risk-{row.risk or 'none'}"), reason=row.message or row.reason, growth=growth,
    )  # fmt: skip


def _by_risk(rows: Iterable[Physis]) -> list[Physis]:
    return sorted(rows, key=lambda p: _RISKS.index(p.risk or "none"))


def _exam(case: Case, exam_id: str) -> Exam:
    return next(exam for exam in case.exams if exam.id == exam_id)
