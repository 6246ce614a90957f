"""Sentences on bone scans and radiographs, each with its basis."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import (
    Case,
    ExamKind,
    Finding,
    Message,
    Origin,
    Section,
    Statement,
    UptakeRow,
    Value,
    Word,
    listed,
    number,
    said,
    word,
)
from osteofoci.report.words import days_of, decision, place, section, statement, sure

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
        statements.extend(statement(_hot(f, days[exam.id]), (f.id,)) for f in own)
        if not own and exam.covered:
            statements.append(statement(said("scan-no-uptake", day=days[exam.id]), (exam.id,)))
        rows = _uneven([u for u in case.uptake if u.exam_id == exam.id])
        if rows:
            regions = [
                said(
                    "scan-region", unit=word(u.unit), ratio=number(u.other_side or 0, 2),
                    error=number(u.other_side_error or 0, 2),
                )
                for u in rows
            ]  # fmt: skip
            message = said("scan-uneven", day=days[exam.id], regions=listed(regions, "semicolon"))
            statements.append(statement(message, (exam.id,)))
    return section(said("title-scans"), statements)


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


def _hot(finding: Finding, day: Word) -> Message:
    where: dict[str, Value] = {"day": day, "place": place(finding.site)}
    if finding.uptake_ratio is None:
        return said("scan-hot-read", decision=decision(finding), **where)
    measured: dict[str, Value] = {
        "ratio": number(finding.uptake_ratio, 2), "error": number(finding.uptake_ratio_error or 0, 2),
    }  # fmt: skip
    against = word(finding.uptake_against or "other side")
    if finding.decision == "proposed":
        sureness = sure(finding.confidence)
        return said("scan-hot", against=against, sure=sureness, **where, **measured)
    return said("scan-hot-judged", against=against, decision=decision(finding), **where, **measured)


def radiographs(case: Case) -> Section | None:
    days = days_of(case.exams)
    kinds = {e.id: e.kind for e in case.exams}
    statements = []
    for finding in _seen(case):
        if kinds.get(finding.exam_id) is not ExamKind.RADIOGRAPH:
            continue
        measured = said("none")
        if finding.density_ratio is not None:
            measured = said(
                "film-relative", density=number(finding.density_ratio, 2),
                width=number(finding.width_ratio or 1, 2),
            )  # fmt: skip
        message = said(
            "film", day=days[finding.exam_id], place=place(finding.site), measured=measured,
            look=word(finding.appearance or "no definite change in density"),
            periosteal="yes" if finding.periosteal_reaction else "no",
            breach="yes" if finding.cortical_breach else "no",
        )  # fmt: skip
        statements.append(statement(message, (finding.id,)))
    return section(said("title-radiographs"), statements)
