"""What a value of the laboratory is by its number, where its author gives it no word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from osteofoci.case import LabValue
from osteofoci.rules import data_file


def state_of(value: LabValue, age_years: float | None) -> str | None:
    """``low``, ``high`` or ``normal``: as told, else by the limit for the age; None where there is none.

    A value inside a limit is not called normal: a limit has only one side.
    """
    if value.state is not None or value.standard is None:
        return value.state
    for limit in data_file("assess", "limits")["limits"]:
        if limit["name"] == value.name and _holds_for(limit, age_years):
            low = "below" in limit and value.standard < limit["below"]
            high = "above" in limit and value.standard > limit["above"]
            return str(limit["is"]) if low or high else None
    return None


def _holds_for(limit: Mapping[str, Any], age_years: float | None) -> bool:
    if age_years is None:
        return bool(limit.get("untold", False))
    first, last = limit.get("ages", (0.0, 0.0))
    return bool(first <= age_years < last)
