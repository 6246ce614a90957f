"""Charts of the report over time: foci by status, heights of vertebrae, examinations and treatments.

The page and the PDF show the same ones. A case that has nothing for a chart gets none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import hypot

from osteofoci.case import Case, Exam, ExamKind, Finding, Status, VertebraMeasurement
from osteofoci.report import drawing
from osteofoci.report.drawing import Chart
from osteofoci.report.timeline import timeline
from osteofoci.report.words import day_of, status_word, technique
from osteofoci.spine import GENANT_LIMITS
from osteofoci.track import TELLING
from osteofoci.wording import Voice

# Worse things are dark and stand below, so that a child who gets better gets paler from left to right.
STATUS_FILLS = {
    Status.BASELINE: "#5b6f8c",
    Status.NEW: "#8c1d10",
    Status.WORSE: "#c0392b",
    Status.RECURRENT: "#d9703f",
    Status.STABLE: "#9aa5b4",
    Status.IMPROVED: "#6bb58a",
    Status.RESOLVED: "#cfe8d8",
    Status.INDETERMINATE: "#ffffff",
    Status.NOT_COVERED: "#ffffff",
}
TIME_COLOURS = ("#9aa5b4", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
MOST_COLUMNS = 6


def charts_of(case: Case, say: Voice) -> tuple[Chart, ...]:
    """The charts that this case has something for."""
    made = (burden(case, say), vertebral_heights(case, say), timeline(case, say))
    return tuple(chart for chart in made if chart is not None)


def burden(case: Case, say: Voice) -> Chart | None:
    """For every examination how many foci have which status, and the volume of those measured.

    Examinations of one technique stand side by side: one technique sees what another does not. One that
    tells of no focus is left out.
    """
    told = {h.exam_id for focus in case.foci for h in focus.history if h.status in TELLING}
    kinds = list(ExamKind)
    shown = sorted((e for e in case.exams if e.id in told), key=lambda e: kinds.index(e.kind))
    if not shown:
        return None
    unit = min(16.0, 130.0 / max(len(case.foci), 1))
    height, step = 74 + unit * len(case.foci), 126.0
    body: list[str] = []
    for n, exam in enumerate(shown):
        row, column = divmod(n, MOST_COLUMNS)
        body.extend(_stack(case, exam, 10 + step * column, height * (row + 1) - 34, unit, say))
    columns, rows = min(len(shown), MOST_COLUMNS), 1 + (len(shown) - 1) // MOST_COLUMNS
    return drawing.chart(say("page-foci-by-status"), 26 + step * columns, height * rows, body)


def _stack(case: Case, exam: Exam, x: float, foot: float, unit: float, say: Voice) -> Iterator[str]:
    entries = [h for focus in case.foci for h in focus.history if h.exam_id == exam.id]
    y = foot
    for status, fill in STATUS_FILLS.items():
        count = sum(entry.status is status for entry in entries)
        if not count:
            continue
        y -= unit * count
        dashes = ' stroke-dasharray="3 2"' if fill == "#ffffff" else ""
        yield (
            f'<rect x="{x + 6:.1f}" y="{y:.1f}" width="30" height="{unit * count:.1f}" '
            f'fill="{fill}" stroke="{drawing.SOFT}" stroke-width=".6"{dashes}/>'
        )
        words = f"{count} {say(status_word(status))}"
        yield drawing.words(x + 40, y + unit * count / 2 + 3.5, words, size=9.5)
    seen = {e.finding_id for e in entries}
    volume = _volume([f for f in case.findings if f.id in seen], say)
    yield drawing.words(x + 6, y - 6, volume, size=10.5, bold=True)
    yield drawing.line(x, foot, x + 100, foot, drawing.SOFT)
    yield drawing.words(x, foot + 13, say.show(day_of(exam)), size=10)
    yield drawing.words(x, foot + 25, say(technique(exam)), size=9, colour=drawing.SOFT)


def _volume(own: Sequence[Finding], say: Voice) -> str:
    measured = [f for f in own if f.volume_mm3 is not None]
    if not measured:
        return ""
    total = sum(f.volume_mm3 or 0.0 for f in measured) / 1000
    error = hypot(*(f.volume_error_mm3 or 0.0 for f in measured)) / 1000
    return f"{say.number(total, 1)} ± {say.number(error, 1)} mL"


def vertebral_heights(case: Case, say: Voice) -> Chart | None:
    """Level by level how much of the expected height is missing, with its error, at every time."""
    measured = [v for v in case.spine.vertebrae if v.height_loss_fraction is not None]
    if not measured:
        return None
    levels = sorted({v.level for v in measured}, key=_from_above)
    exams = [e for e in case.exams if any(v.exam_id == e.id for v in measured)]
    left, top, row, width = 40.0, 34.0, 15.0, 420.0
    low, high = -0.2, max(0.5, max(v.height_loss_fraction or 0.0 for v in measured) + 0.1)

    def x(loss: float) -> float:
        return left + width * (min(max(loss, low), high) - low) / (high - low)

    foot = top + row * len(levels)
    body = [
        f'<rect x="{x(limit):.1f}" y="{top - 4:.1f}" width="{x(high) - x(limit):.1f}" '
        f'height="{foot - top + 4:.1f}" fill="#c0392b" opacity=".07"/>'
        for limit in GENANT_LIMITS
    ]
    for percent in range(round(100 * low), round(100 * high) + 1, 10):
        place = x(percent / 100)
        body.append(
            drawing.line(place, top - 4, place, foot, drawing.INK if percent == 0 else drawing.LINE)
        )
        body.append(
            drawing.words(
                place, foot + 13, f"{percent} %", size=9, colour=drawing.SOFT, anchor="middle"
            )
        )
    for n, level in enumerate(levels):
        body.append(
            drawing.words(left - 8, top + row * (n + 0.5) + 3.5, level, size=10, anchor="end")
        )
    for n, exam in enumerate(exams):
        colour = TIME_COLOURS[n % len(TIME_COLOURS)]
        shift = row * 0.5 * ((n + 0.5) / len(exams) - 0.5)
        body.append(f'<circle cx="{left + 6 + 105 * n:.1f}" cy="14" r="3.5" fill="{colour}"/>')
        body.append(drawing.words(left + 14 + 105 * n, 17.5, say.show(day_of(exam)), size=10))
        for v in (v for v in measured if v.exam_id == exam.id):
            body.extend(_loss_mark(v, x, top + row * (levels.index(v.level) + 0.5) + shift, colour))
    body.append(
        drawing.words(left, foot + 28, say("page-of-the-expected-height-missing"), size=9.5,
              colour=drawing.SOFT)
    )  # fmt: skip
    if any(v.height_loss_error is None for v in measured):
        hollow = say("page-hollow-told-without-an-error")
        body.append(drawing.words(left + 230, foot + 28, hollow, size=9.5, colour=drawing.SOFT))
    legend = left + 105 * len(exams)
    return drawing.chart(
        say("page-height-of-vertebrae"), max(left + width + 26, legend), foot + 36, body
    )


def _loss_mark(
    v: VertebraMeasurement, x: Callable[[float], float], y: float, colour: str
) -> Iterator[str]:
    loss, error = v.height_loss_fraction or 0.0, v.height_loss_error
    if error is None:
        yield (
            f'<circle cx="{x(loss):.1f}" cy="{y:.1f}" r="2.8" fill="none" stroke="{colour}" '
            f'stroke-width="1.4"/>'
        )
        return
    yield drawing.line(x(loss - error), y, x(loss + error), y, colour)
    yield f'<circle cx="{x(loss):.1f}" cy="{y:.1f}" r="2.8" fill="{colour}"/>'


def _from_above(level: str) -> tuple[int, int]:
    return "CTLS".index(level[0]), int(level[1:])
