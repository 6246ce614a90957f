"""How foci are called: ``L3`` in the file, focus 3 in words, as an id alone would read like a vertebra."""

from __future__ import annotations

_LETTER = "L"


def focus_id(number: int) -> str:
    return f"{_LETTER}{number}"


def focus_number(focus_id: str) -> str:
    """The number that an id of ``focus_id`` was made of, as it is shown."""
    return focus_id.removeprefix(_LETTER)
