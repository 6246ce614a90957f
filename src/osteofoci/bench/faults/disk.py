"""A disk that is full, or a process that is killed while it writes: every call of Python that changes files."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CALLS = ("rename", "replace", "symlink", "link", "unlink", "mkdir", "rmdir", "fsync", "truncate")
# What a new name takes of a disk, roughly.
NAME_BYTES = {"symlink": 64, "link": 64, "mkdir": 64}


def kill() -> None:
    """End this process at once, as an out-of-memory killer or a power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class FaultyDisk:
    """
    Attributes:
        kill_at: number of the call that is not survived; a write is then half done.
        room: bytes that still fit.
        calls, used: made, and bytes written, so far.
        die: what happens at ``kill_at``.
    """

    kill_at: int | None = None
    room: int | None = None
    calls: int = 0
    used: int = 0
    die: Callable[[], None] = kill

    def step(self, wanted: int = 0) -> int:
        """Count a call; how many of the bytes that it wants still fit.

        Raises:
            OSError: nothing of what it wants fits.
        """
        self.calls += 1
        if self.kill_at is not None and self.calls > self.kill_at:
            return -1
        fits = wanted if self.room is None else min(wanted, self.room - self.used)
        self.used += fits
        if wanted and not fits:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return fits

    def take(self, wanted: int) -> None:
        """All of what it wants, or nothing.

        Raises:
            OSError: it does not fit.
        """
        if self.room is not None and self.room - self.used < wanted:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.used += wanted


class _File(io.FileIO):
    """A file whose every write is a step of the disk."""

    disk: FaultyDisk

    def write(self, data: Any) -> int:
        raw = memoryview(data).cast("B")
        fits = self.disk.step(len(raw))
        if fits < 0:
            super().write(raw[: len(raw) // 2])
            self.disk.die()
        return int(super().write(raw[:fits]) or 0)


@contextmanager
def faulty(disk: FaultyDisk) -> Iterator[None]:
    """Every change of files inside the block goes through the disk."""
    real = {name: getattr(os, name) for name in CALLS}
    opened = io.open

    def step_before(name: str) -> Callable[..., Any]:
        def called(*args: Any, **named: Any) -> Any:
            if disk.step() < 0:
                disk.die()
            if name in NAME_BYTES and not os.path.lexists(args[int(name != "mkdir")]):
                disk.take(NAME_BYTES[name])
            return real[name](*args, **named)

        return called

    def open_faulty(
        file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **named: Any
    ) -> Any:
        if isinstance(file, int) or not set(mode) & set("wax+"):
            return opened(file, mode, buffering, *rest, **named)
        if disk.step() < 0:
            disk.die()
        raw = _File(file, mode.replace("b", "").replace("t", ""))
        raw.disk = disk
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *rest, **named)

    try:
        for name in CALLS:
            setattr(os, name, step_before(name))
        io.open = builtins.open = open_faulty
        yield
    finally:
        for name in CALLS:
            setattr(os, name, real[name])
        io.open = builtins.open = opened


def on_faulty_disk(
    main: Callable[[], None], kill_at: int | None, room: int | None, told: Path
) -> None:
    """Run the program on such a disk; ``told`` has its calls and bytes if it lives."""
    disk = FaultyDisk(kill_at, room)
    opened = io.open
    try:
        with faulty(disk):
            main()
    finally:
        with opened(told, "w") as stream:
            stream.write(f"{disk.calls} {disk.used}")
