"""Resampling between grids."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.geometry.grid import Grid


def resample(
    signal_zyx: npt.NDArray[np.generic],
    source: Grid,
    target: Grid,
    *,
    order: int,
    outside: float,
) -> npt.NDArray[np.float32]:
    """Sample an array of one grid at the voxel centres of another.

    Args:
        order: 0 nearest neighbour, 1 linear.
        outside: value where the target leaves the source.
    """
    matrix = (target.steps @ np.linalg.inv(source.steps)).T
    offset = source.indices_zyx(np.asarray([target.origin_lps_mm]))[0]
    sampled: npt.NDArray[np.float32] = ndimage.affine_transform(
        signal_zyx.astype(np.float32, copy=False),
        matrix,
        offset=offset,
        output_shape=target.shape_zyx,
        order=order,
        mode="constant" if order == 0 else "grid-constant",
        cval=outside,
        output=np.float32,
    )
    return sampled


def average_to(
    signal_zyx: npt.NDArray[np.generic], source: Grid, target: Grid
) -> npt.NDArray[np.float32]:
    """Resample to a coarser grid of the same axes, each voxel a mean over its own extent."""
    ratio = np.asarray(target.spacing_zyx_mm) / np.asarray(source.spacing_zyx_mm)
    widths = [max(1, round(r)) for r in ratio]
    smooth = signal_zyx.astype(np.float32, copy=True)
    for axis, width in enumerate(widths):
        if width > 1:
            smooth = ndimage.uniform_filter1d(smooth, width, axis=axis, mode="nearest")
    return resample(smooth, source, target, order=1, outside=0.0)


def sample_at(signal_zyx: npt.NDArray[np.generic], grid: Grid, points_lps_mm: Floats) -> Floats:
    """Linear interpolation at (n, 3) LPS points; the edge value outside."""
    indices = grid.indices_zyx(points_lps_mm).T
    values: Floats = ndimage.map_coordinates(
        signal_zyx.astype(np.float32, copy=False), indices, order=1, mode="nearest"
    )
    return values
