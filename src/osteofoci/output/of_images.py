"""What a patient who was followed through images looks like on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from osteofoci.case import Case, ExamKind, Message, case_to_json, number, said, word
from osteofoci.examine import MeasuredExam, MriExam, label_maps
from osteofoci.examine.label_maps import BONE_NAMES, ZONE_NAMES
from osteofoci.geometry import write_nifti
from osteofoci.localise import Skeleton
from osteofoci.output.reports import of_software, write_reports
from osteofoci.report import ExamImages
from osteofoci.skeleton import BoneSide
from osteofoci.track import Aligned

# Pictures of planar examinations stand in this order of techniques.
_PLANAR = (ExamKind.BIPLANAR, ExamKind.BONE_SCAN, ExamKind.RADIOGRAPH)


def write_result(
    case: Case,
    exams: Sequence[MeasuredExam],
    aligned: Mapping[tuple[str, str], Aligned],
    folder: Path,
    languages: Sequence[str] = (),
) -> None:
    """Write ``case.json``, the report as HTML and PDF, and ``labels/`` into a folder.

    Args:
        exams: what was measured, in order of time.
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        languages: of further reports; the first is in English.

    Label files: for every examination ``<exam>_bones.nii.gz`` and ``<exam>_zones.nii.gz``
    (numbers in ``bones.json`` and ``zones.json``), ``<exam>_frames.json`` (axis, length, growth plates, confidence
    and coverage of every bone) and ``<exam>_lesions.nii.gz`` (the ``label`` of each finding).
    """
    labels = folder / "labels"
    labels.mkdir()
    imaged = [exam for exam in exams if isinstance(exam, MriExam)]
    for item in imaged:
        maps = label_maps(item, case.findings)
        if maps.bones_zyx is not None:
            write_nifti(maps.bones_zyx, maps.grid, labels / f"{item.exam.id}_bones.nii.gz")
        if maps.zones_zyx is not None and item.skeleton is not None:
            write_nifti(maps.zones_zyx, maps.grid, labels / f"{item.exam.id}_zones.nii.gz")
            frames = {str(b): _frame(item.skeleton, b) for b in item.skeleton.bones}
            (labels / f"{item.exam.id}_frames.json").write_text(
                json.dumps(frames, indent=1), encoding="utf-8"
            )
        write_nifti(maps.lesions_zyx, maps.grid, labels / f"{item.exam.id}_lesions.nii.gz")
    for name, table in (("bones", BONE_NAMES), ("zones", ZONE_NAMES)):
        (labels / f"{name}.json").write_text(json.dumps(table, indent=1), encoding="utf-8")
    images = {
        item.exam.id: ExamImages(
            item.volume, item.muscle.signal, item.skeleton.bones if item.skeleton else {}
        )
        for item in imaged
    }
    panels = [
        panel
        for kind in _PLANAR
        for exam in exams
        if exam.exam.kind is kind
        for panel in exam.panels(case.findings)
    ]
    rows = [*_provenance(imaged), *of_software(case.software)]
    write_reports(case, folder, languages, rows, images, aligned, panels)
    (folder / "case.json").write_text(case_to_json(case), encoding="utf-8")


def _frame(skeleton: Skeleton, bone_side: BoneSide) -> dict[str, Any]:
    axis = skeleton.bones[bone_side].axis
    plates = skeleton.plates.get(bone_side)
    return {
        "axis_lps_mm": [[round(float(v), 1) for v in point] for point in axis.points_mm],
        "length_mm": round(axis.length_mm, 1),
        "physes": [] if plates is None else [round(p, 3) for p in plates.physes],
        "confidence": round(skeleton.confidence(bone_side), 2),
        "covered_share": round(skeleton.covered_share(bone_side), 2),
    }


def _provenance(imaged: Sequence[MriExam]) -> list[tuple[Message, Message]]:
    """Where the numbers come from, for the foot of the report."""
    rows = []
    for item in imaged:
        exam_id = item.exam.id
        used = ", ".join(f"{s.sequence} {s.uid}" for s in item.exam.series if s.used)
        rows.append((said("provenance-series", exam=exam_id), said("as-written", text=used)))
        muscle = said(
            "provenance-signal", signal=number(item.muscle.signal, 1),
            error=number(item.muscle.error, 1), place=word(item.muscle.place),
        )  # fmt: skip
        rows.append((said("provenance-muscle", exam=exam_id), muscle))
        frame = str(item.exam.frame_of_reference_uid)
        rows.append((said("provenance-frame", exam=exam_id), said("as-written", text=frame)))
    return rows
