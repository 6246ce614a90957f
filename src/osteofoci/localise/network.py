"""What the landmark network sees and says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import onnxruntime

from osteofoci.geometry import Grid, Volume, average_to
from osteofoci.geometry.arrays import Bools, Floats

INPUT_SPACING_ZYX_MM = (4.0, 8.0, 4.0)
HEAT_SPACING_MM = 16.0
SAMPLED, BRIGHT_PERCENTILE, BODY_SHARE, MOST_SIGNAL = 7, 97.0, 0.25, 12.0
_MULTIPLE_ZYX = (32, 4, 32)


def network_input(signal_zyx: Floats, covered_zyx: Bools) -> npt.NDArray[np.float32]:
    """Signal scaled by the body's median and compressed, and the coverage: (2, z, y, x).

    The body is what exceeds a quarter of the bright end of the covered signal, so that noise in
    much air tells nothing; the scaled signal is clipped at twelve medians and its square root
    taken, so that a bright bladder or coil element does not squeeze the rest.
    """
    covered = covered_zyx.astype(bool)
    inside = signal_zyx[covered]
    bright = float(np.percentile(inside[::SAMPLED], BRIGHT_PERCENTILE)) if inside.size else 1.0
    body = inside[inside > BODY_SHARE * bright]
    level = float(np.median(body)) if body.size else 1.0
    scaled = np.sqrt(np.clip(signal_zyx / max(level, 1e-6), 0, MOST_SIGNAL)) * covered
    return np.stack([scaled, covered]).astype(np.float32)


def pad_for_network(volume: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Zeros at the far ends, so that every axis can be halved as often as the network does."""
    grow = [(0, 0)] + [
        (0, -size % multiple)
        for size, multiple in zip(volume.shape[1:], _MULTIPLE_ZYX, strict=True)
    ]
    return np.pad(volume, grow)


@dataclass(frozen=True, eq=False)
class Heat:
    """Where the network sees each landmark.

    Attributes:
        points_lps_mm: (n, 3).
        sigma_mm: (n,) spread of the heat map around its peak.
        presence: (n,) probability that the landmark is in view.
    """

    points_lps_mm: Floats
    sigma_mm: Floats
    presence: Floats


@cache
def shipped_network(room: str, name: str) -> onnxruntime.InferenceSession:
    """A network that lies in a room's folder ``weights``, on two threads of the CPU."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.log_severity_level = 3
    weights = resources.files(f"osteofoci.{room}").joinpath(f"weights/{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def find_landmarks(volume: Volume) -> Heat:
    """Coarse landmarks of a composed volume.

    Each landmark is the centre of mass of its heat map around the highest point.
    """
    grid = network_grid(volume.grid, INPUT_SPACING_ZYX_MM)
    signal = average_to(volume.signal_zyx, volume.grid, grid)
    covered = average_to(volume.covered_zyx, volume.grid, grid) > 0.5
    prepared = pad_for_network(network_input(signal, covered))
    heat, absent = shipped_network("localise", "landmarks").run(None, {"volume": prepared[None]})
    heat, absent = heat[0], absent[0]
    valid = prepared[1, ::4, ::2, ::4] > 0
    heat = np.where(valid, heat, -1e4)
    heat = heat - heat.max(axis=(1, 2, 3), keepdims=True)
    mass = np.exp(heat)
    indices = np.zeros((len(heat), 3))
    sigma = np.zeros(len(heat))
    axes = [np.arange(n) for n in mass.shape[1:]]
    for n, own in enumerate(mass):
        peak = np.array(np.unravel_index(int(own.argmax()), own.shape))
        window = tuple(
            slice(max(0, p - 2), min(s, p + 3)) for p, s in zip(peak, own.shape, strict=True)
        )
        part = own[window] / own[window].sum()
        for axis in range(3):
            others = tuple(a for a in range(3) if a != axis)
            profile = part.sum(axis=others)
            place = axes[axis][window[axis]]
            indices[n, axis] = (profile * place).sum()
            sigma[n] += (profile * (place - indices[n, axis]) ** 2).sum()
        share = own[window].sum() / own.sum()
        sigma[n] = HEAT_SPACING_MM * (np.sqrt(sigma[n] / 3) + 1.5 * (1 - share))
    fine = (indices + 0.5) * np.array([4, 2, 4]) - 0.5
    return Heat(grid.points_lps_mm(fine), sigma, 1 / (1 + np.exp(absent)))


def network_grid(grid: Grid, spacing_zyx_mm: tuple[float, float, float]) -> Grid:
    """An upright grid (axes along LPS) around a volume's grid."""
    corners = grid.corners_lps_mm
    low, high = corners.min(0), corners.max(0)
    shape = np.maximum(np.round((high - low)[::-1] / spacing_zyx_mm).astype(int), 1)
    origin = low + 0.5 * np.array(spacing_zyx_mm)[::-1]
    return Grid(
        (int(shape[0]), int(shape[1]), int(shape[2])),
        spacing_zyx_mm,
        (float(origin[0]), float(origin[1]), float(origin[2])),
    )


def refine_landmarks(
    patches: npt.NDArray[np.float32], types: npt.NDArray[np.int64], network: str
) -> tuple[Floats, Floats]:
    """Offsets (n, 3: z, y, x) and spread (n,), in millimetres of a child of unit scale."""
    (said,) = shipped_network("localise", network).run(None, {"patches": patches, "types": types})
    return said[:, :3], np.exp(said[:, 3])
