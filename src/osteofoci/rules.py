"""Data files of the rooms: read once; published rules used only where they were checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError


@cache
def data_file(room: str, name: str) -> dict[str, Any]:
    """A YAML file of a room, such as ``facts`` of ``assess``."""
    text = resources.files(f"osteofoci.{room}").joinpath(f"{name}.yaml").read_text("utf-8")
    # The loader in C, where there is one, is ten times as fast.
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def checked_rule(room: str, name: str) -> dict[str, Any]:
    """A rule of a room's ``rules.yaml``.

    Raises:
        RuleError: its status is not ``checked``.
    """
    rule: dict[str, Any] = data_file(room, "rules")[name]
    if rule["status"] != "checked":
        raise RuleError(
            f"{room}/rules.yaml, {name}: expected status checked, found {rule['status']}; check "
            f"the source or leave the rule out"
        )
    return rule
