"""A body that cannot be read is refused; a part of one is not."""

from __future__ import annotations

import numpy as np
import pytest

from osteofoci.errors import CoverageError
from osteofoci.geometry import Grid, Volume
from osteofoci.localise.marks import Marks
from osteofoci.localise.readable import refuse_unreadable
from osteofoci.skeleton import LANDMARKS

GRID = Grid((20, 10, 10), (10.0, 10.0, 10.0), (0.0, 0.0, 0.0))
VOLUME = Volume(GRID, np.zeros(GRID.shape_zyx, np.float32), np.ones(GRID.shape_zyx, bool))
MIDDLE, BEYOND = (50.0, 50.0, 100.0), (50.0, 50.0, 900.0)


def _marks(*, inside: int, sharp: int) -> Marks:
    """So many landmarks in the images, so many of them seen sharply."""
    n = len(LANDMARKS)
    points = np.array([MIDDLE] * inside + [BEYOND] * (n - inside))
    clear = np.arange(n) < sharp
    return Marks(points, np.full(n, 5.0), 1.0, clear, clear)


def test_a_body_most_of_whose_landmarks_are_not_seen_is_refused_with_both_numbers() -> None:
    with pytest.raises(CoverageError, match="found 40 of 140; is this a coronal whole-body STIR"):
        refuse_unreadable(_marks(inside=140, sharp=40), VOLUME)


def test_a_part_of_the_body_is_read_where_its_own_landmarks_are_seen() -> None:
    refuse_unreadable(_marks(inside=30, sharp=25), VOLUME)


def test_what_lies_outside_of_the_images_does_not_count() -> None:
    refuse_unreadable(_marks(inside=60, sharp=60), VOLUME)
