"""Figures of the assessment on texts whose author proves or names a disease (``told_lookalikes.py``)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from osteofoci.assess import CNO
from osteofoci.bench.figures import share
from osteofoci.bench.rows import Figures
from osteofoci.bench.told_lookalikes import CNO_NAME, DISEASES, text_of
from osteofoci.case import Case
from osteofoci.journey import case_of_text
from osteofoci.report.words import is_called

WITHIN = 3
PLANS_OF_CNO = (
    "title-exercise", "title-treatment", "title-follow-up", "title-letter", "title-family",
)  # fmt: skip


def score_told(patients: int, seed: int) -> Figures:
    """What is concluded of texts of ten look-alikes and of CNO, and whether a plan of CNO stands there.

    Args:
        patients: of each disease.
    """
    found: Figures = {"texts_of_each": patients}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "note.txt"
        for number, name in enumerate((*DISEASES, CNO_NAME)):
            ranks, concluded, named, planned = [], [], [], []
            for n in range(seed, seed + patients):
                file.write_text(text_of(name, np.random.default_rng([n, 100 + number])), "utf-8")
                case = case_of_text(file)
                ranks.append(_rank(case, name))
                concluded.append(_conclusion(case) == CNO)
                named.append(_conclusion(case) == name)
                planned.append(
                    any(is_called(s, code) for s in case.report.sections for code in PLANS_OF_CNO)
                )
            found[name] = {
                "among_the_first_three": share(sum(r <= WITHIN for r in ranks), patients),
                "concluded": share(sum(named), patients),
                "called_cno": share(sum(concluded), patients),
                "plan_of_cno": share(sum(planned), patients),
            }
    return found


def _conclusion(case: Case) -> str | None:
    return case.assessment.conclusion.diagnosis if case.assessment else None


def _rank(case: Case, name: str) -> int:
    """Where a disease stands; a conclusion that names it comes before all."""
    if _conclusion(case) == name:
        return 1
    listed = case.assessment.differential if case.assessment else ()
    return next((d.rank for d in listed if d.diagnosis == name), 99)
