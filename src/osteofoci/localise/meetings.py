"""Joints where two kinds of bone are seen to meet, for landmarks that were found far beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.localise.seen import HAND_OR_FOOT, INNER, PELVIS, THORAX, UPPER, Seen
from osteofoci.skeleton import JOINTS

REACH_MM, NEAR_MM = 80.0, 40.0
MEET_MM = 8.0
LEAST_MM3 = 400.0


@dataclass(frozen=True)
class Meeting:
    """A joint, the kinds that meet there, and how far (mm) its landmarks may lie from the place."""

    joint: str
    kinds: tuple[int, int]
    usual_mm: float


MEETINGS = (
    Meeting("hip", (PELVIS, UPPER), 18.0),
    Meeting("knee", (UPPER, INNER), 15.0),
    Meeting("ankle", (INNER, HAND_OR_FOOT), 16.0),
    Meeting("shoulder", (THORAX, UPPER), 26.0),
    Meeting("elbow", (UPPER, INNER), 15.0),
    Meeting("wrist", (INNER, HAND_OR_FOOT), 16.0),
)


def joints_put_right(
    seen: Seen, landmarks: Mapping[str, Floats], scale: float
) -> dict[str, Floats]:
    """Landmarks moved to where their joint is seen, for joints that lie further off than usual.

    Args:
        landmarks: LPS mm by name, as found.
        scale: of the body.
    """
    moved: dict[str, Floats] = {}
    for side in ("left", "right"):
        for meeting in MEETINGS:
            names = [f"{side} {part}" for part in JOINTS[meeting.joint]]
            middle = np.mean([landmarks[name] for name in names], axis=0)
            place = _met(seen, meeting, middle, scale)
            if place is None or np.linalg.norm(place - middle) < meeting.usual_mm * scale:
                continue
            moved |= {name: landmarks[name] + place - middle for name in names}
    return moved


def _met(seen: Seen, meeting: Meeting, near: Floats, scale: float) -> Floats | None:
    """Where both kinds are seen within 8 mm, nearer places counting more; None if nowhere."""
    reach = REACH_MM * scale
    block = seen.grid.block_around(near - reach, near + reach)
    if block is None:
        return None
    both = np.ones(tuple(s.stop - s.start for s in block), bool)
    for kind in meeting.kinds:
        own = seen.clearly(kind, block)
        if not own.any():
            return None
        away = ndimage.distance_transform_edt(~own, sampling=seen.grid.spacing_zyx_mm)
        both &= away < MEET_MM
    if both.sum() * seen.grid.voxel_volume_mm3 < LEAST_MM3:
        return None
    points = seen.grid.points_lps_mm(np.argwhere(both) + [s.start for s in block])
    weight = np.exp(-0.5 * (np.linalg.norm(points - near, axis=1) / (NEAR_MM * scale)) ** 2)
    if weight.sum() < 1e-3:
        return None
    place: Floats = (points * weight[:, None]).sum(0) / weight.sum()
    return place
