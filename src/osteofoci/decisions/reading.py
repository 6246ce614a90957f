"""A file of decisions, read with care: what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from osteofoci.decisions.kinds import (
    AbsentBone,
    AddFinding,
    Decision,
    EndPlates,
    Judgement,
    Link,
    Move,
    NameVertebra,
    Place,
    PutJoint,
    SetAttribute,
    ShiftLevels,
)
from osteofoci.errors import AddressError, InputError
from osteofoci.foreign import nearest, shown
from osteofoci.given import Lines, read_given, refuse_unknown
from osteofoci.skeleton import Site

MOST_BYTES = 4_000_000
_ADAPTER: TypeAdapter[Decision] = TypeAdapter(Decision)
_KINDS: dict[str, type[BaseModel]] = {
    kind: model
    for model in (
        *(Judgement, Move, SetAttribute, AddFinding, Place, ShiftLevels, EndPlates),
        *(PutJoint, NameVertebra, AbsentBone, Link),
    )
    for kind in get_args(model.model_fields["kind"].annotation)
}


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a decisions file: a list, or a mapping with the list under ``decisions``.

    Raises:
        InputError: no such file, not YAML, a name that is not known, or an entry that is not a
            decision.
    """
    given = read_given(path, "a decisions file", "--decisions", MOST_BYTES)
    entries, at = given.data, tuple[str, ...]()
    if isinstance(entries, dict):
        refuse_unknown(entries, ("decisions",), path.name, given.lines)
        entries, at = entries.get("decisions") or [], ("decisions",)
    if not isinstance(entries, list):
        raise InputError(
            f"{path.name}: expected a list of decisions, found '{shown(entries)}'; see "
            f"`osteofoci docs decisions`"
        )
    return tuple(
        _decision(entry, f"{path.name}, decision {n}", given.lines, (*at, n - 1))
        for n, entry in enumerate(entries, start=1)
    )


def decision_of(entry: Any, where: str, line: int = 1) -> Decision:
    """A decision from plain values, as ``plain_decision`` gives them.

    Args:
        where: what to call its place in messages.
        line: of it there.

    Raises:
        InputError: it is none.
    """
    names = entry if isinstance(entry, dict) else ()
    return _decision(entry, where, {(): line, **{(name,): line for name in names}}, ())


def plain_decision(decision: Decision) -> dict[str, Any]:
    """A decision as plain values that JSON holds and that read back as the same."""
    told: dict[str, Any] = {}
    for name in type(decision).model_fields:
        value = getattr(decision, name)
        if isinstance(value, Site):
            zone = None if value.zone is None else str(value.zone)
            value = {"bone": value.bone.name, "side": str(value.side), "zone": zone}
        if name != "note" or value is not None:
            told[name] = value
    return told


def _decision(entry: Any, where: str, lines: Lines, at: tuple[Any, ...]) -> Decision:
    line = lines.get(at, 1)
    if not isinstance(entry, dict) or str(entry.get("kind")) not in _KINDS:
        kind = entry.get("kind") if isinstance(entry, dict) else entry
        raise InputError(
            f"{where}, line {line}: expected a mapping with a kind ({', '.join(_KINDS)}), found "
            f"'{shown(kind)}'{nearest(kind, _KINDS)}; correct it"
        )
    refuse_unknown(entry, _KINDS[entry["kind"]].model_fields, where, lines, at)
    try:
        return _ADAPTER.validate_python(entry)
    except (ValidationError, AddressError, ValueError) as error:
        raise InputError(
            f"{where}, line {line}: expected values that a decision can have, found one that it cannot "
            f"({_first_line(error)}); correct it"
        ) from error


def _first_line(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error).splitlines()[0]
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    message = str(first["msg"]).removeprefix("Value error, ")
    told = first["type"] == "missing" or not place  # a whole decision says itself what it found
    found = "" if told else f", found '{shown(first.get('input'))}'"
    return f"{place}: {message}{found}" if place else message
