"""One examination of any technique, measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from osteofoci.case import Exam, ExamKind, Finding
from osteofoci.decisions import AddFinding, Decision, Place, of_exam
from osteofoci.examine.bone_scan import measure_scan
from osteofoci.examine.labels import LabelsFile, read_given_labels
from osteofoci.examine.mri import measure_mri, not_measured
from osteofoci.examine.panel import Panel
from osteofoci.examine.radiograph import measure_radiograph
from osteofoci.examine.standing_pair import measure_pair
from osteofoci.examine.told import told_of
from osteofoci.ingest import ExamFound
from osteofoci.skeleton import BoneSide, Site


class MeasuredExam(Protocol):
    """What every technique gives, whatever else it measures.

    Attributes:
        exam: as the case names it, with what was covered and remarked.
        findings: proposed by the program and placed by the reader.
        length_mm: of the bones, where the technique shows them whole.
    """

    @property
    def exam(self) -> Exam: ...

    @property
    def findings(self) -> tuple[Finding, ...]: ...

    @property
    def length_mm(self) -> Mapping[BoneSide, float]: ...

    def covers(self, site: Site) -> bool | None:
        """Whether the examination shows a site; None where it cannot tell."""

    def panels(self, findings: Sequence[Finding]) -> list[Panel]:
        """Its planar pictures, with the places of the case's findings."""


def measure_exam(
    found: ExamFound,
    *,
    decisions: Sequence[Decision],
    labels: LabelsFile | None,
    age_years: float | None,
    say: Callable[[str], None],
) -> MeasuredExam | Exam:
    """Measure an examination by its kind; its summary with the reason where that is not possible.

    Args:
        labels: bones labelled by another segmenter.
        age_years: of the child on that day, None where it is not known.
    """
    day = found.date.isoformat() if found.date else found.id
    match found.kind:
        case ExamKind.WBMRI | ExamKind.MRI:
            return measure_mri(
                found,
                of_exam(decisions, AddFinding, found),
                told=told_of(decisions, found),
                given=read_given_labels(labels, found.date) if labels else None,
                age_years=age_years,
                tick=lambda step: say(f"{day}: {step}"),
            )
        case ExamKind.BIPLANAR:
            say(f"{day}: measuring standing radiographs")
            return measure_pair(found)
        case ExamKind.BONE_SCAN:
            say(f"{day}: measuring the bone scan")
            return measure_scan(found)
        case ExamKind.RADIOGRAPH:
            return measure_radiograph(found, of_exam(decisions, Place, found))
        case _:
            return not_measured(found)
