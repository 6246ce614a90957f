"""Random children for single techniques: standing radiographs, bone scans, and all of them at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from osteofoci.phantom.anatomy.collapse import heights_of
from osteofoci.phantom.anatomy.posture import random_posture, standing_posture
from osteofoci.phantom.patient.invent import random_patient
from osteofoci.phantom.patient.patient import SimulatedPatient
from osteofoci.phantom.planar.radiography import random_exposure
from osteofoci.phantom.planar.scintigraphy import random_camera
from osteofoci.phantom.planar.techniques import Biplanar, BoneScan, Radiograph, Technique
from osteofoci.skeleton import BoneSide, Side, bone_named

# Regions in which a radiograph shows a bone well.
_REGION_OF = {
    "tibia": "lower leg", "fibula": "lower leg", "femur": "knee", "metatarsal": "foot",
    "calcaneus": "foot", "clavicle": "chest",
}  # fmt: skip
# More often than in life, so that there are some to measure.
UNEQUAL_LEGS = 0.4
_COLLAPSING = (*(f"T{n}" for n in range(3, 13)), "L1", "L2", "L3")


def spine_patient(seed: int) -> SimulatedPatient:
    """A child with two standing pairs and some vertebrae that lose height and win part of it back."""
    rng = np.random.default_rng([seed, 21])
    patient = random_patient(seed, exams=2)
    losses = {
        str(level): (float(rng.uniform(0.12, 0.45)), int(rng.integers(3)))
        for level in rng.choice(_COLLAPSING, size=int(rng.integers(0, 4)), replace=False)
    }
    left = rng.uniform(0.3, 1.2, len(losses))
    traits = patient.traits
    if rng.random() < UNEQUAL_LEGS:
        traits = replace(
            traits, leg_difference=float(rng.choice([-1, 1]) * rng.uniform(0.015, 0.06))
        )
    visits = []
    for number, visit in enumerate(patient.visits):
        heights = {
            _vertebra(level): heights_of(loss * (1.0 if number == 0 else float(share)), shape)
            for (level, (loss, shape)), share in zip(losses.items(), left, strict=True)
        }
        shot = Biplanar(
            standing_posture(rng),
            pixel_mm=float(rng.choice([0.25, 0.3, 0.36])),
            part="spine" if rng.random() < 0.3 else "whole body",
            exposure=random_exposure(rng),
            offset_mm=(float(rng.normal(0, 15)), float(rng.normal(0, 15))),
        )
        visits.append(replace(visit, protocol=None, heights=heights, techniques=(shot,)))
    return replace(patient, traits=traits, visits=tuple(visits))


def _vertebra(level: str) -> BoneSide:
    return BoneSide(bone_named(f"vertebra {level}"), Side.MIDLINE)


def scan_patient(seed: int) -> SimulatedPatient:
    """A child with two bone scans."""
    rng = np.random.default_rng([seed, 22])
    patient = random_patient(seed, exams=2)
    visits = tuple(
        replace(visit, protocol=None, techniques=(_scan(rng),)) for visit in patient.visits
    )
    return replace(patient, visits=visits)


def _scan(rng: np.random.Generator) -> BoneScan:
    return BoneScan(
        random_posture(rng),
        random_camera(rng),
        activity_mbq=float(rng.uniform(80, 500)),
        weight_kg=float(rng.uniform(15, 60)) if rng.random() < 0.8 else None,
    )


def many_techniques_patient(seed: int) -> SimulatedPatient:
    """A child with one visit: MRI, a bone scan, a standing pair and a radiograph of one focus."""
    rng = np.random.default_rng([seed, 23])
    patient = random_patient(seed, exams=1)
    visit = patient.visits[0]
    techniques: list[Technique] = [_scan(rng), Biplanar(standing_posture(rng), pixel_mm=0.36)]
    shown = next((x for x in visit.lesions if x.bone_side.bone.family in _REGION_OF), None)
    if shown is not None:
        region = _REGION_OF[shown.bone_side.bone.family]
        side = "" if region == "chest" else str(shown.bone_side.side)
        techniques.append(Radiograph(region, side, pixel_mm=0.25, exposure=random_exposure(rng)))
    whole = None if visit.protocol is None else replace(visit.protocol, with_t1=False)
    return replace(patient, visits=(replace(visit, protocol=whole, techniques=tuple(techniques)),))
