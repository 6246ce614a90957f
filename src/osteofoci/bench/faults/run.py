"""Many spoilt inputs, and how often each kind of harm was done."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from osteofoci.bench.faults import inputs, spoil
from osteofoci.bench.faults.trial import Trial, listing, tried

HARMS = (
    "traceback", "exit 1", "crash", "hang", "memory", "patients merged", "files unaccounted",
    "good data changed", "half a result",
)  # fmt: skip
KINDS = ("images", "folder", "zip", "followed", "decisions", "record", "text")


def run_faults(
    main: Callable[[], None], number: int, seed: int, *, say: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """Harms by kind of input, and the first example of each.

    Args:
        main: the program, which reads ``sys.argv``.
        number: of inputs; their kinds take turns.
        seed: of the first; input n is always the same.
    """
    harms: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    ends: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    examples: dict[str, str] = {}
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="osteofoci-faults-") as place:
        sound = Path(place) / "sound"
        inputs.write_children(sound)
        usual = _rows(listing(tried(main, ["inspect", str(sound), "--json"], Path(place))))
        for n in range(number):
            if n % 100 == 0:
                say(f"input {n} of {number}")
            kind = KINDS[n % len(KINDS)]
            folder = Path(place) / "try"
            folder.mkdir()
            try:
                rng = np.random.default_rng([seed, n])
                trial, found = _TRIALS[kind](rng, _Place(main, sound, folder, usual))
            finally:
                shutil.rmtree(folder)
            slowest = max(slowest, trial.seconds)
            ends[kind][f"exit {trial.status}"] += 1
            for harm in (*trial.faults, *found):
                harms[kind][harm] += 1
                examples.setdefault(f"{kind}, {harm}", f"input {n}: {trial.err.strip()[-300:]}")
    say("")
    return {
        "inputs": number,
        "seed": seed,
        "harms": {kind: dict(found) for kind, found in harms.items()},
        "ends": {kind: dict(sorted(found.items())) for kind, found in ends.items()},
        "slowest_seconds": round(slowest, 1),
        "examples": examples,
    }


def table_of_faults(found: dict[str, Any]) -> str:
    """Kinds of input down, kinds of harm across."""
    lines = [
        f"{found['inputs']} spoilt inputs, seed {found['seed']}, the slowest "
        f"{found['slowest_seconds']} s",
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


_Rows = dict[str, tuple[str, Any]]


@dataclass(frozen=True, eq=False)
class _Place:
    """Where one input is tried: the program, the sound children, its folder, the usual listing."""

    main: Callable[[], None]
    sound: Path
    folder: Path
    usual: _Rows


def _rows(said: dict[str, Any] | None) -> _Rows:
    """By series UID: its patient, and what is said of its images."""
    rows: _Rows = {}
    for patient in (said or {}).get("patients", []):
        for exam in patient["exams"]:
            for series in exam["series"]:
                told = (exam["date"], series["images"], json.dumps(series["stations"]))
                rows[series["uid"]] = (patient["key"], told)
    return rows


def _images(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    source = at.folder / "dicom"
    shutil.copytree(at.sound, source)
    return _listed(source, spoil.images_spoilt(source, rng), at)


def _folder(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    source = at.folder / "dicom"
    shutil.copytree(at.sound, source)
    return _listed(source, spoil.folder_spoilt(source, rng), at)


def _listed(source: Path, touched: set[Path], at: _Place) -> tuple[Trial, list[str]]:
    before = _digest(source)
    files = sum(1 for p in source.rglob("*") if p.is_file() and not p.is_symlink())
    trial = tried(at.main, ["inspect", str(source), "--json"], at.folder)
    found = ["good data changed"] if _digest(source) != before else []
    said = listing(trial)
    if said is not None:
        counted = sum(int(row["count"]) for row in said["met"])
        found += ["files unaccounted"] if counted < files else []
        rows = _rows(said)
        found += _merged(rows)
        found += _changed(rows, at.usual, touched)
    return trial, found


def _merged(rows: _Rows) -> list[str]:
    owners: dict[str, set[str]] = {}
    for uid, (patient, _) in rows.items():
        for child in inputs.CHILDREN:
            if uid.startswith(f"1.2.9.{child.number}."):
                owners.setdefault(patient, set()).add(child.patient_id)
    return ["patients merged"] if any(len(children) > 1 for children in owners.values()) else []


def _changed(rows: _Rows, usual: _Rows, touched: set[Path]) -> list[str]:
    """Series of which no image was touched must be told as they were, whatever lies beside them."""
    spoilt = {
        f"1.2.9.{path.parent.parent.name.removeprefix('child')}.{path.parent.name}.1"
        for path in touched
    }
    safe = [uid for uid in usual if uid not in spoilt]
    lost = [uid for uid in safe if rows.get(uid, ("", None))[1] != usual[uid][1]]
    return ["good data changed"] if lost else []


def _zip(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    target = at.folder / "exam.zip"
    spoil.zipped(at.sound, target, rng)
    trial = tried(at.main, ["inspect", str(target), "--json"], at.folder)
    said = listing(trial)
    return trial, _merged(_rows(said)) if said is not None else []


def _followed(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    source = at.folder / "dicom"
    shutil.copytree(at.sound / "child1", source / "child1")
    spoil.images_spoilt(source, rng)
    return _result_of([str(source)], at)


def _decisions(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    file = at.folder / "decisions.yaml"
    file.write_bytes(spoil.yaml_spoilt(inputs.DECISIONS, rng))
    return _result_of([str(at.sound / "child1"), "--decisions", str(file)], at)


def _record(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    file = at.folder / "clinical.yaml"
    file.write_bytes(spoil.yaml_spoilt(inputs.RECORD, rng))
    return _result_of([str(at.sound / "child1"), "--clinical", str(file)], at)


def _text(rng: np.random.Generator, at: _Place) -> tuple[Trial, list[str]]:
    file = at.folder / "report.txt"
    file.write_bytes(spoil.text_spoilt(inputs.REPORT, rng))
    out = at.folder / "case.json"
    trial = tried(at.main, ["read", str(file), "--out", str(out)], at.folder)
    whole = not out.exists() or _is_json(out)
    return trial, [] if whole else ["half a result"]


def _result_of(arguments: list[str], at: _Place) -> tuple[Trial, list[str]]:
    out = at.folder / "result"
    trial = tried(at.main, ["follow", *arguments, "--out", str(out)], at.folder)
    case = out / "case.json"
    if trial.status == 0:
        whole = case.exists() and _is_json(case) and (out / "report.html").exists()
    else:
        whole = not case.exists()
    return trial, [] if whole else ["half a result"]


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def _digest(folder: Path) -> str:
    mark = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        mark.update(str(path).encode(errors="surrogateescape"))
        if path.is_file():
            mark.update(path.read_bytes())
    return mark.hexdigest()


_Try = Callable[[np.random.Generator, _Place], tuple[Trial, list[str]]]
_TRIALS: dict[str, _Try] = {
    "images": _images, "folder": _folder, "zip": _zip, "followed": _followed,
    "decisions": _decisions, "record": _record, "text": _text,
}  # fmt: skip
