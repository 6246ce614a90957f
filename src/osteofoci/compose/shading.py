"""The body in a composed volume, and its coil shading: estimated coarsely, taken out finely."""

from __future__ import annotations

import numpy as np
import SimpleITK as sitk
from scipy import ndimage

from osteofoci.geometry import Volume, average_to, resample
from osteofoci.geometry.arrays import Bools

COARSE_MM = (9.0, 10.0, 9.0)
CROP_MARGIN_MM = 12.0


def body_mask(volume: Volume) -> Bools:
    """Voxels of the body: brighter than air noise, closed over dark lungs and bones."""
    coarse_grid = volume.grid.coarser((6.0, 6.0, 6.0))
    coarse = average_to(volume.signal_zyx, volume.grid, coarse_grid)
    seen = average_to(volume.covered_zyx, volume.grid, coarse_grid) > 0.5
    if not seen.any():
        return np.zeros(volume.grid.shape_zyx, bool)
    smooth = ndimage.gaussian_filter(coarse, 0.7)
    noise = float(np.percentile(smooth[seen], 5))
    bright = smooth[seen & (smooth > smooth[seen].mean())]
    level = float(np.median(bright)) if bright.size else 1.0
    mask = seen & (smooth > noise + 0.16 * (level - noise))
    mask = ndimage.binary_closing(mask, iterations=2) | mask
    for k in range(mask.shape[0]):
        mask[k] = ndimage.binary_fill_holes(mask[k])
    labels, count = ndimage.label(mask)
    if count > 1:
        sizes = np.bincount(labels.ravel())
        keep = sizes > 0.02 * sizes[1:].max()
        keep[0] = False
        mask = keep[labels]
    return resample(mask, coarse_grid, volume.grid, order=1, outside=0.0) > 0.5


def even_out(volume: Volume, body_zyx: Bools) -> Volume:
    """Divide by the smooth shading of the body.

    Method: N4 bias field correction, Tustison et al. 2010, doi:10.1109/TMI.2010.2046908, on
    a coarse copy.
    """
    grid = volume.grid
    coarse_grid = grid.coarser(COARSE_MM)
    coarse = average_to(volume.signal_zyx, grid, coarse_grid)
    mask = average_to(body_zyx & volume.covered_zyx, grid, coarse_grid) > 0.7
    level = float(np.median(coarse[mask])) if mask.any() else 0.0
    mask &= coarse > 0.15 * level
    if mask.sum() < 500 or level <= 0:
        return volume
    image = sitk.GetImageFromArray(np.clip(coarse, 1e-3 * level, 6 * level))
    image.SetSpacing(tuple(reversed(COARSE_MM)))
    inside = sitk.GetImageFromArray(mask.astype(np.uint8))
    inside.SetSpacing(tuple(reversed(COARSE_MM)))
    shape = coarse.shape
    correction = sitk.N4BiasFieldCorrectionImageFilter()
    correction.SetMaximumNumberOfIterations([25, 15])
    correction.SetNumberOfControlPoints(
        [
            max(4, round(n * mm / 120) + 3)
            for n, mm in zip(reversed(shape), reversed(COARSE_MM), strict=True)
        ]
    )
    correction.Execute(image, inside)
    log_bias = sitk.GetArrayFromImage(correction.GetLogBiasFieldAsImage(image)).astype(np.float32)
    log_bias -= float(np.median(log_bias[mask]))
    away = ndimage.distance_transform_edt(~mask, return_distances=False, return_indices=True)
    log_bias = ndimage.gaussian_filter(log_bias[tuple(away)], 1.0)
    fine = resample(np.clip(log_bias, -1.2, 1.2), coarse_grid, grid, order=1, outside=0.0)
    return Volume(grid, (volume.signal_zyx / np.exp(fine)).astype(np.float32), volume.covered_zyx)


def crop_to_body(volume: Volume, body: Bools) -> tuple[Volume, Bools]:
    """Cut empty air away around the body; the height stays whole."""
    if not body.any():
        return volume, body
    block = [slice(0, volume.grid.shape_zyx[0])]
    for axis in (1, 2):
        rows = np.flatnonzero(body.any(axis=tuple(a for a in range(3) if a != axis)))
        margin = round(CROP_MARGIN_MM / volume.grid.spacing_zyx_mm[axis])
        last = min(volume.grid.shape_zyx[axis], int(rows[-1]) + margin + 1)
        block.append(slice(max(0, int(rows[0]) - margin), last))
    cut = (block[0], block[1], block[2])
    signal = np.ascontiguousarray(volume.signal_zyx[cut])
    covered = np.ascontiguousarray(volume.covered_zyx[cut])
    return Volume(volume.grid.part(cut), signal, covered), body[cut]
