"""Published criteria over a case: which items are met, and a sum where the points are checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from osteofoci.assess.conditions import basis_of, holds
from osteofoci.assess.questions import Facts
from osteofoci.assess.tables import Table, Tables
from osteofoci.case import Criteria, CriteriaItem, Message, number, said
from osteofoci.rules import data_file
from osteofoci.wording import voice_of

Part = Literal["entry", "exclusion", "item"]


def rules(name: str) -> dict[str, Any]:
    """A rule file of this room."""
    return data_file("assess", name)


def criteria_of(facts: Facts, tables: Tables | None = None) -> tuple[Criteria, ...]:
    """Every set of criteria of ``criteria.yaml``.

    Args:
        tables: points that a site has loaded, by the name of their criteria.
    """
    version = str(rules("criteria")["version"])
    loaded = tables or {}
    return tuple(
        _with_table(rule, loaded[rule["name"]], facts, version)
        if rule["name"] in loaded
        else _one(rule, facts, version)
        for rule in rules("criteria")["criteria"]
    )


def _with_table(rule: Mapping[str, Any], table: Table, facts: Facts, version: str) -> Criteria:
    """By the site's points: of each domain the highest level that is met; a verdict only where the
    entry criteria are met, no exclusion is, and nothing that is missing can change it."""
    gate = tuple(item for item in _items(rule, facts) if item.part != "item")
    items = tuple(
        CriteriaItem(
            name=item.name, part="item", met=holds(item.condition, facts), points=item.points,
            basis=basis_of([item.condition], facts),
        )
        for item in table.items
    )  # fmt: skip
    low = high = 0.0
    for domain in dict.fromkeys(item.domain for item in table.items):
        own = [i for i, t in zip(items, table.items, strict=True) if t.domain == domain]
        met = [i.points or 0.0 for i in own if i.met]
        open_yet = [i.points or 0.0 for i in own if i.met is None]
        low += max(met) if met else min([0.0, *open_yet])
        high += max([*(met or [0.0]), *open_yet])
    verdict: Message | None = None
    excluded = any(item.met for item in gate if item.part == "exclusion")
    entered = all(item.met for item in gate if item.part == "entry")
    if excluded:
        verdict = said("verdict-excluded")
    elif high < table.at_least:
        verdict = said("verdict-not-met", least=number(table.at_least, None))
    elif low >= table.at_least and entered:
        verdict = said("verdict-met", least=number(table.at_least, None))
    return Criteria(
        name=rule["name"], version=version, source=f"{rule['source']}; points: {table.source}",
        status="site-table", items=(*gate, *items), value=low if low == high else None,
        value_range=(low, high), verdict=_words(verdict), verdict_message=verdict, message=_named("criteria", rule["name"]),
        missing=tuple(i.name for i in (*gate, *items) if i.met is None),
    )  # fmt: skip


def _one(rule: Mapping[str, Any], facts: Facts, version: str) -> Criteria:
    items = tuple(_items(rule, facts))
    missing = tuple(item.name for item in items if item.met is None)
    value: float | None = None
    verdict: Message | None = None
    bounds: tuple[float, float] | None = None
    if rule["status"] == "checked":
        low = sum(item.points or 0.0 for item in items if item.met)
        high = low + sum(item.points or 0.0 for item in items if item.met is None)
        bounds = (low, high)
        value = low if low == high else None
        above = float(rule["above"])
        # A verdict only where what is missing cannot change it.
        if "no_verdict" in rule and holds(rule["no_verdict"], facts):
            verdict = said(rule["no_verdict_because"])
        elif low > above or high <= above:
            verdict = said(rule["verdict"]["above" if low > above else "below"])
    return Criteria(
        name=rule["name"], version=version, source=rule["source"], status=rule["status"],
        items=items, value=value, value_range=bounds, verdict=_words(verdict), verdict_message=verdict,
        missing=missing, message=_named("criteria", rule["name"]),
    )  # fmt: skip


def _items(rule: Mapping[str, Any], facts: Facts) -> Iterator[CriteriaItem]:
    parts: tuple[tuple[str, Part], ...] = (
        ("entry", "entry"), ("exclusion", "exclusion"), ("items", "item"),
    )  # fmt: skip
    for key, part in parts:
        for item in rule.get(key, ()):
            met = holds(item["condition"], facts)
            message = _named("item", item["name"])
            yield CriteriaItem(
                name=voice_of("en")(message), message=message, part=part, met=met, points=item.get("points"),
                basis=() if met is None else basis_of([item["condition"]], facts),
            )  # fmt: skip


def _named(kind: str, name: str) -> Message:
    """The name of criteria or of one of their items, by its code."""
    return said(f"{kind}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}")


def _words(message: Message | None) -> str | None:
    return None if message is None else voice_of("en")(message)
