"""Follow one patient in a process of its own, so that time and memory are its own."""

from __future__ import annotations

import json
import multiprocessing
import resource
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import numpy.typing as npt

from osteofoci.case import case_to_json
from osteofoci.errors import OsteofociError
from osteofoci.geometry import Volume
from osteofoci.ingest import Source, UnreadableStackError, open_source, read_stack, scan
from osteofoci.journey import Examined, Followed, follow, measurable_series, write_result
from osteofoci.skeleton import BONE_SIDES

SLAB_MM = 9.0


def follow_measured(dicom: Path, truth: dict[str, Any] | None, folder: Path) -> dict[str, Any]:
    """The case of one patient with stage times, peak memory and what only pixels can tell.

    Returns:
        ``case``, ``seconds`` by stage (``decode`` is merely reading the same pixels), ``peak_mib``,
        and an ``exams`` list with landmark errors, names at lesion centres and seam steps.
    """
    answer = folder / "answer.json"
    folder.mkdir(parents=True, exist_ok=True)
    process = multiprocessing.get_context("spawn").Process(
        target=_work, args=(str(dicom), truth, str(folder), str(answer))
    )
    process.start()
    process.join()
    if process.exitcode != 0 or not answer.exists():
        return {"failed": f"the process ended with {process.exitcode}"}
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _work(dicom: str, truth: dict[str, Any] | None, folder: str, answer: str) -> None:
    with open_source(Path(dicom)) as source:
        started = perf_counter()
        _decode_only(source)
        decode = perf_counter() - started
        started = perf_counter()
        try:
            followed = follow(source)
        except OsteofociError as error:
            Path(answer).write_text(json.dumps({"failed": str(error)}), encoding="utf-8")
            return
        write_started = perf_counter()
        out = Path(folder) / "result"
        out.mkdir(exist_ok=True)
        write_result(followed, out)
        finished = perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result = {
        "case": json.loads(case_to_json(followed.case)),
        "seconds": {
            "decode": decode,
            **followed.seconds,
            "write": finished - write_started,
            "total": finished - started,
        },
        "peak_mib": peak,
        "exams": [_look(item, _exam_truth(item, truth)) for item in followed.examined],
        "height_mm": _heights(followed),
    }
    Path(answer).write_text(json.dumps(result), encoding="utf-8")


def _decode_only(source: Source) -> None:
    for patient in scan(source).patients:
        for exam in patient.exams:
            for series, stack in measurable_series(exam)[0]:
                try:
                    read_stack(stack, named=str(series.number))
                except UnreadableStackError:
                    continue


def _heights(followed: Followed) -> list[float]:
    return [float(np.ptp(item.volume.grid.corners_lps_mm[:, 2])) for item in followed.examined]


def _exam_truth(item: Examined, truth: dict[str, Any] | None) -> dict[str, Any] | None:
    day = item.exam.date.isoformat() if item.exam.date else None
    return next((e for e in (truth or {"exams": []})["exams"] if e["date"] == day), None)


def _look(item: Examined, truth: dict[str, Any] | None) -> dict[str, Any]:
    if truth is None:
        return {"exam_id": item.exam.id}
    seen: dict[str, Any] = {
        "exam_id": item.exam.id,
        "date": truth["date"],
        "seams": _seam_steps(item.volume, truth["covered_z"]),
        "names": {row["id"]: _name_at(item, row["centroid_lps_mm"]) for row in truth["lesions"]},
    }
    if item.skeleton is not None and "landmarks" in truth:
        skeleton = item.skeleton
        seen["landmark_error_mm"] = {
            name: round(float(np.linalg.norm(skeleton.landmarks[name] - np.array(place))), 2)
            for name, place in truth["landmarks"].items()
            if name in skeleton.in_view
        }
    return seen


def _name_at(item: Examined, point: list[float]) -> str | None:
    if item.bones is None:
        return None
    grid = item.volume.grid
    index = np.round(grid.indices_zyx(np.array([point]))[0]).astype(int)
    if np.any(index < 0) or np.any(index >= grid.shape_zyx):
        return None
    label = int(item.bones.label_zyx[tuple(index)])
    return str(BONE_SIDES[label - 1]) if label else "no bone"


def _seam_steps(volume: Volume, covered: list[list[float]]) -> dict[str, list[float]]:
    """Relative brightness steps across station seams, and as far from any seam as can be.

    A step is the log ratio of the medians of two 9 mm slabs of muscle-like body voxels.
    """
    spans = sorted(covered, key=lambda span: -span[1])
    seams = [(upper[0] + lower[1]) / 2 for upper, lower in pairwise(spans) if lower[1] > upper[0]]
    middles = [(low + high) / 2 for low, high in spans[1:-1]]
    return {
        "at_seams": [s for z in seams if (s := _step(volume, z)) is not None],
        "elsewhere": [s for z in middles if (s := _step(volume, z)) is not None],
    }


def _step(volume: Volume, height_mm: float) -> float | None:
    grid = volume.grid
    centre = grid.points_lps_mm(np.array([[0, n // 2, m // 2] for n, m in [grid.shape_zyx[1:]]]))[0]
    k = (height_mm - centre[2]) / grid.spacing_zyx_mm[0]
    rows = max(2, round(SLAB_MM / grid.spacing_zyx_mm[0]))
    middle = round(k)
    if middle - rows < 0 or middle + rows > grid.shape_zyx[0]:
        return None
    below, above = (
        volume.signal_zyx[a:b] for a, b in ((middle - rows, middle), (middle, middle + rows))
    )
    both = np.concatenate([below, above])
    bright = both[both > 0.4 * both.mean()]
    if bright.size < 500:
        return None
    low, high = np.percentile(bright, [25, 75])

    def level(part: npt.NDArray[np.float32]) -> float:
        inside = part[(part > 0.5 * low) & (part < 1.6 * high)]
        return float(np.median(inside))

    return float(np.log(level(above) / level(below)))
