"""One examination of any technique, measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from osteofoci.case import Exam, ExamKind, Finding
from osteofoci.decisions import AddFinding, Decision, Place, of_exam
from osteofoci.examine.bone_scan import measure_scan
from osteofoci.examine.imaging import MriImages, Tick, image_exam, mri_images
from osteofoci.examine.labels import LabelsFile, read_given_labels
from osteofoci.examine.mri import MriExam, measure_mri, not_measured, with_points
from osteofoci.examine.other_sequences import Stations, read_stations
from osteofoci.examine.panel import Panel
from osteofoci.examine.radiograph import RadiographExam, measure_radiograph, with_places
from osteofoci.examine.standing_pair import measure_pair
from osteofoci.ingest import ExamFound
from osteofoci.localise import GivenLabels, Told
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


@dataclass(frozen=True, eq=False)
class ReadExam:
    """One examination as the program alone has measured it, with what a reader's word may ask for.

    Attributes:
        images: of MRI: the composed volume, in which bones can be named anew.
        stations: of other sequences of the same examination.
        given: bones as another segmenter has labelled them.
        age_years: of the child on that day, None where it is not known.
    """

    measured: MeasuredExam
    images: MriImages | None = None
    stations: Stations = lambda _: ()
    given: GivenLabels | None = None
    age_years: float | None = None


def read_exam(
    found: ExamFound,
    *,
    told: Told,
    labels: LabelsFile | None,
    age_years: float | None,
    say: Callable[[str], None],
) -> ReadExam | Exam:
    """Measure an examination by its kind; its summary with the reason where that is not possible.

    Args:
        told: what the reader has put right in the skeleton.
        labels: bones labelled by another segmenter.
        age_years: of the child on that day, None where it is not known.
    """
    day = found.date.isoformat() if found.date else found.id
    result: MeasuredExam | Exam
    match found.kind:
        case ExamKind.WBMRI | ExamKind.MRI:
            return _read_mri(found, told, labels, age_years, lambda step: say(f"{day}: {step}"))
        case ExamKind.BIPLANAR:
            say(f"{day}: measuring standing radiographs")
            result = measure_pair(found)
        case ExamKind.BONE_SCAN:
            say(f"{day}: measuring the bone scan")
            result = measure_scan(found)
        case ExamKind.RADIOGRAPH:
            result = measure_radiograph(found)
        case _:
            result = not_measured(found)
    return result if isinstance(result, Exam) else ReadExam(result)


def _read_mri(
    found: ExamFound, told: Told, labels: LabelsFile | None, age_years: float | None, tick: Tick
) -> ReadExam | Exam:
    seconds: dict[str, float] = {}
    imaged = image_exam(found, seconds, tick=tick)
    if imaged is None:
        return not_measured(found)
    images, stations = mri_images(found, imaged), partial(read_stations, found)
    del imaged
    given = read_given_labels(labels, found.date) if labels else None
    measured = measure_mri(images, stations, told=told, given=given, age_years=age_years, tick=tick)
    measured = replace(measured, seconds=seconds | measured.seconds)
    return ReadExam(measured, images, stations, given, age_years)


def put_right(item: ReadExam, told: Told, say: Callable[[str], None]) -> ReadExam:
    """The examination with its bones named anew around what the reader has told; MRI alone."""
    if item.images is None:
        return item
    day = item.measured.exam.date or item.measured.exam.id
    measured = measure_mri(
        item.images,
        item.stations,
        told=told,
        given=item.given,
        age_years=item.age_years,
        tick=lambda step: say(f"{day}: {step}"),
    )
    return replace(item, measured=measured)


def decided(item: ReadExam, decisions: Sequence[Decision]) -> MeasuredExam:
    """The examination measured at the reader's points and places; what was told of its bones is
    taken to be in it already."""
    measured = item.measured
    if isinstance(measured, MriExam):
        return with_points(measured, of_exam(decisions, AddFinding, measured.exam), item.stations)
    if isinstance(measured, RadiographExam):
        return with_places(measured, of_exam(decisions, Place, measured.exam))
    return measured
