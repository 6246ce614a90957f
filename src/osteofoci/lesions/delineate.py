"""From a bright place to a mask: one segmenter for the program's and the reader's findings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Block, Bools, Floats

HALF = 0.5
LARGEST_REACH_MM = 45.0
SEARCH_MM = 5.0


@dataclass(frozen=True, eq=False)
class Region:
    """A delineated region inside a block of the volume.

    Attributes:
        mask: of the block.
        loose, tight: voxel counts when the border is drawn at 40 and at 60 % of the rise
            instead of 50 %, for the error of the volume.
    """

    block: Block
    mask: Bools
    loose: int
    tight: int


def delineate(
    signal_zyx: Floats, grid: Grid, block: Block, seeds: Bools, allowed: Bools, background: float
) -> Region | None:
    """Grow seeds to where the signal has fallen half way to the background.

    Args:
        signal_zyx: of the block (smoothed a little by the caller if it is noisy).
        seeds: of the block; the region stays connected to them.
        allowed: of the block; the region stays inside.
        background: signal of normal marrow around.

    Returns:
        None if the seeds are not brighter than the background.
    """
    inside = seeds & allowed
    if not inside.any():
        return None
    peak = float(np.percentile(signal_zyx[inside], 85))
    if peak <= background * 1.05:
        return None
    regions = []
    for share in (HALF, 0.4, 0.6):
        level = background + share * (peak - background)
        labels, _ = ndimage.label(allowed & ((signal_zyx >= level) | (inside & (share <= HALF))))
        touched = np.unique(labels[inside])
        regions.append(np.isin(labels, touched[touched > 0]))
    return Region(block, regions[0], int(regions[1].sum()), int(regions[2].sum()))


def volume_error_mm3(region: Region, grid: Grid) -> float:
    """Standard deviation of a region's volume.

    Two parts: where the border is drawn (half the difference between 40 and 60 % borders), and
    partial volume (each border voxel is in or out with the error of a uniform fraction,
    1/sqrt(12), correlated over patches of about eight voxels).
    """
    voxel = grid.voxel_volume_mm3
    border = region.mask & ~ndimage.binary_erosion(region.mask)
    drawn = 0.5 * (region.loose - region.tight) * voxel
    partial = np.sqrt(8 * border.sum() / 12) * voxel
    return float(np.hypot(drawn, partial))


def longest_extent_mm(mask: Bools, grid: Grid, block: Block) -> float:
    """Largest distance between two border voxels, plus one in-plane voxel."""
    border = np.argwhere(mask & ~ndimage.binary_erosion(mask)).astype(float)
    if len(border) == 0:
        return 0.0
    points = grid.points_lps_mm(border + np.array([s.start for s in block]))
    if len(points) > 1500:
        points = points[:: len(points) // 1500 + 1]
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return float(apart.max() + min(grid.spacing_zyx_mm))


def region_at_point(
    signal_zyx: Floats, grid: Grid, point_lps_mm: Floats, allowed_zyx: Bools
) -> Region | None:
    """The region that a reader's point stands for.

    The brightest place within 5 mm of the point is the seed; the background is the lower
    quartile of what surrounds it within 25 mm.
    """
    point = np.asarray(point_lps_mm, float)
    block = grid.block_around(point - LARGEST_REACH_MM, point + LARGEST_REACH_MM)
    if block is None or not bool(grid.contains(point[None])[0]):
        return None
    points = grid.block_points_lps_mm(block)
    away = np.linalg.norm(points - point.astype(np.float32), axis=-1)
    allowed = allowed_zyx[block] & (away < LARGEST_REACH_MM)
    signal = _smoothed(signal_zyx[block], grid)
    near = allowed & (away < max(SEARCH_MM, max(grid.spacing_zyx_mm)))
    if not near.any():
        return None
    best = np.where(near, signal, -np.inf)
    seed_signal = float(best.max())
    seeds = near & (signal >= seed_signal * 0.9)
    around = allowed & (away > SEARCH_MM) & (away < 25.0)
    background = float(np.percentile(signal[around], 30)) if around.any() else 0.0
    return delineate(signal, grid, block, seeds, allowed, background)


def _smoothed(signal: Floats, grid: Grid) -> Floats:
    in_plane = min(grid.spacing_zyx_mm)
    sigma = [1.0 / s if s < 3 * in_plane else 0.0 for s in grid.spacing_zyx_mm]
    smooth: Floats = ndimage.gaussian_filter(signal, [min(v, 1.2) for v in sigma])
    return smooth
