"""Charts say what the case says, and nothing of what it does not have."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from built import coverage, exam, finding

from osteofoci.case import Case, Exam, ExamKind, Patient, Report, Software, Spine, Status
from osteofoci.case import VertebraMeasurement as Vertebra
from osteofoci.report import in_language, write_report
from osteofoci.report.charts import burden, charts_of, vertebral_heights
from osteofoci.report.timeline import timeline
from osteofoci.track import track
from osteofoci.wording import voice_of

SAY = voice_of("en")

EVIL = "<script>alert(1)</script>"


def _tracked() -> Case:
    """Foci that grew, shrank, stayed, went, came back, and were not imaged."""
    femur, spine = "left femur, distal metaphysis", "vertebra T5"
    right, left = "right tibia, proximal metaphysis", "left tibia, proximal metaphysis"
    toe = "left metatarsal 2, distal metaphysis"
    legs = coverage(bones=("tibia", "femur"))
    tracked = track(
        [
            exam("a", *(finding("a", s) for s in (left, right, femur)), finding("a", spine, position=0.5)),
            exam("b", finding("b", left, volume=9000), finding("b", right, volume=900),
                 finding("b", femur), finding("b", toe, position=0.85)),
            exam("c", finding("c", left, volume=8900), finding("c", spine, position=0.5), covered=legs),
        ]
    )  # fmt: skip
    return _case().model_copy(
        update={"findings": tracked.findings, "foci": tracked.foci, "exams": _exams("abc")}
    )


def test_why_a_focus_has_its_status_has_its_french() -> None:
    case = _tracked()
    statuses = {str(h.status) for focus in case.foci for h in focus.history}
    assert {"worse", "improved", "stable", "resolved", "new", "recurrent"} <= statuses
    course = [s for s in write_report(case).sections if s.title == "Course of each focus"]
    told = in_language(Report(language="en", sections=tuple(course)), "fr")
    said = " ".join(s.text for section in told.sections for s in section.statements)
    assert "Il avait disparu et réapparaît au même siège." in said
    assert not re.search(r"\b(the|of|with|imaged|examination)\b", said)


def test_the_course_of_a_focus_names_the_technique_that_tells_it() -> None:
    report = write_report(_tracked())
    course = next(s for s in report.sections if s.title == "Course of each focus")
    step = re.compile(r"Whole-body MRI: [a-z ]+ \(20\d\d-")
    assert all(step.search(statement.text) for statement in course.statements)


def _exams(names: str) -> tuple[Exam, ...]:
    return tuple(
        Exam(
            id=name, date=date(2024 + n, 3, 12), kind=ExamKind.WBMRI, series=(),
            frame_of_reference_uid=None, covered=(), remarks=(),
        )
        for n, name in enumerate(names)
    )  # fmt: skip


def _case(clinical: dict[str, Any] | None = None, spine: Spine | None = None) -> Case:
    tracked = track(
        [
            exam("a", finding("a"), finding("a", "vertebra T5", position=0.5)),
            exam("b", finding("b", volume=9000), covered=coverage()),
        ]
    )
    return Case(
        created=datetime(2026, 1, 1, tzinfo=UTC),
        software=Software(name="osteofoci", version="0"),
        patient=Patient(id=None, sex=None, birth_date=None),
        exams=_exams("ab"),
        findings=tracked.findings,
        foci=tracked.foci,
        clinical=clinical,
        spine=spine or Spine(),
        report=Report(language="en", sections=()),
    )


def _vertebra(exam_id: str, level: str, loss: float | None) -> Vertebra:
    return Vertebra(
        exam_id=exam_id, level=level, anterior_mm=10, middle_mm=10, posterior_mm=10,
        height_loss_fraction=loss, height_loss_error=0.03, grade=0, error_mm=0.5,
    )  # fmt: skip


def _words(svg: str) -> list[str]:
    """The words of a chart, which must be sound XML."""
    return [node.text or "" for node in ElementTree.fromstring(svg).iter() if node.text]


def test_every_examination_shows_how_many_foci_have_which_status() -> None:
    chart = burden(_case(), SAY)
    assert chart is not None
    words = _words(chart.svg)
    assert "2 first seen" in words
    assert "1 worse" in words
    assert "1 resolved" in words


def test_the_volume_of_an_examination_carries_the_errors_of_its_foci_together() -> None:
    case = _case()
    own = [f for f in case.findings if f.exam_id == "a"]
    total = sum(f.volume_mm3 or 0 for f in own) / 1000
    error = sum((f.volume_error_mm3 or 0) ** 2 for f in own) ** 0.5 / 1000
    chart = burden(case, SAY)
    assert chart is not None
    assert f"{total:.1f} ± {error:.1f} mL" in _words(chart.svg)


def test_only_measured_vertebrae_are_drawn_from_the_head_down() -> None:
    spine = Spine(
        vertebrae=(
            _vertebra("a", "L1", 0.1), _vertebra("a", "T12", 0.3), _vertebra("b", "T5", None),
        )
    )  # fmt: skip
    chart = vertebral_heights(_case(spine=spine), SAY)
    assert chart is not None
    levels = [word for word in _words(chart.svg) if re.fullmatch(r"[CTL]\d+", word)]
    assert levels == ["T12", "L1"]
    assert "2025-03-12" not in _words(chart.svg)


def test_a_greater_loss_lies_further_to_the_right() -> None:
    spine = Spine(vertebrae=(_vertebra("a", "T5", 0.05), _vertebra("a", "T6", 0.35)))
    chart = vertebral_heights(_case(spine=spine), SAY)
    assert chart is not None
    marks = re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="2.8"', chart.svg)
    assert float(marks[0]) < float(marks[1])


def test_the_days_of_many_examinations_stand_inside_the_chart() -> None:
    case = _case(spine=Spine(vertebrae=tuple(_vertebra(name, "T5", 0.1) for name in "abcdefgh")))
    chart = vertebral_heights(case.model_copy(update={"exams": _exams("abcdefgh")}), SAY)
    assert chart is not None
    places = re.findall(r'<text x="([\d.]+)" y="17.5"', chart.svg)
    assert len(places) == 8
    assert max(map(float, places)) + 60 < chart.width


def test_a_height_that_is_told_without_an_error_is_not_drawn_as_measured() -> None:
    told = _vertebra("a", "T5", 0.3).model_copy(update={"height_loss_error": None})
    chart = vertebral_heights(_case(spine=Spine(vertebrae=(told,))), SAY)
    assert chart is not None
    assert 'fill="none"' in chart.svg
    assert "hollow: told without an error" in _words(chart.svg)


def test_a_treatment_whose_end_is_not_told_is_not_drawn_as_known() -> None:
    known = {"treatments": [{"name": "naproxen", "start": "2024-04-01", "end": "2024-12-01"}]}
    open_end = {"treatments": [{"name": "naproxen", "start": "2024-04-01"}]}
    whole, half = timeline(_case(known), SAY), timeline(_case(open_end), SAY)
    assert whole is not None
    assert half is not None
    assert "stroke-dasharray" not in whole.svg
    assert "stroke-dasharray" in half.svg
    assert "Dashed: beginning or end not told." in _words(half.svg)


def test_what_has_no_day_or_is_only_planned_is_not_on_the_timeline() -> None:
    record: dict[str, Any] = {
        "treatments": [
            {"name": "ibuprofen"},
            {"name": "infliximab", "start": "2025-01", "planned": True},
        ],
        "symptoms": [{"symptom": "fever", "date": "2024-05", "present": False}],
    }
    chart = timeline(_case(record), SAY)
    assert chart is not None
    assert set(_words(chart.svg)) & {"Ibuprofen", "Infliximab", "Fever"} == set()


@pytest.mark.parametrize("told", ["2024", "2024-12", "2024-12-31"])
def test_days_may_be_told_as_a_month_or_a_year(told: str) -> None:
    chart = timeline(_case({"biopsy": [{"site": "left tibia", "result": "x", "date": told}]}), SAY)
    assert chart is not None
    assert "Biopsy (left tibia)" in _words(chart.svg)


def test_markup_in_a_record_stays_text() -> None:
    chart = timeline(_case({"treatments": [{"name": EVIL, "start": "2024"}]}), SAY)
    assert chart is not None
    assert EVIL not in chart.svg
    assert EVIL in _words(chart.svg)


def test_an_examination_that_tells_of_no_focus_is_left_out() -> None:
    case = _case()
    foci = tuple(
        focus.model_copy(
            update={
                "history": tuple(
                    h.model_copy(update={"status": Status.NOT_COVERED}) if h.exam_id == "b" else h
                    for h in focus.history
                )
            }
        )
        for focus in case.foci
    )
    chart = burden(case.model_copy(update={"foci": foci}), SAY)
    assert chart is not None
    assert "2025-03-12" not in _words(chart.svg)


def test_an_empty_case_has_no_charts() -> None:
    case = _case().model_copy(update={"foci": (), "findings": (), "exams": ()})
    assert charts_of(case, SAY) == ()


def test_titles_of_charts_stand_in_every_catalogue() -> None:
    spine = Spine(vertebrae=(_vertebra("a", "T5", 0.05),))
    case = _case({"treatments": [{"name": "naproxen", "start": "2024"}]}, spine)
    english = charts_of(case, SAY)
    assert len(english) == 3
    assert all(
        chart.title != other.title
        for chart, other in zip(english, charts_of(case, voice_of("fr")), strict=True)
    )
