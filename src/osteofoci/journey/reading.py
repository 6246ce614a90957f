"""A dictated report to a case, without images."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from osteofoci import __version__
from osteofoci.assess import Tables, active_foci, assess
from osteofoci.case import (
    Case,
    ClinicalRecord,
    Focus,
    Patient,
    Report,
    Software,
)
from osteofoci.clinical import completed, symptomatic
from osteofoci.report import write_report
from osteofoci.scores import clinical_scores
from osteofoci.text import read_file


def case_of_text(
    path: Path,
    *,
    ask: Callable[[str], str] | None = None,
    tables: Tables | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Case:
    """Everything that a text says, as a case with its report.

    Args:
        ask: puts a question to a language model of the user's own.
        tables: published points of criteria that a site has loaded.

    Raises:
        InputError: nothing that can be read as an English report.
    """
    read = read_file(path, ask)
    record, remarks = completed(read.record)
    case = Case(
        created=now(),
        software=Software(name="osteofoci", version=__version__),
        patient=Patient(id=None, sex=record.patient.sex, birth_date=None),
        exams=read.exams,
        findings=read.findings,
        foci=with_symptoms(read.foci, record, complete=False),
        spine=read.spine,
        clinical=recorded(record),
        report=Report(language="en", sections=()),
        remarks=(*read.remarks, *remarks),
        documents=(read.document,),
        unread=read.unread,
    )
    case = assessed(case, record, tables)
    return case.model_copy(update={"report": write_report(case, record=record)})


def with_symptoms(
    foci: tuple[Focus, ...], record: ClinicalRecord, *, complete: bool
) -> tuple[Focus, ...]:
    """Foci with whether a symptom was told at their place; a reader's word on it stays."""
    return tuple(
        focus if focus.symptomatic is not None
        else focus.model_copy(update={"symptomatic": symptomatic(focus.site, record, complete=complete)})
        for focus in foci
    )  # fmt: skip


def assessed(case: Case, record: ClinicalRecord | None, tables: Tables | None) -> Case:
    """The case with its assessment, and with clinical scores of its last examination."""
    scores = case.scores
    if record is not None and case.exams:
        scores += clinical_scores(record, case.exams[-1].id, active_foci(case))
    assessment = assess(case, record, tables)
    return case.model_copy(update={"assessment": assessment, "scores": scores})


def recorded(record: ClinicalRecord) -> dict[str, object]:
    """The record as the case keeps it: what is unknown is left out; it reads back as the same record."""
    kept: dict[str, object] = {}
    for name, value in record.model_dump(mode="json", by_alias=True).items():
        told = [_known(entry) for entry in value] if isinstance(value, list) else _known(value)
        if told:
            kept[name] = told
    return kept


def _known(entry: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if value is not None}
