"""The simulated scanner: tissues to station images as a coil would give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid, resample
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.paint import PaintedChild
from osteofoci.phantom.anatomy.tissue import Sequence, Signals, Tissue, signals_of


@dataclass(frozen=True)
class Protocol:
    """How one examination is made.

    Attributes:
        in_plane_mm, slice_mm: voxel size of the coronal slices.
        stations, overlap_mm: along the body.
        noise: standard deviation as a share of muscle signal.
        layout: ``series per station``, ``one series``, ``composed`` or ``enhanced``.
        missing_station: index of a station that was lost, head first; None for none.
        part: ``whole body``, ``legs`` or ``trunk``.
        oblique_deg: tilt of the coronal plane about the left-right axis.
        gap: share of the slice distance that is not excited.
        field_of_view_mm: across the body; what lies outside is cut off, or folds in.
        wraps: the body outside the field folds in from the other side.
        fat_shift_px: chemical shift of fat along the body, in pixels.
        breathing: strength of the ghosts of the moving chest and belly.
        metal_radius_mm: of the signal void around dental metal; 0 for none.
    """

    in_plane_mm: float = 1.5
    slice_mm: float = 5.0
    stations: int = 5
    overlap_mm: float = 45.0
    noise: float = 0.06
    field_t: float = 1.5
    ti_ms: float = 160.0
    tr_ms: float = 5000.0
    te_ms: float = 62.0
    layout: str = "series per station"
    naming: str = "siemens"
    feet_first: bool = False
    missing_station: int | None = None
    part: str = "whole body"
    oblique_deg: float = 0.0
    gap: float = 0.0
    with_t1: bool = True
    with_dixon: bool = False
    field_of_view_mm: float = 480.0
    wraps: bool = False
    fat_shift_px: int = 0
    breathing: float = 0.0
    metal_radius_mm: float = 0.0

    def sequence(self, kind: str) -> Sequence:
        """The pulse sequence of one of ``stir``, ``t1``, ``dixon water``."""
        if kind == "stir":
            return Sequence(kind, self.tr_ms, self.te_ms, self.ti_ms, self.field_t)
        if kind == "t1":
            return Sequence(kind, 520.0, 12.0, field_t=self.field_t)
        return Sequence(kind, 3200.0, 80.0, field_t=self.field_t)


@dataclass(frozen=True, eq=False)
class StationImage:
    """One station as measured: canonical grid, integer pixels."""

    grid: Grid
    pixels_zyx: npt.NDArray[np.uint16]


def scene_grid(
    low: npt.NDArray[np.floating], high: npt.NDArray[np.floating], protocol: Protocol
) -> Grid:
    """The painting grid of an examination: in-plane voxels, half a slice deep."""
    depth = protocol.slice_mm / 2
    slices = int(np.ceil((high[1] - low[1]) / protocol.slice_mm))
    shape = (
        int(np.ceil((high[2] - low[2]) / protocol.in_plane_mm)),
        2 * slices,
        int(np.ceil((high[0] - low[0]) / protocol.in_plane_mm)),
    )
    tilt = np.radians(protocol.oblique_deg)
    axes = (
        (0.0, float(-np.sin(tilt)), float(np.cos(tilt))),
        (0.0, float(np.cos(tilt)), float(np.sin(tilt))),
        (1.0, 0.0, 0.0),
    )
    spacing = (protocol.in_plane_mm, depth, protocol.in_plane_mm)
    half = (np.array(shape) - 1) / 2 * np.array(spacing)
    origin = (low + high) / 2 - half @ np.array(axes)
    return Grid(shape, spacing, (float(origin[0]), float(origin[1]), float(origin[2])), axes)


def image_columns(grid: Grid, protocol: Protocol) -> tuple[int, int]:
    """First and last painted column (i) that lies in the field of view."""
    wanted = min(grid.shape_zyx[2], round(protocol.field_of_view_mm / protocol.in_plane_mm))
    first = (grid.shape_zyx[2] - wanted) // 2
    return first, first + wanted


def image_grid(grid: Grid, protocol: Protocol) -> Grid:
    """The grid of the whole examination's slices: pairs of painted layers, inside the field."""
    first, last = image_columns(grid, protocol)
    own = grid.part((slice(0, grid.shape_zyx[0]), slice(0, grid.shape_zyx[1]), slice(first, last)))
    origin = np.asarray(own.origin_lps_mm) + 0.5 * own.steps[1]
    k, j, i = own.shape_zyx
    dk, dj, di = own.spacing_zyx_mm
    return Grid(
        (k, j // 2, i),
        (dk, 2 * dj, di),
        (float(origin[0]), float(origin[1]), float(origin[2])),
        own.axes_lps,
    )


def image_labels(
    painted_zyx: npt.NDArray[np.uint8], grid: Grid, protocol: Protocol
) -> npt.NDArray[np.uint8]:
    """Painted labels on the image's grid.

    A voxel takes its front and its back layer in turn, like a chessboard, so that borders
    between the two lie right on the mean.
    """
    first, last = image_columns(grid, protocol)
    front, back = painted_zyx[:, 0::2, first:last], painted_zyx[:, 1::2, first:last]
    k, j, i = np.ogrid[tuple(slice(0, n) for n in front.shape)]
    return np.where((k + j + i) % 2 == 0, front, back)


def measure(
    child: PaintedChild,
    protocol: Protocol,
    kind: str,
    landmarks: Mapping[str, Floats],
    rng: np.random.Generator,
) -> list[StationImage]:
    """Images of every station, head first.

    Args:
        kind: ``stir``, ``t1`` or ``dixon water``.
        landmarks: where metal and moving parts are, in LPS millimetres.
    """
    signals = signals_of(protocol.sequence(kind))
    muscle = float(signals.total[Tissue.MUSCLE])
    clean = _contrast(child, signals, protocol.fat_shift_px, rng) * np.float32(110.0 / muscle)
    clean = (0.5 * (clean[:, 0::2] + clean[:, 1::2])).astype(np.float32)
    for axis in (0, 2):
        clean = ndimage.gaussian_filter1d(clean, 0.55, axis=axis, output=np.float32)
    if protocol.metal_radius_mm > 0:
        _void(clean, child.grid, landmarks["chin"], protocol)
    clean = _folded(clean, image_columns(child.grid, protocol), wraps=protocol.wraps)
    grid = image_grid(child.grid, protocol)
    if protocol.breathing > 0:
        _ghosts(clean, grid, landmarks, protocol.breathing)
    images = []
    for index, (first, last) in enumerate(station_rows(clean.shape[0], protocol)):
        part = clean[first:last]
        signal = part * _coil(part.shape, rng)
        sigma = np.float32(protocol.noise * 110.0)
        noise = rng.standard_normal((2, *part.shape), np.float32) * sigma
        magnitude = np.hypot(signal + noise[0], noise[1])
        if index == protocol.missing_station:
            continue
        block = (slice(first, last), slice(0, clean.shape[1]), slice(0, clean.shape[2]))
        own = grid.part(block)
        images.append(StationImage(own, np.clip(magnitude, 0, 4095).astype(np.uint16)))
    return images


def _folded(
    clean: npt.NDArray[np.float32], columns: tuple[int, int], *, wraps: bool
) -> npt.NDArray[np.float32]:
    first, last = columns
    inside = clean[:, :, first:last].copy()
    if wraps:
        width = last - first
        for outside, start in ((clean[:, :, :first], width - first), (clean[:, :, last:], 0)):
            size = min(outside.shape[2], width)
            start = max(0, start)
            inside[:, :, start : start + size] += 0.7 * outside[:, :, :size]
    return inside


def _void(clean: npt.NDArray[np.float32], grid: Grid, centre: Floats, protocol: Protocol) -> None:
    """Metal takes the signal away, and piles it up at the rim."""
    radius = protocol.metal_radius_mm
    k, j, i = grid.indices_zyx(np.asarray(centre)[None])[0]
    axes = np.ogrid[tuple(slice(0, n) for n in clean.shape)]
    steps = (protocol.in_plane_mm, protocol.slice_mm, protocol.in_plane_mm)
    away = np.sqrt(
        sum(((a - c) * s) ** 2 for a, c, s in zip(axes, (k, j / 2, i), steps, strict=True))
    )
    clean[away < radius] = 0
    clean[(away >= radius) & (away < radius + 3)] *= 1.8


def _ghosts(
    clean: npt.NDArray[np.float32], grid: Grid, landmarks: Mapping[str, Floats], strength: float
) -> None:
    """Breathing repeats the chest and belly along the phase direction (left to right)."""
    ends = np.array([landmarks["vertebra L3"], landmarks["vertebra T2"]])
    low, high = np.sort(grid.indices_zyx(ends)[:, 0]).astype(int)
    rows = slice(max(low, 0), max(high, 0))
    part = clean[rows]
    shift = max(1, part.shape[2] // 9)
    clean[rows] = part + strength * (np.roll(part, shift, 2) + np.roll(part, -shift, 2))


def station_rows(rows: int, protocol: Protocol) -> list[tuple[int, int]]:
    """First and last row (k) of every station, head first."""
    overlap = round(protocol.overlap_mm / protocol.in_plane_mm)
    height = int(np.ceil((rows + (protocol.stations - 1) * overlap) / protocol.stations))
    stations = []
    for n in range(protocol.stations):
        last = rows - n * (height - overlap)
        stations.append((max(0, last - height), last))
    middle = len(stations) // 2
    if protocol.part == "legs":
        return stations[middle:]
    if protocol.part == "trunk":
        return stations[: middle + 1]
    return stations


def _contrast(
    child: PaintedChild, signals: Signals, fat_shift_px: int, rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    signal = signals.water[child.tissue_zyx]
    fat = signals.fat[child.tissue_zyx]
    signal += np.roll(fat, fat_shift_px, axis=0) if fat_shift_px else fat
    for cell_mm, strength in ((9.0, 0.05), (40.0, 0.05)):
        signal *= np.exp(_smooth_noise(child.grid, cell_mm, strength, rng))
    # Fat between the muscles: thin dark sheets on STIR, bright ones on T1.
    sheets = np.abs(_smooth_noise(child.grid, 22.0, 1.0, rng)) < 0.035
    sheets &= child.tissue_zyx == Tissue.MUSCLE
    signal[sheets] = 0.45 * signals.total[Tissue.MUSCLE] + 0.55 * signals.total[Tissue.FAT]
    folds = np.abs(_smooth_noise(child.grid, 15.0, 1.0, rng)) < 0.05
    folds &= child.tissue_zyx == Tissue.BRAIN
    signal[folds] = 0.6 * signals.total[Tissue.BRAIN] + 0.4 * signals.total[Tissue.CSF]
    return signal


def _smooth_noise(
    grid: Grid, cell_mm: float, strength: float, rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    cells = grid.coarser((cell_mm, cell_mm, cell_mm))
    coarse = rng.normal(0, strength, cells.shape_zyx)
    return resample(coarse, cells, grid, order=1, outside=0.0)


def _coil(shape: tuple[int, ...], rng: np.random.Generator) -> npt.NDArray[np.float32]:
    u = np.linspace(-1, 1, shape[0], dtype=np.float32)
    x = np.linspace(-1, 1, shape[2], dtype=np.float32)
    y = np.linspace(-1, 1, shape[1], dtype=np.float32)
    along = 1 - rng.uniform(0.12, 0.32) * np.abs(u) ** 3 + rng.normal(0, 0.04) * u
    across = 1 + rng.normal(0, 0.08) * x - rng.uniform(0, 0.12) * x**2
    deep = 1 + rng.normal(0, 0.06) * y
    level = np.exp(rng.normal(0, 0.13))
    field: npt.NDArray[np.float32] = (
        level * along[:, None, None] * deep[None, :, None] * across[None, None, :]
    ).astype(np.float32)
    return field
