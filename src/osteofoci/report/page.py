"""The report as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jinja2

from osteofoci.case import Case, DecisionState, Document, Remark, Severity
from osteofoci.report.charts import charts_of
from osteofoci.report.gallery import Panel
from osteofoci.report.language import spoken
from osteofoci.report.parts import (
    ExamImages,
    body_map_of,
    colours_of,
    gallery_of,
    row_of,
    told_exams,
    view_of,
)
from osteofoci.report.words import KIND_NAMES, STATUS_WORDS, day_of, site_text, sure_text

if TYPE_CHECKING:
    from osteofoci.track import Aligned


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
    colours = colours_of(case)
    imaged = [exam for exam in case.exams if exam.id in images]
    shown = told_exams(case, images)
    findings = {finding.id: finding for finding in case.findings}
    say = spoken(case.report.language)
    return template.render(
        case=case,
        charts=charts_of(case, say),
        views=[view_of(exam, images[exam.id], case, findings, colours) for exam in imaged],
        days=list(dict.fromkeys(day_of(exam) for exam in shown)),
        gallery=gallery_of(case, panels, findings, colours),
        body_map=body_map_of(case, images, findings, colours),
        rows=[row_of(focus, shown, images, aligned, findings, colours) for focus in case.foci],
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
        t=say,
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
