"""Published points that a site has typed in itself, for criteria whose weights this program may not ship."""

from __future__ import annotations

from collections.abc import Mapping
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
            f"{path.name}: expected names of criteria, found something else; see docs/criteria.md"
        )
    return {name: _table(path.name, name, value) for name, value in data.items()}


def _table(file: str, name: str, value: object) -> Table:
    known = [rule["name"] for rule in data_file("assess", "criteria")["criteria"]]
    if name not in known:
        raise InputError(
            f"{file}: expected the name of known criteria, found '{shown(name)}'"
            f"{nearest(name, known)}; known are: {'; '.join(known)}"
        )
    try:
        table = Table.model_validate(value)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        near = nearest(first["loc"][-1], _names(first["loc"])) if "extra" in first["type"] else ""
        raise InputError(
            f"{file}, {name}, {where}: {first['msg']}{near}; correct it, see docs/criteria.md"
        ) from error
    nothing = {fact: Fact(fact, None, (), None) for fact in questions()}
    for item in table.items:
        try:
            holds(item.condition, nothing)
        except RuleError as error:
            raise InputError(f"{file}, {name}, item '{shown(item.name)}': {error}") from error
    return table


def _names(place: tuple[int | str, ...]) -> list[str]:
    return list((TableItem if len(place) > 1 else Table).model_fields)
