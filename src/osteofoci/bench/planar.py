"""Follow simulated children by other techniques than MRI, each in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import resource
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np
import pydicom

from osteofoci.bench.rows import LevelRow, PlanarRun, SpotRow, TruePlanar, Truth
from osteofoci.case import case_to_json
from osteofoci.errors import OsteofociError
from osteofoci.examine import BiplanarExam, BoneScanExam
from osteofoci.ingest import open_source
from osteofoci.journey import FollowedPatient, follow
from osteofoci.phantom import many_techniques_patient, scan_patient, spine_patient, write_patient
from osteofoci.phantom.planar.techniques import Biplanar

_MAKERS = {"spine": spine_patient, "scan": scan_patient, "modalities": many_techniques_patient}
# As many rows as the largest standing radiographs have.
LARGE_ROWS = 9000


def run_planar(
    folder: Path, stage: str, *, patients: int, seed: int, say: Callable[[str], None]
) -> list[PlanarRun]:
    """One run a patient: its case, its truth and what only pixels tell; two at a time."""
    context = multiprocessing.get_context("spawn")
    runs = []
    with ProcessPoolExecutor(2, mp_context=context, max_tasks_per_child=1) as pool:
        numbers = range(seed, seed + patients)
        made = [pool.submit(_one, stage, n, str(folder / f"{stage}{n}")) for n in numbers]
        for number, future in zip(numbers, made, strict=True):
            runs.append(future.result())
            say(f"{stage}: patient {number} done")
    return runs


def _one(stage: str, number: int, place: str) -> PlanarRun:
    try:
        return _followed(stage, number, place)
    except OsteofociError as error:
        return {"failed": f"{stage} {number}: {error}"}


def _followed(stage: str, number: int, place: str) -> PlanarRun:
    folder = Path(place)
    folder.mkdir(parents=True)
    write_patient(_MAKERS[stage](number), folder, seed=number)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    started = perf_counter()
    with open_source(folder / "dicom") as source:
        followed = follow(source)
    seconds = perf_counter() - started
    result: PlanarRun = {
        "case": json.loads(case_to_json(followed.case)),
        "truth": truth,
        "seconds": seconds,
        "levels": _levels(followed, truth),
        "proposals": _proposals(followed),
    }
    shutil.rmtree(folder)
    return result


def _levels(followed: FollowedPatient, truth: Truth) -> list[LevelRow]:
    """For every vertebra named on a pair, the true one that lies there."""
    rows: list[LevelRow] = []
    for pair in (exam for exam in followed.exams if isinstance(exam, BiplanarExam)):
        true = _truth_of(pair.exam.date, "biplanar", truth)
        if true is None or pair.column is None:
            continue
        heights = {v["level"]: v["centre_lps_mm"][2] for v in true["vertebrae"]}
        for name, bodies in (("frontal", pair.column.frontal), ("lateral", pair.column.lateral)):
            if name not in true["views"]:
                continue
            top = true["views"][name]["top_mm"]
            for level, body in bodies.items():
                place = top + float(body.centre_mm[1])
                nearest = min(heights, key=lambda known: abs(heights[known] - place))
                rows.append({"view": name, "named": level, "true": nearest})
    return rows


def _proposals(followed: FollowedPatient) -> list[SpotRow]:
    """Every hot place that a scan proposes, with its confidence."""
    return [
        {
            "exam_id": scan.exam.id,
            "bone": hot.site.bone.name,
            "side": str(hot.site.side),
            "position": hot.position,
            "pixel": [
                -hot.pixel_mm[1] / scan.image.pixel_mm[0], hot.pixel_mm[0] / scan.image.pixel_mm[1]
            ],
            "pixel_mm": scan.image.pixel_mm[0],
            "confidence": hot.confidence,
            "ratio": hot.ratio,
            "sigma": hot.sigma,
            "plate_mm": hot.plate_mm,
        }
        for scan in followed.exams
        if isinstance(scan, BoneScanExam)
        for hot in scan.proposals
    ]  # fmt: skip


def _truth_of(day: date | None, kind: str, truth: Truth) -> TruePlanar | None:
    named = day.isoformat() if day else None
    rows = truth["planar"]
    return next((r for r in rows if r["date"] == named and r["kind"] == kind), None)


def time_large_pair(folder: Path, seed: int) -> dict[str, float]:
    """Seconds and memory for one pair enlarged to 9,000 rows."""
    answer = folder / "large.json"
    process = multiprocessing.get_context("spawn").Process(
        target=_large, args=(str(folder / "large"), seed, str(answer))
    )
    process.start()
    process.join()
    if process.exitcode != 0:
        return {}
    found: dict[str, float] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _large(place: str, seed: int, answer: str) -> None:
    folder = Path(place)
    context = multiprocessing.get_context("spawn")
    maker = context.Process(target=_write_large, args=(place, seed))
    maker.start()
    maker.join()
    started = perf_counter()
    with open_source(folder / "dicom") as source:
        follow(source)
    seconds = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(answer).write_text(json.dumps({"seconds": seconds, "peak_mib": peak}), encoding="utf-8")
    shutil.rmtree(folder)


def _write_large(place: str, seed: int) -> None:
    """A small pair with its pixels repeated, so that simulating does not take minutes."""
    folder = Path(place)
    folder.mkdir(parents=True)
    patient = spine_patient(seed)
    visit = patient.visits[0]
    shot = visit.techniques[0]
    assert isinstance(shot, Biplanar)
    shot = replace(shot, part="whole body", pixel_mm=0.5)
    patient = replace(patient, visits=(replace(visit, techniques=(shot,)),))
    write_patient(patient, folder, seed=seed)
    for path in (folder / "dicom").rglob("IM*"):
        dataset = pydicom.dcmread(path)
        times = -(-LARGE_ROWS // dataset.Rows)
        pixels = np.repeat(np.repeat(dataset.pixel_array, times, 0), times, 1)[:LARGE_ROWS]
        dataset.Rows, dataset.Columns = pixels.shape
        dataset.PixelSpacing = [float(v) / times for v in dataset.PixelSpacing]
        dataset.ImagerPixelSpacing = [float(v) / times for v in dataset.ImagerPixelSpacing]
        dataset.PixelData = pixels.tobytes()
        dataset.save_as(path)
