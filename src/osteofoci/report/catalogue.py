"""The catalogues of words, one file a language."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError


@cache
def catalogue(language: str) -> dict[str, Any]:
    """The catalogue of a language.

    Raises:
        RuleError: there is none.
    """
    file = resources.files("osteofoci.report").joinpath(f"languages/{language}.yaml")
    if not file.is_file():
        raise RuleError(f"language '{language}': expected a catalogue of it, found none; choose fr")
    data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return data
