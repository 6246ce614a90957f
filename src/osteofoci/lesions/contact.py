"""How a region lies to the growth plates of its bone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.localise import Skeleton
from osteofoci.skeleton import BoneSide

FACE_MM = 3.0
CROSSING_MM = 2.0
OUTERMOST = 4.0


@dataclass(frozen=True)
class PlateContact:
    """One growth plate and a region.

    Attributes:
        plate: ``proximal`` or ``distal``.
        gap_mm: along the bone from the plate to the region's nearest face; 0 where it touches.
        crosses: the region lies on both sides, 2 mm and more.
        contact_mm2: area of its face within 3 mm of the plate, of the larger face if there are two.
        share: of the plate's own area, 0..1; None where the bone was not drawn there.
    """

    plate: Literal["proximal", "distal"]
    gap_mm: float
    crosses: bool
    contact_mm2: float
    share: float | None


def plate_contacts(
    bone_side: BoneSide, skeleton: Skeleton, points: Floats, bone_points: Floats, voxel_mm3: float
) -> tuple[PlateContact, ...]:
    """Every growth plate of the bone beside a region, proximal first.

    Args:
        points: LPS mm (n, 3) of the region's voxels.
        bone_points: LPS mm (n, 3) of the bone's voxels.
    """
    parts = skeleton.plates.get(bone_side)
    if parts is None or len(points) == 0:
        return ()
    axis = skeleton.bones[bone_side].axis
    # A single voxel at the border does not make a crossing: 4 % may lie further out.
    places = axis.locate(points)[0]
    low, high = np.percentile(places, [OUTERMOST, 100 - OUTERMOST])
    bone_places = axis.locate(bone_points)[0] if len(bone_points) else np.zeros(0)
    contacts = []
    for plate in parts.physes:
        away = (places - plate) * axis.length_mm
        first, last = (low - plate) * axis.length_mm, (high - plate) * axis.length_mm
        faces = [
            float(((a > 0) & (a < FACE_MM)).sum()) * voxel_mm3 / FACE_MM for a in (away, -away)
        ]
        near = np.abs(bone_places - plate) * axis.length_mm < FACE_MM / 2
        whole = float(near.sum()) * voxel_mm3 / FACE_MM
        contacts.append(
            PlateContact(
                "proximal" if plate < 0.5 else "distal",
                0.0 if first <= 0 <= last else float(min(abs(first), abs(last))),
                bool(first < -CROSSING_MM and last > CROSSING_MM),
                max(faces),
                min(1.0, max(faces) / whole) if whole > 0 else None,
            )
        )
    return tuple(contacts)
