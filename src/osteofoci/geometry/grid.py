"""Voxel grids in patient space, and volumes on them.

Arrays are indexed ``[k, j, i]`` and named ``*_zyx``: after canonical orientation ``k`` runs
towards the head, ``j`` towards the back and ``i`` towards the patient's left, so each axis
points (nearly) along one axis of DICOM patient LPS.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from osteofoci.geometry.arrays import Block, Bools, Floats


@dataclass(frozen=True, eq=False)
class Grid:
    """A regular grid of voxels in patient LPS millimetres.

    Attributes:
        shape_zyx: number of voxels along k, j, i.
        spacing_zyx_mm: distance between voxel centres along k, j, i.
        origin_lps_mm: centre of voxel (0, 0, 0).
        axes_lps: 3 x 3; row 0 is the unit direction of k, row 1 of j, row 2 of i.
    """

    shape_zyx: tuple[int, int, int]
    spacing_zyx_mm: tuple[float, float, float]
    origin_lps_mm: tuple[float, float, float]
    axes_lps: tuple[tuple[float, float, float], ...] = (
        (0.0, 0.0, 1.0),
        (0.0, 1.0, 0.0),
        (1.0, 0.0, 0.0),
    )

    @cached_property
    def steps(self) -> Floats:
        """3 x 3: row a is the LPS step (mm) of one voxel along array axis a."""
        steps: Floats = np.asarray(self.axes_lps) * np.asarray(self.spacing_zyx_mm)[:, None]
        return steps

    @property
    def voxel_volume_mm3(self) -> float:
        return float(abs(np.linalg.det(self.steps)))

    def points_lps_mm(self, indices_zyx: Floats | npt.NDArray[np.integer]) -> Floats:
        """LPS positions (n, 3) of (n, 3) array indices, fractional ones allowed."""
        points: Floats = np.asarray(indices_zyx, float) @ self.steps + np.asarray(
            self.origin_lps_mm
        )
        return points

    def indices_zyx(self, points_lps_mm: Floats) -> Floats:
        """Fractional array indices (n, 3) of (n, 3) LPS positions."""
        offset = np.asarray(points_lps_mm, float) - np.asarray(self.origin_lps_mm)
        indices: Floats = offset @ np.linalg.inv(self.steps)
        return indices

    def contains(self, points_lps_mm: Floats) -> Bools:
        """For each of (n, 3) positions, whether it lies inside a voxel of the grid."""
        indices = self.indices_zyx(points_lps_mm)
        inside: Bools = np.all(
            (indices >= -0.5) & (indices <= np.asarray(self.shape_zyx) - 0.5), axis=1
        )
        return inside

    @property
    def corners_lps_mm(self) -> Floats:
        """The eight outer corners, (8, 3)."""
        ends = [(-0.5, n - 0.5) for n in self.shape_zyx]
        corners = np.array([(k, j, i) for k in ends[0] for j in ends[1] for i in ends[2]])
        return self.points_lps_mm(corners)

    def block_around(
        self, low_lps_mm: Floats, high_lps_mm: Floats
    ) -> tuple[slice, slice, slice] | None:
        """The smallest index block that holds an axis-aligned LPS box; None if outside."""
        low, high = np.asarray(low_lps_mm), np.asarray(high_lps_mm)
        box = np.array([low, high])
        corners = np.array(
            [(box[a, 0], box[b, 1], box[c, 2]) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
        )
        indices = self.indices_zyx(corners)
        first = np.maximum(np.floor(indices.min(0)).astype(int), 0)
        last = np.minimum(np.ceil(indices.max(0)).astype(int) + 1, self.shape_zyx)
        if np.any(first >= last):
            return None
        return (
            slice(int(first[0]), int(last[0])),
            slice(int(first[1]), int(last[1])),
            slice(int(first[2]), int(last[2])),
        )

    def block_points_lps_mm(self, block: tuple[slice, slice, slice]) -> Floats:
        """LPS positions of a block's voxels, shape (k, j, i, 3), as 32-bit floats."""
        k, j, i = (np.arange(s.start, s.stop, dtype=np.float32) for s in block)
        steps = self.steps.astype(np.float32)
        points: Floats = (
            k[:, None, None, None] * steps[0]
            + j[None, :, None, None] * steps[1]
            + i[None, None, :, None] * steps[2]
            + np.asarray(self.origin_lps_mm, np.float32)
        )
        return points

    def part(self, block: Block) -> Grid:
        """The grid of an index block's voxels; every slice needs its start and stop."""
        start = np.array([[s.start for s in block]])
        origin = self.points_lps_mm(start)[0]
        k, j, i = (s.stop - s.start for s in block)
        return Grid(
            (k, j, i),
            self.spacing_zyx_mm,
            (float(origin[0]), float(origin[1]), float(origin[2])),
            self.axes_lps,
        )

    def coarser(self, spacing_zyx_mm: tuple[float, float, float]) -> Grid:
        """A grid over the same box, same axes, with another spacing."""
        extent = np.asarray(self.shape_zyx) * np.asarray(self.spacing_zyx_mm)
        shape = np.maximum(np.round(extent / spacing_zyx_mm).astype(int), 1)
        first_corner = self.points_lps_mm(np.array([[-0.5, -0.5, -0.5]]))[0]
        axes = np.asarray(self.axes_lps)
        origin = first_corner + 0.5 * np.asarray(spacing_zyx_mm) @ axes
        return Grid(
            (int(shape[0]), int(shape[1]), int(shape[2])),
            spacing_zyx_mm,
            (float(origin[0]), float(origin[1]), float(origin[2])),
            self.axes_lps,
        )


def shared_part(a: Block, b: Block) -> tuple[Block, Block]:
    """What two index blocks of one grid share, as indices into the one and into the other."""
    spans = [
        (low, max(low, min(x.stop, y.stop)))
        for x, y in zip(a, b, strict=True)
        for low in (max(x.start, y.start),)
    ]
    first, second = (
        tuple(
            slice(low - own.start, high - own.start)
            for own, (low, high) in zip(block, spans, strict=True)
        )
        for block in (a, b)
    )
    return (first[0], first[1], first[2]), (second[0], second[1], second[2])


@dataclass(frozen=True, eq=False)
class Volume:
    """Signal on a grid, with the part of it that was really imaged.

    Attributes:
        signal_zyx: 32-bit floats.
        covered_zyx: True where a station measured this voxel.
    """

    grid: Grid
    signal_zyx: npt.NDArray[np.float32]
    covered_zyx: Bools
