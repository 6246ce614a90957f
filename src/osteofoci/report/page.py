"""The report as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import Any

import jinja2
import numpy as np

from osteofoci.case import (
    Case,
    DecisionState,
    Document,
    Exam,
    Finding,
    Focus,
    HistoryEntry,
    Remark,
    Severity,
    Status,
)
from osteofoci.geometry import Volume
from osteofoci.report.gallery import Panel, by_exam
from osteofoci.report.pictures import (
    Picture,
    change_pictures,
    coronal_crop,
    coronal_mip,
    place_on_mip,
)
from osteofoci.report.words import KIND_NAMES, STATUS_WORDS, day_of, site_text, sure_text
from osteofoci.skeleton import BoneSide, DrawnBone, Region
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


def render_page(
    case: Case,
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    provenance: Sequence[tuple[str, str]],
    panels: Sequence[Panel] = (),
) -> str:
    """The page as text; every value from a header is escaped by the template.

    Args:
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        panels: planar images.
    """
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string(
        resources.files("osteofoci.report").joinpath("templates/report.html").read_text("utf-8")
    )
    colours = {focus.id: COLOURS[n % len(COLOURS)] for n, focus in enumerate(case.foci)}
    imaged = [exam for exam in case.exams if exam.id in images]
    told = {entry.exam_id for focus in case.foci for entry in focus.history}
    shown = [exam for exam in case.exams if exam.id in images or exam.id in told]
    findings = {finding.id: finding for finding in case.findings}
    return template.render(
        case=case,
        views=[_view(exam, images[exam.id], case, findings, colours) for exam in imaged],
        days=list(dict.fromkeys(day_of(exam) for exam in shown)),
        gallery=_gallery(case, panels, findings, colours),
        body_map=_body_map(case, images, findings, colours),
        rows=[_row(focus, shown, images, aligned, findings, colours) for focus in case.foci],
        exams=case.exams,
        day_of=day_of,
        times=len({day_of(exam) for exam in case.exams}),
        documents=[_document(document, case) for document in case.documents],
        anchors=_anchors(case),
        set_aside=[
            f
            for f in case.findings
            if f.focus_id is None and f.decision is not DecisionState.PROPOSED
        ],
        remarks=_remarks(case),
        provenance=provenance,
        site_text=site_text,
        status_words=STATUS_WORDS,
        kinds=KIND_NAMES,
        sure=sure_text,
    )


def _anchors(case: Case) -> dict[str, str]:
    """Where on the page stands what a statement rests on: foci, and characters of a text."""
    found = {focus.id: focus.id for focus in case.foci}
    found |= {h.finding_id: f.id for f in case.foci for h in f.history if h.finding_id}
    for section in case.report.sections:
        for statement in section.statements:
            spans = (name for name in statement.basis if name.startswith("text:"))
            found |= {name: f"c{_span(name)[0]}" for name in spans}
    return found


def _span(name: str) -> tuple[int, int]:
    start, _, end = name.removeprefix("text:").partition("-")
    return int(start), int(end)


def _document(document: Document, case: Case) -> dict[str, Any]:
    """The text in pieces, with an anchor where evidence begins and what was not understood marked."""
    spans = [_span(name) for name in _anchors(case) if name.startswith("text:")]
    unread = {(p.start, p.end): p.why for p in case.unread}
    starts = {start for start, _ in spans}
    cuts = sorted({0, len(document.text), *starts, *(n for span in unread for n in span)})
    pieces = [
        {
            "text": document.text[a:b],
            "anchor": f"c{a}" if a in starts else None,
            "unread": next((why for (s, e), why in unread.items() if s <= a < e), None),
        }
        for a, b in pairwise(cuts)
    ]
    return {"name": document.name, "pieces": pieces, "unread": bool(unread)}


def _remarks(case: Case) -> list[tuple[str, Remark]]:
    everywhere = [("all", remark) for remark in case.remarks]
    for exam in case.exams:
        everywhere.extend((exam.id, remark) for remark in exam.remarks)
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return sorted(everywhere, key=lambda pair: order[pair[1].severity])


def _view(
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
            {"x": x, "y": y, "r": radius, "number": focus.id.removeprefix("L"),
             "colour": colours[focus.id], "status": STATUS_WORDS[entry.status]}
        )  # fmt: skip
    picture = coronal_mip(image.volume, image.muscle_signal)
    width = picture.width_mm
    for n, mark in enumerate(sorted(marks, key=lambda m: float(m["y"]))):
        # Numbers stand beside the ring, away from the middle, and do not sit on each other.
        outward = 1 if mark["x"] >= width / 2 else -1
        if abs(mark["x"] - width / 2) < 25:
            outward = 1 if n % 2 else -1
        mark["label_x"] = mark["x"] + outward * (mark["r"] + 16)
    return {"exam": exam, "picture": picture, "marks": marks}


def _row(
    focus: Focus,
    shown: Sequence[Exam],
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
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
                "crop": _crop(exam, entry, finding, images.get(exam.id)) if pair is None else None,
                "change": None if pair is None else change_pictures(pair),
            }
        )
    return {
        "focus": focus,
        "colour": colours[focus.id],
        "number": focus.id.removeprefix("L"),
        "by_day": {
            day: [cell for cell in cells if day_of(cell["exam"]) == day]
            for day in dict.fromkeys(day_of(exam) for exam in shown)
        },
        "trend": _trend(focus, shown, findings, colours[focus.id]),
        # Of every technique, the last word.
        "compared": {
            cell["exam"].kind: cell["entry"].reason for cell in cells if cell["entry"] is not None
        },
    }


def _gallery(
    case: Case,
    panels: Sequence[Panel],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Planar images by examination, with rings in the colours of the foci."""
    shown = []
    own = by_exam(panels)
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
                        "text": label.text if focus is None else focus.removeprefix("L"),
                        "colour": None if focus is None else colours[focus],
                    }
                )
            rows, columns = panel.grey.shape
            pictures.append(
                {
                    "caption": panel.caption, "uri": panel.picture().uri, "lines": panel.lines,
                    "rings": rings, "rows": rows, "columns": columns,
                }
            )  # fmt: skip
        shown.append(
            {"exam": exam, "name": KIND_NAMES.get(exam.kind, exam.kind), "pictures": pictures}
        )
    return shown


def _crop(
    exam: Exam, entry: HistoryEntry | None, finding: Finding | None, image: ExamImages | None
) -> Picture | None:
    if image is None or entry is None or finding is None or finding.centroid_lps_mm is None:
        return None
    return coronal_crop(image.volume, image.muscle_signal, finding.centroid_lps_mm)


def _trend(
    focus: Focus, shown: Sequence[Exam], findings: Mapping[str, Finding], colour: str
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
        return 34 - 28 * float(np.clip(volume / top, 0, 1))

    bars = "".join(
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y(v - e):.1f}" y2="{y(v + e):.1f}" '
        f'stroke="{colour}" stroke-width="1" opacity=".6"/>'
        f'<circle cx="{x:.1f}" cy="{y(v):.1f}" r="2.6" fill="{colour}"/>'
        for x, v, e in points
    )
    line = " ".join(f"{x:.1f},{y(v):.1f}" for x, v, _ in points)
    return (
        '<svg viewBox="0 0 100 40" class="trend" role="img" aria-label="volume over time">'
        '<line x1="4" x2="96" y1="34" y2="34" stroke="#c9ccd1" stroke-width=".7"/>'
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.4"/>{bars}</svg>'
    )


def _body_map(
    case: Case,
    images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
) -> str:
    """The child's own skeleton as lines, with every focus at its place along its bone."""
    last = next(
        (images[e.id] for e in reversed(case.exams) if e.id in images and images[e.id].bones), None
    )
    if last is None:
        return ""
    bones = last.bones
    ends = np.array([p for bone in bones.values() for p in bone.axis.points_mm])
    low, high = ends.min(0) - 20, ends.max(0) + 20

    def at(point: np.ndarray) -> tuple[float, float]:
        return float(point[0] - low[0]), float(high[2] - point[2])

    lines = []
    for bone_side, bone in bones.items():
        if bone_side.bone.region is Region.HEAD and bone_side.bone.name == "skull":
            a, b = bone.bounds_mm()
            x, y = at((a + b) / 2)
            lines.append(
                f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{(b[0] - a[0]) / 2:.0f}" '
                f'ry="{(b[2] - a[2]) / 2:.0f}" class="skull"/>'
            )
            continue
        place = " ".join(f"{x:.0f},{y:.0f}" for x, y in map(at, bone.axis.points_mm))
        wide = {Region.LEG: 11, Region.SHOULDER_ARM: 8, Region.PELVIS: 14, Region.SPINE: 16}.get(
            bone_side.bone.region, 5
        )
        lines.append(f'<polyline points="{place}" stroke-width="{wide}"/>')
    dots = []
    for focus in case.foci:
        finding = next(
            (findings[h.finding_id] for h in reversed(focus.history) if h.finding_id), None
        )
        if finding is None:
            continue
        name = next(
            (
                b for b in bones
                if b.bone.name == focus.site.bone and str(b.side) == focus.site.side
            ),
            None,
        )  # fmt: skip
        if name is None:
            continue
        position = finding.position_along_bone
        x, y = at(bones[name].axis.at(0.5 if position is None else position))
        gone = focus.history[-1].status is Status.RESOLVED
        style = (
            f'fill="none" stroke="{colours[focus.id]}" stroke-width="5"'
            if gone
            else (f'fill="{colours[focus.id]}" stroke="#fff" stroke-width="2"')
        )
        number = focus.id.removeprefix("L")
        dots.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="17" {style}/>'
            f'<text x="{x:.0f}" y="{y + 7:.0f}" class="dot">{number}</text>'
        )
    width, height = high[0] - low[0], high[2] - low[2]
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" class="bodymap" role="img" '
        f'aria-label="body map with numbered foci"><g class="bones">{"".join(lines)}</g>'
        f"{''.join(dots)}</svg>"
    )
