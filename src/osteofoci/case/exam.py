"""Examinations and their series."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from osteofoci.case.frozen import Frozen
from osteofoci.case.remark import Remark

LpsMm = tuple[float, float, float]


class ExamKind(StrEnum):
    WBMRI = "wbmri"
    MRI = "mri"
    BONE_SCAN = "bone_scan"
    BIPLANAR = "biplanar"
    RADIOGRAPH = "radiograph"
    TEXT = "text"


class SeriesSummary(Frozen):
    uid: str
    description: str | None
    sequence: str
    stations: int
    voxel_mm: LpsMm | None
    used: bool = False


class Exam(Frozen):
    """``told`` is how a text calls the time of an examination without a date."""

    id: str
    date: date | None
    kind: ExamKind
    series: tuple[SeriesSummary, ...]
    frame_of_reference_uid: str | None
    covered: tuple[str, ...]
    remarks: tuple[Remark, ...]
    told: str | None = None
