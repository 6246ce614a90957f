"""What earlier versions have stored, as this version reads it: a step is a function from one to the next.

There is one version so far. Whoever changes a class whose values are stored (``StoredExam`` and
what it is made of) appends the step that brings an older value into the new form, with a test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from osteofoci.errors import InputError
from osteofoci.foreign import shown

Said = dict[str, Any]
Step = Callable[[Said], Said]
# The first brings version 1 to version 2, and so on.
STEPS: tuple[Step, ...] = ()
_NAME = "osteofoci.stored"
STORED = f"{_NAME}/{len(STEPS) + 1}"


def as_of_today(said: Said, place: Path, steps: Sequence[Step] = STEPS) -> Said:
    """What the JSON of a stored examination says, in the form of the newest version.

    Raises:
        InputError: a later version of the program has written it, or none at all.
    """
    newest = len(steps) + 1
    name, _, number = str(said.get("schema")).partition("/")
    version = int(number) if name == _NAME and number.isdecimal() else 0
    if not 1 <= version <= newest:
        raise InputError(
            f"{place.name}: expected an examination that was stored as {_NAME}/1 to {newest}, found "
            f"'{shown(said.get('schema'))}'; use the program that wrote it, or a later one"
        )
    for step in steps[version - 1 :]:
        said = step(said)
    return {**said, "schema": f"{_NAME}/{newest}"}
