"""Hints of density on a drawn bone, and regions by their names."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteofoci.geometry.arrays import Floats
from osteofoci.radiograph import bones_in_region, measure_hints, region_of

PIXEL_MM = 0.3


def drawn_bone(*, inside: float = 1.0, turn_deg: float = 0.0) -> Floats:
    """A straight bone of 28 mm in soft tissue, and in its middle a disc of another density."""
    rows, columns = np.indices((420, 420))
    y, x = (rows - 210) * PIXEL_MM, (columns - 210) * PIXEL_MM
    c, s = np.cos(np.radians(turn_deg)), np.sin(np.radians(turn_deg))
    across, away = c * x + s * y, np.hypot(x, y)
    image = 30.0 + 40.0 / (1 + np.exp((np.abs(across) - 14) / 0.4))
    image[away < 6] = 30.0 + 40.0 * inside
    noisy: Floats = image + np.random.default_rng(0).normal(0, 0.8, image.shape)
    return noisy


@settings(max_examples=10, deadline=None)
@given(turn=st.floats(-35, 35))
@pytest.mark.parametrize(("inside", "look"), [(0.5, "lytic"), (1.5, "sclerotic"), (1.0, None)])
def test_density_is_told_however_the_bone_lies(
    inside: float, look: str | None, turn: float
) -> None:
    hints = measure_hints(
        drawn_bone(inside=inside, turn_deg=turn), (210, 210), (PIXEL_MM, PIXEL_MM)
    )
    assert hints is not None
    assert hints.appearance == look
    assert hints.density == pytest.approx(inside, abs=0.08)


def test_where_no_bone_lies_there_is_no_hint() -> None:
    noise = np.random.default_rng(1).normal(30, 1, (420, 420))
    assert measure_hints(noise, (210, 210), (PIXEL_MM, PIXEL_MM)) is None


@pytest.mark.parametrize(
    ("part", "description", "region"),
    [("FOOT", "", "foot"), ("", "Fuß links dp", "foot"), ("CHEST", "foot", "chest"),
     ("EXTREMITY", "genou droit", "knee"), ("", "", None), ("TSPINE", "", "spine")],
)  # fmt: skip
def test_region_comes_from_the_tag_before_the_words(
    part: str, description: str, region: str | None
) -> None:
    assert region_of(part, description) == region


def test_a_region_names_its_bones() -> None:
    assert "metatarsal 2" in {bone.name for bone in bones_in_region("foot")}
    assert not bones_in_region("nowhere")
