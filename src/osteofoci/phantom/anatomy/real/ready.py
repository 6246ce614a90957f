"""An anatomy made ready to be carried: what does not depend on a child.

Soft tissue follows the bones around it, weighted by closeness; the weights are computed once on a lattice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.errors import InputError
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.real.landmarks import anatomy_landmarks
from osteofoci.phantom.anatomy.real.meshes import Anatomy, read_anatomy

LATTICE_MM = 10.0
MOST_EXTENT_MM = 3000.0
_BLEND_MM, _BLEND_SHARE = 7.0, 0.22
# How far (mm, of an adult) flesh reaches from the bones that carry it; no hand pulls at a thigh.
_FLESH_MM = (
    ("fingers", 18.0), ("hand", 25.0), ("forearm", 45.0), ("humerus", 60.0), ("foot", 45.0),
    ("shank", 75.0),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Body:
    """An anatomy made ready: its landmarks, and which segment carries what.

    Attributes:
        owners: segment of every mesh among the bones.
        lattice: of segments, (segments, z, y, x) as indices of the nearest four and their weights.
    """

    anatomy: Anatomy
    landmarks: Mapping[str, Floats]
    owners: Mapping[str, str]
    segments: tuple[str, ...]
    low_mm: Floats
    nearest: npt.NDArray[np.int16]
    weights: npt.NDArray[np.float32]


@lru_cache(maxsize=1)
def read_body(folder: Path) -> Body:
    """An anatomy folder, with everything that does not depend on a child."""
    anatomy = read_anatomy(folder)
    owners = {name: _segment_of(name) for name in anatomy.bones}
    segments = tuple(sorted(set(owners.values())))
    outline = anatomy.outline.vertices_mm if anatomy.outline else None
    everything = np.vstack([m.vertices_mm for m in anatomy.bones.values()])
    hull = everything if outline is None else np.vstack([everything, outline])
    low = hull.min(0) - 3 * LATTICE_MM
    extent = hull.max(0) - low
    if extent.max() > MOST_EXTENT_MM:
        raise InputError(
            f"anatomy folder '{folder.name}': expected one body in millimetres, found an extent of "
            f"{extent.max():.0f} mm; convert the meshes"
        )
    shape = np.ceil(extent / LATTICE_MM).astype(int) + 3
    away = np.empty((len(segments), *shape), np.float32)
    for n, segment in enumerate(segments):
        near = np.ones(shape, bool)
        for name, owner in owners.items():
            if owner == segment:
                index = np.round((anatomy.bones[name].vertices_mm - low) / LATTICE_MM).astype(int)
                near[tuple(index.T)] = False
        distance = ndimage.distance_transform_edt(near) * LATTICE_MM
        thick = next((mm for part, mm in _FLESH_MM if segment.endswith(part)), np.inf)
        away[n] = distance + 4 * np.maximum(distance - thick, 0)
    kept = min(4, len(segments))
    order = np.argpartition(away, kept - 1, axis=0)[:kept]
    close = np.take_along_axis(away, order, axis=0)
    least = close.min(0)
    weights = np.exp(-(close - least) / (_BLEND_MM + _BLEND_SHARE * least))
    weights /= weights.sum(0)
    return Body(
        anatomy, anatomy_landmarks(anatomy), owners, segments, low,
        order.astype(np.int16), weights.astype(np.float32),
    )  # fmt: skip


# Which segment carries a bone's mesh, by the first word of its name; a side stands before those of a limb.
_ALONE = {
    **dict.fromkeys(("rib", "costal", "sternum"), "thorax"),
    **dict.fromkeys(("sacrum", "coccyx", "hip", "ilium", "ischium", "pubis"), "pelvis"),
    **dict.fromkeys(("skull", "mandible", "hyoid"), "head"),
}
_OF_A_SIDE = {
    **dict.fromkeys(("carpus", "metacarpal"), "hand"),
    "hand": "fingers",
    **dict.fromkeys(("radius", "ulna"), "forearm"),
    **dict.fromkeys(("tibia", "fibula"), "shank"),
    **dict.fromkeys(("femur", "patella"), "thigh"),
    **{bone: bone for bone in ("clavicle", "scapula", "humerus")},
}
_THUMB_IN_THE_HAND = ("hand_phalanx_proximal_1", "hand_phalanx_distal_1")


def _segment_of(mesh: str) -> str:
    """The segment that carries a bone's mesh, by its name."""
    stem, _, side = mesh.rpartition("_")
    if side not in ("left", "right"):
        stem, side = mesh, ""
    first, *rest = stem.split("_")
    if first in ("vertebra", "disc"):
        return f"vertebra {rest[0]}"
    if first in _ALONE:
        return _ALONE[first]
    return f"{side} {'hand' if stem in _THUMB_IN_THE_HAND else _OF_A_SIDE.get(first, 'foot')}"
