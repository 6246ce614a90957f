"""Burned-in side markers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from osteofoci.geometry.arrays import Floats
from osteofoci.ingest import read_radiograph, side_marker


def with_letter(letter: str, *, size: int = 60, at: tuple[int, int] = (120, 400)) -> Floats:
    """A soft bright limb with a letter beside it."""
    rows, columns = np.indices((800, 600))
    image = 500 + 1200 * np.exp(-(((columns - 280) / 90.0) ** 2)) + 0.2 * rows
    canvas = Image.new("L", (600, 800))
    ImageDraw.Draw(canvas).text(
        at, letter, fill=255, font=ImageFont.load_default(size), stroke_width=2
    )
    image = image + np.asarray(canvas, float) * 8
    noisy: Floats = image + np.random.default_rng(0).normal(0, 20, image.shape)
    return noisy


@pytest.mark.parametrize("size", [45, 60, 80])
@pytest.mark.parametrize(("letter", "side"), [("L", "left"), ("R", "right")])
def test_a_letter_names_its_side_and_tells_a_mirrored_image(
    letter: str, side: str, size: int
) -> None:
    image = with_letter(letter, size=size)
    plain, mirrored = side_marker(image), side_marker(image[:, ::-1])
    assert plain is not None
    assert mirrored is not None
    assert (plain.side, plain.mirrored) == (side, False)
    assert (mirrored.side, mirrored.mirrored) == (side, True)
    assert plain.place == pytest.approx(1 - mirrored.place, abs=0.02)


@pytest.mark.parametrize("letter", ["", "A", "E", "7"])
def test_what_is_no_side_is_no_marker(letter: str) -> None:
    assert side_marker(with_letter(letter)) is None


def test_two_letters_that_differ_tell_nothing() -> None:
    both = with_letter("L") + with_letter("R", at=(420, 400))
    assert side_marker(both) is None


def test_the_marker_of_a_real_radiograph_is_read(real_data: Path) -> None:
    path = real_data / "xray" / "lower_leg_nonossifying_fibroma.dcm"
    marker = side_marker(read_radiograph(path, named="x").grey)
    assert marker is not None
    assert (marker.side, marker.mirrored) == ("right", False)
