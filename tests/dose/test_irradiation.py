from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.dose import ACTIVITY, DAP, DLP, in_own_unit


@pytest.mark.parametrize(
    ("quantity", "value", "unit", "expected"),
    [
        (DAP, 1.07e-5, "Gy.m2", 0.107),
        (DAP, 2.39e-6, "Gym2", 0.0239),
        (DAP, 0.41, "dGy.cm2", 0.041),
        (DAP, 47.0, "uGy.m2", 0.47),
        (DAP, 12.0, "mGy.cm2", 0.012),
        (DAP, 12.0, "cGy*cm²", 0.12),
        (DLP, 661.14, "mGy.cm", 661.14),
        (DLP, 2.0, "Gy.cm", 2000.0),
        (ACTIVITY, 250.0, "MBq", 250.0),
        (ACTIVITY, 2.5e8, "Bq", 250.0),
        (DAP, 1.0, "", None),
        (DAP, 1.0, "R.cm2", None),
        (ACTIVITY, 5.0, "mCi", None),
        (DAP, 1.0, "mGy.cm", None),
    ],
)
def test_doses_in_other_units_are_brought_to_one_and_unknown_units_stay_unknown(
    quantity: str, value: float, unit: str, expected: float | None
) -> None:
    assert in_own_unit(quantity, value, unit) == pytest.approx(expected)


@given(st.floats(1e-6, 1e4))
def test_one_dose_in_three_units_is_one_dose(gray_cm2: float) -> None:
    ways = [
        in_own_unit(DAP, gray_cm2, "Gy.cm2"),
        in_own_unit(DAP, gray_cm2 * 1e-4, "Gy.m2"),
        in_own_unit(DAP, gray_cm2 * 10, "dGy.cm2"),
    ]
    assert ways == pytest.approx([gray_cm2] * 3)
