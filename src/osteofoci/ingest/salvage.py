"""Entries of a zip whose list of contents is damaged or cut off, found one by one by their own headers."""

from __future__ import annotations

import mmap
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HEADER, DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_HEADER = struct.Struct("<4s5H3L2H")
_CHUNK = 1 << 20
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_FAR = 0xFFFFFFFF  # the true size stands in the extra field
DAMAGED = "damaged (its content cannot be unpacked)"
UNKNOWN = "encrypted, or packed in a way that is not known"


class DamagedEntryError(ValueError):
    """An entry of a zip cannot be read; the text says why."""


@dataclass
class _Entry:
    """
    Attributes:
        start: where its data begin.
        packed: how many bytes they are, None where that stands behind them.
        end: where they were seen to end.
    """

    name: str
    flags: int
    method: int
    crc: int
    start: int
    packed: int | None
    end: int | None = None


def begins_as_zip(path: Path) -> bool:
    """Whether the first bytes are the header of a zip's entry."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def salvaged(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and content of every entry that has a header, in their order.

    The content raises ``DamagedEntryError`` where it cannot be read to its end, or is not what its sum
    says; it has to be asked for before the next entry is.
    """
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(HEADER)
        while at >= 0:
            entry = _entry(data, at)
            if entry is None:
                at = data.find(HEADER, at + 1)
                continue
            if not entry.name.endswith("/"):
                yield entry.name, _content(data, entry)
            at = data.find(HEADER, entry.start if entry.end is None else entry.end)


def _entry(data: mmap.mmap, at: int) -> _Entry | None:
    """The entry whose header stands there; None where it is none."""
    if at + _HEADER.size > len(data):
        return None
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _HEADER.unpack_from(
        data, at
    )
    name_at = at + _HEADER.size
    start = name_at + name_length + extra_length
    if not name_length or start > len(data):
        return None
    raw = data[name_at : name_at + name_length]
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", errors="replace")
    length: int | None = packed
    if packed == _FAR:
        length = _far_size(data[name_at + name_length : start], unpacked_too=size == _FAR)
    elif flags & _SIZES_FOLLOW and not packed:
        length = None
    return _Entry(name, flags, method, crc, start, length)


def _far_size(extra: bytes, *, unpacked_too: bool) -> int | None:
    """The packed size of an entry of more than 4 GiB."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        place = at + 4 + 8 * unpacked_too
        if kind == 1 and place + 8 <= len(extra):
            return int(struct.unpack_from("<Q", extra, place)[0])
        at += 4 + length
    return None


def _content(data: mmap.mmap, entry: _Entry) -> Iterator[bytes]:
    if entry.flags & _ENCRYPTED or entry.method not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise DamagedEntryError(UNKNOWN)
    crc = 0
    chunks = _inflated if entry.method == zipfile.ZIP_DEFLATED else _stored
    for chunk in chunks(data, entry):
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if entry.end is None or crc != _sum_of(data, entry, entry.end):
        entry.end = None
        raise DamagedEntryError(DAMAGED)


def _stored(data: mmap.mmap, entry: _Entry) -> Iterator[bytes]:
    length = _stored_length(data, entry.start) if entry.packed is None else entry.packed
    if length is None or entry.start + length > len(data):
        return
    for at in range(entry.start, entry.start + length, _CHUNK):
        yield data[at : min(at + _CHUNK, entry.start + length)]
    entry.end = entry.start + length


def _stored_length(data: mmap.mmap, start: int) -> int | None:
    """How far a descriptor stands behind the data that tells just that length."""
    at = data.find(DESCRIPTOR, start)
    while 0 <= at <= len(data) - 16:
        if struct.unpack_from("<L", data, at + 8)[0] == at - start:
            return at - start
        at = data.find(DESCRIPTOR, at + 1)
    return None


def _inflated(data: mmap.mmap, entry: _Entry) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    at, packed = entry.start, b""
    while not inflate.eof:
        if not packed:
            packed, at = data[at : at + _CHUNK], min(at + _CHUNK, len(data))
        if not packed:
            return
        try:
            chunk = inflate.decompress(packed, _CHUNK)
        except zlib.error:
            return
        packed = inflate.unconsumed_tail
        yield chunk
    entry.end = at - len(inflate.unused_data)


def _sum_of(data: mmap.mmap, entry: _Entry, end: int) -> int:
    """The check sum of its content, from its header or from behind its data."""
    if not entry.flags & _SIZES_FOLLOW:
        return entry.crc
    place = end + len(DESCRIPTOR) * (data[end : end + len(DESCRIPTOR)] == DESCRIPTOR)
    return int.from_bytes(data[place : place + 4], "little")
