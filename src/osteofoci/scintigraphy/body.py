"""Which bone lies behind each pixel of a scan, and where along it.

The skeleton found in the scan is drawn in space, with the depth that the shape model gives it, and
projected to both heads. A pixel belongs to the bone that contributes most to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Grid, Path, sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import BoneSide, DrawnBone, tubular

PIXEL_MM, LAYER_MM = 3.0, 6.0
# Broad-beam attenuation of 140 keV photons in soft tissue (rounded); it only weighs front against back.
PER_MM = 0.012
LEAST_SHARE = 0.35


@dataclass(frozen=True, eq=False)
class BonePixels:
    """The pixels of one bone in one view, on the map's pixels.

    Attributes:
        rows, columns: (n,).
        position: (n,) share of the bone's length.
        offset_mm: (n,) to the side of the bone's axis, positive to the patient's left.
        plate_mm: (n,) distance along the bone to its nearest growth plate; infinite without one.
    """

    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    position: Floats
    offset_mm: Floats
    plate_mm: Floats


@dataclass(frozen=True, eq=False)
class BodyMap:
    """A scan on square pixels of 3 mm with its bones.

    Attributes:
        counts: views by name, counts a pixel of 3 mm, smoothed by nothing.
        pixels: of every bone in every view.
        axes: flat axis (x, z in mm of the scan) of every bone.
    """

    counts: Mapping[str, Floats]
    pixels: Mapping[str, Mapping[BoneSide, BonePixels]]
    axes: Mapping[BoneSide, Path]
    bones: Mapping[BoneSide, DrawnBone]


def map_body(
    views: Mapping[str, Floats], pixel_mm: tuple[float, float], bones: Mapping[BoneSide, DrawnBone]
) -> BodyMap:
    """Project the bones onto the views.

    Args:
        views: ``anterior`` and ``posterior`` counts, both with columns to the patient's left.
        bones: in the scan's space: x and z of the image (z = -row), depth y from the model.
    """
    counts = {name: _rebinned(view, pixel_mm) for name, view in views.items()}
    shape = next(iter(counts.values())).shape
    axes = {side: Path(_flat_line(bone.axis.points_mm)) for side, bone in bones.items()}
    thickness = {side: _thickness(bone, shape) for side, bone in bones.items()}
    front = min((float(b.bounds_mm()[0][1]) for b in bones.values()), default=0.0)
    back = max((float(b.bounds_mm()[1][1]) for b in bones.values()), default=0.0)
    pixels: dict[str, dict[BoneSide, BonePixels]] = {}
    for name in counts:
        best = np.zeros(shape)
        owner = np.full(shape, -1)
        sides = list(bones)
        for number, side in enumerate(sides):
            found = thickness[side]
            if found is None:
                continue
            rows, columns, deep, length = found
            before = deep - front if name == "anterior" else back - deep
            seen = length * np.exp(-PER_MM * before)
            better = seen > best[rows, columns]
            best[rows[better], columns[better]] = seen[better]
            owner[rows[better], columns[better]] = number
        pixels[name] = {}
        for number, side in enumerate(sides):
            rows, columns = np.nonzero(owner == number)
            if len(rows):
                pixels[name][side] = _addressed(rows, columns, axes[side], side)
    return BodyMap(counts, pixels, axes, dict(bones))


def _flat_line(points: Floats) -> Floats:
    line: Floats = points[:, [0, 2]]
    return line


def _rebinned(view: Floats, pixel_mm: tuple[float, float]) -> Floats:
    """Counts on pixels of 3 mm; the first pixel keeps its centre, sums are kept."""
    rows, columns = (
        int((n - 1) * p / PIXEL_MM) + 1 for n, p in zip(view.shape, pixel_mm, strict=True)
    )
    result = view.astype(float)
    for axis, (size, step) in enumerate(((rows, pixel_mm[0]), (columns, pixel_mm[1]))):
        edges = (np.arange(size + 1) - 0.5) * PIXEL_MM / step + 0.5
        summed = np.concatenate(
            [np.zeros_like(np.take(result, [0], axis)), np.cumsum(result, axis)], axis
        )
        edges = np.clip(edges, 0, result.shape[axis])
        low = np.minimum(edges.astype(int), result.shape[axis] - 1)
        share = edges - low
        shaped = share[:, None] if axis == 0 else share[None, :]
        at = np.take(summed, low, axis) * (1 - shaped) + np.take(summed, low + 1, axis) * shaped
        result = np.diff(at, axis=axis)
    return result


Thickness = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats, Floats]


def _thickness(bone: DrawnBone, shape: tuple[int, ...]) -> Thickness | None:
    """Rows, columns, mean depth (mm) and length of bone (mm) behind every pixel it covers."""
    low, high = bone.bounds_mm()
    layers = int((high[1] - low[1]) / LAYER_MM) + 2
    # On the map's own pixels: k runs up from the last row, i along the columns.
    grid = Grid(
        (shape[0], layers, shape[1]),
        (PIXEL_MM, LAYER_MM, PIXEL_MM),
        (0.0, float(low[1]), -(shape[0] - 1) * PIXEL_MM),
    )
    found = sample_near(bone, grid)
    if found is None:
        return None
    block, mask, distance = found
    mask[mask] = distance < 0
    count = mask.sum(1)
    k, i = np.nonzero(count)
    if not len(k):
        return None
    depth_index = (mask * np.arange(mask.shape[1])[None, :, None]).sum(1)[k, i] / count[k, i]
    deep = low[1] + (depth_index + block[1].start) * LAYER_MM
    rows = shape[0] - 1 - (k + block[0].start)
    return rows, i + block[2].start, deep, count[k, i] * LAYER_MM


def _addressed(
    rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], axis: Path, side: BoneSide
) -> BonePixels:
    points = np.stack([columns * PIXEL_MM, -rows * PIXEL_MM], axis=1).astype(float)
    position, _ = axis.locate(points)
    position = np.clip(position, 0, 1)
    shares = np.linspace(0, 1, 41)
    across = points[:, 0] - np.interp(position, shares, axis.at(shares)[:, 0])
    parts = tubular(side.bone)
    plate = np.full(len(rows), np.inf)
    if parts is not None:
        plate = np.min([np.abs(position - p) for p in parts.physes], axis=0) * axis.length_mm
    return BonePixels(rows, columns, position, across, plate)
