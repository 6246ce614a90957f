"""A second, nearer look at the joints of the leg in a frontal radiograph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.localise.network import shipped_network
from osteofoci.skeleton import Side

PATCH_MM, PATCH_PIXELS = 2.0, 48
LOOKS = 2
JOINTS = ("hip", "knee medial", "knee lateral", "ankle medial", "ankle lateral")


def joint_patches(
    grey: Floats, pixel_mm: tuple[float, float], pixels: Floats, mirrored: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float32]:
    """(n, 1, 48, 48) squares of 96 mm around fractional pixels, right joints mirrored.

    Each is scaled to a mean of zero and a standard deviation of one.
    """
    steps = (np.arange(PATCH_PIXELS) - (PATCH_PIXELS - 1) / 2) * PATCH_MM
    smooth = ndimage.gaussian_filter(
        grey.astype(np.float32), [max(0.0, 0.42 * PATCH_MM / p - 0.3) for p in pixel_mm]
    )
    patches = []
    for (row, column), flip in zip(pixels, mirrored, strict=True):
        rows = row + steps / pixel_mm[0]
        columns = column + (-steps if flip else steps) / pixel_mm[1]
        patch = ndimage.map_coordinates(
            smooth, np.meshgrid(rows, columns, indexing="ij"), order=1, mode="nearest"
        )
        patches.append((patch - patch.mean()) / max(float(patch.std()), 1e-6))
    return np.array(patches, np.float32)[:, None]


def refine_joints(
    grey: Floats, pixel_mm: tuple[float, float], pixels: Floats, names: Sequence[str]
) -> tuple[Floats, Floats]:
    """Joints of the leg moved to where the nearer look sees them, and their spread in mm.

    Args:
        pixels: (n, 2) rows and columns from the first look.
        names: landmarks, such as ``left knee medial``.
    """
    mirrored = np.array([name.startswith(f"{Side.RIGHT} ") for name in names])
    kinds = np.array([JOINTS.index(name.split(maxsplit=1)[1]) for name in names], np.int64)
    place = pixels.astype(float).copy()
    spread = np.zeros(len(names))
    session = shipped_network("localise", "joints")
    for _ in range(LOOKS):
        patches = joint_patches(grey, pixel_mm, place, mirrored)
        (said,) = session.run(None, {"patches": patches, "kinds": kinds})
        move = said[:, :2].astype(float)
        move[mirrored, 1] *= -1
        place = place + move / np.array(pixel_mm)
        spread = np.exp(said[:, 2].astype(float))
    return place, spread
