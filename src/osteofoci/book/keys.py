"""What a measurement rests on, as one short word: it is done anew where that word changes."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from osteofoci import __version__
from osteofoci.examine import LabelsFile
from osteofoci.ingest import ExamFound
from osteofoci.localise import Told

# The rooms whose code, weights and settings a measurement rests on.
_ROOMS = (
    "geometry", "skeleton", "decisions", "ingest", "compose", "localise", "spine", "limbs",
    "scintigraphy", "radiograph", "lesions", "examine",
)  # fmt: skip
_SUFFIXES = frozenset((".py", ".yaml", ".onnx", ".npz", ".csv"))
SHORT = 16


@cache
def program(also: tuple[str, ...] = ()) -> str:
    """The version with a digest of all code, weights and settings that measuring rests on.

    Args:
        also: further rooms that something rests on.
    """
    root = Path(__file__).parents[1]
    whole = hashlib.sha256(__version__.encode())
    for room in (*_ROOMS, *also):
        for file in sorted((root / room).rglob("*")):
            if file.suffix in _SUFFIXES:
                whole.update(file.relative_to(root).as_posix().encode())
                whole.update(file.read_bytes())
    return f"{__version__} {whole.hexdigest()[:SHORT]}"


def key_of(found: ExamFound, age_years: float | None, labels: LabelsFile | None) -> str:
    """The key of an examination that is found among files.

    Its files count by their instance UIDs and sizes, wherever they lie and however they are called.
    """
    return _digest(
        {
            "program": program(),
            "exam": [found.id, str(found.date), str(found.kind)],
            "instances": instances_of(found),
            "age": age_years,
            "labels": _labels(found, labels),
        }
    )


def instances_of(found: ExamFound) -> list[tuple[str, int]]:
    """Every image of an examination by its instance UID, with the size of its file."""
    return sorted(
        (header.sop_instance_uid, header.path.stat().st_size)
        for series in found.series
        for header in series.headers
    )


def key_of_told(key: str, told: Told) -> str:
    """The key of an examination whose bones a reader has put right."""
    return _digest(
        {
            "key": key,
            "program": program(),
            "joints": {name: list(map(float, p)) for name, p in told.joints.items()},
            "vertebrae": {name: list(map(float, p)) for name, p in told.vertebrae.items()},
            "absent": sorted(map(str, told.absent)),
        }
    )


def _labels(found: ExamFound, labels: LabelsFile | None) -> list[Any] | None:
    file = labels.exams.get(found.date) if labels is not None and found.date else None
    if labels is None or file is None:
        return None
    named = [[number, str(bone)] for number, bone in sorted(labels.bones.items())]
    return [hashlib.sha256(file.read_bytes()).hexdigest(), named]


def _digest(said: dict[str, Any]) -> str:
    text = json.dumps(said, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]
