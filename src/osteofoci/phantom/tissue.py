"""Tissues of the simulated child and the signal they give.

Relaxation times are rounded textbook values at 1.5 T (status: unchecked); a simulated
examination varies them. Signals follow the inversion-recovery and spin-echo equations.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import numpy as np
import numpy.typing as npt


class Tissue(IntEnum):
    AIR = 0
    FAT = 1
    MUSCLE = 2
    LUNG = 3
    LIVER = 4
    SPLEEN = 5
    KIDNEY = 6
    BOWEL = 7
    BOWEL_FLUID = 8
    BLADDER = 9
    HEART = 10
    BRAIN = 11
    CSF = 12
    EYE = 13
    VEIN = 14
    FLOW_VOID = 15
    DISC = 16
    CARTILAGE = 17
    CORTEX = 18
    RED_MARROW = 19
    MIXED_MARROW = 20
    YELLOW_MARROW = 21
    PHYSIS = 22
    SPONGIOSA = 23
    JOINT_FLUID = 24
    SOFT_OEDEMA = 25
    SUBTLE_MARROW = 26
    LESION_MILD = 27
    LESION = 28
    LESION_STRONG = 29


# proton density, T1 ms, T2 ms of the water part; fat share; fat has T1 260, T2 80.
_WATER: dict[Tissue, tuple[float, float, float, float]] = {
    Tissue.AIR: (0.0, 1000, 50, 0.0),
    Tissue.FAT: (0.95, 900, 60, 0.97),
    Tissue.MUSCLE: (0.80, 950, 36, 0.04),
    Tissue.LUNG: (0.12, 1200, 45, 0.0),
    Tissue.LIVER: (0.72, 580, 46, 0.04),
    Tissue.SPLEEN: (0.80, 1050, 75, 0.0),
    Tissue.KIDNEY: (0.82, 900, 80, 0.0),
    Tissue.BOWEL: (0.65, 900, 60, 0.25),
    Tissue.BOWEL_FLUID: (0.95, 2500, 250, 0.0),
    Tissue.BLADDER: (1.0, 3500, 900, 0.0),
    Tissue.HEART: (0.60, 1000, 50, 0.05),
    Tissue.BRAIN: (0.80, 900, 85, 0.0),
    Tissue.CSF: (1.0, 4000, 1200, 0.0),
    Tissue.EYE: (1.0, 3800, 900, 0.0),
    Tissue.VEIN: (0.85, 1300, 150, 0.0),
    Tissue.FLOW_VOID: (0.05, 1200, 50, 0.0),
    Tissue.DISC: (0.85, 1100, 90, 0.0),
    Tissue.CARTILAGE: (0.75, 1000, 58, 0.0),
    Tissue.CORTEX: (0.08, 800, 20, 0.0),
    Tissue.RED_MARROW: (0.72, 850, 52, 0.45),
    Tissue.MIXED_MARROW: (0.78, 850, 50, 0.62),
    Tissue.YELLOW_MARROW: (0.88, 850, 48, 0.86),
    Tissue.PHYSIS: (0.85, 1050, 95, 0.0),
    Tissue.SPONGIOSA: (0.75, 950, 70, 0.25),
    Tissue.JOINT_FLUID: (0.95, 2500, 350, 0.0),
    Tissue.SOFT_OEDEMA: (0.85, 1250, 78, 0.08),
    Tissue.SUBTLE_MARROW: (0.78, 1000, 70, 0.35),
    Tissue.LESION_MILD: (0.84, 1300, 92, 0.10),
    Tissue.LESION: (0.88, 1450, 125, 0.06),
    Tissue.LESION_STRONG: (0.92, 1700, 175, 0.03),
}
_FAT_T1_MS, _FAT_T2_MS = 262.0, 80.0


def stir_signal(*, ti_ms: float, tr_ms: float, te_ms: float) -> npt.NDArray[np.float32]:
    """STIR signal of every tissue, indexed by its number, in arbitrary units."""

    def signal(density: float, t1: float, t2: float) -> float:
        recovery = 1 - 2 * np.exp(-ti_ms / t1) + np.exp(-tr_ms / t1)
        return float(density * abs(recovery) * np.exp(-te_ms / t2))

    return _table(signal)


def spin_echo_signal(*, tr_ms: float, te_ms: float) -> npt.NDArray[np.float32]:
    """Spin-echo signal of every tissue, indexed by its number, in arbitrary units."""

    def signal(density: float, t1: float, t2: float) -> float:
        return float(density * (1 - np.exp(-tr_ms / t1)) * np.exp(-te_ms / t2))

    return _table(signal)


def _table(signal: Callable[[float, float, float], float]) -> npt.NDArray[np.float32]:
    values = np.zeros(len(Tissue), np.float32)
    for tissue, (density, t1, t2, fat) in _WATER.items():
        values[tissue] = (1 - fat) * signal(density, t1, t2) + fat * signal(
            density, _FAT_T1_MS, _FAT_T2_MS
        )
    return values
