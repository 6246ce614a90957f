"""Resampling between grids."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.geometry.grid import Grid

AnyValue = TypeVar("AnyValue", bound=np.generic)


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
    if order == 1 and np.allclose(source.axes_lps, target.axes_lps, atol=1e-6):
        return _resample_along_axes(signal_zyx, source, target, outside)
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


def _resample_along_axes(
    signal_zyx: npt.NDArray[np.generic], source: Grid, target: Grid, outside: float
) -> npt.NDArray[np.float32]:
    """Linear interpolation between grids of the same axes, one axis after the other."""
    start = source.indices_zyx(np.asarray([target.origin_lps_mm]))[0]
    result = signal_zyx.astype(np.float32, copy=False)
    off: list[npt.NDArray[np.bool_]] = []
    # The axis that shrinks most goes first, so that the others have less to do.
    growth = [t / s for t, s in zip(target.shape_zyx, source.shape_zyx, strict=True)]
    for axis in range(3):
        step = target.spacing_zyx_mm[axis] / source.spacing_zyx_mm[axis]
        off.append(_beyond(start[axis] + step * np.arange(target.shape_zyx[axis]), source, axis))
    for axis in np.argsort(growth):
        step = target.spacing_zyx_mm[axis] / source.spacing_zyx_mm[axis]
        place = start[axis] + step * np.arange(target.shape_zyx[axis])
        last = source.shape_zyx[axis] - 1
        place = np.clip(place, 0, last)
        low = np.minimum(np.floor(place).astype(int), max(last - 1, 0))
        share = (place - low).astype(np.float32)
        share = share.reshape([-1 if a == axis else 1 for a in range(3)])
        below = np.take(result, low, axis=axis)
        if last > 0:
            below += share * (np.take(result, low + 1, axis=axis) - below)
        result = below
    for axis, beyond in enumerate(off):
        if beyond.any():
            window = [slice(None)] * 3
            window[axis] = beyond  # type: ignore[call-overload]
            result[tuple(window)] = outside
    return np.ascontiguousarray(result)


def _beyond(places: Floats, source: Grid, axis: int) -> npt.NDArray[np.bool_]:
    beyond: npt.NDArray[np.bool_] = (places < -0.5) | (places > source.shape_zyx[axis] - 0.5)
    return beyond


def average_to(
    signal_zyx: npt.NDArray[np.generic], source: Grid, target: Grid
) -> npt.NDArray[np.float32]:
    """Resample to a coarser grid of the same axes, each voxel a mean over its own extent."""
    smooth = signal_zyx.astype(np.float32, copy=False)
    for axis, ratio in enumerate(np.divide(target.spacing_zyx_mm, source.spacing_zyx_mm)):
        if ratio > 1:
            # Each voxel's share of a box as wide as the target's voxel, even around its centre.
            reach = int(np.ceil((ratio - 1) / 2))
            away = np.abs(np.arange(-reach, reach + 1))
            weights = np.clip((ratio + 1) / 2 - away, 0, 1)
            smooth = ndimage.correlate1d(smooth, weights / ratio, axis=axis, mode="nearest")
    return resample(smooth, source, target, order=1, outside=0.0)


def nearest_at(
    array_zyx: npt.NDArray[AnyValue], grid: Grid, points_lps_mm: Floats, *, outside: float
) -> npt.NDArray[AnyValue]:
    """The value of the voxel that each of (n, 3) LPS points lies in.

    Args:
        outside: value of points that lie beyond the grid.
    """
    nearest = np.round(grid.indices_zyx(points_lps_mm)).astype(int)
    within = np.all((nearest >= 0) & (nearest < array_zyx.shape), axis=1)
    k, j, i = np.clip(nearest, 0, np.array(array_zyx.shape) - 1).T
    values: npt.NDArray[AnyValue] = array_zyx[k, j, i]
    values[~within] = outside
    return values


def sample_at(signal_zyx: npt.NDArray[np.generic], grid: Grid, points_lps_mm: Floats) -> Floats:
    """Linear interpolation at (n, 3) LPS points; the edge value outside."""
    indices = grid.indices_zyx(points_lps_mm).T
    values: Floats = ndimage.map_coordinates(
        signal_zyx.astype(np.float32, copy=False), indices, order=1, mode="nearest"
    )
    return values
