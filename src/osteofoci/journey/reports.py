"""The report of a case as files: HTML and PDF, in English and in other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from osteofoci.case import Case
from osteofoci.report import ExamImages, Panel, render_page, render_pdf, translated

if TYPE_CHECKING:
    from osteofoci.track import Aligned


def write_reports(
    case: Case,
    folder: Path,
    languages: Sequence[str],
    provenance: Sequence[tuple[str, str]],
    images: Mapping[str, ExamImages] | None = None,
    aligned: Mapping[tuple[str, str], Aligned] | None = None,
    panels: Sequence[Panel] = (),
) -> None:
    """``report.html`` and ``report.pdf``, and ``report.fr.html`` and so on for every language.

    Args:
        images, aligned, panels: what there is to show; nothing for a case of a text.
    """
    spoken = {"report": case}
    for language in languages:
        report = translated(case.report, language).report
        spoken[f"report.{language}"] = case.model_copy(update={"report": report})
    for name, own in spoken.items():
        page = render_page(own, images or {}, aligned or {}, provenance, panels)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        pages = render_pdf(own, images or {}, aligned or {}, panels)
        (folder / f"{name}.pdf").write_bytes(pages)
