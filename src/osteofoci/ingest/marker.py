"""The letter L or R that stands burned into a radiograph.

Bright strokes smaller than a finger are cut out of the picture and compared with both letters, also
mirrored. What resembles neither clearly is no marker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats

LARGEST_SIDE = 900
STROKE_PIXELS, STANDS_OUT = 15, 0.18
HEIGHT_PIXELS, ASPECT, FILL = (16, 90), (0.35, 1.15), (0.15, 0.80)
SIZE = 28
LEAST_LIKENESS, LEAST_LEAD = 0.66, 0.10
# A side, and whether the letter is mirrored.
Letter = tuple[str, bool]


@dataclass(frozen=True)
class Marker:
    """
    Attributes:
        side: ``left`` or ``right``.
        mirrored: the letter is, so the image is.
        place: of the letter across the image, 0 left .. 1 right.
    """

    side: str
    mirrored: bool
    place: float


def side_marker(grey: Floats) -> Marker | None:
    """The side that a burned-in letter names; None where there is none, or two that differ.

    Args:
        grey: bone bright.
    """
    step = max(1, -(-max(grey.shape) // LARGEST_SIDE))
    small = grey[::step, ::step].astype(np.float32)
    low, high = np.percentile(small, [1, 99.8])
    scaled = np.clip((small - low) / max(float(high - low), 1e-6), 0, 1)
    strokes = scaled - ndimage.grey_opening(scaled, size=(STROKE_PIXELS, STROKE_PIXELS))
    labels, _ = ndimage.label(strokes > STANDS_OUT)
    found: dict[tuple[str, bool], float] = {}
    for number, place in enumerate(ndimage.find_objects(labels), start=1):
        height, width = (s.stop - s.start for s in place)
        if not HEIGHT_PIXELS[0] <= height <= HEIGHT_PIXELS[1]:
            continue
        shape = labels[place] == number
        if not ASPECT[0] <= width / height <= ASPECT[1] or not FILL[0] <= shape.mean() <= FILL[1]:
            continue
        letter = _letter(shape)
        if letter is not None:
            found[letter] = (place[1].start + place[1].stop) / 2 / small.shape[1]
    if len(found) != 1:
        return None
    ((side, mirrored), across) = next(iter(found.items()))
    return Marker(side, mirrored, across)


def _letter(shape: Bools) -> Letter | None:
    image = Image.fromarray((shape * 255).astype(np.uint8)).resize((SIZE, SIZE))
    own = np.asarray(image, np.float32).ravel()
    likeness: dict[Letter, float] = {}
    for letter, template in _templates():
        alike = float(np.corrcoef(own, template)[0, 1])
        likeness[letter] = max(alike, likeness.get(letter, -1.0))
    ranked = sorted(likeness.items(), key=lambda pair: -pair[1])
    (best, first), (_, second) = ranked[0], ranked[1]
    return best if first >= LEAST_LIKENESS and first - second >= LEAST_LEAD else None


@cache
def _templates() -> tuple[tuple[Letter, npt.NDArray[np.float32]], ...]:
    """Both letters, thin and bold, plain and mirrored, each filling its box."""
    made = []
    for letter, side in (("L", "left"), ("R", "right")):
        for bold in (0, 3, 6):
            canvas = Image.new("L", (140, 140))
            font = ImageFont.load_default(90)
            ImageDraw.Draw(canvas).text((35, 15), letter, fill=255, font=font, stroke_width=bold)
            box = canvas.getbbox()
            glyph = canvas.crop(box).resize((SIZE, SIZE))
            plain = np.asarray(glyph, np.float32)
            made.append(((side, False), plain.ravel()))
            made.append(((side, True), plain[:, ::-1].ravel()))
    return tuple(made)
