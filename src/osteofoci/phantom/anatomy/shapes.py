"""Shapes of soft tissue that the skeleton does not need: stacks, inflated bones, cut solids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from osteofoci.geometry import Drum, Solid, Tube
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.skeleton import DrawnBone

Landmarks = dict[str, Floats]


@dataclass(frozen=True, eq=False)
class Stack:
    """A trunk of elliptic cross-sections: half axes and centre given at heights."""

    heights_mm: Floats
    centres_xy_mm: Floats
    half_width_mm: Floats
    half_depth_mm: Floats

    steepness = 1.3

    def bounds_mm(self) -> tuple[Floats, Floats]:
        low = [
            (self.centres_xy_mm[:, 0] - self.half_width_mm).min(),
            (self.centres_xy_mm[:, 1] - self.half_depth_mm).min(),
            self.heights_mm.min(),
        ]
        high = [
            (self.centres_xy_mm[:, 0] + self.half_width_mm).max(),
            (self.centres_xy_mm[:, 1] + self.half_depth_mm).max(),
            self.heights_mm.max(),
        ]
        return np.array(low), np.array(high)

    def distance_mm(self, points: Floats) -> Floats:
        """Approximate signed distance of (..., 3) points."""
        z = points[..., 2]
        order = np.argsort(self.heights_mm)
        knots = self.heights_mm[order]

        def along(values: Floats) -> Floats:
            found: Floats = np.interp(z, knots, values[order]).astype(points.dtype)
            return found

        a, b = along(self.half_width_mm), along(self.half_depth_mm)
        u = np.abs(points[..., 0] - along(self.centres_xy_mm[:, 0])) / a
        v = np.abs(points[..., 1] - along(self.centres_xy_mm[:, 1])) / b
        radial = (u**2.4 + v**2.4) ** (1 / 2.4)
        wall = (radial - 1.0) * np.minimum(a, b)
        lid = np.maximum(z - knots[-1], knots[0] - z)
        distance: Floats = np.maximum(wall, lid)
        return distance


@dataclass(frozen=True, eq=False)
class Within:
    """A solid cut to the inside of a stack."""

    solid: Solid
    container: Stack

    @property
    def steepness(self) -> float:
        return max(self.solid.steepness, self.container.steepness)

    def bounds_mm(self) -> tuple[Floats, Floats]:
        return self.solid.bounds_mm()

    def distance_mm(self, points: Floats) -> Floats:
        distance: Floats = np.maximum(
            self.solid.distance_mm(points), self.container.distance_mm(points)
        )
        return distance


@dataclass(frozen=True, eq=False)
class Inflated:
    """The union of bones grown by a margin: skin and flesh of hands and feet."""

    bones: tuple[DrawnBone, ...]
    margin_mm: float

    @property
    def steepness(self) -> float:
        return max(bone.steepness for bone in self.bones)

    def bounds_mm(self) -> tuple[Floats, Floats]:
        bounds = [bone.bounds_mm() for bone in self.bones]
        low = np.min([b[0] for b in bounds], axis=0) - self.margin_mm
        high = np.max([b[1] for b in bounds], axis=0) + self.margin_mm
        return low, high

    def distance_mm(self, points: Floats) -> Floats:
        distance = self.bones[0].distance_mm(points)
        for bone in self.bones[1:]:
            distance = np.minimum(distance, bone.distance_mm(points))
        return distance - self.margin_mm


Shape = Solid | Stack | Within | Inflated
Painted = tuple[Tissue, Shape]


def shrunk(solid: Tube | Drum, margin_mm: float) -> Tube | Drum:
    """The same solid with a margin taken off its surface."""
    if isinstance(solid, Tube):
        return replace(solid, radii_mm=np.maximum(solid.radii_mm - margin_mm, 0.2))
    return replace(solid, half_sizes_mm=np.maximum(solid.half_sizes_mm - margin_mm, 0.2))


def stack_of(rows: Sequence[tuple[float, ...]], *, grow: float) -> Stack:
    table = np.array(rows)
    return Stack(table[:, 0], table[:, 1:3], table[:, 3] + grow, table[:, 4] + grow)
