"""Bright places in bone, each with the numbers that tell disease from normal.

Nothing is decided here. A candidate is a connected bright region of one bone, outside of
the thin bright bands that every growing child has at its growth plates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, nearest_at
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.lesions.muscle import Muscle
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import (
    VERTEBRAL_LEVELS,
    BoneSide,
    Kind,
    Region,
    Side,
    Tubular,
    bone_named,
    landmarks_of_bone,
    vertebral_frame,
)

BRIGHT_RATIO = 1.6
INSIDE_MM = 1.0
SMALLEST_MM3 = 90.0
PLATE_HALF_MM = 3.2
CORE_OF_BODY = (0.38, 0.34)
AS_BRIGHT = 0.75

FEATURES = (
    "contrast",
    "brightness",
    "fluid",
    "log volume",
    "depth in bone",
    "thickness",
    "leak",
    "brightness around",
    "against other side",
    "near plate",
    "in epiphysis",
    "in shaft",
    "vertebra",
    "rib",
    "flat bone",
    "hand or foot",
    "localisation error",
    "brighter than its kind",
    "looks like a lesion",
    "seen as bone",
)


@dataclass(frozen=True, eq=False)
class Candidate:
    """A bright region of one bone.

    Attributes:
        mask: of the block.
        features: in the order of ``FEATURES``.
        normal_ratio: signal over muscle of the rest of this bone's marrow.
    """

    bone_side: BoneSide
    block: Block
    mask: Bools
    features: Floats
    normal_ratio: float
    centroid_lps_mm: Floats


@dataclass(frozen=True, eq=False)
class _BoneView:
    block: Block
    ratio: Floats
    inside: Bools
    position: Floats
    distance: Floats
    normal: float


def find_candidates(
    volume: Volume, skeleton: Skeleton, bones: BoneMap, muscle: Muscle
) -> list[Candidate]:
    """Every bright region of every bone in view, with its features."""
    ratio = volume.signal_zyx / muscle.signal
    views = {
        bone_side: view
        for bone_side in skeleton.bones
        if skeleton.covered_share(bone_side) > 0
        and (view := _view(bone_side, ratio, volume, skeleton, bones)) is not None
    }
    candidates: list[Candidate] = []
    for bone_side, view in views.items():
        if bone_side.bone.region is Region.HEAD:
            continue
        candidates.extend(_in_bone(bone_side, view, views, volume.grid, skeleton, bones))
    return candidates


def _view(
    bone_side: BoneSide, ratio: Floats, volume: Volume, skeleton: Skeleton, bones: BoneMap
) -> _BoneView | None:
    bone = skeleton.bones[bone_side]
    low, high = bone.bounds_mm()
    block = volume.grid.block_around(low - 3, high + 3)
    if block is None:
        return None
    distance = bones.distance_zyx_mm[block]
    inside = bones.inside(bone_side, block, within_mm=INSIDE_MM) & volume.covered_zyx[block]
    if inside.sum() < 5:
        return None
    local = smoothed_in_plane(ratio[block], volume.grid)
    position = np.full(inside.shape, np.nan)
    points = volume.grid.block_points_lps_mm(block)[inside].astype(float)
    position[inside] = bone.axis.locate(points)[0]
    deep = inside & (distance < -0.5)
    sample = local[deep] if deep.sum() >= 5 else local[inside]
    return _BoneView(block, local, inside, position, distance, float(np.percentile(sample, 35)))


def smoothed_in_plane(signal_zyx: Floats, grid: Grid) -> Floats:
    """Noise taken down by 0.8 mm within slices; thick slices are not mixed."""
    sigma = [0.8 / s if s < 3 else 0.0 for s in grid.spacing_zyx_mm]
    smooth: Floats = ndimage.gaussian_filter(signal_zyx, sigma)
    return smooth


def _plates(bone_side: BoneSide, view: _BoneView, parts: Tubular | None, length_mm: float) -> Bools:
    """Voxels of the thin slabs in which growth plates are expected."""
    slab = np.zeros(view.inside.shape, bool)
    if parts is None:
        return slab
    half = PLATE_HALF_MM if bone_side.bone.kind is Kind.LONG else 1.6
    with np.errstate(invalid="ignore"):
        for plate in parts.physes:
            slab |= np.abs(view.position - plate) * length_mm < half
    return slab


def vertebral_body(
    bone_side: BoneSide,
    block: Block,
    grid: Grid,
    skeleton: Skeleton,
    within: tuple[float, float],
) -> Bools:
    """Voxels of a block no further back, and no higher or lower, than shares of the pitch."""
    level = bone_side.bone.member
    centre, axes, pitch = vertebral_frame(skeleton.landmarks, level)
    points = grid.block_points_lps_mm(block) - centre.astype(np.float32)
    behind = points @ axes[1].astype(np.float32)
    height = np.abs(points @ axes[2].astype(np.float32))
    body: Bools = (behind < within[0] * pitch) & (height < within[1] * pitch)
    return body


def _in_bone(
    bone_side: BoneSide,
    view: _BoneView,
    views: dict[BoneSide, _BoneView],
    grid: Grid,
    skeleton: Skeleton,
    bones: BoneMap,
) -> list[Candidate]:
    bright = max(BRIGHT_RATIO, 1.5 * view.normal)
    length = skeleton.bones[bone_side].axis.length_mm
    slab = _plates(bone_side, view, skeleton.plates.get(bone_side), length)
    seeds = view.inside & (view.ratio > bright) & ~slab
    if bone_side.bone.kind is Kind.VERTEBRA:
        # Neither disc nor canal may start a candidate.
        seeds &= vertebral_body(bone_side, view.block, grid, skeleton, CORE_OF_BODY)
    labels, _count = ndimage.label(seeds)
    found = []
    for index, window in enumerate(ndimage.find_objects(labels), start=1):
        part = labels[window] == index
        if part.sum() * grid.voxel_volume_mm3 < 0.35 * SMALLEST_MM3:
            continue
        mask = labels == index
        # A focus at a plate continues through the slab that was cut out.
        wide = tuple(slice(max(0, s.start - 5), s.stop + 5) for s in window)
        grown = np.zeros_like(mask)
        grown[wide] = ndimage.binary_dilation(
            mask[wide], iterations=4, mask=(view.inside & (view.ratio > bright))[wide]
        )
        volume_mm3 = float(grown.sum() * grid.voxel_volume_mm3)
        if volume_mm3 < SMALLEST_MM3:
            continue
        features = _features(bone_side, view, views, mask, grown, grid, skeleton, bones)
        indices = np.argwhere(grown) + np.array([s.start for s in view.block])
        centroid = grid.points_lps_mm(indices).mean(0)
        found.append(Candidate(bone_side, view.block, grown, features, view.normal, centroid))
    return found


def _features(
    bone_side: BoneSide,
    view: _BoneView,
    views: dict[BoneSide, _BoneView],
    core: Bools,
    mask: Bools,
    grid: Grid,
    skeleton: Skeleton,
    bones: BoneMap,
) -> Floats:
    bone = skeleton.bones[bone_side]
    error_mm = _localisation_error(bone_side, skeleton)
    level = float(np.percentile(view.ratio[core], 75))
    position = float(np.nanmean(view.position[core]))
    span = float(np.nanmax(view.position[core]) - np.nanmin(view.position[core]))
    padded = np.pad(core[ndimage.find_objects(core.astype(int))[0]], 1)
    thickness = float(ndimage.distance_transform_edt(padded, sampling=grid.spacing_zyx_mm).max())
    expected = _expected(bone_side, position, span, views)
    parts = skeleton.plates.get(bone_side)
    plate_mm = (
        40.0
        if parts is None
        else min(abs(position - p) for p in parts.physes) * bone.axis.length_mm
    )
    epiphysis = parts is not None and (position < parts.shaft[0] or position > parts.shaft[1])
    shaft = parts is not None and (
        parts.proximal_metaphysis_end < position < parts.distal_metaphysis_start
    )
    kind, region = bone_side.bone.kind, bone_side.bone.region
    points = grid.points_lps_mm(np.argwhere(core) + [s.start for s in view.block])
    return np.array(
        [
            np.log(level / max(view.normal, 0.2)),
            np.log(level),
            max(0.0, level - 6.0),
            np.log(mask.sum() * grid.voxel_volume_mm3),
            float(-view.distance[core].mean()),
            thickness,
            *_surroundings(view, mask, level, error_mm, bones),
            np.log(level / max(expected, 0.2)),
            float(np.exp(-plate_mm / 8.0)),
            float(epiphysis),
            float(shaft),
            float(kind is Kind.VERTEBRA),
            float(kind is Kind.RIB),
            float(kind is Kind.FLAT),
            float(region in (Region.HAND, Region.FOOT)),
            error_mm,
            np.log(level / max(_level_of_kind(bone_side, views), 0.2)),
            *_seen_at(skeleton, points),
        ]
    )


def _expected(
    bone_side: BoneSide, position: float, span: float, views: dict[BoneSide, _BoneView]
) -> float:
    """Signal at the same place of the other side, or of the neighbouring vertebrae."""
    twins: list[BoneSide] = []
    if bone_side.side is not Side.MIDLINE:
        twins = [bone_side.mirrored]
    elif bone_side.bone.kind is Kind.VERTEBRA:
        index = bone_side.bone.number - 1
        twins = [
            BoneSide(bone_named(f"vertebra {VERTEBRAL_LEVELS[n]}"), Side.MIDLINE)
            for n in (index - 2, index - 1, index + 1, index + 2)
            if 0 <= n < len(VERTEBRAL_LEVELS)
        ]
    levels = []
    half = max(span / 2, 0.04)
    for twin in twins:
        view = views.get(twin)
        if view is None:
            continue
        with np.errstate(invalid="ignore"):
            same = view.inside & (np.abs(view.position - position) < half)
        if same.sum() >= 5:
            levels.append(float(np.percentile(view.ratio[same], 75)))
    return float(np.median(levels)) if levels else 1.0


def _surroundings(
    view: _BoneView, mask: Bools, level: float, error_mm: float, bones: BoneMap
) -> tuple[float, float]:
    """How much brightness goes on outside of bone, and how bright it is close by."""
    window = tuple(
        slice(max(0, s.start - 7), s.stop + 7) for s in ndimage.find_objects(mask.astype(int))[0]
    )
    near, ratio = mask[window], view.ratio[window]
    away_mm = bones.distance_zyx_mm[view.block][window]
    # Oedema beside a lesion is dimmer than the lesion; canal, kidney or vessel are not.
    # Where the bone itself is known to a few millimetres only, outside begins further out.
    margin_mm = float(np.clip(0.7 * error_mm, 2.0, 6.5))
    outside = (away_mm > margin_mm) & (ratio > max(BRIGHT_RATIO, AS_BRIGHT * level))
    bright = outside | (near | (ratio > AS_BRIGHT * level))
    grown = ndimage.binary_dilation(near, iterations=6, mask=bright)
    leak = float(np.log1p((grown & outside).sum() / near.sum()))
    shell = ndimage.binary_dilation(near, iterations=3) & ~near & ~view.inside[window]
    around = float(np.percentile(ratio[shell], 90)) if shell.any() else 1.0
    return leak, float(np.log(max(around, 0.2) / level))


def _localisation_error(bone_side: BoneSide, skeleton: Skeleton) -> float:
    """Mean standard deviation (mm) of the landmarks that the bone is drawn from."""
    own = landmarks_of_bone(skeleton.landmarks, bone_side)
    return float(np.mean([skeleton.sigma_mm[name] for name in own]))


def _level_of_kind(bone_side: BoneSide, views: dict[BoneSide, _BoneView]) -> float:
    """Signal over muscle of the bright part of the other bones of this kind that were seen."""
    others = [
        float(np.percentile(view.ratio[view.inside], 75))
        for other, view in views.items()
        if other != bone_side
        and other.bone.kind is bone_side.bone.kind
        and other.bone.region is bone_side.bone.region
    ]
    return float(np.median(others)) if others else 1.0


def _seen_at(skeleton: Skeleton, points: Floats) -> tuple[float, float]:
    """What the network that sees bones says of a region: lesion, and bone (0..1)."""
    seen = skeleton.seen
    lesion, bone = (
        float(nearest_at(chance, seen.grid, points, outside=0.0).mean())
        for chance in (seen.lesion_zyx, seen.bone_zyx)
    )
    return lesion, bone
