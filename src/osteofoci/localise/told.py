"""What a reader has told about the skeleton: joints, vertebrae, bones that are not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import JOINTS, LANDMARKS, MIDLINE_POINTS, BoneSide

TOLD_SIGMA_MM = 1.0


@dataclass(frozen=True, eq=False)
class Told:
    """A reader's points in one examination.

    Attributes:
        joints: LPS mm by name, such as ``left knee`` or ``symphysis``.
        vertebrae: centres of vertebral bodies by level.
        absent: bones that are not in the images.
    """

    joints: Mapping[str, Floats] = field(default_factory=dict)
    vertebrae: Mapping[str, Floats] = field(default_factory=dict)
    absent: frozenset[BoneSide] = frozenset()

    @property
    def anything(self) -> bool:
        """Whether the reader has put anything right."""
        return bool(self.joints or self.vertebrae or self.absent)


def pinned(told: Told, points: Floats) -> dict[int, Floats]:
    """Landmarks (by their place in ``LANDMARKS``) where the reader has put them.

    The landmarks of a joint keep their places to one another.
    """
    pins = {LANDMARKS.index(f"vertebra {level}"): p for level, p in told.vertebrae.items()}
    for name, point in told.joints.items():
        if name in MIDLINE_POINTS:
            rows = [LANDMARKS.index(name)]
        else:
            side, joint = name.split(maxsplit=1)
            rows = [LANDMARKS.index(f"{side} {own}") for own in JOINTS[joint]]
        shift = np.asarray(point, float) - points[rows].mean(0)
        pins.update({row: points[row] + shift for row in rows})
    return pins
