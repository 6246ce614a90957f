"""A child of real bones: solids that every simulated technique can draw, and its soft tissue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from osteofoci.geometry import Drum, Sampled
from osteofoci.geometry import Path as Line
from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.collapse import Collapsed, sunk_landmarks
from osteofoci.phantom.anatomy.individual import child_bones
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.real.bodies import measured_body
from osteofoci.phantom.anatomy.real.carry import Carrier, bones_by_mesh, carrier
from osteofoci.phantom.anatomy.real.meshes import Mesh
from osteofoci.phantom.anatomy.real.names import cut_bone
from osteofoci.phantom.anatomy.real.rasterise import joined
from osteofoci.phantom.anatomy.real.ready import read_body
from osteofoci.phantom.anatomy.real.sampled import sampled
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits, stature_mm
from osteofoci.skeleton import (
    BoneSide,
    DrawnBone,
    Kind,
    Region,
    draw_bones,
    vertebral_frame,
)

# How finely (mm) the bones are sampled, at a stature of 1330 mm.
_COARSE_MM, _FINE_MM = 1.9, 1.1
_FINE = (Region.HAND, Region.FOOT, Region.SPINE)
# Painted in this order, later over earlier.
_ORDER = (
    Tissue.FAT, Tissue.LUNG, Tissue.MUSCLE, Tissue.TENDON, Tissue.LIVER, Tissue.SPLEEN,
    Tissue.GLAND, Tissue.KIDNEY, Tissue.BOWEL, Tissue.BOWEL_FLUID, Tissue.HEART, Tissue.BRAIN,
    Tissue.CSF, Tissue.EYE, Tissue.BLADDER, Tissue.VEIN, Tissue.FLOW_VOID, Tissue.AIR, Tissue.NODE,
    Tissue.DISC, Tissue.CARTILAGE, Tissue.CORTEX,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class RealChild:
    """One child in a posture.

    Attributes:
        landmarks: where the child's own bones have them.
        bones: solids sampled from the carried meshes.
        bodies: of the vertebrae, as measured on them.
        soft: meshes by tissue, in painting order.
        skin: the outer surface; None where the anatomy has none.
        nameless: bones without a name of their own.
    """

    landmarks: dict[str, Floats]
    bones: tuple[DrawnBone, ...]
    bodies: Mapping[BoneSide, Drum]
    soft: tuple[tuple[Tissue, Mesh], ...]
    skin: Mesh | None
    nameless: tuple[Sampled, ...]
    traits: Traits
    stature_mm: float


def carried_landmarks(
    folder: Path, traits: Traits, age_years: float, posture: Posture, *, seed: int
) -> dict[str, Floats]:
    """Only the landmarks of a child of real bones, which takes a hundredth of the time."""
    whole = child_landmarks(traits, age_years, posture)
    rng = np.random.default_rng([seed, 77])
    carry = carrier(read_body(folder), whole, whole, traits, {}, rng)
    return {name: carry.landmark(name) for name in whole}


def real_child(
    folder: Path,
    traits: Traits,
    age_years: float,
    posture: Posture,
    heights: Collapsed,
    *,
    seed: int,
) -> RealChild:
    """Carry an anatomy to a child.

    Args:
        folder: of meshes, as ``read_anatomy`` takes it.
        seed: of the child: the same at every visit, so that its bones keep their shapes.
    """
    body = read_body(folder)
    whole = child_landmarks(traits, age_years, posture)
    sunk = sunk_landmarks(whole, child_bones(whole, traits, heights={}), heights)
    stature = stature_mm(traits, age_years)
    carry = carrier(body, whole, sunk, traits, heights, np.random.default_rng([seed, 77]))
    landmarks = {name: carry.landmark(name) for name in sunk}
    frames = {bone.bone_side: bone for bone in draw_bones(landmarks)}
    meshes = _meshes(carry)
    bones, cartilage = [], []
    parts = defaultdict(list)
    named = bones_by_mesh(body)
    for name, mesh in meshes.items():
        if name in named:
            own = body.anatomy.bones[name].vertices_mm
            for bone_side, keep in cut_bone(body.anatomy, named[name], own):
                parts[bone_side].append((mesh, None if keep.all() else keep))
        elif not name.startswith(("hyoid", "foot_sesamoid")):
            cartilage.append((name, mesh))
    for bone_side, pieces in parts.items():
        if bone_side in frames:
            bones.append(_solid(bone_side, pieces, frames[bone_side], stature))
    return RealChild(
        landmarks,
        tuple(bones),
        _bodies(bones, landmarks),
        tuple(_soft(carry, cartilage, traits)),
        _skin(carry, traits, stature),
        tuple(_nameless(meshes, landmarks, traits)),
        traits,
        stature,
    )


def _meshes(carry: Carrier) -> dict[str, Mesh]:
    anatomy = carry.body.anatomy
    return {name: Mesh(carry.bone(name), mesh.faces) for name, mesh in anatomy.bones.items()}


def _solid(
    bone_side: BoneSide,
    pieces: list[tuple[Mesh, Bools | None]],
    frame: DrawnBone,
    stature: float,
) -> DrawnBone:
    fine = _FINE_MM if bone_side.bone.region in _FINE else _COARSE_MM
    solid = sampled([m for m, _ in pieces], [k for _, k in pieces], fine * stature / 1330)
    axis = frame.axis
    if bone_side.bone.kind in (Kind.RIB, Kind.CLAVICLE):
        axis = _middle_line(solid, frame.axis)
    return DrawnBone(bone_side, (solid,), axis)


def _bodies(bones: Sequence[DrawnBone], landmarks: Mapping[str, Floats]) -> dict[BoneSide, Drum]:
    found = {}
    for bone in bones:
        if bone.bone_side.bone.kind is Kind.VERTEBRA and isinstance(bone.parts[0], Sampled):
            frame = vertebral_frame(landmarks, bone.bone_side.bone.member)
            found[bone.bone_side] = measured_body(bone.parts[0], *frame)
    return found


def _middle_line(solid: Sampled, drawn: Line) -> Line:
    """The middle of a curved bone, followed along the drawn one."""
    inside = np.argwhere(solid.distance_zyx_mm < 0)
    if not len(inside):
        return drawn
    points = solid.grid.points_lps_mm(inside)
    position, _ = drawn.locate(points)
    low, high = np.quantile(position, [0.01, 0.99])
    edges = np.linspace(low, high, 10)
    places = np.digitize(position, edges)
    line = [points[places == n].mean(0) for n in range(1, 10) if (places == n).any()]
    return Line(np.array(line)) if len(line) > 2 else drawn


def _soft(
    carry: Carrier, cartilage: list[tuple[str, Mesh]], traits: Traits
) -> list[tuple[Tissue, Mesh]]:
    anatomy = carry.body.anatomy
    parts = [p for p in anatomy.soft if not (p.of_boys and traits.sex == "F")]
    by_tissue: dict[Tissue, list[Mesh]] = defaultdict(list)
    if parts:
        counts = np.cumsum([0, *(len(p.mesh.vertices_mm) for p in parts)])
        moved = carry.soft(np.vstack([p.mesh.vertices_mm for p in parts]))
        for part, a, b in zip(parts, counts[:-1], counts[1:], strict=True):
            by_tissue[part.tissue].append(Mesh(moved[a:b], part.mesh.faces))
    for name, mesh in cartilage:
        by_tissue[Tissue.DISC if name.startswith("disc") else Tissue.CARTILAGE].append(mesh)
    return [(t, joined(by_tissue[t])) for t in _ORDER if t in by_tissue]


def _skin(carry: Carrier, traits: Traits, stature: float) -> Mesh | None:
    """The outer surface, moved outward or inward by the child's fat."""
    outline = carry.body.anatomy.outline
    if outline is None:
        return None
    points = carry.soft(outline.vertices_mm)
    corners = points[outline.faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    each = np.zeros_like(points)
    for n in range(3):
        np.add.at(each, outline.faces[:, n], normal)
    each /= np.maximum(np.linalg.norm(each, axis=1), 1e-9)[:, None]
    return Mesh(points + (9.0 * traits.fatness - 2.0) * stature / 1330 * each, outline.faces)


def _nameless(
    meshes: Mapping[str, Mesh], landmarks: Mapping[str, Floats], traits: Traits
) -> list[Sampled]:
    """A sixth lumbar vertebra, a thirteenth pair of ribs: bone without a name of its own."""
    copies = []
    if traits.lumbar_vertebrae == 6 and "vertebra_L5" in meshes:
        shift = 0.62 * (landmarks["sacrum top"] - landmarks["vertebra L5"])
        copies.append((meshes["vertebra_L5"], shift))
    if traits.rib_pairs == 13:
        step = landmarks["vertebra L1"] - landmarks["vertebra T12"]
        copies += [(meshes[f"rib_12_{side}"], step) for side in ("left", "right")]
    return [sampled([Mesh(m.vertices_mm + s, m.faces)], [None], 1.9) for m, s in copies]
