"""What is true of one simulated examination, for measuring against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from osteofoci.geometry import Grid, unit
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.individual import plate_openness, plates_of
from osteofoci.phantom.anatomy.lesions import INTENSITIES, Lesion, LesionTruth
from osteofoci.phantom.anatomy.tissue import Tissue, signals_of
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.phantom.mri.scanner import Protocol
from osteofoci.skeleton import DrawnBone

Covered = Sequence[tuple[float, float]]


def in_view(point: Floats, grid: Grid, covered: Covered) -> bool:
    """Whether a station measured that place, and not merely its height."""
    height = float(point[2])
    inside = bool(grid.contains(np.asarray(point)[None])[0])
    return inside and any(low <= height <= high for low, high in covered)


def lesion_row(
    truth: LesionTruth,
    protocol: Protocol,
    grid: Grid,
    covered: Covered,
    *,
    height: float = 1.0,
    width: float = 1.0,
) -> dict[str, Any]:
    """One lesion's truth.

    Args:
        height, width: factors on the height of its vertebra, and on the width of its bone.
    """
    lesion = truth.lesion
    table = signals_of(protocol.sequence("stir")).total
    tissue = Tissue.SUBTLE_MARROW if lesion.intensity < 0 else INTENSITIES[lesion.intensity]
    return {
        "id": lesion.id,
        "bone": truth.site.bone.name,
        "side": str(truth.site.side),
        "zone": None if truth.site.zone is None else str(truth.site.zone),
        "position_along_bone": round(truth.position, 4),
        "physis_distance_mm": _rounded(truth.physis_distance_mm),
        "centroid_lps_mm": [round(v, 2) for v in truth.centroid_lps_mm],
        "volume_mm3": round(truth.volume_mm3, 1),
        "signal_ratio": round(float(table[tissue] / table[Tissue.MUSCLE]), 3),
        "soft_tissue_oedema": truth.soft_tissue_oedema,
        "periosteal": lesion.periosteal,
        "contact_mm2": round(truth.contact_mm2, 1),
        "fluid_mm3": round(truth.fluid_mm3, 1),
        "vertebral_height": round(height, 3),
        "bone_width": round(width, 3),
        "crosses_physis": truth.crosses_physis,
        "extent_fraction": round(truth.extent_fraction, 4),
        "physiological": lesion.physiological,
        "status": lesion.status,
        "covered": in_view(np.array(truth.centroid_lps_mm), grid, covered),
    }


def gone_row(lesion: Lesion, bone: DrawnBone, grid: Grid, covered: Covered) -> dict[str, Any]:
    place = bone.axis.at(lesion.position)
    return {
        "id": lesion.id,
        "bone": lesion.bone_side.bone.name,
        "side": str(lesion.bone_side.side),
        "centroid_lps_mm": [round(float(v), 2) for v in place],
        "status": "resolved",
        "covered": in_view(place, grid, covered),
    }


def bone_frames(
    bones: Sequence[DrawnBone], traits: Traits, age_years: float
) -> dict[str, dict[str, Any]]:
    """Long axis, length and growth plates of every bone, by its name.

    A plate is given by its position along the bone, its centre, the direction it faces and how
    open it is (1 open .. 0 fused).
    """
    frames = {}
    for bone in bones:
        plates = plates_of(bone.bone_side, traits)
        frames[str(bone.bone_side)] = {
            "axis_lps_mm": [[round(float(v), 2) for v in p] for p in bone.axis.points_mm],
            "length_mm": round(bone.axis.length_mm, 2),
            "physes": [
                {
                    "position": round(place, 4),
                    "centre_lps_mm": [round(float(v), 2) for v in bone.axis.at(place)],
                    "normal_lps": [
                        round(float(v), 4)
                        for v in unit(bone.axis.at(place + 0.01) - bone.axis.at(place - 0.01))
                    ],
                    "open": round(plate_openness(bone.bone_side.bone, age_years, traits), 2),
                }
                for place in (() if plates is None else plates.physes)
            ],
        }
    return frames


def rounded_points(points: Mapping[str, Floats]) -> dict[str, list[float]]:
    return {name: [round(float(v), 2) for v in p] for name, p in points.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
