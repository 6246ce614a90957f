"""Paint a child's tissues and bones onto a grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Drum, Grid
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.body import soft_tissue
from osteofoci.phantom.child import Traits, stature_mm
from osteofoci.phantom.tissue import Tissue
from osteofoci.skeleton import BoneSide, DrawnBone, Kind, Region, draw_bones, label_of, tubular


@dataclass(frozen=True, eq=False)
class PaintedChild:
    """Tissue and bone numbers on a grid.

    Attributes:
        tissue_zyx: ``Tissue`` numbers.
        bone_zyx: labels of ``skeleton.label_of``; 0 is no bone.
    """

    grid: Grid
    tissue_zyx: npt.NDArray[np.uint8]
    bone_zyx: npt.NDArray[np.uint8]


def physis_is_open(age_years: float, sex: str) -> bool:
    """Whether the plates of the limbs are open: until 14 (girls) and 16 (boys) here."""
    return age_years < (14.5 if sex == "F" else 16.5)


def child_bones(
    landmarks: dict[str, Floats], traits: Traits, *, heights: Mapping[BoneSide, float]
) -> tuple[DrawnBone, ...]:
    """The child's bones; ``heights`` are factors on the height of collapsed vertebrae."""
    bones = draw_bones(landmarks, stoutness=traits.stoutness)
    return tuple(_lower(b, heights[b.bone_side]) if b.bone_side in heights else b for b in bones)


def _lower(bone: DrawnBone, factor: float) -> DrawnBone:
    parts = tuple(
        replace(part, half_sizes_mm=part.half_sizes_mm * np.array([1.04, 1.04, factor]))
        if isinstance(part, Drum)
        else part
        for part in bone.parts
    )
    return replace(bone, parts=parts)


def paint_child(
    landmarks: dict[str, Floats],
    bones: tuple[DrawnBone, ...],
    traits: Traits,
    age_years: float,
    grid: Grid,
    rng: np.random.Generator,
) -> PaintedChild:
    """Paint soft tissue, then bones with cortex, marrow, cartilage and growth plates."""
    tissue = np.zeros(grid.shape_zyx, np.uint8)
    stature = stature_mm(traits, age_years)
    for kind, solid in soft_tissue(landmarks, bones, traits, stature=stature, rng=rng):
        block = grid.block_around(*solid.bounds_mm())
        if block is not None:
            inside = solid.distance_mm(grid.block_points_lps_mm(block)) < 0
            tissue[block][inside] = kind
    label = np.zeros(grid.shape_zyx, np.uint8)
    depth = np.zeros(grid.shape_zyx, np.float32)
    open_plates = physis_is_open(age_years, traits.sex)
    for bone in bones:
        _paint_bone(bone, tissue, label, depth, grid, stature, age_years, open_plates)
    return PaintedChild(grid, tissue, label)


def _paint_bone(
    bone: DrawnBone,
    tissue: npt.NDArray[np.uint8],
    label: npt.NDArray[np.uint8],
    depth: npt.NDArray[np.float32],
    grid: Grid,
    stature: float,
    age_years: float,
    open_plates: bool,
) -> None:
    block = grid.block_around(*bone.bounds_mm())
    if block is None:
        return
    points = grid.block_points_lps_mm(block)
    distance = bone.distance_mm(points)
    inside = distance < np.minimum(depth[block], 0)
    if not inside.any():
        return
    depth[block][inside] = distance[inside]
    label[block][inside] = label_of(bone.bone_side)
    position, _ = bone.axis.locate(points[inside].astype(float))
    tissue[block][inside] = _bone_tissue(
        bone, position, -distance[inside], stature, age_years, open_plates
    )


def _bone_tissue(
    bone: DrawnBone,
    position: Floats,
    depth_mm: Floats,
    stature: float,
    age_years: float,
    open_plates: bool,
) -> npt.NDArray[np.uint8]:
    kind, region = bone.bone_side.bone.kind, bone.bone_side.bone.region
    axial = region in (Region.SPINE, Region.THORAX, Region.PELVIS, Region.HEAD)
    marrow = Tissue.RED_MARROW if axial and age_years < 14 else Tissue.MIXED_MARROW
    if not axial:
        marrow = Tissue.YELLOW_MARROW
    found = np.full(len(position), marrow, np.uint8)
    scale = stature / 1330
    parts = tubular(bone.bone_side.bone)
    cortex = np.full(len(position), 0.9 * scale)
    if parts is not None:
        shaft = (position > parts.proximal_metaphysis_end) & (
            position < parts.distal_metaphysis_start
        )
        thick = 2.6 if kind is Kind.LONG else 1.0
        cortex[shaft] = thick * scale
        first, last = parts.physes[0], parts.physes[-1]
        epiphysis = ((position < first) & (first < 0.5)) | ((position > last) & (last > 0.5))
        if kind is Kind.LONG and age_years < 15:
            found[~shaft & ~epiphysis] = Tissue.MIXED_MARROW
        if open_plates:
            rim = float(np.interp(age_years, (3, 9, 15), (6.0, 2.6, 0.8))) * scale
            if kind is not Kind.LONG:
                rim *= 0.5
            found[epiphysis & (depth_mm < rim)] = Tissue.CARTILAGE
            cortex[epiphysis] = 0.0
            for plate in parts.physes:
                away_mm = (position - plate) * bone.axis.length_mm * (1 if plate > 0.5 else -1)
                half = 1.3 * scale if kind is Kind.LONG else 0.8 * scale
                found[(away_mm < -half) & (away_mm > -half - 3.0 * scale)] = Tissue.SPONGIOSA
                band = np.abs(away_mm) <= half
                found[band] = Tissue.PHYSIS
                cortex[band] = 0.0
    elif kind is Kind.SMALL and region in (Region.HAND, Region.FOOT, Region.LEG):
        rim = float(np.interp(age_years, (3, 9, 15), (6.0, 2.4, 0.6))) * scale
        found[depth_mm < rim] = Tissue.CARTILAGE
        cortex[:] = 0.0
    found[depth_mm < cortex] = Tissue.CORTEX
    return found
