"""The spine room on drawn pictures whose truth is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteofoci.spine import (
    COLUMNS,
    SPINE_LEVELS,
    Body,
    Column,
    Heights,
    PlaneImage,
    angle_between,
    coronal_curve,
    grade_of,
    losses_of,
    measure_column,
)

PIXEL_MM = 0.4
LEVELS = SPINE_LEVELS[3:13]


def drawn_spine(
    *, tilt_deg: float = 0.0, low: dict[str, float] | None = None, bright: float = 1.0
) -> tuple[PlaneImage, dict[str, np.ndarray], dict[str, float]]:
    """Bright bodies on a dark ground along a straight line that leans by an angle.

    Returns the picture, coarse centres and true heights.
    """
    heights = {
        level: (14.0 + 0.6 * n) * (low or {}).get(level, 1.0) for n, level in enumerate(LEVELS)
    }
    up = np.array([np.sin(np.radians(tilt_deg)), np.cos(np.radians(tilt_deg))])
    right = np.array([up[1], -up[0]])
    way, centres = 30.0, {}
    for level in LEVELS:
        way += heights[level] / 2
        centres[level] = np.array([60.0, 0.0]) - way * up
        way += heights[level] / 2 + 4.5
    rows, columns = int((way + 40) / PIXEL_MM), int(170 / PIXEL_MM)
    picture = PlaneImage(np.zeros((rows, columns), np.float32), (PIXEL_MM, PIXEL_MM), 0.0, 0.0)
    z, x = np.meshgrid(-np.arange(rows) * PIXEL_MM, np.arange(columns) * PIXEL_MM, indexing="ij")
    values = np.full((rows, columns), 20.0)
    for level, centre in centres.items():
        along = (x - centre[0]) * up[0] + (z - centre[1]) * up[1]
        across = (x - centre[0]) * right[0] + (z - centre[1]) * right[1]
        inside = np.clip(0.5 - (np.abs(along) - heights[level] / 2) / PIXEL_MM, 0, 1)
        values += 60 * inside * (np.abs(across) < 14)
    values += np.random.default_rng(0).normal(0, 1.5, values.shape)
    shown = PlaneImage(bright * values, picture.pixel_mm, 0.0, 0.0, bright)
    return shown, {k: np.array([c[0], c[0], c[1]]) for k, c in centres.items()}, heights


@settings(max_examples=12, deadline=None)
@given(tilt=st.floats(-10, 10), bright=st.sampled_from([1.0, -1.0]))
def test_heights_do_not_depend_on_the_lean_or_on_which_is_bright(
    tilt: float, bright: float
) -> None:
    picture, centres, heights = drawn_spine(tilt_deg=tilt, bright=bright)
    column = measure_column(centres, picture, None, outward_mm=0.0)
    assert set(column.heights) == set(LEVELS)
    for level, found in column.heights.items():
        assert found.middle_mm == pytest.approx(heights[level], abs=0.5)


def test_coarse_centres_may_be_off_by_a_few_millimetres() -> None:
    picture, centres, heights = drawn_spine()
    rng = np.random.default_rng(1)
    moved = {level: place + rng.normal(0, 2.0, 3) for level, place in centres.items()}
    column = measure_column(moved, picture, None, outward_mm=0.0)
    errors = [abs(h.middle_mm - heights[level]) for level, h in column.heights.items()]
    assert np.median(errors) < 0.4


def test_a_body_that_lost_a_third_of_its_height_is_found_and_no_other() -> None:
    picture, centres, _ = drawn_spine(low={"T8": 0.67})
    losses = losses_of(measure_column(centres, picture, None, outward_mm=0.0).heights)
    assert losses["T8"].fraction == pytest.approx(0.33, abs=0.06)
    assert all(loss.fraction < 0.1 for level, loss in losses.items() if level != "T8")
    assert grade_of(losses["T8"].fraction) == 2


def test_growth_of_the_child_is_no_gain_of_height_and_recovery_is() -> None:
    def heights(low: float, growth: float) -> dict[str, Heights]:
        return {
            level: Heights(height, height, height, 0.3)
            for n, level in enumerate(LEVELS)
            for height in (growth * (14 + 0.6 * n) * (low if level == "T8" else 1.0),)
        }

    losses = losses_of(heights(0.9, 1.06), heights(0.7, 1.0))
    assert losses["T7"].against_before == pytest.approx(0.0, abs=1e-6)
    won = losses["T8"].against_before
    assert won is not None
    assert won == pytest.approx(1 - 0.9 / 0.7, abs=1e-6)


@settings(max_examples=10, deadline=None)
@given(bend=st.floats(8, 40))
def test_the_angle_of_a_drawn_curve_is_found_and_mirrors(bend: float) -> None:
    column = _curved(bend)
    curve = coronal_curve(column.frontal)
    assert curve is not None
    assert curve.cobb_deg == pytest.approx(bend, abs=0.12 * bend + 1)
    mirrored = coronal_curve(_curved(-bend).frontal)
    assert mirrored is not None
    assert mirrored.cobb_deg == pytest.approx(curve.cobb_deg, abs=0.5)
    assert {curve.convex, mirrored.convex} == {"left", "right"}


def test_two_curves_are_compared_at_the_same_end_vertebrae() -> None:
    before, after = _curved(20), _curved(12)
    curve = coronal_curve(before.frontal)
    assert curve is not None
    now = angle_between(after.frontal, curve.upper, curve.lower)
    assert now is not None
    assert now - curve.cobb_deg == pytest.approx(-8, abs=2)
    assert angle_between(after.frontal, "C3", curve.lower) is None


def _curved(bend_deg: float) -> Column:
    """Bodies whose tilt runs evenly from half the angle to its negative."""
    tilts = np.linspace(bend_deg / 2, -bend_deg / 2, len(SPINE_LEVELS))
    place = np.zeros(2)
    bodies = {}
    for level, tilt in zip(SPINE_LEVELS, tilts, strict=True):
        up = np.array([np.sin(np.radians(tilt)), np.cos(np.radians(tilt))])
        plates = np.full(len(COLUMNS), 8.0)
        bodies[level] = Body(place.copy(), up, up, 12.0, plates, -plates, 5.0)
        place = place - 20 * up
    return Column({}, {}, bodies)


@pytest.mark.parametrize(
    ("loss", "grade"), [(0.05, 0), (0.16, 0.5), (0.22, 1), (0.30, 2), (0.45, 3), (-0.1, 0)]
)
def test_grades_follow_the_published_limits(loss: float, grade: float) -> None:
    assert grade_of(loss) == grade
