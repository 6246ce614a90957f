"""Sentences on legs and growth plates: what matters on the second page, every measurement behind it."""

from __future__ import annotations

from collections.abc import Iterable

from osteofoci.case import Case, Exam, Physis, Section, Statement
from osteofoci.report.words import KIND_NAMES, capital, day_of, days_of, focus_name
from osteofoci.rules import checked_rule

_RISKS = ("high", "raised", "low", "none")
_ALERTING = ("high", "raised")


def legs_summary(case: Case) -> Section | None:
    """The difference of the legs at the last examination that tells it, and since when."""
    if not case.inequalities:
        return None
    last, before = case.inequalities[-1], case.inequalities[:-1]
    exam = _exam(case, last.exam_id)
    text = (
        f"{KIND_NAMES[exam.kind]} of {day_of(exam)}: the {last.longer} leg is longer by "
        f"{last.difference_mm:.0f} ± {last.error_mm:.0f} mm"
    )
    basis = [last.exam_id]
    if before:
        first = before[-1]
        text += (
            f"; on {day_of(_exam(case, first.exam_id))} the {first.longer} leg by "
            f"{first.difference_mm:.0f} ± {first.error_mm:.0f} mm"
        )
        basis.append(first.exam_id)
    statements = (
        Statement(text=f"{text}.", basis=tuple(basis)),
        Statement(text=f"Difference {last.meaning}.", basis=(last.exam_id, f"rule: {last.source}")),
    )
    return Section(title="Legs", statements=statements, part="second")


def leg_lengths(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements = []
    for exam_id in dict.fromkeys(row.exam_id for row in case.limbs):
        own = [row for row in case.limbs if row.exam_id == exam_id]
        parts = [
            f"{row.side} {row.bone} {row.length_mm:.0f} mm"
            for row in own
            if row.length_mm is not None
        ]
        where = "standing radiographs" if own[0].technique == "biplanar" else "MRI, less exact"
        text = (
            f"{days[exam_id]} ({where}): {', '.join(parts)}, each ± {own[0].error_mm or 0:.0f} mm."
        )
        statements.append(Statement(text=text, basis=(exam_id,)))
    made = tuple(statements)
    return Section(title="Lengths of the legs", statements=made) if made else None


def plates_summary(case: Case) -> Section | None:
    """Every growth plate beside a focus as it was last seen, the most at risk first."""
    if not case.physes:
        return None
    rows = _by_risk({(p.site.bone, p.site.side, p.plate): p for p in case.physes}.values())
    statements = [
        Statement(text=_short(row), basis=(*row.involved_by, row.exam_id)) for row in rows
    ]
    alerting = [row for row in rows if row.risk in _ALERTING]
    if alerting:
        rule = checked_rule("physes", "follow_up")
        basis = (*dict.fromkeys(f for row in alerting for f in row.involved_by),)
        text = f"Risk of early closure and unequal growth: {rule['text']}."
        statements.append(Statement(text=text, basis=(*basis, f"rule: {rule['source']}")))
    return Section(title="Growth plates", statements=tuple(statements), part="second")


def _short(row: Physis) -> str:
    text = f"{row.site.side} {row.site.bone}, {row.plate} growth plate: alert {row.risk}"
    if row.risk in _ALERTING and row.share is not None:
        names = ", ".join(focus_name(f) for f in row.involved_by)
        text += f", {100 * row.share:.0f} % of the plate in contact with {names}"
    if row.remaining_growth_mm is not None:
        low, high = row.remaining_growth_mm
        text += f"; remaining growth {low:.0f} to {high:.0f} mm"
    return capital(f"{text}.")


def plates_evidence(case: Case) -> Section | None:
    days = days_of(case.exams)
    made = tuple(
        Statement(text=_whole(row, days), basis=(*row.involved_by, row.exam_id))
        for row in _by_risk(case.physes)
    )
    return Section(title="Growth plates, all examinations", statements=made) if made else None


def _whole(row: Physis, days: dict[str, str]) -> str:
    name = f"{row.site.side} {row.site.bone}, {row.plate} growth plate"
    text = f"{days[row.exam_id]}, {name}: alert {row.risk}. {row.reason}"
    if row.remaining_growth_mm is not None:
        low, high = row.remaining_growth_mm
        text += f" Growth still expected there: {low:.0f} to {high:.0f} mm ({row.growth_source})."
    return text


def _by_risk(rows: Iterable[Physis]) -> list[Physis]:
    return sorted(rows, key=lambda p: _RISKS.index(p.risk or "none"))


def _exam(case: Case, exam_id: str) -> Exam:
    return next(exam for exam in case.exams if exam.id == exam_id)
