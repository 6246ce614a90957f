"""Compressed pixels decoded in a process of their own: a codec that crashes, hangs or eats memory costs one image.

One worker serves a run. It is asked with a line of JSON and answers with a line of JSON and the
raw values.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import resource
import select
import subprocess
import sys
import warnings
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import numpy.typing as npt
import pydicom

MOST_SECONDS = 60.0
MOST_BYTES = 1536 * 2**20


class DecodingError(ValueError):
    """A file's compressed pixels cannot be decoded; the text says how that showed."""


class _Worker:
    """The process, started when it is first needed and again after it has died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = os.getpid()

    def ask(self, path: Path) -> npt.NDArray[Any]:
        process = self._running()
        assert process.stdin is not None
        question = json.dumps({"path": os.fsdecode(os.path.abspath(path))})
        deadline = monotonic() + MOST_SECONDS
        try:
            process.stdin.write(question.encode() + b"\n")
            process.stdin.flush()
            head = json.loads(self._read_line(deadline))
            if "error" in head:
                raise DecodingError(str(head["error"]))
            raw = self._read(int(head["bytes"]), deadline)
        except (OSError, EOFError, TimeoutError, json.JSONDecodeError) as error:
            self.stop()
            late = isinstance(error, TimeoutError)
            how = f"did not end within {MOST_SECONDS:g} s" if late else "ended the decoder"
            raise DecodingError(f"its compressed pixels {how}") from error
        return np.frombuffer(raw, np.dtype(head["dtype"])).reshape(head["shape"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.owner != os.getpid() or self.process.poll() is not None:
            self.owner = os.getpid()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "osteofoci.ingest.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.process

    def _read_line(self, deadline: float) -> bytes:
        line = bytearray()
        while not line.endswith(b"\n"):
            line += self._read(1, deadline)
        return bytes(line)

    def _read(self, size: int, deadline: float) -> bytearray:
        assert self.process is not None
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        got = bytearray()
        while len(got) < size:
            if not select.select([pipe], [], [], max(deadline - monotonic(), 0))[0]:
                raise TimeoutError
            part = os.read(pipe, min(size - len(got), 1 << 20))
            if not part:
                raise EOFError
            got += part
        return got

    def stop(self) -> None:
        if self.process is not None and self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
        self.process = None


_WORKER = _Worker()
atexit.register(_WORKER.stop)


def decode_apart(path: Path) -> npt.NDArray[Any]:
    """The pixels of a file with a compressed transfer syntax, as they are stored.

    Raises:
        DecodingError: they cannot be decoded, or not within the limits of time and memory.
    """
    return _WORKER.ask(path)


def _answer(path: str) -> tuple[dict[str, Any], bytes]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pixels = np.ascontiguousarray(pydicom.dcmread(path, force=True).pixel_array)
    except Exception as error:  # decoders raise whatever their C++ side raises
        told = f"its compressed pixels cannot be decoded ({type(error).__name__})"
        return {"error": told}, b""
    told_of = {"dtype": pixels.dtype.str, "shape": pixels.shape, "bytes": pixels.nbytes}
    return told_of, pixels.tobytes()


def main() -> None:
    """Serve until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = resource.RLIMIT_DATA if sys.platform.startswith("linux") else resource.RLIMIT_AS
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(limit, (MOST_BYTES, MOST_BYTES))
    # Libraries that print must not print into the answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        head, raw = _answer(json.loads(line)["path"])
        answers.write(json.dumps(head).encode() + b"\n" + raw)
        answers.flush()


if __name__ == "__main__":
    main()
