"""What T1 and diffusion images of the same examination show at the findings' places.

They were made in the same frame of reference, so a place is looked up and nothing is registered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.case import Finding, said
from osteofoci.geometry import Grid, Volume, nearest_at
from osteofoci.geometry.arrays import Floats
from osteofoci.ingest import ExamFound, UnreadableStackError, read_stack
from osteofoci.ingest import Sequence as MrSequence
from osteofoci.lesions import Measured, Muscle

LEAST_MUSCLE, LEAST_SHARE = 50, 0.9
# The field of a finding that tells its signal in each.
OTHER_SEQUENCES = (("t1_ratio", MrSequence.T1), ("dwi_ratio", MrSequence.DWI))
Stations = Callable[[MrSequence], Sequence[Volume]]
"""Gives the stations of another sequence, where there are any."""


@dataclass(frozen=True, eq=False)
class OtherImages:
    """Stations of another sequence, and the signal that muscle has in them."""

    stations: tuple[Volume, ...]
    muscle_signal: float


def read_stations(found: ExamFound, sequence: MrSequence) -> tuple[Volume, ...]:
    """Every stack of a sequence that can be read."""
    stations = []
    for series in found.series:
        if series.set_aside is not None or series.sequence is not sequence:
            continue
        for stack in series.stacks:
            try:
                stations.append(
                    read_stack(stack, named=said("series-numbered", number=str(series.number)))[0]
                )
            except UnreadableStackError:
                continue
    return tuple(stations)


def against_muscle(stations: Sequence[Volume], muscle: Muscle) -> OtherImages | None:
    """The images of a sequence; None without any, or where they do not show the same muscle."""
    levels = [signal for s in stations if (signal := _at(s, muscle.points_lps_mm)).size]
    seen = np.concatenate(levels) if levels else np.zeros(0)
    if seen.size < LEAST_MUSCLE or np.median(seen) <= 0:
        return None
    return OtherImages(tuple(stations), float(np.median(seen)))


def ratio_to_muscle(images: OtherImages, measured: Measured, grid: Grid) -> float | None:
    """Mean signal of a region over muscle, from the station that shows all or nearly all of it.

    Args:
        grid: on which the region was drawn.
    """
    points = measured.region.points_lps_mm(grid)
    for station in images.stations:
        signal = _at(station, points)
        if signal.size >= LEAST_SHARE * len(points):
            return float(signal.mean() / images.muscle_signal)
    return None


def with_other_sequences(
    stations: Stations,
    findings: Sequence[Finding],
    regions: Mapping[str, Measured],
    grid: Grid,
    muscle: Muscle,
) -> list[Finding]:
    """The findings with their signal in T1 and diffusion images, where there are any."""
    told = list(findings)
    for name, sequence in OTHER_SEQUENCES if told else ():
        images = against_muscle(stations(sequence), muscle)
        if images is not None:
            told = [_told(f, name, sequence, images, regions[f.id], grid) for f in told]
    return told


def _told(
    finding: Finding,
    name: str,
    sequence: MrSequence,
    images: OtherImages,
    measured: Measured,
    grid: Grid,
) -> Finding:
    ratio = ratio_to_muscle(images, measured, grid)
    if ratio is None:
        return finding
    said = f"{finding.exam_id}: {sequence.upper()} signal {ratio:.2f} times muscle"
    return finding.model_copy(update={name: round(ratio, 3), "evidence": (*finding.evidence, said)})


def _at(station: Volume, points: Floats) -> Floats:
    """Signal at those of the points that the station shows."""
    inside = nearest_at(station.covered_zyx, station.grid, points, outside=False)
    signal: Floats = nearest_at(station.signal_zyx, station.grid, points[inside], outside=0.0)
    return signal
