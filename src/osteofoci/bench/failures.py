"""Pictures of what went wrong: places named wrongly, lesions missed, findings that are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from osteofoci.geometry import Volume

HALF_MM, SIZE = 60.0, 360
TRUE, SAID, CENTRE = (80, 220, 80), (240, 90, 70), (255, 230, 0)


def draw_failure(
    volume: Volume,
    said_labels_zyx: npt.NDArray[np.generic],
    true_labels_zyx: npt.NDArray[np.generic],
    point_lps_mm: Sequence[float],
    text: str,
    path: Path,
) -> None:
    """The coronal slice through a place: what is true outlined green, what was said red.

    Args:
        said_labels_zyx, true_labels_zyx: numbered bones or lesions on the volume's grid.
    """
    grid = volume.grid
    k, j, i = np.round(grid.indices_zyx(np.array([point_lps_mm]))[0]).astype(int)
    j = int(np.clip(j, 0, grid.shape_zyx[1] - 1))
    rows, columns = (round(HALF_MM / grid.spacing_zyx_mm[a]) for a in (0, 2))

    def window(plane: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        padded = np.pad(plane, ((rows, rows), (columns, columns)))
        part: npt.NDArray[np.generic] = padded[k : k + 2 * rows + 1, i : i + 2 * columns + 1][::-1]
        return part

    grey = window(volume.signal_zyx[:, j])
    top = max(float(np.percentile(volume.signal_zyx[volume.covered_zyx], 99.5)), 1e-6)
    picture = np.repeat((np.clip(grey.astype(float) / top, 0, 1) ** 0.7 * 255)[..., None], 3, 2)
    for labels, colour in ((true_labels_zyx[:, j], TRUE), (said_labels_zyx[:, j], SAID)):
        picture[_outline(window(labels))] = colour
    image = Image.fromarray(picture.astype(np.uint8)).resize((SIZE, SIZE), Image.Resampling.NEAREST)
    pen = ImageDraw.Draw(image)
    pen.line((SIZE / 2 - 8, SIZE / 2, SIZE / 2 + 8, SIZE / 2), fill=CENTRE)
    pen.line((SIZE / 2, SIZE / 2 - 8, SIZE / 2, SIZE / 2 + 8), fill=CENTRE)
    pen.text((6, 4), text, fill=(255, 255, 255))
    image.save(path, optimize=True)


def _outline(labels: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    edge = np.zeros(labels.shape, bool)
    edge[1:] |= labels[1:] != labels[:-1]
    edge[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    return edge


def contact_sheet(pictures: list[Path], path: Path, *, columns: int = 4, most: int = 16) -> None:
    """The first pictures side by side in one file."""
    shown = [Image.open(p) for p in pictures[:most]]
    if not shown:
        return
    rows = -(-len(shown) // columns)
    sheet = Image.new("RGB", (columns * SIZE, rows * SIZE))
    for n, picture in enumerate(shown):
        sheet.paste(picture, ((n % columns) * SIZE, (n // columns) * SIZE))
    sheet.save(path, optimize=True)
