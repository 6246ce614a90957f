"""Arrays on grids as SimpleITK images and back, for files that others read."""

from __future__ import annotations

import errno
import gzip
import os
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import SimpleITK as sitk

from osteofoci.geometry.grid import Grid


def as_image(array_zyx: npt.NDArray[np.generic], grid: Grid) -> sitk.Image:
    """The array with its place in space (SimpleITK speaks LPS millimetres, as we do)."""
    image = sitk.GetImageFromArray(array_zyx)
    k, j, i = grid.spacing_zyx_mm
    image.SetSpacing((i, j, k))
    image.SetOrigin(grid.origin_lps_mm)
    axes = np.asarray(grid.axes_lps)[::-1].T
    image.SetDirection(tuple(float(v) for v in axes.ravel()))
    return image


def write_nifti(array_zyx: npt.NDArray[np.generic], grid: Grid, path: Path) -> None:
    """Write an array with its place in space, as compressed NIfTI.

    Raises:
        OSError: it cannot be written whole; the library that writes says nothing of a full disk.
    """
    image = as_image(array_zyx, grid)
    try:
        sitk.WriteImage(image, str(path), useCompression=True, compressionLevel=1)
    except RuntimeError as error:
        raise OSError(errno.EIO, "the image library cannot write there", str(path)) from error
    if _length(path) < array_zyx.nbytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def _length(path: Path) -> int:
    """Bytes that a file holds, unpacked; 0 where it is cut short."""
    if path.suffix != ".gz":
        return path.stat().st_size
    length = 0
    try:
        with gzip.open(path) as stream:
            while part := stream.read(1 << 22):
                length += len(part)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return 0
    return length


def grid_of(image: sitk.Image) -> Grid:
    """The grid of a three-dimensional image whose axes run left, back and up."""
    axes = np.array(image.GetDirection()).reshape(3, 3).T[::-1]
    k, j, i = reversed(image.GetSize())
    dk, dj, di = reversed(image.GetSpacing())
    x, y, z = image.GetOrigin()
    rows = tuple((float(a), float(b), float(c)) for a, b, c in axes)
    return Grid((k, j, i), (dk, dj, di), (x, y, z), rows)
