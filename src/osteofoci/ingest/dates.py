"""Dates of examinations that cannot be: after today, or before the child was born."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from osteofoci.case import Remark
from osteofoci.ingest.exams import ExamFound

# It is tomorrow already where the sun rises first.
AHEAD = timedelta(days=1)


def with_dates_judged(
    exams: Iterable[ExamFound], birth: date | None, today: date | None
) -> tuple[ExamFound, ...]:
    """The examinations, with a remark on each whose date cannot be; the date itself stays."""
    return tuple(
        replace(exam, remarks=(*exam.remarks, *_remarks(exam, birth, today))) for exam in exams
    )


def _remarks(exam: ExamFound, birth: date | None, today: date | None) -> list[Remark]:
    if exam.date is None:
        return []
    remarks = []
    if today is not None and exam.date > today + AHEAD:
        remarks.append(
            Remark.warning(
                "exam-in-the-future",
                f"{exam.id}: its date lies in the future, so its place in the course of time is "
                f"not sure; check the date where the files come from.",
            )
        )
    if birth is not None and exam.date < birth:
        remarks.append(
            Remark.warning(
                "exam-before-birth",
                f"{exam.id}: its date lies before the child's birth date, so no age is given; check "
                f"both dates where the files come from.",
            )
        )
    return remarks
