"""Vertebrae that have lost height, and all that stands on them let down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from osteofoci.geometry import Drum, Path, Solid, moved
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import VERTEBRAL_LEVELS, BoneSide, DrawnBone

# What each part of the upper body stands on.
_STANDS_ON = (
    (("skull", "chin", "mandible"), "C1"),
    (("clavicle", "acromion", "scapula superior", "scapula", "shoulder"), "T2"),
    (("elbow", "wrist", "knuckle", "fingertip"), "T2"),
    (("humerus", "radius", "ulna", "carpus", "metacarpal", "hand phalanges"), "T2"),
    (("sternum",), "T4"),
)
_A_LITTLE_WIDER = 1.04


@dataclass(frozen=True)
class Heights:
    """Factors on the height of a vertebra's body at its front, middle and back."""

    front: float
    middle: float
    back: float

    @property
    def mean(self) -> float:
        return (self.front + self.middle + self.back) / 3


# Shares of the mean loss at front, middle and back: a wedge, dished in the middle, low as a whole.
LOSS_SHAPES = ((1.35, 1.10, 0.55), (0.75, 1.5, 0.75), (1.0, 1.0, 1.0))


def heights_of(loss: float, shape: int) -> Heights:
    """Heights after a mean loss, by the number of one of ``LOSS_SHAPES``."""
    front, middle, back = LOSS_SHAPES[shape]
    return Heights(1 - front * loss, 1 - middle * loss, 1 - back * loss)


Collapsed = Mapping[BoneSide, Heights]


def sunk_landmarks(
    landmarks: Mapping[str, Floats], bones: Sequence[DrawnBone], heights: Collapsed
) -> dict[str, Floats]:
    """Landmarks after the loss of height.

    Args:
        bones: drawn from the landmarks as they are without it.
    """
    drop = _drops(bones, heights)
    down = np.array([0.0, 0.0, 1.0])
    return {name: p - drop.get(_level_under(name), 0.0) * down for name, p in landmarks.items()}


def sunk_bones(bones: Sequence[DrawnBone], heights: Collapsed) -> tuple[DrawnBone, ...]:
    """The bones after the loss of height: lower bodies, and what stands on them let down."""
    drop = _drops(bones, heights)
    if not drop:
        return tuple(bones)
    found = []
    for bone in bones:
        own = heights.get(bone.bone_side)
        lower = bone if own is None else _lower(bone, own)
        found.append(_down(lower, drop.get(_level_under(str(bone.bone_side)), 0.0)))
    return tuple(found)


def body_of(bone: DrawnBone) -> Drum:
    """The body of a drawn vertebra."""
    return next(part for part in bone.parts if isinstance(part, Drum))


def _drops(bones: Sequence[DrawnBone], heights: Collapsed) -> dict[str, float]:
    """How far (mm) every level comes down; nothing if no vertebra has lost height."""
    lost = {
        bone.bone_side.bone.member: (1 - heights[bone.bone_side].mean)
        * 2
        * float(body_of(bone).half_sizes_mm[2])
        for bone in bones
        if bone.bone_side in heights
    }
    drops: dict[str, float] = {}
    below = 0.0
    for level in reversed(VERTEBRAL_LEVELS):
        own = lost.get(level, 0.0)
        drops[level] = below + own / 2
        below += own
    return drops if lost else {}


def _level_under(name: str) -> str:
    plain = name.removeprefix("left ").removeprefix("right ")
    if plain.startswith("vertebra "):
        return plain.split()[1]
    if plain.startswith("rib "):
        return f"T{plain.split()[1]}"
    if plain == "scapula inferior":
        return "T7"
    for parts, level in _STANDS_ON:
        if plain.startswith(parts):
            return level
    return ""


def _lower(bone: DrawnBone, heights: Heights) -> DrawnBone:
    lids = (heights.front, heights.middle, heights.back)
    wider = np.array([_A_LITTLE_WIDER, _A_LITTLE_WIDER, 1.0])
    parts = tuple(
        replace(part, half_sizes_mm=part.half_sizes_mm * wider, lids=lids)
        if isinstance(part, Drum)
        else part
        for part in bone.parts
    )
    return replace(bone, parts=parts)


def _down(bone: DrawnBone, drop_mm: float) -> DrawnBone:
    if drop_mm == 0:
        return bone
    shift = np.array([0.0, 0.0, -drop_mm])

    def placed(solids: tuple[Solid, ...]) -> tuple[Solid, ...]:
        return tuple(moved(solid, np.eye(3), np.zeros(3), shift) for solid in solids)

    return replace(
        bone,
        parts=placed(bone.parts),
        holes=placed(bone.holes),
        posterior_elements=placed(bone.posterior_elements),
        axis=Path(bone.axis.points_mm + shift),
    )
