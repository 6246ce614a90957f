from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import MakeExam
from osteofoci.ingest import open_source, scan
from osteofoci.listing import inventory_json, inventory_lines

TODAY = date(2026, 11, 26)
FUTURE, BEFORE = "exam-in-the-future", "exam-before-birth"


@pytest.mark.parametrize(
    ("when", "birth", "expected"),
    [
        (date(2024, 3, 12), date(2014, 5, 20), set()),
        (TODAY, date(2014, 5, 20), set()),
        (TODAY + timedelta(days=1), date(2014, 5, 20), set()),
        (TODAY + timedelta(days=2), date(2014, 5, 20), {FUTURE}),
        (date(2099, 3, 12), date(2014, 5, 20), {FUTURE}),
        (date(2012, 3, 12), date(2014, 5, 20), {BEFORE}),
        (date(2014, 5, 20), date(2014, 5, 20), set()),
        (date(2098, 3, 12), date(2099, 5, 20), {FUTURE, BEFORE}),
    ],
)
def test_an_examination_whose_date_cannot_be_has_a_remark_and_keeps_its_date(
    make_exam: MakeExam, when: date, birth: date, expected: set[str]
) -> None:
    with open_source(make_exam(when=when, birth=birth)) as source:
        inventory = scan(source, today=TODAY)
    exam = inventory.patients[0].exams[0]
    assert {r.code for r in exam.remarks} & {FUTURE, BEFORE} == expected
    assert exam.date == when
    told = "\n".join(inventory_lines(inventory)) + str(inventory_json(inventory))
    assert ("in the future" in told) == (FUTURE in expected)
    assert birth == when or birth.isoformat() not in told


def test_without_a_clock_no_date_is_called_future(make_exam: MakeExam) -> None:
    with open_source(make_exam(when=date(2099, 3, 12))) as source:
        assert not scan(source).patients[0].exams[0].remarks
