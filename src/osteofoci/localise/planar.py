"""Where a network sees the skeleton's landmarks in a planar image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.localise.network import shipped_network
from osteofoci.skeleton import LANDMARKS, Side

PIXEL_MM, HEAT_MM = 3.0, 6.0
MULTIPLE = 32
WINDOW = 3


class Look(StrEnum):
    """What kind of planar image a network has learned."""

    FRONTAL = "frontal"
    LATERAL = "lateral"
    SCAN = "scan"


def landmarks_of_look(look: Look) -> tuple[str, ...]:
    """Names, in the order of the network; seen from the side, both sides of a pair are one."""
    if look is not Look.LATERAL:
        return LANDMARKS
    left = f"{Side.LEFT} "
    right = f"{Side.RIGHT} "
    names = [n.removeprefix(left) for n in LANDMARKS if not n.startswith(right)]
    return tuple(n for n in names if not n.startswith("rib"))


def radiograph_input(grey: Floats, covered: Bools) -> npt.NDArray[np.float32]:
    """Grey values from their 1st to their 99th percentile, and the coverage: (2, rows, columns)."""
    inside = grey[covered]
    low, high = np.percentile(inside, [1, 99]) if inside.size else (0.0, 1.0)
    scaled = np.clip((grey - low) / max(float(high - low), 1e-6), -0.1, 1.3) * covered
    return np.stack([scaled, covered]).astype(np.float32)


def scan_input(anterior: Floats, posterior: Floats) -> npt.NDArray[np.float32]:
    """Square roots of counts over their mean where there are any: (2, rows, columns)."""
    planes = []
    for view in (anterior, posterior):
        found = view[view > 0.15 * view.mean()] if view.any() else view
        level = float(found.mean()) if found.size else 0.0
        planes.append(np.sqrt(np.clip(view / level, 0, 25)) if level > 0 else view * 0)
    return np.stack(planes).astype(np.float32)


def padded(planes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Zeros below and to the right, so that both axes can be halved as often as the network does."""
    grow = [(0, 0)] + [(0, -n % MULTIPLE) for n in planes.shape[1:]]
    return np.pad(planes, grow)


def to_pixel(view: Floats, pixel_mm: tuple[float, float], wanted_mm: float) -> Floats:
    """The image averaged to square pixels of a size; pixel (0, 0) keeps its centre."""
    steps = [wanted_mm / p for p in pixel_mm]
    # Fine pixels are first averaged in blocks, which is quick, then smoothed to the size wanted.
    blocks = [max(1, int(step / 2.5)) for step in steps]
    coarse = _block_means(view, blocks)
    left = [step / block for step, block in zip(steps, blocks, strict=True)]
    smooth = ndimage.gaussian_filter(coarse, [0.42 * s if s > 1 else 0.0 for s in left])
    rows, columns = (
        (np.arange(max(1, int((n - 1) / step) + 1)) * step - (block - 1) / 2) / block
        for n, step, block in zip(view.shape, steps, blocks, strict=True)
    )
    scaled: Floats = ndimage.map_coordinates(
        smooth, np.meshgrid(rows, columns, indexing="ij"), order=1, mode="nearest"
    )
    return scaled


def _block_means(view: Floats, blocks: Sequence[int]) -> npt.NDArray[np.float32]:
    down, across = blocks
    if down == across == 1:
        return view.astype(np.float32)
    rows, columns = view.shape[0] // down, view.shape[1] // across
    cut = view[: rows * down, : columns * across]
    means: npt.NDArray[np.float32] = cut.reshape(rows, down, columns, across).mean(
        axis=(1, 3), dtype=np.float32
    )
    return means


@dataclass(frozen=True, eq=False)
class PlanarHeat:
    """
    Attributes:
        pixels: (n, 2) fractional rows and columns of the image that was given.
        sigma_mm: (n,) spread around the highest point.
        presence: (n,) probability of being in view.
    """

    pixels: Floats
    sigma_mm: Floats
    presence: Floats


def find_in_plane(
    planes: npt.NDArray[np.float32], look: Look, pixel_mm: tuple[float, float]
) -> PlanarHeat:
    """Landmarks of an image whose ``planes`` have 3 mm pixels.

    Args:
        pixel_mm: of the image that positions are wanted in; its first pixel is the planes' first.
    """
    prepared = padded(planes)
    session = shipped_network("localise", str(look))
    heat, absent = session.run(None, {"planes": prepared[None]})
    heat = heat[0]
    valid = np.zeros(heat.shape[1:], bool)
    valid[: -(-planes.shape[1] // 2), : -(-planes.shape[2] // 2)] = True
    pixels = np.zeros((len(heat), 2))
    sigma = np.zeros(len(heat))
    for n, own in enumerate(heat):
        mass = np.where(valid, np.exp(own - own[valid].max()), 0.0)
        row, column = np.unravel_index(int(mass.argmax()), mass.shape)
        window = (
            slice(max(0, row - WINDOW), row + WINDOW + 1),
            slice(max(0, column - WINDOW), column + WINDOW + 1),
        )
        part = mass[window] / mass[window].sum()
        rows, columns = np.mgrid[window[0].start : window[0].start + part.shape[0],
                                 window[1].start : window[1].start + part.shape[1]]  # fmt: skip
        centre = np.array([(part * rows).sum(), (part * columns).sum()])
        spread = (part * ((rows - centre[0]) ** 2 + (columns - centre[1]) ** 2)).sum() / 2
        share = mass[window].sum() / mass.sum()
        sigma[n] = HEAT_MM * (np.sqrt(spread) + 2.0 * (1 - share))
        # A heat pixel covers two of 3 mm.
        pixels[n] = (centre * 2 + 0.5) * PIXEL_MM / np.array(pixel_mm)
    return PlanarHeat(pixels, sigma, 1 / (1 + np.exp(absent[0])))
