"""Cultures that say something of the bone, and those that do not."""

from __future__ import annotations

import pytest

from conftest import case_of

CHILD = "A 9-year-old girl. MRI: oedema of the left femur and the right tibia. "


@pytest.mark.parametrize(
    "told",
    [
        "One of five cultures grew Staphylococcus epidermidis, regarded as a contaminant.",
        "A throat swab grew group A streptococcus.",
        "Urine culture: E. coli.",
    ],
)
def test_what_grew_elsewhere_or_from_outside_names_no_infection_of_the_bone(told: str) -> None:
    made = case_of(CHILD + told).assessment
    assert made is not None
    assert made.conclusion.diagnosis is None


@pytest.mark.parametrize(
    "told",
    [
        "Blood cultures grew Staphylococcus aureus.",
        "The throat swab was negative, blood cultures grew Staphylococcus aureus.",
        "The bone culture grew Staphylococcus epidermidis, which could be a contaminant.",
    ],
)
def test_what_grew_and_is_not_dismissed_names_an_infection_of_the_bone(told: str) -> None:
    made = case_of(CHILD + told).assessment
    assert made is not None
    assert made.conclusion.diagnosis == "bacterial osteomyelitis"
