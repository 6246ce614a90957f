"""One input tried in a process of its own, with limits of time and memory."""

from __future__ import annotations

import io
import json
import multiprocessing
import multiprocessing.context
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MOST_SECONDS, MOST_MIB = 30.0, 2048
# What takes seconds to load is loaded once, before the forks.
_LOADED = (
    "osteofoci.journey.follow", "osteofoci.journey.output", "osteofoci.journey.reading",
    "osteofoci.journey.reports", "osteofoci.listing", "osteofoci.track.decisions", "spacy",
)  # fmt: skip


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


def tried(main: Callable[[], None], arguments: list[str], folder: Path) -> Trial:
    """Run a command line in a process of its own, forked from one that has done nothing yet.

    Args:
        main: the program's own, which reads ``sys.argv``.
    """
    out, err, peak = folder / "stdout", folder / "stderr", folder / "peak"
    for path in (out, err, peak):
        path.unlink(missing_ok=True)
    started = time.perf_counter()
    process = _server().Process(target=_run, args=(main, arguments, out, err, peak))
    process.start()
    process.join(MOST_SECONDS)
    seconds = time.perf_counter() - started
    if process.is_alive():
        process.kill()
        process.join()
    return Trial(
        int(process.exitcode or 0),
        _text(out),
        _text(err),
        seconds,
        float(_text(peak) or 0),
    )


@cache
def _server() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _run(main: Callable[[], None], arguments: list[str], out: Path, err: Path, peak: Path) -> None:
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
    peak.write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    os._exit(status)


def listing(trial: Trial) -> dict[str, Any] | None:
    """What ``inspect --json`` said, None where it refused."""
    try:
        found = json.loads(trial.out)
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
