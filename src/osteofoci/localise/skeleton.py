"""From a composed volume to the child's skeleton: landmarks, bones, labels, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.errors import CoverageError
from osteofoci.geometry import Grid, Volume, average_to, nearest_at, sample_near
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.localise.fit import fit_bone
from osteofoci.localise.joints import settled_joints
from osteofoci.localise.network import find_landmarks, network_grid, refine_landmarks
from osteofoci.localise.plates import find_plates
from osteofoci.localise.refine import (
    FINE,
    IS_RIGHT,
    NEAR,
    TYPE_OF_LANDMARK,
    body_scale,
    cut_patches,
    scaled_signal,
)
from osteofoci.localise.shape import fit_shape, shape_model
from osteofoci.skeleton import (
    LANDMARKS,
    BoneSide,
    DrawnBone,
    Kind,
    Site,
    Tubular,
    Zone,
    draw_bones,
    label_of,
    landmarks_of_bone,
    vertebral_frame,
    zone_at,
)

WORKING_SPACING_ZYX_MM = (2.0, 4.0, 2.0)
LOOKS = (NEAR, NEAR, FINE, FINE)
SMALLEST_FIELD_MM, SMALLEST_WIDTH_MM = 280.0, 110.0
LEAST_LANDMARKS = 10
NEARBY_MM = 8.0
MOST_HEAT_SIGMA_MM, MOST_SIGMA_MM = 23.0, 17.0
LEAST_BRIGHTNESS = 0.45
DOUBTFUL_SIGMA_MM = 12.0
LEAST_SEEN = 0.5
SETTLING = 2
SPREAD_TO_SIGMA = 0.577
COVERAGE_PLACES = 21
UNSEEN_MM, SUPPORT = 40.0, 0.2
_AROUND = np.array([[0, 0, 0], *np.eye(3), *-np.eye(3)])


@dataclass(frozen=True, eq=False)
class Skeleton:
    """The skeleton found in one examination.

    Attributes:
        landmarks: LPS mm by name, also those outside the images (from the shape model).
        sigma_mm: standard deviation of each landmark.
        in_view: landmarks that lie inside the imaged part.
        bones: drawn from the landmarks.
        plates: growth plates and zones of every tubular bone.
        covered_along: for each bone, at 21 even positions 0..1, whether it was imaged: the
            place lies in the imaged part, further from its edge than the place is unsure, and
            the bone's landmarks close to it were really seen.
    """

    landmarks: dict[str, Floats]
    sigma_mm: dict[str, float]
    in_view: frozenset[str]
    bones: dict[BoneSide, DrawnBone]
    plates: dict[BoneSide, Tubular]
    covered_along: dict[BoneSide, tuple[bool, ...]]
    scale: float

    def confidence(self, bone_side: BoneSide) -> float:
        """0 not seen .. 1 sure: how sharply the bone's own landmarks in view were found."""
        own = landmarks_of_bone(self.landmarks, bone_side)
        sharp = [
            1 / (1 + (self.sigma_mm[name] / (DOUBTFUL_SIGMA_MM * self.scale)) ** 2)
            for name in own
            if name in self.in_view
        ]
        return float(sum(sharp) / max(len(own), 1))

    def covered_share(self, bone_side: BoneSide) -> float:
        """Share of a bone's length that was imaged."""
        return float(np.mean(self.covered_along[bone_side]))


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


def localise(volume: Volume) -> Skeleton:
    """Find the skeleton in a composed STIR volume.

    Coarse landmarks come from a network over the whole volume; the shape model calls back
    outliers and completes what is out of view; two further networks look at the patch around
    each landmark, one nearer than the other, and move it to its exact place. Then, in turn, long
    bones are fitted to their dark rim, growth plates to the bright band, and joints to the plates.

    Raises:
        CoverageError: too small a part of the body for its bones to be told apart.
    """
    extent = np.ptp(volume.grid.corners_lps_mm, axis=0)
    if extent[2] < SMALLEST_FIELD_MM or extent[0] < SMALLEST_WIDTH_MM:
        raise CoverageError(
            f"composed volume: expected at least {SMALLEST_FIELD_MM:.0f} mm of the body's height "
            f"to tell its bones apart, found {extent[2]:.0f} x {extent[0]:.0f} mm; bones were not "
            f"named, place findings with a decisions file"
        )
    heat = find_landmarks(volume)
    points = heat.points_lps_mm
    present = heat.presence > 0.5
    if present.sum() < LEAST_LANDMARKS:
        raise CoverageError(
            f"composed volume: expected at least {LEAST_LANDMARKS} landmarks of a skeleton, found "
            f"{int(present.sum())}; is this a coronal whole-body STIR? Bones were not named"
        )
    sigma = np.where(present, np.maximum(heat.sigma_mm, 8.0), np.inf)
    points, sigma, scale = _regularised(points, sigma)
    sharp = present & (heat.sigma_mm <= MOST_HEAT_SIGMA_MM)
    grid = network_grid(volume.grid, WORKING_SPACING_ZYX_MM)
    signal = average_to(volume.signal_zyx, volume.grid, grid)
    covered = average_to(volume.covered_zyx, volume.grid, grid) > 0.5
    prepared = scaled_signal(signal, covered)
    seen = sharp
    for view in LOOKS:
        indices = grid.indices_zyx(points)
        seen = nearest_at(covered, grid, points, outside=False) & sharp
        patches = cut_patches(
            prepared, indices, np.array(WORKING_SPACING_ZYX_MM), scale, IS_RIGHT, view
        )
        offset, spread = refine_landmarks(patches, TYPE_OF_LANDMARK, view.name)
        offset[IS_RIGHT, 2] *= -1
        moved = points + scale * offset[:, ::-1]
        points, sigma, scale = _regularised(
            moved, np.where(seen, np.maximum(SPREAD_TO_SIGMA * scale * spread, 1.0), np.inf)
        )
    # A landmark that was really seen lies in the body, not in the air beside it.
    flesh = ndimage.uniform_filter(np.maximum(prepared, 0), (9, 5, 9)) > LEAST_BRIGHTNESS
    seen &= (sigma <= MOST_SIGMA_MM) & nearest_at(flesh, grid, points, outside=False)
    in_view = frozenset(name for name, inside in zip(LANDMARKS, seen, strict=True) if inside)
    landmarks = dict(zip(LANDMARKS, points, strict=True))
    sigmas = {name: float(s) for name, s in zip(LANDMARKS, sigma, strict=True)}
    for turn in range(SETTLING + 1):
        bones = {bone.bone_side: bone for bone in draw_bones(landmarks)}
        along = {
            side: covered_along(
                bone, landmarks_of_bone(landmarks, side), landmarks, sigmas, in_view, volume
            )
            for side, bone in bones.items()
        }
        for side, bone in bones.items():
            if side.bone.kind is Kind.LONG and np.mean(along[side]) > LEAST_SEEN:
                bones[side] = fit_bone(volume, bone, scale=scale)
        plates = find_plates(volume, bones, along)
        if turn < SETTLING:
            landmarks = settled_joints(landmarks, bones, plates)
    return Skeleton(landmarks, sigmas, in_view, bones, plates, along, scale)


def _regularised(points: Floats, sigma: Floats) -> tuple[Floats, Floats, float]:
    known = {n: p for n, p, s in zip(LANDMARKS, points, sigma, strict=True) if np.isfinite(s)}
    scale = body_scale(known)
    fitted, _ = fit_shape(points, sigma, scale=scale, model=shape_model())
    return (
        fitted,
        np.where(np.isfinite(sigma), sigma, UNSEEN_MM),
        body_scale(dict(zip(LANDMARKS, fitted, strict=True))),
    )


def covered_along(
    bone: DrawnBone,
    own: frozenset[str],
    landmarks: Mapping[str, Floats],
    sigma_mm: Mapping[str, float],
    in_view: frozenset[str],
    volume: Volume,
) -> tuple[bool, ...]:
    """Whether each of 21 even places along a bone was imaged.

    A place counts where it lies in the imaged part, further from its edge than it is unsure.
    How unsure follows from the bone's own landmarks close to it; one that was not seen is
    unsure by 40 mm. So an arm that may lie beside the field never counts as imaged.
    """
    names = sorted(own)
    at = np.clip(bone.axis.locate(np.array([landmarks[name] for name in names]))[0], 0, 1)
    sigma = np.array([sigma_mm[name] if name in in_view else UNSEEN_MM for name in names])
    places = np.linspace(0, 1, COVERAGE_PLACES)
    closeness = np.exp(-(((places[:, None] - at[None]) / SUPPORT) ** 2)) + 1e-12
    unsure = (closeness * sigma).sum(axis=1) / closeness.sum(axis=1)
    points = bone.axis.at(places)
    around = points[:, None] + unsure[:, None, None] * _AROUND[None]
    inside = nearest_at(volume.covered_zyx, volume.grid, around.reshape(-1, 3), outside=False)
    imaged = inside.reshape(len(places), -1).all(axis=1)
    return tuple(bool(v) for v in imaged & (unsure <= MOST_SIGMA_MM))


def map_bones(skeleton: Skeleton, volume: Volume) -> BoneMap:
    """Label every voxel near a bone with that bone and its distance to the surface."""
    label = np.zeros(volume.grid.shape_zyx, np.uint8)
    distance = np.full(volume.grid.shape_zyx, NEARBY_MM, np.float32)
    for bone_side, bone in skeleton.bones.items():
        found = sample_near(bone, volume.grid, margin_mm=NEARBY_MM)
        if found is None:
            continue
        block, mask, own = found
        nearer = own < distance[block][mask]
        mask[mask] = nearer
        distance[block][mask] = own[nearer]
        label[block][mask] = label_of(bone_side)
    return BoneMap(label, distance)


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


@dataclass(frozen=True)
class Address:
    """Where a point lives in the skeleton.

    Attributes:
        position: share of the bone's length, 0 proximal .. 1 distal.
        physis_distance_mm: to the nearest growth plate along the bone; None without plates.
    """

    site: Site
    position: float
    physis_distance_mm: float | None


def address_in(skeleton: Skeleton, bone_side: BoneSide, point_lps_mm: Floats) -> Address:
    """The address of a point that is known to lie in a certain bone."""
    bone = skeleton.bones[bone_side]
    position = float(np.clip(bone.axis.locate(np.asarray(point_lps_mm)[None])[0][0], 0, 1))
    plates = skeleton.plates.get(bone_side)
    zone: Zone | None = zone_at(bone_side.bone, position, plates)
    if bone_side.bone.kind is Kind.VERTEBRA:
        level = bone_side.bone.name.split()[1]
        centre, axes, pitch = vertebral_frame(skeleton.landmarks, level)
        behind = float((np.asarray(point_lps_mm) - centre) @ axes[1])
        zone = Zone.POSTERIOR_ELEMENTS if behind > 0.75 * pitch else Zone.VERTEBRAL_BODY
    away = (
        None
        if plates is None
        else min(abs(position - plate) for plate in plates.physes) * bone.axis.length_mm
    )
    return Address(Site(bone_side.bone, bone_side.side, zone), position, away)
