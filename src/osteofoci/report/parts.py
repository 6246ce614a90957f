"""Parts of the report that the page and the PDF share: views with rings, rows of foci, planar images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from osteofoci.case import (
    Case,
    Exam,
    Finding,
    Focus,
    HistoryEntry,
    Message,
    Status,
    focus_number,
    said,
)
from osteofoci.examine import Panel
from osteofoci.geometry import Volume
from osteofoci.report.pictures import (
    Picture,
    change_pictures,
    coronal_crop,
    coronal_mip,
    place_on_mip,
    planar_picture,
)
from osteofoci.report.words import focus_name, status_word, technique, time_of
from osteofoci.skeleton import BoneSide, DrawnBone
from osteofoci.wording import Voice

if TYPE_CHECKING:
    from osteofoci.track import Aligned

# Colours that stay apart for colour-blind readers (Okabe and Ito), then darker ones.
COLOURS = (
    "#e69f00", "#56b4e9", "#2fb58a", "#d9c72e", "#5a9bd8", "#e8743b", "#cc79a7", "#9d8df1",
    "#8bbf3f", "#e05d6f", "#3fb7b7", "#b58a5a",
)  # fmt: skip
STATUS_CLASS = {
    Status.BASELINE: "neutral",
    Status.NEW: "bad",
    Status.WORSE: "bad",
    Status.RECURRENT: "bad",
    Status.IMPROVED: "good",
    Status.RESOLVED: "good",
    Status.STABLE: "neutral",
    Status.NOT_COVERED: "unknown",
    Status.INDETERMINATE: "unknown",
}


@dataclass(frozen=True, eq=False)
class ExamImages:
    """What the report shows of one examination."""

    volume: Volume
    muscle_signal: float
    bones: Mapping[BoneSide, DrawnBone]


def colours_of(case: Case) -> dict[str, str]:
    """A colour for every focus."""
    return {focus.id: COLOURS[n % len(COLOURS)] for n, focus in enumerate(case.foci)}


def told_exams(case: Case, images: Mapping[str, ExamImages]) -> list[Exam]:
    """Examinations that say something of a focus, or have a picture."""
    told = {entry.exam_id for focus in case.foci for entry in focus.history}
    return [exam for exam in case.exams if exam.id in images or exam.id in told]


def view_of(
    exam: Exam,
    image: ExamImages,
    case: Case,
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
) -> dict[str, Any]:
    marks: list[dict[str, Any]] = []
    for focus in case.foci:
        entry = next((h for h in focus.history if h.exam_id == exam.id), None)
        finding = findings.get(entry.finding_id or "") if entry is not None else None
        if entry is None or finding is None or finding.centroid_lps_mm is None:
            continue
        x, y = place_on_mip(image.volume.grid, finding.centroid_lps_mm)
        radius = max(8.0, 0.6 * (finding.longest_extent_mm or 0.0))
        marks.append(
            {"x": x, "y": y, "r": radius, "number": focus_number(focus.id),
             "colour": colours[focus.id], "status": status_word(entry.status), "focus": focus_name(focus.id)}
        )  # fmt: skip
    picture = coronal_mip(image.volume, image.muscle_signal)
    width = picture.width_mm
    for n, mark in enumerate(sorted(marks, key=lambda m: float(m["y"]))):
        # Numbers stand beside the ring, away from the middle, and do not sit on each other.
        outward = 1 if mark["x"] >= width / 2 else -1
        if abs(mark["x"] - width / 2) < 25:
            outward = 1 if n % 2 else -1
        mark["label_x"] = mark["x"] + outward * (mark["r"] + 22)
    return {"exam": exam, "picture": picture, "marks": marks}


def row_of(
    focus: Focus,
    shown: Sequence[Exam],
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
    say: Voice,
) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    before: str | None = None
    for exam in shown:
        entry = next((h for h in focus.history if h.exam_id == exam.id), None)
        finding = findings.get(entry.finding_id or "") if entry is not None else None
        pair = aligned.get((before or "", finding.id)) if finding is not None else None
        if finding is not None and exam.id in images:
            before = finding.id
        cells.append(
            {
                "exam": exam,
                "entry": entry,
                "finding": finding,
                "status_class": STATUS_CLASS[entry.status] if entry else "unknown",
                "crop": crop_of(exam, entry, finding, images.get(exam.id))
                if pair is None
                else None,
                "change": None if pair is None else change_pictures(pair),
            }
        )
    return {
        "focus": focus,
        "colour": colours[focus.id],
        "number": focus_number(focus.id),
        "by_day": {
            day: [cell for cell in cells if time_of(cell["exam"]) == day]
            for day in dict.fromkeys(time_of(exam) for exam in shown)
        },
        "trend": _trend(focus, shown, findings, colours[focus.id], say("page-volume-over-time")),
        # Of every technique, the last word.
        "compared": {
            cell["exam"].kind: reason_of(cell["entry"])
            for cell in cells
            if cell["entry"] is not None
        },
    }


def reason_of(entry: HistoryEntry) -> Message:
    """Why a status is what it is."""
    return entry.message or said("as-written", text=entry.reason)


def gallery_of(
    case: Case,
    panels: Sequence[Panel],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Planar images by examination, with rings in the colours of the foci."""
    shown = []
    own = _by_exam(panels)
    for exam in (e for e in case.exams if e.id in own):
        pictures = []
        for panel in own[exam.id]:
            rings = []
            for label in panel.labels:
                finding = findings.get(label.finding_id or "")
                focus = None if finding is None else finding.focus_id
                if label.finding_id is not None and focus is None:
                    continue
                rings.append(
                    {
                        "row": label.pixel[0],
                        "column": label.pixel[1],
                        "text": label.text if focus is None else focus_number(focus),
                        "colour": None if focus is None else colours[focus],
                    }
                )
            rows, columns = panel.grey.shape
            pictures.append(
                {
                    "caption": panel.caption, "lines": panel.lines,
                    "uri": planar_picture(panel.grey, panel.pixel_mm).uri, "rings": rings, "rows": rows, "columns": columns,
                }
            )  # fmt: skip
        shown.append({"exam": exam, "name": technique(exam), "pictures": pictures})
    return shown


def crop_of(
    exam: Exam, entry: HistoryEntry | None, finding: Finding | None, image: ExamImages | None
) -> Picture | None:
    if image is None or entry is None or finding is None or finding.centroid_lps_mm is None:
        return None
    return coronal_crop(image.volume, image.muscle_signal, finding.centroid_lps_mm)


def _trend(
    focus: Focus, shown: Sequence[Exam], findings: Mapping[str, Finding], colour: str, label: str
) -> str:
    """A small line of volume over time with error bars, as SVG; gone counts as zero."""
    days = [e.date.toordinal() if e.date else n for n, e in enumerate(shown)]
    span = max(days[-1] - days[0], 1) if days else 1
    points = []
    for exam, day in zip(shown, days, strict=True):
        entry = next((h for h in focus.history if h.exam_id == exam.id), None)
        finding = findings.get(entry.finding_id or "") if entry else None
        x = 8 + 84 * (day - days[0]) / span
        if finding is not None and finding.volume_mm3 is not None:
            points.append((x, finding.volume_mm3, finding.volume_error_mm3 or 0.0))
        elif entry is not None and entry.status is Status.RESOLVED:
            points.append((x, 0.0, 0.0))
    if not points:
        return ""
    top = max(volume + error for _, volume, error in points) or 1.0

    def y(volume: float) -> float:
        return 34 - 28 * min(max(volume / top, 0.0), 1.0)

    bars = "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y(v - e):.1f}" y2="{y(v + e):.1f}" '
        f'stroke="{colour}" stroke-width="1" opacity=".6"/>'
        f'<circle cx="{x:.1f}" cy="{y(v):.1f}" r="2.6" fill="{colour}"/>'
        for x, v, e in points
    )
    line = " ".join(f"{x:.1f},{y(v):.1f}" for x, v, _ in points)
    return (
        f'<svg viewBox="0 0 100 40" class="trend" role="img" aria-label="{escape(label)}">'
        '<line x1="4" x2="96" y1="34" y2="34" stroke="#c9ccd1" stroke-width=".7"/>'
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.4"/>{bars}</svg>'
    )


def _by_exam(panels: Sequence[Panel]) -> dict[str, list[Panel]]:
    found: dict[str, list[Panel]] = {}
    for panel in panels:
        found.setdefault(panel.exam_id, []).append(panel)
    return found
