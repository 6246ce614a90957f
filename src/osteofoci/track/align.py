"""The same place of one bone in two examinations, voxel by voxel.

A focus is carried along its bone, past what has grown at the plates, and turned as the bone has
turned; then the picture around it is shifted until bone and surroundings fit. Nothing is ever
stretched, and the focus itself has no say in where it fits, so no change can be swallowed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, resample, unit
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.lesions import Measured
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import BoneSide, Kind, carried, label_of, vertebral_frame

SPACING_ZYX_MM = (1.5, 2.5, 1.5)
AROUND_MM, MOST_HALF_ZYX_MM = 14.0, (45.0, 34.0, 45.0)
# How far the second picture may be shifted, in voxels, and how much further counts against it.
REACH_ZYX, TIMID = (6, 4, 6), 0.1 / 3
NEAR_BONE_MM, FAR_MM = 6.0, 8.0
SAMPLES, LEAST_SAMPLES = 4000, 200
CLIPPED_AT_MUSCLE = 3.0


@dataclass(frozen=True, eq=False)
class Images:
    """One examination's images and bones."""

    volume: Volume
    muscle_signal: float
    skeleton: Skeleton
    bones: BoneMap


@dataclass(frozen=True, eq=False)
class Aligned:
    """Two pictures of one place on one grid, in the earlier examination's directions.

    Attributes:
        before, after: signal over muscle.
        before_mask, after_mask: the focus in each.
        bone: inside of the bone, as drawn in the earlier examination.
        likeness: correlation of the surroundings, -1..1.
        shift_mm: of the second picture against the drawn bones, along k, j, i.
    """

    spacing_zyx_mm: tuple[float, float, float]
    before: Floats
    after: Floats
    before_mask: Bools
    after_mask: Bools
    bone: Bools
    likeness: float
    shift_mm: tuple[float, float, float]


def align(
    earlier: Images, later: Images, before: Measured, after: Measured | None
) -> Aligned | None:
    """Bring one place of a bone together in two examinations, whichever came first.

    Args:
        before: the focus in the one examination.
        after: the same focus in the other; None where nothing was outlined there.

    Returns:
        None where the bone or the place along it is not known.
    """
    bone_side = before.site.bone_side
    position = before.position_along_bone
    if position is None or any(bone_side not in e.skeleton.bones for e in (earlier, later)):
        return None
    extent_mm = max(m.longest_extent_mm for m in (before, after) if m is not None)
    grid, wide = _grids(earlier.skeleton, later.skeleton, before, position, extent_mm)
    first, second = _ratio(earlier, grid), _ratio(later, wide)
    mask = _mask(before, earlier.volume.grid, grid)
    block, part = _around(earlier.volume.grid, grid)
    label = earlier.bones.label_zyx[block] == label_of(bone_side)
    away = resample(earlier.bones.distance_zyx_mm[block], part, grid, order=1, outside=FAR_MM)
    own = resample(label, part, grid, order=1, outside=0.0) > 0.5
    shown = (away < NEAR_BONE_MM) & ~ndimage.binary_dilation(mask, iterations=2)
    shift, likeness = _best_shift(first, second, shown)
    window = tuple(
        slice(r + s, r + s + n) for r, s, n in zip(REACH_ZYX, shift, first.shape, strict=True)
    )
    return Aligned(
        SPACING_ZYX_MM,
        first,
        second[window],
        mask,
        np.zeros_like(mask) if after is None else _mask(after, later.volume.grid, wide)[window],
        own & (away < 0),
        likeness,
        tuple(float(s * mm) for s, mm in zip(shift, SPACING_ZYX_MM, strict=True)),  # type: ignore[arg-type]
    )


def _grids(
    then: Skeleton, now: Skeleton, before: Measured, position: float, extent_mm: float
) -> tuple[Grid, Grid]:
    """The earlier grid along the patient's axes, and the later one, wider by the reach."""
    centre = np.array(before.centroid_lps_mm)
    target, turn = _landing(then, now, before.site.bone_side, position, centre)
    half = 0.5 * extent_mm + AROUND_MM
    voxels = np.ceil(np.minimum(half, MOST_HALF_ZYX_MM) / np.array(SPACING_ZYX_MM)).astype(int)
    axes = np.eye(3)[::-1]
    return _grid(centre, axes, voxels), _grid(target, axes @ turn, voxels + np.array(REACH_ZYX))


def _grid(centre: Floats, axes: Floats, half_voxels: Floats) -> Grid:
    origin = centre - (half_voxels * np.array(SPACING_ZYX_MM)) @ axes
    return Grid(
        tuple(int(2 * n + 1) for n in half_voxels),  # type: ignore[arg-type]
        SPACING_ZYX_MM,
        (float(origin[0]), float(origin[1]), float(origin[2])),
        tuple((float(a[0]), float(a[1]), float(a[2])) for a in axes),
    )


def carried_point(
    then: Skeleton, now: Skeleton, bone_side: BoneSide, point_lps_mm: Floats
) -> Floats | None:
    """Where a place beside a bone lies in another examination, by the bone alone.

    Returns:
        None where the bone is not known in one of the two, or was not imaged there in the other.
    """
    if any(bone_side not in skeleton.bones for skeleton in (then, now)):
        return None
    position = float(np.clip(then.bones[bone_side].axis.locate(point_lps_mm[None])[0][0], 0, 1))
    there = _position(then, now, bone_side, position)
    seen = now.covered_along[bone_side]
    if not seen[round(min(max(there, 0.0), 1.0) * (len(seen) - 1))]:
        return None
    return _landing(then, now, bone_side, position, point_lps_mm)[0]


def _position(then: Skeleton, now: Skeleton, bone_side: BoneSide, position: float) -> float:
    return carried(
        bone_side.bone,
        position,
        then.bones[bone_side].axis.length_mm,
        now.bones[bone_side].axis.length_mm,
        plates_then=then.plates.get(bone_side),
        plates_now=now.plates.get(bone_side),
    )


def _landing(
    then: Skeleton, now: Skeleton, bone_side: BoneSide, position: float, point: Floats
) -> tuple[Floats, Floats]:
    """Where a point lies in the later examination, and how the bone has turned since.

    Args:
        position: of the point along its bone.
    """
    one, other = then.bones[bone_side].axis, now.bones[bone_side].axis
    there = _position(then, now, bone_side, position)
    turn = _frame(then, bone_side, position).T @ _frame(now, bone_side, there)
    target: Floats = other.at(there) + (point - one.at(position)) @ turn
    return target, turn


def _frame(skeleton: Skeleton, bone_side: BoneSide, position: float) -> Floats:
    """Directions (rows) that turn with a bone: across, through, and along it."""
    if bone_side.bone.kind is Kind.VERTEBRA:
        return vertebral_frame(skeleton.landmarks, bone_side.bone.member)[1]
    axis = skeleton.bones[bone_side].axis
    along = unit(axis.at(min(1.0, position + 0.04)) - axis.at(max(0.0, position - 0.04)))
    guide = np.array([1.0, 0.0, 0.0]) if abs(along[0]) < 0.8 else np.array([0.0, 0.0, 1.0])
    across = unit(guide - (guide @ along) * along)
    return np.array([across, np.cross(along, across), along])


def _around(source: Grid, target: Grid) -> tuple[Block, Grid]:
    """The part of a volume's grid in which another grid lies, so that no more is looked at."""
    corners = target.corners_lps_mm
    margin = 2 * max(source.spacing_zyx_mm)
    block = source.block_around(corners.min(0) - margin, corners.max(0) + margin)
    block = block or (slice(0, 1), slice(0, 1), slice(0, 1))
    return block, source.part(block)


def _ratio(images: Images, grid: Grid) -> Floats:
    block, part = _around(images.volume.grid, grid)
    signal = resample(images.volume.signal_zyx[block], part, grid, order=1, outside=0.0)
    return signal / np.float32(images.muscle_signal)


def _mask(measured: Measured, volume_grid: Grid, grid: Grid) -> Bools:
    region = measured.region
    part = volume_grid.part(region.block)
    return resample(region.mask, part, grid, order=1, outside=0.0) > 0.5


def _best_shift(first: Floats, second: Floats, shown: Bools) -> tuple[tuple[int, int, int], float]:
    """Whole voxels by which the second picture fits best, and the correlation there."""
    places = np.argwhere(shown)
    if len(places) < LEAST_SAMPLES:
        return (0, 0, 0), 0.0
    places = places[:: len(places) // SAMPLES + 1]
    one = np.sqrt(np.clip(first, 0, CLIPPED_AT_MUSCLE))[tuple(places.T)]
    one = (one - one.mean()) / (one.std() + 1e-6)
    other = np.sqrt(np.clip(second, 0, CLIPPED_AT_MUSCLE))
    best, found, likeness = -np.inf, (0, 0, 0), 0.0
    for k in range(2 * REACH_ZYX[0] + 1):
        for j in range(2 * REACH_ZYX[1] + 1):
            for i in range(2 * REACH_ZYX[2] + 1):
                there = other[places[:, 0] + k, places[:, 1] + j, places[:, 2] + i]
                alike = float((one * (there - there.mean())).mean() / (there.std() + 1e-6))
                shift = (k - REACH_ZYX[0], j - REACH_ZYX[1], i - REACH_ZYX[2])
                far = sum((s / r) ** 2 for s, r in zip(shift, REACH_ZYX, strict=True))
                if alike - TIMID * far > best:
                    best, found, likeness = alike - TIMID * far, shift, alike
    return found, likeness
