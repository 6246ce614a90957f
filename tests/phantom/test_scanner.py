from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.phantom.mri.scanner import Protocol, image_grid, image_labels, scene_grid


@given(st.integers(8, 40))
def test_labels_of_slices_keep_volume_and_place_of_what_was_painted(border: int) -> None:
    protocol = Protocol(slice_mm=4.0, in_plane_mm=2.0)
    scene = scene_grid(np.array([-40.0, -50.0, -40.0]), np.array([40.0, 50.0, 40.0]), protocol)
    painted = np.zeros(scene.shape_zyx, np.uint8)
    painted[:, :border] = 1
    labels, grid = image_labels(painted, scene, protocol), image_grid(scene, protocol)
    volume = painted.sum() * scene.voxel_volume_mm3
    assert abs(labels.sum() * grid.voxel_volume_mm3 / volume - 1) < 0.01
    depth = scene.points_lps_mm(np.argwhere(painted))[:, 1].mean()
    assert abs(grid.points_lps_mm(np.argwhere(labels))[:, 1].mean() - depth) < 0.15
