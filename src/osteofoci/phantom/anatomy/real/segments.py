"""How one part of the body is carried from the anatomy's own frame to a child's.

Every map takes (n, 3) points in LPS mm of the anatomy to LPS mm of the child.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats


class Map(Protocol):
    """Carries (n, 3) points."""

    def __call__(self, points_mm: Floats) -> Floats: ...


@dataclass(frozen=True, eq=False)
class Frame:
    """A turn, a stretch along three axes and a shift.

    Attributes:
        origin_mm, axes: in the anatomy; rows of ``axes`` are unit vectors.
        to_mm, to_axes: the same in the child.
        stretch: factor along each axis.
    """

    origin_mm: Floats
    axes: Floats
    to_mm: Floats
    to_axes: Floats
    stretch: Floats

    def __call__(self, points_mm: Floats) -> Floats:
        carried: Floats = (
            (points_mm - self.origin_mm) @ self.axes.T * self.stretch
        ) @ self.to_axes + self.to_mm
        return carried


@dataclass(frozen=True, eq=False)
class Limb:
    """From one joint to the next: lengthened along its axis, by another factor in girth, twisted.

    Attributes:
        axes, to_axes: rows along, across, and their cross product, at the first end.
        twist: further turn (radians) about the axis at the second end.
    """

    start_mm: Floats
    length_mm: float
    axes: Floats
    to_mm: Floats
    to_axes: Floats
    along: float
    girth: float
    twist: float

    def __call__(self, points_mm: Floats) -> Floats:
        x, p, q = ((points_mm - self.start_mm) @ self.axes.T).T
        turn = self.twist * np.clip(x / self.length_mm, 0.0, 1.0)
        c, s = self.girth * np.cos(turn), self.girth * np.sin(turn)
        local = np.stack([self.along * x, c * p - s * q, s * p + c * q], axis=1)
        carried: Floats = local @ self.to_axes + self.to_mm
        return carried


@dataclass(frozen=True, eq=False)
class Bent:
    """A map, and what its control points are still away from their targets, smoothly spread."""

    first: Map
    controls_mm: Floats
    weights_mm: Floats
    reach_mm: float

    def __call__(self, points_mm: Floats) -> Floats:
        near = _closeness(points_mm, self.controls_mm, self.reach_mm)
        carried: Floats = self.first(points_mm) + near @ self.weights_mm
        return carried


def _closeness(points: Floats, controls: Floats, reach_mm: float) -> Floats:
    square = (points**2).sum(1)[:, None] - 2 * points @ controls.T + (controls**2).sum(1)[None]
    near: Floats = np.exp(-0.5 * square / reach_mm**2)
    return near


def bent(
    first: Map, controls_mm: Floats, targets_mm: Floats, *, reach_mm: float, trust: Floats
) -> Bent:
    """The map bent so that controls come to their targets, as far as each is trusted (0..1)."""
    near = _closeness(controls_mm, controls_mm, reach_mm)
    missing = (targets_mm - first(controls_mm)) * trust[:, None]
    weights = np.linalg.solve(near + 0.03 * np.eye(len(controls_mm)), missing)
    return Bent(first, controls_mm, weights, reach_mm)


def fitted_frame(
    points_mm: Floats, targets_mm: Floats, weights: Floats, axes: Floats, *, uniform: bool
) -> Frame:
    """The turn and stretch that best carries landmarks (Kabsch 1976, then scale by axis).

    Args:
        axes: rows along which the part may be stretched apart from each other.
        uniform: one stretch for all axes.
    """
    w = weights / weights.sum()
    origin, to = w @ points_mm, w @ targets_mm
    a, b = points_mm - origin, targets_mm - to
    u, _, vt = np.linalg.svd((a * w[:, None]).T @ b)
    turn = u @ np.diag([1, 1, np.sign(np.linalg.det(u @ vt))]) @ vt
    to_axes = axes @ turn
    local, wanted = a @ axes.T, b @ to_axes.T
    if uniform:
        stretch = np.full(3, (w @ (local * wanted).sum(1)) / (w @ (local**2).sum(1)))
    else:
        stretch = (w @ (local * wanted)) / np.maximum(w @ local**2, 1e-6)
        stretch = np.clip(stretch, 0.75 * np.median(stretch), 1.3 * np.median(stretch))
    return Frame(origin, axes, to, to_axes, stretch)


def limb(
    ends: tuple[Floats, Floats],
    across: tuple[Floats, Floats],
    to_ends: tuple[Floats, Floats],
    to_across: tuple[Floats, Floats],
    *,
    girth: float,
) -> Limb:
    """A limb from joint to joint.

    Args:
        ends, to_ends: both joints, in the anatomy and in the child.
        across, to_across: a direction across the limb at both ends, likewise.
        girth: factor on its thickness.
    """
    axes, turned = _limb_axes(*ends, *across)
    to_axes, to_turned = _limb_axes(*to_ends, *to_across)
    length, to_length = (float(np.linalg.norm(b - a)) for a, b in (ends, to_ends))
    twist = (to_turned - turned + np.pi) % (2 * np.pi) - np.pi
    return Limb(
        ends[0], length, axes, to_ends[0], to_axes, to_length / max(length, 1e-6), girth, twist
    )


def _limb_axes(start: Floats, end: Floats, first: Floats, second: Floats) -> tuple[Floats, float]:
    """Rows along, across and their product at the start; the angle of the second direction."""
    along = unit(end - start)
    across = unit(first - (first @ along) * along)
    third = np.cross(along, across)
    return np.array([along, across, third]), float(np.arctan2(second @ third, second @ across))
