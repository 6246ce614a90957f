"""The table of the first page: one row a focus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from osteofoci.case import Case, Exam, ExamKind, Finding, Focus, HistoryEntry, Status, focus_number
from osteofoci.report.words import day_of, place, status_word
from osteofoci.track import THERE
from osteofoci.wording import Voice

SYMBOLS: dict[Status, str] = {
    Status.BASELINE: "●",
    Status.NEW: "+",
    Status.WORSE: "▲",
    Status.RECURRENT: "◆",
    Status.STABLE: "=",
    Status.IMPROVED: "▼",
    Status.RESOLVED: "○",
    Status.NOT_COVERED: "–",
    Status.INDETERMINATE: "?",
}
SEEN = "•"
NO_SIZE = "–"
_PAIN = {True: "page-painful", False: "page-silent", None: "page-not-told"}


@dataclass(frozen=True)
class Mark:
    """What one examination says of a focus, as a small symbol with its word and its day."""

    symbol: str
    word: str
    day: str


@dataclass(frozen=True)
class FocusRow:
    """One focus, ready to be shown.

    Attributes:
        course: for every technique of the table its marks in order of time.
        before, now: its size at the last two examinations that measured it; a dash where there is none.
    """

    focus_id: str
    number: str
    colour: str
    site: str
    pain: str
    first_seen: str
    last_seen: str
    course: tuple[tuple[Mark, ...], ...]
    before: str
    now: str


@dataclass(frozen=True)
class FocusTable:
    """
    Attributes:
        techniques: the columns of the course.
        legend: every symbol that stands in it, with its word.
        sized: whether any size is known; without one, its two columns are left out.
    """

    techniques: tuple[str, ...]
    rows: tuple[FocusRow, ...]
    legend: tuple[tuple[str, str], ...]
    sized: bool


def focus_table(case: Case, colours: Mapping[str, str], say: Voice) -> FocusTable:
    """All foci with their course; techniques that tell of none have no column."""
    told = {h.exam_id for focus in case.foci for h in focus.history}
    kinds = tuple(dict.fromkeys(e.kind for e in case.exams if e.id in told))
    rows = tuple(_row(focus, case, kinds, colours[focus.id], say) for focus in case.foci)
    shown = dict.fromkeys((m.symbol, m.word) for row in rows for part in row.course for m in part)
    sized = any(size != NO_SIZE for row in rows for size in (row.before, row.now))
    return FocusTable(tuple(say(f"technique-{kind}") for kind in kinds), rows, tuple(shown), sized)


def _row(focus: Focus, case: Case, kinds: Sequence[ExamKind], colour: str, say: Voice) -> FocusRow:
    exams = {exam.id: exam for exam in case.exams}
    findings = {finding.id: finding for finding in case.findings}
    seen = [exams[h.exam_id] for h in focus.history if h.status in THERE or h.finding_id]
    seen.sort(key=lambda e: case.exams.index(e))
    before, now = _sizes(focus, exams, findings, say)
    return FocusRow(
        focus.id, focus_number(focus.id), colour, say.show(place(focus.site)),
        say(_PAIN[focus.symptomatic]),
        say.show(day_of(seen[0])) if seen else "–", say.show(day_of(seen[-1])) if seen else "–",
        tuple(tuple(_marks(focus, exams, kind, say)) for kind in kinds), before, now,
    )  # fmt: skip


def _marks(focus: Focus, exams: Mapping[str, Exam], kind: ExamKind, say: Voice) -> Iterator[Mark]:
    for entry in focus.history:
        exam = exams[entry.exam_id]
        if exam.kind is not kind:
            continue
        symbol, word = SYMBOLS[entry.status], say(status_word(entry.status))
        if entry.status is Status.INDETERMINATE and entry.finding_id:
            symbol, word = SEEN, say("page-seen-change-not-judged")
        yield Mark(symbol, word, say.show(day_of(exam)))


def _sizes(
    focus: Focus, exams: Mapping[str, Exam], findings: Mapping[str, Finding], say: Voice
) -> tuple[str, str]:
    told = [text for h in focus.history if (text := _size(h, exams, findings, say))]
    if not told:
        return NO_SIZE, NO_SIZE
    return (told[-2], told[-1]) if len(told) > 1 else (NO_SIZE, told[-1])


def _size(
    entry: HistoryEntry, exams: Mapping[str, Exam], findings: Mapping[str, Finding], say: Voice
) -> str:
    finding = findings.get(entry.finding_id or "")
    if finding is None:
        return say("page-gone") if entry.status is Status.RESOLVED else ""
    if exams[entry.exam_id].kind is ExamKind.BONE_SCAN:
        return ""
    if finding.volume_mm3 is not None:
        volume, error = finding.volume_mm3 / 1000, (finding.volume_error_mm3 or 0.0) / 1000
        return f"{say.number(volume, 1)} ± {say.number(error, 1)} mL"
    return (
        "" if finding.longest_extent_mm is None else f"{say.number(finding.longest_extent_mm)} mm"
    )
