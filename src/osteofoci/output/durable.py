"""Files that are on the disk when a call returns, whole or not at all."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from osteofoci.errors import OutputError
from osteofoci.foreign import printable, shown


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, text: str) -> None:
    """Write beside, sync, and rename: at every moment the old file or the new one.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_file(path: Path, text: str, *, ours: str, option: str = "--out") -> None:
    """A single file that a user asked for; only an older one of the same kind is replaced.

    Args:
        ours: words that stand near the beginning of every file of this kind.
        option: that the place was given with.

    Raises:
        OutputError: the place cannot be written, or holds something else.
    """
    try:
        _refuse_another(path, ours, option)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise cannot_write(path, error, option) from error


def refuse_place(path: Path, *, ours: str, option: str = "--out") -> None:
    """Before long work for a single file, what ``write_file`` would refuse behind it.

    Raises:
        OutputError: the place cannot be written, or holds something else.
    """
    try:
        _refuse_another(path, ours, option)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise cannot_write(path, error, option) from error


def refuse_name(folder: Path) -> None:
    """
    Raises:
        OutputError: a folder with a name that a library which writes there cannot take.
    """
    if printable(str(folder)) != str(folder):
        raise OutputError(
            f"{folder}: expected a folder whose name is plain text in UTF-8, which every program that "
            f"writes there can take, found '{shown(folder, 200)}'; choose another --out"
        )


def _refuse_another(path: Path, ours: str, option: str) -> None:
    if path.is_symlink() or (path.exists() and not _is_ours(path, ours)):
        raise OutputError(
            f"{path}: expected a free place or an older file of the same kind, found another "
            f"file; it is left alone, choose another {option} or move it"
        )


def _is_ours(path: Path, ours: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return ours.encode() in stream.read(200)


def cannot_write(place: Path, error: OSError, option: str = "--out") -> OutputError:
    return OutputError(
        f"{place}: expected a place to write the results, found '{error.strerror or error}'; "
        f"free space or choose another {option}; nothing was changed there"
    )


def held_alone(lock: IO[str]) -> bool:
    """Hold an open lock file until it is closed, or the run is killed; False where another run holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        pass
    return True


def files_under(folder: Path) -> Iterator[Path]:
    """Regular files, by their path inside the folder."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(parent, name).relative_to(folder)


def sync_tree(folder: Path) -> None:
    """Everything under a folder to the disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            handle = os.open(Path(parent, name), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_folder(Path(parent))


def sync_folder(folder: Path) -> None:
    """The names in a folder to the disk, where the file system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:  # some file systems know no sync of a folder
        return
    finally:
        os.close(handle)
