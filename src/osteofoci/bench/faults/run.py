"""Many spoilt inputs, and how often each kind of harm was done."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from osteofoci.bench.faults.kinds import KINDS, sound_inputs
from osteofoci.bench.faults.trial import Trial

HARMS = (
    "traceback", "exit 1", "crash", "hang", "memory", "patients merged", "files unaccounted",
    "good data changed", "half a result",
)  # fmt: skip
TOLD_EVERY = 20


@dataclass
class Tally:
    """What has come of the inputs so far.

    Attributes:
        ends: by kind of input, how often a run ended how; those that did harm are counted apart.
        seconds: of the processor, by kind of input.
        harmful: by its number, what an input did that it must not.
    """

    seed: int
    inputs: int = 0
    ends: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KINDS})
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(KINDS, 0.0))
    slowest: tuple[float, str] = (0.0, "none")
    harmful: dict[int, dict[str, Any]] = field(default_factory=dict)

    def add(self, n: int, trial: Trial, found: list[str]) -> None:
        kind = kind_of(n)
        self.inputs = max(self.inputs, n + 1)
        self.seconds[kind] += trial.seconds
        self.slowest = max(self.slowest, (trial.seconds, f"{kind}, input {n}"))
        harms, end = [*trial.faults, *found], f"exit {trial.status}"
        self.harmful.pop(n, None)
        if harms:
            self.harmful[n] = {"end": end, "harms": harms, "told": trial.err.strip()[-300:]}
        else:
            self.ends[kind][end] += 1

    def told(self) -> dict[str, Any]:
        ends = {kind: Counter(found) for kind, found in self.ends.items()}
        harms: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        examples: dict[str, str] = {}
        for n, what in sorted(self.harmful.items()):
            kind = kind_of(n)
            ends[kind][what["end"]] += 1
            harms[kind].update(what["harms"])
            for harm in what["harms"]:
                examples.setdefault(f"{kind}, {harm}", f"input {n}: {what['told']}")
        return {
            "inputs": self.inputs,
            "seed": self.seed,
            "harms": {kind: dict(found) for kind, found in harms.items()},
            "ends": {kind: dict(sorted(found.items())) for kind, found in ends.items()},
            "slowest_seconds": round(self.slowest[0], 1),
            "slowest": self.slowest[1],
            "seconds": {kind: round(spent, 2) for kind, spent in self.seconds.items()},
            "examples": examples,
            "harmful": {str(n): what for n, what in sorted(self.harmful.items())},
        }

    @classmethod
    def of(cls, told: dict[str, Any]) -> Tally:
        """What an earlier run told."""
        tally = cls(int(told["seed"]), int(told["inputs"]))
        tally.seconds.update(told["seconds"])
        tally.slowest = (float(told["slowest_seconds"]), str(told["slowest"]))
        tally.harmful = {int(n): dict(what) for n, what in told["harmful"].items()}
        for kind, found in told["ends"].items():
            tally.ends[kind].update(found)
        for n, what in tally.harmful.items():
            tally.ends[kind_of(n)][what["end"]] -= 1
        return tally


def kind_of(n: int) -> str:
    return list(KINDS)[n % len(KINDS)]


def run_faults(
    main: Callable[[], None],
    number: int,
    seed: int,
    *,
    before: dict[str, Any] | None = None,
    say: Callable[[str], None] = lambda _: None,
    keep: Callable[[dict[str, Any]], None] = lambda _: None,
) -> dict[str, Any]:
    """Harms by kind of input, and the first example of each.

    Args:
        main: the program, which reads ``sys.argv``.
        number: of inputs; their kinds take turns.
        seed: of the first; input n is always the same.
        before: what an earlier run with this seed told; it is gone on with. Inputs that did harm are
            tried again, since they may have been mended.
        keep: is given what was found so far, again and again, so that a run which is stopped has
            not been in vain.
    """
    tally = Tally(seed) if before is None else Tally.of(before)
    again = sorted(tally.harmful)
    waiting = (*again, *range(tally.inputs, number))
    if not waiting:
        return tally.told()
    with tempfile.TemporaryDirectory(prefix="osteofoci-faults-") as place:
        sound = sound_inputs(main, Path(place))
        for n in waiting:
            if n % 100 == 0:
                say(f"input {n} of {number}")
            folder = Path(place) / "try"
            folder.mkdir()
            try:
                trial, found = KINDS[kind_of(n)](np.random.default_rng([seed, n]), sound, folder)
            finally:
                shutil.rmtree(folder)
            tally.add(n, trial, found)
            if n in again or n % TOLD_EVERY == TOLD_EVERY - 1:
                keep(tally.told())
    say("")
    return tally.told()


def table_of_faults(found: dict[str, Any]) -> str:
    """Kinds of input down, kinds of harm across."""
    lines = [
        f"{found['inputs']} spoilt inputs, seed {found['seed']}, the slowest "
        f"{found['slowest_seconds']} s ({found['slowest']})",
        "",
        "| input | tried | done | refused | " + " | ".join(HARMS) + " |",
        "|---|" + "---|" * (3 + len(HARMS)),
    ]
    for kind, ends in found["ends"].items():
        cells = [sum(ends.values()), ends.get("exit 0", 0), ends.get("exit 2", 0)]
        cells += [found["harms"][kind].get(harm, 0) for harm in HARMS]
        lines.append(f"| {kind} | " + " | ".join(str(c) for c in cells) + " |")
    lines += [f"\n{where}: {text}" for where, text in found["examples"].items()]
    return "\n".join(lines)
