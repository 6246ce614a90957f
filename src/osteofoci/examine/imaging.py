"""One examination's images: the stations chosen, read and composed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from osteofoci.case import (
    Exam,
    Remark,
    number,
    said,
)
from osteofoci.compose import body_mask, compose_stations, crop_to_body, even_out
from osteofoci.examine.summary import exam_summary
from osteofoci.geometry import Grid, Volume
from osteofoci.geometry.arrays import Bools
from osteofoci.ingest import ExamFound, SeriesFound, Stack, UnreadableStackError, read_stack
from osteofoci.ingest import Sequence as MrSequence
from osteofoci.track import Scanner
from osteofoci.wording import noted, quoted

LEAST_SLICES = 5
FARTHEST_STATION_MM = 2500.0
FLUID_SENSITIVE = (MrSequence.STIR, MrSequence.DIXON_WATER, MrSequence.T2_FAT_SATURATED)

Tick = Callable[[str], None]


def measurable_series(exam: ExamFound) -> tuple[list[tuple[SeriesFound, Stack]], MrSequence | None]:
    """The fluid-sensitive stacks to compose: the best sequence, the plane that shows most body."""
    for sequence in FLUID_SENSITIVE:
        planes: dict[int, list[tuple[SeriesFound, Stack]]] = {}
        for series in exam.series:
            if series.set_aside is not None or series.sequence is not sequence:
                continue
            for stack in series.stacks:
                if has_enough_slices(stack):
                    planes.setdefault(stack.axis_order.index(0), []).append((series, stack))
        if planes:
            return max(planes.values(), key=_height), sequence
    return [], None


def has_enough_slices(stack: Stack) -> bool:
    return sum(frame is not None for frame in stack.frames) >= LEAST_SLICES


def _height(stacks: list[tuple[SeriesFound, Stack]]) -> float:
    corners = np.concatenate([stack.grid.corners_lps_mm for _, stack in stacks])
    extent = np.ptp(corners, axis=0)
    return float(extent[2] * extent[0])


@dataclass(frozen=True, eq=False)
class ExamVolume:
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
) -> ExamVolume | None:
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
    stacks, notes = _within_reach(stacks)
    remarks.extend(notes)
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
    return ExamVolume(volume, body, composed.volume.grid, tuple(used), tuple(remarks))


def why_not_imaged(found: ExamFound) -> tuple[Remark, ...]:
    """Why an examination gave no volume although it has series to measure; nothing if it has none."""
    stacks, notes = _within_reach(measurable_series(found)[0])
    return (*notes, *_read(stacks)[2])


def _within_reach(
    stacks: list[tuple[SeriesFound, Stack]],
) -> tuple[list[tuple[SeriesFound, Stack]], list[Remark]]:
    """Stations that can be of one body; a volume that reaches to the others would not fit anywhere."""
    if not stacks:
        return [], []
    centres = np.array([stack.grid.corners_lps_mm.mean(axis=0) for _, stack in stacks])
    away = np.linalg.norm(centres - np.median(centres, axis=0), axis=1)
    near = away <= max(FARTHEST_STATION_MM, float(away.min()))
    remarks = [
        noted(
            "station-far-away",
            said(
                "remark-station-far", series=str(series.number), distance=number(distance / 1000, 1)
            ),
        )
        for (series, _), distance, kept in zip(stacks, away, near, strict=True)
        if not kept
    ]
    return [one for one, kept in zip(stacks, near, strict=True) if kept], remarks


def _read(
    stacks: list[tuple[SeriesFound, Stack]],
) -> tuple[list[Volume], list[SeriesFound], list[Remark]]:
    volumes, used, remarks = [], [], []
    for series, stack in stacks:
        named = said("series-numbered", number=str(series.number))
        try:
            volume, notes = read_stack(stack, named=named)
        except UnreadableStackError as error:
            remarks.append(
                noted(
                    "unreadable-series",
                    said("remark-unreadable-series", series=named, error=quoted(error)),
                )
            )
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
            noted("frames-of-reference-differ", said("remark-station-frames", count=len(spaces)))
        )
    for series in used:
        if series.laterality not in ("L", "R") or not series.stacks:
            continue
        middle = np.mean([s.grid.corners_lps_mm[:, 0].mean() for s in series.stacks])
        wrong = middle < -40 if series.laterality == "L" else middle > 40
        if wrong:
            remarks.append(
                noted(
                    "laterality-contradicts-geometry",
                    said(
                        "remark-laterality", series=str(series.number), side=str(series.laterality)
                    ),
                )
            )
    return remarks


@dataclass(frozen=True, eq=False)
class MriImages:
    """One MR examination composed, before anything is named in it.

    Attributes:
        exam: as the case names it, with the series that were used; nothing is covered yet.
        body: mask on the volume's grid.
        scanner: without the place of the muscle, which is not known yet.
    """

    exam: Exam
    volume: Volume
    body: Bools
    scanner: Scanner


def mri_images(found: ExamFound, imaged: ExamVolume) -> MriImages:
    """A composed volume with what the case says of its examination."""
    chosen = {series.uid for series in imaged.used}
    k, j, i = imaged.composed_grid.spacing_zyx_mm
    summary = exam_summary(found)
    series = tuple(
        s.model_copy(update={"used": True, "voxel_mm": (round(i, 3), round(k, 3), round(j, 3))})
        if s.uid in chosen
        else s
        for s in summary.series
    )
    exam = summary.model_copy(update={"series": series, "remarks": imaged.remarks})
    return MriImages(exam, imaged.volume, imaged.body, _scanner_of(imaged))


def _scanner_of(imaged: ExamVolume) -> Scanner:
    if not imaged.used:
        return Scanner()
    header = imaged.used[0].headers[0]
    voxel_mm = imaged.volume.grid.spacing_zyx_mm
    return Scanner(header.field_t, str(imaged.used[0].sequence), voxel_mm)
