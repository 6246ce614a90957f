from __future__ import annotations

import numpy as np
import pytest

from osteofoci.bench import score_assess
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Case, Section, Statement
from osteofoci.report import faults_of


def reported(name: str, seed: int) -> Case:
    return score_assess.reported(name, np.random.default_rng(seed))


@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("seed", range(4))
def test_a_report_says_nothing_that_the_case_does_not(name: str, seed: int) -> None:
    assert faults_of(reported(name, seed)) == ()


@pytest.mark.parametrize(
    ("text", "basis", "fault"),
    [
        ("The right patella is affected.", ("F1",), "right patella"),
        ("Vertebra T2 has lost height.", ("F1",), "vertebra T2"),
        ("It measures 77.7 mL.", ("F1",), "77.7"),
        ("Something is said.", (), "no basis"),
    ],
)
def test_a_sentence_that_says_more_is_found(text: str, basis: tuple[str, ...], fault: str) -> None:
    case = reported("Ewing sarcoma", 1)
    added = Section(title="Added", statements=(Statement(text=text, basis=basis),))
    report = case.report.model_copy(update={"sections": (*case.report.sections, added)})
    (found,) = faults_of(case.model_copy(update={"report": report}))
    assert fault in found
