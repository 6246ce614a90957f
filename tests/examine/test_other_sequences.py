from __future__ import annotations

import numpy as np
import pytest

from conftest import MakeExam
from osteofoci.examine.other_sequences import (
    OtherImages,
    against_muscle,
    ratio_to_muscle,
    read_stations,
)
from osteofoci.geometry import Grid, Volume
from osteofoci.ingest import Sequence as MrSequence
from osteofoci.ingest import open_source, scan
from osteofoci.lesions import Measured, Muscle, Region
from osteofoci.skeleton import parse_site

GRID = Grid((10, 4, 10), (3.0, 5.0, 3.0), (0.0, 0.0, 0.0))


def _measured() -> Measured:
    mask = np.ones((2, 2, 2), bool)
    return Measured(
        parse_site("left ilium"), Region((slice(4, 6), slice(1, 3), slice(4, 6)), mask, 8, 8), None,
        (0.0, 0.0, 0.0), 1.0, 1.0, 1.0, 4.0, 0.1, 10.0, None, None, None, None,
    )  # fmt: skip


def _station(level: float, *, rows: int) -> Volume:
    """The first rows of the grid, imaged in another sequence."""
    grid = Grid((rows, 4, 10), GRID.spacing_zyx_mm, GRID.origin_lps_mm)
    return Volume(grid, np.full(grid.shape_zyx, level, np.float32), np.ones(grid.shape_zyx, bool))


def test_a_place_is_read_from_the_station_that_shows_it() -> None:
    images = OtherImages((_station(100.0, rows=4), _station(300.0, rows=8)), 200.0)
    assert ratio_to_muscle(images, _measured(), GRID) == pytest.approx(1.5)


def test_a_place_that_no_station_shows_has_no_ratio() -> None:
    images = OtherImages((_station(100.0, rows=4),), 200.0)
    assert ratio_to_muscle(images, _measured(), GRID) is None


def test_t1_is_read_against_the_muscle_of_the_same_places(make_exam: MakeExam) -> None:
    with open_source(make_exam(with_t1=True)) as source:
        found = scan(source).patients[0].exams[0]
        stack = next(s.stacks[0] for s in found.series if s.sequence is MrSequence.T1)
        points = stack.grid.block_points_lps_mm((slice(2, 10), slice(2, 6), slice(5, 15))).reshape(
            -1, 3
        )
        images = against_muscle(read_stations(found, MrSequence.T1), Muscle(1.0, 0.1, "", points))
        assert images is not None
        assert images.muscle_signal == pytest.approx(250, abs=10)
        assert (
            against_muscle(read_stations(found, MrSequence.DWI), Muscle(1.0, 0.1, "", points))
            is None
        )
        assert against_muscle(read_stations(found, MrSequence.T1), Muscle(1.0, 0.1, "")) is None
