"""Bright places in the marrow of healthy children, at the published rates.

Feet: foci in 59 % of children under 16 years, calcaneus 54, talus 35, navicular 35 %, symmetric
(Shabshin 2006). Pelvis: most of the major findings of the axial skeleton, which 29.6 % of healthy
children have (von Brandis 2022). Knee: focal periphyseal oedema while a plate closes, 2-27 mm,
femur 8, tibia 6, fibula 1 of 15 (AJR 2011). Hand and proximal humerus among the commonest sites
of the limbs (doi:10.1016/j.ejrad.2022.110365). All as checked in the project's facts; the rates
of single sites that those do not give are chosen here (status: unchecked).
"""

from __future__ import annotations

import numpy as np

from osteofoci.phantom.anatomy.individual import plate_openness, plates_of
from osteofoci.phantom.anatomy.lesions import Lesion
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named

_SUBTLE, _MILD = -1, 0


def bright_places(
    bones: dict[BoneSide, DrawnBone], traits: Traits, age_years: float, seed: int
) -> tuple[Lesion, ...]:
    """Normal bright places of one child at an age; the same seed gives the same child's."""
    rng = np.random.default_rng([seed, 31])
    found: list[Lesion] = []

    def pair(name: str, position: float, radius_mm: float, level: int) -> None:
        for side in (Side.LEFT, Side.RIGHT):
            place = BoneSide(bone_named(name), side)
            if place in bones:
                found.append(
                    Lesion(
                        f"N{len(found) + 1}", place, position + float(rng.normal(0, 0.02)),
                        radius_mm * float(rng.uniform(0.85, 1.15)),
                        (float(rng.normal(0, 0.2)), float(rng.normal(0, 0.2))),
                        level, 0.0, "physiological", int(rng.integers(2**31)), physiological=True,
                    )
                )  # fmt: skip

    feet = rng.random() < 0.59
    for name, rate in (("calcaneus", 0.54), ("talus", 0.35), ("navicular", 0.35)):
        lit, position, radius = rng.random() < rate, rng.uniform(0.3, 0.7), rng.uniform(3, 6.5)
        if feet and lit and age_years < 16:
            pair(name, float(position), float(radius), int(rng.choice([_SUBTLE, _MILD])))
    for name, rate, position, size in (
        ("humerus", 0.25, 0.16, 7.0),
        ("femur", 0.15, 0.88, 8.0),
        ("carpus", 0.25, 0.5, 4.0),
        ("ilium", 0.15, 0.85, 7.0),
        ("ischium", 0.10, 0.15, 6.0),
        ("pubis", 0.08, 0.15, 5.0),
    ):
        lit, radius = rng.random() < rate, size * rng.uniform(0.6, 1.2)
        if lit and age_years < 17:
            pair(name, position, float(radius), _SUBTLE if rng.random() < 0.7 else _MILD)
    for name, share in (("femur", 0.925), ("tibia", 0.065), ("fibula", 0.055)):
        lit = rng.random() < {"femur": 0.32, "tibia": 0.24, "fibula": 0.04}[name]
        radius = rng.uniform(2, 13)
        if lit and 0.1 < plate_openness(bone_named(name), age_years, traits) < 0.9:
            plates = plates_of(BoneSide(bone_named(name), Side.LEFT), traits)
            plate = share if plates is None else min(plates.physes, key=lambda p: abs(p - share))
            pair(name, plate, float(radius), _MILD)
    return tuple(found)
