"""The report as a PDF, of the same content as the page."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from osteofoci.case import Case, Section
from osteofoci.report.gallery import Panel
from osteofoci.report.language import spoken
from osteofoci.report.parts import ExamImages, colours_of, gallery_of, told_exams, view_of
from osteofoci.report.words import KIND_NAMES, STATUS_WORDS, day_of, site_text

TITLE = "Follow-up of multifocal bone lesions"
NOTICE = "Research use, not a medical device. The program proposes; a doctor reads the images and decides."
FOOTER = "volumes carry one standard deviation; the patient's right is on the left of every picture"


def render_pdf(case: Case, images: Mapping[str, ExamImages], panels: Sequence[Panel] = ()) -> bytes:
    """The pages as bytes; every text from a header is data there, never markup."""
    with tempfile.TemporaryDirectory(prefix="osteofoci-pdf-") as place:
        folder = Path(place)
        template = resources.files("osteofoci.report").joinpath("templates/report.typ")
        (folder / "report.typ").write_text(template.read_text("utf-8"), encoding="utf-8")
        data = _data(case, images, panels, folder)
        (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
        made: bytes = typst.compile(
            str(folder / "report.typ"), root=str(folder), ignore_system_fonts=True
        )
    return made


def _data(
    case: Case, images: Mapping[str, ExamImages], panels: Sequence[Panel], folder: Path
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
                    [
                        f"{say(KIND_NAMES[exam.kind])}: {say(STATUS_WORDS[entry.status])}"
                        for exam in shown
                        if day_of(exam) == day
                        for entry in focus.history
                        if entry.exam_id == exam.id
                    ]
                    or ["-"]
                    for day in days
                ],
            }
            for focus in case.foci
        ],
        "remarks": [
            r.message for r in (*case.remarks, *(r for exam in case.exams for r in exam.remarks))
        ],
        "words": {
            "views": say("Side by side"), "foci": say("Foci"), "site": say("Site"),
            "remarks": say("Remarks on the data"), "family": say("For the family"),
        },
    }  # fmt: skip


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "statements": [{"text": s.text, "basis": list(s.basis)} for s in section.statements],
    }


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
