"""Curves of the spine from the tilts of its vertebrae."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.spine.column import SPINE_LEVELS
from osteofoci.spine.edges import Body

LEAST_LEVELS = 6
KYPHOSIS_LEVELS = ("T4", "T12")
# Standard deviation of an angle between two end plates, from simulated pairs (docs/accuracy.md).
ANGLE_ERROR_DEG = 1.5
STEADY_LEVELS, STEADY_REACH, OUTLIER_DEG = 0.5, 3, 1.0


@dataclass(frozen=True)
class Curve:
    """The largest coronal angle: Cobb's (1948), between the most tilted vertebrae.

    Attributes:
        upper, lower: end vertebrae. ``apex``: furthest from the line between them.
        convex: side that the curve bulges to.
    """

    cobb_deg: float
    upper: str
    apex: str
    lower: str
    convex: str
    error_deg: float


def coronal_curve(bodies: Mapping[str, Body]) -> Curve | None:
    """The main curve of the bodies seen from the front; None where too few are known."""
    levels = [level for level in SPINE_LEVELS if level in bodies]
    if len(levels) < LEAST_LEVELS:
        return None
    tilt = steady_tilts(levels, bodies)
    high, low = int(np.argmax(tilt)), int(np.argmin(tilt))
    first, last = min(high, low), max(high, low)
    centres = np.array([bodies[level].centre_mm for level in levels])
    a, b = centres[first], centres[last]
    along = (b - a) / max(float(np.linalg.norm(b - a)), 1e-6)
    offset = (centres[first : last + 1] - a) @ np.array([-along[1], along[0]])
    apex = first + int(np.abs(offset).argmax())
    # Columns run to the patient's left, heights up; the line runs down.
    convex = "left" if offset[apex - first] > 0 else "right"
    return Curve(
        float(tilt[high] - tilt[low]), levels[first], levels[apex], levels[last], convex,
        ANGLE_ERROR_DEG,
    )  # fmt: skip


def angle_between(bodies: Mapping[str, Body], upper: str, lower: str) -> float | None:
    """The angle between two named vertebrae, so that curves are compared at the same ends."""
    levels = [level for level in SPINE_LEVELS if level in bodies]
    if upper not in levels or lower not in levels:
        return None
    tilt = steady_tilts(levels, bodies)
    return float(abs(tilt[levels.index(upper)] - tilt[levels.index(lower)]))


def kyphosis_deg(bodies: Mapping[str, Body]) -> float | None:
    """Angle between T4 and T12 seen from the side."""
    return angle_between(bodies, *KYPHOSIS_LEVELS)


def steady_tilts(levels: Sequence[str], bodies: Mapping[str, Body]) -> Floats:
    """Tilts in degrees, each steadied by its neighbours: a parabola through five, outliers weighing less."""
    tilt = np.array([bodies[level].tilt_deg for level in levels])
    place = np.array([SPINE_LEVELS.index(level) for level in levels], float)
    steady = np.empty(len(tilt))
    for n, here in enumerate(place):
        away = place - here
        weight = np.exp(-0.5 * (away / STEADY_LEVELS) ** 2)
        near = np.abs(away) <= STEADY_REACH
        # A line where one side has too little for a parabola.
        degree = 2 if min((away[near] < 0).sum(), (away[near] > 0).sum()) >= 2 else 1
        degree = min(degree, int(near.sum()) - 1)
        fit = np.zeros(degree + 1)
        own = weight[near].copy()
        for _ in range(4):
            fit = np.polyfit(away[near], tilt[near], degree, w=np.sqrt(own))
            miss = np.abs(tilt[near] - np.polyval(fit, away[near]))
            own = weight[near] / np.maximum(miss, OUTLIER_DEG)
        steady[n] = fit[-1]
    return steady
