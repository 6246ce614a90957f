"""Which voxels of a grid lie inside closed surfaces."""

from __future__ import annotations

import numpy as np

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.phantom.anatomy.real.meshes import Mesh


def joined(meshes: list[Mesh]) -> Mesh:
    """Several surfaces as one; what lies in any of them lies in it."""
    starts = np.cumsum([0, *(len(m.vertices_mm) for m in meshes)])
    return Mesh(
        np.vstack([m.vertices_mm for m in meshes]),
        np.vstack([m.faces + n for m, n in zip(meshes, starts[:-1], strict=True)]).astype(np.int32),
    )


def voxels_inside(mesh: Mesh, grid: Grid) -> tuple[Block, Bools] | None:
    """An index block and the mask of its voxels whose centres lie inside; None outside the grid.

    Rays run along the columns of the grid (k); a voxel is inside where the surfaces crossed
    below it leave a winding number that is not zero.
    """
    points = grid.indices_zyx(mesh.vertices_mm)
    # A surface through voxel centres would be counted twice or never; a hair to one side it is not.
    points = points + np.array([0.0, 1.37e-4, 2.11e-4])
    low = np.maximum(np.ceil(points.min(0)).astype(int), 0)
    high = np.minimum(np.floor(points.max(0)).astype(int) + 1, grid.shape_zyx)
    if np.any(low >= high):
        return None
    block = (
        slice(int(low[0]), int(high[0])),
        slice(int(low[1]), int(high[1])),
        slice(int(low[2]), int(high[2])),
    )
    size = high - low
    crossed = _crossings(points - low, mesh.faces, size)
    winding = np.cumsum(crossed, axis=0, dtype=np.int16)
    return block, winding[:-1] != 0


def _crossings(points: Floats, faces: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Signed surfaces met on the way up every column, (k + 1, j, i)."""
    corners = points[faces]
    first = np.maximum(np.ceil(corners[:, :, 1:].min(1)).astype(int), 0)
    last = np.minimum(np.floor(corners[:, :, 1:].max(1)).astype(int), size[1:] - 1)
    counts = np.maximum(last - first + 1, 0)
    total = counts[:, 0] * counts[:, 1]
    face = np.repeat(np.arange(len(faces)), total)
    crossed = np.zeros((size[0] + 1) * size[1] * size[2], np.int16)
    if not len(face):
        return crossed.reshape(size[0] + 1, size[1], size[2])
    nth = np.arange(len(face)) - np.repeat(np.cumsum(total) - total, total)
    j = first[face, 0] + nth // counts[face, 1]
    i = first[face, 1] + nth % counts[face, 1]
    a, b, c = (corners[face, n] for n in range(3))
    area = (b[:, 1] - a[:, 1]) * (c[:, 2] - a[:, 2]) - (c[:, 1] - a[:, 1]) * (b[:, 2] - a[:, 2])
    area = np.where(area == 0, np.inf, area)
    u = ((b[:, 1] - j) * (c[:, 2] - i) - (c[:, 1] - j) * (b[:, 2] - i)) / area
    v = ((c[:, 1] - j) * (a[:, 2] - i) - (a[:, 1] - j) * (c[:, 2] - i)) / area
    w = 1 - u - v
    hit = (u >= 0) & (v >= 0) & (w >= 0) & np.isfinite(area)
    k = u[hit] * a[hit, 0] + v[hit] * b[hit, 0] + w[hit] * c[hit, 0]
    k = np.clip(np.ceil(k).astype(int), 0, size[0])
    flat = (k * size[1] + j[hit]) * size[2] + i[hit]
    np.add.at(crossed, flat, np.sign(area[hit]).astype(np.int16))
    return crossed.reshape(size[0] + 1, size[1], size[2])
