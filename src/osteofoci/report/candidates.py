"""Sentences about candidates: what is worth a look and no focus until a reader confirms it."""

from __future__ import annotations

from osteofoci.case import Case, Finding, Message, Section, number, said, word
from osteofoci.report.words import days_of, place, section, statement, sure


def candidates_section(case: Case) -> Section | None:
    """Every candidate, and that nothing else in the report rests on it; None without any."""
    days = days_of(case.exams)
    own = [finding for finding in case.findings if finding.tier == "candidate"]
    statements = []
    for finding in own:
        message = said(
            "candidate", day=days[finding.exam_id], place=place(finding.site),
            shown=_shown(finding), sure=sure(finding.confidence),
        )  # fmt: skip
        statements.append(statement(message, (finding.id,)))
    if own:
        statements.append(statement(said("candidates-none-counted"), (f.id for f in own)))
    return section(said("title-candidates"), statements)


def _shown(finding: Finding) -> Message:
    if finding.signal_ratio is not None:
        return said(
            "candidate-signal", ratio=number(finding.signal_ratio, 2),
            volume=number((finding.volume_mm3 or 0) / 1000, 1),
        )  # fmt: skip
    if finding.uptake_ratio is None:
        return said("candidate-hot")
    return said(
        "candidate-uptake", ratio=number(finding.uptake_ratio, 2),
        error=number(finding.uptake_ratio_error or 0, 2),
        against=word(finding.uptake_against or "other side"),
    )  # fmt: skip
