"""One child in one posture, drawn or of real bones: what every technique looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from osteofoci.geometry import Drum
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.collapse import Collapsed, body_of
from osteofoci.phantom.anatomy.individual import collapsed_child
from osteofoci.phantom.anatomy.paint import Flesh
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.real import paint_flesh, real_child
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.skeleton import BoneSide, DrawnBone, Kind


@dataclass(frozen=True, eq=False)
class Figure:
    """Attributes:
    landmarks, bones: after vertebrae have lost height.
    bodies: of the vertebrae.
    flesh: paints everything but the named bones; None draws it around the landmarks.
    """

    landmarks: dict[str, Floats]
    bones: tuple[DrawnBone, ...]
    bodies: Mapping[BoneSide, Drum]
    flesh: Flesh | None = None


def pose(
    traits: Traits,
    age_years: float,
    posture: Posture,
    heights: Collapsed,
    *,
    anatomy: Path | None,
    seed: int,
) -> Figure:
    """The child lying or standing in a posture.

    Args:
        anatomy: a folder of real bones (``phantom.anatomy.read_anatomy``); None draws the child.
        seed: of the child; with real bones it makes their own shapes.
    """
    if anatomy is None:
        landmarks, bones = collapsed_child(traits, age_years, posture, heights)
        vertebrae = [b for b in bones if b.bone_side.bone.kind is Kind.VERTEBRA]
        return Figure(landmarks, bones, {b.bone_side: body_of(b) for b in vertebrae})
    child = real_child(anatomy, traits, age_years, posture, heights, seed=seed)
    return Figure(child.landmarks, child.bones, child.bodies, partial(paint_flesh, child))
