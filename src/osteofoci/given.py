"""The one door for YAML that a user gives: read with care, as plain values with the line of each.

Aliases are refused: such a file has no use for them, and they can make a small file grow without end.
"""

from __future__ import annotations

import datetime
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from osteofoci.errors import InputError
from osteofoci.foreign import nearest, shown

MOST_NODES, MOST_DEPTH = 50_000, 12
LONGEST_NUMBER = 20
Lines = Mapping[tuple[Any, ...], int]


@dataclass(frozen=True)
class Given:
    """
    Attributes:
        data: plain values; an empty file is an empty mapping, and days are text.
        lines: of every path into ``data``.
    """

    data: Any
    lines: Lines


def read_given(path: Path, what: str, option: str, most_bytes: int) -> Given:
    """A file of an option, as plain values.

    Args:
        what: what the file should be, for messages: ``a clinical record``.
        option: that it was given with: ``--clinical``.

    Raises:
        InputError: no such file, not YAML, too large, too deep, with aliases, or with a name that
            stands twice.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise InputError(
            f"{path.name}: expected {what} in YAML, found no regular file; correct {option}"
        )
    try:
        node = _composed(_text_of(path, what, most_bytes), path.name)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark is not None else ""
        raise InputError(
            f"{path.name}: expected {what} in YAML, found a file that cannot be read{line} "
            f"({type(error).__name__}); correct it or leave out {option}"
        ) from error
    lines: dict[tuple[Any, ...], int] = {}
    return Given(_plain(node, (), lines, path.name), lines)


def refuse_unknown(
    data: Mapping[str, Any],
    known: Iterable[str],
    where: str,
    lines: Lines,
    at: tuple[Any, ...] = (),
) -> None:
    """
    Args:
        where: what the names belong to, for the message: ``decisions.yaml, decision 3``.
        at: the path of ``data`` in the file.

    Raises:
        InputError: a name that is not known; the nearest known one is given.
    """
    names = list(known)
    for name in data:
        if name not in names:
            raise InputError(
                f"{where}, line {lines.get((*at, name), 1)}: expected one of {', '.join(names)}, "
                f"found '{shown(name)}'{nearest(name, names)}; correct it"
            )


def _text_of(path: Path, what: str, most_bytes: int) -> str:
    with path.open("rb") as file:
        raw = file.read(most_bytes + 1)
    if len(raw) > most_bytes:
        raise InputError(
            f"{path.name}: expected {what} of at most {most_bytes} bytes, found more; shorten it"
        )
    return raw.decode("utf-8-sig")


def _composed(text: str, name: str) -> yaml.Node | None:
    depth = 0
    for nodes, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader), 1):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or nodes > MOST_NODES or depth > MOST_DEPTH:
            line = 1 + (event.start_mark.line if event.start_mark else 0)
            raise InputError(
                f"{name}, line {line}: expected a plain record, found an alias (*name), more than "
                f"{MOST_NODES} entries, or lists deeper than {MOST_DEPTH}; write it out"
            )
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _plain(
    node: yaml.Node | None, path: tuple[Any, ...], lines: dict[tuple[Any, ...], int], file: str
) -> Any:
    """The node as plain values; the line of every path beside it."""
    if node is None:
        return {}
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found = {}
        for key, value in node.value:
            name = str(getattr(key, "value", "?"))
            if name in found:
                raise InputError(
                    f"{file}, line {key.start_mark.line + 1}: expected every name once, found "
                    f"'{shown(name)}' twice; keep one of them"
                )
            lines[(*path, name)] = key.start_mark.line + 1
            found[name] = _plain(value, (*path, name), lines, file)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, n), lines, file) for n, item in enumerate(node.value)]
    if len(str(node.value)) > LONGEST_NUMBER and ":int" in node.tag:
        return str(node.value)
    try:
        value = yaml.SafeLoader("").construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError):  # a date that cannot be is judged later
        return str(node.value)
    if isinstance(value, float) and not math.isfinite(value):  # .nan, .inf, 1.0e+999: no number
        return str(node.value)
    return value.isoformat() if isinstance(value, datetime.date) else value
