"""Uptake by region: against the other side and against reference bone, with counting error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from osteofoci.scintigraphy.body import BodyMap
from osteofoci.skeleton import Kind, Side, Site, mirrored_name, zone_at

REFERENCE = "femur"
LEAST_PIXELS = 4


@dataclass(frozen=True)
class Uptake:
    """
    Attributes:
        unit: the scoring unit, such as ``left tibia proximal``.
        counts: of both views together in the unit's pixels.
        density: counts a pixel of 9 mm2, geometric mean of the views that there are.
        other_side: density over that of the same unit of the other side; None for midline bones.
        reference: density over that of the femoral shafts.
        other_side_error, reference_error: standard deviations from counting alone.
    """

    unit: str
    counts: int
    density: float
    other_side: float | None
    other_side_error: float | None
    reference: float | None
    reference_error: float | None


def uptake_table(body: BodyMap) -> tuple[Uptake, ...]:
    """One row a unit that the scan shows, in the order of the skeleton.

    Counting error is Poisson's: a region of N counts is known to 1 / sqrt(N).
    """
    counted = _counted(body)
    density = {unit: _density(views) for unit, views in counted.items()}
    total = {unit: sum(n for n, _ in views.values()) for unit, views in counted.items()}
    shafts = [f"{side} {REFERENCE} shaft" for side in (Side.LEFT, Side.RIGHT)]
    known = [unit for unit in shafts if unit in density and density[unit] > 0]
    reference = float(np.mean([density[u] for u in known])) if known else None
    reference_counts = sum(total[u] for u in known)
    rows = []
    for unit, own in density.items():
        other = mirrored_name(unit)
        ratio = error = against = against_error = None
        if other != unit and density.get(other, 0.0) > 0 and min(total[unit], total[other]) > 0:
            ratio = own / density[other]
            error = ratio * float(np.sqrt(1 / total[unit] + 1 / total[other]))
        if reference and total[unit] > 0:
            against = own / reference
            against_error = against * float(np.sqrt(1 / total[unit] + 1 / reference_counts))
        rows.append(Uptake(unit, round(total[unit]), own, ratio, error, against, against_error))
    return tuple(rows)


Counted = dict[str, dict[str, tuple[float, int]]]


def _counted(body: BodyMap) -> Counted:
    """Counts and pixels of every unit, by view."""
    found: Counted = {}
    for view, bones in body.pixels.items():
        counts = body.counts[view]
        for side, pixels in bones.items():
            units = np.full(len(pixels.rows), Site(side.bone, side.side).unit, dtype=object)
            if side.bone.kind is Kind.LONG:
                units = np.array(
                    [Site(side.bone, side.side, zone_at(side.bone, float(t))).unit
                     for t in pixels.position], dtype=object,
                )  # fmt: skip
            for unit in dict.fromkeys(units):
                own = units == unit
                if own.sum() < LEAST_PIXELS:
                    continue
                summed = float(counts[pixels.rows[own], pixels.columns[own]].sum())
                found.setdefault(str(unit), {})[view] = (summed, int(own.sum()))
    return found


def _density(views: Mapping[str, tuple[float, int]]) -> float:
    densities = [counts / pixels for counts, pixels in views.values()]
    return float(np.prod(densities) ** (1 / len(densities)))
