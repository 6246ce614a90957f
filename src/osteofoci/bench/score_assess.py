"""Figures of the assessment on children whose disease is known (``lookalikes.py``)."""

from __future__ import annotations

import numpy as np

from osteofoci.assess import CNO, assess
from osteofoci.bench.figures import share
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.bench.rows import Figures
from osteofoci.case import Case
from osteofoci.journey import recorded
from osteofoci.report import faults_of, write_report

WITHIN = 3


def score_assess(patients: int, seed: int) -> Figures:
    """Whether the true disease stands among the first three, and whether a red flag is raised.

    Args:
        patients: of each disease.
    """
    found: Figures = {"children_of_each": patients}
    statements = faults = 0
    for number, name in enumerate(MAKERS):
        ranks, flagged, concluded = [], [], []
        for n in range(seed, seed + patients):
            case = reported(name, np.random.default_rng([n, number]))
            assessment = case.assessment
            statements += sum(len(section.statements) for section in case.report.sections)
            faults += len(faults_of(case))
            ranks.append(next(d.rank for d in assessment.differential if d.diagnosis == name))
            flagged.append(bool(assessment.red_flags))
            concluded.append(assessment.conclusion.diagnosis == CNO)
        found[name] = {
            "among_the_first_three": share(sum(r <= WITHIN for r in ranks), patients),
            "first": share(sum(r == 1 for r in ranks), patients),
            "a_red_flag_raised": share(sum(flagged), patients),
            "called_cno": share(sum(concluded), patients),
        }
    found["reports"] = {"statements": statements, "without_basis_or_against_the_case": faults}
    return found


def reported(name: str, rng: np.random.Generator) -> Case:
    """A child with a disease, assessed, with its report."""
    case, record = MAKERS[name](rng)
    case = case.model_copy(
        update={"assessment": assess(case, record), "clinical": recorded(record)}
    )
    return case.model_copy(update={"report": write_report(case, record=record)})
