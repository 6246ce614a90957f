"""An MR examination: stations, volume, bones, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np
import numpy.typing as npt

from osteofoci.case import (
    Exam,
    Finding,
    Origin,
    Severity,
    number,
    said,
)
from osteofoci.decisions import AddFinding
from osteofoci.errors import CoverageError
from osteofoci.examine.imaging import MriImages, Tick, why_not_imaged
from osteofoci.examine.mri_findings import detected_findings, placed_by_reader, same_place
from osteofoci.examine.other_sequences import Stations, with_other_sequences
from osteofoci.examine.panel import Panel
from osteofoci.examine.summary import exam_summary
from osteofoci.geometry import Volume
from osteofoci.ingest import ExamFound
from osteofoci.lesions import (
    Detected,
    Measured,
    Muscle,
    detect_lesions,
    fluid_signal,
    muscle_of_body,
    muscle_of_skeleton,
)
from osteofoci.localise import (
    BoneMap,
    GivenLabels,
    Skeleton,
    Told,
    localise,
    map_bones,
    perhaps,
    with_given_labels,
)
from osteofoci.skeleton import BoneSide, Kind, Side, Site, bone_named, tubular
from osteofoci.spine import SPINE_LEVELS, Column, PlaneImage, measure_column, sections_of_volume
from osteofoci.track import Coverage, Images, Scanner
from osteofoci.wording import noted, quoted

LEAST_VERTEBRAE = 5
# Slices are thick, so a height on MRI is never surer than this.
MRI_LEAST_ERROR_MM = 1.0


@dataclass(frozen=True, eq=False)
class MriExam:
    """One MR examination, with everything that later stages and the report need.

    Attributes:
        findings: proposed by the program and added by the reader.
        faint: too uncertain to stand alone.
        regions: mask of each finding by its id.
        fluid: signal of free fluid; None where none was found.
        column: vertebrae, measured in the sections ``planes``.
        seconds: wall time by stage.
    """

    exam: Exam
    volume: Volume
    muscle: Muscle
    skeleton: Skeleton | None
    bones: BoneMap | None
    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    regions: dict[str, Measured]
    fluid: float | None = None
    scanner: Scanner = field(default_factory=Scanner)
    column: Column | None = None
    planes: dict[str, PlaneImage] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def covers(self, site: Site) -> bool | None:
        """Whether a bone was imaged as a whole; None where the skeleton was not found."""
        return None if self.skeleton is None else str(site.bone_side) in self.exam.covered

    def panels(self, _: Sequence[Finding]) -> list[Panel]:
        """None: the report cuts its views from the volume."""
        return []

    @property
    def length_mm(self) -> dict[BoneSide, float]:
        bones = {} if self.skeleton is None else self.skeleton.bones
        return {bone_side: bone.axis.length_mm for bone_side, bone in bones.items()}

    @property
    def images(self) -> Images | None:
        if self.skeleton is None or self.bones is None:
            return None
        return Images(self.volume, self.muscle.signal, self.skeleton, self.bones)

    def plate_seen(self, bone_side: BoneSide, plate: str) -> bool | None:
        """Whether a growth plate's bright band was found; None where the image does not tell.

        A plate that was found lies where it was seen; one that was not stays at its usual place.
        """
        usual = tubular(bone_side.bone)
        if self.skeleton is None or usual is None or bone_side not in self.skeleton.plates:
            return None
        if bone_side.bone.kind is not Kind.LONG:
            return None
        number = 0 if plate == "proximal" else -1
        place = self.skeleton.plates[bone_side].physes[number]
        if abs(place - usual.physes[number]) > 1e-6:
            return True
        along = self.skeleton.covered_along[bone_side]
        return False if along[round(place * (len(along) - 1))] else None

    @property
    def coverage(self) -> Coverage:
        if self.skeleton is None:
            return Coverage(known=False)
        return Coverage(self.skeleton.covered_along, self.length_mm, self.skeleton.plates)


def measure_mri(
    images: MriImages,
    stations: Stations,
    *,
    told: Told | None = None,
    given: GivenLabels | None = None,
    age_years: float | None = None,
    tick: Tick = lambda _: None,
) -> MriExam:
    """Name the bones in composed images, and find what is active.

    Args:
        stations: of other sequences of the same examination.
        told: what the reader has put right in the skeleton.
        given: bones as another segmenter has labelled them.
        age_years: of the child on that day, None where it is not known.
    """
    seconds: dict[str, float] = {}
    volume, remarks = images.volume, list(images.exam.remarks)
    tick("naming bones")
    started = perf_counter()
    skeleton: Skeleton | None = None
    bones: BoneMap | None = None
    try:
        skeleton = localise(volume, told)
        bones = map_bones(skeleton, volume)
        if given is not None:
            bones = with_given_labels(bones, volume, given)
    except CoverageError as error:
        remarks.append(noted("not-localised", said("remark-as-told", error=quoted(error))))
        if given is not None:
            remarks.append(noted("labels-not-used", said("remark-labels-no-skeleton")))
    seconds["localise"] = perf_counter() - started
    tick("finding lesions")
    started = perf_counter()
    muscle = muscle_of_skeleton(volume, skeleton, bones) if skeleton and bones else None
    if muscle is None:
        muscle = muscle_of_body(volume, images.body)
    fluid = fluid_signal(volume, skeleton) if skeleton else None
    detected: list[Detected] = []
    if skeleton is not None and bones is not None:
        detected = detect_lesions(volume, skeleton, bones, muscle, fluid=fluid, age_years=age_years)
    seconds["detect"] = perf_counter() - started
    exam = images.exam.model_copy(update={"covered": _covered(skeleton), "remarks": tuple(remarks)})
    exam = _with_doubt(exam, skeleton)
    findings, faint, regions = detected_findings(exam, detected, skeleton)
    findings = with_other_sequences(stations, findings, regions, volume.grid, muscle)
    return MriExam(
        exam,
        volume,
        muscle,
        skeleton,
        bones,
        tuple(findings),
        tuple(faint),
        regions,
        fluid,
        replace(images.scanner, muscle=muscle.place),
        *_column(volume, skeleton),
        seconds,
    )


def with_points(item: MriExam, added: Sequence[AddFinding], stations: Stations) -> MriExam:
    """The examination with findings drawn around the reader's points.

    A finding of the program at the same place gives way. No network runs and no file is read
    but what ``stations`` reads.
    """
    exam, findings, regions = item.exam, list(item.findings), dict(item.regions)
    for decision in added:
        finding, measured, remark = placed_by_reader(
            decision, exam, item.volume, item.muscle, item.skeleton, item.bones, item.fluid
        )
        if remark is not None:
            exam = exam.model_copy(update={"remarks": (*exam.remarks, remark)})
        if finding is None or measured is None:
            continue
        findings = [
            f
            for f in findings
            if f.origin is not Origin.DETECTED or not same_place(regions[f.id], measured)
        ]
        regions[finding.id] = measured
        findings += with_other_sequences(
            stations, [finding], regions, item.volume.grid, item.muscle
        )
    return replace(item, exam=exam, findings=tuple(findings), regions=regions)


def not_measured(found: ExamFound) -> Exam:
    """The summary of an examination that nothing was measured in, with the reason."""
    summary = exam_summary(found)
    notes = why_not_imaged(found) or (
        noted("not-measured", said("remark-not-measured", exam=found.id), Severity.INFO),
    )
    return summary.model_copy(update={"remarks": (*summary.remarks, *notes)})


def _with_doubt(exam: Exam, skeleton: Skeleton | None) -> Exam:
    """The examination with a remark where its vertebrae may all be one level off."""
    middle = BoneSide(bone_named("vertebra T6"), Side.MIDLINE)
    other = perhaps(skeleton, middle) if skeleton else None
    if skeleton is None or other is None:
        return exam
    chance = max(skeleton.shifted.values())
    remark = noted(
        "levels-in-doubt",
        said(
            "remark-levels-in-doubt",
            exam=exam.id,
            chance=number(100 * chance),
            other=other.bone.member,
        ),
    )
    return exam.model_copy(update={"remarks": (*exam.remarks, remark)})


def _column(
    volume: Volume, skeleton: Skeleton | None
) -> tuple[Column | None, dict[str, PlaneImage]]:
    """The vertebrae in sections along the spine, as far as they were seen."""
    if skeleton is None:
        return None, {}
    centres = {
        level: skeleton.landmarks[f"vertebra {level}"]
        for level in SPINE_LEVELS
        if f"vertebra {level}" in skeleton.in_view
    }
    if len(centres) < LEAST_VERTEBRAE:
        return None, {}
    sagittal, coronal = sections_of_volume(volume, centres)
    column = measure_column(centres, sagittal, coronal, least_error_mm=MRI_LEAST_ERROR_MM)
    return column, {"lateral": sagittal, "frontal": coronal}


def _covered(skeleton: Skeleton | None) -> tuple[str, ...]:
    if skeleton is None:
        return ()
    return tuple(str(b) for b in skeleton.bones if skeleton.covered_share(b) >= 0.9)


def lesion_labels(examined: MriExam, findings: Sequence[Finding]) -> npt.NDArray[np.uint16]:
    """Numbered masks of the findings that carry a label, on the examination's grid."""
    labels = np.zeros(examined.volume.grid.shape_zyx, np.uint16)
    for finding in findings:
        measured = examined.regions.get(finding.id)
        if measured is None or finding.label is None:
            continue
        region = measured.region
        labels[region.block][region.mask] = finding.label
    return labels
