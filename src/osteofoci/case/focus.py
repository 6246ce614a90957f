"""One place of disease through all examinations."""

from __future__ import annotations

from enum import StrEnum

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message
from osteofoci.case.sites import SiteModel

# ``L3`` in the file, focus 3 in words, as an id alone would read like a vertebra.
_LETTER = "L"


class Status(StrEnum):
    BASELINE = "baseline"
    NEW = "new"
    IMPROVED = "improved"
    STABLE = "stable"
    WORSE = "worse"
    RESOLVED = "resolved"
    RECURRENT = "recurrent"
    NOT_COVERED = "not_covered"
    INDETERMINATE = "indeterminate"


class HistoryEntry(Frozen):
    """``message`` is what ``reason`` says in English."""

    exam_id: str
    finding_id: str | None
    status: Status
    since_exam_id: str | None
    volume_change_mm3: float | None
    reason: str
    confidence: float | None = None
    message: Message | None = None


class Focus(Frozen):
    id: str
    tracking_uid: str
    site: SiteModel
    symptomatic: bool | None
    history: tuple[HistoryEntry, ...]
    events: tuple[str, ...] = ()
    event_messages: tuple[Message, ...] = ()


def focus_id(number: int) -> str:
    return f"{_LETTER}{number}"


def focus_number(focus_id: str) -> str:
    """The number that an id of ``focus_id`` was made of, as it is shown."""
    return focus_id.removeprefix(_LETTER)
