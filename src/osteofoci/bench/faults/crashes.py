"""Runs that write a result over a good one and are killed, or run out of disk, at every point."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from osteofoci.bench.faults import inputs
from osteofoci.bench.faults.disk import on_faulty_disk
from osteofoci.bench.faults.trial import Trial, tried
from osteofoci.errors import OutputError
from osteofoci.output import CLAIMS, CONTROL, prepared_output

OLD = "A boy of 7 with osteitis of the right clavicle on MRI of 3 March 2021. Impression: CNO."
COMMANDS = ("read", "follow")
STATES = ("old", "new", "mixed", "left over", "exit 1")


def run_crashes(
    main: Callable[[], None],
    command: str,
    *,
    every: int = 1,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, dict[str, int]]:
    """States of a result folder after runs that were killed at call n, and that had room for n bytes.

    Args:
        command: ``read`` (a text) or ``follow`` (images).
        every: try each n-th point alone.

    Returns:
        By how it was hurt (``killed``, ``full``): how often the folder showed the old result, the
        new one, a mixture; how often the next run left something over; exits with 1.
    """
    counts = {"killed": Counter[str](), "full": Counter[str]()}
    with tempfile.TemporaryDirectory(prefix="osteofoci-crashes-") as place:
        crash = _Crash(main, command, Path(place))
        calls, size = crash.calls_and_size()
        for n in range(0, calls + 1, every):
            say(f"{command}: killed at call {n} of {calls}")
            counts["killed"].update(crash.seen_after(kill_at=n))
        for room in rooms(size, max(calls // every, 2)):
            say(f"{command}: room for {room} of {size} bytes")
            counts["full"].update(crash.seen_after(room=room))
    say("")
    return {how: {state: found[state] for state in STATES} for how, found in counts.items()}


def rooms(size: int, number: int) -> Iterable[int]:
    """Sizes of a disk from nothing to what is needed, both included."""
    return sorted({round(n * size / number) for n in range(number + 1)} | {1, size - 1})


class _Crash:
    """A good result, copied for every try, and a run that would replace it."""

    def __init__(self, main: Callable[[], None], command: str, place: Path) -> None:
        self.main, self.place, self.told = main, place, place / "told"
        inputs.write_children(place / "dicom")
        (place / "old.txt").write_text(OLD)
        (place / "new.txt").write_text(inputs.REPORT)
        self.good, self.out = place / "good", place / "out"
        if command == "read":
            old, self.run = ["read", f"{place}/old.txt"], ["read", f"{place}/new.txt"]
        else:
            old, self.run = ["follow", f"{place}/dicom/child1"], ["follow", f"{place}/dicom/child2"]
        first = tried(main, [*old, "--out", str(self.good), "--language", "fr"], place)
        assert first.status == 0, first.err
        self.old = _shown(self.good)
        self.shared: set[str] = set()

    def calls_and_size(self) -> tuple[int, int]:
        """What a run needs that nothing happens to."""
        trial = self._tried(None, None)
        assert trial.status == 0, trial.err
        # Files that are alike in both results, such as labels of images that show no bone.
        self.shared = set(self.old.values()) & set(_shown(self.out).values())
        assert self._state() == "new"
        calls, size = map(int, self.told.read_text().split())
        return calls, size

    def seen_after(self, kill_at: int | None = None, room: int | None = None) -> list[str]:
        """The state after a run on a faulty disk, and what else is wrong."""
        trial = self._tried(kill_at, room)
        states = [self._state()]
        if trial.status == 1 or (trial.faults and kill_at is None):
            states.append("exit 1")
        before = _shown(self.out)
        self._next_run()
        left = {p.name for p in (self.out / CONTROL).iterdir()}
        versions = [name for name in left if name.isdecimal()]
        if before != _shown(self.out) or len(versions) != 1 or len(left) > 4:
            states.append("left over")
        return states

    def _tried(self, kill_at: int | None, room: int | None) -> Trial:
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.good, self.out, symlinks=True)
        main = partial(on_faulty_disk, self.main, kill_at, room, self.told)
        return tried(main, [*self.run, "--out", str(self.out)], self.place)

    def _state(self) -> str:
        seen = _shown(self.out)
        if seen == self.old:
            return "old"
        control = self.out / CONTROL
        manifest = json.loads((control / f"{(control / 'current').readlink()}.json").read_text())
        names = set(manifest["files"])
        others = set(self.old.values()) - self.shared
        new = set(seen) == names and not others & set(seen.values()) and "case.json" in names
        return "new" if new else "mixed"

    def _next_run(self) -> None:
        """A run that is refused before it writes anything: it only clears up."""
        try:
            with prepared_output(self.out, claims=CLAIMS):
                raise OutputError("stop")
        except OutputError:
            return


def _shown(out: Path) -> dict[str, str]:
    """Digests of what a user finds by name."""
    from osteofoci.output.durable import digest

    return {
        path.relative_to(out).as_posix(): digest(path)
        for path in sorted(out.rglob("*"))
        if CONTROL not in path.relative_to(out).parts and path.is_file()
    }


def table_of_crashes(found: dict[str, dict[str, dict[str, int]]]) -> str:
    """Ways to be hurt down, states across."""
    lines = ["| run | hurt | tried | " + " | ".join(STATES) + " |", "|---|" + "---|" * 7]
    for command, ways in found.items():
        for how, states in ways.items():
            tries = sum(states[state] for state in ("old", "new", "mixed"))
            cells = " | ".join(str(states[state]) for state in STATES)
            lines.append(f"| {command} | {how} | {tries} | {cells} |")
    return "\n".join(lines)


def harm_in(found: dict[str, dict[str, dict[str, int]]]) -> bool:
    return any(
        states[bad] for ways in found.values() for states in ways.values() for bad in STATES[2:]
    )
