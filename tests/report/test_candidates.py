"""Candidates: listed last, with what was seen of them, and counted nowhere."""

from __future__ import annotations

import pytest
from built import finding
from cases import followed

from osteofoci.case import Case, Finding
from osteofoci.report import write_report
from osteofoci.report.candidates import candidates_section

HOT = finding("b", "right tibia, distal metaphysis").model_copy(
    update={"signal_ratio": None, "uptake_ratio": 2.0, "uptake_ratio_error": 0.1}
)
BRIGHT = finding("b", "left rib 12", volume=640).model_copy(update={"signal_ratio": 1.84})


def with_candidate(found: Finding) -> Case:
    case = followed()
    update = {"tier": "candidate", "focus_id": None, "confidence": 0.2}
    own = found.model_copy(update=update)
    case = case.model_copy(update={"findings": (*case.findings, own)})
    return case.model_copy(update={"report": write_report(case)})


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (HOT, "2.00 ± 0.10 times the uptake of the other side, where MRI shows no lesion"),
        (BRIGHT, "signal 1.84 times that of muscle over 0.6 mL on MRI, too uncertain for a lesion"),
    ],
)
def test_a_candidate_is_told_with_what_was_seen_of_it(found: Finding, shown: str) -> None:
    section = candidates_section(with_candidate(found))
    assert section is not None
    first, last = section.statements
    assert shown in first.text
    assert "until a reader confirms" in last.text


def test_a_candidate_changes_nothing_else_in_the_report() -> None:
    def others(case: Case) -> list[str]:
        return [
            statement.text
            for section in case.report.sections
            if section.title != "Worth a look"
            for statement in section.statements
        ]

    assert others(with_candidate(BRIGHT)) == others(followed())
