from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.geometry import (
    Ellipsoid,
    Grid,
    Tube,
    average_to,
    nearest_at,
    resample,
    shared_part,
)

FINITE = st.floats(-500, 500)


def _grid(tilt_deg: float, origin: tuple[float, float, float]) -> Grid:
    t = np.radians(tilt_deg)
    axes = (
        (0.0, float(-np.sin(t)), float(np.cos(t))),
        (0.0, float(np.cos(t)), float(np.sin(t))),
        (1.0, 0.0, 0.0),
    )
    return Grid((30, 12, 20), (1.5, 5.0, 1.4), origin, axes)


@given(st.floats(-30, 30), st.tuples(FINITE, FINITE, FINITE), st.tuples(FINITE, FINITE, FINITE))
def test_indices_and_points_are_inverse(
    tilt: float, origin: tuple[float, float, float], point: tuple[float, float, float]
) -> None:
    grid = _grid(tilt, origin)
    there = grid.indices_zyx(np.array([point]))
    assert grid.points_lps_mm(there)[0] == pytest.approx(point, abs=1e-6)


@given(st.floats(-30, 30))
def test_a_voxels_volume_does_not_depend_on_its_tilt(tilt: float) -> None:
    assert _grid(tilt, (0, 0, 0)).voxel_volume_mm3 == pytest.approx(1.5 * 5.0 * 1.4)


def test_resampling_to_the_same_grid_changes_nothing() -> None:
    grid = _grid(4.0, (10, 20, 30))
    signal = np.random.default_rng(0).random(grid.shape_zyx).astype(np.float32)
    assert np.allclose(resample(signal, grid, grid, order=1, outside=0.0), signal, atol=1e-4)


def test_averaging_keeps_the_mean_and_the_box() -> None:
    grid = Grid((32, 16, 24), (1.5, 4.0, 1.5), (0.0, 0.0, 0.0))
    coarse = grid.coarser((6.0, 8.0, 6.0))
    signal = np.full(grid.shape_zyx, 7.0, np.float32)
    assert np.allclose(average_to(signal, grid, coarse)[1:-1, 1:-1, 1:-1], 7.0)
    assert np.allclose(coarse.corners_lps_mm, grid.corners_lps_mm)


def test_the_distance_to_a_tube_is_exact_beside_it_and_beyond_its_end() -> None:
    tube = Tube(np.array([[0.0, 0, 0], [10.0, 0, 0]]), np.array([2.0, 2.0]))
    points = np.array([[5.0, 5.0, 0], [14.0, 0, 0], [5.0, 0, 0]])
    assert tube.distance_mm(points) == pytest.approx([3.0, 2.0, -2.0])


def test_an_ellipsoids_surface_has_distance_zero() -> None:
    solid = Ellipsoid(np.array([1.0, 2.0, 3.0]), np.eye(3), np.array([4.0, 6.0, 8.0]))
    tips = np.array([[5.0, 2, 3], [1, 8.0, 3], [1, 2, 11.0]])
    assert solid.distance_mm(tips) == pytest.approx([0, 0, 0], abs=1e-9)


@given(st.tuples(*[st.floats(1.0, 5.0)] * 3))
def test_averaging_shifts_nothing(ratio: tuple[float, float, float]) -> None:
    grid = Grid((40, 40, 40), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    z, y, x = ratio
    shape = (int(36 / z), int(36 / y), int(36 / x))
    coarse = Grid(shape, ratio, (2 + x / 2, 2 + y / 2, 2 + z / 2))
    places = np.indices(grid.shape_zyx).astype(np.float32)
    wanted = np.indices(coarse.shape_zyx)
    for axis in range(3):
        place = 2 + ratio[axis] / 2 + ratio[axis] * wanted[axis]
        inside = [
            slice(int(3 / r) + 1, n - int(3 / r) - 1) for r, n in zip(ratio, shape, strict=True)
        ]
        off = (average_to(places[axis], grid, coarse) - place)[tuple(inside)]
        assert off.size == 0 or np.abs(off).max() < 1e-3


@given(st.lists(st.tuples(FINITE, FINITE, FINITE), min_size=1, max_size=20))
def test_the_nearest_value_is_that_of_the_voxel_a_point_lies_in(
    points: list[tuple[float, float, float]],
) -> None:
    grid = Grid((4, 5, 6), (3.0, 2.0, 1.5), (-10.0131, 5.0173, 2.0197))
    numbers = np.arange(1, 121).reshape(grid.shape_zyx)
    values = nearest_at(numbers, grid, np.array(points), outside=0)
    assert ((values > 0) == grid.contains(np.array(points))).all()
    centres = grid.points_lps_mm(np.argwhere(numbers))
    assert (nearest_at(numbers, grid, centres, outside=0) == numbers.ravel()).all()


@given(st.tuples(*[st.integers(0, 8)] * 6), st.tuples(*[st.integers(1, 5)] * 6))
def test_two_blocks_share_the_same_voxels_seen_from_either(
    starts: tuple[int, ...], sizes: tuple[int, ...]
) -> None:
    numbers = np.arange(14**3).reshape(14, 14, 14)
    spans = [slice(a, a + n) for a, n in zip(starts, sizes, strict=True)]
    first, second = (spans[0], spans[1], spans[2]), (spans[3], spans[4], spans[5])
    own, theirs = shared_part(first, second)
    both = np.intersect1d(numbers[first], numbers[second])
    assert (numbers[first][own].ravel() == both).all()
    assert (numbers[second][theirs].ravel() == both).all()
