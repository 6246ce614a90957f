"""Published thresholds for the legs."""

from __future__ import annotations

from functools import cache

from osteofoci.case import Message, said
from osteofoci.rules import Rule, Shipped, checked, shipped


class Step(Shipped):
    from_mm: float
    message: str
    source: str


class Inequality(Rule):
    steps: tuple[Step, ...]


class LimbRules(Shipped):
    version: str
    inequality: Inequality


@cache
def _inequality() -> Inequality:
    return checked("limbs", "inequality", shipped("limbs", "rules", LimbRules).inequality)


def meaning_of(difference_mm: float) -> tuple[Message, str]:
    """What a difference between the legs means, and the source that says so."""
    step = [step for step in _inequality().steps if difference_mm >= step.from_mm][-1]
    return said(step.message), step.source
