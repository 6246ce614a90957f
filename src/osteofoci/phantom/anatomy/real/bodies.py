"""The body of a real vertebra as a drum: what a ruler on the bone itself would measure."""

from __future__ import annotations

import numpy as np

from osteofoci.geometry import LID_PLACES, Drum, Sampled
from osteofoci.geometry.arrays import Floats

_STEP_MM = 0.25


def measured_body(solid: Sampled, centre_mm: Floats, axes: Floats, pitch_mm: float) -> Drum:
    """A drum with the heights, width and depth of a vertebral body.

    Args:
        centre_mm, axes, pitch_mm: of ``skeleton.vertebral_frame``: rows across, backward, upward.

    Heights are taken along the upward axis at ``LID_PLACES`` of the half depth.
    """
    across, back, up = axes
    width = sum(_reach(solid, centre_mm, sign * across, pitch_mm) for sign in (1, -1)) / 2
    front = _reach(solid, centre_mm, -back, pitch_mm)
    rear = min(_reach(solid, centre_mm, back, pitch_mm), front)
    middle = centre_mm + 0.5 * (rear - front) * back
    depth = (front + rear) / 2
    spans = []
    for place in LID_PLACES:
        at = middle + place * depth * back
        spans.append([_reach(solid, at, sign * up, pitch_mm) for sign in (1, -1)])
    heights = np.array(spans).sum(1) / 2
    centre = middle + 0.5 * (spans[1][0] - spans[1][1]) * up
    half = max(float(heights[1]), 1e-6)
    front_lid, middle_lid, back_lid = (float(h) / half for h in heights)
    sizes = np.array([width, depth, half])
    return Drum(centre, axes, sizes, waist=0.0, lids=(front_lid, middle_lid, back_lid))


def _reach(solid: Sampled, start: Floats, direction: Floats, most_mm: float) -> float:
    """How far (mm) the bone goes on in a direction."""
    steps = np.arange(0.0, most_mm, _STEP_MM)
    outside = solid.distance_mm(start + steps[:, None] * direction) > 0
    return float(steps[int(outside.argmax())]) if outside.any() else most_mm
