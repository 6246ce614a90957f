"""One drawn bone, and the small tools of drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from osteofoci.geometry import Path, Solid, Tube
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton.names import BoneSide, Side

Landmarks = Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class DrawnBone:
    """One bone in space.

    Attributes:
        parts: the bone is their union.
        holes: taken out of the union (the inside of the skull).
        axis: the long axis, proximal to distal, along which positions run 0..1.
        posterior_elements: for a vertebra, the parts that are not the body.
    """

    bone_side: BoneSide
    parts: tuple[Solid, ...]
    axis: Path
    holes: tuple[Solid, ...] = ()
    posterior_elements: tuple[Solid, ...] = ()

    @property
    def steepness(self) -> float:
        return max(solid.steepness for solid in (*self.parts, *self.posterior_elements))

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points to the bone's surface, negative inside."""
        solids = (*self.parts, *self.posterior_elements)
        distance = solids[0].distance_mm(points)
        for solid in solids[1:]:
            distance = np.minimum(distance, solid.distance_mm(points))
        for hole in self.holes:
            distance = np.maximum(distance, -hole.distance_mm(points))
        return distance

    def bounds_mm(self) -> tuple[Floats, Floats]:
        bounds = [solid.bounds_mm() for solid in (*self.parts, *self.posterior_elements)]
        return np.min([b[0] for b in bounds], axis=0), np.max([b[1] for b in bounds], axis=0)


def at(landmarks: Landmarks, side: Side, name: str) -> Floats:
    return np.asarray(landmarks[f"{side} {name}"], float)


def mid(a: Floats, b: Floats, share: float = 0.5) -> Floats:
    middle: Floats = a + share * (b - a)
    return middle


def shaft(start: Floats, end: Floats, profile: list[tuple[float, float]], length: float) -> Tube:
    shares = np.array([p[0] for p in profile])
    radii = np.array([p[1] for p in profile]) * length
    return Tube(start + shares[:, None] * (end - start), radii, cut_ends=True)
