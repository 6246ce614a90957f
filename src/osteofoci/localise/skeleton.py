"""From a composed volume to the child's skeleton: landmarks, bones, labels, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from osteofoci.case import number, said
from osteofoci.geometry import Volume, nearest_at
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.fit import fit_bone
from osteofoci.localise.joints import settled_joints
from osteofoci.localise.levels import count_vertebrae
from osteofoci.localise.marks import (
    MOST_SIGMA_MM,
    UNSEEN_MM,
    at_seen_places,
    first_marks,
    in_the_body,
    looked_closer,
    recounted,
    settled,
    working,
)
from osteofoci.localise.meetings import joints_put_right
from osteofoci.localise.plates import find_plates
from osteofoci.localise.readable import refuse_unreadable
from osteofoci.localise.refine import FINE, NEAR
from osteofoci.localise.refusal import NotNamedError
from osteofoci.localise.regions import parts_put_right
from osteofoci.localise.seen import Seen, kind_of, nothing_seen, see_bones
from osteofoci.localise.told import Told, pinned
from osteofoci.skeleton import (
    BONES,
    LANDMARKS,
    BoneSide,
    DrawnBone,
    Kind,
    Site,
    Tubular,
    Zone,
    draw_bones,
    landmarks_of_bone,
    vertebral_frame,
    zone_at,
)

SMALLEST_FIELD_MM, SMALLEST_WIDTH_MM = 280.0, 110.0
DOUBTFUL_SIGMA_MM = 12.0
LEAST_SEEN, SEEN_LESS = 0.5, 0.3
SETTLING = 2
COVERAGE_PLACES = 21
SUPPORT, BESIDE_AXIS_MM = 0.2, 8.0
LEAST_DOUBT = 0.12
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
        seen: bones as they show in the image.
        shifted: probability that every vertebra is truly so many levels further down.
    """

    landmarks: dict[str, Floats]
    sigma_mm: dict[str, float]
    in_view: frozenset[str]
    bones: dict[BoneSide, DrawnBone]
    plates: dict[BoneSide, Tubular]
    covered_along: dict[BoneSide, tuple[bool, ...]]
    scale: float
    seen: Seen = field(default_factory=nothing_seen)
    shifted: Mapping[int, float] = field(default_factory=dict)

    def confidence(self, bone_side: BoneSide) -> float:
        """0..1: how likely its name is right, from how sharply its landmarks and bone were seen."""
        own = landmarks_of_bone(self.landmarks, bone_side)
        sharp = [
            1 / (1 + (self.sigma_mm[name] / (DOUBTFUL_SIGMA_MM * self.scale)) ** 2)
            for name in own
            if name in self.in_view
        ]
        sharpness = sum(sharp) / max(len(own), 1)
        return float(sharpness * (SEEN_LESS + (1 - SEEN_LESS) * self.seen_share(bone_side)))

    def seen_share(self, bone_side: BoneSide) -> float:
        """Share of the imaged places along a bone beside which bone of its kind is seen."""
        places = np.flatnonzero(self.covered_along[bone_side])
        if len(places) == 0:
            return 0.0
        axis = self.bones[bone_side].axis
        points = np.array([axis.at(n / (COVERAGE_PLACES - 1)) for n in places])
        around = (points[:, None] + BESIDE_AXIS_MM * self.scale * _AROUND[None]).reshape(-1, 3)
        own = self.seen.clearly_at(kind_of(bone_side), around)
        return float(own.reshape(len(places), -1).any(axis=1).mean())

    def covered_share(self, bone_side: BoneSide) -> float:
        """Share of a bone's length that was imaged."""
        return float(np.mean(self.covered_along[bone_side]))


def localise(volume: Volume, told: Told | None = None) -> Skeleton:
    """Find the skeleton in a composed STIR volume.

    Coarse landmarks come from a network over the whole volume; the shape model calls back
    outliers and completes what is out of view; two further networks look at the patch around
    each landmark, one nearer than the other, and move it to its exact place. A further network
    sees the bones; its vertebral bodies are counted, and the spine and the ribs follow the count;
    parts and joints that lie beside the bone that is seen are put right. Then, in turn, long bones
    are fitted to their dark rim, growth plates to the bright band, and joints to the plates.

    Args:
        told: what a reader has put right; it is kept.

    Raises:
        CoverageError: too small a part of the body for its bones to be told apart, or a body
            that cannot be read.
    """
    told = told or Told()
    extent = np.ptp(volume.grid.corners_lps_mm, axis=0)
    if extent[2] < SMALLEST_FIELD_MM or extent[0] < SMALLEST_WIDTH_MM:
        raise NotNamedError(
            said(
                "field-small", least=number(SMALLEST_FIELD_MM), height=number(extent[2]),
                width=number(extent[0]),
            )
        )  # fmt: skip
    at = working(volume)
    marks = first_marks(volume)
    if not told.anything:
        refuse_unreadable(marks, volume)
    marks = settled(marks, pinned(told, marks.points))
    for view in (NEAR, NEAR, FINE):
        marks = looked_closer(marks, at, view, pinned(told, marks.points))
    seen = see_bones(volume, marks.named, marks.scale)
    counted = count_vertebrae(seen, marks.named, told.vertebrae, marks.scale)
    held: dict[int, Floats] = {}
    if counted is not None:
        marks = recounted(marks, counted)
        held = {LANDMARKS.index(f"vertebra {n}"): p for n, p in counted.centres.items()}
    drawn = {bone.bone_side: bone for bone in draw_bones(marks.named)}
    parts = parts_put_right(seen, drawn, marks.named, marks.scale)
    marks = at_seen_places(marks, parts)
    joints = joints_put_right(seen, marks.named, marks.scale)
    marks = at_seen_places(marks, joints)
    for view in (NEAR, NEAR, FINE) if parts or joints else (FINE,):
        marks = looked_closer(marks, at, view, {**held, **pinned(told, marks.points)})
    if parts:  # what is seen depends on where in the body it is expected
        seen = see_bones(volume, marks.named, marks.scale)
    inside = in_the_body(marks, at)
    in_view = frozenset(name for name, known in zip(LANDMARKS, inside, strict=True) if known)
    landmarks, sigmas = marks.named, marks.named_sigma_mm
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
                bones[side] = fit_bone(volume, bone, scale=marks.scale)
        plates = find_plates(volume, bones, along)
        if turn < SETTLING:
            landmarks = settled_joints(landmarks, bones, plates)
    along |= {side: (False,) * COVERAGE_PLACES for side in told.absent if side in along}
    shifted = {} if counted is None else counted.shifted
    return Skeleton(landmarks, sigmas, in_view, bones, plates, along, marks.scale, seen, shifted)


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


def perhaps(skeleton: Skeleton, bone_side: BoneSide) -> BoneSide | None:
    """What a vertebra or a rib may be instead, all being one off; None where its name is sure enough."""
    if not skeleton.shifted or bone_side.bone.kind not in (Kind.VERTEBRA, Kind.RIB):
        return None
    shift, chance = max(skeleton.shifted.items(), key=lambda item: item[1])
    other = BONES.index(bone_side.bone) + shift
    if chance < LEAST_DOUBT or not 0 <= other < len(BONES):
        return None
    same_kind = BONES[other].kind is bone_side.bone.kind
    return BoneSide(BONES[other], bone_side.side) if same_kind else None


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
        level = bone_side.bone.member
        centre, axes, pitch = vertebral_frame(skeleton.landmarks, level)
        behind = float((np.asarray(point_lps_mm) - centre) @ axes[1])
        zone = Zone.POSTERIOR_ELEMENTS if behind > 0.75 * pitch else Zone.VERTEBRAL_BODY
    away = (
        None
        if plates is None
        else min(abs(position - plate) for plate in plates.physes) * bone.axis.length_mm
    )
    return Address(Site(bone_side.bone, bone_side.side, zone), position, away)
