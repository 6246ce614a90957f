"""What can be looked at in an examination, as raw numbers for a canvas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from osteofoci.case import Finding
from osteofoci.errors import InputError
from osteofoci.examine import (
    OTHER_SEQUENCES,
    BiplanarExam,
    BoneScanExam,
    MeasuredExam,
    MriExam,
    RadiographExam,
    ReadExam,
)
from osteofoci.foreign import shown
from osteofoci.geometry import Grid, Volume, nearest_at
from osteofoci.geometry.arrays import Floats
from osteofoci.ingest import Sequence as MrSequence

Plane = Literal["coronal", "sagittal", "axial"]
# Signal over muscle, so that one window means the same at all dates.
PER_MUSCLE = 1000.0
MOST = 65535
OTHERS: Mapping[str, MrSequence] = {str(sequence): sequence for _, sequence in OTHER_SEQUENCES}
# The axis of (k, j, i) that a plane stands across.
ACROSS: Mapping[Plane, int] = {"coronal": 1, "sagittal": 2, "axial": 0}
Raw = npt.NDArray[np.uint16] | npt.NDArray[np.uint8]


@dataclass(frozen=True)
class View:
    """One thing to look at.

    Attributes:
        shape: of a volume along k, j, i; of a picture its rows and columns.
        spacing_mm: along the same; None where a picture has no millimetres.
        window: the usual one, in the numbers of its slices.
        dark: bright is shown dark, as bone scans are.
    """

    name: str
    kind: Literal["volume", "projection", "picture"]
    shape: tuple[int, ...]
    spacing_mm: tuple[float, ...] | None
    window: tuple[float, float]
    dark: bool = False


def views_of(item: ReadExam) -> list[View]:
    """Everything of an examination that can be looked at, the usual one first."""
    measured = item.measured
    if isinstance(measured, MriExam):
        return _views_of_mri(item, measured)
    views = []
    for name, (values, pixel_mm) in _pictures(measured).items():
        scaled = _scaled(values)
        scan = isinstance(measured, BoneScanExam)
        low, high = np.percentile(scaled, [0.5, 99.0 if scan else 99.8])
        size = (int(values.shape[0]), int(values.shape[1]))
        views.append(
            View(name, "picture", size, pixel_mm, (float(low), float(max(high, low + 1))), scan)
        )
    return views


def _views_of_mri(item: ReadExam, measured: MriExam) -> list[View]:
    grid = measured.volume.grid
    shape, spacing = grid.shape_zyx, grid.spacing_zyx_mm
    views = [
        View("signal", "volume", shape, spacing, (0.0, 4 * PER_MUSCLE)),
        View("projection", "projection", shape, spacing, (0.0, 5 * PER_MUSCLE)),
    ]
    for name, sequence in OTHERS.items():
        stations = item.stations(sequence)
        if stations:
            views.append(View(name, "volume", shape, spacing, (0.0, 1.2 * _level(stations))))
    return views


def slice_of(
    item: ReadExam, name: str, plane: Plane, index: int, findings: Sequence[Finding]
) -> Raw:
    """One slice or picture as rows from the top; left of the patient is on the right.

    Args:
        name: of a view, or ``bones`` (``skeleton.label_of``), or ``lesions`` (``label`` of a finding).
        findings: of the case, with their labels.

    Raises:
        InputError: there is no such view or slice.
    """
    measured = item.measured
    if not isinstance(measured, MriExam):
        pictures = _pictures(measured)
        if name not in pictures:
            raise _unknown(name, pictures)
        return _scaled(pictures[name][0])
    count = measured.volume.grid.shape_zyx[ACROSS[plane]]
    if not 0 <= index < count:
        raise InputError(
            f"view '{plane}': expected a slice from 0 to {count - 1}, found {index}; choose another"
        )
    if name == "signal":
        return _over_muscle(_cut(measured.volume.signal_zyx, plane, index), measured)
    if name == "projection":
        return _over_muscle(_projection(measured, plane), measured)
    if name == "bones":
        if measured.bones is None:
            return np.zeros(_cut(measured.volume.covered_zyx, plane, index).shape, np.uint8)
        inside = _cut(measured.bones.distance_zyx_mm, plane, index) < 0
        labels = _cut(measured.bones.label_zyx, plane, index)
        return np.where(inside, labels, 0).astype(np.uint8)
    if name == "lesions":
        return _lesions(measured, plane, index, findings)
    if name in OTHERS:
        return _other(item.stations(OTHERS[name]), measured.volume.grid, plane, index)
    raise _unknown(name, ("signal", "projection", "bones", "lesions", *OTHERS))


def _lesions(
    measured: MriExam, plane: Plane, index: int, findings: Sequence[Finding]
) -> npt.NDArray[np.uint16]:
    """The outlines that a slice meets; the whole map is never made."""
    depth = ACROSS[plane]
    out = np.zeros(_cut(measured.volume.covered_zyx, plane, index).shape, np.uint16)
    rows_up = _upright(out, plane)
    for finding in findings:
        found = measured.regions.get(finding.id)
        if found is None or finding.label is None:
            continue
        block = found.region.block
        if not block[depth].start <= index < block[depth].stop:
            continue
        mask = np.take(found.region.mask, index - block[depth].start, axis=depth)
        rest = tuple(block[n] for n in range(3) if n != depth)
        rows_up[rest][mask] = finding.label
    return out


def _cut(array: npt.NDArray[Any], plane: Plane, index: int) -> npt.NDArray[Any]:
    """A slice of (k, j, i), head or front up."""
    whole = slice(None)
    cut: npt.NDArray[Any] = array[(whole,) * ACROSS[plane] + (index,)]
    return _upright(cut, plane)


def _upright(rows: npt.NDArray[Any], plane: Plane) -> npt.NDArray[Any]:
    """Rows from the head or the front, where they count from the foot; and back again."""
    return rows if plane == "axial" else rows[::-1]


def _over_muscle(signal: npt.NDArray[np.generic], measured: MriExam) -> npt.NDArray[np.uint16]:
    scaled = np.asarray(signal, np.float32) * np.float32(PER_MUSCLE / measured.muscle.signal)
    whole: npt.NDArray[np.uint16] = np.clip(scaled, 0, MOST).astype(np.uint16)
    return whole


@lru_cache(maxsize=8)
def _projected(measured: MriExam, depth: int) -> Floats:
    projection: Floats = measured.volume.signal_zyx.max(axis=depth)
    return projection


def _projection(measured: MriExam, plane: Plane) -> Floats:
    return _upright(_projected(measured, ACROSS[plane]), plane)


def _other(
    stations: Sequence[Volume], grid: Grid, plane: Plane, index: int
) -> npt.NDArray[np.uint16]:
    """Another sequence at the places of a slice, from the station that shows each."""
    places = list(np.indices(grid.shape_zyx, dtype=np.int32, sparse=True))
    depth = ACROSS[plane]
    places[depth] = np.array(index).reshape(1, 1, 1)
    k, j, i = np.broadcast_arrays(*places)
    indices = np.stack([k.ravel(), j.ravel(), i.ravel()], axis=1)
    points = grid.points_lps_mm(indices)
    out = np.zeros(len(points), np.float32)
    for station in stations:
        inside = nearest_at(station.covered_zyx, station.grid, points, outside=False)
        out[inside] = nearest_at(station.signal_zyx, station.grid, points[inside], outside=0.0)
    shape = tuple(n for axis, n in enumerate(grid.shape_zyx) if axis != depth)
    rows: npt.NDArray[np.uint16] = np.clip(out, 0, MOST).astype(np.uint16).reshape(shape)
    return _upright(rows, plane)


def _level(stations: Sequence[Volume]) -> float:
    """A bright value of another sequence, for its window."""
    signal = np.concatenate([s.signal_zyx[::4, ::2, ::4].ravel() for s in stations])
    return float(np.percentile(signal, 99.0)) or 1.0


Picture = tuple[Floats, tuple[float, float] | None]


def _pictures(measured: MeasuredExam) -> dict[str, Picture]:
    if isinstance(measured, BiplanarExam):
        planes = measured.planes
        return {n: (p.values, p.pixel_mm) for n, p in planes.items()}
    if isinstance(measured, BoneScanExam):
        image = measured.image
        views = (("anterior", image.anterior), ("posterior", image.posterior))
        return {n: (v, image.pixel_mm) for n, v in views if v is not None}
    if isinstance(measured, RadiographExam):
        return {f"image {n}": (i.grey, i.pixel_mm) for n, i in enumerate(measured.images, 1)}
    return {}


def _scaled(values: Floats) -> npt.NDArray[np.uint16]:
    low, high = float(values.min()), float(values.max())
    return ((values - low) * (MOST / max(high - low, 1e-9))).astype(np.uint16)


def _unknown(name: str, known: Iterable[str]) -> InputError:
    names = ", ".join(known)
    return InputError(f"view: expected one of {names}, found '{shown(name)}'; choose one of them")
