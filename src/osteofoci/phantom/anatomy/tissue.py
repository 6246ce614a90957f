"""Tissues of the simulated child and the signal they give.

Times at 1.5 T are rounded values of the literature. Checked against de Bazelaire et al. 2004
(Radiology, doi:10.1148/radiol.2303021331, abstract): T2 of liver, spleen, kidney, muscle and
marrow, and T1 longer by 21 % at 3 T on average. Fat's T1 is set so that the inversion times
in use null it (about 170 ms at 1.5 T, 210 ms at 3 T). All others: status unchecked. A
simulated examination varies them. Signals follow the inversion-recovery and spin-echo
equations, water and fat apart, because fat is displaced by chemical shift.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    PUS = 30
    TENDON = 31
    GLAND = 32
    NODE = 33


# Proton density; T1 ms and T2 ms of the water part at 1.5 T; fat share.
_WATER: dict[Tissue, tuple[float, float, float, float]] = {
    Tissue.AIR: (0.0, 1000, 50, 0.0),
    Tissue.FAT: (0.95, 900, 60, 0.97),
    Tissue.MUSCLE: (0.80, 900, 35, 0.04),
    Tissue.LUNG: (0.12, 1200, 45, 0.0),
    Tissue.LIVER: (0.72, 590, 44, 0.04),
    Tissue.SPLEEN: (0.80, 1050, 61, 0.0),
    Tissue.KIDNEY: (0.82, 1000, 78, 0.0),
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
    Tissue.PUS: (0.95, 2200, 260, 0.0),
    Tissue.TENDON: (0.15, 800, 20, 0.05),
    Tissue.GLAND: (0.80, 1000, 62, 0.25),
    Tissue.NODE: (0.85, 1200, 95, 0.05),
}
_FAT_T1_MS = {1.5: 250.0, 3.0: 305.0}
_FAT_T2_MS = 75.0
_LONGER_T1_AT_3T, _SHORTER_T2_AT_3T = 1.21, 0.92
_DIXON_LEAK = 0.03

Table = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Sequence:
    """One pulse sequence.

    Attributes:
        kind: ``stir``, ``t1`` or ``dixon water``.
        ti_ms: inversion time; only STIR has one.
    """

    kind: str
    tr_ms: float
    te_ms: float
    ti_ms: float = 0.0
    field_t: float = 1.5


@dataclass(frozen=True, eq=False)
class Signals:
    """Signal of every tissue by its number, in arbitrary units: water's part and fat's."""

    water: Table
    fat: Table

    @property
    def total(self) -> Table:
        return self.water + self.fat


def signals_of(sequence: Sequence) -> Signals:
    """The signal equations applied to every tissue."""
    strong = sequence.field_t > 2
    fat_t1 = _FAT_T1_MS[3.0 if strong else 1.5]
    water, fat = np.zeros(len(Tissue), np.float32), np.zeros(len(Tissue), np.float32)
    for tissue, (density, t1, t2, share) in _WATER.items():
        if strong:
            t1, t2 = t1 * _LONGER_T1_AT_3T, t2 * _SHORTER_T2_AT_3T
        water[tissue] = (1 - share) * density * _relaxed(sequence, t1, t2)
        fat[tissue] = share * density * _relaxed(sequence, fat_t1, _FAT_T2_MS)
    if sequence.kind == "dixon water":
        fat *= _DIXON_LEAK
    return Signals(water, fat)


def _relaxed(sequence: Sequence, t1_ms: float, t2_ms: float) -> float:
    recovery = 1 - np.exp(-sequence.tr_ms / t1_ms)
    if sequence.kind == "stir":
        recovery = abs(1 - 2 * np.exp(-sequence.ti_ms / t1_ms) + np.exp(-sequence.tr_ms / t1_ms))
    return float(recovery * np.exp(-sequence.te_ms / t2_ms))
