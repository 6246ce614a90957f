"""Where a solid lies on a grid, without asking every voxel of its box."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.geometry.grid import Grid

_CELL_MM = 8.0


class HasDistance(Protocol):
    """A shape with a signed distance, negative inside.

    ``steepness`` bounds how much faster than true distance it may grow.
    """

    @property
    def steepness(self) -> float: ...

    def bounds_mm(self) -> tuple[Floats, Floats]: ...

    def distance_mm(self, points: Floats) -> Floats: ...


def sample_near(
    solid: HasDistance, grid: Grid, *, margin_mm: float = 0.0
) -> tuple[Block, Bools, Floats] | None:
    """The voxels of a grid that may lie within a margin of a solid, and their distances.

    A coarse look at cells of about 8 mm leaves out the voxels that cannot. Deep inside, further
    from the surface than a cell reaches, the distance is that of the cell's centre.

    Returns:
        An index block, a mask on it, and the distances (mm) of the voxels in the mask; None
        where the solid lies outside the grid.
    """
    low, high = solid.bounds_mm()
    block = grid.block_around(low - margin_mm, high + margin_mm)
    if block is None:
        return None
    spacing = np.asarray(grid.spacing_zyx_mm)
    cell = np.maximum(np.round(_CELL_MM / spacing).astype(int), 1)
    shape = np.array([s.stop - s.start for s in block])
    cells = -(-shape // cell)
    own = grid.part(block)
    origin = own.points_lps_mm((cell[None] - 1) / 2)[0]
    coarse = Grid(
        (int(cells[0]), int(cells[1]), int(cells[2])),
        tuple(float(v) for v in cell * spacing),  # type: ignore[arg-type]
        (float(origin[0]), float(origin[1]), float(origin[2])),
        grid.axes_lps,
    )
    everything = (slice(0, int(cells[0])), slice(0, int(cells[1])), slice(0, int(cells[2])))
    slack = solid.steepness * float(np.linalg.norm(cell * spacing)) / 2
    roughly = solid.distance_mm(coarse.block_points_lps_mm(everything)).astype(np.float32)
    for axis, repeats in enumerate(cell):
        roughly = np.repeat(roughly, repeats, axis=axis)
    roughly = roughly[: shape[0], : shape[1], : shape[2]]
    mask: Bools = roughly < margin_mm + slack
    distance: Floats = roughly[mask]
    unsure = distance > -slack
    k, j, i = (index[unsure].astype(np.float32)[:, None] for index in np.nonzero(mask))
    steps = grid.steps.astype(np.float32)
    first = np.asarray(own.origin_lps_mm, np.float32)
    distance[unsure] = solid.distance_mm(k * steps[0] + j * steps[1] + i * steps[2] + first)
    return block, mask, distance
