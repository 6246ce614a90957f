"""The folder of a result: all or nothing, and never over a good result by half."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osteofoci.errors import OutputError


@contextmanager
def prepared_output(out: Path) -> Iterator[Path]:
    """A fresh folder beside ``out`` that takes its place when the block ends well.

    What was in ``out`` under other names stays. After an error or an interruption ``out`` is
    as it was.

    Raises:
        OutputError: the place cannot be written, or is a file.
    """
    if out.exists() and not out.is_dir():
        raise OutputError(
            f"{out}: expected a folder for the results, found a file; choose another --out"
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        if out.is_dir() and not os.access(out, os.W_OK):
            fresh.rmdir()
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise _cannot_write(out, error) from error
    try:
        yield fresh
        _swap_in(fresh, out)
    except OSError as error:
        raise _cannot_write(out, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _cannot_write(out: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{out}: expected a place to write the results, found '{error.strerror or error}'; "
        f"free space or choose another --out; nothing was changed there"
    )


def _swap_in(fresh: Path, out: Path) -> None:
    out.mkdir(exist_ok=True)
    aside = fresh / ".replaced"
    aside.mkdir()
    moved: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for item in sorted(fresh.iterdir()):
            if item == aside:
                continue
            place = out / item.name
            if place.exists() or place.is_symlink():
                place.rename(aside / item.name)
                moved.append((aside / item.name, place))
            item.rename(place)
            placed.append(place)
    except BaseException:
        for place in placed:
            if place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            else:
                place.unlink(missing_ok=True)
        for kept, place in moved:
            kept.rename(place)
        raise
