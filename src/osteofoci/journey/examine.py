"""One examination's way: stations, volume, bones, findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import numpy.typing as npt

from osteofoci.case import (
    Exam,
    ExamKind,
    Finding,
    Origin,
    Remark,
    SeriesSummary,
)
from osteofoci.compose import body_mask, compose_stations, crop_to_body, even_out
from osteofoci.errors import CoverageError
from osteofoci.geometry import Grid, Volume
from osteofoci.geometry.arrays import Bools
from osteofoci.ingest import (
    ExamFound,
    SeriesFound,
    Stack,
    UnreadableStackError,
    read_stack,
)
from osteofoci.ingest import (
    Sequence as MrSequence,
)
from osteofoci.journey.findings import detected_findings, placed_by_reader, same_place
from osteofoci.journey.other_sequences import OtherImages, ratio_to_muscle, read_other
from osteofoci.lesions import (
    Detected,
    Measured,
    Muscle,
    detect_lesions,
    muscle_of_body,
    muscle_of_skeleton,
)
from osteofoci.localise import (
    BoneMap,
    GivenLabels,
    Skeleton,
    localise,
    map_bones,
    with_given_labels,
)
from osteofoci.track import AddFinding, Coverage, Images, Scanner

LEAST_SLICES = 5
FLUID_SENSITIVE = (MrSequence.STIR, MrSequence.DIXON_WATER, MrSequence.T2_FAT_SATURATED)

Tick = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Examined:
    """One examination, with everything that later stages and the report need.

    Attributes:
        findings: proposed by the program and added by the reader.
        faint: too uncertain to stand alone.
        regions: mask of each finding by its id.
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
    scanner: Scanner = field(default_factory=Scanner)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def images(self) -> Images | None:
        if self.skeleton is None or self.bones is None:
            return None
        return Images(self.volume, self.muscle.signal, self.skeleton, self.bones)

    @property
    def coverage(self) -> Coverage:
        if self.skeleton is None:
            return Coverage(known=False)
        lengths = {b: bone.axis.length_mm for b, bone in self.skeleton.bones.items()}
        return Coverage(self.skeleton.covered_along, lengths, self.skeleton.plates)


def measurable_series(exam: ExamFound) -> tuple[list[tuple[SeriesFound, Stack]], MrSequence | None]:
    """The fluid-sensitive stacks to compose: the best sequence, the plane that shows most body."""
    for sequence in FLUID_SENSITIVE:
        planes: dict[int, list[tuple[SeriesFound, Stack]]] = {}
        for series in exam.series:
            if series.set_aside is not None or series.sequence is not sequence:
                continue
            for stack in series.stacks:
                if sum(f is not None for f in stack.frames) >= LEAST_SLICES:
                    planes.setdefault(stack.axis_order.index(0), []).append((series, stack))
        if planes:
            return max(planes.values(), key=_height), sequence
    return [], None


def _height(stacks: list[tuple[SeriesFound, Stack]]) -> float:
    corners = np.concatenate([stack.grid.corners_lps_mm for _, stack in stacks])
    extent = np.ptp(corners, axis=0)
    return float(extent[2] * extent[0])


@dataclass(frozen=True, eq=False)
class Imaged:
    """The composed volume of one examination, ready to be localised.

    Attributes:
        volume: cropped to the body, shading taken out.
        body: mask on the volume's grid.
        composed_grid: before it was cropped.
    """

    volume: Volume
    body: Bools
    composed_grid: Grid
    used: tuple[SeriesFound, ...]
    remarks: tuple[Remark, ...]


def image_exam(
    found: ExamFound, seconds: dict[str, float], *, tick: Tick = lambda _: None
) -> Imaged | None:
    """Read and compose the stations of one MR examination.

    Args:
        seconds: takes the wall time of the stages ``read`` and ``compose``.

    Returns:
        None if it has no fluid-sensitive series to measure.
    """
    stacks, sequence = measurable_series(found)
    if not stacks or sequence is None:
        return None
    remarks: list[Remark] = [r for s in found.series for r in s.remarks] + list(found.remarks)
    tick("reading")
    started = perf_counter()
    stations, used, notes = _read(stacks)
    remarks.extend(notes)
    seconds["read"] = perf_counter() - started
    if not stations:
        return None
    started = perf_counter()
    tick("composing")
    remarks.extend(_space_remarks(used))
    composed = compose_stations(stations)
    del stations
    remarks.extend(composed.remarks)
    body = body_mask(composed.volume)
    volume, body = crop_to_body(composed.volume, body)
    volume = even_out(volume, body)
    seconds["compose"] = perf_counter() - started
    return Imaged(volume, body, composed.volume.grid, tuple(used), tuple(remarks))


def examine(
    found: ExamFound,
    added: Sequence[AddFinding],
    *,
    given: GivenLabels | None = None,
    age_years: float | None = None,
    tick: Tick = lambda _: None,
) -> Examined | None:
    """Carry one MR examination from its files to findings.

    Args:
        given: bones as another segmenter has labelled them.
        age_years: of the child on that day, None where it is not known.

    Returns:
        None if it has no fluid-sensitive series to measure.
    """
    seconds: dict[str, float] = {}
    imaged = image_exam(found, seconds, tick=tick)
    if imaged is None:
        return None
    volume, body, remarks = imaged.volume, imaged.body, list(imaged.remarks)
    tick("naming bones")
    started = perf_counter()
    skeleton: Skeleton | None = None
    bones: BoneMap | None = None
    try:
        skeleton = localise(volume)
        bones = map_bones(skeleton, volume)
        if given is not None:
            bones = with_given_labels(bones, volume, given)
    except CoverageError as error:
        remarks.append(Remark.warning("not-localised", str(error)))
        if given is not None:
            remarks.append(
                Remark.warning(
                    "labels-not-used",
                    "The labels handed in were not used, because no skeleton was found to give "
                    "their bones an axis.",
                )
            )
    seconds["localise"] = perf_counter() - started
    tick("finding lesions")
    started = perf_counter()
    muscle = muscle_of_skeleton(volume, skeleton, bones) if skeleton and bones else None
    if muscle is None:
        muscle = muscle_of_body(volume, body)
    detected: list[Detected] = []
    if skeleton is not None and bones is not None:
        detected = detect_lesions(volume, skeleton, bones, muscle, age_years=age_years)
    seconds["detect"] = perf_counter() - started
    exam = _exam_model(found, imaged.used, imaged.composed_grid, skeleton, tuple(remarks))
    findings, faint, regions = detected_findings(exam, detected)
    for decision in added:
        finding, measured, remark = placed_by_reader(
            decision, exam, volume, muscle, skeleton, bones
        )
        if remark is not None:
            exam = exam.model_copy(update={"remarks": (*exam.remarks, remark)})
        if finding is None or measured is None:
            continue
        covered = [
            f
            for f in findings
            if f.origin is Origin.DETECTED and same_place(regions[f.id], measured)
        ]
        findings = [f for f in findings if f not in covered]
        findings.append(finding)
        regions[finding.id] = measured
    findings = _with_other_sequences(found, findings, regions, volume, muscle)
    return Examined(
        exam,
        volume,
        muscle,
        skeleton,
        bones,
        tuple(findings),
        tuple(faint),
        regions,
        _scanner(imaged, muscle),
        seconds,
    )


def _with_other_sequences(
    found: ExamFound,
    findings: Sequence[Finding],
    regions: dict[str, Measured],
    volume: Volume,
    muscle: Muscle,
) -> list[Finding]:
    """The findings with their signal in T1 and diffusion images, where there are any."""
    told = list(findings)
    for name, sequence in (("t1_ratio", MrSequence.T1), ("dwi_ratio", MrSequence.DWI)):
        images = read_other(found, sequence, muscle) if told else None
        if images is not None:
            told = [_told(f, name, sequence, images, regions[f.id], volume) for f in told]
    return told


def _told(
    finding: Finding,
    name: str,
    sequence: MrSequence,
    images: OtherImages,
    measured: Measured,
    volume: Volume,
) -> Finding:
    ratio = ratio_to_muscle(images, measured, volume)
    if ratio is None:
        return finding
    said = f"{finding.exam_id}: {sequence.upper()} signal {ratio:.2f} times muscle"
    return finding.model_copy(update={name: round(ratio, 3), "evidence": (*finding.evidence, said)})


def _scanner(imaged: Imaged, muscle: Muscle) -> Scanner:
    if not imaged.used:
        return Scanner()
    header = imaged.used[0].headers[0]
    voxel_mm = imaged.volume.grid.spacing_zyx_mm
    return Scanner(header.field_t, str(imaged.used[0].sequence), voxel_mm, muscle.place)


def _read(
    stacks: list[tuple[SeriesFound, Stack]],
) -> tuple[list[Volume], list[SeriesFound], list[Remark]]:
    volumes, used, remarks = [], [], []
    for series, stack in stacks:
        named = f"series {series.number}"
        try:
            volume, notes = read_stack(stack, named=named)
        except UnreadableStackError as error:
            remarks.append(Remark.warning("unreadable-series", f"{named} was set aside: {error}."))
            continue
        remarks.extend(notes)
        volumes.append(volume)
        if series not in used:
            used.append(series)
    return volumes, used, remarks


def _space_remarks(used: Sequence[SeriesFound]) -> list[Remark]:
    remarks = []
    spaces = {series.frame_of_reference_uid for series in used}
    if len(spaces) > 1:
        remarks.append(
            Remark.warning(
                "frames-of-reference-differ",
                f"The stations name {len(spaces)} frames of reference; their positions were "
                f"taken as they stand, so look at the seams.",
            )
        )
    for series in used:
        if series.laterality not in ("L", "R") or not series.stacks:
            continue
        middle = np.mean([s.grid.corners_lps_mm[:, 0].mean() for s in series.stacks])
        wrong = middle < -40 if series.laterality == "L" else middle > 40
        if wrong:
            remarks.append(
                Remark.warning(
                    "laterality-contradicts-geometry",
                    f"Series {series.number} is tagged {series.laterality}, but lies on the other "
                    f"side; the geometry was believed.",
                )
            )
    return remarks


def _exam_model(
    found: ExamFound,
    used: Sequence[SeriesFound],
    grid: Grid,
    skeleton: Skeleton | None,
    remarks: tuple[Remark, ...],
) -> Exam:
    summary = exam_summary(found)
    chosen = {series.uid for series in used}
    k, j, i = grid.spacing_zyx_mm
    series = tuple(
        s.model_copy(update={"used": True, "voxel_mm": (round(i, 3), round(k, 3), round(j, 3))})
        if s.uid in chosen
        else s
        for s in summary.series
    )
    covered: tuple[str, ...] = ()
    if skeleton is not None:
        covered = tuple(str(b) for b in skeleton.bones if skeleton.covered_share(b) >= 0.9)
    return summary.model_copy(update={"series": series, "covered": covered, "remarks": remarks})


def exam_summary(found: ExamFound) -> Exam:
    """An examination as the case names it, before anything is measured."""
    series = []
    for s in found.series:
        spacing = s.stacks[0].grid.spacing_zyx_mm if s.stacks else None
        voxel = None if spacing is None else (spacing[2], spacing[0], spacing[1])
        series.append(
            SeriesSummary(
                uid=s.uid,
                description=s.description or None,
                sequence=str(s.sequence) if s.modality == "MR" else s.kind,
                stations=len(s.stacks),
                voxel_mm=voxel,
            )
        )
    spaces = [s.frame_of_reference_uid for s in found.series if s.frame_of_reference_uid]
    return Exam(
        id=found.id,
        date=found.date,
        kind=found.kind or ExamKind.RADIOGRAPH,
        series=tuple(series),
        frame_of_reference_uid=spaces[0] if spaces else None,
        covered=(),
        remarks=found.remarks,
    )


def lesion_labels(examined: Examined, findings: Sequence[Finding]) -> npt.NDArray[np.uint16]:
    """Numbered masks of the findings that carry a label, on the examination's grid."""
    labels = np.zeros(examined.volume.grid.shape_zyx, np.uint16)
    for finding in findings:
        measured = examined.regions.get(finding.id)
        if measured is None or finding.label is None:
            continue
        region = measured.region
        labels[region.block][region.mask] = finding.label
    return labels
