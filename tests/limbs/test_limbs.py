"""Leg lengths and what their difference means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.limbs import inequality, leg_lengths, meaning_of
from osteofoci.skeleton import Side
from osteofoci.wording import english


def legs(left_mm: float = 400.0, right_mm: float = 400.0) -> dict[str, np.ndarray]:
    points = {}
    for side, x, length in (("left", 60.0, left_mm), ("right", -60.0, right_mm)):
        points[f"{side} hip"] = np.array([x, 0, 0.0])
        for joint, share in (("knee", 0.55), ("ankle", 1.0)):
            points[f"{side} {joint} medial"] = np.array([x - 25, 0, -share * length])
            points[f"{side} {joint} lateral"] = np.array([x + 25, 0, -share * length])
    return points


@given(longer=st.floats(-40, 40), shift=st.tuples(*[st.floats(-500, 500)] * 3))
def test_the_difference_is_that_of_the_legs_wherever_the_child_stands(
    longer: float, shift: tuple[float, float, float]
) -> None:
    points = {n: p + np.array(shift) for n, p in legs(400 + longer, 400).items()}
    found = inequality(leg_lengths(points, frozenset(points), error_mm=1.5))
    assert found is not None
    assert found.difference_mm == pytest.approx(abs(longer), abs=1e-6)
    if abs(longer) > 1e-6:
        assert found.longer is (Side.LEFT if longer > 0 else Side.RIGHT)


def test_a_joint_that_was_not_seen_gives_no_length() -> None:
    points = legs()
    seen = frozenset(points) - {"left ankle medial"}
    rows = leg_lengths(points, seen, error_mm=1.5)
    assert {(str(r.side), r.bone) for r in rows if r.side is Side.LEFT} == {("left", "femur")}
    assert inequality(rows) is None


@pytest.mark.parametrize(("mm", "word"), [(4, "common"), (12, "10 mm or more"), (25, "referral")])
def test_thresholds_come_with_their_source(mm: float, word: str) -> None:
    meaning, source = meaning_of(mm)
    assert word in english(meaning)
    assert "PMC8173231" in source
