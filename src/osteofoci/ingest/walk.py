"""Every file and folder under a folder, each once: links followed, loops and what is no file told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# Where a result folder keeps what it is made of; nothing in it is a patient's.
CONTROL = ".osteofoci"
DEEPEST, MOST_FILES = 60, 1_000_000


class Fate(StrEnum):
    """What became of a file or folder."""

    USED = "used"
    OTHER = "other"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    SET_ASIDE = "set aside"
    COPY = "copy"


@dataclass(frozen=True)
class Met:
    """A file or folder that was met, by its shown name, and what became of it."""

    name: str
    fate: Fate
    reason: str
    path: Path | None = None


@dataclass(frozen=True)
class Found:
    """
    Attributes:
        met: what cannot be looked into, with the reason.
        folders: how many were read.
    """

    files: tuple[Path, ...]
    met: tuple[tuple[Path, Fate, str], ...]
    folders: int


def walk(folder: Path) -> Found:
    """Every regular file under a folder, in the order of names; a linked folder is read once."""
    files: list[Path] = []
    met: list[tuple[Path, Fate, str]] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, 0)]
    folders = 0
    while waiting:
        place, depth = waiting.pop()
        reason = _why_not(place, depth, seen)
        entries: list[Path] = []
        if reason is None:
            try:
                entries = sorted((Path(place, e.name) for e in os.scandir(place)), key=os.fsencode)
            except OSError as error:
                reason = (Fate.UNREADABLE, f"folder: {error.strerror}")
        if reason is not None:
            met.append((place, *reason))
            continue
        folders += 1
        below = []
        for entry in entries:
            kind = _kind(entry)
            if kind == "folder":
                below.append((entry, depth + 1))
            elif kind == "file" and len(files) < MOST_FILES:
                files.append(entry)
            else:
                met.append((entry, *_judged(kind)))
        waiting.extend(reversed(below))
    return Found(tuple(files), tuple(met), folders)


def _why_not(place: Path, depth: int, seen: set[tuple[int, int]]) -> tuple[Fate, str] | None:
    """Why a folder is not read; otherwise it counts as seen."""
    if place.name == CONTROL:
        return Fate.OTHER, "folder: earlier results of this program"
    if depth > DEEPEST:
        return Fate.UNREADABLE, f"folder: more than {DEEPEST} folders deep"
    try:
        state = place.stat()
    except OSError as error:
        return Fate.UNREADABLE, f"folder: {error.strerror}"
    if (state.st_dev, state.st_ino) in seen:
        return Fate.COPY, "folder: a link to one that was read already"
    seen.add((state.st_dev, state.st_ino))
    return None


def _kind(entry: Path) -> str:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        linked = entry.is_symlink()
        return "a link that leads nowhere" if linked else str(error.strerror)
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "special"


def _judged(kind: str) -> tuple[Fate, str]:
    if kind == "file":
        return Fate.UNREADABLE, f"more than {MOST_FILES} files"
    if kind == "special":
        return Fate.OTHER, "no regular file (a pipe, socket or device)"
    return Fate.UNREADABLE, kind


def tally(met: Iterator[Met]) -> dict[tuple[Fate, str], list[str]]:
    """Names by what became of them and why."""
    rows: dict[tuple[Fate, str], list[str]] = {}
    for item in met:
        rows.setdefault((item.fate, item.reason), []).append(item.name)
    return rows
