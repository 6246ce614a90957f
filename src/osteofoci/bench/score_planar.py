"""Figures of standing radiographs, bone scans and the joining of techniques, against truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from osteofoci.bench.figures import mean, median, percentile, share
from osteofoci.bench.froc import hit
from osteofoci.bench.rows import (
    CaseRow,
    Figures,
    FocusRow,
    PlanarRun,
    TruePlanar,
    TrueSpot,
    VertebraRow,
)
from osteofoci.examine import LEAST_CONFIDENCE as SHIPPED

# A loss counts as there from a fifth on, as none below a twentieth; it counts as
# found from 15 % on where that is beyond its error, as the report tells it.
LOST, WHOLE, FOUND, SURE = 0.20, 0.05, 0.15, 1.64
HEIGHTS: tuple[Literal["anterior_mm", "middle_mm", "posterior_mm"], ...] = (
    "anterior_mm", "middle_mm", "posterior_mm",
)  # fmt: skip
CONTRAST = 1.5
SAME_FOCUS_MM = 30.0
FALSE_A_SCAN = (0.5, 1.0, 2.0)
NEAR_PLATE_MM = 10.0


def score_spine(runs: Sequence[PlanarRun]) -> Figures:
    heights: list[float] = []
    within: list[bool] = []
    lost: list[bool] = []
    spared: list[bool] = []
    angles: list[float] = []
    bends: list[float] = []
    lengths: list[float] = []
    unequal: list[bool] = []
    differences: list[float] = []
    courses: list[bool] = []
    shown = measured = 0
    for run in runs:
        case = run["case"]
        previous: dict[str, float] = {}
        for exam, true in _pairs(run, "biplanar"):
            rows = {v["level"]: v for v in case["spine"]["vertebrae"] if v["exam_id"] == exam}
            for level in true["vertebrae"]:
                found = rows.get(level["level"])
                missing = 1 - min(level["height_left"])
                shown += 1
                measured += found is not None
                if found is not None and found["anterior_mm"] is not None:
                    for key in HEIGHTS:
                        height = found[key]
                        if height is not None:
                            heights.append(abs(height / level[key] - 1))
                            within.append(abs(height - level[key]) <= 1.96 * found["error_mm"])
                told = found is not None and _told(found)
                if missing >= LOST:
                    lost.append(told)
                elif missing < WHOLE and found is not None:
                    spared.append(not told)
                before = previous.get(level["level"])
                since = None if found is None else found["loss_since_fraction"]
                if before is not None and before >= LOST and since is not None:
                    gained = before - missing
                    if abs(gained) >= 0.1:
                        courses.append((since < 0) == (gained > 0))
                previous[level["level"]] = missing
            angles += [
                c["cobb_deg"] - true["cobb_deg"]
                for c in case["spine"]["curves"]
                if c["exam_id"] == exam
            ]
            bends += [
                k["angle_deg"] - true["kyphosis_deg"]
                for k in case["spine"]["kyphoses"]
                if k["exam_id"] == exam and true["kyphosis_deg"] is not None
            ]
            if true["part"] == "whole body":
                _legs(case, exam, true, lengths, unequal, differences)
    named = [row["named"] == row["true"] for run in runs for row in run["levels"]]
    odd = [run["truth"]["patient"]["lumbar_vertebrae"] != 5 for run in runs]
    usual = [
        row["named"] == row["true"]
        for run, strange in zip(runs, odd, strict=True)
        if not strange
        for row in run["levels"]
    ]
    return {
        "pairs": sum(len(_pairs(run, "biplanar")) for run in runs),
        "vertebrae_measured": share(measured, shown),
        "height_error_median": median(heights),
        "height_error_p95": percentile(heights, 95),
        "height_within_1.96_of_its_error": share(sum(within), len(within)),
        "loss_of_20_percent_found": _of(lost),
        "no_loss_said_of_whole_vertebrae": _of(spared),
        "direction_of_change_right": _of(courses),
        "levels_right": _of(named),
        "levels_right_with_five_lumbar_vertebrae": _of(usual),
        "cobb_mean_absolute_error_deg": mean([abs(a) for a in angles]),
        "cobb_bias_deg": mean(angles),
        "cobb_within_5_deg": _of([abs(a) <= 5 for a in angles]),
        "kyphosis_mean_absolute_error_deg": mean([abs(b) for b in bends]),
        "length_error_median_mm": median([abs(v) for v in lengths]),
        "length_within_3_mm": _of([abs(v) <= 3 for v in lengths]),
        "inequality_error_median_mm": median([abs(v) for v in differences]),
        "inequality_of_10_mm_found": _of(unequal),
    }  # fmt: skip


def _told(vertebra: VertebraRow) -> bool:
    """Whether the report would speak of a loss of height."""
    loss, error = vertebra["height_loss_fraction"], vertebra["height_loss_error"]
    return loss is not None and loss >= FOUND and loss > SURE * error


def _legs(
    case: CaseRow,
    exam: str,
    true: TruePlanar,
    lengths: list[float],
    unequal: list[bool],
    differences: list[float],
) -> None:
    wanted = {(row["bone"], row["side"]): row["length_mm"] for row in true["lengths"]}
    lengths += [
        row["length_mm"] - wanted[row["bone"], row["side"]]
        for row in case["limbs"]
        if row["exam_id"] == exam
    ]
    difference = wanted["leg", "left"] - wanted["leg", "right"]
    own = next((i for i in case["inequalities"] if i["exam_id"] == exam), None)
    said = None if own is None else own["difference_mm"] * (1 if own["longer"] == "left" else -1)
    if said is not None:
        differences.append(said - difference)
    if abs(difference) >= 10:
        unequal.append(said is not None and abs(said) >= 10 and said * difference > 0)


def _pairs(run: PlanarRun, kind: str) -> list[tuple[str, TruePlanar]]:
    """Ids of examinations of a kind with their truth."""
    ids = {(e["date"], e["kind"]): e["id"] for e in run["case"]["exams"]}
    return [
        (ids[row["date"], kind], row)
        for row in run["truth"]["planar"]
        if row["kind"] == kind and (row["date"], kind) in ids
    ]


def score_scans(runs: Sequence[PlanarRun]) -> Figures:
    best: list[float] = []
    far: list[float] = []
    false: list[float] = []
    named: list[bool] = []
    scans = 0
    places: dict[str, int] = {}
    for run in runs:
        for exam, true in _pairs(run, "bone_scan"):
            scans += 1
            lesions = [row for row in true["lesions"] if not row["physiological"]]
            own = [p for p in run["proposals"] if p["exam_id"] == exam]
            score = {row["id"]: 0.0 for row in lesions}
            for proposal in own:
                row = _meant(proposal["pixel"], proposal["pixel_mm"], lesions)
                if row is None:
                    false.append(proposal["confidence"])
                    if proposal["confidence"] >= SHIPPED:
                        places[proposal["bone"].split()[0]] = (
                            places.get(proposal["bone"].split()[0], 0) + 1
                        )
                elif proposal["confidence"] > score[row["id"]]:
                    score[row["id"]] = proposal["confidence"]
                    if row["contrast"] >= CONTRAST and proposal["confidence"] >= SHIPPED:
                        right = (proposal["bone"], proposal["side"]) == (row["bone"], row["side"])
                        named.append(right)
            for row in lesions:
                if row["contrast"] >= CONTRAST:
                    best.append(score[row["id"]])
                    if row["plate_mm"] is None or row["plate_mm"] > NEAR_PLATE_MM:
                        far.append(score[row["id"]])
    falling = np.sort(false)[::-1]
    found: Figures = {"scans": scans, "foci_with_contrast_1.5": len(best)}
    for allowed in FALSE_A_SCAN:
        number = int(allowed * scans)
        threshold = float(falling[number]) if number < len(falling) else 0.0
        found[f"sensitivity_at_{allowed:g}_false_a_scan"] = share(
            sum(b > threshold for b in best), len(best)
        )
        if allowed == 1.0:
            found["sensitivity_at_1_false_a_scan_away_from_plates"] = _of(
                [b > threshold for b in far]
            )
    found["at_the_threshold_shipped"] = _of([b >= SHIPPED for b in best])
    found["false_a_scan_at_that"] = share(sum(f >= SHIPPED for f in false), scans)
    found["found_with_bone_and_side_right"] = _of(named)
    found["false_places"] = sorted(places.items(), key=lambda pair: -pair[1])[:8]
    return found


def _meant(pixel: Sequence[float], pixel_mm: float, lesions: Sequence[TrueSpot]) -> TrueSpot | None:
    """The true focus nearest in the image, within 30 mm."""
    nearest, least = None, SAME_FOCUS_MM
    for row in lesions:
        away = np.hypot(
            row["pixel"][0] - pixel[0], row["pixel"][1] - pixel[1]
        ) * pixel_mm  # fmt: skip
        if away < least:
            nearest, least = row, float(away)
    return nearest


def score_modalities(runs: Sequence[PlanarRun]) -> Figures:
    """Whether what two techniques found of one focus got one identity, and only that."""
    joined: list[bool] = []
    apart: list[bool] = []
    complete: list[bool] = []
    crossing: list[bool] = []
    for run in runs:
        case, truth = run["case"], run["truth"]
        focus_by_mri: dict[str, str] = {}
        for exam in truth["exams"]:
            ids = [
                e["id"] for e in case["exams"] if e["date"] == exam["date"] and "mri" in e["kind"]
            ]
            own = [f for f in case["findings"] if f["exam_id"] in ids and f["focus_id"]]
            rows = [r for r in exam["lesions"] if r["covered"]]
            for finding in own:
                row = hit(finding["centroid_lps_mm"], rows)
                if row is not None and not row["physiological"]:
                    focus_by_mri.setdefault(row["id"], str(finding["focus_id"]))
                    if finding["crosses_physis"] is not None:
                        crossing.append(finding["crosses_physis"] == row["crosses_physis"])
        for exam_id, true in _pairs(run, "bone_scan"):
            lesions = [row for row in true["lesions"] if not row["physiological"]]
            pixel_mm = next((p["pixel_mm"] for p in run["proposals"]), 2.2)
            for finding in (
                f for f in case["findings"] if f["exam_id"] == exam_id and f["focus_id"]
            ):
                spot = _meant(finding["pixel"], pixel_mm, lesions)
                others = set(focus_by_mri.values())
                if spot is not None and spot["id"] in focus_by_mri:
                    joined.append(finding["focus_id"] == focus_by_mri[spot["id"]])
                elif spot is None:
                    apart.append(finding["focus_id"] not in others)
        measured = [e["id"] for e in case["exams"] if any(s["used"] for s in e["series"])]
        complete += [
            {h["exam_id"] for h in focus["history"]} == set(measured[_first(focus, measured):])
            for focus in case["foci"]
        ]  # fmt: skip
    return {
        "foci_seen_by_mri_and_scan_joined": _of(joined),
        "false_hot_places_kept_apart": _of(apart),
        "histories_with_every_examination": _of(complete),
        "crossing_of_a_plate_right": _of(crossing),
    }


def _first(focus: FocusRow, order: Sequence[str]) -> int:
    return min(order.index(h["exam_id"]) for h in focus["history"])


def _of(values: Sequence[bool]) -> str:
    return f"{np.mean(values):.3f} of {len(values)}" if values else "none"
