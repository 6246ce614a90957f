"""Whole simulated patients on disk: DICOM, truth and clinical record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from osteofoci.geometry import write_nifti
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.child import child_landmarks
from osteofoci.phantom.dicom import Person, write_exam
from osteofoci.phantom.individual import child_bones, plates_of
from osteofoci.phantom.lesions import (
    Lesion,
    LesionTruth,
    evolve,
    frequent_place,
    paint_lesion,
    random_lesion,
)
from osteofoci.phantom.paint import paint_child
from osteofoci.phantom.physiology import bright_places
from osteofoci.phantom.posture import Posture, random_posture
from osteofoci.phantom.scanner import (
    Protocol,
    image_grid,
    image_labels,
    measure,
    scene_grid,
    station_rows,
)
from osteofoci.phantom.traits import Build, Traits, random_traits, stature_mm
from osteofoci.phantom.truth import (
    bone_frames,
    gone_row,
    in_view,
    lesion_row,
    rounded_points,
)
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named, carried


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
    """A child and its examinations.

    Attributes:
        normal_seed: of the normal bright places in the marrow; None paints none.
    """

    person: Person
    traits: Traits
    visits: tuple[Visit, ...]
    clinical: dict[str, Any]
    normal_seed: int | None = None


def write_patient(patient: SimulatedPatient, out: Path, *, seed: int) -> None:
    """Write ``dicom/``, ``truth.json``, ``truth/`` (label volumes) and ``clinical.yaml``."""
    (out / "truth").mkdir(exist_ok=True)
    truths = [
        _write_visit(
            patient, visit, out, np.random.default_rng([seed, number]), 100 * seed + number
        )
        for number, visit in enumerate(patient.visits)
    ]
    traits = patient.traits
    truth = {
        "patient": {
            "id": patient.person.id,
            "sex": patient.person.sex,
            "birth_date": patient.person.birth_date.isoformat(),
            "lumbar_vertebrae": traits.lumbar_vertebrae,
            "rib_pairs": traits.rib_pairs,
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
    patient: SimulatedPatient, visit: Visit, out: Path, rng: np.random.Generator, seed: int
) -> dict[str, Any]:
    protocol, age = visit.protocol, age_at(patient, visit.when)
    traits = _at_visit(patient.traits, visit)
    landmarks = child_landmarks(traits, age, visit.posture)
    scene = scene_grid(*_bounds(landmarks), protocol)
    bones = child_bones(landmarks, traits, heights=visit.heights)
    child = paint_child(landmarks, bones, traits, age, scene, rng)
    by_name = {bone.bone_side: bone for bone in bones}
    normal: tuple[Lesion, ...] = ()
    if patient.normal_seed is not None:
        taken = {lesion.bone_side for lesion in visit.lesions}
        places = bright_places(by_name, traits, age, patient.normal_seed)
        normal = tuple(place for place in places if place.bone_side not in taken)
    found: list[LesionTruth] = []
    numbers = np.zeros(scene.shape_zyx, np.uint8)
    for lesion in (*normal, *visit.lesions):
        plates = plates_of(lesion.bone_side, traits)
        truth, mask = paint_lesion(lesion, by_name[lesion.bone_side], child, plates)
        if truth is not None:
            found.append(truth)
            numbers[mask] = len(found)
    kinds = ["dixon water" if protocol.with_dixon else "stir", *["t1"] * protocol.with_t1]
    images = {kind: measure(child, protocol, kind, landmarks, rng) for kind in kinds}
    day = visit.when.strftime("%Y%m%d")
    study = write_exam(out / "dicom" / day, patient.person, visit.when, images, protocol, seed=seed)
    grid = image_grid(scene, protocol)
    for name, painted in (("bones", child.bone_zyx), ("lesions", numbers)):
        labels = image_labels(painted, scene, protocol)
        write_nifti(labels, grid, out / "truth" / f"{day}_{name}.nii.gz")
    covered = []
    for n, (a, b) in enumerate(station_rows(scene.shape_zyx[0], protocol)):
        if n != protocol.missing_station:
            ends = scene.points_lps_mm(np.array([[a, 0, 0], [b - 1, 0, 0]]))[:, 2]
            covered.append((float(ends.min()), float(ends.max())))
    return {
        "date": visit.when.isoformat(),
        "age": round(age, 2),
        "height_mm": round(stature_mm(traits, age)),
        "variant": _variant(protocol),
        "lesions": [lesion_row(truth, protocol, grid, covered) for truth in found],
        "gone": [
            gone_row(lesion, by_name[lesion.bone_side], grid, covered) for lesion in visit.healed
        ],
        "covered_z": [[round(v, 1) for v in span] for span in covered],
        "landmarks": rounded_points(landmarks),
        "landmarks_in_view": [n for n, p in landmarks.items() if in_view(p, grid, covered)],
        "bones": bone_frames(bones, traits, age),
        "labels": {"bones": f"truth/{day}_bones.nii.gz", "lesions": f"truth/{day}_lesions.nii.gz"},
        "study": study,
    }


def _at_visit(traits: Traits, visit: Visit) -> Traits:
    build = dict(traits.build)
    for bone_side, factor in visit.stoutness.items():
        own = build.get(bone_side, Build())
        build[bone_side] = replace(own, stoutness=own.stoutness * factor)
    return replace(traits, build=build)


def _variant(protocol: Protocol) -> dict[str, Any]:
    return {
        "field_t": protocol.field_t,
        "layout": protocol.layout,
        "naming": protocol.naming,
        "part": protocol.part,
        "missing_station": protocol.missing_station is not None,
        "sequence": "dixon water" if protocol.with_dixon else "stir",
    }


def _bounds(landmarks: dict[str, Floats]) -> tuple[Floats, Floats]:
    points = np.array(list(landmarks.values()))
    low, high = points.min(0), points.max(0)
    middle = float(np.median(points[:, 0]))
    half = max(middle - low[0], high[0] - middle) + 40
    back = high[1] + 28
    front = max(low[1] - 25, back - 250)
    return (
        np.array([middle - half, front, low[2] - 22]),
        np.array([middle + half, back, high[2] + 22]),
    )


def _place(name: str, side: Side = Side.MIDLINE) -> BoneSide:
    return BoneSide(bone_named(name), side)


def seed_case() -> SimulatedPatient:
    """The nine-year-old girl of the case, examined twice, a year apart.

    First: the left second metatarsal, T5 and T6 with loss of height, the left twelfth rib.
    Then: less oedema in the metatarsal and the vertebrae, more in the hyperostotic rib, and
    two new foci in the left and right tibial metaphyses.
    """
    rng = np.random.default_rng(20140)
    traits = replace(
        random_traits(rng, "F"), stature_sd=0.1, fatness=0.3, scoliosis_mm=3.0,
        leg_difference=0.0, lumbar_vertebrae=5, rib_pairs=12,
    )  # fmt: skip
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


def random_patient(seed: int, *, exams: int | None = None, small: bool = False) -> SimulatedPatient:
    """A random child with random disease, scanner and course.

    Args:
        exams: number of examinations; 2 to 5 at random if None.
        small: coarser voxels and no T1, for tests.
    """
    rng = np.random.default_rng([seed, 9])
    sex = "F" if rng.random() < 0.66 else "M"
    start = date(2023, 1, 10) + timedelta(days=int(rng.integers(300)))
    age = float(rng.uniform(3, 16))
    birth = start - timedelta(days=int(age * 365.25))
    traits = random_traits(rng, sex)
    person = Person(f"SIM{seed:06d}", f"Simulated^Nr {seed}", sex, birth)
    count = int(rng.integers(2, 9))
    drawn = int(rng.choice([2, 3, 4, 5], p=[0.4, 0.3, 0.2, 0.1]))
    places = _bones_at(traits, age)
    active: list[Lesion] = []
    while len(active) < count:
        candidate = random_lesion(frequent_place(places, rng), places, rng, f"F{len(active) + 1}")
        if not _beside(candidate, active):
            active.append(candidate)
    healed: list[Lesion] = []
    visits: list[Visit] = []
    when = start
    for number in range(exams or drawn):
        if number:
            years = float(rng.uniform(0.4, 1.15))
            when = when + timedelta(days=int(365.25 * years))
            before, places = places, _bones_at(traits, (when - birth).days / 365.25)
            active = [_grown(lesion, traits, before, places) for lesion in active]
            healed = [_grown(lesion, traits, before, places) for lesion in healed]
            following: list[Lesion] = []
            for lesion in active:
                later = evolve(lesion, rng)
                if later is None:
                    healed.append(lesion)
                else:
                    following.append(later)
            for _ in range(int(rng.integers(0, 3))):
                count += 1
                extra = random_lesion(frequent_place(places, rng), places, rng, f"F{count}")
                if not _beside(extra, [*active, *healed, *following]):
                    following.append(replace(extra, status="new"))
            active = following
        protocol = _random_protocol(rng, small, number)
        visits.append(Visit(when, random_posture(rng), protocol, tuple(active), tuple(healed)))
    return SimulatedPatient(
        person, traits, tuple(visits), {"patient": {"sex": sex}}, normal_seed=seed
    )


def rescanned(patient: SimulatedPatient, seed: int) -> SimulatedPatient:
    """The child of a first examination, examined again the next day: nothing has changed.

    It lies differently, and noise, coil and slices are others.
    """
    first = patient.visits[0]
    again = replace(
        first,
        when=first.when + timedelta(days=1),
        posture=random_posture(np.random.default_rng([seed, 10])),
        lesions=tuple(replace(lesion, status="stable") for lesion in first.lesions),
    )
    return replace(patient, visits=(first, again))


def _bones_at(traits: Traits, age_years: float) -> dict[BoneSide, DrawnBone]:
    landmarks = child_landmarks(traits, age_years, Posture())
    return {b.bone_side: b for b in child_bones(landmarks, traits, heights={})}


def _beside(lesion: Lesion, others: list[Lesion]) -> bool:
    return any(
        lesion.bone_side == other.bone_side and abs(lesion.position - other.position) < 0.4
        for other in others
    )


def _grown(
    lesion: Lesion,
    traits: Traits,
    then: Mapping[BoneSide, DrawnBone],
    now: Mapping[BoneSide, DrawnBone],
) -> Lesion:
    """The same place after growth."""
    place, plates = lesion.bone_side, plates_of(lesion.bone_side, traits)
    position = carried(
        place.bone,
        lesion.position,
        then[place].axis.length_mm,
        now[place].axis.length_mm,
        plates_then=plates,
        plates_now=plates,
    )
    return replace(lesion, position=position)


def _random_protocol(rng: np.random.Generator, small: bool, number: int) -> Protocol:
    strong = rng.random() < 0.35
    part, missing = "whole body", None
    oddity = rng.random()
    stations = int(rng.integers(4, 7))
    if number and oddity < 0.10:
        part = "legs"
    elif number and oddity < 0.16:
        part = "trunk"
    elif number and oddity < 0.22:
        missing = int(rng.integers(1, stations))
    return Protocol(
        in_plane_mm=2.4 if small else float(rng.choice([1.2, 1.4, 1.5, 1.7])),
        slice_mm=6.0 if small else float(rng.choice([4.0, 5.0, 5.0, 6.0])),
        stations=stations,
        overlap_mm=float(rng.uniform(30, 60)),
        noise=float(rng.uniform(0.03, 0.10)),
        field_t=3.0 if strong else 1.5,
        ti_ms=float(rng.uniform(195, 225) if strong else rng.uniform(150, 178)),
        te_ms=float(rng.uniform(40, 80)),
        layout=str(rng.choice(["series per station", "one series", "enhanced"])),
        naming=str(rng.choice(["siemens", "ge", "philips", "german", "numbers"])),
        feet_first=bool(rng.random() < 0.25),
        missing_station=missing,
        part=part,
        oblique_deg=float(rng.normal(0, 1.5)) if rng.random() < 0.4 else 0.0,
        gap=float(rng.choice([0.0, 0.0, 0.1])),
        with_t1=not small and number == 0,
        with_dixon=bool(rng.random() < 0.12),
        field_of_view_mm=float(rng.choice([450.0, 480.0, 500.0])),
        wraps=bool(rng.random() < 0.15),
        fat_shift_px=int(rng.integers(0, 3)),
        breathing=float(rng.uniform(0, 0.06)),
        metal_radius_mm=float(rng.uniform(15, 35)) if rng.random() < 0.08 else 0.0,
    )
