"""Sentences on bone scans and radiographs, each with its basis."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Case, ExamKind, Finding, Origin, Section, Statement, UptakeRow
from osteofoci.report.words import days_of, site_text, sure_text

# Rows of a bone scan are told where they differ from the other side by so many standard deviations.
TOLD_SIGMA, TOLD_RATIO = 3.0, 1.15
MOST_ROWS = 10


def _seen(case: Case) -> list[Finding]:
    """Findings of images; what a text tells has its own section."""
    return [f for f in case.findings if f.origin is not Origin.TEXT]


def scans(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements: list[Statement] = []
    for exam in (e for e in case.exams if e.kind is ExamKind.BONE_SCAN):
        own = [f for f in _seen(case) if f.exam_id == exam.id and f.focus_id]
        statements.extend(Statement(text=_hot_text(f, days[exam.id]), basis=(f.id,)) for f in own)
        if not own and exam.covered:
            text = (
                f"{days[exam.id]}: no clearly increased uptake; this does not exclude active foci."
            )
            statements.append(Statement(text=text, basis=(exam.id,)))
        rows = _uneven([u for u in case.uptake if u.exam_id == exam.id])
        if rows:
            listed = "; ".join(
                f"{u.unit} {u.other_side:.2f} ± {u.other_side_error:.2f}" for u in rows
            )
            text = f"{days[exam.id]}, regions with more uptake than the other side (counting error only): {listed}."
            statements.append(Statement(text=text, basis=(exam.id,)))
    return Section(title="Bone scans", statements=tuple(statements)) if statements else None


def _uneven(rows: Sequence[UptakeRow]) -> list[UptakeRow]:
    """Units that take up more than the other side, most uneven first."""
    found = [
        u
        for u in rows
        if u.other_side is not None
        and u.other_side_error
        and u.other_side > TOLD_RATIO
        and u.other_side - 1 > TOLD_SIGMA * u.other_side_error
    ]
    return sorted(found, key=lambda u: -(u.other_side or 0))[:MOST_ROWS]


def _hot_text(finding: Finding, day: str) -> str:
    text = f"{day}, {site_text(finding.site)}: "
    if finding.uptake_ratio is None:
        return f"{text}increased uptake, {finding.decision} by a reader."
    text += f"{finding.uptake_ratio:.2f} ± {finding.uptake_ratio_error or 0:.2f} times the uptake "
    text += f"of the {finding.uptake_against or 'other side'}"
    if finding.decision == "proposed":
        return f"{text}, proposed by the program (confidence {sure_text(finding.confidence)})."
    return f"{text}, {finding.decision} by a reader."


def radiographs(case: Case) -> Section | None:
    days = days_of(case.exams)
    kinds = {e.id: e.kind for e in case.exams}
    statements = []
    for finding in _seen(case):
        if kinds.get(finding.exam_id) is not ExamKind.RADIOGRAPH:
            continue
        text = f"{days[finding.exam_id]}, {site_text(finding.site)}: "
        text += finding.appearance or "no definite change in density"
        if finding.density_ratio is not None:
            text += (
                f" (density {finding.density_ratio:.2f} and width {finding.width_ratio or 1:.2f} relative "
                f"to the adjacent bone; measured, for orientation only)"
            )
        if finding.periosteal_reaction:
            text += ", with periosteal reaction"
        if finding.cortical_breach:
            text += ". Red flag: possible cortical breach"
        statements.append(Statement(text=f"{text}.", basis=(finding.id,)))
    return Section(title="Radiographs", statements=tuple(statements)) if statements else None
