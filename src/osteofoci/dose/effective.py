"""Effective dose by published coefficients; unknown where none fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from osteofoci.case import Message, said
from osteofoci.dose.irradiation import ACTIVITY, Irradiation
from osteofoci.rules import Shipped, shipped


class CoefficientSet(Shipped):
    """Published mSv for one unit of a quantity, by age; between two ages the line between them is used."""

    name: str
    message: str
    quantity: str
    agents: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    from_age_years: float = 0
    until_age_years: float = np.inf
    msv_per_unit: tuple[tuple[float, float], ...]
    range_factor: float = 1.0
    source: str
    status: str


class Alternative(Shipped):
    """What one visit would cost with another protocol."""

    name: str
    msv_a_visit: float
    source: str
    status: str


class Coefficients(Shipped):
    version: str
    sets: tuple[CoefficientSet, ...]
    alternative: Alternative


@dataclass(frozen=True)
class Effective:
    """
    Attributes:
        msv: estimate; ``low_msv`` to ``high_msv`` its range.
        method: name and source of the coefficients.
    """

    msv: float
    low_msv: float
    high_msv: float
    method: Message


@cache
def _rules() -> Coefficients:
    return shipped("dose", "coefficients", Coefficients)


def alternative() -> Alternative:
    """The protocol without most of the radiation, to compare with."""
    return _rules().alternative


def effective_dose(irradiation: Irradiation, age_years: float | None) -> Effective | None:
    """The estimate for a child of an age; None without value, age or fitting coefficients."""
    if irradiation.value is None or age_years is None:
        return None
    for entry in _rules().sets:
        if entry.status == "checked" and _fits(entry, irradiation, age_years):
            return _estimate(entry, irradiation.value, age_years)
    return None


def _fits(entry: CoefficientSet, irradiation: Irradiation, age_years: float) -> bool:
    if entry.quantity != irradiation.quantity:
        return False
    if not entry.from_age_years <= age_years < entry.until_age_years:
        return False
    what = (irradiation.what or "").lower()
    if irradiation.quantity == ACTIVITY:
        return any(name in what for name in entry.agents)
    return what in entry.regions


def _estimate(entry: CoefficientSet, value: float, age_years: float) -> Effective:
    ages, factors = np.array(entry.msv_per_unit, float).T
    factor = float(np.interp(age_years, ages, factors))
    after = int(np.clip(np.searchsorted(ages, age_years), 1, len(ages) - 1))
    ends = factors[after - 1 : after + 1]
    spread = entry.range_factor
    low, high = float(ends.min()) / spread, float(ends.max()) * spread
    method = said(entry.message)
    return Effective(value * factor, value * low, value * high, method)
