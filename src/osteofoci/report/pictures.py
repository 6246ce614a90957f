"""Pictures of the report: coronal maximum-intensity views and crops, as PNG in the page."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image

from osteofoci.geometry import Grid, Volume
from osteofoci.geometry.arrays import Floats

if TYPE_CHECKING:
    from osteofoci.track import Aligned

WHITE_AT_MUSCLE = 6.0
CROP_HALF_MM = 34.0
# A change of so many times muscle has the full colour: orange for brighter, blue for darker.
FULL_COLOUR_AT_MUSCLE = 2.5
BRIGHTER, DARKER = (230, 130, 0), (60, 140, 235)


@dataclass(frozen=True)
class Picture:
    """A PNG as a data URI, with what is needed to place marks on it.

    Attributes:
        width_mm, height_mm: what it shows.
    """

    uri: str
    width_mm: float
    height_mm: float

    @property
    def png(self) -> bytes:
        return base64.b64decode(self.uri.partition(",")[2])


def coronal_mip(volume: Volume, muscle_signal: float) -> Picture:
    """Maximum over the depth, patient's right on the left, head up."""
    brightest = volume.signal_zyx.max(axis=1) / muscle_signal
    return _picture(brightest[::-1], volume.grid.spacing_zyx_mm[0], volume.grid.spacing_zyx_mm[2])


def place_on_mip(grid: Grid, point_lps_mm: tuple[float, float, float]) -> tuple[float, float]:
    """Millimetres from the left and from the top of the coronal picture."""
    k, _, i = grid.indices_zyx(np.asarray([point_lps_mm]))[0]
    return (
        float((i + 0.5) * grid.spacing_zyx_mm[2]),
        float((grid.shape_zyx[0] - 0.5 - k) * grid.spacing_zyx_mm[0]),
    )


def coronal_crop(
    volume: Volume, muscle_signal: float, point_lps_mm: tuple[float, float, float]
) -> Picture:
    """The coronal slice through a point, 68 mm wide."""
    grid = volume.grid
    k, j, i = np.round(grid.indices_zyx(np.asarray([point_lps_mm]))[0]).astype(int)
    rows = round(CROP_HALF_MM / grid.spacing_zyx_mm[0])
    columns = round(CROP_HALF_MM / grid.spacing_zyx_mm[2])
    plane = volume.signal_zyx[:, int(np.clip(j, 0, grid.shape_zyx[1] - 1)), :] / muscle_signal
    padded = np.pad(plane, ((rows, rows), (columns, columns)))
    k, i = int(np.clip(k, 0, plane.shape[0] - 1)), int(np.clip(i, 0, plane.shape[1] - 1))
    window = padded[k : k + 2 * rows + 1, i : i + 2 * columns + 1]
    return _picture(window[::-1], grid.spacing_zyx_mm[0], grid.spacing_zyx_mm[2])


@dataclass(frozen=True)
class Change:
    """One place of a bone in two examinations: same slice, same window, and what has changed."""

    before: Picture
    after: Picture
    change: Picture


def change_pictures(aligned: Aligned) -> Change:
    """The coronal slice that shows most of the focus, in both examinations, and the difference."""
    both = aligned.before_mask | aligned.after_mask
    j = int(both.sum((0, 2)).argmax())
    before, after = (signal[::-1, j] for signal in (aligned.before, aligned.after))
    row_mm, _, column_mm = aligned.spacing_zyx_mm
    grey = _grey(after)[..., None].repeat(3, axis=2)
    difference = np.clip((after - before) / FULL_COLOUR_AT_MUSCLE, -1, 1)[..., None]
    colour = np.where(difference > 0, np.array(BRIGHTER), np.array(DARKER))
    mixed = grey * (1 - np.abs(difference)) + colour * np.abs(difference)
    return Change(
        _picture(before, row_mm, column_mm),
        _picture(after, row_mm, column_mm),
        _encoded(mixed.astype(np.uint8), row_mm, column_mm),
    )


def planar_picture(grey: Floats, pixel_mm: tuple[float, float]) -> Picture:
    """A planar image of grey values 0..1, rows down."""
    return _encoded((grey * 255).astype(np.uint8), *pixel_mm)


def _picture(plane: Floats, row_mm: float, column_mm: float) -> Picture:
    return _encoded(_grey(plane).astype(np.uint8), row_mm, column_mm)


def _grey(plane: Floats) -> Floats:
    grey: Floats = np.clip(plane / WHITE_AT_MUSCLE, 0, 1) ** 0.75 * 255
    return grey


def _encoded(plane: npt.NDArray[np.uint8], row_mm: float, column_mm: float) -> Picture:
    image = Image.fromarray(plane)
    if abs(row_mm - column_mm) > 0.01:
        image = image.resize((round(plane.shape[1] * column_mm / row_mm), plane.shape[0]))
    stream = io.BytesIO()
    image.save(stream, format="PNG", optimize=True)
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    return Picture(
        f"data:image/png;base64,{data}", plane.shape[1] * column_mm, plane.shape[0] * row_mm
    )
