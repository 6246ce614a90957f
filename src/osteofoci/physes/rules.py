"""Published rules for growth plates: when they close, what they grow, how they are followed."""

from __future__ import annotations

from functools import cache

from osteofoci.rules import Rule, Shipped, checked, shipped


class Closure(Rule):
    none_before_years: float
    fused_from_years: dict[str, float]


class PlateGrowth(Shipped):
    """Millimetres a year, by the slower and the faster rate; ``share`` is that of the bone's growth."""

    bone: str
    plate: str
    low_mm: float
    high_mm: float
    share: float


class Growth(Rule):
    from_years: float
    until_years: dict[str, float]
    last_years: float
    plates: tuple[PlateGrowth, ...]


class FollowUp(Rule):
    message: str


class PlateRules(Shipped):
    version: str
    closure: Closure
    growth: Growth
    follow_up: FollowUp


@cache
def plate_rules() -> PlateRules:
    """The shipped rules.

    Raises:
        RuleError: one of them is not checked.
    """
    rules = shipped("physes", "rules", PlateRules)
    for name, rule in (
        ("closure", rules.closure), ("growth", rules.growth), ("follow_up", rules.follow_up),
    ):  # fmt: skip
        checked("physes", name, rule)
    return rules
