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
            f"anatomy folder {folder.name!r}: expected one body in millimetres, found an extent of "
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


def _segment_of(mesh: str) -> str:
    """The segment that carries a bone's mesh, by its name."""
    stem, _, side = mesh.rpartition("_")
    if side not in ("left", "right"):
        stem, side = mesh, ""
    first = stem.split("_")[0]
    if first == "vertebra":
        return f"vertebra {stem.split('_')[1]}"
    if first == "disc":
        return f"vertebra {stem.split('_')[1]}"
    if first in ("rib", "costal", "sternum"):
        return "thorax"
    if first in ("sacrum", "coccyx", "hip", "ilium", "ischium", "pubis"):
        return "pelvis"
    if first in ("skull", "mandible", "hyoid"):
        return "head"
    if first in ("carpus", "metacarpal") or stem in (
        "hand_phalanx_proximal_1",
        "hand_phalanx_distal_1",
    ):
        return f"{side} hand"
    if first == "hand":
        return f"{side} fingers"
    if first in ("radius", "ulna"):
        return f"{side} forearm"
    if first in ("tibia", "fibula"):
        return f"{side} shank"
    if first in ("femur", "patella"):
        return f"{side} thigh"
    if first in ("clavicle", "scapula", "humerus"):
        return f"{side} {first}"
    return f"{side} foot"
