"""Dates of examinations that cannot be: after today, or before the child was born."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from osteofoci.case import (
    Remark,
    said,
)
from osteofoci.ingest.exams import ExamFound
from osteofoci.wording import noted

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
        remarks.append(noted("exam-in-the-future", said("remark-future", exam=exam.id)))
    if birth is not None and exam.date < birth:
        remarks.append(noted("exam-before-birth", said("remark-before-birth", exam=exam.id)))
    return remarks
