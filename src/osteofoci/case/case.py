"""The whole case, as ``case.json`` holds it: schema ``osteofoci.case/1``.

Lengths are millimetres, volumes cubic millimetres, angles degrees, dates ISO 8601, positions
DICOM patient LPS of that examination's frame of reference. Unknown is None, never 0.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from osteofoci.case.assessment import Assessment, Score
from osteofoci.case.dose import Dose
from osteofoci.case.exam import Exam
from osteofoci.case.finding import Finding
from osteofoci.case.focus import Focus
from osteofoci.case.frozen import Frozen
from osteofoci.case.limbs import LegInequality, LimbLength, Physis
from osteofoci.case.remark import Remark
from osteofoci.case.report import Document, Passage, Report
from osteofoci.case.scan import UptakeRow
from osteofoci.case.spine import Spine

SCHEMA = "osteofoci.case/1"


class Software(Frozen):
    name: str
    version: str


class Patient(Frozen):
    id: str | None
    sex: str | None
    birth_date: date | None


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
