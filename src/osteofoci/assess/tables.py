"""Published points that a site has typed in itself, for criteria whose weights this program may not ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import pydantic

from osteofoci.assess.conditions import holds
from osteofoci.assess.questions import Fact, questions
from osteofoci.case.frozen import Frozen
from osteofoci.errors import InputError, RuleError
from osteofoci.foreign import nearest, shown
from osteofoci.given import read_given
from osteofoci.rules import data_file

MOST_BYTES = 100_000
Points = Annotated[float, pydantic.Field(ge=-1000, le=1000)]


class TableItem(Frozen):
    """One level of a domain; of the levels of a domain that are met, the highest counts."""

    name: str
    domain: str
    condition: str | dict[str, Any]
    points: Points


class Table(Frozen):
    """
    Attributes:
        at_least: from this sum on the criteria are met.
    """

    source: str
    at_least: Points
    items: Annotated[tuple[TableItem, ...], pydantic.Field(min_length=1, max_length=200)]


Tables = Mapping[str, Table]


def read_tables(path: Path) -> Tables:
    """Tables by the name of their criteria.

    Raises:
        InputError: no such file, not of the form of ``docs/criteria.md``, or criteria or facts that do
            not exist.
    """
    data = read_given(path, "a table of points", "--criteria", MOST_BYTES).data
    if not isinstance(data, dict) or not data:
        raise InputError(
            f"{path.name}: expected names of criteria with their points, found "
            f"'{shown(data)}'; see `osteofoci docs criteria`"
        )
    return {name: _table(path.name, name, value) for name, value in data.items()}


def _table(file: str, name: str, value: object) -> Table:
    known = [rule["name"] for rule in data_file("assess", "criteria")["criteria"]]
    if name not in known:
        raise InputError(
            f"{file}: expected one of {'; '.join(known)}, found '{shown(name)}'"
            f"{nearest(name, known)}; correct the name of the criteria"
        )
    try:
        table = Table.model_validate(value)
    except pydantic.ValidationError as error:
        where, wanted, found = _wrong(error)
        raise InputError(
            f"{file}, {name}{where}: expected {wanted}, found {found}; correct it, see `osteofoci docs criteria`"
        ) from error
    nothing = {fact: Fact(fact, None, (), None) for fact in questions()}
    for item in table.items:
        try:
            holds(item.condition, nothing)
        except RuleError as error:
            raise InputError(f"{file}, {name}, item '{shown(item.name)}', {error}") from error
    return table


def _wrong(error: pydantic.ValidationError) -> tuple[str, str, str]:
    """Where a table is wrong, what was expected there and what was found; a misspelt name first."""
    misspelt = [e for e in error.errors() if e["type"] == "extra_forbidden"]
    first = (misspelt or error.errors())[0]
    *outer, last = first["loc"] or ("",)
    names = list((TableItem if len(first["loc"]) > 1 else Table).model_fields)
    above, where = _place(outer), _place([*outer, last])
    if first["type"] == "extra_forbidden":
        return above, f"names of {', '.join(names)}", f"'{shown(last)}'{nearest(last, names)}"
    if first["type"] == "missing":
        return above, f"'{last}'", "none"
    if first["type"] == "model_type":
        return where, f"values under {', '.join(names)}", f"'{shown(first['input'])}'"
    if first["type"] == "too_short":
        return where, "at least one entry", "none"
    return where, first["msg"].removeprefix("Input should be "), f"'{shown(first['input'])}'"


def _place(parts: Sequence[str | int]) -> str:
    """Parts of a path, counted from 1."""
    counted = (part + 1 if isinstance(part, int) else part for part in parts if part != "")
    return "".join(f", {shown(part)}" for part in counted)
