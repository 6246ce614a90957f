"""Simulate patients, follow them, score them."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

from osteofoci import __version__
from osteofoci.bench.score import score
from osteofoci.bench.worker import follow_measured
from osteofoci.phantom import random_patient, write_patient

STAGES = ("compose", "localise", "detect", "measure", "track", "speed")


def run_bench(
    folder: Path,
    *,
    patients: int,
    seed: int,
    others: tuple[Path, ...] = (),
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Figures over simulated patients, and beside them over children from elsewhere.

    Args:
        others: DICOM folders or zips; ``NAME_truth.json`` beside one is its truth.
    """
    runs = []
    for number in range(seed, seed + patients):
        say(f"patient {number}: simulating")
        place = folder / str(number)
        place.mkdir()
        write_patient(random_patient(number), place, seed=number)
        truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
        say(f"patient {number}: following")
        run = follow_measured(place / "dicom", truth, place / "work")
        runs.append({**run, "truth": truth})
    result: dict[str, Any] = {
        "version": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "seeds": [seed, seed + patients - 1],
        "simulated": score(runs),
        "others": {},
    }
    for path in others:
        say(f"{path.name}: following")
        truth_path = path.with_name(f"{path.stem}_truth.json")
        if truth_path.exists():
            truth = json.loads(truth_path.read_text(encoding="utf-8"))
            run = follow_measured(path, truth, folder / path.stem)
            result["others"][path.stem] = score([{**run, "truth": truth}])
        else:
            run = follow_measured(path, None, folder / path.stem)
            result["others"][path.stem] = _blind(run)
    say("")
    return result


def _blind(run: dict[str, Any]) -> dict[str, Any]:
    if "case" not in run:
        return {"failed": [run["failed"]], "blind": True}
    case = run["case"]
    return {
        "blind": True,
        "failed": [],
        "findings": [
            f"{f['exam_id']}: {f['site']['side']} {f['site']['bone']} {f['volume_mm3']:.0f} mm3 "
            f"({f['confidence']:.2f})"
            for f in case["findings"]
        ],
    }
