"""Data files of the rooms: read once, as typed values; published rules used only where they were checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from osteofoci.errors import RuleError


class Shipped(BaseModel):
    """A data file, or an entry of one; a key that nothing reads is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Shipped):
    """A published rule; what stands behind it, and whether somebody has read it there."""

    source: str = ""
    status: str


Table = TypeVar("Table", bound=Shipped)
Checked = TypeVar("Checked", bound=Rule)


def shipped(room: str, name: str, table: type[Table]) -> Table:
    """A YAML file of a room as a typed value.

    Raises:
        RuleError: a key or value that the type does not have.
    """
    try:
        return table.model_validate(data_file(room, name))
    except ValidationError as error:
        first = error.errors()[0]
        raise RuleError(
            f"{room}/{name}.yaml, {'.'.join(str(part) for part in first['loc'])}: expected what "
            f"{table.__name__} has, found otherwise ({first['msg']}); correct the file"
        ) from error


@cache
def data_file(room: str, name: str) -> dict[str, Any]:
    """A YAML file of a room, such as ``facts`` of ``assess``."""
    text = resources.files(f"osteofoci.{room}").joinpath(f"{name}.yaml").read_text("utf-8")
    # The loader in C, where there is one, is ten times as fast.
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def checked(room: str, name: str, rule: Checked) -> Checked:
    """A rule of a room's ``rules.yaml``, which only a checked one may be.

    Raises:
        RuleError: its status is not ``checked``.
    """
    if rule.status != "checked":
        raise RuleError(
            f"{room}/rules.yaml, {name}: expected status checked, found {rule.status}; check "
            f"the source or leave the rule out"
        )
    return rule
