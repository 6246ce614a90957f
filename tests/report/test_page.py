from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from built import coverage, exam, finding

from osteofoci.case import (
    Case,
    Exam,
    ExamKind,
    Patient,
    Remark,
    Report,
    SeriesSummary,
    Severity,
    Software,
    case_schema,
    case_to_json,
    said,
)
from osteofoci.geometry import Grid, Volume
from osteofoci.report import ExamImages, render_page, write_report
from osteofoci.track import track

EVIL = "<script>alert('x')</script>"


def _case(description: str = "tirm") -> Case:
    tracked = track(
        [
            exam("a", finding("a"), finding("a", "vertebra T5", position=0.5)),
            exam("b", finding("b", volume=9000), covered=coverage()),
        ]
    )
    exams = tuple(
        Exam(
            id=name,
            date=date(2024 + n, 3, 12),
            kind=ExamKind.WBMRI,
            series=(
                SeriesSummary(
                    uid="1.2", description=description, sequence="stir", stations=5,
                    voxel_mm=(1.5, 1.5, 5.0), used=True,
                ),
            ),
            frame_of_reference_uid="1.2.3",
            covered=("left tibia",),
            remarks=(Remark(code="x", severity=Severity.WARNING, message=description),),
        )
        for n, name in enumerate("ab")
    )  # fmt: skip
    case = Case(
        created=datetime(2026, 1, 1, tzinfo=UTC),
        software=Software(name="osteofoci", version="0"),
        patient=Patient(id=description, sex="F", birth_date=None),
        exams=exams,
        findings=tracked.findings,
        foci=tracked.foci,
        report=Report(language="en", sections=()),
    )
    return case.model_copy(update={"report": write_report(case)})


def _images() -> dict[str, ExamImages]:
    grid = Grid((80, 10, 60), (1.5, 5.0, 1.5), (-45.0, -25.0, -60.0))
    signal = np.random.default_rng(0).random(grid.shape_zyx).astype(np.float32) * 100
    volume = Volume(grid, signal, np.ones(grid.shape_zyx, bool))
    return {name: ExamImages(volume, 50.0, {}) for name in "ab"}


def test_every_sentence_rests_on_something_that_is_in_the_case() -> None:
    case = _case()
    known = {e.id for e in case.exams} | {f.id for f in case.findings} | {f.id for f in case.foci}
    statements = [s for section in case.report.sections for s in section.statements]
    assert statements
    assert all(statement.basis for statement in statements)
    named = {basis for s in statements for basis in s.basis if not basis.startswith("rule: ")}
    assert named <= known


def test_the_page_shows_every_focus_with_its_status_and_stands_alone() -> None:
    page = render_page(
        _case(), _images(), {}, [(said("page-software"), said("as-written", text="x"))]
    )
    for text in ("left tibia, proximal metaphysis", "T5", "worse", "resolved", "first seen"):
        assert text in page
    assert "not a medical device" in page
    assert page.count("not a medical device") == 1
    assert "<h1>Follow-up of multifocal bone lesions</h1>" in page
    assert 'src="http' not in page
    assert 'href="http' not in page
    assert "@media print" in page


def test_text_from_headers_is_escaped() -> None:
    page = render_page(
        _case(EVIL), _images(), {}, [(said("page-software"), said("as-written", text=EVIL))]
    )
    assert EVIL not in page
    assert "&lt;script&gt;" in page


def test_case_json_obeys_its_own_schema_and_reads_back() -> None:
    import json

    import jsonschema

    case = _case()
    data = json.loads(case_to_json(case))
    jsonschema.validate(data, case_schema())
    assert data["schema"] == "osteofoci.case/1"
    assert Case.model_validate_json(case_to_json(case)) == case


def test_the_same_case_gives_the_same_page() -> None:
    assert render_page(_case(), _images(), {}, []) == render_page(_case(), _images(), {}, [])
