"""What one examination shows at one place."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from osteofoci.case.exam import LpsMm
from osteofoci.case.frozen import Frozen
from osteofoci.case.sites import SiteModel


class Origin(StrEnum):
    DETECTED = "detected"
    READER = "reader"
    TEXT = "text"


class DecisionState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    PHYSIOLOGICAL = "physiological"


class PlateRelation(Frozen):
    """How a finding lies to one growth plate of its bone.

    ``gap_mm`` runs along the bone from the plate to the finding's nearest face; ``share`` is the
    part of the plate's area that it touches.
    """

    plate: Literal["proximal", "distal"]
    gap_mm: float
    crosses: bool
    contact_mm2: float
    share: float | None


class Finding(Frozen):
    id: str
    exam_id: str
    focus_id: str | None
    site: SiteModel
    tier: Literal["finding", "candidate"] = "finding"
    position_along_bone: float | None
    centroid_lps_mm: LpsMm | None
    volume_mm3: float | None
    volume_error_mm3: float | None
    signal_ratio: float | None
    volume_repeat_error_mm3: float | None = None
    signal_ratio_error: float | None = None
    t1_ratio: float | None = None
    dwi_ratio: float | None = None
    longest_extent_mm: float | None = None
    extent_fraction: float | None = None
    crosses_physis: bool | None = None
    physis_distance_mm: float | None = None
    physes: tuple[PlateRelation, ...] = ()
    soft_tissue_oedema: bool | None = None
    expansion: bool | None = None
    collapse: bool | None = None
    abscess: bool | None = None
    appearance: Literal["lytic", "mixed", "sclerotic", "hyperostotic", "oedema"] | None = None
    score: float | None = None
    uptake_ratio: float | None = None
    uptake_ratio_error: float | None = None
    uptake_against: Literal["other side", "neighbours", "surroundings"] | None = None
    pixel: tuple[float, float] | None = None
    view: str | None = None
    density_ratio: float | None = None
    width_ratio: float | None = None
    periosteal_reaction: bool | None = None
    cortical_breach: bool | None = None
    mass: bool | None = None
    marrow_infiltration: bool | None = None
    uncertain: bool | None = None
    physiological_pattern: str | None = None
    confidence: float | None
    origin: Origin
    decision: DecisionState
    label: int | None = None
    evidence: tuple[str, ...] = ()
