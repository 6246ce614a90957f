"""What a case that was read from a text looks like on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from osteofoci.case import Case, case_to_json, said
from osteofoci.output.reports import write_reports


def write_read(case: Case, folder: Path, languages: Sequence[str] = ()) -> None:
    """``case.json``, and the report of a case without images, in English and other languages."""
    read = [
        (said("provenance-read"), said("as-written", text=document.name))
        for document in case.documents
    ]
    write_reports(case, folder, languages, read)
    (folder / "case.json").write_text(case_to_json(case), encoding="utf-8")
