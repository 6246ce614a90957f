"""Pair the foci known so far with the findings of the next examination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from osteofoci.case import Finding
from osteofoci.skeleton import carried
from osteofoci.track.sites import site_of

FAR = 1e6


@dataclass(frozen=True)
class Matching:
    """Index pairs (earlier, later) with their distance, and what stayed alone."""

    pairs: tuple[tuple[int, int, float], ...]
    earlier_alone: tuple[int, ...]
    later_alone: tuple[int, ...]


def match_findings(
    earlier: Sequence[Finding],
    later: Sequence[Finding],
    *,
    length_mm: Callable[[Finding], float],
    forced: Callable[[Finding, Finding], bool | None],
) -> Matching:
    """Pair findings of two examinations that are the same focus.

    Distance is taken along the bone, after the earlier place was carried along by growth, so
    growth and posture are out of the way. Pairs are one to one and minimise the summed
    distance; beyond the gate findings stay alone.

    Args:
        length_mm: length of a finding's bone in its own examination.
        forced: the reader's word on a pair; True one focus, False two, None nothing said.

    Method: linear assignment, Crouse 2016, doi:10.1109/TAES.2016.140952.
    """
    cost = np.full((len(earlier), len(later)), FAR)
    for a, before in enumerate(earlier):
        for b, after in enumerate(later):
            said = forced(before, after)
            if said is True:
                cost[a, b] = 0.0
            elif said is None:
                distance = distance_along_bone_mm(before, after, length_mm)
                if distance <= gate_mm(before, after):
                    cost[a, b] = distance
    rows, columns = linear_sum_assignment(cost)
    pairs = tuple(
        (int(a), int(b), float(cost[a, b]))
        for a, b in zip(rows, columns, strict=True)
        if cost[a, b] < FAR
    )
    matched_a, matched_b = {a for a, *_ in pairs}, {b for _, b, _ in pairs}
    return Matching(
        pairs,
        tuple(a for a in range(len(earlier)) if a not in matched_a),
        tuple(b for b in range(len(later)) if b not in matched_b),
    )


def distance_along_bone_mm(
    before: Finding, after: Finding, length_mm: Callable[[Finding], float]
) -> float:
    """Along one bone of one side; infinite between bones, 0 where positions are unknown."""
    if site_of(before.site).bone_side != site_of(after.site).bone_side:
        return np.inf
    if before.position_along_bone is None or after.position_along_bone is None:
        zones = {before.site.zone, after.site.zone} - {None}
        return 0.0 if len(zones) <= 1 else np.inf
    then, now = length_mm(before), length_mm(after)
    bone = site_of(before.site).bone
    expected = carried(bone, before.position_along_bone, then, now)
    return abs(expected - after.position_along_bone) * now


def gate_mm(before: Finding, after: Finding) -> float:
    """How far apart two findings of one bone may be: 12 mm plus a third of their extents."""
    extents = [f.longest_extent_mm or 0.0 for f in (before, after)]
    return 12.0 + sum(extents) / 3
