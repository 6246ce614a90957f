"""Lengths between joint centres, each with its error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import Side

LEG = "leg"
_PARTS = (("femur", "hip", "knee"), ("tibia", "knee", "ankle"), (LEG, "hip", "ankle"))


@dataclass(frozen=True)
class Length:
    """Of a bone, or of the whole ``leg`` from hip to ankle.

    Attributes:
        error_mm: standard deviation.
    """

    bone: str
    side: Side
    length_mm: float
    error_mm: float


@dataclass(frozen=True)
class Inequality:
    """
    Attributes:
        difference_mm: of the longer leg over the shorter one; ``error_mm`` its standard deviation.
    """

    longer: Side
    difference_mm: float
    error_mm: float


def leg_lengths(
    landmarks_mm: Mapping[str, Floats], seen: frozenset[str], *, error_mm: float
) -> list[Length]:
    """Femur from hip to knee, tibia from knee to ankle, leg from hip to ankle.

    The knee is the middle between its two condyles, the ankle between its malleoli.

    Args:
        landmarks_mm: in space, millimetres.
        seen: those that were found in the image; the others give no length.
        error_mm: standard deviation of one length.
    """
    found = []
    for side in (Side.LEFT, Side.RIGHT):
        for bone, start, end in _PARTS:
            names = [*_ends(side, start), *_ends(side, end)]
            if not all(name in seen for name in names):
                continue
            a, b = (
                np.mean([landmarks_mm[name] for name in _ends(side, joint)], axis=0)
                for joint in (start, end)
            )
            found.append(Length(bone, side, float(np.linalg.norm(a - b)), error_mm))
    return found


def _ends(side: Side, joint: str) -> list[str]:
    if joint == "hip":
        return [f"{side} hip"]
    return [f"{side} {joint} medial", f"{side} {joint} lateral"]


def inequality(lengths: Sequence[Length]) -> Inequality | None:
    """Of the whole legs; None where one of them is not known."""
    own = {length.side: length for length in lengths if length.bone == LEG}
    if len(own) < 2:
        return None
    left, right = own[Side.LEFT], own[Side.RIGHT]
    difference = left.length_mm - right.length_mm
    longer = Side.LEFT if difference >= 0 else Side.RIGHT
    error = float(np.hypot(left.error_mm, right.error_mm))
    return Inequality(longer, abs(difference), error)
