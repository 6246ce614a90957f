"""What is said of a case, and the texts that it was read from. Nothing computes here."""

from __future__ import annotations

from typing import Literal

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message


class Document(Frozen):
    """A text that was read. Evidence written ``text:12-40`` is its characters from 12 up to 40."""

    id: str
    name: str
    text: str


class Passage(Frozen):
    """A stretch of a document that was not used, and why."""

    start: int
    end: int
    why: str


class Statement(Frozen):
    """``message`` is what ``text`` says, for other languages."""

    text: str
    basis: tuple[str, ...]
    message: Message | None = None


class Section(Frozen):
    """``part`` is where it stands: on the first or second page, behind them, or on a sheet of its own."""

    title: str
    statements: tuple[Statement, ...]
    part: Literal["first", "second", "appendix", "letter", "family"] = "appendix"
    message: Message | None = None


class Report(Frozen):
    language: str
    sections: tuple[Section, ...]
