"""Published figures, read from ``rules.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError


@cache
def rule(name: str) -> dict[str, Any]:
    """One checked rule.

    Raises:
        RuleError: its status is not ``checked``.
    """
    text = resources.files("osteofoci.physes").joinpath("rules.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)[name]
    if found["status"] != "checked":
        raise RuleError(
            f"physes/rules.yaml, {name}: expected status checked, found {found['status']}; check "
            f"the source or leave the rule out"
        )
    return found
