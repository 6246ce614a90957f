"""Growth plates: state, alert, growth to come."""

import pytest

from osteofoci.case import said
from osteofoci.physes import PlateState, Touch, alert_of, remaining_growth, state_of
from osteofoci.wording import english

WHY = said("plate-band")


@pytest.mark.parametrize(
    ("age", "sex", "band", "state"),
    [
        (9.0, "F", True, PlateState.OPEN),
        (9.0, "F", False, PlateState.OPEN),
        (14.5, "F", False, PlateState.CLOSING),
        (14.5, "F", None, PlateState.UNKNOWN),
        (17.5, "F", False, PlateState.CLOSED),
        (17.5, "M", False, PlateState.CLOSING),
        (18.0, "F", True, PlateState.OPEN),
        (None, "F", None, PlateState.UNKNOWN),
    ],
)
def test_state_follows_image_before_age(
    age: float | None, sex: str, band: bool | None, state: PlateState
) -> None:
    assert state_of(age, sex, band)[0] is state


def test_what_crosses_a_plate_raises_the_highest_alert_with_its_reason() -> None:
    alert = alert_of(PlateState.OPEN, WHY, [Touch("L1", 0.0, True, 0.2)])
    assert alert.risk == "high"
    assert "Focus 1 crosses" in english(alert.message)
    assert "leg lengths" in english(alert.message)


def test_nearness_alone_is_a_low_alert_and_a_closed_plate_none() -> None:
    near = Touch("L1", 4.0, False, 0.0)
    assert alert_of(PlateState.OPEN, WHY, [near]).risk == "low"
    crossing = Touch("L1", 0.0, True, 0.4)
    assert alert_of(PlateState.CLOSED, WHY, [crossing]).risk == "none"


def test_touching_more_than_before_is_said() -> None:
    alert = alert_of(PlateState.OPEN, WHY, [Touch("L2", 0.0, False, 0.15, wider=True)])
    assert alert.risk == "raised"
    assert "More of it than before" in english(alert.message)


def test_remaining_growth_is_a_range_that_ends_at_maturity() -> None:
    young = remaining_growth("femur", "distal", 9.0, "F")
    old = remaining_growth("femur", "distal", 13.0, "F")
    assert young is not None
    assert old is not None
    assert 0 < old.low_mm < old.high_mm < young.low_mm < young.high_mm
    assert remaining_growth("femur", "distal", 15.0, "F").high_mm == 0  # type: ignore[union-attr]


def test_no_growth_is_predicted_without_a_checked_figure() -> None:
    assert remaining_growth("humerus", "proximal", 9.0, "F") is None
    assert remaining_growth("femur", "distal", None, "F") is None
    assert remaining_growth("femur", "distal", 4.0, "F") is None
