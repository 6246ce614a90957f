"""What a stage says, before it is said in any language: a code and its typed values.

The room ``wording`` makes the sentence. A code stands for one sentence or phrase of the catalogue; values
are numbers, days, places, words, lists of them, or other messages.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Literal

from pydantic import Field, field_validator

from osteofoci.case.frozen import Frozen


class Number(Frozen):
    """``decimals`` as it is shown; None for as many as it has.

    A ``value`` that is no number, or infinite, becomes None, and is told as not measured.
    """

    value: float | None
    decimals: int | None = 0
    signed: bool = False

    @field_validator("value", mode="before")
    @classmethod
    def _measured(cls, value: object) -> object:
        return None if isinstance(value, float) and not isfinite(value) else value


class Place(Frozen):
    """A bone, its side and its zone; ``side`` is None where it is not told.

    ``perhaps``: the bone that it may be instead.
    """

    bone: str
    side: Literal["left", "right", "midline"] | None
    zone: str | None = None
    end: Literal["proximal", "distal"] | None = None
    perhaps: str | None = None


class Word(Frozen):
    """A word of the vocabulary (``night pain``, ``ibuprofen``); one that it does not know stays as it is.

    ``denied``: ``no night pain``.
    """

    word: str
    denied: bool = False


class Listed(Frozen):
    """Several values in a row."""

    items: tuple[Value, ...]
    by: Literal["comma", "semicolon", "and", "space"] = "comma"


class Message(Frozen):
    """``values`` by the names that the sentence of ``code`` has for them."""

    code: str
    values: dict[str, Value] = Field(default_factory=dict)


# A text stays as it is: a level of the spine, a day, the name of a source, or a choice of a sentence.
Value = int | str | Number | Place | Word | Listed | Message
Listed.model_rebuild()
Message.model_rebuild()


def said(code: str, /, **values: Value) -> Message:
    """A message; ``said("growth-left", low=Number(value=3), high=Number(value=9))``."""
    return Message(code=code, values=values)


def listed(
    items: Iterable[Value], by: Literal["comma", "semicolon", "and", "space"] = "comma"
) -> Listed:
    """Values in a row, each once."""
    return Listed(items=tuple({repr(item): item for item in items}.values()), by=by)


def number(value: float, decimals: int | None = 0, *, signed: bool = False) -> Number:
    return Number(value=value, decimals=decimals, signed=signed)


def word(text: str, *, denied: bool = False) -> Word:
    return Word(word=text, denied=denied)
