"""Whole simulated patients on disk: DICOM, truth and clinical record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.child import (
    Posture,
    Traits,
    child_landmarks,
    random_posture,
    random_traits,
    stature_mm,
)
from osteofoci.phantom.dicom import Person, write_exam
from osteofoci.phantom.lesions import (
    INTENSITIES,
    Lesion,
    LesionTruth,
    evolve,
    frequent_place,
    paint_lesion,
    random_lesion,
)
from osteofoci.phantom.paint import child_bones, paint_child
from osteofoci.phantom.scanner import Protocol, measure, scene_grid, station_rows
from osteofoci.phantom.tissue import Tissue, stir_signal
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named


@dataclass(frozen=True)
class Visit:
    """One examination to simulate."""

    when: date
    posture: Posture
    protocol: Protocol
    lesions: tuple[Lesion, ...]
    healed: tuple[Lesion, ...]
    heights: Mapping[BoneSide, float] = field(default_factory=dict)
    stoutness: Mapping[BoneSide, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SimulatedPatient:
    person: Person
    traits: Traits
    visits: tuple[Visit, ...]
    clinical: dict[str, Any]


def write_patient(patient: SimulatedPatient, out: Path, *, seed: int) -> None:
    """Write ``dicom/``, ``truth.json`` and ``clinical.yaml`` under a folder."""
    truths = []
    first: dict[str, LesionTruth] = {}
    for number, visit in enumerate(patient.visits):
        rng = np.random.default_rng([seed, number])
        truths.append(_write_visit(patient, visit, out, rng, seed * 100 + number, first))
    truth = {
        "patient": {
            "id": patient.person.id,
            "sex": patient.person.sex,
            "birth_date": patient.person.birth_date.isoformat(),
        },
        "exams": truths,
    }
    (out / "truth.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")
    (out / "clinical.yaml").write_text(
        yaml.safe_dump(patient.clinical, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def age_at(patient: SimulatedPatient, when: date) -> float:
    return (when - patient.person.birth_date).days / 365.25


def _write_visit(
    patient: SimulatedPatient,
    visit: Visit,
    out: Path,
    rng: np.random.Generator,
    seed: int,
    first: dict[str, LesionTruth],
) -> dict[str, Any]:
    traits = replace(
        patient.traits, stoutness={**patient.traits.stoutness, **dict(visit.stoutness)}
    )
    age = age_at(patient, visit.when)
    landmarks = child_landmarks(traits, age, visit.posture)
    low, high = _bounds(landmarks, visit.protocol)
    grid = scene_grid(low, high, visit.protocol)
    bones = child_bones(landmarks, traits, heights=visit.heights)
    child = paint_child(landmarks, bones, traits, age, grid, rng)
    by_name = {bone.bone_side: bone for bone in bones}
    found = [
        (lesion, paint_lesion(lesion, by_name[lesion.bone_side], child)[0])
        for lesion in visit.lesions
    ]
    images = {"stir": measure(child, visit.protocol, "stir", rng)}
    if visit.protocol.with_t1:
        images["t1"] = measure(child, visit.protocol, "t1", rng)
    folder = out / "dicom" / visit.when.strftime("%Y%m%d")
    study = write_exam(folder, patient.person, visit.when, images, visit.protocol, seed=seed)
    covered = [
        tuple(
            sorted(float(z) for z in grid.points_lps_mm(np.array([[a, 0, 0], [b - 1, 0, 0]]))[:, 2])
        )
        for n, (a, b) in enumerate(station_rows(grid.shape_zyx[0], visit.protocol))
        if n != visit.protocol.missing_station
    ]
    table = stir_signal(
        ti_ms=visit.protocol.ti_ms, tr_ms=visit.protocol.tr_ms, te_ms=visit.protocol.te_ms
    )
    lesions = []
    for lesion, truth in found:
        if truth is None:
            continue
        first.setdefault(lesion.id, truth)
        ratio = float(table[INTENSITIES[lesion.intensity]] / table[Tissue.MUSCLE])
        lesions.append(_lesion_row(truth, ratio, covered))
    gone = [_gone_row(lesion, by_name[lesion.bone_side], covered) for lesion in visit.healed]
    return {
        "date": visit.when.isoformat(),
        "age": round(age, 2),
        "height_mm": round(stature_mm(traits, age)),
        "lesions": lesions,
        "gone": gone,
        "covered_z": [[round(v, 1) for v in span] for span in covered],
        "landmarks": {name: [round(float(v), 2) for v in p] for name, p in landmarks.items()},
        "study": study,
    }


def _bounds(landmarks: dict[str, Floats], protocol: Protocol) -> tuple[Floats, Floats]:
    points = np.array(list(landmarks.values()))
    low, high = points.min(0), points.max(0)
    middle = (low[0] + high[0]) / 2
    half = min(protocol.field_of_view_mm / 2, (high[0] - low[0]) / 2 + 45)
    back = high[1] + 28
    front = max(low[1] - 25, back - 240)
    return (
        np.array([middle - half, front, low[2] - 22]),
        np.array([middle + half, back, high[2] + 22]),
    )


def _in_view(z: float, covered: Sequence[tuple[float, ...]]) -> bool:
    return any(low <= z <= high for low, high in covered)


def _lesion_row(
    truth: LesionTruth, ratio: float, covered: Sequence[tuple[float, ...]]
) -> dict[str, Any]:
    return {
        "id": truth.lesion.id,
        "bone": truth.site.bone.name,
        "side": str(truth.site.side),
        "zone": None if truth.site.zone is None else str(truth.site.zone),
        "centroid_lps_mm": [round(v, 2) for v in truth.centroid_lps_mm],
        "volume_mm3": round(truth.volume_mm3, 1),
        "signal_ratio": round(ratio, 3),
        "soft_tissue_oedema": truth.lesion.halo_mm > 0,
        "crosses_physis": truth.crosses_physis,
        "extent_fraction": round(truth.extent_fraction, 4),
        "physiological": False,
        "status": truth.lesion.status,
        "covered": _in_view(truth.centroid_lps_mm[2], covered),
    }


def _gone_row(
    lesion: Lesion, bone: DrawnBone, covered: Sequence[tuple[float, ...]]
) -> dict[str, Any]:
    place = bone.axis.at(lesion.position)
    return {
        "id": lesion.id,
        "bone": lesion.bone_side.bone.name,
        "side": str(lesion.bone_side.side),
        "centroid_lps_mm": [round(float(v), 2) for v in place],
        "status": "resolved",
        "covered": _in_view(float(place[2]), covered),
    }


def _place(name: str, side: Side = Side.MIDLINE) -> BoneSide:
    return BoneSide(bone_named(name), side)


def seed_case() -> SimulatedPatient:
    """The nine-year-old girl of the case, examined twice, a year apart.

    First: the left second metatarsal, T5 and T6 with loss of height, the left twelfth rib.
    Then: less oedema in the metatarsal and the vertebrae, more in the hyperostotic rib, and
    two new foci in the left and right tibial metaphyses.
    """
    rng = np.random.default_rng(20140)
    traits = replace(random_traits(rng, "F"), stature_sd=0.1, fatness=0.3, scoliosis_mm=3.0)
    left = Side.LEFT

    def lesion(
        name: str, place: BoneSide, position: float, radius: float, level: int, halo: float,
        status: str,
    ) -> Lesion:  # fmt: skip
        return Lesion(
            name, place, position, radius, (0.0, 0.0), level, halo, status, 77 + len(name)
        )

    foot, rib = _place("metatarsal 2", left), _place("rib 12", left)
    fifth, sixth = _place("vertebra T5"), _place("vertebra T6")
    shins = _place("tibia", left), _place("tibia", Side.RIGHT)
    first = (
        lesion("F1", foot, 0.72, 9.0, 2, 5.0, "baseline"),
        lesion("F2", fifth, 0.5, 10.0, 2, 4.0, "baseline"),
        lesion("F3", sixth, 0.5, 10.0, 2, 4.0, "baseline"),
        lesion("F4", rib, 0.5, 9.0, 2, 1.5, "baseline"),
    )
    second = (
        lesion("F1", foot, 0.74, 5.2, 1, 0.0, "improved"),
        lesion("F2", fifth, 0.5, 5.8, 1, 0.0, "improved"),
        lesion("F3", sixth, 0.5, 5.6, 1, 0.0, "improved"),
        lesion("F4", rib, 0.5, 27.0, 2, 2.0, "worse"),
        lesion("F5", shins[0], 0.125, 11.0, 2, 3.0, "new"),
        lesion("F6", shins[1], 0.135, 9.0, 1, 0.0, "new"),
    )
    person = Person("OSTEOFOCI-DEMO", "Demonstration^Child", "F", date(2014, 5, 20))
    visits = (
        Visit(
            date(2024, 3, 12), random_posture(np.random.default_rng(5)), Protocol(), first, (),
            heights={fifth: 0.72, sixth: 0.75},
        ),
        Visit(
            date(2025, 3, 18), random_posture(np.random.default_rng(12)), Protocol(te_ms=66), second,
            (), heights={fifth: 0.86, sixth: 0.88}, stoutness={rib: 1.6},
        ),
    )  # fmt: skip
    clinical = {
        "patient": {"sex": "F", "age_years": 9},
        "history": [
            {"site": "left foot", "symptom": "pain and swelling", "date": "2024-03"},
            {"site": "back", "symptom": "pain for several months, gone by itself"},
        ],
        "laboratory": [{"name": "all", "result": "unremarkable"}],
        "biopsy": [
            {
                "site": "left metatarsal 2",
                "result": "sub-acute, non-infectious, inflammatory changes",
            }
        ],
        "treatments": [{"name": "brace", "for": "T5-T6"}],
    }
    return SimulatedPatient(person, traits, visits, clinical)


def random_patient(seed: int, *, exams: int = 2, small: bool = False) -> SimulatedPatient:
    """A random child with random disease, scanner and course.

    Args:
        small: coarser voxels and no T1, for tests.
    """
    rng = np.random.default_rng([seed, 9])
    sex = "F" if rng.random() < 0.66 else "M"
    start = date(2023, 1, 10) + timedelta(days=int(rng.integers(300)))
    age = float(rng.uniform(4, 15))
    birth = start - timedelta(days=int(age * 365.25))
    traits = random_traits(rng, sex)
    person = Person(f"SIM{seed:06d}", f"Simulated^Nr {seed}", sex, birth)
    reference = child_landmarks(traits, age, Posture())
    places = {b.bone_side: b for b in child_bones(reference, traits, heights={})}
    count = int(rng.integers(2, 9))
    active: list[Lesion] = []
    while len(active) < count:
        candidate = random_lesion(frequent_place(places, rng), places, rng, f"F{len(active) + 1}")
        if all(candidate.bone_side != other.bone_side or abs(candidate.position - other.position) > 0.4
               for other in active):  # fmt: skip
            active.append(candidate)
    healed: list[Lesion] = []
    visits = []
    serial = count
    when = start
    for number in range(exams):
        if number:
            when = when + timedelta(days=int(rng.uniform(150, 420)))
            following: list[Lesion] = []
            for lesion in active:
                later = evolve(lesion, rng)
                if later is None:
                    healed.append(lesion)
                else:
                    following.append(later)
            for _ in range(int(rng.integers(0, 3))):
                serial += 1
                extra = random_lesion(frequent_place(places, rng), places, rng, f"F{serial}")
                near = [
                    o for o in (*active, *healed) if o.bone_side == extra.bone_side
                    and abs(o.position - extra.position) < 0.4
                ]  # fmt: skip
                if not near:
                    following.append(replace(extra, status="new"))
            active = following
        visits.append(
            Visit(
                when,
                random_posture(rng),
                _random_protocol(rng, small, number),
                tuple(active),
                tuple(healed),
            )
        )
    return SimulatedPatient(person, traits, tuple(visits), {"patient": {"sex": sex}})


def _random_protocol(rng: np.random.Generator, small: bool, number: int) -> Protocol:
    in_plane = 2.4 if small else float(rng.choice([1.3, 1.5, 1.6]))
    return Protocol(
        in_plane_mm=in_plane,
        slice_mm=6.0 if small else float(rng.choice([5.0, 5.0, 6.0])),
        stations=int(rng.integers(4, 6)),
        overlap_mm=float(rng.uniform(30, 60)),
        noise=float(rng.uniform(0.03, 0.10)),
        ti_ms=float(rng.uniform(150, 175)),
        te_ms=float(rng.uniform(45, 75)),
        layout=str(rng.choice(["series per station", "one series", "enhanced"])),
        naming=str(rng.choice(["siemens", "ge", "philips", "numbers"])),
        feet_first=bool(rng.random() < 0.25),
        missing_station=None,
        legs_only=bool(number > 0 and rng.random() < 0.12),
        oblique_deg=float(rng.normal(0, 1.5)) if rng.random() < 0.4 else 0.0,
        with_t1=not small and number == 0,
    )
