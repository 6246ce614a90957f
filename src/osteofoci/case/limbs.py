"""Lengths of limbs, and growth plates."""

from __future__ import annotations

from typing import Literal

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message
from osteofoci.case.sites import SiteModel


class LimbLength(Frozen):
    exam_id: str
    bone: str
    side: str
    length_mm: float | None
    error_mm: float | None
    technique: Literal["biplanar", "mri"] = "biplanar"


class LegInequality(Frozen):
    """``meaning`` is what the published thresholds of ``source`` say of the difference."""

    exam_id: str
    longer: Literal["left", "right"]
    difference_mm: float
    error_mm: float
    meaning: str
    source: str
    message: Message | None = None


class Physis(Frozen):
    exam_id: str
    site: SiteModel
    state: Literal["open", "closing", "closed", "unknown"]
    involved_by: tuple[str, ...]
    risk: str | None
    reason: str
    message: Message | None = None
    plate: Literal["proximal", "distal"] | None = None
    share: float | None = None
    remaining_growth_mm: tuple[float, float] | None = None
    growth_source: str | None = None
