"""Simulated foci: where they sit in the skeleton, how they look, how they change."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.paint import PaintedChild
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.skeleton import (
    BoneSide,
    DrawnBone,
    Kind,
    Site,
    Tubular,
    label_of,
    tubular,
    zone_at,
)

FLUID_SHARE, FACE_MM, CROSSING_MM = 0.6, 2.0, 2.0
INTENSITIES = (Tissue.LESION_MILD, Tissue.LESION, Tissue.LESION_STRONG)


@dataclass(frozen=True)
class Lesion:
    """One focus at one examination.

    Attributes:
        position: share of the bone's length, 0 proximal .. 1 distal.
        radius_mm: of the equal-volume sphere before it is cut to the bone.
        offset: sideways shift in shares of the radius, in two directions.
        intensity: index into ``INTENSITIES``.
        halo_mm: width of the oedema beside the bone; 0 for none.
        periosteal: a bright thin layer on the bone's surface.
        physiological: a normal bright place, not a focus.
        fluid_core: its middle has melted into pus.
        appearance: on a radiograph: ``lytic``, ``mixed``, ``sclerotic`` or ``hyperostotic``.
        uptake: of a bone-seeking tracer, against the bone around.
    """

    id: str
    bone_side: BoneSide
    position: float
    radius_mm: float
    offset: tuple[float, float]
    intensity: int
    halo_mm: float
    status: str
    seed: int
    periosteal: bool = False
    physiological: bool = False
    fluid_core: bool = False
    appearance: str = "lytic"
    uptake: float = 2.5


@dataclass(frozen=True)
class LesionTruth:
    lesion: Lesion
    site: Site
    position: float
    physis_distance_mm: float | None
    centroid_lps_mm: tuple[float, float, float]
    volume_mm3: float
    crosses_physis: bool
    extent_fraction: float
    soft_tissue_oedema: bool
    contact_mm2: float
    fluid_mm3: float


def paint_lesion(
    lesion: Lesion, bone: DrawnBone, child: PaintedChild, plates: Tubular | None
) -> tuple[LesionTruth | None, npt.NDArray[np.bool_]]:
    """Paint one lesion into the tissues in place; None if it lies outside the grid.

    Oedema beside the bone keeps to the bone's surface, and to the length of the lesion.

    Args:
        plates: this child's growth plates in that bone.

    Returns:
        The truth, and the lesion's mask on the child's grid.
    """
    mask = np.zeros(child.grid.shape_zyx, bool)
    centre = _centre(lesion, bone)
    reach = 1.6 * lesion.radius_mm + lesion.halo_mm + 2
    block = child.grid.block_around(centre - reach, centre + reach)
    if block is None:
        return None, mask
    points = child.grid.block_points_lps_mm(block).astype(float)
    away = points - centre
    distance, radius = _reach(lesion, away)
    own = child.bone_zyx[block] == label_of(bone.bone_side)
    tissue = child.tissue_zyx[block]
    marrow = tissue != Tissue.CORTEX
    inside = own & marrow & (distance < radius)
    oedema = False
    if lesion.halo_mm > 0 or lesion.periosteal:
        outside_mm = bone.distance_mm(points)
        flesh = np.isin(tissue, (Tissue.FAT, Tissue.MUSCLE, Tissue.LUNG)) & (
            child.bone_zyx[block] == 0
        )
        beside = flesh & (distance < radius + lesion.halo_mm)
        halo = beside & (outside_mm < lesion.halo_mm)
        oedema = bool(halo.any())
        tissue[halo] = Tissue.SOFT_OEDEMA
        if lesion.periosteal:
            tissue[beside & (outside_mm < 1.6)] = Tissue.LESION
    if lesion.halo_mm > 0:
        tissue[own & ~marrow & (distance < radius)] = Tissue.SOFT_OEDEMA
    tissue[inside] = Tissue.SUBTLE_MARROW if lesion.intensity < 0 else INTENSITIES[lesion.intensity]
    fluid = inside & (distance < FLUID_SHARE * radius) & lesion.fluid_core
    tissue[fluid] = Tissue.PUS
    mask[block] = inside
    count = int(inside.sum())
    if count == 0:
        return None, mask
    found = points[inside]
    centroid = found.mean(0)
    positions, _ = bone.axis.locate(found)
    # A lesion crosses a plate where it lies 2 mm deep on both sides, not where one voxel peeks over.
    beyond = CROSSING_MM / bone.axis.length_mm
    crosses = plates is not None and any(
        positions.min() < plate - beyond and positions.max() > plate + beyond
        for plate in plates.physes
    )
    position = float(bone.axis.locate(centroid[None])[0][0])
    bone_voxels = int((child.bone_zyx == label_of(bone.bone_side)).sum())
    zone = zone_at(bone.bone_side.bone, position, plates)
    gap = (
        None
        if plates is None
        else min(abs(position - plate) for plate in plates.physes) * bone.axis.length_mm
    )
    truth = LesionTruth(
        lesion,
        Site(bone.bone_side.bone, bone.bone_side.side, zone),
        position,
        gap,
        (float(centroid[0]), float(centroid[1]), float(centroid[2])),
        count * child.grid.voxel_volume_mm3,
        bool(crosses),
        count / max(bone_voxels, 1),
        oedema,
        _contact_mm2(positions, bone, plates, child.grid.voxel_volume_mm3),
        int(fluid.sum()) * child.grid.voxel_volume_mm3,
    )
    return truth, mask


def inside_lesion(
    lesion: Lesion, bone: DrawnBone, points: Floats, *, share: float = 1.0
) -> npt.NDArray[np.bool_]:
    """For each of (n, 3) points, whether the lesion reaches it, or that share of its radius."""
    distance, radius = _reach(lesion, points - _centre(lesion, bone))
    within: npt.NDArray[np.bool_] = distance < share * radius
    return within


def _reach(lesion: Lesion, away: Floats) -> tuple[Floats, Floats]:
    """Distance from the lesion's centre, and its radius in that direction."""
    distance: Floats = np.linalg.norm(away, axis=-1)
    bumps = _bumps(away / np.maximum(distance, 1e-6)[..., None], lesion.seed)
    return distance, lesion.radius_mm * bumps


def _contact_mm2(
    positions: Floats, bone: DrawnBone, plates: Tubular | None, voxel_mm3: float
) -> float:
    """Area of the lesion's face within 2 mm of a growth plate, of the plate it touches most."""
    if plates is None:
        return 0.0
    faces: list[float] = []
    for plate in plates.physes:
        away = (positions - plate) * bone.axis.length_mm
        faces.extend(float(((a > 0) & (a < FACE_MM)).sum()) for a in (away, -away))
    return max(faces) * voxel_mm3 / FACE_MM


def _bumps(rays: Floats, seed: int) -> Floats:
    """Irregular shape: a factor on the radius in every direction."""
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(5, 3))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    weights = rng.normal(0, 0.16, 5)
    waves = np.cos(2.2 * np.arccos(np.clip(rays @ directions.T, -1, 1)))
    factor: Floats = np.clip(1 + (waves * weights).sum(-1), 0.6, 1.5)
    return factor


def _centre(lesion: Lesion, bone: DrawnBone) -> Floats:
    centre = bone.axis.at(lesion.position)
    along = unit(
        bone.axis.at(min(1.0, lesion.position + 0.05)) - bone.axis.at(lesion.position - 0.05)
    )
    first = unit(np.cross(along, np.array([0.0, 1.0, 0.1])))
    second = np.cross(along, first)
    a, b = lesion.offset
    shifted: Floats = centre + lesion.radius_mm * (a * first + b * second)
    return _into(bone, shifted, lesion.radius_mm)


def _into(bone: DrawnBone, centre: Floats, radius_mm: float) -> Floats:
    """The point, or where a bone curves away from its axis the nearest place inside of it."""
    if float(bone.distance_mm(centre[None])[0]) < 0:
        return centre
    steps = np.arange(-3, 4) * max(radius_mm, 5.0) * 0.8
    around = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 3)
    depth = bone.distance_mm(centre + around)
    price = np.linalg.norm(around, axis=1) + 4 * np.maximum(depth + 1, 0)
    nearest: Floats = centre + around[int(price.argmin())]
    return nearest


def evolve(lesion: Lesion, rng: np.random.Generator) -> Lesion | None:
    """The same focus a year or so later; None if it healed."""
    fate = rng.choice(["resolved", "improved", "stable", "worse"], p=[0.22, 0.28, 0.22, 0.28])
    if fate == "resolved":
        return None
    factor = {"improved": rng.uniform(0.3, 0.55), "stable": rng.uniform(0.92, 1.08),
              "worse": rng.uniform(1.7, 2.6)}[str(fate)]  # fmt: skip
    return replace(lesion, radius_mm=lesion.radius_mm * float(factor) ** (1 / 3), status=str(fate))


# Shares of lesions by place, after von Kalle 2013, Andronikou 2020 and Fritz 2009 as quoted
# in the project's facts: tibia and femur lead, metaphyses at the plates, then pelvis, spine,
# clavicle, foot, fibula; ribs and others are rare.
_PLACES: tuple[tuple[str, float], ...] = (
    ("tibia", 0.27), ("femur", 0.22), ("fibula", 0.08), ("ilium", 0.05), ("ischium", 0.02),
    ("pubis", 0.02), ("sacrum", 0.03), ("vertebra", 0.10), ("clavicle", 0.05), ("rib", 0.02),
    ("sternum", 0.01), ("humerus", 0.03), ("radius", 0.02), ("ulna", 0.01),
    ("calcaneus", 0.02), ("talus", 0.015), ("metatarsal", 0.03), ("scapula", 0.005),
)  # fmt: skip


def frequent_place(bones: dict[BoneSide, DrawnBone], rng: np.random.Generator) -> BoneSide:
    """A bone by the published site frequencies."""
    shares = np.array([share for _, share in _PLACES])
    stem = _PLACES[int(rng.choice(len(_PLACES), p=shares / shares.sum()))][0]
    choices = [b for b in bones if b.bone.family == stem]
    if stem == "vertebra":
        choices = [b for b in choices if b.bone.member[0] in "TL"]
    return choices[int(rng.integers(len(choices)))]


def random_lesion(
    bone_side: BoneSide, bones: dict[BoneSide, DrawnBone], rng: np.random.Generator, name: str
) -> Lesion:
    """A focus somewhere in a bone, near a growth plate where it has one.

    87 % of the lesions of tubular bones abut a plate, 32 % have periosteal signal (von Kalle
    2013, checked in the project's facts).
    """
    bone = bones[bone_side]
    parts = tubular(bone_side.bone)
    position = float(rng.uniform(0.25, 0.75))
    radius = float(rng.uniform(5, 11))
    if parts is not None:
        plate = parts.physes[int(rng.integers(len(parts.physes)))]
        inward = 1 if plate < 0.5 else -1
        radius = float(
            rng.uniform(5, 13) if bone_side.bone.kind is Kind.LONG else rng.uniform(3.5, 6)
        )
        gap = rng.uniform(0.2, 1.1) * radius / bone.axis.length_mm
        position = plate + inward * float(gap)
        if rng.random() < 0.3:  # across the plate, or in the epiphysis
            position = plate - inward * float(gap) * float(rng.uniform(-0.3, 0.8))
        if rng.random() < 0.13:
            position = float(rng.uniform(0.3, 0.7))
    elif bone_side.bone.kind is Kind.VERTEBRA:
        position, radius = float(rng.uniform(0.3, 0.7)), float(rng.uniform(6, 10))
    elif bone_side.bone.kind is Kind.CLAVICLE:
        position = float(rng.uniform(0.05, 0.3))
    offset = (float(rng.normal(0, 0.2)), float(rng.normal(0, 0.2)))
    return Lesion(
        name, bone_side, position, radius, offset, int(rng.integers(3)),
        float(rng.uniform(2, 6)) if rng.random() < 0.4 else 0.0, "baseline",
        int(rng.integers(2**31)), periosteal=bool(rng.random() < 0.32),
    )  # fmt: skip


def mirrored_lesion(lesion: Lesion, rng: np.random.Generator, name: str) -> Lesion:
    """A focus at nearly the same place of the other side, of its own size and look."""
    return replace(
        lesion,
        id=name,
        bone_side=lesion.bone_side.mirrored,
        position=float(np.clip(lesion.position + rng.normal(0, 0.02), 0.02, 0.98)),
        radius_mm=lesion.radius_mm * float(rng.uniform(0.7, 1.3)),
        intensity=int(rng.integers(3)),
        seed=int(rng.integers(2**31)),
    )
