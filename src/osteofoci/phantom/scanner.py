"""The simulated scanner: tissues to station images as a coil would give them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid
from osteofoci.phantom.paint import PaintedChild
from osteofoci.phantom.tissue import Tissue, spin_echo_signal, stir_signal


@dataclass(frozen=True)
class Protocol:
    """How one examination is made.

    Attributes:
        in_plane_mm, slice_mm: voxel size of the coronal slices.
        stations, overlap_mm: along the body.
        noise: standard deviation as a share of muscle signal.
        layout: ``series per station``, ``one series``, ``composed`` or ``enhanced``.
        missing_station: index of a station that was lost, head first; None for none.
        legs_only: only the lower half of the body is imaged.
        oblique_deg: tilt of the coronal plane about the left-right axis.
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
    legs_only: bool = False
    oblique_deg: float = 0.0
    with_t1: bool = True
    field_of_view_mm: float = 480.0


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


def measure(
    child: PaintedChild, protocol: Protocol, sequence: str, rng: np.random.Generator
) -> list[StationImage]:
    """Images of every station, head first.

    Args:
        sequence: ``stir`` or ``t1``.
    """
    if sequence == "stir":
        table = stir_signal(ti_ms=protocol.ti_ms, tr_ms=protocol.tr_ms, te_ms=protocol.te_ms)
    else:
        table = spin_echo_signal(tr_ms=520, te_ms=12)
    clean = _contrast(child, table, rng)
    clean = (0.5 * (clean[:, 0::2] + clean[:, 1::2])).astype(np.float32)
    for axis in (0, 2):
        clean = ndimage.gaussian_filter1d(clean, 0.55, axis=axis)
    depth = protocol.slice_mm / 2
    steps = child.grid.steps
    origin = np.asarray(child.grid.origin_lps_mm) + 0.5 * steps[1]
    grid = Grid(
        (clean.shape[0], clean.shape[1], clean.shape[2]),
        (protocol.in_plane_mm, 2 * depth, protocol.in_plane_mm),
        (float(origin[0]), float(origin[1]), float(origin[2])),
        child.grid.axes_lps,
    )
    muscle = float(table[Tissue.MUSCLE])
    scale = 110.0 / muscle
    images = []
    for index, (first, last) in enumerate(station_rows(clean.shape[0], protocol)):
        part = clean[first:last] * scale
        signal = part * _coil(part.shape, rng)
        sigma = protocol.noise * 110.0
        noise = rng.normal(0, sigma, (2, *part.shape)).astype(np.float32)
        magnitude = np.hypot(signal + noise[0], noise[1])
        if index == protocol.missing_station:
            continue
        block = (slice(first, last), slice(0, clean.shape[1]), slice(0, clean.shape[2]))
        own = grid.part(block)
        images.append(StationImage(own, np.clip(magnitude, 0, 4095).astype(np.uint16)))
    return images


def station_rows(rows: int, protocol: Protocol) -> list[tuple[int, int]]:
    """First and last row (k) of every station, head first."""
    overlap = round(protocol.overlap_mm / protocol.in_plane_mm)
    height = int(np.ceil((rows + (protocol.stations - 1) * overlap) / protocol.stations))
    stations = []
    for n in range(protocol.stations):
        last = rows - n * (height - overlap)
        stations.append((max(0, last - height), last))
    if protocol.legs_only:
        stations = stations[len(stations) // 2 :]
    return stations


def _contrast(
    child: PaintedChild, table: npt.NDArray[np.float32], rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    signal = table[child.tissue_zyx]
    shape = np.array(signal.shape)
    for cell_mm, strength in ((9.0, 0.05), (40.0, 0.05)):
        cells = np.maximum(2, np.round(shape * child.grid.spacing_zyx_mm / cell_mm)).astype(int)
        coarse = rng.normal(0, strength, cells).astype(np.float32)
        zoom = shape / cells
        texture = ndimage.zoom(coarse, zoom, order=1)[: shape[0], : shape[1], : shape[2]]
        signal *= np.exp(texture)
    # Fat between the muscles: thin dark sheets on STIR, bright ones on T1.
    cells = np.maximum(2, np.round(shape * child.grid.spacing_zyx_mm / 22.0)).astype(int)
    field = ndimage.zoom(rng.normal(0, 1, cells).astype(np.float32), shape / cells, order=1)
    sheets = (np.abs(field) < 0.035) & (child.tissue_zyx == Tissue.MUSCLE)
    signal[sheets] = 0.45 * table[Tissue.MUSCLE] + 0.55 * table[Tissue.FAT]
    return signal


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
