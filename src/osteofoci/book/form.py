"""Frozen values as plain JSON and arrays beside it, and back, guided by the types of their fields.

Nothing of a file is ever run: a value is built only of the classes that the fields name. An array
stands in the JSON by its type, its shape and where its numbers are: small ones together in one
compressed file, large ones each in a ``.npy`` of its own, which is opened without being read.
"""

from __future__ import annotations

import gzip
import json
import mmap
import os
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel

from osteofoci.skeleton import Bone, BoneSide, Side, Site, Zone, bone_named

Value = TypeVar("Value")
LARGE_BYTES = 1 << 18
VALUE, SMALL = "value.json", "arrays.bin.gz"
# Of numbers only: an array of objects could run code when it is read.
_DTYPES = frozenset("?bBhHiIlLqQefd")


def save(value: Any, folder: Path, **beside: Any) -> None:
    """Write a value into an empty folder.

    Args:
        beside: plain values that stand beside it in the JSON.

    Raises:
        OSError: it cannot be written whole.
    """
    arrays = _Written(folder)
    said = {**beside, "value": _plain(value, "", arrays)}
    with gzip.open(folder / SMALL, "wb", compresslevel=1) as stream:
        for part in arrays.small:
            stream.write(part)
    (folder / VALUE).write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")


def load(said: Mapping[str, Any], folder: Path, kind: type[Value]) -> Value:
    """The value of a folder.

    Args:
        said: what its JSON says.

    Raises:
        OSError, ValueError, KeyError, TypeError: the folder does not hold such a value.
    """
    with gzip.open(folder / SMALL, "rb") as stream:
        small = stream.read()
    value: Value = _built(said["value"], kind, _Read(folder, small))
    return value


class _Written:
    """Arrays on their way to the disk; one that stands twice is written once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.small: list[bytes] = []
        self._at = 0
        self._done: dict[int, tuple[npt.NDArray[Any], dict[str, Any]]] = {}

    def place(self, array: npt.NDArray[Any], path: str) -> dict[str, Any]:
        known = self._done.get(id(array))
        if known is None:
            known = (array, self._written(array, path))  # held, so that its id stays its own
            self._done[id(array)] = known
        return known[1]

    def _written(self, array: npt.NDArray[Any], path: str) -> dict[str, Any]:
        if array.dtype.char not in _DTYPES:
            raise TypeError(f"{path}: expected an array of numbers, found {array.dtype}")
        if array.nbytes >= LARGE_BYTES:
            name = f"{path}.npy"
            self._large(array, self.folder / name)
            return {"file": name}
        raw = np.ascontiguousarray(array).tobytes()
        at, self._at = self._at, self._at + len(raw)
        self.small.append(raw)
        return {"at": at, "dtype": array.dtype.str, "shape": list(array.shape)}

    def _large(self, array: npt.NDArray[Any], file: Path) -> None:
        if isinstance(array, np.memmap) and isinstance(array.base, mmap.mmap) and array.filename:
            try:
                os.link(
                    array.filename, file
                )  # it lies on the disk already, and never changes there
                return
            except OSError:  # another disk, or a file system without links
                file.unlink(missing_ok=True)
        np.save(file, np.asarray(array), allow_pickle=False)


class _Read:
    def __init__(self, folder: Path, small: bytes) -> None:
        self._folder, self._small = folder, small
        self._open: dict[str, npt.NDArray[Any]] = {}

    def array(self, said: Mapping[str, Any]) -> npt.NDArray[Any]:
        if "file" in said:
            name = str(said["file"])
            if name not in self._open:
                if name != os.path.basename(name):
                    raise ValueError(f"expected a file beside {VALUE}, found another place")
                self._open[name] = np.load(self._folder / name, mmap_mode="r", allow_pickle=False)
            return self._open[name]
        dtype = np.dtype(said["dtype"])
        if dtype.char not in _DTYPES:
            raise ValueError(f"expected an array of numbers, found {dtype}")
        shape = tuple(int(n) for n in said["shape"])
        count = int(np.prod(shape))
        return np.frombuffer(self._small, dtype, count, int(said["at"])).reshape(shape)


def _plain(value: Any, path: str, arrays: _Written) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, int | float | str):
        return value.item() if isinstance(value, np.generic) else value
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return arrays.place(value, path)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, Bone):
        return value.name
    if isinstance(value, BoneSide):
        return [value.bone.name, value.side.value]
    if isinstance(value, Site):
        return [value.bone.name, value.side.value, None if value.zone is None else value.zone.value]
    if isinstance(value, slice):
        return [int(value.start), int(value.stop)]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        inside = {
            f.name: _plain(getattr(value, f.name), _under(path, f.name), arrays)
            for f in fields(value)
        }
        return {"is": type(value).__name__, **inside}
    if isinstance(value, Mapping):
        if all(type(key) is str for key in value):
            return {
                key: _plain(v, _under(path, str(n)), arrays)
                for n, (key, v) in enumerate(value.items())
            }
        return [
            [_plain(key, path, arrays), _plain(v, _under(path, str(n)), arrays)]
            for n, (key, v) in enumerate(value.items())
        ]
    if isinstance(value, frozenset):
        return sorted((_plain(v, path, arrays) for v in value), key=str)
    if isinstance(value, Sequence):
        return [_plain(v, _under(path, str(n)), arrays) for n, v in enumerate(value)]
    raise TypeError(f"{path}: expected a plain or frozen value, found {type(value).__name__}")


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _built(said: Any, hint: Any, arrays: _Read) -> Any:
    return _builder(hint)(said, arrays)


Builder = Callable[[Any, _Read], Any]


@cache
def _builder(hint: Any) -> Builder:
    """How a value of a type is made of what the JSON says."""
    origin = get_origin(hint)
    if hint is Any or origin is Literal:
        return lambda said, _: said
    if origin in (Union, types.UnionType):
        return _either(get_args(hint))
    if origin is np.ndarray or hint is np.ndarray:
        return lambda said, arrays: arrays.array(said)
    if origin is not None:
        return _collection(origin, get_args(hint))
    if hint in _PLAIN:
        return _PLAIN[hint]
    if issubclass(hint, Enum):
        return lambda said, _: hint(said)
    if issubclass(hint, BaseModel):
        return lambda said, _: hint.model_validate(said)
    if is_dataclass(hint):
        return _dataclass(hint)
    raise TypeError(f"expected a type of stored values, found {hint}")


_PLAIN: dict[Any, Builder] = {
    bool: lambda said, _: bool(said),
    int: lambda said, _: int(said),
    float: lambda said, _: float(said),
    str: lambda said, _: str(said),
    date: lambda said, _: date.fromisoformat(said),
    slice: lambda said, _: slice(int(said[0]), int(said[1])),
    Bone: lambda said, _: bone_named(said),
    BoneSide: lambda said, _: BoneSide(bone_named(said[0]), Side(said[1])),
    Site: lambda said, _: Site(
        bone_named(said[0]), Side(said[1]), None if said[2] is None else Zone(said[2])
    ),
}  # fmt: skip


def _either(options: tuple[Any, ...]) -> Builder:
    named = {o.__name__: _builder(o) for o in options if isinstance(o, type) and is_dataclass(o)}
    others = [_builder(o) for o in options if o is not type(None) and o not in _classes(options)]

    def build(said: Any, arrays: _Read) -> Any:
        if said is None:
            return None
        if isinstance(said, dict) and said.get("is") in named:
            return named[said["is"]](said, arrays)
        return others[0](said, arrays)

    return build


def _classes(options: tuple[Any, ...]) -> set[Any]:
    plain = set(_PLAIN)
    return {o for o in options if isinstance(o, type) and is_dataclass(o) and o not in plain}


def _collection(origin: Any, arguments: tuple[Any, ...]) -> Builder:
    if issubclass(origin, Mapping):
        key, value = (_builder(a) for a in arguments)

        def mapping(said: Any, arrays: _Read) -> Any:
            pairs = said.items() if isinstance(said, dict) else said
            return {key(k, arrays): value(v, arrays) for k, v in pairs}

        return mapping
    if issubclass(origin, tuple) and arguments[-1] is not Ellipsis:
        own = [_builder(a) for a in arguments]
        return lambda said, arrays: tuple(b(v, arrays) for b, v in zip(own, said, strict=True))
    one = _builder(arguments[0])
    kind = frozenset if issubclass(origin, frozenset) else tuple
    return lambda said, arrays: kind(one(v, arrays) for v in said)


def _dataclass(kind: Any) -> Builder:
    hints = get_type_hints(kind)
    own = [(f.name, _builder(hints[f.name])) for f in fields(kind)]

    def build(said: Any, arrays: _Read) -> Any:
        if said["is"] != kind.__name__:
            raise ValueError(f"expected a {kind.__name__}, found a {said['is']}")
        return kind(**{name: b(said[name], arrays) for name, b in own})

    return build
