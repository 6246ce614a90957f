"""From a bright place to a mask: one segmenter for the program's and the reader's findings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid, shared_part
from osteofoci.geometry.arrays import Block, Bools, Floats

HALF = 0.5
LARGEST_REACH_MM = 45.0
SEED_MM, SEARCH_MM = 2.5, 5.0
SHEET_MM = 5.2
BESIDE_MM = 3.0
SHARED_ERROR_AT_1ML = 0.5


@dataclass(frozen=True, eq=False)
class Region:
    """A delineated region inside a block of the volume.

    Attributes:
        mask: of the block.
        loose, tight: voxel counts when the border is drawn a tenth of the rise lower and
            higher, for the error of the volume.
    """

    block: Block
    mask: Bools
    loose: int
    tight: int

    def on(self, block: Block) -> Bools:
        """The mask as it lies on another block of the same volume."""
        mask = np.zeros([s.stop - s.start for s in block], bool)
        own, theirs = shared_part(self.block, block)
        mask[theirs] = self.mask[own]
        return mask

    def points_lps_mm(self, grid: Grid) -> Floats:
        """Places (n, 3) of the region's voxels, on the volume's grid."""
        return grid.part(self.block).points_lps_mm(np.argwhere(self.mask))


def delineate(
    signal_zyx: Floats,
    grid: Grid,
    block: Block,
    seeds: Bools,
    allowed: Bools,
    background: float,
    *,
    share: float = HALF,
) -> Region | None:
    """Grow seeds to where the signal has fallen a share of the way to the background.

    Args:
        signal_zyx: of the block (smoothed a little by the caller if it is noisy).
        seeds: of the block; the region stays connected to them.
        allowed: of the block; the region stays inside.
        background: signal of normal marrow around.
        share: how far up from background to peak the border is drawn; half way keeps the
            volume of a blurred region.

    Returns:
        None if the seeds are not brighter than the background.
    """
    inside = seeds & allowed
    if not inside.any():
        return None
    peak = float(np.percentile(signal_zyx[inside], 85))
    if peak <= background * 1.05:
        return None
    level = background + share * (peak - background)
    labels, _ = ndimage.label(allowed & (signal_zyx >= level))
    shares = np.bincount(labels[inside])
    if len(shares) < 2:
        return None
    connected = labels == 1 + int(shares[1:].argmax())
    region = _without_sheets(connected, inside, grid)
    step = 0.1 * (peak - background)
    beside = ndimage.distance_transform_edt(~region, sampling=grid.spacing_zyx_mm) <= BESIDE_MM
    loose = allowed & beside & (signal_zyx >= level - step)
    tight = region & (signal_zyx >= level + step)
    return Region(block, region, int((loose | region).sum()), int(tight.sum()))


def _without_sheets(region: Bools, seeds: Bools, grid: Grid) -> Bools:
    """A region without the thin bright sheets (plates, cartilage, vessels) that hang on it.

    What is nowhere thicker than a sheet (a focus in a rib or a toe) is left as it is.
    """
    if not region.any():
        return region
    window = ndimage.find_objects(region.astype(int))[0]
    part = np.pad(region[window], 1)
    thick = ndimage.distance_transform_edt(part, sampling=grid.spacing_zyx_mm) > SHEET_MM / 2
    labels, _ = ndimage.label(thick)
    shares = np.bincount(labels[np.pad(seeds[window], 1)])
    if len(shares) < 2:
        return region
    core = labels == 1 + int(shares[1:].argmax())
    away = ndimage.distance_transform_edt(~core, sampling=grid.spacing_zyx_mm)
    kept = np.zeros_like(region)
    kept[window] = (part & (away <= SHEET_MM / 2 + 0.5))[1:-1, 1:-1, 1:-1]
    return kept


def volume_errors_mm3(region: Region, grid: Grid) -> tuple[float, float]:
    """Standard deviations of a region's volume: against the truth, and between examinations.

    Between two examinations of one lesion there are two parts: where the border is drawn (half
    the difference between 40 and 60 % borders), and partial volume (each border voxel is in or out
    with the error of a uniform fraction, 1/sqrt(12), correlated over patches of about eight voxels).

    What both examinations share, such as a border drawn along the wrong bone's edge, is half of a
    volume of 1 mL and falls with its fourth root: so far the volumes of 156 painted lesions (seeds
    401000 to 401009) were off beyond the first two.
    """
    voxel = grid.voxel_volume_mm3
    border = region.mask & ~ndimage.binary_erosion(region.mask)
    drawn = 0.5 * (region.loose - region.tight) * voxel
    partial = np.sqrt(8 * border.sum() / 12) * voxel
    repeat = float(np.hypot(drawn, partial))
    volume = float(region.mask.sum() * voxel)
    shared = SHARED_ERROR_AT_1ML * volume * (1000.0 / max(volume, voxel)) ** 0.25
    return float(np.hypot(repeat, shared)), repeat


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
    signal_zyx: Floats, grid: Grid, point_lps_mm: Floats, allowed_zyx: Bools, *, reach_mm: float
) -> Region | None:
    """The region that a reader's point stands for.

    What lies within 2.5 mm of the point is the seed; the background is the lower
    third of what surrounds it within 25 mm. A border half way down that runs further than
    ``reach_mm`` from the point has leaked into bright neighbours, and is drawn higher.

    Args:
        reach_mm: how far the region may go; generous where ``allowed_zyx`` is one bone.
    """
    point = np.asarray(point_lps_mm, float)
    block = grid.block_around(point - LARGEST_REACH_MM, point + LARGEST_REACH_MM)
    if block is None or not bool(grid.contains(point[None])[0]):
        return None
    points = grid.block_points_lps_mm(block)
    away = np.linalg.norm(points - point.astype(np.float32), axis=-1)
    allowed = allowed_zyx[block] & (away < LARGEST_REACH_MM)
    signal = _smoothed(signal_zyx[block], grid)
    seeds = allowed & (away < max(SEED_MM, 0.75 * max(grid.spacing_zyx_mm)))
    if not seeds.any():
        return None
    around = allowed & (away > SEARCH_MM) & (away < 25.0)
    background = float(np.percentile(signal[around], 33)) if around.any() else 0.0
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        region = delineate(signal, grid, block, seeds, allowed, background, share=share)
        if region is None:
            break
        if away[region.mask].max() <= reach_mm:
            return region
    # Not brighter than its surroundings, or without a border: the reader's place as it is.
    return Region(block, seeds, 2 * int(seeds.sum()), 0)


def _smoothed(signal: Floats, grid: Grid) -> Floats:
    in_plane = min(grid.spacing_zyx_mm)
    sigma = [1.0 / s if s < 3 * in_plane else 0.0 for s in grid.spacing_zyx_mm]
    smooth: Floats = ndimage.gaussian_filter(signal, [min(v, 1.2) for v in sigma])
    return smooth
