"""Follow one patient in a process of its own, so that time and memory are its own."""

from __future__ import annotations

import json
import multiprocessing
import resource
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from osteofoci.bench.anatomy import address_kept, compare_anatomy, true_bones, voxels_named
from osteofoci.bench.proposals import proposals_of
from osteofoci.bench.reader_points import reader_points
from osteofoci.bench.rows import Answer, KeptRow, SeenExam, TrueExam, Truth, VoxelRow
from osteofoci.case import case_to_json
from osteofoci.errors import CoverageError, OsteofociError
from osteofoci.examine import image_exam, measurable_series
from osteofoci.geometry import Volume
from osteofoci.ingest import Source, UnreadableStackError, open_source, read_stack, scan
from osteofoci.journey import follow
from osteofoci.localise import BoneMap, Skeleton, localise, map_bones
from osteofoci.output import write_result

SLAB_MM = 9.0


def follow_measured(dicom: Path, truth: Truth | None, folder: Path) -> Answer:
    """The case of one patient with stage times, peak memory and what only pixels can tell.

    Returns:
        ``case``, ``seconds`` by stage (``decode`` is merely reading the same pixels), ``peak_mib``,
        ``exams`` (seam steps, and ``compare_anatomy`` of each), and ``kept`` addresses.
    """
    return _apart(_follow, dicom, truth, folder)


def localise_measured(dicom: Path, truth: Truth | None, folder: Path) -> Answer:
    """As ``follow_measured``, but only as far as the bones: no lesions, no case."""
    return _apart(_localise, dicom, truth, folder)


def _apart(
    work: Callable[[str, Truth | None, str, str], None],
    dicom: Path,
    truth: Truth | None,
    folder: Path,
) -> Answer:
    answer = folder / "answer.json"
    folder.mkdir(parents=True, exist_ok=True)
    process = multiprocessing.get_context("spawn").Process(
        target=work, args=(str(dicom), truth, str(folder), str(answer))
    )
    process.start()
    process.join()
    if process.exitcode != 0 or not answer.exists():
        return {"failed": f"the process ended with {process.exitcode}"}
    found: Answer = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _localise(dicom: str, truth: Truth | None, folder: str, answer: str) -> None:
    exams: list[SeenExam] = []
    skeletons: list[Skeleton | None] = []
    with open_source(Path(dicom)) as source:
        for patient in scan(source).patients:
            for found in patient.exams:
                own: dict[str, float] = {}
                imaged = image_exam(found, own)
                if imaged is None:
                    continue
                started = perf_counter()
                skeleton: Skeleton | None = None
                bones: BoneMap | None = None
                try:
                    skeleton = localise(imaged.volume)
                    bones = map_bones(skeleton, imaged.volume)
                except CoverageError:
                    pass
                own["localise"] = perf_counter() - started
                peak = _peak_mib()
                true = _exam_truth(found.date, truth)
                if true is not None:
                    place = _label_folder(dicom, true)
                    volume = imaged.volume
                    exams.append(
                        {
                            **compare_anatomy(skeleton, bones, volume, true, place, Path(folder)),
                            **_with_points(volume, true, place),
                            "seams": _seam_steps(volume, true["covered_z"]),
                            "seconds": own,
                            "peak_mib": peak,
                        }
                    )
                    skeletons.append(skeleton)
    result: Answer = {"exams": exams, "kept": _kept(exams, skeletons, truth)}
    Path(answer).write_text(json.dumps(result), encoding="utf-8")


class WithPoints(TypedDict, total=False):
    voxels_with_points: list[VoxelRow]


def _with_points(volume: Volume, truth: TrueExam, folder: Path | None) -> WithPoints:
    """Voxels named when a reader has set six points."""
    if folder is None:
        return {}
    true = true_bones(volume, truth, folder)
    try:
        skeleton = localise(volume, reader_points(true, volume.grid))
        bones = map_bones(skeleton, volume)
    except CoverageError:
        return {}
    return {"voxels_with_points": voxels_named(skeleton, bones, true, truth)}


def _kept(
    exams: list[SeenExam], skeletons: list[Skeleton | None], truth: Truth | None
) -> list[KeptRow]:
    rows: list[KeptRow] = []
    pairs = list(zip(exams, skeletons, strict=True))
    for (exam, before), (later, after) in pairwise(pairs):
        then, now = (_exam_truth(date.fromisoformat(e["date"]), truth) for e in (exam, later))
        if before and after and then and now and "bones" in then:
            rows += address_kept(before, after, then, now)
    return rows


def _follow(dicom: str, truth: Truth | None, folder: str, answer: str) -> None:
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
        write_result(followed.case, followed.exams, followed.aligned, out)
        finished = perf_counter()
    peak = _peak_mib()
    exams: list[SeenExam] = []
    skeletons: list[Skeleton | None] = []
    for item in followed.mri:
        true = _exam_truth(item.exam.date, truth)
        if true is not None:
            place = _label_folder(dicom, true)
            exams.append(
                {
                    **compare_anatomy(item.skeleton, item.bones, item.volume, true, place),
                    "seams": _seam_steps(item.volume, true["covered_z"]),
                    "seconds": item.seconds,
                    "proposals": proposals_of(item, true, place, pictures=Path(folder)),
                }
            )
            skeletons.append(item.skeleton)
    result: Answer = {
        "case": json.loads(case_to_json(followed.case)),
        "seconds": {
            "decode": decode,
            **followed.seconds,
            "write": finished - write_started,
            "total": finished - started,
        },
        "peak_mib": peak,
        "exams": exams,
        "kept": _kept(exams, skeletons, truth),
    }
    Path(answer).write_text(json.dumps(result), encoding="utf-8")


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _decode_only(source: Source) -> None:
    for patient in scan(source).patients:
        for exam in patient.exams:
            for series, stack in measurable_series(exam)[0]:
                try:
                    read_stack(stack, named=str(series.number))
                except UnreadableStackError:
                    continue


def _exam_truth(day: date | None, truth: Truth | None) -> TrueExam | None:
    named = day.isoformat() if day else None
    return next((e for e in (truth["exams"] if truth else ()) if e["date"] == named), None)


def _label_folder(dicom: str, true: TrueExam) -> Path | None:
    """Where the truth's label volumes lie; children from elsewhere have none."""
    return Path(dicom).parent if "labels" in true else None


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
