"""Sentences about candidates: what is worth a look and no focus until a reader confirms it."""

from __future__ import annotations

from osteofoci.case import Case, Section, Statement
from osteofoci.report.words import days_of, site_text, sure_text

TITLE = "Worth a look"


def candidates_section(case: Case) -> Section | None:
    """Every candidate, and that nothing else in the report rests on it; None without any."""
    days = days_of(case.exams)
    own = [finding for finding in case.findings if finding.tier == "candidate"]
    statements = []
    for finding in own:
        text = f"{days[finding.exam_id]}, {site_text(finding.site)}: "
        if finding.uptake_ratio is not None:
            text += f"{finding.uptake_ratio:.2f} ± {finding.uptake_ratio_error or 0:.2f} times the "
            text += f"uptake of the {finding.uptake_against or 'other side'}, "
        text += f"where MRI shows no lesion (confidence {sure_text(finding.confidence)})."
        statements.append(Statement(text=text, basis=(finding.id,)))
    if not own:
        return None
    text = "None of these places is counted as a focus until a reader confirms it."
    statements.append(Statement(text=text, basis=tuple(finding.id for finding in own)))
    return Section(title=TITLE, statements=tuple(statements))
