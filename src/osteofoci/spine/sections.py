"""Straightened sections of an MR volume along the spine, as planes to measure in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from osteofoci.geometry import Volume, sample_at
from osteofoci.geometry.arrays import Floats
from osteofoci.spine.edges import PlaneImage

ROW_MM, COLUMN_MM = 0.6, 1.0
HALF_MM = 34.0
THICK_MM = np.linspace(-5.0, 5.0, 5)


def sections_of_volume(
    volume: Volume, centres_lps_mm: Mapping[str, Floats]
) -> tuple[PlaneImage, PlaneImage]:
    """A sagittal and a coronal section that follow the spine from side to side, and in depth.

    On fluid-sensitive images discs are brighter than bodies.

    Args:
        centres_lps_mm: of at least three vertebrae, any order.
    """
    centres = np.array(sorted((tuple(c) for c in centres_lps_mm.values()), key=lambda c: c[2]))
    low, high = centres[0, 2] - 25, centres[-1, 2] + 25
    heights = np.arange(high, low, -ROW_MM)
    x = np.interp(heights, centres[:, 2], centres[:, 0])
    y = np.interp(heights, centres[:, 2], centres[:, 1])
    away = np.arange(-HALF_MM, HALF_MM + COLUMN_MM, COLUMN_MM)
    sagittal_start, coronal_start = float(y.mean()) - HALF_MM, float(x.mean()) - HALF_MM
    points = _section(heights, x, sagittal_start + HALF_MM + away, sagittal=True)
    sagittal = sample_at(volume.signal_zyx, volume.grid, points.reshape(-1, 3))
    points = _section(heights, y, coronal_start + HALF_MM + away, sagittal=False)
    coronal = sample_at(volume.signal_zyx, volume.grid, points.reshape(-1, 3))
    shape = (len(THICK_MM), len(heights), len(away))
    return (
        PlaneImage(
            sagittal.reshape(shape).mean(0), (ROW_MM, COLUMN_MM), float(heights[0]),
            sagittal_start, bright=-1.0,
        ),
        PlaneImage(
            coronal.reshape(shape).mean(0), (ROW_MM, COLUMN_MM), float(heights[0]),
            coronal_start, bright=-1.0,
        ),
    )  # fmt: skip


def _section(heights: Floats, followed: Floats, across: Floats, *, sagittal: bool) -> Floats:
    """Points (thickness, height, across, xyz); the followed coordinate runs with the spine."""
    t, z, a = np.meshgrid(THICK_MM, heights, across, indexing="ij")
    along = np.broadcast_to(followed[None, :, None], t.shape) + t
    return np.stack([along, a, z] if sagittal else [a, along, z], axis=-1)
