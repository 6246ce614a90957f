"""Stations of one examination to one whole-body volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from osteofoci.case import (
    Remark,
    Severity,
    number,
    said,
)
from osteofoci.geometry import Grid, Volume, resample
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.wording import noted

SAME_AXES_COSINE = 0.99995
SAME_PLACE_VOXELS = 0.08
BLEND_MM = 40.0
GAIN_TERMS = 3


@dataclass(frozen=True, eq=False)
class Composed:
    """A whole-body volume and what there is to say about it.

    Attributes:
        resampled: how many stations had to be interpolated.
    """

    volume: Volume
    resampled: int
    remarks: tuple[Remark, ...]


def compose_stations(stations: Sequence[Volume]) -> Composed:
    """Join stations: even out their brightness in the overlaps, then blend.

    A station is copied where its grid already falls on the common one, and interpolated
    linearly only where it does not. Each station gets a smooth gain along the body (a
    polynomial of the logarithm) that makes overlapping stations agree; in an overlap the
    weights fall linearly towards each station's end.
    """
    grid = _common_grid(stations)
    placed = [_placed(station, grid) for station in stations]
    blocks = [block for block, *_ in placed]
    signals = [signal for _, signal, _, _ in placed]
    covers = [covered for _, _, covered, _ in placed]
    gains = _gains(blocks, signals, covers)
    total = np.zeros(grid.shape_zyx, np.float32)
    weight = np.zeros(grid.shape_zyx, np.float32)
    seen = np.zeros(grid.shape_zyx, bool)
    ramp = max(2.0, BLEND_MM / grid.spacing_zyx_mm[0])
    for block, signal, covered, gain in zip(blocks, signals, covers, gains, strict=True):
        rows = np.flatnonzero(covered.any(axis=(1, 2)))
        if rows.size == 0:
            continue
        k = np.arange(covered.shape[0])
        to_end = np.minimum(k - rows[0] + 1, rows[-1] - k + 1).clip(0) / ramp
        share = np.clip(to_end, 0, 1).astype(np.float32)[:, None, None] * covered
        total[block] += signal * gain[:, None, None] * share
        weight[block] += share
        seen[block] |= covered
    np.divide(total, weight, out=total, where=weight > 0)
    total[~seen] = 0
    remarks = _gap_remarks(_heights(grid, blocks, covers))
    resampled = sum(was for *_, was in placed)
    if any(v.grid.spacing_zyx_mm != stations[0].grid.spacing_zyx_mm for v in stations):
        remarks.append(noted("stations-differ", said("remark-stations-differ"), Severity.INFO))
    return Composed(Volume(grid, total, seen), resampled, tuple(remarks))


def _common_grid(stations: Sequence[Volume]) -> Grid:
    grids = [station.grid for station in stations]
    first = max(grids, key=lambda g: int(np.prod(g.shape_zyx)))
    axes = np.asarray(first.axes_lps)
    alike = all(
        np.all(np.abs((np.asarray(g.axes_lps) * axes).sum(1)) > SAME_AXES_COSINE) for g in grids
    )
    if not alike:
        axes = np.array([[0, 0, 1.0], [0, 1.0, 0], [1.0, 0, 0]])
    votes = Counter(tuple(round(s, 3) for s in g.spacing_zyx_mm) for g in grids)
    spacing = np.array(votes.most_common(1)[0][0])
    exact = next(g for g in grids if tuple(round(s, 3) for s in g.spacing_zyx_mm) == tuple(spacing))
    spacing = np.array(exact.spacing_zyx_mm)
    anchor = np.asarray(exact.origin_lps_mm) @ axes.T
    corners = np.concatenate([g.corners_lps_mm for g in grids]) @ axes.T
    low = np.round((corners.min(0) - anchor) / spacing + 0.5)
    high = np.round((corners.max(0) - anchor) / spacing - 0.5)
    shape = (high - low).astype(int) + 1
    origin = (anchor + low * spacing) @ axes
    return Grid(
        (int(shape[0]), int(shape[1]), int(shape[2])),
        (float(spacing[0]), float(spacing[1]), float(spacing[2])),
        (float(origin[0]), float(origin[1]), float(origin[2])),
        tuple(tuple(float(v) for v in axis) for axis in axes),  # type: ignore[misc]
    )


def _placed(station: Volume, grid: Grid) -> tuple[Block, npt.NDArray[np.float32], Bools, bool]:
    """Where a station lies in the common grid, its signal and coverage there."""
    source = station.grid
    start = grid.indices_zyx(np.asarray([source.origin_lps_mm]))[0]
    same_steps = np.allclose(source.steps, grid.steps, atol=1e-3)
    if same_steps and np.all(np.abs(start - np.round(start)) < SAME_PLACE_VOXELS):
        first = np.round(start).astype(int)
        last = first + np.asarray(source.shape_zyx)
        inside = np.maximum(first, 0), np.minimum(last, grid.shape_zyx)
        block = _block(inside[0], inside[1])
        cut = _block(inside[0] - first, inside[1] - first)
        return block, station.signal_zyx[cut], station.covered_zyx[cut], False
    corners = grid.indices_zyx(source.corners_lps_mm)
    low = np.maximum(np.floor(corners.min(0)).astype(int), 0)
    high = np.minimum(np.ceil(corners.max(0)).astype(int) + 1, grid.shape_zyx)
    block = _block(low, high)
    part = grid.part(block)
    covered = resample(station.covered_zyx, source, part, order=1, outside=0.0)
    signal = resample(station.signal_zyx, source, part, order=1, outside=0.0)
    whole = covered > 0.5
    np.divide(signal, covered, out=signal, where=whole)
    signal[~whole] = 0
    return block, signal, whole, True


def _block(low: npt.NDArray[np.int_], high: npt.NDArray[np.int_]) -> Block:
    k, j, i = (slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    return k, j, i


def _gains(
    blocks: Sequence[Block],
    signals: Sequence[npt.NDArray[np.float32]],
    covers: Sequence[Bools],
) -> list[npt.NDArray[np.float32]]:
    """One gain a row (k) for every station, so that overlapping stations agree.

    Least squares on the log ratio of row medians in the overlaps; the polynomial terms are
    held near zero where the overlaps do not ask for them.
    """
    count = len(blocks)
    if count == 1:
        return [np.ones(signals[0].shape[0], np.float32)]
    equations: list[Floats] = []
    wanted: list[float] = []
    for a in range(count):
        for b in range(a + 1, count):
            low = max(blocks[a][0].start, blocks[b][0].start)
            high = min(blocks[a][0].stop, blocks[b][0].stop)
            for k in range(low, high):
                ratio = _row_ratio(
                    k, blocks[a], signals[a], covers[a], blocks[b], signals[b], covers[b]
                )
                if ratio is None:
                    continue
                row = np.zeros(count * GAIN_TERMS)
                row[a * GAIN_TERMS : (a + 1) * GAIN_TERMS] = _terms(k, blocks[a])
                row[b * GAIN_TERMS : (b + 1) * GAIN_TERMS] = -_terms(k, blocks[b])
                equations.append(row)
                wanted.append(-ratio)
    for station in range(count):
        for term in range(GAIN_TERMS):
            row = np.zeros(count * GAIN_TERMS)
            row[station * GAIN_TERMS + term] = 0.3 if term == 0 else 1.5
            equations.append(row)
            wanted.append(0.0)
    solution = np.linalg.lstsq(np.array(equations), np.array(wanted), rcond=None)[0]
    gains = []
    for station, block in enumerate(blocks):
        terms = np.array([_terms(k, block) for k in range(block[0].start, block[0].stop)])
        own = solution[station * GAIN_TERMS : (station + 1) * GAIN_TERMS]
        gains.append(np.exp(np.clip(terms @ own, -2.5, 2.5)).astype(np.float32))
    return gains


def _terms(k: int, block: Block) -> Floats:
    middle = (block[0].start + block[0].stop - 1) / 2
    half = max((block[0].stop - block[0].start) / 2, 1)
    u = (k - middle) / half
    return np.array([u**n for n in range(GAIN_TERMS)])


def _row_ratio(
    k: int,
    block_a: Block,
    signal_a: npt.NDArray[np.float32],
    covered_a: Bools,
    block_b: Block,
    signal_b: npt.NDArray[np.float32],
    covered_b: Bools,
) -> float | None:
    """Median log ratio of two stations in one row of their overlap, over body voxels."""
    low = [max(block_a[d].start, block_b[d].start) for d in (1, 2)]
    high = [min(block_a[d].stop, block_b[d].stop) for d in (1, 2)]
    if low[0] >= high[0] or low[1] >= high[1]:
        return None

    def cut(array: npt.NDArray[Any], block: Block) -> npt.NDArray[Any]:
        j, i = (slice(low[d] - block[d + 1].start, high[d] - block[d + 1].start) for d in (0, 1))
        return array[k - block[0].start, j, i]

    a, b = cut(signal_a, block_a), cut(signal_b, block_b)
    both = cut(covered_a, block_a) & cut(covered_b, block_b)
    body = both & (a > 0.3 * a.mean()) & (b > 0.3 * b.mean()) & (a > 0) & (b > 0)
    if body.sum() < 40:
        return None
    return float(np.median(np.log(a[body] / b[body])))


def _heights(
    grid: Grid, blocks: Sequence[Block], covers: Sequence[Bools]
) -> tuple[tuple[float, float], ...]:
    """(low, high) of each station along the body, head first."""
    heights = []
    for block, covered in zip(blocks, covers, strict=True):
        rows = np.flatnonzero(covered.any(axis=(1, 2)))
        if rows.size:
            ends = np.array(
                [[block[0].start + rows[0] - 0.5, 0, 0], [block[0].start + rows[-1] + 0.5, 0, 0]]
            )
            low, high = grid.points_lps_mm(ends)[:, 2]
            heights.append((float(low), float(high)))
    return tuple(sorted(heights, key=lambda h: -h[1]))


def _gap_remarks(heights: tuple[tuple[float, float], ...]) -> list[Remark]:
    remarks = []
    reach = heights[0][0] if heights else 0.0
    for low, high in heights[1:]:
        if high < reach - 1.0:
            remarks.append(
                noted(
                    "missing-station",
                    said(
                        "remark-missing-station",
                        gap=number(reach - high),
                        start=number(reach),
                        end=number(high),
                    ),
                )
            )
        reach = min(reach, low)
    return remarks
