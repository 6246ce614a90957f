"""Sentences about candidates: what is worth a look and no focus until a reader confirms it."""

from __future__ import annotations

from osteofoci.case import Case, Section, number, said, word
from osteofoci.report.words import days_of, place, section, statement, sure


def candidates_section(case: Case) -> Section | None:
    """Every candidate, and that nothing else in the report rests on it; None without any."""
    days = days_of(case.exams)
    own = [finding for finding in case.findings if finding.tier == "candidate"]
    statements = []
    for finding in own:
        uptake = said("none")
        if finding.uptake_ratio is not None:
            uptake = said(
                "candidate-uptake", ratio=number(finding.uptake_ratio, 2),
                error=number(finding.uptake_ratio_error or 0, 2),
                against=word(finding.uptake_against or "other side"),
            )  # fmt: skip
        message = said(
            "candidate", day=days[finding.exam_id], place=place(finding.site), uptake=uptake,
            sure=sure(finding.confidence),
        )  # fmt: skip
        statements.append(statement(message, (finding.id,)))
    if own:
        statements.append(statement(said("candidates-none-counted"), (f.id for f in own)))
    return section(said("title-candidates"), statements)
