"""Sensitivity against false positives an examination, and overlap of masks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from osteofoci.bench.figures import median, percentile, share
from osteofoci.bench.rows import Run, SeenExam, TrueLesion

ALLOWED_FALSE = (0.25, 0.5, 1.0, 2.0, 4.0)
LEAST_MM3 = 300.0


def froc(runs: Sequence[Run]) -> dict[str, float | None]:
    """Sensitivity for lesions of 0.3 mL and more at so many false positives an examination.

    Every proposal counts, faint ones too, by its own confidence and without what other
    examinations say. It hits a lesion within the lesion's radius plus 5 mm (at least 9 mm); what
    hits a lesion below 0.3 mL or a normal bright place is neither hit nor false.
    """
    hits: list[float] = []
    false: list[float] = []
    lesions = exams = 0
    for run in runs:
        for exam, truth in _pairs(run):
            exams += 1
            best = dict.fromkeys((r["id"] for r in truth if _counts(r)), 0.0)
            lesions += len(best)
            for proposal in exam["proposals"]:
                if proposal["normal"]:
                    continue
                row = hit(proposal["centroid_lps_mm"], truth)
                if row is None:
                    false.append(proposal["confidence"])
                elif row["id"] in best:
                    best[row["id"]] = max(best[row["id"]], proposal["confidence"])
            hits.extend(best.values())
    found: dict[str, float | None] = {}
    falling = np.sort(false)[::-1]
    for allowed in ALLOWED_FALSE:
        number = int(allowed * exams)
        threshold = float(falling[number]) if number < len(falling) else 0.0
        name = f"sensitivity at {allowed:g} false an examination"
        found[name] = share(sum(h > threshold for h in hits), lesions)
    return found


def overlap(runs: Sequence[Run]) -> dict[str, float | None]:
    """Dice of the best mask of every true lesion that any mask meets."""
    best: dict[tuple[int, str, str], float] = {}
    for number, run in enumerate(runs):
        for exam, truth in _pairs(run):
            names = {row["id"] for row in truth if _counts(row)}
            for proposal in exam["proposals"]:
                if proposal.get("lesion") in names:
                    key = (number, exam["date"], proposal["lesion"])
                    best[key] = max(best.get(key, 0.0), proposal["dice"])
    values = list(best.values())
    return {"dice_median": median(values), "dice_p10": percentile(values, 10)}


def reach_mm(row: TrueLesion) -> float:
    """How far from a true lesion's centre a finding may lie that means it: its radius plus 5 mm."""
    radius = (row["volume_mm3"] * 0.75 / np.pi) ** (1 / 3)
    return float(max(9.0, radius + 5.0))


def _pairs(run: Run) -> list[tuple[SeenExam, list[TrueLesion]]]:
    by_date = {exam["date"]: exam for exam in run["truth"]["exams"]}
    return [
        (exam, [row for row in by_date[exam["date"]]["lesions"] if row["covered"]])
        for exam in run["exams"]
        if "proposals" in exam and exam["date"] in by_date
    ]


def _counts(row: TrueLesion) -> bool:
    return not row.get("physiological") and bool(row["volume_mm3"] >= LEAST_MM3)


def hit(place_lps_mm: Sequence[float], truth: Sequence[TrueLesion]) -> TrueLesion | None:
    """The true lesion that a place means: the nearest one, by its reach; None if it means none."""
    place = np.array(place_lps_mm)
    nearest: tuple[float, TrueLesion | None] = (1.0, None)
    for row in truth:
        away = float(np.linalg.norm(place - np.array(row["centroid_lps_mm"]))) / reach_mm(row)
        if away <= nearest[0]:
            nearest = (away, row)
    return nearest[1]
