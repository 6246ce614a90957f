"""What a bench is given, looked at before it works for hours."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from osteofoci.errors import InputError, OutputError
from osteofoci.foreign import shown


def refuse_children(children: Iterable[Path]) -> None:
    """
    Raises:
        InputError: a child that is neither a folder nor a zip, or whose truth cannot be read.
    """
    for child in children:
        if not os.path.isdir(child):
            _refuse_no_zip(child)
        truth = child.with_name(f"{child.stem}_truth.json")
        if os.path.lexists(truth):
            _refuse_no_truth(truth)


def refuse_pictures(folder: Path | None) -> None:
    """
    Raises:
        OutputError: no folder can be made there, or nothing written in it.
    """
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        reason = None if os.access(folder, os.W_OK) else "a folder that may not be written to"
    except OSError as error:
        reason = f"'{error.strerror}'"
    if reason is not None:
        raise OutputError(
            f"{shown(folder, 200)}: expected a folder for pictures, found {reason}; choose another "
            f"--pictures"
        )


def _refuse_no_zip(child: Path) -> None:
    try:
        with child.open("rb"):
            found = None if zipfile.is_zipfile(child) else "a file that is no zip"
    except OSError as error:
        found = f"'{error.strerror}'"
    if found is not None:
        raise InputError(
            f"{shown(child, 200)}: expected a DICOM folder or zip, found {found}; correct --child"
        )


def _refuse_no_truth(truth: Path) -> None:
    try:
        told = json.loads(truth.read_text(encoding="utf-8"))
        whole = isinstance(told, dict) and isinstance(told.get("exams"), list)
        found = None if whole else "something else"
    except (OSError, ValueError, RecursionError) as error:
        found = f"a file that cannot be read ({type(error).__name__})"
    if found is not None:
        raise InputError(
            f"{shown(truth.name)}: expected the truth of a simulated child (a mapping with exams), "
            f"found {found}; correct it or take it away"
        )
