"""Values of a data set that may be anything: read late, converted with care."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from pydicom.dataset import Dataset

from osteofoci.foreign import printable

LONGEST_TEXT = 1000


def value_of(dataset: Dataset | None, name: str) -> Any:
    """A value, or None where it is not told or cannot be read."""
    try:
        return None if dataset is None else dataset.get(name)
    except Exception:  # the library converts late, and raises whatever the value leads it to
        return None


def text_of(dataset: Dataset | None, name: str) -> str:
    """A value as printable text, empty where it is not told."""
    value = value_of(dataset, name)
    return printable(str(value))[:LONGEST_TEXT] if value is not None else ""


def first_of(sequence: Any) -> Dataset | None:
    first = sequence[0] if sequence and isinstance(sequence, Sequence) else None
    return first if isinstance(first, Dataset) else None


def items_of(dataset: Dataset | None, name: str) -> list[Dataset]:
    """The items of a sequence; none where it is not told or is no sequence."""
    value = value_of(dataset, name)
    if not isinstance(value, Sequence) or isinstance(value, (str, bytes)):
        return []
    return [item for item in value if isinstance(item, Dataset)]


def nested(place: Dataset | None, name: str) -> Dataset | None:
    return first_of(value_of(place, name)) if place is not None else None


def texts_of(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [printable(value)] if value else []
    values = value if isinstance(value, Iterable) else [value]
    return [printable(str(v)) for v in values]


def number_of(value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = (
            float(value[0])
            if not isinstance(value, (str, int, float)) and hasattr(value, "__getitem__")
            else float(value)
        )
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def vector_of(value: Any, length: int) -> tuple[float, ...] | None:
    if value is None:
        return None
    try:
        numbers = tuple(float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return None
    if len(numbers) != length or not all(math.isfinite(n) for n in numbers):
        return None
    return numbers


def date_of(value: Any) -> date | None:
    text = str(value or "").strip()
    for pattern in ("%Y%m%d", "%Y.%m.%d", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None
