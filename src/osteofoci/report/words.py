"""Messages that several parts of the report share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from osteofoci.case import (
    Exam,
    Finding,
    Focus,
    Message,
    Place,
    Remark,
    Section,
    SiteModel,
    Statement,
    Status,
    Word,
    focus_number,
    number,
    said,
    word,
)
from osteofoci.wording import english, voice_of

# Fixed words of the pages, by what the templates call them.
WORDS = {
    "site": "page-site",
    "pain": "page-pain",
    "first": "page-first-seen",
    "last": "page-last-seen",
    "before": "page-before",
    "now": "page-now",
    "views": "page-side-by-side",
    "foci": "page-foci",
    "phase": "page-current-phase",
    "own": "page-because-of-this-child-s",
    "changes": "page-change-in-pictures",
    "map": "page-body-map",
    "appendix": "page-appendix-evidence",
    "evidence": "page-foci-in-every-examination",
    "remarks": "page-remarks-on-the-data",
    "references": "page-what-the-numbered-sentences-rest",
    "sources": "page-sources",
    "legend": "page-symbols",
    "signoff": "page-every-step-needs-a-doctor",
    "second": "page-spine-legs-growth-plates-plan",
    "dose": "page-the-numbers-are-those-of",
}
Part = Literal["first", "second", "appendix", "letter", "family"]


def statement(message: Message, basis: Iterable[str]) -> Statement:
    """A sentence of the report: in English, with its message and what it rests on."""
    return Statement(text=english(message), basis=tuple(basis), message=message)


def section(
    title: Message, statements: Iterable[Statement], part: Part = "appendix"
) -> Section | None:
    """A part of the report; None where it has nothing to say."""
    made = tuple(statements)
    return (
        Section(title=english(title), statements=made, part=part, message=title) if made else None
    )


def is_called(part: Section, code: str) -> bool:
    return part.message is not None and part.message.code == code


def technique(exam: Exam) -> Message:
    return said(f"technique-{exam.kind}")


def exam_said(exam: Exam) -> Message:
    """``Bone scan of 2024-03-12``; a time that is told in words stands differently in some languages."""
    code = "exam-dated" if is_dated(exam) else "exam-told"
    return said(code, technique=technique(exam), day=day_of(exam))


def is_dated(exam: Exam) -> bool:
    return exam.date is not None or re.fullmatch(r"[\d-]+", exam.told or exam.id) is not None


def day_of(exam: Exam) -> Word:
    """What to call the time of an examination: its day, or how it is told, or its id."""
    return word(time_of(exam))


def time_of(exam: Exam) -> str:
    """Examinations with the same one stand together."""
    return exam.date.isoformat() if exam.date else exam.told or exam.id


def days_of(exams: Sequence[Exam]) -> dict[str, Word]:
    return {e.id: day_of(e) for e in exams}


def place(site: SiteModel) -> Place:
    return Place(
        bone=site.bone, side=site.side, zone=site.zone, end=site.end, perhaps=site.perhaps
    )  # fmt: skip


def focus_name(focus_id: str) -> Message:
    """``focus 1``; its id alone would read like a lumbar vertebra."""
    return said("focus", number=focus_number(focus_id))


def focus_at(focus: Focus) -> Message:
    """``left tibia (focus 1)``."""
    return said("focus-at", place=place(focus.site), focus=focus_name(focus.id))


def status_word(status: Status) -> Message:
    return said(f"status-{status}")


def sure(confidence: float | None) -> Message:
    """In per cent; the program is never wholly sure."""
    if confidence is None:
        return said("sure-unknown")
    if confidence > 0.99:
        return said("sure-above")
    return said("sure-percent", percent=number(100 * confidence))


def decision(finding: Finding) -> Message:
    return said("reader-decided", decision=str(finding.decision))


def site_text(site: SiteModel) -> str:
    """``left tibia, distal metaphysis``; a vertebra by its level alone."""
    return voice_of("en").place(site)


def remark_said(remark: Remark) -> Message:
    return remark.said or said("as-written", text=remark.message)
