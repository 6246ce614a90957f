"""Published limits, read from ``rules.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError


@cache
def _rules() -> dict[str, Any]:
    text = resources.files("osteofoci.spine").joinpath("rules.yaml").read_text("utf-8")
    rules: dict[str, Any] = yaml.safe_load(text)
    for name in ("height_loss_grades", "cobb_change"):
        if rules[name]["status"] != "checked":
            raise RuleError(
                f"spine/rules.yaml, {name}: expected status checked, found {rules[name]['status']}; "
                f"check the source or leave the rule out"
            )
    return rules


def grade_of(loss_fraction: float) -> float:
    """Genant's grade 0 to 3; 0.5 for a suspected loss below the first limit."""
    rule = _rules()["height_loss_grades"]
    grade = sum(loss_fraction >= limit for limit in rule["limits"])
    if grade == 0 and loss_fraction >= rule["suspected_from"]:
        return 0.5
    return float(grade)


COBB_CHANGE_DEG = float(_rules()["cobb_change"]["deg"])
