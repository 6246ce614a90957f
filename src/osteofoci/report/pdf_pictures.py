"""Pictures of the PDF as files beside its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osteofoci.case import Case, Exam, ExamKind, Finding, Focus, focus_number
from osteofoci.examine import Panel
from osteofoci.report.drawing import Chart
from osteofoci.report.parts import ExamImages, crop_of, gallery_of, view_of
from osteofoci.report.pictures import change_pictures
from osteofoci.report.words import day_of, place
from osteofoci.wording import Voice

if TYPE_CHECKING:
    from osteofoci.track import Aligned

# Letters on a picture that stands small on the page, in units of the picture.
SMALL = 44.0
# Of one technique so many examinations are shown; the page has all.
MOST_EXAMS = 2
_CAPTIONS = {
    "before": "page-picture-before",
    "after": "page-picture-now",
    "change": "page-picture-change",
}


def views(
    case: Case, images: Mapping[str, ExamImages], findings: Mapping[str, Finding],
    colours: Mapping[str, str], folder: Path, say: Voice,
) -> list[dict[str, str]]:  # fmt: skip
    """The last two examinations with their foci."""
    return [
        _drawn(
            folder / f"view{n}.svg",
            say.show(day_of(exam)),
            view_of(exam, images[exam.id], case, findings, colours),
            f"{say('page-coronal-maximum-of-stir')}, {say.show(day_of(exam))}",
        )
        for n, exam in enumerate([e for e in case.exams if e.id in images][-MOST_EXAMS:])
    ]


def changes(
    case: Case, images: Mapping[str, ExamImages], aligned: Mapping[tuple[str, str], Aligned],
    findings: Mapping[str, Finding], colours: Mapping[str, str], folder: Path, say: Voice,
) -> list[dict[str, Any]]:  # fmt: skip
    """For every focus that has one: before, now and difference, or the place as it is seen now."""
    shown = []
    for focus in case.foci:
        pictures = _aligned(focus, aligned, folder, say)
        if not pictures:
            pictures = _alone(focus, case.exams, images, findings, folder, say)
        if pictures:
            shown.append(
                {"number": focus_number(focus.id), "colour": colours[focus.id],
                 "site": say.show(place(focus.site)), "pictures": pictures}
            )  # fmt: skip
    return shown


def _aligned(
    focus: Focus, aligned: Mapping[tuple[str, str], Aligned], folder: Path, say: Voice
) -> list[dict[str, str]]:
    own = {entry.finding_id for entry in focus.history if entry.finding_id}
    pairs = [pair for pair in aligned if pair[1] in own]
    if not pairs:
        return []
    change = change_pictures(aligned[pairs[-1]])
    shown = []
    for name in _CAPTIONS:
        file = folder / f"change_{focus.id}_{name}.png"
        file.write_bytes(getattr(change, name).png)
        shown.append({"file": file.name, "caption": say(_CAPTIONS[name])})
    return shown


def _alone(
    focus: Focus, exams: Sequence[Exam], images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding], folder: Path, say: Voice,
) -> list[dict[str, str]]:  # fmt: skip
    for exam in reversed(exams):
        entry = next((h for h in focus.history if h.exam_id == exam.id), None)
        finding = findings.get(entry.finding_id or "") if entry is not None else None
        picture = crop_of(exam, entry, finding, images.get(exam.id))
        if picture is not None:
            file = folder / f"crop_{focus.id}.png"
            file.write_bytes(picture.png)
            return [{"file": file.name, "caption": say("page-picture-now")}]
    return []


def galleries(
    case: Case, panels: Sequence[Panel], findings: Mapping[str, Finding],
    colours: Mapping[str, str], folder: Path, say: Voice,
) -> list[dict[str, Any]]:  # fmt: skip
    """Planar images, a row for each technique with its last two examinations side by side."""
    groups = gallery_of(case, panels, findings, colours)
    rows = []
    for kind in (ExamKind.BONE_SCAN, ExamKind.RADIOGRAPH, ExamKind.BIPLANAR):
        own = [g for g in groups if g["exam"].kind is kind][-MOST_EXAMS:]
        pictures = [
            _planar(
                folder / f"planar_{kind}_{n}_{m}.svg", picture,
                f"{say.show(day_of(group['exam']))}, {say.show(picture['caption'])}",
            )
            for n, group in enumerate(own)
            for m, picture in enumerate(group["pictures"])
        ]  # fmt: skip
        if pictures:
            rows.append({"title": say(f"technique-{kind}"), "pictures": pictures})
    return rows


def chart_file(folder: Path, name: str, chart: Chart | None) -> dict[str, Any] | None:
    if chart is None:
        return None
    (folder / f"{name}.svg").write_text(chart.svg, encoding="utf-8")
    return {"title": chart.title, "file": f"{name}.svg", "width": chart.width}


def _drawn(file: Path, caption: str, view: Mapping[str, Any], alt: str) -> dict[str, str]:
    """A coronal view with the rings of its foci, as a file."""
    picture = view["picture"]
    rings = "".join(
        _ringed(m["x"], m["y"], m["r"], 5.0, m["colour"])
        + _numbered(m["label_x"], m["y"] + SMALL / 3, SMALL, m["colour"], m["number"])
        for m in view["marks"]
    )
    _write_svg(file, picture.width_mm, picture.height_mm, picture.uri, rings)
    return {"caption": caption, "file": file.name, "alt": alt}


def _planar(file: Path, picture: Mapping[str, Any], caption: str) -> dict[str, str]:
    rows, columns = picture["rows"], picture["columns"]
    lines = "".join(
        f'<line x1="{line.start[1]:.1f}" y1="{line.start[0]:.1f}" x2="{line.end[1]:.1f}" '
        f'y2="{line.end[0]:.1f}" stroke="#ffd23f" stroke-width="1.2"/>'
        for line in picture["lines"]
    )
    rings = "".join(
        _ringed(r["column"], r["row"], rows / 40, rows / 220, r["colour"])
        + _numbered(
            r["column"] + rows / 18, r["row"] + rows / 60, rows / 20, r["colour"], r["text"]
        )
        for r in picture["rings"]
        if r["colour"]
    )
    _write_svg(file, columns, rows, picture["uri"], lines + rings)
    return {"caption": caption, "file": file.name, "alt": caption}


def _ringed(x: float, y: float, radius: float, width: float, colour: str) -> str:
    """A ring with a dark edge, so that it stands out on white too."""
    return "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{own}" '
        f'stroke-width="{w:.1f}"/>'
        for own, w in (("#14181f", 1.8 * width), (colour, width))
    )


def _numbered(x: float, y: float, size: float, colour: str, number: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="bold" '
        f'text-anchor="middle" fill="{colour}" stroke="#14181f" stroke-width="{size / 9:.1f}" '
        f'paint-order="stroke">{number}</text>'
    )


def _write_svg(file: Path, width: float, height: float, uri: str, marks: str) -> None:
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"><image href="{uri}" width="{width:.1f}" '
        f'height="{height:.1f}"/>{marks}</svg>',
        encoding="utf-8",
    )
