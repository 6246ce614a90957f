"""What was not read of the files: how many of each class, and why."""

from __future__ import annotations

from osteofoci.case import Case, Section, said, word
from osteofoci.report.words import section, statement

_ORDER = ("unreadable", "damaged", "set aside", "copy", "other", "used")


def files_section(case: Case) -> Section | None:
    """How many files and folders ended in each class, with the reason; nothing where all were used."""
    if all(row.fate == "used" for row in case.files):
        return None
    rows = sorted(case.files, key=lambda row: (_ORDER.index(row.fate), row.reason))
    statements = (
        statement(
            said(
                "files-row", fate=row.fate.replace(" ", "-"), count=row.count,
                reason=word(row.reason),
            ),
            ("files",),
        )
        for row in rows
    )  # fmt: skip
    return section(said("title-files"), statements)
