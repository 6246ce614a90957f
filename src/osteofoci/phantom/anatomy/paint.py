"""Paint a child's tissues and bones onto a grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Drum, Grid, HasDistance, Tube, sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.body import soft_tissue
from osteofoci.phantom.anatomy.individual import plate_openness, plates_of
from osteofoci.phantom.anatomy.shapes import shrunk
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits, stature_mm
from osteofoci.skeleton import BoneSide, DrawnBone, Kind, Region, label_of, tubular


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


Flesh = Callable[[npt.NDArray[np.uint8], Grid, np.random.Generator], None]


def paint_child(
    landmarks: dict[str, Floats],
    bones: tuple[DrawnBone, ...],
    traits: Traits,
    age_years: float,
    grid: Grid,
    rng: np.random.Generator,
    *,
    flesh: Flesh | None = None,
) -> PaintedChild:
    """Paint soft tissue, then bones with cortex, marrow, cartilage and growth plates.

    Args:
        flesh: paints all that is not a named bone; None draws it around the landmarks.
    """
    tissue = np.zeros(grid.shape_zyx, np.uint8)
    stature = stature_mm(traits, age_years)
    if flesh is not None:
        flesh(tissue, grid, rng)
    else:
        for kind, solid in soft_tissue(landmarks, bones, traits, stature=stature, rng=rng):
            _fill(kind, solid, tissue, grid)
        for solid in _supernumerary(landmarks, bones, traits):
            _fill(Tissue.CORTEX, solid, tissue, grid)
            _fill(Tissue.RED_MARROW, shrunk(solid, 1.2), tissue, grid)
    label = np.zeros(grid.shape_zyx, np.uint8)
    depth = np.zeros(grid.shape_zyx, np.float32)
    for bone in bones:
        _paint_bone(bone, tissue, label, depth, grid, Growing(traits, age_years, stature))
    return PaintedChild(grid, tissue, label)


def _fill(kind: Tissue, solid: HasDistance, tissue: npt.NDArray[np.uint8], grid: Grid) -> None:
    found = sample_near(solid, grid)
    if found is not None:
        block, mask, distance = found
        mask[mask] = distance < 0
        tissue[block][mask] = kind


def _supernumerary(
    landmarks: dict[str, Floats], bones: tuple[DrawnBone, ...], traits: Traits
) -> list[Tube | Drum]:
    """A sixth lumbar vertebra and a thirteenth pair of ribs: bone without a name of its own."""
    extra: list[Tube | Drum] = []
    drawn = {bone.bone_side: bone for bone in bones}
    if traits.lumbar_vertebrae == 6:
        fifth, top = landmarks["vertebra L5"], landmarks["sacrum top"]
        above = next(b for side, b in drawn.items() if side.bone.name == "vertebra L5")
        extra += [
            replace(part, centre_mm=fifth + 0.62 * (top - fifth))
            for part in above.parts
            if isinstance(part, Drum)
        ]
    if traits.rib_pairs == 13:
        step = landmarks["vertebra L1"] - landmarks["vertebra T12"]
        for side, bone in drawn.items():
            if side.bone.name == "rib 12":
                extra += [
                    replace(part, points_mm=part.points_mm + step)
                    for part in bone.parts
                    if isinstance(part, Tube)
                ]
    return extra


@dataclass(frozen=True)
class Growing:
    traits: Traits
    age_years: float
    stature_mm: float

    @property
    def scale(self) -> float:
        return self.stature_mm / 1330


def _paint_bone(
    bone: DrawnBone,
    tissue: npt.NDArray[np.uint8],
    label: npt.NDArray[np.uint8],
    depth: npt.NDArray[np.float32],
    grid: Grid,
    child: Growing,
) -> None:
    found = sample_near(bone, grid)
    if found is None:
        return
    block, mask, distance = found
    within = distance < np.minimum(depth[block][mask], 0)
    if not within.any():
        return
    mask[mask] = within
    depth[block][mask] = distance[within]
    label[block][mask] = label_of(bone.bone_side)
    start = [s.start for s in block]
    points = grid.points_lps_mm(np.argwhere(mask) + start)
    tissue[block][mask] = bone_tissue(bone, points, -distance[within], child)


def bone_tissue(
    bone: DrawnBone, points: Floats, depth_mm: Floats, child: Growing
) -> npt.NDArray[np.uint8]:
    kind, region, age = bone.bone_side.bone.kind, bone.bone_side.bone.region, child.age_years
    position = off_axis = np.zeros(len(points))
    if tubular(bone.bone_side.bone) is not None:
        position, off_axis = bone.axis.locate(points)
    found = _marrow(bone.bone_side, position, age)
    scale = child.scale
    parts = plates_of(bone.bone_side, child.traits)
    cortex = np.full(len(position), 0.9 * scale)
    if parts is not None:
        openness = plate_openness(bone.bone_side.bone, age, child.traits)
        shaft = (position > parts.proximal_metaphysis_end) & (
            position < parts.distal_metaphysis_start
        )
        cortex[shaft] = (2.6 if kind is Kind.LONG else 1.0) * scale
        first, last = parts.shaft
        epiphysis = (position < first) | (position > last)
        if openness > 0:
            rim = float(np.interp(age, (3, 9, 15), (6.0, 2.6, 0.8))) * scale
            if kind is not Kind.LONG:
                rim *= 0.5
            found[epiphysis & (depth_mm < rim)] = Tissue.CARTILAGE
            cortex[epiphysis] = 0.0
        for plate in parts.physes:
            away_mm = (position - plate) * bone.axis.length_mm * (1 if plate > 0.5 else -1)
            half = (1.3 if kind is Kind.LONG else 0.8) * scale
            near = np.abs(away_mm) <= half
            if not near.any():
                continue
            # A plate fuses from its centre outward.
            still_open = off_axis >= (1 - openness) * off_axis[near].max()
            spongy = (away_mm < -half) & (away_mm > -half - 3.0 * scale)
            found[spongy & (openness > 0.5)] = Tissue.SPONGIOSA
            found[near & still_open & (openness > 0)] = Tissue.PHYSIS
            cortex[near & still_open & (openness > 0)] = 0.0
    elif kind is Kind.SMALL and region in (Region.HAND, Region.FOOT, Region.LEG):
        rim = float(np.interp(age, (3, 9, 15), (6.0, 2.4, 0.6))) * scale
        found[depth_mm < rim] = Tissue.CARTILAGE
        cortex[:] = 0.0
    found[depth_mm < cortex] = Tissue.CORTEX
    return found


_PERIPHERAL = (Region.HAND, Region.FOOT, Region.LEG)


def _marrow(bone_side: BoneSide, position: Floats, age_years: float) -> npt.NDArray[np.uint8]:
    """Red, mixed or yellow marrow by site and age.

    Conversion as in the project's facts (checked, pediatricimaging.org): epiphyses early,
    the shaft from 1 to 10 years, the distal metaphysis from 10 to 15, the proximal one in the
    young adult; from the periphery to the centre.
    """
    bone, region = bone_side.bone, bone_side.bone.region
    parts = tubular(bone)
    if parts is None:
        if region in _PERIPHERAL:
            marrow = Tissue.YELLOW_MARROW
        else:
            marrow = Tissue.RED_MARROW if age_years < 14 else Tissue.MIXED_MARROW
        return np.full(len(position), marrow, np.uint8)
    found = np.full(len(position), Tissue.YELLOW_MARROW, np.uint8)
    first, last = parts.shaft
    inner = (position > first) & (position < last)
    proximal = inner & (position < parts.proximal_metaphysis_end)
    distal = inner & (position > parts.distal_metaphysis_start)
    shaft = inner & ~proximal & ~distal
    earlier = 2.0 if region in _PERIPHERAL else 0.0

    def by_age(place: npt.NDArray[np.bool_], red_until: float, mixed_until: float) -> None:
        if age_years + earlier < red_until:
            found[place] = Tissue.RED_MARROW
        elif age_years + earlier < mixed_until:
            found[place] = Tissue.MIXED_MARROW

    by_age(shaft, 4.0, 9.0)
    by_age(distal, 6.0, 14.0)
    by_age(proximal, 9.0, 20.0)
    return found
