"""Small cases for the tests of the report."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from built import coverage, exam, finding

from osteofoci.bench import score_assess
from osteofoci.case import Case, Exam, ExamKind, Patient, Report, Software
from osteofoci.report import write_report
from osteofoci.track import track

CNO = "chronic non-bacterial osteomyelitis (CNO/CRMO)"


def reported(name: str = CNO, seed: int = 1) -> Case:
    """An invented child with a disease, assessed, with its report."""
    return score_assess.reported(name, np.random.default_rng(seed))


def followed(days: int = 2) -> Case:
    """A left tibia and T5, at one time or at two: the tibia gets worse, T5 goes, a femur is new."""
    seen = [
        exam("a", finding("a"), finding("a", "vertebra T5", position=0.5)),
        exam(
            "b", finding("b", volume=9000), finding("b", "left femur, distal metaphysis"),
            covered=coverage(),
        ),
    ]  # fmt: skip
    tracked = track(seen[:days])
    exams = tuple(
        Exam(
            id=name, date=date(2024 + n, 3, 12), kind=ExamKind.WBMRI, series=(),
            frame_of_reference_uid=None, covered=(), remarks=(),
        )
        for n, name in enumerate("ab"[:days])
    )  # fmt: skip
    case = Case(
        created=datetime(2026, 1, 1, tzinfo=UTC),
        software=Software(name="osteofoci", version="0"),
        patient=Patient(id="A", sex="F", birth_date=None),
        exams=exams, findings=tracked.findings, foci=tracked.foci,
        report=Report(language="en", sections=()),
    )  # fmt: skip
    return case.model_copy(update={"report": write_report(case)})
