"""Simulate patients, follow them, score them."""

from __future__ import annotations

import json
import multiprocessing
import platform
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from osteofoci import __version__
from osteofoci.bench.failures import contact_sheet
from osteofoci.bench.planar import run_planar, time_large_pair
from osteofoci.bench.rows import Answer, Figures, Result, Run, Truth
from osteofoci.bench.score import score
from osteofoci.bench.score_anatomy import score_anatomy
from osteofoci.bench.score_assess import score_assess
from osteofoci.bench.score_planar import score_modalities, score_scans, score_spine
from osteofoci.bench.score_rescans import score_rescans
from osteofoci.bench.score_text import reports, score_text
from osteofoci.bench.score_told import score_told
from osteofoci.bench.table import OTHER_STAGES
from osteofoci.bench.worker import follow_measured, localise_measured
from osteofoci.phantom import of_anatomy, random_patient, rescanned, write_patient

RESCANNED_ONE_OF = 4
Work = Callable[[Path, Truth | None, Path], Answer]


def run_bench(
    folder: Path,
    *,
    patients: int,
    seed: int,
    stages: Sequence[str] = (),
    others: tuple[Path, ...] = (),
    pictures: Path | None = None,
    anatomy: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Result:
    """Figures over simulated patients, and beside them over children from elsewhere.

    Each simulated patient has two examinations.

    Args:
        stages: those to measure, all of MRI's if none is named. ``localise`` alone goes no further
            than the bones; ``spine``, ``scan`` and ``modalities`` have children of their own,
            ``text`` reports, ``assess`` children with diseases that look alike.
        pictures: where pictures of the wrongly named places go (stage ``localise``).
        others: DICOM folders or zips; ``NAME_truth.json`` beside one is its truth, and
            ``NAME_labels_YYYYMMDD.npz`` its bones.
        anatomy: a folder of real bones to make the simulated patients of; None draws them.
    """
    if stages and set(stages) <= set(OTHER_STAGES):
        return _other_techniques(folder, stages, patients, seed, say)
    stage = stages[0] if len(stages) == 1 else None
    work = localise_measured if stage == "localise" else follow_measured
    scores = _localisation if stage == "localise" else score
    runs = []
    numbers = range(seed, seed + patients)
    # The next patient is simulated beside the work on this one, unless time itself is measured.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as simulator:
        ahead = 1 if stage in (None, "speed") else 2
        made: dict[int, Future[None]] = {}
        for number in numbers:
            say(f"patient {number}: simulating")
            for n in range(number, min(number + ahead, numbers.stop)):
                if n not in made:
                    made[n] = simulator.submit(_simulate, n, folder / str(n), anatomy)
            made[number].result()
            say(f"patient {number}: following")
            place = folder / str(number)
            runs.append(_beside_truth(work, place))
            if pictures is not None:
                _keep_pictures(place / "work", pictures, str(number))
            shutil.rmtree(place)
    again = [] if stage == "localise" else _rescans(folder, seed, patients // RESCANNED_ONE_OF, say)
    result: Result = {
        "version": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "seeds": [seed, seed + patients - 1],
        "simulated": scores(runs) | ({"rescan": score_rescans(again)} if again else {}),
        "others": {},
    }
    for path in others:
        truth_path = path.with_name(f"{path.stem}_truth.json")
        if stage == "localise" and not truth_path.exists():
            continue
        say(f"{path.name}: following")
        if truth_path.exists():
            truth = _with_labels(json.loads(truth_path.read_text(encoding="utf-8")), path)
            run = work(path, truth, folder / path.stem)
            result["others"][path.stem] = scores([{**run, "truth": truth}])
        else:
            run = follow_measured(path, None, folder / path.stem)
            result["others"][path.stem] = _blind(run)
    say("")
    return result


_SCORES = {"spine": score_spine, "scan": score_scans, "modalities": score_modalities}


def _other_techniques(
    folder: Path, stages: Sequence[str], patients: int, seed: int, say: Callable[[str], None]
) -> Result:
    failed: list[str] = []
    scores: Figures = {"failed": failed}
    for stage in stages:
        if stage == "text":  # reports written for it, not patients
            scores[stage] = {"reports": len(reports("test")), **score_text("test")}
            continue
        if stage == "assess":
            scores[stage] = score_assess(patients, seed) | {"told": score_told(patients, seed)}
            continue
        runs = run_planar(folder, stage, patients=patients, seed=seed, say=say)
        failed += [run["failed"] for run in runs if "failed" in run]
        found = _SCORES[stage]([run for run in runs if "case" in run])
        if stage == "spine":
            say("spine: a pair of 9,000 rows")
            large = time_large_pair(folder, seed)
            found |= {
                "seconds_for_a_pair_of_9000_rows": round(large.get("seconds", 0.0), 1) or None,
                "mib_for_it": round(large.get("peak_mib", 0.0)) or None,
            }
        scores[stage] = found
    return {
        "version": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "seeds": [seed, seed + patients - 1],
        "simulated": scores,
        "others": {},
    }


def _rescans(folder: Path, seed: int, count: int, say: Callable[[str], None]) -> list[Run]:
    """Patients examined again the next day, with nothing changed."""
    runs = []
    for number in range(seed, seed + count):
        say(f"patient {number}: the same again")
        place = folder / f"again{number}"
        place.mkdir()
        write_patient(rescanned(random_patient(number, exams=1), number), place, seed=number)
        runs.append(_beside_truth(follow_measured, place))
        shutil.rmtree(place)
    return runs


def _beside_truth(work: Work, place: Path) -> Run:
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    return {**work(place / "dicom", truth, place / "work"), "truth": truth}


def _keep_pictures(work: Path, pictures: Path, patient: str) -> None:
    pictures.mkdir(parents=True, exist_ok=True)
    for path in sorted(work.glob("*.png")):
        shutil.copy(path, pictures / f"{patient}-{path.name}")
    contact_sheet(sorted(pictures.glob("*-*.png")), pictures / "sheet.png")


def _with_labels(truth: Truth, path: Path) -> Truth:
    """A truth from elsewhere with the label volumes that lie beside it."""
    for exam in truth["exams"]:
        labels = path.with_name(f"{path.stem}_labels_{exam['date'].replace('-', '')}.npz")
        if labels.exists():
            exam["labels"] = {"bones": labels.name}
    return truth


def _simulate(number: int, place: Path, anatomy: Path | None) -> None:
    place.mkdir()
    patient = random_patient(number, exams=2)
    if anatomy is not None:
        patient = of_anatomy(patient, anatomy)
    write_patient(patient, place, seed=number)


def _localisation(runs: Sequence[Run]) -> Figures:
    return {
        "patients": len(runs),
        "failed": [run["failed"] for run in runs if "failed" in run],
        "localise": score_anatomy([run for run in runs if "exams" in run]),
    }


def _blind(run: Answer) -> Figures:
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
