"""A simulated patient to disk: DICOM, truth and clinical record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from osteofoci.geometry import write_nifti
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.collapse import Heights
from osteofoci.phantom.anatomy.figure import pose
from osteofoci.phantom.anatomy.individual import plates_of
from osteofoci.phantom.anatomy.lesions import Lesion, LesionTruth, paint_lesion
from osteofoci.phantom.anatomy.paint import paint_child
from osteofoci.phantom.anatomy.physiology import bright_places
from osteofoci.phantom.anatomy.traits import stature_mm
from osteofoci.phantom.mri.dicom import write_exam
from osteofoci.phantom.mri.scanner import (
    Protocol,
    image_grid,
    image_labels,
    measure,
    scene_grid,
    station_rows,
)
from osteofoci.phantom.patient.patient import (
    SimulatedPatient,
    Visit,
    age_at,
    at_visit,
    shape_seed,
)
from osteofoci.phantom.patient.truth import (
    bone_frames,
    gone_row,
    in_view,
    lesion_row,
    rounded_points,
)
from osteofoci.phantom.planar.dicom import write_biplanar, write_radiograph, write_scan
from osteofoci.phantom.planar.techniques import (
    REGION_BONES,
    Biplanar,
    Radiograph,
    Technique,
    biplanar_shots,
    bone_scan,
    posed,
    radiograph_posture,
    radiograph_shot,
)
from osteofoci.phantom.planar.truth import length_rows, radiograph_rows, scan_rows, spine_rows


def write_patient(patient: SimulatedPatient, out: Path, *, seed: int) -> None:
    """Write ``dicom/``, ``truth.json``, ``truth/`` (label volumes), ``clinical.yaml``, ``reader.yaml``.

    ``reader.yaml`` holds the decisions of a simulated reader who points to every focus that a
    radiograph shows.
    """
    (out / "truth").mkdir(exist_ok=True)
    truths, planar = [], []
    for number, visit in enumerate(patient.visits):
        own = 100 * seed + number
        if visit.protocol is not None:
            rng = np.random.default_rng([seed, number])
            truths.append(_write_visit(patient, visit, visit.protocol, out, rng, own))
        for other, technique in enumerate(visit.techniques):
            rng = np.random.default_rng([seed, number, other])
            uid_seed = 1_000_000 * (other + 1) + own
            planar.append(_write_technique(patient, visit, technique, out, rng, uid_seed))
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
        "planar": planar,
    }
    (out / "truth.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")
    (out / "reader.yaml").write_text(
        yaml.safe_dump({"decisions": _reader(planar)}, sort_keys=False), encoding="utf-8"
    )
    (out / "clinical.yaml").write_text(
        yaml.safe_dump(patient.clinical, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def _reader(planar: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A reader who points to every focus that a radiograph shows."""
    return [
        {
            "kind": "place",
            "exam": f"{row['date']}-radiograph",
            "site": {"bone": lesion["bone"], "side": lesion["side"], "zone": lesion["zone"]},
            "pixel": lesion["pixel"],
            "appearance": lesion["appearance"],
            "by": "simulated reader",
            "when": row["date"],
        }
        for row in planar
        if row["kind"] == "radiograph"
        for lesion in row["lesions"]
        if lesion["covered"] and _in_region(lesion, row)
    ]


def _in_region(lesion: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether a reader would look for the focus there: its bone is what the region is about."""
    return lesion["bone"].split()[0] in REGION_BONES[row["region"]] and (
        not row["side"] or lesion["side"] == row["side"]
    )


_WHOLE = Heights(1.0, 1.0, 1.0)


def _write_technique(
    patient: SimulatedPatient,
    visit: Visit,
    technique: Technique,
    out: Path,
    rng: np.random.Generator,
    seed: int,
) -> dict[str, Any]:
    age, traits = age_at(patient, visit.when), at_visit(patient.traits, visit)
    folder = out / "dicom" / visit.when.strftime("%Y%m%d")
    person, when, lesions = patient.person, visit.when, visit.lesions
    posture = (
        radiograph_posture(technique) if isinstance(technique, Radiograph) else technique.posture
    )
    figure = pose(
        traits, age, posture, visit.heights, anatomy=patient.anatomy, seed=shape_seed(patient)
    )
    child = posed(figure, traits, age, rng)
    row: dict[str, Any] = {"date": when.isoformat(), "age": round(age, 2)}
    if isinstance(technique, Biplanar):
        shots = biplanar_shots(child, technique, lesions, rng)
        return row | {
            "kind": "biplanar",
            "study": write_biplanar(folder, person, when, shots, technique, seed=seed),
            "part": technique.part,
            "views": {
                shot.name: {
                    "top_mm": shot.view.top_mm,
                    "start_mm": shot.view.start_mm,
                    "isocentre_lps_mm": shot.view.isocentre_lps_mm,
                }
                for shot in shots
            },
            **spine_rows(child, visit.heights),
            "lengths": length_rows(child.landmarks),
            "landmarks": rounded_points(child.landmarks),
        }
    if isinstance(technique, Radiograph):
        shot = radiograph_shot(child, technique, lesions, rng)
        return row | {
            "kind": "radiograph",
            "study": write_radiograph(folder, person, when, shot, technique, seed=seed),
            "region": technique.region,
            "side": technique.side,
            "lesions": radiograph_rows(child, shot.view, lesions),
        }
    scan = bone_scan(child, technique, lesions)
    return row | {
        "kind": "bone_scan",
        "study": write_scan(folder, person, when, scan, technique, rng, seed=seed),
        "lesions": scan_rows(child, scan, lesions),
        "landmarks": rounded_points(child.landmarks),
    }


def _write_visit(
    patient: SimulatedPatient,
    visit: Visit,
    protocol: Protocol,
    out: Path,
    rng: np.random.Generator,
    seed: int,
) -> dict[str, Any]:
    age = age_at(patient, visit.when)
    traits = at_visit(patient.traits, visit)
    figure = pose(
        traits,
        age,
        visit.posture,
        visit.heights,
        anatomy=patient.anatomy,
        seed=shape_seed(patient),
    )
    landmarks, bones = figure.landmarks, figure.bones
    scene = scene_grid(*_bounds(landmarks), protocol)
    child = paint_child(landmarks, bones, traits, age, scene, rng, flesh=figure.flesh)
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
        "lesions": [
            lesion_row(
                truth,
                protocol,
                grid,
                covered,
                height=visit.heights.get(truth.lesion.bone_side, _WHOLE).mean,
                width=visit.stoutness.get(truth.lesion.bone_side, 1.0),
            )
            for truth in found
        ],
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
