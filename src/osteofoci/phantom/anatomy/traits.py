"""What stays with a simulated child for life: size, proportions, build and oddities.

Stature medians follow the CDC 2000 growth charts (rounded). Every other share and spread is
chosen for this simulator (status: unchecked); they shape simulated pictures only, and their
spread is wide on purpose, so that a localiser that learns from them meets every real child.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import BONE_SIDES, LANDMARKS, BoneSide

_AGES = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
_STATURE_CM = {
    "F": (94, 101, 108, 115, 121.5, 127.5, 133, 138, 144.5, 151.5, 157, 160.5, 162, 162.5, 163, 163),
    "M": (95, 102.5, 109, 115.5, 122, 128, 133.5, 138.5, 143.5, 149, 156, 164, 170, 173.5, 175.5, 176),
}  # fmt: skip


@dataclass(frozen=True)
class Build:
    """How one bone differs from the drawing: factors and shares of its length.

    Attributes:
        stoutness: factor on the thickness of the whole bone.
        flare: further factor on the thickness of its ends; its reciprocal acts on the shaft.
        bow: sideways and forward arch of the middle, as shares of the length.
        plate_shift: shift of each end's growth plate towards the middle, as a share.
    """

    stoutness: float = 1.0
    flare: float = 1.0
    bow: tuple[float, float] = (0.0, 0.0)
    plate_shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Traits:
    """One child.

    Attributes:
        stature_sd: stature in standard deviations from the median (one SD is 4.3 %).
        fatness, muscularity: 0 little .. 1 much.
        maturity_years: skeletal age minus age.
        leg_share .. head: factors on the shares of stature of those parts.
        leg_difference: left leg longer than the right, as a share of its length.
        scoliosis_mm: sideways offset of the thoracic apex, positive to the left.
        lumbar_curve: offset of the lumbar apex as a share of the thoracic one.
        lumbar_vertebrae: 5, now and then 4 or 6.
        rib_pairs: 12, now and then 11 or 13.
        build: of single bones.
        jitter: landmark offsets as shares of stature.
    """

    sex: str
    stature_sd: float
    fatness: float
    leg_share: float
    arm_share: float
    trunk_share: float
    foot_share: float
    width: float
    pelvis_width: float
    shoulder_width: float
    depth: float
    head: float
    scoliosis_mm: float
    kyphosis: float
    lordosis: float = 1.0
    muscularity: float = 0.5
    maturity_years: float = 0.0
    thigh_share: float = 1.0
    upper_arm_share: float = 1.0
    hand_share: float = 1.0
    femoral_inclination_deg: float = 5.0
    tibial_torsion_deg: float = 8.0
    carrying_angle_deg: float = 8.0
    rib_drop: float = 1.0
    leg_difference: float = 0.0
    lumbar_curve: float = -0.35
    lumbar_vertebrae: int = 5
    rib_pairs: int = 12
    build: dict[BoneSide, Build] = field(default_factory=dict)
    jitter: dict[str, Floats] = field(default_factory=dict)

    @property
    def odd_anatomy(self) -> bool:
        return self.lumbar_vertebrae != 5 or self.rib_pairs != 12


def random_traits(rng: np.random.Generator, sex: str) -> Traits:
    def factor(spread: float) -> float:
        return float(np.exp(np.clip(rng.normal(0, spread), -2.5 * spread, 2.5 * spread)))

    curved = rng.random() < 0.2
    jitter = {
        name: rng.normal(0, 0.0008 if name.startswith("vertebra") else 0.0034, 3)
        for name in LANDMARKS
    }
    return Traits(
        sex=sex,
        stature_sd=float(np.clip(rng.normal(0, 1), -2.4, 2.4)),
        fatness=float(rng.beta(1.7, 3)),
        muscularity=float(rng.beta(2.5, 2.5)),
        maturity_years=float(np.clip(rng.normal(0, 0.8), -2, 2)),
        leg_share=factor(0.035),
        thigh_share=factor(0.025),
        arm_share=factor(0.045),
        upper_arm_share=factor(0.03),
        hand_share=factor(0.06),
        trunk_share=factor(0.035),
        foot_share=factor(0.05),
        width=factor(0.07),
        pelvis_width=factor(0.07),
        shoulder_width=factor(0.07),
        depth=factor(0.09),
        head=factor(0.045),
        scoliosis_mm=float(rng.normal(0, 4) + curved * rng.normal(0, 16)),
        lumbar_curve=float(rng.normal(-0.35, 0.3)),
        kyphosis=float(rng.normal(1, 0.4)),
        lordosis=float(rng.normal(1, 0.4)),
        femoral_inclination_deg=float(rng.normal(5.5, 1.8)),
        tibial_torsion_deg=float(rng.normal(8, 7)),
        carrying_angle_deg=float(rng.normal(9, 4)),
        rib_drop=factor(0.15),
        leg_difference=float(
            rng.normal(0, 0.004) + (rng.random() < 0.08) * rng.choice([-1, 1]) * rng.uniform(0.015, 0.04)
        ),
        lumbar_vertebrae=int(rng.choice([4, 5, 6], p=[0.03, 0.93, 0.04])),
        rib_pairs=int(rng.choice([11, 12, 13], p=[0.03, 0.95, 0.02])),
        build={bone: _random_build(rng) for bone in BONE_SIDES},
        jitter=jitter,
    )  # fmt: skip


def _random_build(rng: np.random.Generator) -> Build:
    return Build(
        stoutness=float(np.clip(rng.normal(1, 0.10), 0.75, 1.3)),
        flare=float(np.clip(rng.normal(1, 0.07), 0.82, 1.2)),
        bow=(float(rng.normal(0, 0.008)), float(rng.normal(0, 0.012))),
        plate_shift=(float(rng.normal(0, 0.006)), float(rng.normal(0, 0.006))),
    )


def stature_mm(traits: Traits, age_years: float) -> float:
    median = float(np.interp(age_years, _AGES, _STATURE_CM[traits.sex])) * 10
    return median * (1 + 0.043 * traits.stature_sd)
