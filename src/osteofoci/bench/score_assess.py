"""Figures of the assessment on children whose disease is known (``lookalikes.py``)."""

from __future__ import annotations

from typing import Any

import numpy as np

from osteofoci.assess import assess
from osteofoci.bench.figures import share
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.journey import recorded
from osteofoci.report import faults_of, write_report

WITHIN = 3


def score_assess(patients: int, seed: int) -> dict[str, Any]:
    """Whether the true disease stands among the first three, and whether a red flag is raised.

    Args:
        patients: of each disease.
    """
    found: dict[str, Any] = {"children_of_each": patients}
    statements = faults = 0
    for number, (name, maker) in enumerate(MAKERS.items()):
        ranks, flagged, concluded = [], [], []
        for n in range(seed, seed + patients):
            case, record = maker(np.random.default_rng([n, number]))
            assessment = assess(case, record)
            case = case.model_copy(update={"assessment": assessment, "clinical": recorded(record)})
            case = case.model_copy(update={"report": write_report(case, record=record)})
            statements += sum(len(section.statements) for section in case.report.sections)
            faults += len(faults_of(case))
            ranks.append(next(d.rank for d in assessment.differential if d.diagnosis == name))
            flagged.append(bool(assessment.red_flags))
            concluded.append(assessment.conclusion.diagnosis is not None)
        found[name] = {
            "among_the_first_three": share(sum(r <= WITHIN for r in ranks), patients),
            "first": share(sum(r == 1 for r in ranks), patients),
            "a_red_flag_raised": share(sum(flagged), patients),
            "called_cno": share(sum(concluded), patients),
        }
    found["reports"] = {"statements": statements, "without_basis_or_against_the_case": faults}
    return found
