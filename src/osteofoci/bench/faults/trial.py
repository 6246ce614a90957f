"""One input tried in a process of its own, with limits of time and memory."""

from __future__ import annotations

import io
import json
import multiprocessing
import multiprocessing.context
import multiprocessing.process
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# Of the processor; the clock's limit is for one that waits without using any of it.
MOST_SECONDS, MOST_MIB = 30, 2048
MOST_IDLE_SECONDS = 150.0


@dataclass(frozen=True)
class Trial:
    """How a command ended.

    Attributes:
        status: exit status; negative: the signal that ended it.
        seconds: of the processor, with its decoder; the clock's where it had to be ended.
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
        if self.seconds >= MOST_SECONDS or self.status == -signal.SIGXCPU:
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


def tried(main: Callable[[], object], arguments: list[str], folder: Path) -> Trial:
    """Run a command line in a process of its own, forked from one that is warmed up.

    Args:
        main: the program's own, which reads ``sys.argv``.
    """
    out, err, spent = folder / "stdout", folder / "stderr", folder / "spent"
    for path in (out, err, spent):
        path.unlink(missing_ok=True)
    started = time.perf_counter()
    process = _server().Process(target=_run, args=(main, arguments, out, err, spent))
    process.start()
    _end(process)
    told = _text(spent).split()
    seconds, peak = map(float, told or (time.perf_counter() - started, 0))
    return Trial(int(process.exitcode or 0), _text(out), _text(err), seconds, peak)


def _end(process: multiprocessing.process.BaseProcess) -> None:
    """Wait for its end; one that stands still is killed, one that a busy machine lets wait is not."""
    before = -1.0
    while process.is_alive():
        used, running = _work_of(process.pid)
        if used <= before and not running:
            process.kill()
            break
        before = used
        process.join(MOST_IDLE_SECONDS)
    process.join()


def _work_of(pid: int | None) -> tuple[float, bool]:
    """Seconds of the processor used so far, and whether it works or waits for the processor."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:  # ended, or a system that does not tell
        return 0.0, False
    state, *rest = told.rpartition(")")[2].split()
    return (int(rest[10]) + int(rest[11])) / os.sysconf("SC_CLK_TCK"), state == "R"


@cache
def _server() -> multiprocessing.context.ForkServerContext:
    """Trials are forked from one process that has loaded and warmed up what every run needs."""
    # Two threads of linear algebra wait for each other longer than they reckon, on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["osteofoci.cli", "osteofoci.bench.faults.warm"])
    return context


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _run(
    main: Callable[[], object], arguments: list[str], out: Path, err: Path, spent: Path
) -> None:
    status = 1
    told, failed = io.StringIO(), io.StringIO()
    with suppress(BaseException), redirect_stdout(told), redirect_stderr(failed):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
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
    own, decoder = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    seconds = sum(part.ru_utime + part.ru_stime for part in (own, decoder))
    spent.write_text(f"{seconds} {own.ru_maxrss / 1024}")
    os._exit(status)


def listing(trial: Trial) -> dict[str, Any] | None:
    """What ``inspect --json`` said, None where it refused."""
    try:
        found = json.loads(trial.out)
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
