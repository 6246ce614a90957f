"""Figures of localisation over many examinations, by region, age, scanner and oddity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypedDict

import numpy as np

from osteofoci.bench.figures import mean, percentile, shares_of
from osteofoci.bench.rows import AddressRow, Figures, Placed, Run, SeenExam, Variant
from osteofoci.bench.voxels import score_voxels
from osteofoci.skeleton import BONE_SIDES

REGION = {str(b): str(b.bone.region) for b in BONE_SIDES}
_LANDMARKS = {
    "spine": ("vertebra",),
    "ribs": ("rib ",),
    "hip and pelvis": ("hip", "iliac", "ischial", "trochanter", "symphysis", "sacrum"),
    "knee": ("knee",),
    "ankle and foot": ("ankle", "heel", "metatarsal", "toe"),
    "arm and hand": ("shoulder", "elbow", "wrist", "knuckle", "finger"),
}
VARIANTS: tuple[Literal["field_t", "sequence", "layout", "part", "missing_station"], ...] = (
    "field_t", "sequence", "layout", "part", "missing_station",
)  # fmt: skip
_AGES = ((3, 7), (7, 11), (11, 14), (14, 19))


def score_anatomy(runs: Sequence[Run]) -> Figures:
    """Every figure of the localisation stage.

    Args:
        runs: each with ``truth``, ``exams`` (of ``compare_anatomy``) and ``kept``.
    """
    centres = list(_centres(runs))
    exams = [exam for run in runs for exam in run["exams"]]
    errors = [e for exam in exams for e in exam.get("landmark_error_mm", {}).values()]
    levels = [c for c in centres if c["bone"].startswith("vertebra")]
    all_addresses = [a for exam in exams for a in exam.get("addresses", [])]
    addresses = [a for a in all_addresses if a["given"]]
    places = Counter[str]()
    for exam in exams:
        places.update(exam.get("places", {}))
    apart = [row["apart_mm"] for run in runs for row in run.get("kept", [])]
    named = _by_region(exams, "named")
    return {
        "examinations": len(exams),
        "not_localised": sum(not exam["localised"] for exam in exams),
        "lesion_centres": len(centres),
        "bone_and_side_right": _right(centres),
        "vertebral_centres": len(levels),
        "level_right": _right(levels),
        "side_wrong": sum(c["side_wrong"] for c in centres),
        "right_by_region": _grouped(centres, lambda c: c["region"]),
        "right_by_age": _grouped(centres, lambda c: c["age_group"]),
        "right_by_variant": _variants(centres),
        "right_whole_body": _right([c for c in centres if not c["partial"]]),
        "right_partial": _right([c for c in centres if c["partial"]]),
        "right_odd_anatomy": _right([c for c in centres if c["odd"]]),
        "any_point_of_bone_right": mean([v for values in named.values() for v in values]),
        "any_point_of_bone_right_by_region": {r: mean(v) for r, v in named.items()},
        **score_voxels(exams),
        "dice_by_region": {r: mean(v) for r, v in _by_region(exams, "overlap").items()},
        "surface_mm_by_region": {r: mean(v) for r, v in _by_region(exams, "surface_mm").items()},
        "landmarks": len(errors),
        "landmark_error_median_mm": percentile(errors, 50),
        "landmark_error_p95_mm": percentile(errors, 95),
        "landmark_error_by_region_mm": _landmarks(exams),
        "landmarks_missed": sum(len(e.get("landmarks_missed", [])) for e in exams),
        "landmarks_invented": sum(len(e.get("landmarks_invented", [])) for e in exams),
        "position_within_5_percent": mean([_position_right(a) for a in addresses]),
        "physis_distance_within_4_mm": mean([_distance_right(a) for a in addresses]),
        "physis_distance_within_4_mm_near_plate": mean(
            [_distance_right(a) for a in addresses if a["physis_mm"] < 30]
        ),
        "addresses": len(addresses),
        "addresses_not_given": len(all_addresses) - len(addresses),
        "position_within_5_percent_by_bone": _by_bone(addresses, _position_right),
        "position_error_mm_by_bone": _by_bone(addresses, _position_error_mm, median=True),
        "physis_distance_within_4_mm_by_bone": _by_bone(addresses, _distance_right),
        "address_kept_pairs": len(apart),
        "address_kept_median_mm": percentile(apart, 50),
        "address_kept_p95_mm": percentile(apart, 95),
        "places_along_bones_imaged": places["imaged"],
        "places_said_imaged": places["said"],
        "places_said_imaged_wrongly": places["said_wrongly"],
        "places_said_imaged_but_drawn_15_mm_beside": places["beside"],
        "bones_not_imaged_called_covered": sum(len(e.get("invented", [])) for e in exams),
        "bones_imaged_called_not_covered": sum(len(e.get("overlooked", [])) for e in exams),
        "seconds_median": percentile([e["seconds"]["localise"] for e in exams], 50),
        "seconds_most": percentile([e["seconds"]["localise"] for e in exams], 100),
        "peak_mib": percentile([e["peak_mib"] for e in exams if "peak_mib" in e], 100),
        "confusions": Counter(
            f"{c['name']} called {c['said']}" for c in centres if not c["right"]
        ).most_common(20),
    }


def bone_name(row: Placed) -> str:
    """The bone and side of a row of truth, or of a site, as our label maps call it."""
    bone, side = str(row["bone"]), row["side"]
    return bone if side == "midline" else f"{side} {bone}"


class Centre(TypedDict):
    """The centre of one covered lesion, and whether its bone and side were named."""

    bone: str
    name: str
    said: str
    right: bool
    side_wrong: bool
    region: str
    age_group: str
    variant: Variant
    partial: bool
    odd: bool


def _centres(runs: Sequence[Run]) -> Iterator[Centre]:
    for run in runs:
        patient = run["truth"].get("patient", {})
        odd = patient.get("lumbar_vertebrae", 5) != 5 or patient.get("rib_pairs", 12) != 12
        for exam in run["exams"]:
            variant = exam["variant"]
            for row in exam["lesions"]:
                if not row["covered"]:
                    continue
                side, bone, said = row["side"], row["bone"], row["said"] or "nothing"
                name = bone_name(row)
                yield {
                    "bone": bone,
                    "name": name,
                    "said": said,
                    "right": said == name,
                    "side_wrong": {said.split()[0], side} == {"left", "right"},
                    "region": REGION.get(name, "?"),
                    "age_group": _age_group(exam["age"]),
                    "variant": variant,
                    "partial": variant.get("part", "whole body") != "whole body"
                    or bool(variant.get("missing_station")),
                    "odd": odd,
                }


def _age_group(age: float | None) -> str:
    for low, high in _AGES:
        if age is not None and low <= age < high:
            return f"{low} to {high - 1} years"
    return "age not told"


def _variants(centres: Sequence[Centre]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in VARIANTS:
        own = [c for c in centres if key in c["variant"]]
        found |= _grouped(own, lambda c, key=key: f"{key} {c['variant'][key]}")  # type: ignore[misc]
    return found


def _grouped(centres: Sequence[Centre], key: Callable[[Centre], str]) -> dict[str, str]:
    """Share right and number of centres of every group."""
    groups: dict[str, list[bool]] = {}
    for centre in centres:
        groups.setdefault(key(centre), []).append(centre["right"])
    return shares_of(groups)


def _position_right(row: AddressRow) -> bool:
    return bool(abs(row["position_error"]) <= 0.05)


def _position_error_mm(row: AddressRow) -> float:
    return float(abs(row["position_error"]) * row["length_mm"])


def _distance_right(row: AddressRow) -> bool:
    return bool(abs(row["physis_error_mm"]) <= 4)


def _by_bone(
    rows: Sequence[AddressRow],
    value: Callable[[AddressRow], float],
    *,
    median: bool = False,
) -> dict[str, str]:
    """Mean (or median) of a value for every kind of tubular bone, and of how many."""
    groups: dict[str, list[float]] = {}
    for row in rows:
        groups.setdefault(str(row["bone"]).rstrip(" 0123456789"), []).append(value(row))
    summary = np.median if median else np.mean
    return {bone: f"{summary(v):.2f} of {len(v)}" for bone, v in sorted(groups.items())}


def _by_region(
    exams: Sequence[SeenExam], key: Literal["named", "overlap", "surface_mm"]
) -> dict[str, list[float]]:
    groups: dict[str, list[float]] = {}
    for exam in exams:
        for name, value in exam.get(key, {}).items():
            groups.setdefault(REGION[name], []).append(value)
    return dict(sorted(groups.items()))


def _landmarks(exams: Sequence[SeenExam]) -> dict[str, float | None]:
    return {
        group: percentile(
            [
                error
                for exam in exams
                for name, error in exam.get("landmark_error_mm", {}).items()
                if any(word in name for word in words)
            ],
            50,
        )
        for group, words in _LANDMARKS.items()
    }


def _right(centres: Sequence[Centre]) -> float | None:
    return mean([c["right"] for c in centres])
