"""Every voxel's bone: seen in the image, named after the drawn bone that it fits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, resample, sample_near
from osteofoci.geometry.arrays import Block, Bools
from osteofoci.localise.seen import Seen, kind_of
from osteofoci.localise.skeleton import Skeleton
from osteofoci.skeleton import BoneSide, DrawnBone, label_of

NEARBY_MM = 8.0
NAMED_WITHIN_MM, ANY_KIND_WITHIN_MM = 25.0, 4.0
# How likely bone must be seen (log odds) on the drawn surface, and more or less by mm from it, up to 8.
# The slopes are fitted on own children; 0.13 on the surface has the best Dice, less names more bone.
ON_SURFACE, DEEPER, BESIDE, NEAR_MM = -1.2, 0.04, 0.06, 8.0
LEAST_SEEN_SHARE, LEAST_DRAWN_VOXELS = 0.3, 6
STRETCHES = 10


@dataclass(frozen=True, eq=False)
class BoneMap:
    """The nearest bone of every voxel within 8 mm of one.

    Attributes:
        label_zyx: ``skeleton.label_of`` the nearest bone; 0 where none is near.
        distance_zyx_mm: signed distance to its surface, negative inside.
    """

    label_zyx: npt.NDArray[np.uint8]
    distance_zyx_mm: npt.NDArray[np.float32]

    def inside(self, bone_side: BoneSide, block: Block, *, within_mm: float = 0.0) -> Bools:
        """Voxels of a block that lie in a bone, or less than so far outside of its surface."""
        own: Bools = self.label_zyx[block] == label_of(bone_side)
        return own & (self.distance_zyx_mm[block] < within_mm)


def map_bones(skeleton: Skeleton, volume: Volume) -> BoneMap:
    """Label every voxel near a bone with that bone and its distance to the surface.

    What was seen as bone takes the name of the nearest drawn bone of its kind; the nearer that
    bone, the fainter it may be seen. Where next to nothing was seen along a stretch of a drawn bone,
    it stays as drawn.
    """
    seen = skeleton.seen
    label = named_as_seen(skeleton, seen)
    spacing = seen.grid.spacing_zyx_mm
    half = min(spacing) / 2
    away, nearest = ndimage.distance_transform_edt(
        label == 0, sampling=spacing, return_indices=True
    )
    inside = ndimage.distance_transform_edt(label > 0, sampling=spacing)
    signed = np.where(label > 0, half - inside, away - half).astype(np.float32)
    label = label[tuple(nearest)]
    distance = resample(signed, seen.grid, volume.grid, order=1, outside=NEARBY_MM)
    names = resample(label, seen.grid, volume.grid, order=0, outside=0.0).astype(np.uint8)
    far = distance >= NEARBY_MM
    names[far], distance[far] = 0, NEARBY_MM
    return BoneMap(names, distance)


def named_as_seen(skeleton: Skeleton, seen: Seen) -> npt.NDArray[np.uint8]:
    """``skeleton.label_of`` the bone of every voxel of the grid of what was seen; 0 for none."""
    shape = seen.grid.shape_zyx
    label = np.zeros(shape, np.uint8)
    best = np.full(shape, NAMED_WITHIN_MM * skeleton.scale, np.float32)
    interiors: list[tuple[BoneSide, Block, Bools]] = []
    for bone_side, bone in skeleton.bones.items():
        found = sample_near(bone, seen.grid, margin_mm=NAMED_WITHIN_MM * skeleton.scale)
        if found is None:
            continue
        block, mask, own = found
        number = label_of(bone_side)
        kind = seen.kind_zyx[block][mask]
        kind[~_is_bone(seen.bone_zyx[block][mask], own)] = 0
        fits = (kind == kind_of(bone_side)) | ((kind > 0) & (own < ANY_KIND_WITHIN_MM))
        nearer = fits & (own < best[block][mask])
        mask_nearer = mask.copy()
        mask_nearer[mask] = nearer
        best[block][mask_nearer] = own[nearer]
        label[block][mask_nearer] = number
        interior = mask.copy()
        interior[mask] = own < 0
        if skeleton.covered_share(bone_side) and interior.sum() >= LEAST_DRAWN_VOXELS:
            interiors.append((bone_side, block, interior))
    drawn = np.zeros(shape, np.uint8)
    for bone_side, block, interior in interiors:
        bare = _bare(skeleton.bones[bone_side], seen.grid, block, label, interior)
        drawn[block][bare] = label_of(bone_side)
    return np.where(label > 0, label, drawn)


def _bare(
    bone: DrawnBone,
    grid: Grid,
    block: Block,
    label_zyx: npt.NDArray[np.uint8],
    interior_zyx: Bools,
) -> Bools:
    """The inside of a drawn bone along the stretches of which next to nothing was seen."""
    low = [s.start for s in block]

    def stretches(mask: Bools) -> npt.NDArray[np.int64]:
        at = bone.axis.locate(grid.points_lps_mm(np.argwhere(mask) + low))[0]
        numbers: npt.NDArray[np.int64] = np.clip(at * STRETCHES, 0, STRETCHES - 1).astype(np.int64)
        return numbers

    own = stretches(interior_zyx)
    named = label_zyx[block] == label_of(bone.bone_side)
    shown = np.zeros(STRETCHES, int)
    if named.any():
        shown = np.bincount(stretches(named), minlength=STRETCHES)
    bare: Bools = interior_zyx.copy()
    bare[interior_zyx] = (shown < LEAST_SEEN_SHARE * np.bincount(own, minlength=STRETCHES))[own]
    return bare


def _is_bone(chance: npt.NDArray[np.float32], away_mm: npt.NDArray[np.float32]) -> Bools:
    """Where bone is seen clearly enough for its signed distance to the drawn bone."""
    needed = ON_SURFACE + DEEPER * np.clip(away_mm, -NEAR_MM, 0)
    needed += BESIDE * np.clip(away_mm, 0, NEAR_MM)
    bone: Bools = chance > 1 / (1 + np.exp(-needed))
    return bone


def map_zones(skeleton: Skeleton, bones: BoneMap, grid: Grid) -> npt.NDArray[np.uint8]:
    """Zone of every voxel inside a tubular bone: 1 + its place in ``TUBULAR_ZONES``, else 0."""
    zones = np.zeros(grid.shape_zyx, np.uint8)
    for bone_side, plates in skeleton.plates.items():
        bone = skeleton.bones[bone_side]
        low, high = bone.bounds_mm()
        block = grid.block_around(low - NEARBY_MM, high + NEARBY_MM)
        if block is None:
            continue
        own = bones.inside(bone_side, block)
        points = grid.points_lps_mm(np.argwhere(own) + [s.start for s in block])
        first, last = plates.shaft
        ends = (first, plates.proximal_metaphysis_end, plates.distal_metaphysis_start, last)
        zones[block][own] = 1 + np.searchsorted(ends, bone.axis.locate(points)[0])
    return zones
