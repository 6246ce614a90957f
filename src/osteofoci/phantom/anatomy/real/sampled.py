"""Meshes of one bone as a sampled solid."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from osteofoci.geometry import Grid, Sampled
from osteofoci.geometry.arrays import Block, Bools
from osteofoci.phantom.anatomy.real.meshes import Mesh
from osteofoci.phantom.anatomy.real.rasterise import voxels_inside

MARGIN_MM = 9.0


def sampled(meshes: list[Mesh], keep: list[Bools | None], spacing_mm: float) -> Sampled:
    """The union of meshes as one solid.

    Args:
        keep: for each mesh, None for the whole of it, else which of its vertices are meant: of a
            mesh of several bones the voxels nearest to those vertices.
    """
    chosen = [
        m.vertices_mm if k is None else m.vertices_mm[k] for m, k in zip(meshes, keep, strict=True)
    ]
    points = np.vstack(chosen)
    low, high = points.min(0) - MARGIN_MM, points.max(0) + MARGIN_MM
    z, y, x = (int(n) for n in np.ceil((high - low)[::-1] / spacing_mm))
    grid = Grid((z, y, x), (spacing_mm,) * 3, (float(low[0]), float(low[1]), float(low[2])))
    mask = np.zeros(grid.shape_zyx, bool)
    for mesh, which in zip(meshes, keep, strict=True):
        found = voxels_inside(mesh, grid)
        if found is None:
            continue
        block, inside = found
        if which is not None:
            inside &= _nearest_kept(mesh, which, grid, block, inside)
        mask[block] |= inside
    inner = ndimage.distance_transform_edt(mask)
    outer = ndimage.distance_transform_edt(~mask)
    # Between the last voxel inside and the first outside lies the surface.
    distance = np.where(mask, 0.5 - inner, outer - 0.5) * spacing_mm
    smooth = ndimage.gaussian_filter(distance, 0.6).astype(np.float32)
    return Sampled(grid, smooth, MARGIN_MM)


def _nearest_kept(mesh: Mesh, which: Bools, grid: Grid, block: Block, inside: Bools) -> Bools:
    start = np.array([s.start for s in block])
    points = grid.points_lps_mm(np.argwhere(inside) + start)
    _, nearest = cKDTree(mesh.vertices_mm).query(points)
    kept = np.zeros_like(inside)
    kept[inside] = which[nearest]
    return kept
