"""Examinations, treatments, braces, biopsies and symptoms on one line of time, as an SVG picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from osteofoci.case import Case, ClinicalRecord
from osteofoci.report import drawing
from osteofoci.report.drawing import Chart
from osteofoci.report.words import technique
from osteofoci.wording import Voice

MOST_ROWS, MOST_LETTERS = 24, 38


@dataclass(frozen=True)
class Event:
    """What happened on one row of the timeline.

    Attributes:
        first, last: the days between which it lies; a month or a year is as wide as it is told.
        open_start, open_end: not told when it began or ended.
    """

    row: str
    group: str
    first: date
    last: date
    lasting: bool = False
    open_start: bool = False
    open_end: bool = False


GROUP_COLOURS = {
    "examination": drawing.INK,
    "treatment": "#0072b2",
    "brace": "#009e73",
    "biopsy": "#8c1d10",
    "symptom": "#d55e00",
    "laboratory": "#7a5195",
}


def timeline(case: Case, say: Voice) -> Chart | None:
    """Everything that has a day, one row each; None where fewer than two things have one."""
    events = list(_events(case, say))
    rows = list(dict.fromkeys((e.group, e.row) for e in events))[:MOST_ROWS]
    if len(events) < 2:
        return None
    first, last = min(e.first for e in events), max(e.last for e in events)
    span = max((last - first).days, 30)
    left, top, row, width = 250.0, 24.0, 19.0, 520.0

    def x(day: date) -> float:
        return left + width * (day - first).days / span

    foot = top + row * len(rows)
    body = []
    for tick, words in _ticks(first, first + timedelta(days=span)):
        body.append(drawing.line(x(tick), top - 6, x(tick), foot))
        body.append(
            drawing.words(x(tick), top - 10, words, size=9, colour=drawing.SOFT, anchor="middle")
        )
    for n, (group, name) in enumerate(rows):
        y = top + row * (n + 0.5)
        colour = GROUP_COLOURS[group]
        short = name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
        body.append(drawing.words(left - 10, y + 3.5, short, size=10, anchor="end", colour=colour))
        body.append(drawing.line(left, top + row * (n + 1), left + width, top + row * (n + 1)))
        for event in (e for e in events if (e.group, e.row) == (group, name)):
            body.extend(_event_mark(event, x, y, colour, left, left + width))
    title = say("page-examinations-treatments-and-symptoms-over")
    if any(e.open_end or e.open_start for e in events):
        words = say("page-dashed-beginning-or-end-not")
        body.append(drawing.words(left, foot + 16, words, size=9, colour=drawing.SOFT))
    return drawing.chart(title, left + width + 30, foot + 24, body)


def _event_mark(
    event: Event, x: Callable[[date], float], y: float, colour: str, begin: float, end: float
) -> Iterator[str]:
    a, b = x(event.first), x(event.last)
    if not event.lasting and b - a < 6:
        yield f'<circle cx="{(a + b) / 2:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        return
    if event.open_start:
        yield drawing.line(begin, y, a, y, colour, dashed=True)
    if event.open_end:
        yield drawing.line(b, y, end, y, colour, dashed=True)
    sure = event.lasting and not (event.open_start or event.open_end)
    strength = 1 if sure else 0.35  # else the month or year in which it was, began or ended
    yield (
        f'<rect x="{a:.1f}" y="{y - 4:.1f}" width="{max(b - a, 4):.1f}" height="8" rx="2" '
        f'fill="{colour}" opacity="{strength}"/>'
    )


def _events(case: Case, say: Voice) -> Iterator[Event]:
    for exam in case.exams:
        told = exam.date.isoformat() if exam.date else exam.told or ""
        when = _days(told if re.fullmatch(r"[\d-]+", told) else None)
        if when is not None:
            yield Event(say(technique(exam)), "examination", *when)
    if case.clinical is not None:
        yield from _told(ClinicalRecord.model_validate(case.clinical), say)


def _told(record: ClinicalRecord, say: Voice) -> Iterator[Event]:
    for group, entries in (("treatment", record.treatments), ("brace", record.braces)):
        for entry in (e for e in entries if not e.planned):
            name = _with(say.word(entry.name), entry.for_, say)
            begin, end = _days(entry.start or entry.date), _days(entry.end)
            known = [span for span in (begin, end) if span is not None]
            if known:
                yield Event(
                    name, group, known[0][0], known[-1][1], lasting=True,
                    open_start=begin is None, open_end=end is None,
                )  # fmt: skip
    for biopsy in record.biopsy:
        if when := _days(biopsy.date):
            yield Event(_with(say("page-biopsy"), biopsy.site, say), "biopsy", *when)
    for symptom in (*record.symptoms, *record.history):
        when, until = _days(symptom.date), _days(symptom.until)
        if when and symptom.present:
            place = f", {say.word(symptom.site)}" if symptom.site else ""
            name = say.word(symptom.symptom)
            yield Event(
                f"{name[:1].upper()}{name[1:]}{place}", "symptom", when[0], (until or when)[1],
                lasting=until is not None,
            )  # fmt: skip
    for value in record.laboratory:
        if when := _days(value.date):
            yield Event(say.word(value.name), "laboratory", *when)


def _with(name: str, site: str | None, say: Voice) -> str:
    """``Brace (T6)``."""
    return name[:1].upper() + name[1:] + (f" ({say.word(site)})" if site else "")


def _days(told: str | None) -> tuple[date, date] | None:
    """First and last day of ``2024-03-05``, ``2024-03`` or ``2024``."""
    if told is None:
        return None
    parts = [int(part) for part in told.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 2:
        year, month = parts
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """New years, or quarters where the time is short."""
    months = (1,) if (last - first).days > 900 else (1, 4, 7, 10)
    every = 1 + (last.year - first.year) // 12
    for year in range(first.year, last.year + 1, every):
        for month in months:
            day = date(year, month, 1)
            if first <= day <= last:
                yield day, f"{year}" if len(months) == 1 else f"{year}-{month:02d}"
