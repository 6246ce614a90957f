"""Frames to stacks: one stack is one station's slices, found by geometry and not by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.case import (
    Remark,
    Value,
    number,
    said,
)
from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Floats
from osteofoci.ingest.header import Frame
from osteofoci.wording import noted

SAME_PLACE_MM = 2.0
_Plane = tuple[tuple[float, ...], tuple[int, int], tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Stack:
    """Parallel slices of one size, in order along their normal.

    Attributes:
        frames: one frame a slice; None where a slice is missing.
        slice_spacing_mm: regular distance between neighbouring slices.
        grid: canonical grid of the stack (k to the head, j to the back, i to the left).
        axis_order, axis_flips: how (slice, row, column) becomes (k, j, i): transpose by the
            order first, then reverse the axes marked True.
    """

    frames: tuple[Frame | None, ...]
    slice_spacing_mm: float
    grid: Grid
    axis_order: tuple[int, int, int]
    axis_flips: tuple[bool, bool, bool]
    remarks: tuple[Remark, ...]


def stacks_of(frames: Sequence[Frame], *, named: Value) -> list[Stack]:
    """Group frames by orientation, size and place in their own plane, then order each group.

    Args:
        named: how remarks call the series.
    """
    groups: dict[_Plane, list[tuple[tuple[float, float], list[Frame]]]] = defaultdict(list)
    for frame in frames:
        row, column = np.array(frame.row_direction), np.array(frame.column_direction)
        position = np.array(frame.position_lps_mm)
        place = (float(position @ row), float(position @ column))
        plane = (
            tuple(float(v) for v in np.round(np.concatenate([row, column]), 2)),
            (frame.rows, frame.columns),
            (round(frame.spacing_row_column_mm[0], 3), round(frame.spacing_row_column_mm[1], 3)),
        )
        for known, members in groups[plane]:
            # Slices of an oblique stack drift by rounding; that is the same station.
            if max(abs(known[0] - place[0]), abs(known[1] - place[1])) <= SAME_PLACE_MM:
                members.append(frame)
                break
        else:
            groups[plane].append((place, [frame]))
    return [_stack(members, named=named) for places in groups.values() for _, members in places]


def _stack(frames: list[Frame], *, named: Value) -> Stack:
    remarks: list[Remark] = []
    row = np.mean([f.row_direction for f in frames], axis=0)
    column = np.mean([f.column_direction for f in frames], axis=0)
    row, column = row / np.linalg.norm(row), column / np.linalg.norm(column)
    normal = np.cross(row, column)
    along = np.array([np.array(f.position_lps_mm) @ normal for f in frames])
    order = np.lexsort((np.array([f.number for f in frames]), along))
    kept: list[Frame] = []
    places: list[float] = []
    doubles = 0
    for n in order:
        if places and along[n] - places[-1] < 0.05:
            doubles += 1
            continue
        kept.append(frames[n])
        places.append(float(along[n]))
    if doubles:
        remarks.append(
            noted("duplicate-slices", said("remark-duplicate-slices", series=named, count=doubles))
        )
    spacing, slices, missing, uneven = _regular(kept, places)
    if missing:
        remarks.append(
            noted("missing-slices", said("remark-missing-slices", series=named, count=missing))
        )
    if uneven:
        remarks.append(
            noted(
                "uneven-spacing",
                said(
                    "remark-uneven-spacing",
                    series=named,
                    low=number(min(np.diff(places)), 2),
                    high=number(max(np.diff(places)), 2),
                ),
            )
        )
    first = next(f for f in slices if f is not None)
    grid, axis_order, axis_flips = _canonical(first, row, column, normal, spacing, len(slices))
    return Stack(tuple(slices), spacing, grid, axis_order, axis_flips, tuple(remarks))


def _regular(kept: list[Frame], places: list[float]) -> tuple[float, list[Frame | None], int, bool]:
    """Spacing, slices with None for missing ones, how many are missing, whether uneven."""
    if len(kept) == 1:
        return 1.0, list(kept), 0, False
    gaps = np.diff(places)
    spacing = float(np.median(gaps))
    steps = np.maximum(np.round(gaps / spacing).astype(int), 1)
    uneven = bool(np.any(np.abs(gaps - steps * spacing) > 0.15 * spacing))
    if steps.sum() > 20 * len(kept):  # a wild outlier is not a thousand missing slices
        steps = np.minimum(steps, 20)
    slices: list[Frame | None] = [kept[0]]
    for step, frame in zip(steps, kept[1:], strict=True):
        slices.extend([None] * (int(step) - 1))
        slices.append(frame)
    return spacing, slices, int((steps - 1).sum()), uneven


def _canonical(
    first: Frame, row: Floats, column: Floats, normal: Floats, spacing: float, count: int
) -> tuple[Grid, tuple[int, int, int], tuple[bool, bool, bool]]:
    """Permute and flip (slice, row, column) so that k, j, i run to head, back and left."""
    # Moving down the rows follows the column direction, moving along a row the row direction.
    directions = np.array([normal, column, row])
    spacings = np.array([spacing, *first.spacing_row_column_mm])
    sizes = np.array([count, first.rows, first.columns])
    wanted = np.array([[0, 0, 1.0], [0, 1.0, 0], [1.0, 0, 0]])
    closeness = np.abs(wanted @ directions.T)
    order = _best_order(closeness)
    flips = tuple(bool(wanted[a] @ directions[order[a]] < 0) for a in range(3))
    origin = np.array(first.position_lps_mm, float)
    axes = []
    for a in range(3):
        source = order[a]
        direction = directions[source]
        if flips[a]:
            origin = origin + direction * spacings[source] * (sizes[source] - 1)
            direction = -direction
        axes.append(tuple(float(v) for v in direction))
    grid = Grid(
        (int(sizes[order[0]]), int(sizes[order[1]]), int(sizes[order[2]])),
        (float(spacings[order[0]]), float(spacings[order[1]]), float(spacings[order[2]])),
        (float(origin[0]), float(origin[1]), float(origin[2])),
        tuple(axes),  # type: ignore[arg-type]
    )
    return grid, order, (flips[0], flips[1], flips[2])


def _best_order(closeness: Floats) -> tuple[int, int, int]:
    orders = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
    return max(orders, key=lambda order: sum(closeness[a, order[a]] for a in range(3)))
