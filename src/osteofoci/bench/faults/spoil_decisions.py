"""Decisions as a hurried reader writes them: of every kind, in any order, about findings that there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import yaml

from osteofoci.bench.faults.spoil import Rng

_SITES = (
    "left tibia, distal metaphysis", "right fibula", "left metatarsal 1", "vertebra T6", "sacrum", "left sacrum",
    "right rib 4, posterior", "left clavicle, medial", "skull", "right ilium", "left tibia",
)  # fmt: skip
_VALUES: dict[str, tuple[object, ...]] = {
    "soft_tissue_oedema": (True, False, None), "expansion": (True, False, None),
    "collapse": (True, False, None), "abscess": (True, False, None),
    "crosses_physis": (True, False, None), "physiological_pattern": ("red marrow", None),
    "appearance": ("lytic", "mixed", "sclerotic", "hyperostotic", None),
}  # fmt: skip
_LEVELS = ("T6", "T12", "L1", "L5", "C7", "T13")


def random_decisions(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> str:
    """A decisions file; most entries fit, some fit nothing."""
    number = int(rng.integers(1, 12))
    entries = []
    for _ in range(number):
        make = _KINDS[int(rng.integers(len(_KINDS)))]
        entries.append({**make(findings, exams, rng), "by": "R", "when": "2024-10-01"})
    return yaml.safe_dump({"decisions": entries}, sort_keys=False)


def _one(items: Sequence[str], rng: Rng) -> str:
    return items[int(rng.integers(len(items)))]


def _judged(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    kind = _one(("confirm", "reject", "physiological"), rng)
    return {"kind": kind, "finding": _one(findings, rng)}


def _moved(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    return {"kind": "move", "finding": _one(findings, rng), "site": _one(_SITES, rng)}


def _set(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    attribute = _one(tuple(_VALUES), rng)
    values = _VALUES[attribute]
    value = values[int(rng.integers(len(values)))]
    return {"kind": "set", "finding": _one(findings, rng), "attribute": attribute, "value": value}


def _added(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    wide = float(10 ** rng.integers(1, 5))
    point = [round(float(v), 1) for v in rng.uniform(-wide, wide, 3).clip(-19_999, 19_999)]
    return {
        "kind": "add",
        "exam": _one(exams, rng),
        "site": _one(_SITES, rng),
        "point_lps_mm": point,
    }


def _placed(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    return {
        "kind": "place", "exam": _one(exams, rng), "site": _one(_SITES, rng),
        "pixel": _pixel(rng), "radius_mm": float(rng.choice([0.01, 1, 5, 40])),
    }  # fmt: skip


def _pixel(rng: Rng) -> list[float]:
    wide = float(rng.choice([100, 200, 90_000]))
    return [round(float(v), 1) for v in rng.uniform(-0.1 * wide, wide, 2)]


def _shifted(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    return {"kind": "levels", "exam": _one(exams, rng), "down": int(rng.integers(-2, 3))}


def _plates(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    view = _one(("lateral", "frontal"), rng)
    number = 3 if view == "lateral" or rng.random() < 0.5 else 2
    upper, lower = ([_pixel(rng) for _ in range(number)] for _ in range(2))
    level = _one(_LEVELS, rng)
    if rng.random() < 0.2:  # both plates at one place
        lower = [list(point) for point in upper]
    return {
        "kind": "end_plates", "exam": _one(exams, rng), "level": level, "view": view,
        "upper": upper, "lower": lower,
    }  # fmt: skip


def _linked(findings: Sequence[str], exams: Sequence[str], rng: Rng) -> dict[str, object]:
    names = [_one(findings, rng) for _ in range(int(rng.integers(0, 5)))]
    return {"kind": _one(("merge", "split"), rng), "findings": names}


_Make = Callable[[Sequence[str], Sequence[str], Rng], dict[str, object]]
_KINDS: tuple[_Make, ...] = (
    _judged, _moved, _set, _added, _placed, _shifted, _plates, _linked,
)  # fmt: skip
