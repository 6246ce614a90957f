"""The frozen models of ``case.json``, schema ``osteofoci.case/1``. Nothing computes here.

Lengths are millimetres, volumes cubic millimetres, angles degrees, dates ISO 8601, positions
DICOM patient LPS of that examination's frame of reference. Unknown is None, never 0.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from osteofoci.case.assessment import Assessment
from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message
from osteofoci.case.report import Document, Passage, Report
from osteofoci.foreign import printable
from osteofoci.skeleton import Kind, bone_named

SCHEMA = "osteofoci.case/1"

LpsMm = tuple[float, float, float]


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Remark(Frozen):
    """Something a reader should know about the data or the result; it travels with it.

    ``said`` is what ``message`` says, for every language.
    """

    code: str
    severity: Severity
    message: Annotated[str, AfterValidator(printable)]
    said: Message | None = None


class Software(Frozen):
    name: str
    version: str


class Patient(Frozen):
    id: str | None
    sex: str | None
    birth_date: date | None


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


class SiteModel(Frozen):
    """Bone, side and zone with their codes; ``side`` is None where a text does not tell it.

    ``end`` of a long bone stands where only that is told.

    ``code`` is the SNOMED CT code of the most exact term that the DICOM standard has for the
    site; ``code_modifiers`` add what the term does not say (topography, laterality).
    """

    bone: str
    side: Literal["left", "right", "midline"] | None
    zone: str | None
    code: str | None
    unit: str
    code_meaning: str | None = None
    code_modifiers: tuple[str, ...] = ()
    end: Literal["proximal", "distal"] | None = None

    @property
    def level(self) -> str | None:
        """``T5`` of a vertebra; None for any other bone."""
        bone = bone_named(self.bone)
        return bone.member if bone.kind is Kind.VERTEBRA else None


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
    perhaps: str | None = None
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


class Status(StrEnum):
    BASELINE = "baseline"
    NEW = "new"
    IMPROVED = "improved"
    STABLE = "stable"
    WORSE = "worse"
    RESOLVED = "resolved"
    RECURRENT = "recurrent"
    NOT_COVERED = "not_covered"
    INDETERMINATE = "indeterminate"


class HistoryEntry(Frozen):
    """``message`` is what ``reason`` says in English."""

    exam_id: str
    finding_id: str | None
    status: Status
    since_exam_id: str | None
    volume_change_mm3: float | None
    reason: str
    confidence: float | None = None
    message: Message | None = None


class Focus(Frozen):
    id: str
    tracking_uid: str
    site: SiteModel
    symptomatic: bool | None
    history: tuple[HistoryEntry, ...]
    events: tuple[str, ...] = ()
    event_messages: tuple[Message, ...] = ()


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


class UptakeRow(Frozen):
    """One scoring unit of a bone scan: against the other side, and against the femoral shafts."""

    exam_id: str
    unit: str
    counts: int
    other_side: float | None
    other_side_error: float | None
    reference: float | None
    reference_error: float | None


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


class Dose(Frozen):
    """One irradiation: ``what`` was exposed or injected, ``as_written`` in its object ``source``."""

    exam_id: str | None
    quantity: str
    value: float | None
    unit: str
    effective_msv: float | None
    method: str | None
    source: str
    when: date | None = None
    what: str | None = None
    as_written: str | None = None
    effective_range_msv: tuple[float, float] | None = None
    method_message: Message | None = None


class Score(Frozen):
    name: str
    version: str
    exam_id: str
    value: float | None
    parts: dict[str, float]
    status: Literal["checked", "provisional", "disabled"]
    source: str
    missing: tuple[str, ...] = ()


class FilesMet(Frozen):
    """Files and folders that were met and ended alike."""

    fate: Literal["used", "other", "unreadable", "damaged", "set aside", "copy"]
    reason: str
    count: int
    examples: tuple[str, ...] = ()


class Case(Frozen):
    """Everything known about one child, as written to ``case.json``."""

    schema_: str = Field(alias="schema", default=SCHEMA)
    created: datetime
    software: Software
    patient: Patient
    exams: tuple[Exam, ...]
    findings: tuple[Finding, ...]
    foci: tuple[Focus, ...]
    spine: Spine = Spine()
    limbs: tuple[LimbLength, ...] = ()
    physes: tuple[Physis, ...] = ()
    dose: tuple[Dose, ...] = ()
    scores: tuple[Score, ...] = ()
    clinical: dict[str, Any] | None = None
    assessment: Assessment = Assessment()
    report: Report
    remarks: tuple[Remark, ...] = ()
    inequalities: tuple[LegInequality, ...] = ()
    uptake: tuple[UptakeRow, ...] = ()
    documents: tuple[Document, ...] = ()
    unread: tuple[Passage, ...] = ()
    files: tuple[FilesMet, ...] = ()


def case_to_json(case: Case) -> str:
    return case.model_dump_json(by_alias=True, indent=1) + "\n"


def case_schema() -> dict[str, Any]:
    """The JSON Schema of ``case.json``, made from these models."""
    schema = Case.model_json_schema(by_alias=True, mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema
