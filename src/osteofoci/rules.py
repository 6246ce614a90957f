"""Published rules in data files: read once, and used only where they were checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError


@cache
def checked_rule(room: str, name: str) -> dict[str, Any]:
    """A rule of a room's ``rules.yaml``.

    Raises:
        RuleError: its status is not ``checked``.
    """
    text = resources.files(f"osteofoci.{room}").joinpath("rules.yaml").read_text("utf-8")
    rule: dict[str, Any] = yaml.safe_load(text)[name]
    if rule["status"] != "checked":
        raise RuleError(
            f"{room}/rules.yaml, {name}: expected status checked, found {rule['status']}; check "
            f"the source or leave the rule out"
        )
    return rule
