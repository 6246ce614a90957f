"""Positions along a polyline."""

from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry.solids import Path

CURVE = Path(np.random.default_rng(1).normal(0, 40, (7, 3)).cumsum(axis=0))
SHARES = np.linspace(-0.2, 1.2, 57)


def test_points_at_several_shares_are_those_at_each() -> None:
    assert np.array_equal(CURVE.at(SHARES), [CURVE.at(float(share)) for share in SHARES])


@pytest.mark.parametrize("share", [0.0, 0.37, 1.0])
def test_a_point_lies_where_its_share_says(share: float) -> None:
    position, distance_mm = CURVE.locate(CURVE.at(share)[None])
    assert distance_mm[0] < 1e-6
    assert np.isclose(position[0], share)


def test_beyond_an_end_it_goes_straight_on() -> None:
    line = Path(np.array([[0.0, 0, 0], [10, 0, 0]]))
    assert line.at(np.array([-0.5, 1.5])).tolist() == [[-5, 0, 0], [15, 0, 0]]
