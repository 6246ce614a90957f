"""Every examination of a patient, measured by its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from osteofoci.case import (
    Exam,
    ExamKind,
    Severity,
    said,
)
from osteofoci.ingest import ExamFound, PatientFound
from osteofoci.journey.age import age_in_years
from osteofoci.journey.biplanar import BiplanarExam, examine_biplanar
from osteofoci.journey.bone_scan import BoneScanExam, examine_scan
from osteofoci.journey.examine import Examined, exam_summary, examine
from osteofoci.journey.imaging import why_not_imaged
from osteofoci.journey.labels import LabelsFile, read_given_labels
from osteofoci.journey.radiographs import RadiographExam, examine_radiograph
from osteofoci.track import Decision, Place, additions, of_exam, told_of
from osteofoci.wording import noted

Say = Callable[[str], None]


@dataclass
class Made:
    """The examinations of a patient while they are being measured, in order of time."""

    exams: list[Exam] = field(default_factory=list)
    mri: list[Examined] = field(default_factory=list)
    biplanar: list[BiplanarExam] = field(default_factory=list)
    scans: list[BoneScanExam] = field(default_factory=list)
    radiographs: list[RadiographExam] = field(default_factory=list)

    @property
    def measured(self) -> frozenset[str]:
        """Ids of the examinations that something was measured in."""
        others = [x.exam.id for x in self.biplanar] + [x.exam.id for x in self.scans]
        return frozenset(
            [x.exam.id for x in self.mri] + others + [x.exam.id for x in self.radiographs]
        )


def examine_one(
    found: ExamFound,
    made: Made,
    patient: PatientFound,
    decisions: Sequence[Decision],
    labels: LabelsFile | None,
    say: Say,
) -> None:
    """Measure one examination by its kind, and list it whether or not that was possible."""
    day = found.date.isoformat() if found.date else found.id
    summary = exam_summary(found)
    exam: Exam | None = None
    if found.kind in (ExamKind.WBMRI, ExamKind.MRI):
        done = examine(
            found,
            additions(decisions, found.id),
            told=told_of(decisions, found.id),
            given=read_given_labels(labels, found.date) if labels else None,
            age_years=age_in_years(patient.birth_date, found.date),
            tick=lambda step: say(f"{day}: {step}"),
        )
        if done is not None:
            made.mri.append(done)
            exam = done.exam
    elif found.kind is ExamKind.BIPLANAR:
        say(f"{day}: measuring standing radiographs")
        exam = _kept(examine_biplanar(found), made.biplanar)
    elif found.kind is ExamKind.BONE_SCAN:
        say(f"{day}: measuring the bone scan")
        exam = _kept(examine_scan(found), made.scans)
    elif found.kind is ExamKind.RADIOGRAPH:
        placed = of_exam(decisions, Place, found.id)
        exam = _kept(examine_radiograph(found, placed), made.radiographs)
    if exam is not None:
        made.exams.append(exam)
    elif found.kind is not None:
        notes = why_not_imaged(found) or (
            noted("not-measured", said("remark-not-measured", exam=found.id), Severity.INFO),
        )
        made.exams.append(summary.model_copy(update={"remarks": (*summary.remarks, *notes)}))


Measured = TypeVar("Measured", BiplanarExam, BoneScanExam, RadiographExam)


def _kept(result: Measured | Exam, into: list[Measured]) -> Exam:
    """The examination as the case lists it; what was measured in it is kept."""
    if isinstance(result, Exam):
        return result
    into.append(result)
    return result.exam
