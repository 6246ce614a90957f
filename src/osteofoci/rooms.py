"""Rooms whose doors open when somebody comes: a public name is loaded when it is first used."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    """A package that loads its public names from its modules on demand.

    A module may be called like the function in it (``track.align``); the package then shows the
    function, whichever of the two is asked for first.
    """

    _doors: Mapping[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        door = self._doors.get(name)
        if door is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{self.__name__}.{door}"), name)
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in self._doors:
            return  # the import of a module would hide the function of its name
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._doors})


def on_demand(room: str) -> None:
    """Let a package load its public names only when they are used.

    Which module gives which name stands in the package's own imports for type checkers.

    Args:
        room: the package's ``__name__``.
    """
    module = sys.modules[room]
    module.__class__ = _Room
    module.__dict__["_doors"] = {
        alias.name: str(node.module).removeprefix(f"{room}.")
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(f"{room}.")
        for alias in node.names
    }
