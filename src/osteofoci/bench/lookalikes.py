"""Children with diseases that look like CNO, as cases with a record: what images and tests would say.

Frequencies follow published cohorts where there are some (Kostik 2023: fever in 90.6 % and a single
site in all of bacterial osteomyelitis, 34.1 % and 28.6 % in NBO); the others are guesses that shape
these cases only. No rule was tuned on them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from osteofoci import __version__
from osteofoci.case import (
    Biopsy,
    Case,
    ChildFacts,
    ClinicalRecord,
    Condition,
    Culture,
    DecisionState,
    Exam,
    ExamKind,
    Finding,
    Focus,
    HistoryEntry,
    LabValue,
    Origin,
    Patient,
    Report,
    Software,
    Status,
    Symptom,
    site_model,
)
from osteofoci.clinical import completed
from osteofoci.skeleton import Side, Site, Zone, bone_named

Made = tuple[Case, ClinicalRecord]
_LONG = ("femur", "tibia", "fibula", "humerus", "radius")
_META = (Zone.PROXIMAL_METAPHYSIS, Zone.DISTAL_METAPHYSIS)


def bacterial(rng: np.random.Generator) -> Made:
    site = _site(rng, str(rng.choice(_LONG)), _META[int(rng.integers(2))])
    findings = [(site, {"appearance": "oedema", "abscess": bool(rng.random() < 0.45),
                        "soft_tissue_oedema": True})]  # fmt: skip
    return _case(findings), _record(
        rng, fever=0.906, crp=(90, 0.7),
        microbiology=(Culture(result="Staphylococcus aureus", sterile=False),)
        if rng.random() < 0.5 else (),
    )  # fmt: skip


def leukaemia(rng: np.random.Generator) -> Made:
    bones = rng.choice(_LONG[:4], size=2, replace=False)
    diffuse = True if rng.random() < 0.5 else None  # where a reader says so
    findings = [
        (
            Site(bone_named(str(bone)), side, Zone.DISTAL_METAPHYSIS),
            {"appearance": "oedema", "marrow_infiltration": diffuse},
        )
        for bone in bones
        for side in (Side.LEFT, Side.RIGHT)
    ]
    return _case(findings), _record(
        rng, fever=0.6, crp=(20, 0.8), platelets=(70, 0.5), anaemia=0.8, ldh=0.7, weight_loss=0.3
    )


def langerhans(rng: np.random.Generator) -> Made:
    where = int(rng.integers(3))
    findings: list[tuple[Site, dict[str, Any]]] = []
    if where != 1:
        findings.append((Site(bone_named("skull"), Side.MIDLINE), {"appearance": "lytic"}))
    if where != 0:
        level = str(rng.choice(["T7", "T11", "L2", "L3"]))
        findings.append(
            (Site(bone_named(f"vertebra {level}"), Side.MIDLINE),
             {"appearance": "lytic", "collapse": True})
        )  # fmt: skip
    return _case(findings), _record(rng, fever=0.1, crp=(8, 0.6), age=(2, 10))


def ewing(rng: np.random.Generator) -> Made:
    site = _site(rng, str(rng.choice(["femur", "tibia", "humerus", "fibula"])), Zone.DIAPHYSIS)
    findings = [
        (site, {"appearance": "lytic", "mass": bool(rng.random() < 0.9),
                "cortical_breach": bool(rng.random() < 0.8),
                "periosteal_reaction": bool(rng.random() < 0.8)})
    ]  # fmt: skip
    return _case(findings), _record(
        rng, fever=0.25, crp=(20, 0.8), ldh=0.4, weight_loss=0.3, night_pain=0.5
    )


def non_bacterial(rng: np.random.Generator) -> Made:
    count = int(rng.integers(2, 8))
    findings: list[tuple[Site, dict[str, Any]]] = []
    for _ in range(count):
        if rng.random() < 0.3:
            site = Site(bone_named(f"vertebra T{rng.integers(3, 12)}"), Side.MIDLINE)
        else:
            site = _site(rng, str(rng.choice(_LONG)), _META[int(rng.integers(2))])
        findings.append((site, {"appearance": str(rng.choice(["oedema", "mixed", "hyperostotic"])),
                                "abscess": False, "mass": False}))  # fmt: skip
    biopsy = (Biopsy(result="chronic inflammation", kind="inflammation"),)
    return _case(findings), _record(
        rng, fever=0.341, crp=(9, 0.8), biopsy=biopsy if rng.random() < 0.6 else ()
    )


MAKERS: dict[str, Callable[[np.random.Generator], Made]] = {
    "bacterial osteomyelitis": bacterial,
    "leukaemia": leukaemia,
    "Langerhans cell histiocytosis": langerhans,
    "Ewing sarcoma": ewing,
    "chronic non-bacterial osteomyelitis (CNO/CRMO)": non_bacterial,
}


def _site(rng: np.random.Generator, bone: str, zone: Zone) -> Site:
    return Site(bone_named(bone), Side.LEFT if rng.random() < 0.5 else Side.RIGHT, zone)


def _record(
    rng: np.random.Generator,
    *,
    fever: float,
    crp: tuple[float, float],
    age: tuple[float, float] = (4, 15),
    platelets: tuple[float, float] = (320, 0.2),
    anaemia: float = 0.1,
    ldh: float = 0.05,
    weight_loss: float = 0.02,
    night_pain: float = 0.1,
    biopsy: tuple[Biopsy, ...] = (),
    microbiology: tuple[Culture, ...] = (),
) -> ClinicalRecord:
    def drawn(share: float) -> bool:
        return bool(rng.random() < share)

    count = float(np.exp(rng.normal(np.log(platelets[0]), platelets[1])))
    record = ClinicalRecord(
        patient=ChildFacts(age_years=round(float(rng.uniform(*age)), 1)),
        symptoms=(
            Symptom(symptom="pain"),
            Symptom(symptom="weight loss", present=drawn(weight_loss)),
            Symptom(symptom="night pain", present=drawn(night_pain)),
        ),
        fever=(Condition(name="fever", present=drawn(fever)),),
        laboratory=(
            LabValue(name="CRP", value=round(float(np.exp(rng.normal(np.log(crp[0]), crp[1]))), 1),
                     unit="mg/l"),
            LabValue(name="platelets", value=round(count), unit="G/l"),
            LabValue(name="haemoglobin", state="low" if drawn(anaemia) else "normal"),
            LabValue(name="LDH", state="high" if drawn(ldh) else "normal"),
        ),
        biopsy=biopsy,
        microbiology=microbiology,
    )  # fmt: skip
    return completed(record)[0]


def _case(findings: list[tuple[Site, dict[str, Any]]]) -> Case:
    exam = Exam(
        id="E1", date=date(2024, 1, 1), kind=ExamKind.WBMRI, series=(), covered=(),
        frame_of_reference_uid=None, remarks=(),
    )  # fmt: skip
    seen, foci = [], []
    for n, (site, flags) in enumerate(dict(findings).items(), 1):
        seen.append(
            Finding(
                id=f"F{n}", exam_id="E1", focus_id=f"L{n}", site=site_model(site),
                position_along_bone=None, centroid_lps_mm=None, volume_mm3=None,
                volume_error_mm3=None, signal_ratio=None, confidence=None, origin=Origin.READER,
                decision=DecisionState.CONFIRMED, **flags,
            )
        )  # fmt: skip
        entry = HistoryEntry(
            exam_id="E1", finding_id=f"F{n}", status=Status.BASELINE, since_exam_id=None,
            volume_change_mm3=None, reason="",
        )  # fmt: skip
        foci.append(
            Focus(
                id=f"L{n}", tracking_uid=f"2.25.{n}", site=site_model(site), symptomatic=None,
                history=(entry,),
            )
        )  # fmt: skip
    return Case(
        created=datetime(2024, 1, 1, tzinfo=UTC),
        software=Software(name="osteofoci", version=__version__),
        patient=Patient(id=None, sex=None, birth_date=None),
        exams=(exam,), findings=tuple(seen), foci=tuple(foci),
        report=Report(language="en", sections=()),
    )  # fmt: skip
