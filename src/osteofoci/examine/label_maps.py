"""Bones, zones and lesions of one examination as numbers on its grid, with what the numbers mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osteofoci.case import Finding
from osteofoci.examine.mri import MriExam, lesion_labels
from osteofoci.geometry import Grid
from osteofoci.localise import map_zones
from osteofoci.skeleton import BONE_SIDES, TUBULAR_ZONES, label_of

BONE_NAMES: Mapping[int, str] = {label_of(bone_side): str(bone_side) for bone_side in BONE_SIDES}
ZONE_NAMES: Mapping[int, str] = {n: str(zone) for n, zone in enumerate(TUBULAR_ZONES, start=1)}


@dataclass(frozen=True, eq=False)
class LabelMaps:
    """Numbers on one grid; 0 is nothing.

    Attributes:
        bones_zyx, zones_zyx: None where the bones of the examination were not named.
        lesions_zyx: the ``label`` of each finding.
        bone_names, zone_names: what the numbers mean.
    """

    grid: Grid
    lesions_zyx: npt.NDArray[np.integer]
    bones_zyx: npt.NDArray[np.uint8] | None
    zones_zyx: npt.NDArray[np.integer] | None
    bone_names: Mapping[int, str]
    zone_names: Mapping[int, str]


def label_maps(item: MriExam, findings: Sequence[Finding]) -> LabelMaps:
    """The maps of one measured examination.

    Args:
        findings: of the case; those of other examinations are left out.
    """
    grid = item.volume.grid
    bones = zones = None
    if item.bones is not None:
        inside = np.where(item.bones.distance_zyx_mm < 0, item.bones.label_zyx, 0)
        bones = inside.astype(np.uint8)
    if item.bones is not None and item.skeleton is not None:
        zones = map_zones(item.skeleton, item.bones, grid)
    lesions = lesion_labels(item, findings)
    return LabelMaps(grid, lesions, bones, zones, BONE_NAMES, ZONE_NAMES)
