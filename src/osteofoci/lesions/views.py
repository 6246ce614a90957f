"""What the judge sees around a candidate: signal, bones, the same place of the other side.

A view is upright, scaled with the child and read from right to left for right-sided bones, so
that both sides look alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Volume, nearest_at
from osteofoci.geometry.arrays import Floats
from osteofoci.lesions.candidates import Candidate
from osteofoci.lesions.muscle import Muscle
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import (
    VERTEBRAL_LEVELS,
    BoneSide,
    Kind,
    Side,
    bone_named,
    label_of,
)

SHAPE_ZYX = (24, 10, 24)
SPACING_ZYX_MM = (2.5, 4.0, 2.5)
CHANNELS = ("signal", "own bone", "other bones", "same place elsewhere", "candidate")
MOST_RATIO = 12.0
FAR_MM = 8.0
NOT_IMAGED = -0.5

Views = npt.NDArray[np.float32]


def views_of(
    candidates: Sequence[Candidate],
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
) -> Views:
    """Views (n, channels, z, y, x) of candidates.

    Signal is the square root of its ratio to muscle; bones are signed distances to their
    surface in units of 8 mm, 1 where that bone is not near.
    """
    views = np.ones((len(candidates), len(CHANNELS), *SHAPE_ZYX), np.float32)
    for view, candidate in zip(views, candidates, strict=True):
        right = candidate.bone_side.side is Side.RIGHT
        points = _points(candidate.centroid_lps_mm, skeleton.scale, flipped=right)
        view[0] = _signal(points, volume, muscle)
        flat = points.reshape(-1, 3)
        label = nearest_at(bones.label_zyx, volume.grid, flat, outside=0).reshape(SHAPE_ZYX)
        distance = nearest_at(bones.distance_zyx_mm, volume.grid, flat, outside=FAR_MM)
        distance = distance.reshape(SHAPE_ZYX)
        own = label == label_of(candidate.bone_side)
        view[1][own] = distance[own] / FAR_MM
        other = (label > 0) & ~own
        view[2][other] = distance[other] / FAR_MM
        twin = _same_place(candidate.bone_side, candidate.centroid_lps_mm, skeleton)
        view[3] = NOT_IMAGED
        if twin is not None:
            mirrored = candidate.bone_side.side is not Side.MIDLINE
            view[3] = _signal(
                _points(twin, skeleton.scale, flipped=right != mirrored), volume, muscle
            )
        index = volume.grid.part(candidate.block).indices_zyx(flat)
        mask = candidate.mask.astype(np.float32)
        view[4] = ndimage.map_coordinates(mask, index.T, order=1, cval=0.0).reshape(SHAPE_ZYX)
    return views


def _points(centre: Floats, scale: float, *, flipped: bool) -> Floats:
    """LPS mm of every voxel of a view, (z, y, x, 3)."""
    steps = np.array(SPACING_ZYX_MM) * scale
    z, y, x = (
        (np.arange(n) - (n - 1) / 2) * step for n, step in zip(SHAPE_ZYX, steps, strict=True)
    )
    if flipped:
        x = -x
    grid = np.stack(np.meshgrid(z, y, x, indexing="ij")[::-1], axis=-1)
    points: Floats = grid + np.asarray(centre)
    return points


def _signal(points: Floats, volume: Volume, muscle: Muscle) -> npt.NDArray[np.float32]:
    index = volume.grid.indices_zyx(points.reshape(-1, 3)).T
    low = np.clip(np.floor(index.min(axis=1)).astype(int) - 1, 0, None)
    high = np.minimum(np.ceil(index.max(axis=1)).astype(int) + 2, volume.grid.shape_zyx)
    if np.any(high <= low):
        return np.full(SHAPE_ZYX, NOT_IMAGED, np.float32)
    block = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
    ratio = np.clip(volume.signal_zyx[block] / muscle.signal, 0, MOST_RATIO)
    part = np.where(volume.covered_zyx[block], np.sqrt(ratio), NOT_IMAGED)
    signal: npt.NDArray[np.float32] = ndimage.map_coordinates(
        part.astype(np.float32), index - low[:, None], order=1, cval=NOT_IMAGED
    )
    return signal.reshape(SHAPE_ZYX)


def _same_place(bone_side: BoneSide, point: Floats, skeleton: Skeleton) -> Floats | None:
    """The same place of the bone of the other side, or of the next vertebra above."""
    bone = skeleton.bones[bone_side]
    if bone_side.side is not Side.MIDLINE:
        twin = skeleton.bones.get(bone_side.mirrored)
        mirror = np.array([-1.0, 1.0, 1.0])
    elif bone_side.bone.kind is Kind.VERTEBRA:
        level = bone_side.bone.number - 1
        above = VERTEBRAL_LEVELS[level - 1 if level > 2 else level + 1]
        twin = skeleton.bones.get(BoneSide(bone_named(f"vertebra {above}"), Side.MIDLINE))
        mirror = np.ones(3)
    else:
        return None
    if twin is None or skeleton.covered_share(twin.bone_side) == 0:
        return None
    position = float(np.clip(bone.axis.locate(np.asarray(point)[None])[0][0], 0, 1))
    beside = np.asarray(point) - bone.axis.at(position)
    place: Floats = twin.axis.at(position) + mirror * beside
    return place
