"""The report of a case as files: HTML and PDF, in English and in other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from osteofoci.case import Case, Message, Software, said
from osteofoci.examine import Panel
from osteofoci.report import ExamImages, in_language, render_page, render_pdf, sheets_of

if TYPE_CHECKING:
    from osteofoci.track import Aligned


def write_reports(
    case: Case,
    folder: Path,
    languages: Sequence[str],
    provenance: Sequence[tuple[Message, Message]],
    images: Mapping[str, ExamImages] | None = None,
    aligned: Mapping[tuple[str, str], Aligned] | None = None,
    panels: Sequence[Panel] = (),
) -> None:
    """``report``, ``letter`` and ``family`` as HTML and PDF, and ``report.fr.html`` and so on for every
    language. A case without a diagnosis has no letter and no page for the family.

    Args:
        images, aligned, panels: what there is to show; nothing for a case of a text.
    """
    spoken = {"": case}
    for language in languages:
        report = in_language(case.report, language)
        spoken[f".{language}"] = case.model_copy(update={"report": report})
    for ending, own in spoken.items():
        page = render_page(own, images or {}, aligned or {}, provenance, panels)
        (folder / f"report{ending}.html").write_text(page, encoding="utf-8")
        pages = render_pdf(own, images or {}, aligned or {}, panels)
        (folder / f"report{ending}.pdf").write_bytes(pages)
        for sheet in sheets_of(own):
            (folder / f"{sheet.name}{ending}.html").write_text(sheet.html, encoding="utf-8")
            (folder / f"{sheet.name}{ending}.pdf").write_bytes(sheet.pdf)


def of_software(software: Software) -> list[tuple[Message, Message]]:
    """The last lines of where a report comes from."""
    named = f"{software.name} {software.version}"
    return [
        (said("page-methods"), said("page-described-with-measured-accuracy-in")),
        (said("page-software"), said("as-written", text=named)),
    ]
