from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteofoci.compose import body_mask, compose_stations, even_out
from osteofoci.geometry import Grid, Volume


def _body(z: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """A smooth scene with texture, as a function of place."""
    inside = ((x / 90) ** 2 + (y / 60) ** 2) < 1
    scene: np.ndarray = inside * (
        100 + 20 * np.sin(z / 17) + 15 * np.cos(x / 13) + 10 * np.sin(y / 11)
    )
    return scene


def _station(
    low_mm: float, high_mm: float, *, gain: float = 1.0, step: float = 3.0, shift: float = 0.0
) -> Volume:
    rows = round((high_mm - low_mm) / step)
    grid = Grid((rows, 14, 40), (step, 10.0, 5.0), (-100.0 + shift, -65.0, low_mm + step / 2))
    points = grid.block_points_lps_mm((slice(0, rows), slice(0, 14), slice(0, 40)))
    signal = gain * _body(points[..., 2], points[..., 1], points[..., 0])
    return Volume(grid, signal.astype(np.float32), np.ones(grid.shape_zyx, bool))


def test_stations_on_one_grid_are_copied_not_resampled() -> None:
    stations = [_station(0, 150), _station(120, 270)]
    composed = compose_stations(stations)
    assert composed.resampled == 0
    whole = _station(0, 270)
    assert composed.volume.grid.shape_zyx == whole.grid.shape_zyx
    assert np.allclose(composed.volume.signal_zyx, whole.signal_zyx, rtol=1e-3, atol=0.05)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(3)), st.lists(st.floats(0.6, 1.6), min_size=3, max_size=3))
def test_the_order_of_stations_does_not_matter(order: list[int], gains: list[float]) -> None:
    spans = [(0, 150), (120, 270), (240, 390)]
    stations = [_station(*span, gain=g) for span, g in zip(spans, gains, strict=True)]
    first = compose_stations(stations).volume.signal_zyx
    second = compose_stations([stations[n] for n in order]).volume.signal_zyx
    assert np.allclose(first, second, rtol=1e-3, atol=0.05)


def test_a_brighter_station_leaves_no_step_at_its_seam() -> None:
    stations = [_station(0, 150, gain=1.4), _station(120, 270, gain=0.8)]
    composed = compose_stations(stations).volume
    truth = _station(0, 270).signal_zyx
    ratio = np.where(truth > 0, composed.signal_zyx / np.maximum(truth, 1), 0)
    levels = np.array([np.median(row[truth[k] > 0]) for k, row in enumerate(ratio)])
    assert np.abs(np.diff(np.log(levels))).max() < 0.02
    assert levels[-3:].mean() / levels[:3].mean() == pytest.approx(1.0, abs=0.05)


def test_a_station_between_voxels_is_interpolated_and_still_fits() -> None:
    composed = compose_stations([_station(0, 150), _station(121.3, 271.3, shift=1.7)])
    assert composed.resampled == 1
    inside = composed.volume.covered_zyx
    grid = composed.volume.grid
    points = grid.block_points_lps_mm(
        (slice(0, grid.shape_zyx[0]), slice(0, grid.shape_zyx[1]), slice(0, grid.shape_zyx[2]))
    )
    truth = _body(points[..., 2], points[..., 1], points[..., 0])
    core = inside & ((points[..., 0] / 78) ** 2 + (points[..., 1] / 45) ** 2 < 1)
    assert np.abs(composed.volume.signal_zyx[core] / truth[core] - 1).max() < 0.08


def test_a_gap_between_stations_is_said_and_is_not_covered() -> None:
    composed = compose_stations([_station(0, 120), _station(180, 300)])
    assert [r.code for r in composed.remarks] == ["missing-station"]
    assert "60 mm" in composed.remarks[0].message
    k = round(150 / 3)
    assert not composed.volume.covered_zyx[k].any()
    assert composed.volume.covered_zyx[[10, -10]].all()


def test_stations_of_another_matrix_are_brought_to_one_grid() -> None:
    composed = compose_stations([_station(0, 150), _station(120, 270, step=2.0)])
    assert "stations-differ" in [r.code for r in composed.remarks]
    assert composed.volume.covered_zyx[5:-5].all()


def test_shading_across_the_body_is_taken_out() -> None:
    volume = _station(0, 600)
    grid = volume.grid
    points = grid.block_points_lps_mm(
        (slice(0, grid.shape_zyx[0]), slice(0, grid.shape_zyx[1]), slice(0, grid.shape_zyx[2]))
    )
    shade = np.exp(0.35 * np.sin(points[..., 2] / 190) + 0.003 * points[..., 0])
    shaded = Volume(grid, (volume.signal_zyx * shade).astype(np.float32), volume.covered_zyx)
    body = body_mask(shaded)
    flat = even_out(shaded, body)
    inside = body & (volume.signal_zyx > 50)

    def unevenness(signal: np.ndarray) -> float:
        return float(np.std(np.log(signal[inside] / volume.signal_zyx[inside])))

    assert unevenness(flat.signal_zyx) < 0.5 * unevenness(shaded.signal_zyx)
