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

HARMS = (
    "traceback", "exit 1", "crash", "hang", "memory", "patients merged", "files unaccounted",
    "good data changed", "half a result",
)  # fmt: skip
TOLD_EVERY = 20


@dataclass
class _Tally:
    """What has come of the inputs so far."""

    seed: int
    inputs: int = 0
    harms: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KINDS})
    ends: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KINDS})
    examples: dict[str, str] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "none")

    def told(self) -> dict[str, Any]:
        return {
            "inputs": self.inputs,
            "seed": self.seed,
            "harms": {kind: dict(found) for kind, found in self.harms.items()},
            "ends": {kind: dict(sorted(found.items())) for kind, found in self.ends.items()},
            "slowest_seconds": round(self.slowest[0], 1),
            "slowest": self.slowest[1],
            "examples": dict(self.examples),
        }


def run_faults(
    main: Callable[[], None],
    number: int,
    seed: int,
    *,
    say: Callable[[str], None] = lambda _: None,
    keep: Callable[[dict[str, Any]], None] = lambda _: None,
) -> dict[str, Any]:
    """Harms by kind of input, and the first example of each.

    Args:
        main: the program, which reads ``sys.argv``.
        number: of inputs; their kinds take turns.
        seed: of the first; input n is always the same.
        keep: is given what was found so far, again and again, so that a run which is stopped has
            not been in vain.
    """
    tally = _Tally(seed)
    with tempfile.TemporaryDirectory(prefix="osteofoci-faults-") as place:
        sound = sound_inputs(main, Path(place))
        for n in range(number):
            if n % 100 == 0:
                say(f"input {n} of {number}")
            kind = list(KINDS)[n % len(KINDS)]
            folder = Path(place) / "try"
            folder.mkdir()
            try:
                trial, found = KINDS[kind](np.random.default_rng([seed, n]), sound, folder)
            finally:
                shutil.rmtree(folder)
            tally.inputs = n + 1
            tally.slowest = max(tally.slowest, (trial.seconds, f"{kind}, input {n}"))
            tally.ends[kind][f"exit {trial.status}"] += 1
            for harm in (*trial.faults, *found):
                tally.harms[kind][harm] += 1
                told = f"input {n}: {trial.err.strip()[-300:]}"
                tally.examples.setdefault(f"{kind}, {harm}", told)
            if n % TOLD_EVERY == TOLD_EVERY - 1:
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
