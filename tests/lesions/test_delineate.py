from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from osteofoci.geometry import Grid, Volume
from osteofoci.lesions import muscle_of_body, region_at_point
from osteofoci.lesions.delineate import longest_extent_mm, volume_errors_mm3

GRID = Grid((60, 24, 60), (1.5, 4.0, 1.5), (-44.0, -46.0, -44.0))


def _ball(radius_mm: float, *, peak: float = 400.0, floor: float = 80.0) -> np.ndarray:
    """A blurred bright ball in an even surrounding, finely sampled before averaging."""
    fine = Grid((120, 96, 120), (0.75, 1.0, 0.75), (-44.375, -47.5, -44.375))
    points = fine.block_points_lps_mm((slice(0, 120), slice(0, 96), slice(0, 120)))
    signal = np.where(np.linalg.norm(points, axis=-1) < radius_mm, peak, floor)
    averaged = signal.reshape(60, 2, 24, 4, 60, 2).mean((1, 3, 5))
    blurred: np.ndarray = ndimage.gaussian_filter(averaged, (0.5, 0, 0.5)).astype(np.float32)
    return blurred


@pytest.mark.parametrize("radius_mm", [8.0, 12.0, 16.0])
def test_half_way_down_is_the_volume_of_a_blurred_ball(radius_mm: float) -> None:
    signal = _ball(radius_mm)
    region = region_at_point(signal, GRID, np.zeros(3), np.ones(GRID.shape_zyx, bool), reach_mm=40)
    assert region is not None
    volume = region.mask.sum() * GRID.voxel_volume_mm3
    truth = 4 / 3 * np.pi * radius_mm**3
    assert volume == pytest.approx(truth, rel=0.12)
    assert abs(volume - truth) < 1.96 * volume_errors_mm3(region, GRID)[0]
    assert longest_extent_mm(region.mask, GRID, region.block) == pytest.approx(
        2 * radius_mm, abs=5.0
    )


@settings(max_examples=15, deadline=None)
@given(st.floats(0.2, 5.0), st.floats(-60, 200))
def test_scaling_and_shifting_the_signal_changes_no_mask(scale: float, shift: float) -> None:
    signal = _ball(10.0)
    everywhere = np.ones(GRID.shape_zyx, bool)
    first = region_at_point(signal, GRID, np.zeros(3), everywhere, reach_mm=40)
    second = region_at_point(
        (signal * scale + shift).astype(np.float32), GRID, np.zeros(3), everywhere, reach_mm=40
    )
    assert first is not None
    assert second is not None
    assert abs(int(first.mask.sum()) - int(second.mask.sum())) <= 0.02 * first.mask.sum()


def test_a_region_stays_where_it_is_allowed() -> None:
    signal = _ball(12.0)
    allowed = np.zeros(GRID.shape_zyx, bool)
    allowed[:, :, :30] = True
    region = region_at_point(signal, GRID, np.array([-4.0, 0, 0]), allowed, reach_mm=40)
    assert region is not None
    assert not (region.mask & ~allowed[region.block]).any()


def test_a_leak_into_bright_neighbours_is_held_back() -> None:
    signal = _ball(8.0)
    signal[:, :, 40:] = 330.0  # a bright wall close by, touching through a bridge
    signal[28:32, 10:14, 34:41] = 300.0
    region = region_at_point(signal, GRID, np.zeros(3), np.ones(GRID.shape_zyx, bool), reach_mm=20)
    assert region is not None
    assert region.mask.sum() * GRID.voxel_volume_mm3 < 3 * 4 / 3 * np.pi * 8**3


def test_a_point_outside_of_the_images_gives_no_region() -> None:
    signal = _ball(8.0)
    everywhere = np.ones(GRID.shape_zyx, bool)
    assert region_at_point(signal, GRID, np.full(3, 900.0), everywhere, reach_mm=20) is None


def test_a_readers_point_in_nothing_bright_still_gives_its_place() -> None:
    flat = np.full(GRID.shape_zyx, 100.0, np.float32)
    region = region_at_point(flat, GRID, np.zeros(3), np.ones(flat.shape, bool), reach_mm=20)
    assert region is not None
    assert 0 < region.mask.sum() * GRID.voxel_volume_mm3 < 500


def test_the_most_frequent_signal_of_a_mixed_body_is_its_muscle() -> None:
    rng = np.random.default_rng(0)
    signal = np.concatenate(
        [rng.normal(30, 5, 20_000), rng.normal(110, 8, 60_000), rng.normal(400, 90, 6_400)]
    )
    volume = Volume(
        GRID, rng.permutation(signal).reshape(GRID.shape_zyx).astype(np.float32),
        np.ones(GRID.shape_zyx, bool),
    )  # fmt: skip
    muscle = muscle_of_body(volume, np.ones(GRID.shape_zyx, bool))
    assert muscle.signal == pytest.approx(110, rel=0.08)
