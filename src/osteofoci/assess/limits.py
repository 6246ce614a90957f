"""What a value of the laboratory is by its number, where its author gives it no word."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from osteofoci.case import LabValue
from osteofoci.rules import Shipped, shipped


class Limit(Shipped):
    """A value is low below it, or high above it; ``untold`` holds where the age is not known."""

    name: str
    state: Literal["low", "high"] = Field(alias="is")
    below: float | None = None
    above: float | None = None
    ages: tuple[float, float] = (0.0, 0.0)
    untold: bool = False
    source: str
    status: str


class Limits(Shipped):
    version: int
    limits: tuple[Limit, ...]


@cache
def _limits() -> tuple[Limit, ...]:
    return shipped("assess", "limits", Limits).limits


def state_of(value: LabValue, age_years: float | None) -> str | None:
    """``low``, ``high`` or ``normal``: as told, else by the limit for the age; None where there is none.

    A value inside a limit is not called normal: a limit has only one side.
    """
    if value.state is not None or value.standard is None:
        return value.state
    for limit in _limits():
        if limit.name == value.name and _holds_for(limit, age_years):
            low = limit.below is not None and value.standard < limit.below
            high = limit.above is not None and value.standard > limit.above
            return limit.state if low or high else None
    return None


def _holds_for(limit: Limit, age_years: float | None) -> bool:
    if age_years is None:
        return limit.untold
    first, last = limit.ages
    return first <= age_years < last
