from __future__ import annotations

from datetime import UTC, datetime

from osteofoci.case import Case, FilesMet, Patient, Report, Software
from osteofoci.report import in_language, write_report
from osteofoci.report.check import faults_of
from osteofoci.report.files import files_section


def _case(*files: FilesMet) -> Case:
    return Case(
        created=datetime(2026, 1, 1, tzinfo=UTC),
        software=Software(name="osteofoci", version="0"),
        patient=Patient(id="1", sex="F", birth_date=None),
        exams=(),
        findings=(),
        foci=(),
        report=Report(language="en", sections=()),
        files=files,
    )


USED = FilesMet(fate="used", reason="part of an examination", count=300)
LOST = (
    USED,
    FilesMet(fate="other", reason="not DICOM", count=2),
    FilesMet(fate="unreadable", reason="folder: Permission denied", count=1, examples=("b",)),
    FilesMet(fate="damaged", reason="its pixels are cut short", count=14, examples=("a/1.dcm",)),
)


def test_the_report_counts_what_was_not_read_by_class_with_the_reason() -> None:
    case = _case(*LOST)
    case = case.model_copy(update={"report": write_report(case)})
    section = next(s for s in case.report.sections if s.title == "What was not read")
    assert [statement.text for statement in section.statements] == [
        "Unreadable (1): folder: Permission denied.",
        "Damaged (14): its pixels are cut short.",
        "Other (2): not DICOM.",
        "Used (300): part of an examination.",
    ]
    assert faults_of(case) == ()


def test_where_every_file_was_used_nothing_is_said() -> None:
    assert files_section(_case(USED)) is None
    assert files_section(_case()) is None


def test_the_counts_are_told_in_french_too() -> None:
    section = files_section(_case(*LOST))
    assert section is not None
    told = in_language(Report(language="en", sections=(section,)), "fr")
    assert told.sections[0].title == "Ce qui n'a pas été lu"
    assert told.sections[0].statements[1].text == ("Endommagé (14) : ses pixels sont tronqués.")
