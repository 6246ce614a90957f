"""Published thresholds, read from ``rules.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _steps() -> list[dict[str, Any]]:
    text = resources.files("osteofoci.limbs").joinpath("rules.yaml").read_text("utf-8")
    steps: list[dict[str, Any]] = yaml.safe_load(text)["inequality"]
    return [step for step in steps if step["status"] == "checked"]


def meaning_of(difference_mm: float) -> tuple[str, str]:
    """What a difference between the legs means, and the source that says so."""
    step = [s for s in _steps() if difference_mm >= s["from_mm"]][-1]
    return str(step["meaning"]), str(step["source"])
