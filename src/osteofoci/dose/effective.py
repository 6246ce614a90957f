"""Effective dose by published coefficients; unknown where none fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import yaml

from osteofoci.case import Message, said
from osteofoci.dose.irradiation import ACTIVITY, Irradiation
from osteofoci.errors import RuleError

_KEYS = {
    "name", "quantity", "agents", "regions", "from_age_years", "until_age_years", "msv_per_unit",
    "range_factor", "source", "status", "message",
}  # fmt: skip


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


@dataclass(frozen=True)
class Alternative:
    """What one visit would cost with another protocol."""

    name: str
    msv_a_visit: float
    source: str


@cache
def _rules() -> Mapping[str, Any]:
    text = resources.files("osteofoci.dose").joinpath("coefficients.yaml").read_text("utf-8")
    rules: Mapping[str, Any] = yaml.safe_load(text)
    for entry in rules["sets"]:
        if unknown := set(entry) - _KEYS:
            raise RuleError(
                f"coefficients.yaml, {entry.get('name')}: expected the keys "
                f"{', '.join(sorted(_KEYS))}, found {', '.join(sorted(unknown))}; correct the file"
            )
    return rules


def alternative() -> Alternative:
    """The protocol without most of the radiation, to compare with."""
    found = _rules()["alternative"]
    return Alternative(str(found["name"]), float(found["msv_a_visit"]), str(found["source"]))


def effective_dose(irradiation: Irradiation, age_years: float | None) -> Effective | None:
    """The estimate for a child of an age; None without value, age or fitting coefficients."""
    if irradiation.value is None or age_years is None:
        return None
    for entry in _rules()["sets"]:
        if entry["status"] == "checked" and _fits(entry, irradiation, age_years):
            return _estimate(entry, irradiation.value, age_years)
    return None


def _fits(entry: Mapping[str, Any], irradiation: Irradiation, age_years: float) -> bool:
    if entry["quantity"] != irradiation.quantity:
        return False
    first, last = entry.get("from_age_years", 0), entry.get("until_age_years", np.inf)
    if not first <= age_years < last:
        return False
    what = (irradiation.what or "").lower()
    names = entry["agents" if irradiation.quantity == ACTIVITY else "regions"]
    if irradiation.quantity == ACTIVITY:
        return any(name in what for name in names)
    return what in names


def _estimate(entry: Mapping[str, Any], value: float, age_years: float) -> Effective:
    ages, factors = np.array(entry["msv_per_unit"], float).T
    factor = float(np.interp(age_years, ages, factors))
    after = int(np.clip(np.searchsorted(ages, age_years), 1, len(ages) - 1))
    ends = factors[after - 1 : after + 1]
    spread = float(entry.get("range_factor", 1.0))
    low, high = float(ends.min()) / spread, float(ends.max()) * spread
    method = said(str(entry["message"]))
    return Effective(value * factor, value * low, value * high, method)
