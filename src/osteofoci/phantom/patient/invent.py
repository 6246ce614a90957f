"""Children that were never born: the seed case, random ones, and the same one scanned again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.collapse import Heights, heights_of
from osteofoci.phantom.anatomy.individual import child_bones, plates_of
from osteofoci.phantom.anatomy.lesions import (
    Lesion,
    evolve,
    frequent_place,
    mirrored_lesion,
    random_lesion,
)
from osteofoci.phantom.anatomy.posture import Posture, random_posture, standing_posture
from osteofoci.phantom.anatomy.traits import Traits, random_traits
from osteofoci.phantom.dicom import Person
from osteofoci.phantom.mri.scanner import Protocol
from osteofoci.phantom.patient.patient import SimulatedPatient, Visit
from osteofoci.phantom.planar.techniques import Biplanar, BoneScan, Radiograph, Technique
from osteofoci.skeleton import BoneSide, DrawnBone, Kind, Side, bone_named, carried

# One focus in five has a twin on the other side, so that about half of the children have symmetric
# foci (53 % of 264 with CNO, ACR 2020 abstract 1162).
TWIN_SHARE = 0.2
# Shares of foci with a complication, so that there are some to measure: six of 53 children had
# flattened vertebrae and 7 % of 456 bones were deformed (von Kalle 2013); abscesses are rare, and
# are drawn more often than they are seen.
COLLAPSED, EXPANDED, ABSCESS = 0.35, 0.15, 0.05
EXPANDING = ("rib", "clavicle", "metatarsal", "metacarpal", "fibula", "radius", "ulna")


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
        look: str = "lytic", uptake: float = 3.0,
    ) -> Lesion:  # fmt: skip
        return Lesion(
            name, place, position, radius, (0.0, 0.0), level, halo, status, 77 + len(name),
            periosteal=name == "F1" and status == "baseline", appearance=look, uptake=uptake,
        )  # fmt: skip

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
        lesion("F1", foot, 0.74, 5.2, 1, 0.0, "improved", "sclerotic", 1.8),
        lesion("F2", fifth, 0.5, 5.8, 1, 0.0, "improved"),
        lesion("F3", sixth, 0.5, 5.6, 1, 0.0, "improved"),
        lesion("F4", rib, 0.5, 27.0, 2, 2.0, "worse", "hyperostotic", 4.0),
        lesion("F5", shins[0], 0.125, 11.0, 2, 3.0, "new"),
        lesion("F6", shins[1], 0.135, 9.0, 1, 0.0, "new"),
    )
    person = Person("OSTEOFOCI-DEMO", "Demonstration^Child", "F", date(2014, 5, 20))
    visits = (
        Visit(
            date(2024, 3, 12), random_posture(np.random.default_rng(5)), Protocol(), first, (),
            heights={fifth: Heights(0.60, 0.70, 0.86), sixth: Heights(0.64, 0.74, 0.87)},
            techniques=_seed_techniques(0),
        ),
        Visit(
            date(2025, 3, 18), random_posture(np.random.default_rng(12)), Protocol(te_ms=66), second,
            (), heights={fifth: Heights(0.80, 0.85, 0.93), sixth: Heights(0.82, 0.88, 0.94)}, stoutness={rib: 1.6}, techniques=_seed_techniques(1),
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


def _seed_techniques(visit: int) -> tuple[Technique, ...]:
    """EOS, the left foot and a bone scan, as in the case."""
    return (
        Biplanar(standing_posture(np.random.default_rng(5 + visit)), pixel_mm=0.25),
        Radiograph("foot", "left", pixel_mm=0.15),
        BoneScan(
            random_posture(np.random.default_rng(25 + visit)), activity_mbq=240.0 + 15 * visit
        ),
    )


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
    twins = np.random.default_rng([seed, 11])
    for lesion in tuple(active):
        if lesion.bone_side.side is Side.MIDLINE or twins.random() > TWIN_SHARE:
            continue
        count += 1
        twin = mirrored_lesion(lesion, twins, f"F{count}")
        if not _beside(twin, active):
            active.append(twin)
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
    visits = _with_complications(visits, np.random.default_rng([seed, 12]))
    visits = _with_looks(visits, np.random.default_rng([seed, 15]))
    return SimulatedPatient(
        person, traits, tuple(visits), {"patient": {"sex": sex}}, normal_seed=seed
    )


def _with_complications(visits: list[Visit], rng: np.random.Generator) -> list[Visit]:
    """Some vertebrae lose height and win a part of it back, some bones widen, some foci melt."""
    loss: dict[str, float] = {}
    width: dict[str, float] = {}
    melts: dict[str, bool] = {}
    changed = []
    for visit in visits:
        heights: dict[BoneSide, Heights] = {}
        stoutness: dict[BoneSide, float] = {}
        for lesion in (*visit.lesions, *visit.healed):
            place = lesion.bone_side
            if lesion.id not in melts:
                lost = rng.uniform(0.2, 0.5) if rng.random() < COLLAPSED else 0.0
                wide = rng.uniform(1.35, 1.7) if rng.random() < EXPANDED else 1.0
                loss[lesion.id] = lost if place.bone.kind is Kind.VERTEBRA else 0.0
                width[lesion.id] = wide if place.bone.family in EXPANDING else 1.0
                melts[lesion.id] = bool(rng.random() < ABSCESS)
            elif lesion in visit.healed or lesion.status == "improved":
                loss[lesion.id] *= 0.5
            if loss[lesion.id] > 0:
                heights[place] = _collapse(loss[lesion.id], lesion.seed)
            if width[lesion.id] > 1:
                stoutness[place] = width[lesion.id]
        lesions = tuple(replace(item, fluid_core=melts[item.id]) for item in visit.lesions)
        changed.append(replace(visit, lesions=lesions, heights=heights, stoutness=stoutness))
    return changed


_AGEING = ("lytic", "mixed", "sclerotic")


def _with_looks(visits: list[Visit], rng: np.random.Generator) -> list[Visit]:
    """How each focus looks on a radiograph and takes up tracer, from visit to visit.

    Lytic foci fill in and become sclerotic; widened bones are hyperostotic. 50 % lytic and 53 %
    sclerotic as in the Bristol cohort (unchecked).
    """
    look: dict[str, int] = {}
    uptake: dict[str, float] = {}
    changed = []
    for visit in visits:
        lesions = []
        for lesion in visit.lesions:
            if lesion.id not in look:
                look[lesion.id] = int(rng.choice(3, p=[0.5, 0.2, 0.3]))
                uptake[lesion.id] = float(np.clip(np.exp(rng.normal(1.0, 0.5)), 1.1, 8.0))
            else:
                look[lesion.id] = min(2, look[lesion.id] + int(rng.random() < 0.6))
                factor = {"improved": 0.65, "worse": 1.3}.get(lesion.status, 1.0)
                uptake[lesion.id] = max(1.0, uptake[lesion.id] * factor)
            wide = visit.stoutness.get(lesion.bone_side, 1.0) > 1
            appearance = "hyperostotic" if wide else _AGEING[look[lesion.id]]
            lesions.append(replace(lesion, appearance=appearance, uptake=uptake[lesion.id]))
        changed.append(replace(visit, lesions=tuple(lesions)))
    return changed


def _collapse(loss: float, seed: int) -> Heights:
    """A wedge in most, else dished in the middle or low as a whole.

    Of 181 atraumatic fractures of children 82 % were wedges, 22 % biconcave, 12 % plana (JPOSNA
    2023, as checked in the project's facts).
    """
    shape = np.random.default_rng([seed, 14]).choice(3, p=[0.70, 0.18, 0.12])
    return heights_of(loss, int(shape))


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
