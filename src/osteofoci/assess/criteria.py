"""Published criteria over a case: which items are met, and a sum where the points are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from osteofoci.assess.conditions import basis_of, holds
from osteofoci.assess.facts import Facts
from osteofoci.case import Criteria, CriteriaItem
from osteofoci.rules import data_file

Part = Literal["entry", "exclusion", "item"]


def rules(name: str) -> dict[str, Any]:
    """A rule file of this room."""
    return data_file("assess", name)


def criteria_of(facts: Facts) -> tuple[Criteria, ...]:
    """Every set of criteria of ``criteria.yaml``."""
    version = str(rules("criteria")["version"])
    return tuple(_one(rule, facts, version) for rule in rules("criteria")["criteria"])


def _one(rule: Mapping[str, Any], facts: Facts, version: str) -> Criteria:
    items = tuple(_items(rule, facts))
    missing = tuple(item.name for item in items if item.met is None)
    value = verdict = None
    bounds: tuple[float, float] | None = None
    if rule["status"] == "checked":
        low = sum(item.points or 0.0 for item in items if item.met)
        high = low + sum(item.points or 0.0 for item in items if item.met is None)
        bounds = (low, high)
        value = low if low == high else None
        above = float(rule["above"])
        # A verdict only where what is missing cannot change it.
        if low > above or high <= above:
            verdict = rule["verdict"]["above" if low > above else "below"]
    return Criteria(
        name=rule["name"], version=version, source=rule["source"], status=rule["status"],
        items=items, value=value, value_range=bounds, verdict=verdict, missing=missing,
    )  # fmt: skip


def _items(rule: Mapping[str, Any], facts: Facts) -> Iterator[CriteriaItem]:
    parts: tuple[tuple[str, Part], ...] = (
        ("entry", "entry"), ("exclusion", "exclusion"), ("items", "item"),
    )  # fmt: skip
    for key, part in parts:
        for item in rule.get(key, ()):
            met = holds(item["condition"], facts)
            yield CriteriaItem(
                name=item["name"], part=part, met=met, points=item.get("points"),
                basis=() if met is None else basis_of([item["condition"]], facts),
            )  # fmt: skip
