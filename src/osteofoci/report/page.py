"""The report as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jinja2

from osteofoci.case import Case, DecisionState, Document, Message, Remark, Severity, said
from osteofoci.examine import Panel
from osteofoci.report.body_map import body_map_of
from osteofoci.report.findings import normal_said
from osteofoci.report.layout import layout_of
from osteofoci.report.parts import (
    ExamImages,
    colours_of,
    gallery_of,
    row_of,
    told_exams,
    view_of,
)
from osteofoci.report.words import (
    WORDS,
    day_of,
    decision,
    focus_name,
    remark_said,
    status_word,
    sure,
    technique,
    time_of,
)
from osteofoci.wording import Voice, voice_of

if TYPE_CHECKING:
    from osteofoci.track import Aligned


@cache
def environment() -> jinja2.Environment:
    """Where the templates of pages are; everything put into them is escaped."""
    place = resources.files("osteofoci.report").joinpath("templates")
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: place.joinpath(name).read_text("utf-8")),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )  # fmt: skip


def render_page(
    case: Case,
    images: Mapping[str, ExamImages],
    aligned: Mapping[tuple[str, str], Aligned],
    provenance: Sequence[tuple[Message, Message]],
    panels: Sequence[Panel] = (),
) -> str:
    """The page as text; every value from a header is escaped by the template.

    Args:
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        panels: planar images.
    """
    colours = colours_of(case)
    shown = told_exams(case, images)
    findings = {finding.id: finding for finding in case.findings}
    say = voice_of(case.report.language)
    rows = [row_of(focus, shown, images, aligned, findings, colours, say) for focus in case.foci]
    return environment().get_template("report.html").render(
        case=case,
        layout=layout_of(case),
        views=[
            view_of(exam, images[exam.id], case, findings, colours)
            for exam in case.exams
            if exam.id in images
        ],
        days=list(dict.fromkeys(time_of(exam) for exam in shown)),
        gallery=gallery_of(case, panels, findings, colours),
        body_map=body_map_of(case, images, findings, colours, say("page-body-map")),
        rows=rows,
        changed=[row for row in rows if _pictured(row)],
        time_of=time_of,
        focus_name=focus_name,
        spans=_spans,
        documents=[_document(document, case) for document in case.documents],
        set_aside=[
            f
            for f in case.findings
            if f.focus_id is None and f.decision is not DecisionState.PROPOSED
        ],
        remarks=_remarks(case, say),
        t=say,
        words={name: say(code) for name, code in WORDS.items()},
        provenance=provenance,
        status_word=status_word,
        technique=technique,
        decision=decision,
        remark_said=remark_said,
        normal=normal_said,
        confidence=lambda value: said("confidence", sure=sure(value)),
    )  # fmt: skip


def _pictured(row: Mapping[str, Any]) -> bool:
    return any(cell["change"] or cell["crop"] for cells in row["by_day"].values() for cell in cells)


def _spans(codes: Sequence[str]) -> list[str]:
    """Where on the page the characters stand on which a sentence rests."""
    return [f"c{_span(code)[0]}" for code in codes if code.startswith("text:")]


def _evidence(case: Case) -> list[tuple[int, int]]:
    """The characters of the text on which sentences rest."""
    bases = (s.basis for section in case.report.sections for s in section.statements)
    return [_span(code) for basis in bases for code in basis if code.startswith("text:")]


def _span(name: str) -> tuple[int, int]:
    start, _, end = name.removeprefix("text:").partition("-")
    return int(start), int(end)


def _document(document: Document, case: Case) -> dict[str, Any]:
    """The text in pieces, with an anchor where evidence begins and what was not understood marked."""
    spans = _evidence(case)
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


def _remarks(case: Case, say: Voice) -> list[tuple[str, Remark]]:
    everywhere = [(say("page-all-examinations"), remark) for remark in case.remarks]
    for exam in case.exams:
        everywhere.extend((say.show(day_of(exam)), remark) for remark in exam.remarks)
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return sorted(everywhere, key=lambda pair: order[pair[1].severity])
