"""One examination's way: stations, volume, bones, findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import numpy.typing as npt

from osteofoci.case import (
    DecisionState,
    Exam,
    ExamKind,
    Finding,
    Origin,
    Remark,
    SeriesSummary,
    Severity,
)
from osteofoci.compose import body_mask, compose_stations, even_out
from osteofoci.errors import CoverageError
from osteofoci.geometry import Grid, Volume
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
from osteofoci.lesions import (
    Detected,
    Measured,
    Muscle,
    detect_lesions,
    measure_region,
    muscle_of_body,
    muscle_of_skeleton,
    region_at_point,
)
from osteofoci.localise import BoneMap, Skeleton, localise, map_bones
from osteofoci.skeleton import Region, label_of
from osteofoci.track import AddFinding, Coverage, site_model

LEAST_SLICES = 5
CROP_MARGIN_MM = 12.0
IN_BONE_REACH_MM, FREE_REACH_MM = 45.0, 25.0
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
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def coverage(self) -> Coverage:
        if self.skeleton is None:
            return Coverage(known=False)
        places = np.linspace(0, 1, 21)
        along = {}
        for bone_side, bone in self.skeleton.bones.items():
            points = np.array([bone.axis.at(t) for t in places])
            along[bone_side] = tuple(bool(v) for v in _covered_at(self.volume, points))
        lengths = {b: bone.axis.length_mm for b, bone in self.skeleton.bones.items()}
        return Coverage(along, lengths)


def _covered_at(volume: Volume, points: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    k, j, i = np.round(volume.grid.indices_zyx(points)).astype(int).T
    inside = volume.grid.contains(points)
    shape = volume.grid.shape_zyx
    k, j, i = (np.clip(v, 0, n - 1) for v, n in zip((k, j, i), shape, strict=True))
    result: npt.NDArray[np.bool_] = inside & volume.covered_zyx[k, j, i]
    return result


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


def examine(
    found: ExamFound, added: Sequence[AddFinding], *, tick: Tick = lambda _: None
) -> Examined | None:
    """Carry one MR examination from its files to findings.

    Returns:
        None if it has no fluid-sensitive series to measure.
    """
    stacks, sequence = measurable_series(found)
    if not stacks or sequence is None:
        return None
    seconds: dict[str, float] = {}
    remarks: list[Remark] = [r for s in found.series for r in s.remarks] + list(found.remarks)

    def stage(name: str, started: float) -> None:
        seconds[name] = seconds.get(name, 0.0) + perf_counter() - started

    tick("reading")
    started = perf_counter()
    stations, used, notes = _read(stacks)
    remarks.extend(notes)
    stage("read", started)
    if not stations:
        return None
    started = perf_counter()
    tick("composing")
    remarks.extend(_space_remarks(used))
    composed = compose_stations(stations)
    del stations
    remarks.extend(composed.remarks)
    body = body_mask(composed.volume)
    volume, body = _cropped(composed.volume, body)
    volume = even_out(volume, body)
    stage("compose", started)
    tick("naming bones")
    started = perf_counter()
    skeleton: Skeleton | None = None
    bones: BoneMap | None = None
    try:
        skeleton = localise(volume)
        bones = map_bones(skeleton, volume)
    except CoverageError as error:
        remarks.append(_remark("not-localised", str(error)))
    stage("localise", started)
    tick("finding lesions")
    started = perf_counter()
    muscle = muscle_of_skeleton(volume, skeleton, bones) if skeleton and bones else None
    if muscle is None:
        muscle = muscle_of_body(volume, body)
    detected: list[Detected] = []
    if skeleton is not None and bones is not None:
        detected = detect_lesions(volume, skeleton, bones, muscle)
    stage("detect", started)
    exam = _exam_model(found, used, composed.volume.grid, skeleton, tuple(remarks))
    findings, faint, regions = _findings(exam, detected)
    for decision in added:
        finding, measured, remark = _placed_by_reader(
            decision, exam, volume, muscle, skeleton, bones
        )
        if remark is not None:
            exam = exam.model_copy(update={"remarks": (*exam.remarks, remark)})
        if finding is None or measured is None:
            continue
        covered = [
            f
            for f in findings
            if f.origin is Origin.DETECTED and _same_place(regions[f.id], measured)
        ]
        findings = [f for f in findings if f not in covered]
        findings.append(finding)
        regions[finding.id] = measured
    return Examined(
        exam, volume, muscle, skeleton, bones, tuple(findings), tuple(faint), regions, seconds
    )


def _remark(code: str, message: str) -> Remark:
    return Remark(code=code, severity=Severity.WARNING, message=message)


def _read(
    stacks: list[tuple[SeriesFound, Stack]],
) -> tuple[list[Volume], list[SeriesFound], list[Remark]]:
    volumes, used, remarks = [], [], []
    for series, stack in stacks:
        named = f"series {series.number}"
        try:
            volume, notes = read_stack(stack, named=named)
        except UnreadableStackError as error:
            remarks.append(_remark("unreadable-series", f"{named} was set aside: {error}."))
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
            _remark(
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
                _remark(
                    "laterality-contradicts-geometry",
                    f"Series {series.number} is tagged {series.laterality}, but lies on the other "
                    f"side; the geometry was believed.",
                )
            )
    return remarks


def _cropped(volume: Volume, body: npt.NDArray[np.bool_]) -> tuple[Volume, npt.NDArray[np.bool_]]:
    """Cut empty air away around the body; the height stays whole."""
    if not body.any():
        return volume, body
    block = [slice(0, volume.grid.shape_zyx[0])]
    for axis in (1, 2):
        rows = np.flatnonzero(body.any(axis=tuple(a for a in range(3) if a != axis)))
        margin = round(CROP_MARGIN_MM / volume.grid.spacing_zyx_mm[axis])
        block.append(slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1))
    cut = (block[0], block[1], block[2])
    origin = volume.grid.points_lps_mm(np.array([[0, block[1].start, block[2].start]]))[0]
    signal = np.ascontiguousarray(volume.signal_zyx[cut])
    grid = Grid(
        (signal.shape[0], signal.shape[1], signal.shape[2]),
        volume.grid.spacing_zyx_mm,
        (float(origin[0]), float(origin[1]), float(origin[2])),
        volume.grid.axes_lps,
    )
    return Volume(grid, signal, np.ascontiguousarray(volume.covered_zyx[cut])), body[cut]


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
        covered = tuple(str(b) for b, share in skeleton.covered.items() if share >= 0.9)
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


def _findings(
    exam: Exam, detected: Sequence[Detected]
) -> tuple[list[Finding], list[Finding], dict[str, Measured]]:
    findings: list[Finding] = []
    faint: list[Finding] = []
    regions: dict[str, Measured] = {}
    for item in detected:
        name = _finding_id(exam.id, item.measured, regions)
        regions[name] = item.measured
        finding = finding_model(
            name, exam.id, item.measured, Origin.DETECTED, DecisionState.PROPOSED, item.confidence
        )
        (findings if item.sure else faint).append(finding)
    return findings, faint, regions


def _finding_id(exam_id: str, measured: Measured, taken: dict[str, Measured]) -> str:
    """From examination, bone and place, so that it does not depend on the other findings."""
    place = str(measured.site.bone_side).replace(" ", "-")
    x, y, z = (round(v / 4) for v in measured.centroid_lps_mm)
    where = (
        f"p{round(100 * measured.position_along_bone):02d}"
        if measured.position_along_bone is not None
        else f"x{x}y{y}z{z}"
    )
    name = f"{exam_id}/{place}/{where}"
    return name if name not in taken else f"{name}-x{x}y{y}z{z}"


def finding_model(
    name: str,
    exam_id: str,
    measured: Measured,
    origin: Origin,
    decision: DecisionState,
    confidence: float | None,
) -> Finding:
    def rounded(value: float | None, digits: int) -> float | None:
        return None if value is None else round(value, digits)

    x, y, z = (round(v, 2) for v in measured.centroid_lps_mm)
    return Finding(
        id=name,
        exam_id=exam_id,
        focus_id=None,
        site=site_model(measured.site),
        position_along_bone=rounded(measured.position_along_bone, 4),
        centroid_lps_mm=(x, y, z),
        volume_mm3=rounded(measured.volume_mm3, 1),
        volume_error_mm3=rounded(measured.volume_error_mm3, 1),
        signal_ratio=rounded(measured.signal_ratio, 3),
        signal_ratio_error=rounded(measured.signal_ratio_error, 3),
        longest_extent_mm=rounded(measured.longest_extent_mm, 1),
        extent_fraction=rounded(measured.extent_fraction, 4),
        crosses_physis=measured.crosses_physis,
        physis_distance_mm=rounded(measured.physis_distance_mm, 1),
        soft_tissue_oedema=measured.soft_tissue_oedema,
        appearance="oedema",
        physiological_pattern=_pattern(measured),
        confidence=rounded(confidence, 3),
        origin=origin,
        decision=decision,
        evidence=(f"{exam_id}: STIR signal {measured.signal_ratio:.2f} times muscle",),
    )


def _pattern(measured: Measured) -> str | None:
    # Healthy children show bright foci in hands and feet; the reader must weigh these.
    if measured.site.bone.region in (Region.HAND, Region.FOOT) and measured.volume_mm3 < 300:
        return "small bright foci are common in the hands and feet of healthy children"
    return None


def _placed_by_reader(
    decision: AddFinding,
    exam: Exam,
    volume: Volume,
    muscle: Muscle,
    skeleton: Skeleton | None,
    bones: BoneMap | None,
) -> tuple[Finding | None, Measured | None, Remark | None]:
    point = np.asarray(decision.point_lps_mm, float)
    allowed = volume.covered_zyx
    reach_mm = FREE_REACH_MM
    note: Remark | None = None
    if bones is not None and skeleton is not None:
        own = (bones.label_zyx == label_of(decision.site.bone_side)) & (bones.distance_zyx_mm < 4.0)
        index = np.round(volume.grid.indices_zyx(point[None])[0]).astype(int)
        inside = np.all((index >= 0) & (index < volume.grid.shape_zyx))
        if inside and own[tuple(index)]:
            allowed = allowed & own
            reach_mm = IN_BONE_REACH_MM
        else:
            note = _remark(
                "reader-point-outside-bone",
                f"The reader's point for {decision.site} does not lie in what the program takes "
                f"for that bone; the reader's site was kept and the region not bound to the bone.",
            )
    region = region_at_point(volume.signal_zyx, volume.grid, point, allowed, reach_mm=reach_mm)
    if region is None:
        return (
            None,
            None,
            _remark(
                "reader-point-without-region",
                f"The reader's point for {decision.site} in {exam.id} lies outside the images or in "
                f"nothing bright; no region could be drawn.",
            ),
        )
    measured = measure_region(region, decision.site, volume, muscle, skeleton, bones)
    place = "-".join(str(round(v)) for v in decision.point_lps_mm).replace("--", "-m")
    name = f"{exam.id}/{str(decision.site.bone_side).replace(' ', '-')}/reader{place}"
    finding = finding_model(name, exam.id, measured, Origin.READER, DecisionState.CONFIRMED, 1.0)
    said = f"reader {decision.by}, {decision.when}: placed at {decision.point_lps_mm}"
    return finding.model_copy(update={"evidence": (*finding.evidence, said)}), measured, note


def _same_place(a: Measured, b: Measured) -> bool:
    if a.site.bone_side != b.site.bone_side:
        return False
    apart = float(np.linalg.norm(np.subtract(a.centroid_lps_mm, b.centroid_lps_mm)))
    return apart < max(6.0, 0.35 * (a.longest_extent_mm + b.longest_extent_mm))


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
