from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from osteofoci.geometry import Drum, Ellipsoid, Grid, Plate, Solid, Tube, sample_near

# Leaning to one side and forward, and turned.
LEANING = Rotation.from_euler("zyx", [25, 18, -14], degrees=True).as_matrix()
GRID = Grid((70, 40, 60), (1.5, 2.5, 1.5), (-45.0, -50.0, -52.0))
SOLIDS: list[Solid] = [
    Tube(np.array([[-20.0, -10, -30], [5, 4, 0], [15, 0, 35]]), np.array([6.0, 3.0, 5.0])),
    Tube(
        np.array([[-20.0, 0, -30], [20.0, 0, 30]]), np.array([14.0, 14.0]),
        flat_normal=np.array([0.0, 1.0, 0.0]), flatness=0.35, cut_ends=True,
    ),
    Ellipsoid(np.array([3.0, -2, 4]), np.eye(3), np.array([30.0, 22, 12])),
    Ellipsoid(np.array([3.0, -2, 4]), LEANING, np.array([30.0, 22, 12])),
    Drum(np.array([0.0, 0, 0]), np.eye(3), np.array([25.0, 18, 9]), waist=0.1),
    Drum(
        np.array([0.0, 0, 0]), LEANING, np.array([22.0, 16, 10]), waist=0.1, lids=(0.6, 0.8, 1.2)
    ),
    Plate(np.array([[-20.0, 0, -20], [20, 5, -20], [0, 0, 25]]), ((0, 1, 2),), 3.0),
]  # fmt: skip


@pytest.mark.parametrize("solid", SOLIDS, ids=lambda s: type(s).__name__)
@pytest.mark.parametrize("margin", [0.0, 8.0])
def test_the_short_cut_finds_every_voxel_that_a_full_look_finds(
    solid: Solid, margin: float
) -> None:
    everything = tuple(slice(0, n) for n in GRID.shape_zyx)
    full = solid.distance_mm(GRID.block_points_lps_mm(everything))  # type: ignore[arg-type]
    found = sample_near(solid, GRID, margin_mm=margin)
    assert found is not None
    block, mask, distance = found
    short = np.full(GRID.shape_zyx, np.inf)
    part = short[block]
    part[mask] = distance
    assert np.array_equal(short < margin, full < margin)
    rim = (np.abs(full) < 4) & (full < margin)
    assert np.allclose(short[rim], full[rim], atol=1e-3)


def test_a_solid_outside_the_grid_has_no_voxels() -> None:
    away = Ellipsoid(np.array([500.0, 0, 0]), np.eye(3), np.full(3, 5.0))
    assert sample_near(away, GRID) is None
