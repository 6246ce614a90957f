"""Vertebrae and curves of the spine."""

from __future__ import annotations

from typing import Literal

from osteofoci.case.frozen import Frozen


class VertebraMeasurement(Frozen):
    exam_id: str
    level: str
    anterior_mm: float | None
    middle_mm: float | None
    posterior_mm: float | None
    height_loss_fraction: float | None
    grade: float | None
    error_mm: float | None
    technique: Literal["biplanar", "mri"] = "biplanar"
    height_loss_error: float | None = None
    lowest: Literal["anterior", "middle", "posterior"] | None = None
    loss_since_fraction: float | None = None
    loss_since_error: float | None = None
    since_exam_id: str | None = None


class SpinalCurve(Frozen):
    exam_id: str
    cobb_deg: float | None
    upper: str | None
    apex: str | None
    lower: str | None
    error_deg: float | None
    convex: Literal["left", "right"] | None = None
    technique: Literal["biplanar", "mri"] = "biplanar"
    change_deg: float | None = None
    changed: bool | None = None
    since_exam_id: str | None = None


class Kyphosis(Frozen):
    exam_id: str
    angle_deg: float
    upper: str
    lower: str
    error_deg: float
    technique: Literal["biplanar", "mri"] = "biplanar"


class Spine(Frozen):
    vertebrae: tuple[VertebraMeasurement, ...] = ()
    curves: tuple[SpinalCurve, ...] = ()
    kyphoses: tuple[Kyphosis, ...] = ()
