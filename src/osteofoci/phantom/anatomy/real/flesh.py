"""Paint a child of real anatomy: everything but the named bones, from the skin inward."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Ellipsoid, Grid, average_to, resample, sample_near
from osteofoci.geometry.arrays import Bools
from osteofoci.phantom.anatomy import organs
from osteofoci.phantom.anatomy.real.rasterise import voxels_inside
from osteofoci.phantom.anatomy.real.real_child import RealChild
from osteofoci.phantom.anatomy.shapes import Shape
from osteofoci.phantom.anatomy.tissue import Tissue

Tissues = npt.NDArray[np.uint8]
# Chances and sizes of what is bright and no lesion; chosen here (status: unchecked).
_BRIGHT_ARTERIES = 0.35
_WALL_CELL_MM = 5.0
_WALL_MM = 11.0


def paint_flesh(child: RealChild, tissue: Tissues, grid: Grid, rng: np.random.Generator) -> None:
    """Paint skin, fat, muscle, organs, vessels, nodes, joints and nameless bones in place."""
    if child.skin is not None:
        found = voxels_inside(child.skin, grid)
        if found is not None:
            tissue[found[0]][found[1]] = Tissue.FAT
            _belly_wall(child, tissue, grid)
    gas, fluid = float(rng.uniform(0.1, 0.35)), float(rng.uniform(0.1, 0.5))
    bright_arteries = rng.random() < _BRIGHT_ARTERIES
    for kind, mesh in child.soft:
        found = voxels_inside(mesh, grid)
        if found is None:
            continue
        block, mask = found
        own = tissue[block]
        own[mask] = Tissue.VEIN if kind is Tissue.FLOW_VOID and bright_arteries else kind
        if kind is Tissue.BOWEL:
            _fill_bowel(own, mask, grid, rng, gas=gas, fluid=fluid)
    for kind, solid in organs.joints(child.landmarks, child.stature_mm, rng):
        _fill(kind, solid, tissue, grid)
    _nodes(child, tissue, grid, rng)
    for bone in child.nameless:
        _fill(Tissue.CORTEX, bone, tissue, grid)
        _fill(Tissue.RED_MARROW, bone, tissue, grid, deeper_mm=1.2)


def _fill(
    kind: Tissue, solid: Shape, tissue: Tissues, grid: Grid, *, deeper_mm: float = 0.0
) -> None:
    found = sample_near(solid, grid)
    if found is not None:
        block, mask, distance = found
        mask[mask] = distance < -deeper_mm
        tissue[block][mask] = kind


def _belly_wall(child: RealChild, tissue: Tissues, grid: Grid) -> None:
    """A layer of muscle under the fat of the belly, which whole-body atlases lack."""
    spine = [child.landmarks[n] for n in ("sacrum top", "vertebra T9")]
    span = grid.indices_zyx(np.array(spine))[:, 0]
    rows = slice(max(0, int(span.min())), min(grid.shape_zyx[0], int(span.max()) + 1))
    if rows.stop <= rows.start:
        return
    middle = (child.landmarks["left hip"] + child.landmarks["right hip"]) / 2
    half = 1.5 * abs(float(child.landmarks["left anterior iliac spine"][0] - middle[0]))
    block = (rows, slice(0, grid.shape_zyx[1]), slice(0, grid.shape_zyx[2]))
    own = grid.part(block)
    coarse = own.coarser((_WALL_CELL_MM,) * 3)
    body = average_to((tissue[block] > 0).astype(np.float32), own, coarse) > 0.5
    depth = ndimage.distance_transform_edt(body) * _WALL_CELL_MM
    scale = child.stature_mm / 1330
    fat = (4.0 + 14.0 * child.traits.fatness) * scale
    beside = np.abs(coarse.block_points_lps_mm(_all(coarse))[..., 0] - middle[0]) > half
    depth[beside] = 0
    zoomed = resample(depth.astype(np.float32), coarse, own, order=1, outside=0.0)
    wall = (zoomed > fat) & (zoomed < fat + _WALL_MM * scale)
    tissue[block][wall & (tissue[block] == Tissue.FAT)] = Tissue.MUSCLE


def _all(grid: Grid) -> tuple[slice, slice, slice]:
    k, j, i = grid.shape_zyx
    return slice(0, k), slice(0, j), slice(0, i)


def _fill_bowel(
    own: Tissues, mask: Bools, grid: Grid, rng: np.random.Generator, *, gas: float, fluid: float
) -> None:
    """Pockets of gas and of bright fluid in the bowel."""
    coarse = [
        max(2, round(n * s / 18.0)) for n, s in zip(mask.shape, grid.spacing_zyx_mm, strict=True)
    ]
    small = rng.normal(size=coarse)
    zoom = [n / c for n, c in zip(mask.shape, coarse, strict=True)]
    pockets = ndimage.zoom(small, zoom, order=1)
    low, high = np.quantile(pockets, [gas, 1 - fluid])
    own[mask & (pockets < low)] = Tissue.AIR
    own[mask & (pockets > high)] = Tissue.BOWEL_FLUID


def _nodes(child: RealChild, tissue: Tissues, grid: Grid, rng: np.random.Generator) -> None:
    """Lymph nodes of neck, armpits and groins, and fluid in tendon sheaths of the feet."""
    h = child.stature_mm
    places = (("hip", (0.0, -0.035, -0.01), 5), ("shoulder", (-0.03, 0.0, -0.05), 4),
              ("mandible angle", (0.0, 0.01, -0.03), 4), ("ankle lateral", (0.0, 0.01, -0.005), 2),
              ("ankle medial", (0.0, 0.012, -0.005), 2))  # fmt: skip
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for name, (x, y, z), most in places:
            for _ in range(rng.integers(0, most)):
                centre = child.landmarks[f"{side} {name}"] + h * np.array([sign * x, y, z])
                centre = centre + rng.normal(0, 0.012 * h, 3)
                radii = rng.uniform(2.0, 5.5) * rng.uniform(0.6, 1.3, 3) * h / 1330
                found = sample_near(Ellipsoid(centre, np.eye(3), radii), grid)
                if found is None:
                    continue
                block, mask, distance = found
                mask[mask] = distance < 0
                mask &= np.isin(tissue[block], (Tissue.FAT, Tissue.MUSCLE))
                kind = Tissue.JOINT_FLUID if name.startswith("ankle") else Tissue.NODE
                tissue[block][mask] = kind
