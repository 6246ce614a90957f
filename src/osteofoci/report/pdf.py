"""The report as a PDF, of the same content as the page."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from osteofoci.case import Case, Exam, Finding, Focus, said
from osteofoci.examine import Panel
from osteofoci.report import pdf_pictures
from osteofoci.report.body_map import body_map_of
from osteofoci.report.columns import in_two_columns
from osteofoci.report.layout import Block, Layout, layout_of
from osteofoci.report.parts import ExamImages, colours_of, told_exams
from osteofoci.report.words import WORDS, place, remark_said, status_word, technique, time_of
from osteofoci.wording import Voice, voice_of

if TYPE_CHECKING:
    from osteofoci.track import Aligned

NOTICE = "page-research-use-not-a-medical"
FOOTER = "page-volumes-carry-one-standard-deviation"


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
        data = _data(case, images, aligned, panels, folder)
        return typeset(folder, "report", data)


def typeset(folder: Path, template: str, data: Mapping[str, Any]) -> bytes:
    """A template with its data, and the pictures in its folder, as a PDF."""
    for name in (template, "parts"):
        text = resources.files("osteofoci.report").joinpath(f"templates/{name}.typ")
        (folder / f"{name}.typ").write_text(text.read_text("utf-8"), encoding="utf-8")
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    made: bytes = typst.compile(
        str(folder / f"{template}.typ"), root=str(folder), ignore_system_fonts=True
    )
    return made


def page_frame(case: Case, say: Voice) -> dict[str, Any]:
    """What stands around every page."""
    footer = (
        f"Osteofoci {case.software.version} · {case.created:%Y-%m-%d %H:%M} UTC · {say(FOOTER)}"
    )
    return {
        "language": case.report.language,
        "notice": say(NOTICE),
        "footer": footer,
        "words": {name: say(code) for name, code in WORDS.items()},
    }


def _data(
    case: Case,
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    panels: Sequence[Panel],
    folder: Path,
) -> dict[str, Any]:
    say = voice_of(case.report.language)
    layout = layout_of(case)
    colours = colours_of(case)
    findings = {finding.id: finding for finding in case.findings}
    left, right = in_two_columns(layout.second)
    return {
        **page_frame(case, say),
        "title": layout.headline,
        "patient": layout.patient,
        "exams": list(layout.exams),
        "flags": [_block(b, folder) for b in layout.flags],
        "first": [_block(b, folder) for b in layout.first],
        "foci": asdict(layout.foci),
        "left": [_block(b, folder) for b in left],
        "right": [_block(b, folder) for b in right],
        "exercise": None if layout.exercise is None else asdict(layout.exercise),
        "appendix": [_block(b, folder) for b in layout.appendix],
        "charts": [
            pdf_pictures.chart_file(folder, f"chart{n}", c) for n, c in enumerate(layout.charts)
        ],
        "references": [{"number": r.number, "words": list(r.words)} for r in layout.references],
        "sources": list(layout.sources),
        "views": pdf_pictures.views(case, images, findings, colours, folder, say),
        "changes": pdf_pictures.changes(case, images, aligned, findings, colours, folder, say),
        "body_map": _body_map(case, images, findings, colours, folder, say),
        "gallery": pdf_pictures.galleries(case, panels, findings, colours, folder, say),
        "evidence": _evidence(case, images, findings, layout, say),
        "remarks": [
            say(remark_said(r)) for r in (*case.remarks, *(r for exam in case.exams for r in exam.remarks))
        ],
    }  # fmt: skip


def _block(block: Block, folder: Path) -> dict[str, Any]:
    return {
        "title": block.title,
        "sentences": [asdict(sentence) for sentence in block.sentences],
        "chart": pdf_pictures.chart_file(folder, "heights", block.chart),
    }


def _evidence(
    case: Case,
    images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding],
    layout: Layout,
    say: Voice,
) -> dict[str, Any]:
    """What every examination says of every focus, with its measures."""
    shown = told_exams(case, images)
    days = list(dict.fromkeys(time_of(exam) for exam in shown))
    return {
        "days": [say.word(day) for day in days],
        "foci": [
            {
                "number": row.number,
                "colour": row.colour,
                "site": say.show(place(focus.site)),
                "cells": [
                    _cell(focus, [e for e in shown if time_of(e) == day], findings, say)
                    for day in days
                ],
            }
            for focus, row in zip(case.foci, layout.foci.rows, strict=True)
        ],
    }


def _cell(
    focus: Focus, exams: Sequence[Exam], findings: Mapping[str, Finding], say: Voice
) -> list[str]:
    """A line for every status of one day, with the techniques that say so."""
    techniques: dict[str, list[str]] = {}
    for exam in exams:
        for entry in (h for h in focus.history if h.exam_id == exam.id):
            finding = findings.get(entry.finding_id or "")
            text = say(status_word(entry.status)) + _measured(finding, say)
            techniques.setdefault(text, []).append(say(technique(exam)))
    return [
        say(said("headed", head=", ".join(names), text=text)) for text, names in techniques.items()
    ] or ["-"]


def _measured(finding: Finding | None, say: Voice) -> str:
    if finding is None or finding.volume_mm3 is None:
        return ""
    volume = say.number(finding.volume_mm3 / 1000, 2)
    return f", {volume} ± {say.number((finding.volume_error_mm3 or 0) / 1000, 2)} mL"


def _body_map(
    case: Case,
    images: Mapping[str, ExamImages],
    findings: Mapping[str, Finding],
    colours: Mapping[str, str],
    folder: Path,
    say: Voice,
) -> str | None:
    svg = body_map_of(case, images, findings, colours, say("page-body-map"))
    if not svg:
        return None
    (folder / "body_map.svg").write_text(svg, encoding="utf-8")
    return "body_map.svg"
