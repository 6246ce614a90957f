"""One private folder for data on its way; each run clears away what runs that were killed have left."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osteofoci.errors import InputError


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can read, gone when the block ends.

    Raises:
        InputError: the temporary folder of the system cannot be used.
    """
    base = Path(tempfile.gettempdir(), f"osteofoci-{os.getuid()}")
    try:
        base.mkdir(mode=0o700, exist_ok=True)
        if base.is_symlink() or base.lstat().st_uid != os.getuid():
            raise PermissionError(errno.EPERM, "it belongs to somebody else")
        base.chmod(0o700)
        with (base / "lock").open("w") as door:
            _held(door.fileno(), wait=True)  # so that nobody clears away what is just being made
            _clear(base)
            own = Path(tempfile.mkdtemp(prefix="run-", dir=base))
            lock = (own / "lock").open("w")
            _held(lock.fileno())
    except OSError as error:
        raise InputError(
            f"{base}: expected a private folder for temporary data, found "
            f"'{error.strerror or error}'; free some space or set TMPDIR"
        ) from error
    try:
        place = own / "data"
        place.mkdir()
        yield place
    finally:
        shutil.rmtree(own, ignore_errors=True)
        lock.close()


def _held(lock: int, *, wait: bool = False) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _clear(base: Path) -> None:
    """Remove folders of runs that are gone: nobody holds their lock any more."""
    for left in base.glob("run-*"):
        try:
            with (left / "lock").open("r+") as lock:
                gone = _held(lock.fileno())
        except FileNotFoundError:  # killed before it had one
            gone = True
        except OSError:
            continue
        if gone:
            shutil.rmtree(left, ignore_errors=True)
