"""The simulator agrees with its own tables."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from osteofoci.geometry import Grid
from osteofoci.phantom.anatomy.paint import PaintedChild
from osteofoci.phantom.anatomy.tissue import Sequence, Tissue, signals_of
from osteofoci.phantom.mri.scanner import Protocol, image_grid, measure, station_rows

PLACES = {"chin": np.zeros(3), "vertebra L3": np.zeros(3), "vertebra T2": np.ones(3)}
QUIET = Protocol(in_plane_mm=2.0, slice_mm=4.0, stations=2, noise=0.0, field_of_view_mm=90.0)


def _block(*tissues: Tissue) -> PaintedChild:
    """Side by side along the body, 40 voxels each."""
    tissue = np.concatenate([np.full((40, 24, 60), t, np.uint8) for t in tissues])
    grid = Grid((len(tissue), 24, 60), (2.0, 2.0, 2.0), (-60.0, -24.0, -80.0))
    return PaintedChild(grid, tissue, np.zeros_like(tissue))


@pytest.mark.parametrize("kind", ["stir", "t1", "dixon water"])
@pytest.mark.parametrize("field", [1.5, 3.0])
@pytest.mark.parametrize("tissue", [Tissue.LESION, Tissue.SPLEEN, Tissue.RED_MARROW])
def test_measured_signal_ratios_are_those_of_the_signal_equations(
    kind: str, field: float, tissue: Tissue
) -> None:
    protocol = Protocol(**{**QUIET.__dict__, "field_t": field})
    ratios = []
    for seed in range(6):
        rng = np.random.default_rng(seed)
        child = _block(Tissue.MUSCLE, tissue)
        (image,) = measure(
            child, Protocol(**{**protocol.__dict__, "stations": 1}), kind, PLACES, rng
        )
        low, high = image.pixels_zyx[10:30], image.pixels_zyx[50:70]
        ratios.append(float(np.median(high) / np.median(low)))
    table = signals_of(protocol.sequence(kind)).total
    expected = float(table[tissue] / table[Tissue.MUSCLE])
    # Coil shading differs between the two halves by some per cent.
    assert np.mean(ratios) == pytest.approx(expected, rel=0.12, abs=0.05)


def test_stir_nulls_fat_and_shows_oedema_at_both_field_strengths() -> None:
    for field, ti in ((1.5, 165.0), (3.0, 208.0)):
        table = signals_of(Sequence("stir", 5000, 60, ti, field)).total
        assert table[Tissue.FAT] < 0.25 * table[Tissue.MUSCLE]
        assert table[Tissue.YELLOW_MARROW] < table[Tissue.MUSCLE]
        assert table[Tissue.LESION] > 2.0 * table[Tissue.MUSCLE]
        assert table[Tissue.CSF] > 2.0 * table[Tissue.MUSCLE]
        assert table[Tissue.PHYSIS] > 1.5 * table[Tissue.MUSCLE]


def test_t1_weighting_turns_fat_bright_and_dixon_water_takes_it_away() -> None:
    t1 = signals_of(Sequence("t1", 520, 12)).total
    water = signals_of(Sequence("dixon water", 3200, 80)).total
    assert t1[Tissue.FAT] > 2 * t1[Tissue.MUSCLE]
    assert water[Tissue.FAT] < 0.3 * water[Tissue.MUSCLE]


def test_stations_overlap_as_asked_and_cover_the_body() -> None:
    protocol = Protocol(in_plane_mm=2.0, stations=5, overlap_mm=44.0)
    rows = station_rows(700, protocol)
    assert (min(a for a, _ in rows), max(b for _, b in rows)) == (0, 700)
    for (low, _), (_, high) in itertools.pairwise(rows):
        assert high - low == 22


def test_what_lies_outside_the_field_is_cut_off_or_folds_in() -> None:
    child = _block(Tissue.MUSCLE)
    child.tissue_zyx[:] = Tissue.AIR
    child.tissue_zyx[:, :, :4] = Tissue.SPLEEN  # outside the field of 45 voxels
    images = {}
    for wraps in (False, True):
        protocol = Protocol(**{**QUIET.__dict__, "stations": 1, "wraps": wraps})
        (images[wraps],) = measure(child, protocol, "stir", PLACES, np.random.default_rng(0))
        assert images[wraps].grid.shape_zyx == image_grid(child.grid, protocol).shape_zyx
    assert images[False].pixels_zyx.max() == 0
    assert images[True].pixels_zyx[:, :, -8:].max() > 50
