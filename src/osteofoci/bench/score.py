"""Compare what was found with the truth, stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypedDict

import numpy as np

from osteofoci.bench.figures import median, percentile, share, shares_of
from osteofoci.bench.froc import LEAST_MM3, froc, overlap, reach_mm
from osteofoci.bench.rows import (
    CaseRow,
    Figures,
    FindingRow,
    Run,
    TrueLesion,
    Truth,
    Variant,
)
from osteofoci.bench.score_anatomy import REGION, VARIANTS, bone_name, score_anatomy

MRI = ("wbmri", "mri")
SIZES = (
    ("1 mL and more", 1000.0, np.inf),
    ("0.3 to 1 mL", 300.0, 1000.0),
    ("below 0.3 mL", 0.0, 300.0),
)


class Matched(TypedDict):
    """A true lesion and its finding; None where it was missed."""

    truth: TrueLesion
    exam: str
    finding: FindingRow | None
    variant: Variant
    age: float | None


class Paired(TypedDict):
    """Truth and findings of one child.

    ``false`` findings mean no lesion, ``normal`` ones a normal bright place; ``days`` are the ids
    of its MRI examinations by their dates.
    """

    rows: list[Matched]
    false: list[FindingRow]
    normal: list[FindingRow]
    exams: int
    case: CaseRow
    truth: Truth
    days: dict[str, str]


Found = Sequence[tuple[TrueLesion, FindingRow]]


def score(runs: Sequence[Run]) -> Figures:
    """Figures of every stage over several patients.

    Args:
        runs: each with ``truth`` and what ``follow_measured`` returned.
    """
    done = [run for run in runs if "case" in run]
    tables = [_paired(run) for run in done]
    rows = [row for table in tables for row in table["rows"]]
    exams = sum(table["exams"] for table in tables)
    return {
        "patients": len(runs),
        "failed": [run["failed"] for run in runs if "failed" in run],
        "examinations": exams,
        "compose": _compose(done),
        "localise": score_anatomy(done),
        "detect": {**_detect(rows, tables, exams), **_detect_by(rows), "froc": froc(done)},
        "measure": {**_measure(rows), **overlap(done)},
        "track": _track(tables),
        "speed": _speed(done),
    }


def _compose(runs: Sequence[Run]) -> Figures:
    at = [
        abs(s)
        for run in runs
        for exam in run["exams"]
        for s in exam.get("seams", {}).get("at_seams", [])
    ]
    other = [
        abs(s)
        for run in runs
        for exam in run["exams"]
        for s in exam.get("seams", {}).get("elsewhere", [])
    ]
    return {
        "seams": len(at),
        "seam_step_median": median(at),
        "seam_step_p95": percentile(at, 95),
        "step_elsewhere_median": median(other),
        "step_elsewhere_p95": percentile(other, 95),
    }


def _paired(run: Run) -> Paired:
    """Truth lesions with their findings, the findings without, and the foci behind."""
    case = run["case"]
    # Scans and films of the same day have truth of their own.
    days = {e["date"]: e["id"] for e in case["exams"] if e["kind"] in MRI}
    rows: list[Matched] = []
    false: list[FindingRow] = []
    normal: list[FindingRow] = []
    exams = 0
    for exam in run["truth"]["exams"]:
        exam_id = days.get(exam["date"])
        if exam_id is None:
            continue
        exams += 1
        findings = [f for f in case["findings"] if f["exam_id"] == exam_id and f["focus_id"]]
        seen = [row for row in exam["lesions"] if row["covered"]]
        truth = [row for row in seen if not row.get("physiological")]
        free = list(range(len(findings)))
        for row in sorted(truth, key=lambda r: -r["volume_mm3"]):
            place = np.array(row["centroid_lps_mm"])
            near = [
                (float(np.linalg.norm(np.array(findings[n]["centroid_lps_mm"]) - place)), n)
                for n in free
            ]
            best = min(near, default=(np.inf, -1))
            hit = best[0] <= reach_mm(row)
            if hit:
                free.remove(best[1])
            rows.append(
                {
                    "truth": row,
                    "exam": exam_id,
                    "finding": findings[best[1]] if hit else None,
                    "variant": exam.get("variant", {}),
                    "age": exam.get("age"),
                }
            )
        for n in free:
            place = np.array(findings[n]["centroid_lps_mm"])
            on_normal = any(
                row.get("physiological")
                and float(np.linalg.norm(place - np.array(row["centroid_lps_mm"]))) < 12
                for row in seen
            )
            (normal if on_normal else false).append(findings[n])
    return {
        "rows": rows,
        "false": false,
        "normal": normal,
        "exams": exams,
        "case": case,
        "truth": run["truth"],
        "days": days,
    }


def _detect(rows: Sequence[Matched], tables: Sequence[Paired], exams: int) -> Figures:
    by_size: Figures = {}
    for name, low, high in SIZES:
        own = [row for row in rows if low <= row["truth"]["volume_mm3"] < high]
        by_size[name] = {
            "lesions": len(own),
            "sensitivity": share(sum(r["finding"] is not None for r in own), len(own)),
        }
    false = [f for table in tables for f in table["false"]]
    found = _found(rows)
    named = sum(bone_name(true) == bone_name(finding["site"]) for true, finding in found)
    missed = Counter(row["truth"]["bone"] for row in rows if row["finding"] is None)
    return {
        "lesions": len(rows),
        "sensitivity": share(len(found), len(rows)),
        "by_size": by_size,
        "false_positives_per_exam": round(len(false) / exams, 2) if exams else None,
        "physiological_called_lesion_per_exam": round(
            sum(len(table["normal"]) for table in tables) / exams, 2
        )
        if exams
        else None,
        "false_positive_sites": Counter(f["site"]["bone"] for f in false).most_common(10),
        "missed_sites": missed.most_common(10),
        "found_with_bone_and_side_right": share(named, len(found)),
    }


def _found(rows: Sequence[Matched]) -> Found:
    return [(row["truth"], row["finding"]) for row in rows if row["finding"] is not None]


def _detect_by(rows: Sequence[Matched]) -> Figures:
    """Sensitivity for lesions of 0.3 mL and more, by site, region, scanner variant and age."""
    groups: dict[str, dict[str, list[bool]]] = {
        name: {} for name in ("by_site", "by_region", "by_variant", "by_age")
    }
    for row in rows:
        if row["truth"]["volume_mm3"] < LEAST_MM3:
            continue
        hit = row["finding"] is not None
        region = REGION.get(bone_name(row["truth"]), "?")
        groups["by_region"].setdefault(region, []).append(hit)
        groups["by_site"].setdefault(row["truth"]["bone"].split()[0], []).append(hit)
        for key in VARIANTS:
            if key in row["variant"] and key != "missing_station":
                name = f"{key} {row['variant'][key]}"
                groups["by_variant"].setdefault(name, []).append(hit)
        if row["age"] is not None:
            first = int(row["age"] // 4) * 4
            groups["by_age"].setdefault(f"{first} to {first + 3} years", []).append(hit)
    return {group: shares_of(own) for group, own in groups.items()}


def _measure(rows: Sequence[Matched]) -> Figures:
    found = _found(rows)
    errors = [(f["volume_mm3"] / true["volume_mm3"] - 1, true["volume_mm3"]) for true, f in found]
    within = [
        abs(f["volume_mm3"] - true["volume_mm3"]) <= 1.96 * f["volume_error_mm3"]
        for true, f in found
    ]
    ratios = [f["signal_ratio"] / true["signal_ratio"] - 1 for true, f in found]
    return {
        "measured": len(found),
        "volume_error_median": median([e for e, _ in errors]),
        "volume_error_median_absolute": median([abs(e) for e, _ in errors]),
        "volume_error_median_absolute_1mL": median([abs(e) for e, v in errors if v >= 1000]),
        "truth_within_1.96_sd": share(sum(within), len(within)),
        "signal_ratio_error_median": median(ratios),
        **_properties([(true, f) for true, f in found if "contact_mm2" in true]),
    }


def _properties(found: Found) -> Figures:
    """What else was said of the lesions that were found; other simulators' truth has less."""
    crossing = [
        (true["crosses_physis"], f["crosses_physis"])
        for true, f in found
        if f["crosses_physis"] is not None
    ]
    areas = [
        max(p["contact_mm2"] for p in f["physes"]) - true["contact_mm2"]
        for true, f in found
        if f["physes"] and true["contact_mm2"] > 0
    ]
    said = {
        "soft_tissue_oedema": [
            (true["soft_tissue_oedema"], bool(f["soft_tissue_oedema"])) for true, f in found
        ],
        "fluid_core": [(true["fluid_mm3"] > 0, bool(f["abscess"])) for true, f in found],
    }
    return {
        "crossing_of_a_plate_right": share(sum(a == b for a, b in crossing), len(crossing)),
        "contact_with_a_plate_error_median_mm2": median([abs(a) for a in areas]),
        **{
            f"{name}_{what}": f"{sum(b for a, b in pairs if a == true)} of "
            f"{sum(a == true for a, _ in pairs)}"
            for name, pairs in said.items()
            for what, true in (("found", True), ("said wrongly", False))
        },
    }


def _track(tables: Sequence[Paired]) -> Figures:
    true_positive = false_positive = false_negative = 0
    confusion: Counter[tuple[str, str]] = Counter()
    for table in tables:
        focus_of: dict[tuple[str, str], str] = {}
        for row in table["rows"]:
            if row["finding"] is not None:
                focus_of[(row["truth"]["id"], row["exam"])] = str(row["finding"]["focus_id"])
        by_lesion: dict[str, list[str]] = {}
        for (lesion, _), focus in sorted(focus_of.items()):
            by_lesion.setdefault(lesion, []).append(focus)
        for foci in by_lesion.values():
            for a, b in pairwise(foci):
                true_positive += a == b
                false_negative += a != b
        owners: dict[str, set[str]] = {}
        for (lesion, _), focus in focus_of.items():
            owners.setdefault(focus, set()).add(lesion)
        false_positive += sum(len(lesions) - 1 for lesions in owners.values())
        _statuses(table, focus_of, confusion)
    links = true_positive + false_negative
    f1 = 2 * true_positive / max(2 * true_positive + false_positive + false_negative, 1)
    statuses = sum(confusion.values())
    right = sum(n for (a, b), n in confusion.items() if a == b)
    return {
        "links": links,
        "link_f1": round(f1, 3) if links else None,
        "statuses": statuses,
        "status_right": share(right, statuses),
        "status_right_where_the_focus_was_found": share(
            right, statuses - sum(n for (_, b), n in confusion.items() if b == "not found")
        ),
        "confusion": sorted([a, b, n] for (a, b), n in confusion.items()),
        "not_covered_called_resolved": sum(
            n for (a, b), n in confusion.items() if a == "not_covered" and b == "resolved"
        ),
    }


def _statuses(
    table: Paired, focus_of: dict[tuple[str, str], str], confusion: Counter[tuple[str, str]]
) -> None:
    history = {
        (focus["id"], entry["exam_id"]): entry["status"]
        for focus in table["case"]["foci"]
        for entry in focus["history"]
    }
    known: dict[str, str] = {}
    covered_before: set[str] = set()
    for exam in table["truth"]["exams"]:
        exam_id = table["days"].get(exam["date"])
        if exam_id is None:
            continue
        for row in [*exam["lesions"], *exam.get("gone", [])]:
            if row.get("physiological"):
                continue
            lesion = row["id"]
            focus = focus_of.get((lesion, exam_id), known.get(lesion))
            status = row["status"] if row["covered"] else "not_covered"
            if (
                status in ("improved", "stable", "worse", "resolved")
                and lesion not in covered_before
            ):
                continue  # the earlier examination did not show it, so nothing can be compared
            if focus is None:
                if status != "not_covered":
                    confusion[(status, "not found")] += 1
            else:
                known[lesion] = focus
                confusion[(status, history.get((focus, exam_id), "no entry"))] += 1
            if row["covered"]:
                covered_before.add(lesion)


def _speed(runs: Sequence[Run]) -> Figures:
    stages = ("decode", "read", "compose", "localise", "detect", "write", "total")
    seconds = {s: median([run["seconds"].get(s, 0.0) for run in runs]) for s in stages}
    return {
        "median_seconds": seconds,
        "times_decode": round(seconds["total"] / seconds["decode"], 1)
        if seconds["decode"] and seconds["total"]
        else None,
        "peak_mib": round(max((run["peak_mib"] for run in runs), default=0.0)),
    }
