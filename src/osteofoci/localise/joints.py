"""Move the joints to where the growth plates beside them were seen.

A plate is a sharper mark than the joint's own landmarks: its distance from the joint differs
between children by a few millimetres, while a landmark may be off by more. So where the plates
on both sides of a joint lie further up or down than usual, the joint does too.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import BoneSide, DrawnBone, Side, Tubular, bone_named, tubular

# Joint's landmarks, and the plates beside it: bone, and which of its plates (0 first, -1 last).
_JOINTS: tuple[tuple[tuple[str, ...], tuple[tuple[str, int], ...]], ...] = (
    (("knee medial", "knee lateral"), (("femur", -1), ("tibia", 0))),
    (("ankle medial", "ankle lateral"), (("tibia", -1), ("fibula", -1))),
    (("shoulder",), (("humerus", 0),)),
    (("wrist radial", "wrist ulnar"), (("radius", -1), ("ulna", -1))),
)
JOINT_SIGMA_MM, PLATE_SIGMA_MM = 5.0, 2.5
LEAST_MOVE = 1e-6


def settled_joints(
    landmarks: Mapping[str, Floats],
    bones: Mapping[BoneSide, DrawnBone],
    plates: Mapping[BoneSide, Tubular],
) -> dict[str, Floats]:
    """The landmarks with every joint moved along its bones by what the plates tell.

    Args:
        plates: as found in the image; a plate at its usual place tells nothing.
    """
    settled = dict(landmarks)
    belief = JOINT_SIGMA_MM**2 / (JOINT_SIGMA_MM**2 + PLATE_SIGMA_MM**2)
    for side in (Side.LEFT, Side.RIGHT):
        for names, beside in _JOINTS:
            moves = []
            for name, which in beside:
                place = BoneSide(bone_named(name), side)
                usual = tubular(place.bone)
                if place not in bones or usual is None:
                    continue
                away = plates[place].physes[which] - usual.physes[which]
                if abs(away) > LEAST_MOVE:
                    axis = bones[place].axis
                    along = unit(
                        axis.at(usual.physes[which] + 0.02) - axis.at(usual.physes[which] - 0.02)
                    )
                    moves.append(away * axis.length_mm * along)
            if moves:
                for name in names:
                    key = f"{side} {name}"
                    settled[key] = settled[key] + belief * np.mean(moves, axis=0)
    return settled
