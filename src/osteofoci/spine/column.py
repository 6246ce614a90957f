"""All vertebrae of one examination: heights from the side, tilts from the front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import VERTEBRAL_LEVELS
from osteofoci.spine.edges import Body, PlaneImage, find_bodies
from osteofoci.spine.heights import PLACES, Heights

SPINE_LEVELS = tuple(level for level in VERTEBRAL_LEVELS if level[0] in "TL")
# Half the depth and half the width of a body as shares of the distance to the next.
HALF_DEPTH, HALF_WIDTH = 0.53, 0.62
LEAST_CONTRAST_LATERAL, LEAST_CONTRAST_FRONTAL = 1.5, 1.1
COURSE_SHARE = 0.3
# How far a body's own end plates decide its direction: less from the side, where ribs and shoulders lie over.
BELIEF_LATERAL, BELIEF_FRONTAL = 0.5, 0.95
# Smallest standard deviation of a height, and what the columns' unrest, faint edges and a body that is
# no longer even add to it; from tuning seeds.
LEAST_ERROR_MM, ERROR_PER_UNREST, FAINT_ERROR_MM, SHAPE_ERROR = 0.28, 0.7, 2.5, 0.12
# A blurred thin cortex is steepest a little outside of itself; from tuning seeds.
OUTWARD_MM = 0.2


@dataclass(frozen=True, eq=False)
class Column:
    """
    Attributes:
        heights: by level, of the bodies whose end plates stand out.
        lateral, frontal: bodies by level in each plane.
    """

    heights: dict[str, Heights]
    lateral: dict[str, Body]
    frontal: dict[str, Body]


def measure_column(
    centres_lps_mm: Mapping[str, Floats],
    lateral: PlaneImage | None,
    frontal: PlaneImage | None,
    *,
    least_error_mm: float = LEAST_ERROR_MM,
    outward_mm: float = OUTWARD_MM,
) -> Column:
    """Find the bodies at coarse centres, by level, in either plane.

    Args:
        centres_lps_mm: of consecutive levels, in the planes' coordinates.
        least_error_mm: of a height; larger for MRI.
        outward_mm: by which the steepest edge lies outside of an end plate.
    """
    levels = [level for level in SPINE_LEVELS if level in centres_lps_mm]
    side: dict[str, Body] = {}
    front: dict[str, Body] = {}
    for plane, axis, half, deep, belief, least, found in (
        (lateral, 1, HALF_DEPTH, HALF_WIDTH, BELIEF_LATERAL, LEAST_CONTRAST_LATERAL, side),
        (frontal, 0, HALF_WIDTH, HALF_DEPTH, BELIEF_FRONTAL, LEAST_CONTRAST_FRONTAL, front),
    ):
        if plane is None or len(levels) < 3:
            continue
        bodies = find_bodies(
            plane,
            [np.asarray(centres_lps_mm[level], float)[[axis, 2]] for level in levels],
            half,
            ramps_mm=_ramps(levels, centres_lps_mm, 1 - axis, deep),
            belief=belief,
            outward_mm=outward_mm,
        )
        known = {n: body for n, body in zip(levels, bodies, strict=True) if body is not None}
        found.update({level: b for level, b in known.items() if b.contrast >= least})
        if plane is frontal and found:
            found.update(_faint(known, dict(found)))
    heights = {level: _heights(body, least_error_mm) for level, body in side.items()}
    return Column(heights, side, front)


def _faint(known: Mapping[str, Body], sure: Mapping[str, Body]) -> dict[str, Body]:
    """Bodies too faint for a direction of their own, with that of the nearest sure one and the row.

    The ends of a curve often are the faint ones; without them it would come out too small.
    """
    faint = {}
    for level, body in known.items():
        if level in sure:
            continue
        here = SPINE_LEVELS.index(level)
        nearest = min(sure, key=lambda other: abs(SPINE_LEVELS.index(other) - here))
        up = unit(COURSE_SHARE * body.course_up + (1 - COURSE_SHARE) * sure[nearest].up)
        faint[level] = replace(body, up=up)
    return faint


def _ramps(
    levels: Sequence[str], centres_lps_mm: Mapping[str, Floats], depth_axis: int, half: float
) -> list[float]:
    """How far each body's end plates are smeared in a view, as it leans along the rays."""
    line = np.array([np.asarray(centres_lps_mm[level], float) for level in levels])
    run = np.gradient(line, axis=0)
    length = np.linalg.norm(run, axis=1)
    lean = np.abs(run[:, depth_axis]) / np.maximum(length, 1e-6)
    return [float(v) for v in 2 * half * length * lean]


def _heights(body: Body, least_error_mm: float) -> Heights:
    front, middle, back = (body.height_mm(share) for share in PLACES)
    faint = FAINT_ERROR_MM / body.contrast**2
    uneven = SHAPE_ERROR * (max(front, middle, back) - min(front, middle, back))
    parts = [least_error_mm, ERROR_PER_UNREST * body.unrest_mm(), faint, uneven]
    error = float(np.linalg.norm(parts))
    return Heights(front, middle, back, error)
