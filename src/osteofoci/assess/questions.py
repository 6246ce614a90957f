"""What is asked of a case, and what an answer is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from osteofoci.case import Message
from osteofoci.rules import Shipped, shipped


@dataclass(frozen=True)
class Fact:
    """
    Attributes:
        value: yes or no, a number, or None where it is not known.
        basis: ids of what it rests on.
        message: what it says; None where it is not known.
    """

    name: str
    value: bool | float | None
    basis: tuple[str, ...]
    message: Message | None


Facts = Mapping[str, Fact]


class Question(Shipped):
    """``asked``: what to call it where it is not known, if not its own name."""

    asked: str | None = None
    value: Literal["yes or no", "number"] = "yes or no"


class Questions(Shipped):
    version: int
    facts: dict[str, Question]


@cache
def questions() -> Mapping[str, Question]:
    """Every question of ``facts.yaml`` by its name."""
    return shipped("assess", "facts", Questions).facts


def asked(name: str) -> str:
    """What a question asks for, as the codes ``asked-…`` and ``found-…`` have it."""
    return questions()[name].asked or name.replace("_", "-")
