"""One input tried in a process of its own, with limits of time and memory."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osteofoci.cli import main

MOST_SECONDS, MOST_MIB = 30.0, 2048
_KILLED = 9


@dataclass(frozen=True)
class Trial:
    """How a command ended.

    Attributes:
        status: exit status; negative: the signal that ended it.
    """

    status: int
    out: str
    err: str
    seconds: float
    peak_mib: float

    @property
    def faults(self) -> tuple[str, ...]:
        """What no input may cause, by name."""
        found = []
        if self.seconds >= MOST_SECONDS:
            found.append("hang")
        elif self.status < 0 or self.status in (134, 139):
            found.append("crash")
        if self.status == 1:
            found.append("exit 1")
        if "Traceback (most recent call last)" in self.err:
            found.append("traceback")
        if self.peak_mib > MOST_MIB:
            found.append("memory")
        return tuple(found)


def tried(arguments: list[str], folder: Path) -> Trial:
    """Run a command line in a fork of this process."""
    out, err = folder / "stdout", folder / "stderr"
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        _run(arguments, out, err)
    status = usage = None
    while time.perf_counter() - started < MOST_SECONDS:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            break
        time.sleep(0.005)
    else:
        os.kill(child, signal.SIGKILL)
        _, status, usage = os.wait4(child, 0)
    assert status is not None
    assert usage is not None
    return Trial(
        os.waitstatus_to_exitcode(status),
        out.read_text(encoding="utf-8", errors="replace") if out.exists() else "",
        err.read_text(encoding="utf-8", errors="replace") if err.exists() else "",
        time.perf_counter() - started,
        usage.ru_maxrss / 1024,
    )


def _run(arguments: list[str], out: Path, err: Path) -> None:
    status = 1
    told, failed = io.StringIO(), io.StringIO()
    with suppress(BaseException), redirect_stdout(told), redirect_stderr(failed):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        sys.argv = ["osteofoci", *arguments]
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc(file=failed)
    out.write_text(told.getvalue(), encoding="utf-8", errors="replace")
    err.write_text(failed.getvalue(), encoding="utf-8", errors="replace")
    os._exit(status)


def listing(trial: Trial) -> dict[str, Any] | None:
    """What ``inspect --json`` said, None where it refused."""
    try:
        found = json.loads(trial.out)
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
