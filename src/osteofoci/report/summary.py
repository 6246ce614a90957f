"""A case in a few lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.case import Case
from osteofoci.wording import voice_of


def case_lines(case: Case) -> Iterator[str]:
    """How much a case has, and the course of each focus."""
    remarks = [*case.remarks, *(r for exam in case.exams for r in exam.remarks)]
    yield (
        f"{len(case.exams)} examinations, {len(case.findings)} findings, {len(case.foci)} foci, "
        f"{len(remarks)} remarks"
    )
    for focus in case.foci:
        steps = " -> ".join(str(entry.status) for entry in focus.history)
        yield f"  {focus.id:>4}  {voice_of('en').place(focus.site)}: {steps}"
