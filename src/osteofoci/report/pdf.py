"""The report as a PDF, of the same content as the page."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from osteofoci.case import Case, Exam, Finding, Focus, Section
from osteofoci.report.charts import charts_of
from osteofoci.report.drawing import Chart
from osteofoci.report.gallery import Panel
from osteofoci.report.language import Say, spoken
from osteofoci.report.parts import (
    ExamImages,
    body_map_of,
    colours_of,
    gallery_of,
    told_exams,
    view_of,
)
from osteofoci.report.pictures import change_pictures
from osteofoci.report.words import KIND_NAMES, STATUS_WORDS, day_of, site_text

if TYPE_CHECKING:
    from osteofoci.track import Aligned

TITLE = "Follow-up of multifocal bone lesions"
NOTICE = "Research use, not a medical device. The program proposes; a doctor reads the images and decides."
# What a page is wide between its margins, and a unit of a chart.
PAGE_MM, CHART_MM = 178.0, 0.24
FOOTER = "volumes carry one standard deviation; the patient's right is on the left of every picture"


def render_pdf(
    case: Case,
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    panels: Sequence[Panel] = (),
) -> bytes:
    """The pages as bytes; every text from a header is data there, never markup.

    Args:
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        panels: planar images.
    """
    with tempfile.TemporaryDirectory(prefix="osteofoci-pdf-") as place:
        folder = Path(place)
        template = resources.files("osteofoci.report").joinpath("templates/report.typ")
        (folder / "report.typ").write_text(template.read_text("utf-8"), encoding="utf-8")
        data = _data(case, images, aligned, panels, folder)
        (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
        made: bytes = typst.compile(
            str(folder / "report.typ"), root=str(folder), ignore_system_fonts=True
        )
    return made


def _data(
    case: Case,
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    panels: Sequence[Panel],
    folder: Path,
) -> dict[str, Any]:
    say = spoken(case.report.language)
    colours = colours_of(case)
    findings = {finding.id: finding for finding in case.findings}
    sections = {section.title: section for section in case.report.sections}
    shown = told_exams(case, images)
    essentials = say("Essentials")
    days = list(dict.fromkeys(day_of(exam) for exam in shown))
    child = case.patient
    return {
        "title": say(TITLE),
        "language": case.report.language,
        "patient": f"{say('Patient')} {child.id or say('without ID')}"
        + (f", {say('sex')} {child.sex}" if child.sex else ""),
        "notice": say(NOTICE),
        "footer": f"Osteofoci {case.software.version} · {case.created:%Y-%m-%d %H:%M} UTC · {say(FOOTER)}",
        "essentials": _section(sections[essentials]) if essentials in sections else None,
        "sections": [_section(s) for s in case.report.sections if s.title != essentials],
        "views": [
            _drawn(
                folder / f"view{n}.svg",
                f"{day_of(exam)}, {say('coronal maximum of STIR')}",
                view_of(exam, images[exam.id], case, findings, colours),
            )
            for n, exam in enumerate(e for e in case.exams if e.id in images)
        ],
        "gallery": [
            {
                "title": f"{say(group['name'])}, {day_of(group['exam'])}",
                "pictures": [
                    _planar(folder / f"planar{n}_{m}.svg", picture, say(picture["caption"]))
                    for m, picture in enumerate(group["pictures"])
                ],
            }
            for n, group in enumerate(gallery_of(case, panels, findings, colours))
        ],
        "days": [say(day) for day in days],
        "foci": [
            {
                "number": focus.id.removeprefix("L"),
                "colour": colours[focus.id],
                "site": say(site_text(focus.site)),
                "cells": [
                    _cell(focus, [e for e in shown if day_of(e) == day], findings, say)
                    for day in days
                ],
            }
            for focus in case.foci
        ],
        "body_map": _body_map(case, images, findings, colours, folder),
        "changes": [
            {
                "number": focus.id.removeprefix("L"),
                "colour": colours[focus.id],
                "site": say(site_text(focus.site)),
                "pictures": _changes(focus, aligned, folder, say),
            }
            for focus in case.foci
            if any(pair[1] in _finding_ids(focus) for pair in aligned)
        ],
        "charts": [
            _charted(folder / f"chart{n}.svg", chart) for n, chart in enumerate(charts_of(case, say))
        ],
        "remarks": [
            say(r.message) for r in (*case.remarks, *(r for exam in case.exams for r in exam.remarks))
        ],
        "words": {
            "views": say("Side by side"), "foci": say("Foci"), "site": say("Site"),
            "remarks": say("Remarks on the data"), "family": say("For the family"),
            "map": say("Body map"), "changes": say("What has changed"),
        },
    }  # fmt: skip


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "statements": [{"text": s.text, "basis": list(s.basis)} for s in section.statements],
    }


def _cell(
    focus: Focus, exams: Sequence[Exam], findings: Mapping[str, Finding], say: Say
) -> list[str]:
    """A line for every status of one day, with the techniques that say so."""
    techniques: dict[str, list[str]] = {}
    for exam in exams:
        for entry in (h for h in focus.history if h.exam_id == exam.id):
            said = say(STATUS_WORDS[entry.status]) + _measured(findings.get(entry.finding_id or ""))
            techniques.setdefault(said, []).append(say(KIND_NAMES[exam.kind]))
    return [f"{', '.join(names)}: {said}" for said, names in techniques.items()] or ["-"]


def _measured(finding: Finding | None) -> str:
    if finding is None or finding.volume_mm3 is None:
        return ""
    return f", {finding.volume_mm3 / 1000:.2f} ± {(finding.volume_error_mm3 or 0) / 1000:.2f} mL"


def _finding_ids(focus: Focus) -> set[str]:
    return {entry.finding_id for entry in focus.history if entry.finding_id}


def _changes(
    focus: Focus,
    aligned: Mapping[tuple[str, str], Aligned],
    folder: Path,
    say: Say,
) -> list[dict[str, str]]:
    """Before, now and difference of one focus, for every pair of its examinations that has them."""
    shown = []
    own = [pair for pair in aligned if pair[1] in _finding_ids(focus)]
    for n, pair in enumerate(own):
        change = change_pictures(aligned[pair])
        for name in ("before", "after", "change"):
            file = folder / f"change_{focus.id}_{n}_{name}.png"
            file.write_bytes(getattr(change, name).png)
            caption = say({"after": "now"}.get(name, name))
            shown.append({"file": file.name, "caption": caption})
    return shown


def _body_map(
    case: Case,
    images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
    folder: Path,
) -> str | None:
    svg = body_map_of(case, images, findings, colours)
    if not svg:
        return None
    (folder / "body_map.svg").write_text(svg, encoding="utf-8")
    return "body_map.svg"


def _charted(file: Path, chart: Chart) -> dict[str, Any]:
    file.write_text(chart.svg, encoding="utf-8")
    width = min(PAGE_MM, CHART_MM * chart.width)
    return {"title": chart.title, "file": file.name, "width_mm": width}


def _drawn(file: Path, caption: str, view: Mapping[str, Any]) -> dict[str, str]:
    """A coronal view with the rings of its foci, as a file."""
    picture = view["picture"]
    rings = "".join(
        f'<circle cx="{m["x"]:.1f}" cy="{m["y"]:.1f}" r="{m["r"]:.1f}" fill="none" '
        f'stroke="{m["colour"]}" stroke-width="3"/>'
        f'<text x="{m["label_x"]:.1f}" y="{m["y"] + 9:.1f}" font-size="26" font-weight="bold" '
        f'text-anchor="middle" fill="{m["colour"]}">{m["number"]}</text>'
        for m in view["marks"]
    )
    _write_svg(file, picture.width_mm, picture.height_mm, picture.uri, rings)
    return {"caption": caption, "file": file.name}


def _planar(file: Path, picture: Mapping[str, Any], caption: str) -> dict[str, str]:
    rows, columns = picture["rows"], picture["columns"]
    lines = "".join(
        f'<line x1="{line.start[1]:.1f}" y1="{line.start[0]:.1f}" x2="{line.end[1]:.1f}" '
        f'y2="{line.end[0]:.1f}" stroke="#ffd23f" stroke-width="1.2"/>'
        for line in picture["lines"]
    )
    rings = "".join(
        f'<circle cx="{r["column"]:.1f}" cy="{r["row"]:.1f}" r="{rows / 55:.1f}" fill="none" '
        f'stroke="{r["colour"]}" stroke-width="{rows / 300:.1f}"/>'
        for r in picture["rings"]
        if r["colour"]
    )
    _write_svg(file, columns, rows, picture["uri"], lines + rings)
    return {"caption": caption, "file": file.name}


def _write_svg(file: Path, width: float, height: float, uri: str, marks: str) -> None:
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"><image href="{uri}" width="{width:.1f}" '
        f'height="{height:.1f}"/>{marks}</svg>',
        encoding="utf-8",
    )
