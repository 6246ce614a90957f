"""What was not read of the files: how many of each class, and why."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.case import Case, FilesMet, Section, Statement
from osteofoci.report.words import capital

_ORDER = ("unreadable", "damaged", "set aside", "copy", "other", "used")


def files_section(case: Case) -> Section | None:
    """How many files and folders ended in each class, with the reason; nothing where all were used."""
    if all(row.fate == "used" for row in case.files):
        return None
    rows = sorted(case.files, key=lambda row: (_ORDER.index(row.fate), row.reason))
    return Section(title="What was not read", statements=tuple(_told(rows)))


def _told(rows: list[FilesMet]) -> Iterator[Statement]:
    for row in rows:
        text = f"{capital(row.fate)} ({row.count}): {row.reason}."
        yield Statement(text=text, basis=("files",))
