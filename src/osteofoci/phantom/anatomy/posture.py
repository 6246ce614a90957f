"""How a simulated child lies in the scanner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np


@dataclass(frozen=True)
class Posture:
    """In degrees unless named otherwise; pairs are left, right.

    Attributes:
        arm_forward: lift of the upper arm off the table.
        arm_rotation: of the upper arm inward.
        pronation: 0 palm to the front, 90 thumb to the front, 150 palm to the back.
    """

    arm_abduction: tuple[float, float] = (14.0, 14.0)
    arm_forward: tuple[float, float] = (4.0, 4.0)
    elbow_flexion: tuple[float, float] = (12.0, 12.0)
    arm_rotation: tuple[float, float] = (20.0, 20.0)
    pronation: tuple[float, float] = (50.0, 50.0)
    finger_curl: tuple[float, float] = (10.0, 10.0)
    leg_abduction: tuple[float, float] = (5.0, 5.0)
    hip_flexion: tuple[float, float] = (2.0, 2.0)
    knee_flexion: tuple[float, float] = (4.0, 4.0)
    toe_out: tuple[float, float] = (15.0, 15.0)
    plantar_flexion: tuple[float, float] = (35.0, 35.0)
    foot_tilt: tuple[float, float] = (0.0, 0.0)
    head_turn: float = 0.0
    head_tilt: float = 0.0
    head_nod: float = 0.0
    trunk_bend: float = 0.0
    pelvic_tilt: float = 0.0
    yaw: float = 0.0
    roll: float = 0.0
    shift_mm: tuple[float, float, float] = (0.0, 0.0, 0.0)


def _pair(
    rng: np.random.Generator, mean: float, sd: float, apart: float, low: float, high: float
) -> tuple[float, float]:
    """Left and right, alike within ``apart`` and between limits."""
    middle = rng.normal(mean, sd)
    left, right = np.clip(rng.normal(middle, apart, 2), low, high)
    return float(left), float(right)


def random_posture(rng: np.random.Generator) -> Posture:
    pair = partial(_pair, rng)
    arms = rng.random()
    abduction, elbow, rotation, forward = (16, 9, 6), (12, 10, 7), (18, 20, 9), (4, 5, 3)
    if arms < 0.25:  # well away from the body
        abduction = (36, 10, 6)
    elif arms < 0.33:  # hands on the belly or the thighs
        elbow, rotation, forward = (60, 20, 12), (35, 12, 8), (12, 6, 4)
    return Posture(
        arm_abduction=pair(*abduction, 4, 62),
        arm_forward=pair(*forward, -8, 30),
        elbow_flexion=pair(*elbow, 0, 95),
        arm_rotation=pair(*rotation, -30, 75),
        pronation=pair(60, 45, 15, -15, 150),
        finger_curl=pair(12, 12, 6, -5, 60),
        leg_abduction=pair(6, 4, 2, -1, 20),
        hip_flexion=pair(3, 4, 2, -4, 22),
        knee_flexion=pair(7, 6, 3, 0, 40),
        toe_out=pair(15, 16, 9, -30, 65),
        plantar_flexion=pair(30, 15, 7, -5, 65),
        foot_tilt=pair(0, 8, 5, -25, 25),
        head_turn=float(rng.normal(0, 12)),
        head_tilt=float(rng.normal(0, 4)),
        head_nod=float(rng.normal(0, 7)),
        trunk_bend=float(rng.normal(0, 2.5)),
        pelvic_tilt=float(rng.normal(0, 5)),
        yaw=float(rng.normal(0, 2)),
        roll=float(rng.normal(0, 4)),
        shift_mm=(float(rng.normal(0, 12)), float(rng.normal(0, 6)), float(rng.normal(0, 20))),
    )


def standing_posture(rng: np.random.Generator) -> Posture:
    """Upright between the X-ray tubes, hands lifted before the chest or the face."""

    pair = partial(_pair, rng)
    return Posture(
        arm_abduction=pair(16, 8, 3, 2, 45),
        arm_forward=pair(42, 14, 4, 5, 75),
        elbow_flexion=pair(105, 20, 8, 40, 140),
        arm_rotation=pair(20, 15, 8, -20, 60),
        pronation=pair(60, 30, 10, 0, 120),
        finger_curl=pair(25, 15, 6, 0, 60),
        leg_abduction=pair(4, 2, 0.8, 0, 12),
        hip_flexion=pair(1, 2, 1, -4, 8),
        knee_flexion=pair(2, 2.5, 1.5, 0, 14),
        toe_out=pair(12, 7, 4, -10, 35),
        plantar_flexion=pair(0, 3, 2, -8, 8),
        head_turn=float(rng.normal(0, 5)),
        head_tilt=float(rng.normal(0, 3)),
        head_nod=float(rng.normal(0, 5)),
        trunk_bend=float(rng.normal(0, 1.2)),
        pelvic_tilt=float(rng.normal(0, 5)),
        yaw=float(rng.normal(0, 0.7)),
        roll=float(rng.normal(0, 4)),
        shift_mm=(float(rng.normal(0, 8)), float(rng.normal(0, 8)), 0.0),
    )
