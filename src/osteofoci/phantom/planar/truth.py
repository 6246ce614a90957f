"""What is true of simulated radiographs and bone scans, for measuring against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from osteofoci.geometry import LID_PLACES, XrayView
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.collapse import Collapsed, Heights
from osteofoci.phantom.anatomy.lesions import Lesion
from osteofoci.phantom.planar.scintigraphy import Scan
from osteofoci.phantom.planar.techniques import Posed
from osteofoci.skeleton import VERTEBRAL_LEVELS, DrawnBone, Kind, tubular, zone_at

MEASURED_LEVELS = tuple(level for level in VERTEBRAL_LEVELS if level[0] in "TL")
KYPHOSIS = ("T4", "T12")


def spine_rows(child: Posed, heights: Collapsed) -> dict[str, Any]:
    """Heights, tilts and curves of the thoracic and lumbar vertebrae.

    Tilts are of the upward axis in degrees: to the patient's left, and backward.
    """
    rows = []
    for bone in child.bones:
        level = bone.bone_side.bone.member
        if bone.bone_side.bone.kind is not Kind.VERTEBRA or level not in MEASURED_LEVELS:
            continue
        body = child.bodies[bone.bone_side]
        front, middle, back = 2 * body.half_height_mm(np.array(LID_PLACES))
        up = body.axes[2]
        own = heights.get(bone.bone_side, Heights(1.0, 1.0, 1.0))
        rows.append(
            {
                "level": level,
                "anterior_mm": round(float(front), 3),
                "middle_mm": round(float(middle), 3),
                "posterior_mm": round(float(back), 3),
                "height_left": [round(v, 3) for v in (own.front, own.middle, own.back)],
                "centre_lps_mm": [round(float(v), 2) for v in body.centre_mm],
                "coronal_tilt_deg": round(float(np.degrees(np.arctan2(up[0], up[2]))), 3),
                "sagittal_tilt_deg": round(float(np.degrees(np.arctan2(up[1], up[2]))), 3),
            }
        )
    return {"vertebrae": rows, **_curve(rows)}


def _curve(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The largest angle between two end plates, and the kyphosis from T4 to T12."""
    tilt = [float(row["coronal_tilt_deg"]) for row in rows]
    a, b = int(np.argmax(tilt)), int(np.argmin(tilt))
    upper, lower = min(a, b), max(a, b)
    by_level = {row["level"]: float(row["sagittal_tilt_deg"]) for row in rows}
    kyphosis = abs(by_level[KYPHOSIS[0]] - by_level[KYPHOSIS[1]]) if len(by_level) > 15 else None
    return {
        "cobb_deg": round(abs(tilt[a] - tilt[b]), 2),
        "upper": rows[upper]["level"],
        "lower": rows[lower]["level"],
        "kyphosis_deg": None if kyphosis is None else round(kyphosis, 2),
    }


def length_rows(landmarks: Mapping[str, Floats]) -> list[dict[str, Any]]:
    """Femur from hip to knee, tibia from knee to ankle, leg from hip to ankle."""
    rows = []
    for side in ("left", "right"):
        hip = landmarks[f"{side} hip"]
        knee, ankle = (
            (landmarks[f"{side} {name} medial"] + landmarks[f"{side} {name} lateral"]) / 2
            for name in ("knee", "ankle")
        )
        for bone, a, b in (("femur", hip, knee), ("tibia", knee, ankle), ("leg", hip, ankle)):
            length = float(np.linalg.norm(a - b))
            rows.append({"bone": bone, "side": side, "length_mm": round(length, 2)})
    return rows


def radiograph_rows(
    child: Posed, view: XrayView, lesions: Sequence[Lesion]
) -> list[dict[str, Any]]:
    """Every lesion with its pixel; ``covered`` where the image shows it."""
    by_name = {bone.bone_side: bone for bone in child.bones}
    rows = []
    for lesion in lesions:
        bone = by_name[lesion.bone_side]
        row, column = view.pixels(bone.axis.at(lesion.position)[None])[0]
        inside = 0 <= row < view.shape[0] and 0 <= column < view.shape[1]
        rows.append({**_place(lesion, bone), "covered": bool(inside),
                     "pixel": [round(float(row), 1), round(float(column), 1)],
                     "appearance": lesion.appearance, "periosteal": lesion.periosteal})  # fmt: skip
    return rows


def scan_rows(child: Posed, scan: Scan, lesions: Sequence[Lesion]) -> list[dict[str, Any]]:
    """Every lesion with its pixel of the anterior view and its contrast."""
    by_name = {bone.bone_side: bone for bone in child.bones}
    rows = []
    for lesion, contrast in zip(lesions, scan.contrast, strict=True):
        bone = by_name[lesion.bone_side]
        place = bone.axis.at(lesion.position)
        pixel = [
            (scan.top_mm - place[2]) / scan.pixel_mm,
            (place[0] - scan.start_mm) / scan.pixel_mm,
        ]
        rows.append({**_place(lesion, bone), "covered": True, "uptake": round(lesion.uptake, 2),
                     "pixel": [round(float(v), 1) for v in pixel],
                     "contrast": round(contrast, 3)})  # fmt: skip
    return rows


def _place(lesion: Lesion, bone: DrawnBone) -> dict[str, Any]:
    parts = tubular(lesion.bone_side.bone)
    zone = zone_at(lesion.bone_side.bone, lesion.position, parts)
    away = None
    if parts is not None:
        away = min(abs(lesion.position - p) for p in parts.physes) * bone.axis.length_mm
    return {
        "id": lesion.id,
        "bone": bone.bone_side.bone.name,
        "side": str(bone.bone_side.side),
        "zone": str(zone),
        "position_along_bone": round(lesion.position, 4),
        "plate_mm": None if away is None else round(away, 1),
        "status": lesion.status,
        "physiological": lesion.physiological,
    }
