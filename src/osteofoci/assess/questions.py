"""What is asked of a case, and what an answer is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from osteofoci.case import Message
from osteofoci.rules import data_file


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


def questions() -> dict[str, dict[str, str]]:
    """Every question of ``facts.yaml`` by its name."""
    found: dict[str, dict[str, str]] = data_file("assess", "facts")["facts"]
    return found


def asked(name: str) -> str:
    """What a question asks for, as the codes ``asked-…`` and ``found-…`` have it."""
    return questions()[name].get("asked", name.replace("_", "-"))
