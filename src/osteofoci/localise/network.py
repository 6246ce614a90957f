"""What the landmark network sees and says."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Bools = npt.NDArray[np.bool_]

INPUT_SPACING_ZYX_MM = (4.0, 8.0, 4.0)
HEAT_SPACING_MM = 16.0
_MULTIPLE_ZYX = (32, 4, 32)


def network_input(signal_zyx: Floats, covered_zyx: Bools) -> npt.NDArray[np.float32]:
    """Signal scaled by the body's median and compressed, and the coverage: (2, z, y, x).

    The body is what exceeds a fifth of the mean of the covered signal; the scaled signal is
    clipped at twelve medians and its square root taken, so that a bright bladder or coil
    element does not squeeze the rest.
    """
    covered = covered_zyx.astype(bool)
    inside = signal_zyx[covered]
    body = inside[inside > 0.2 * inside.mean()] if inside.size else inside
    level = float(np.median(body)) if body.size else 1.0
    scaled = np.sqrt(np.clip(signal_zyx / max(level, 1e-6), 0, 12)) * covered
    return np.stack([scaled, covered]).astype(np.float32)


def pad_for_network(volume: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Zeros at the far ends, so that every axis can be halved as often as the network does."""
    grow = [(0, 0)] + [
        (0, -size % multiple)
        for size, multiple in zip(volume.shape[1:], _MULTIPLE_ZYX, strict=True)
    ]
    return np.pad(volume, grow)
