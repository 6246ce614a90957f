"""Vertebral bodies counted along the spine: which level each one is, and how sure that is.

The bodies are seen one by one; their names are decided together. A name fits where the landmarks
expect that level, where the gaps to the neighbours are as wide as they should be, where the
surroundings look cervical, thoracic or lumbar, and where the column ends: the last body above the
sacrum is the fifth lumbar one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Path
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.seen import CORES, SACRUM, Seen
from osteofoci.skeleton import VERTEBRAL_LEVELS

COUNTED = VERTEBRAL_LEVELS[1:]
REGION_OF = np.array(["CTL".index(level[0]) for level in COUNTED])
BESIDE_MM, STEP_MM, SMOOTH_MM = 24.0, 1.0, 2.0
LEAST_MASS = 0.18
# In shares of the pitch: the column as a whole may lie so far off, each body beside that so far.
WHOLE_SIGMA, EXPECTED_SIGMA, GAP_SIGMA = 0.55, 0.4, 0.16
OFFSETS = np.arange(-1.5, 1.51, 0.25)
MOST_UNARY, MOST_GAP = 4.0, 6.0
SKIP_COST, DROP_COST = 3.0, 2.6
SACRUM_COST, SURE = 8.0, 1e3
EVIDENCE, REGION_EVIDENCE, LEAST_REGION = 2.0, 1.5, 0.05
LEAST_COUNTED = 4


@dataclass(frozen=True)
class Counted:
    """The vertebral bodies that were seen.

    Attributes:
        centres: LPS mm by level.
        shifted: probability that every level is truly so many further down (-1, 1).
    """

    centres: dict[str, Floats]
    shifted: dict[int, float]


def count_vertebrae(
    seen: Seen, landmarks: Mapping[str, Floats], pinned: Mapping[str, Floats], scale: float
) -> Counted | None:
    """Name the vertebral bodies that were seen; None where too few were.

    Args:
        landmarks: as found so far; they tell the run of the spine and where levels are expected.
        pinned: centres of levels that the reader has named.
    """
    spine = _spine(landmarks)
    bodies, regions = _bodies(seen, spine, scale)
    if len(bodies) < LEAST_COUNTED:
        return None
    places = spine.locate(bodies)[0] * spine.length_mm
    expected = np.array(
        [spine.locate(landmarks[f"vertebra {level}"][None])[0][0] for level in COUNTED]
    )
    expected *= spine.length_mm
    pitches = np.maximum(np.gradient(expected), 4.0)
    told = {
        int(np.argmin(np.linalg.norm(bodies - point, axis=1))): COUNTED.index(level)
        for level, point in pinned.items()
        if level in COUNTED
    }
    last = _sacrum_below(seen, spine, places, pitches, scale)
    known = _known_costs(regions, told, last=last)
    misfits = [_misfits(places, expected + off * pitches, pitches) + known for off in OFFSETS]
    _, names = min(
        (
            _assigned(places, pitches, own, start=_cost_of_whole(off))
            for off, own in zip(OFFSETS, misfits, strict=True)
        ),
        key=lambda found: found[0],
    )
    if sum(n >= 0 for n in names) < LEAST_COUNTED:
        return None
    centres = {COUNTED[n]: bodies[k] for k, n in enumerate(names) if n >= 0}
    return Counted(centres, _shifted(names, misfits))


def _cost_of_whole(offset: float) -> float:
    return EVIDENCE * min(0.5 * (offset / WHOLE_SIGMA) ** 2, MOST_UNARY)


def _spine(landmarks: Mapping[str, Floats]) -> Path:
    points = [landmarks[f"vertebra {level}"] for level in VERTEBRAL_LEVELS]
    points.append(landmarks["sacrum top"])
    return Path(np.array(points))


def _bodies(seen: Seen, spine: Path, scale: float) -> tuple[Floats, Floats]:
    """Bodies seen beside the spine, from above to below.

    Returns:
        Their centres (n, 3), and the shares (n, 3) of them that look cervical, thoracic, lumbar.
    """
    none = np.zeros((0, 3)), np.zeros((0, 3))
    chosen = np.argwhere(seen.core_zyx > 0.15)
    if len(chosen) < 10:
        return none
    points = seen.grid.points_lps_mm(chosen)
    chance = seen.core_zyx[tuple(chosen.T)].astype(float)
    at, away = spine.locate(points)
    near = away < BESIDE_MM * scale
    points, chance, at = points[near], chance[near], at[near] * spine.length_mm
    region = seen.region_zyx[tuple(chosen[near].T)]
    if len(points) < 10:
        return none
    low = at.min() - 6
    profile = np.bincount(np.round((at - low) / STEP_MM).astype(int), weights=chance)
    profile = ndimage.gaussian_filter1d(np.pad(profile, 6), SMOOTH_MM * scale / STEP_MM)
    window = max(3, 2 * round(3.5 * scale / STEP_MM) + 1)
    top = (profile == ndimage.maximum_filter1d(profile, window)) & (profile > 0)
    strong = np.percentile(profile[top], 70) if top.any() else 0.0
    peaks = np.flatnonzero(top & (profile > LEAST_MASS * strong))
    centres, regions = [], []
    for n, peak in enumerate(peaks):
        place = (peak - 6) * STEP_MM + low
        before = (peaks[n - 1] - 6) * STEP_MM + low if n else place - 20 * scale
        after = (peaks[n + 1] - 6) * STEP_MM + low if n + 1 < len(peaks) else place + 20 * scale
        own = (at > (before + place) / 2) & (at < (place + after) / 2)
        if not own.any():
            continue
        centres.append((points[own] * chance[own, None]).sum(0) / chance[own].sum())
        looks = np.bincount(region[own], weights=chance[own], minlength=len(CORES))
        regions.append(looks / looks.sum())
    return np.array(centres), np.array(regions)


def _sacrum_below(seen: Seen, spine: Path, places: Floats, pitches: Floats, scale: float) -> bool:
    """Whether the sacrum is seen right below the last body, so that it is the last lumbar one."""
    sacrum = np.argwhere(seen.clearly(SACRUM))
    if len(sacrum) < 50:
        return False
    at, away = spine.locate(seen.grid.points_lps_mm(sacrum[:: max(1, len(sacrum) // 20000)]))
    beyond = at * spine.length_mm - places[-1]
    pitch = float(pitches[-1])
    close = (away < 18 * scale) & (beyond > 0.3 * pitch) & (beyond < 1.7 * pitch)
    return bool(close.sum() >= 8)


def _misfits(places: Floats, expected: Floats, pitches: Floats) -> Floats:
    """Cost (bodies, levels) of a body lying so far from where a level is expected."""
    away = (places[:, None] - expected[None]) / (EXPECTED_SIGMA * pitches[None])
    return np.minimum(0.5 * away**2, MOST_UNARY)


def _known_costs(regions: Floats, told: Mapping[int, int], *, last: bool) -> Floats:
    """Cost (bodies, levels) of a level by how a body looks, by the sacrum, and by the reader.

    Args:
        told: levels of bodies that the reader has named.
        last: the lowest body is the last lumbar one.
    """
    cost: Floats = -REGION_EVIDENCE * np.log(np.maximum(regions[:, REGION_OF], LEAST_REGION))
    levels = np.arange(len(COUNTED))
    if last:
        off = np.minimum(np.abs(levels - levels[-1]), 3)
        cost[-1] += SACRUM_COST * (off - 1)
    for body, level in told.items():
        cost[body] += np.where(levels == level, -SURE, SURE)
    return cost


def _assigned(
    places: Floats, pitches: Floats, unary: Floats, *, start: float
) -> tuple[float, list[int]]:
    """The cheapest names in order, and their cost; -1 for a body that is none."""
    bodies, levels = unary.shape
    best = np.full((bodies, levels), np.inf)
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    for k in range(bodies):
        for n in range(levels):
            best[k, n], back[k, n] = start + DROP_COST * k + unary[k, n], None
            for before in range(max(0, k - 2), k):
                gap = places[k] - places[before]
                for m in range(max(0, n - 3), n):
                    usual = float(pitches[m:n].sum() + pitches[m + 1 : n + 1].sum()) / 2
                    misfit = 0.5 * ((gap - usual) / (GAP_SIGMA * usual)) ** 2
                    cost = (
                        best[before, m]
                        + unary[k, n]
                        + min(misfit, MOST_GAP)
                        + SKIP_COST * (n - m - 1)
                        + DROP_COST * (k - before - 1)
                    )
                    if cost < best[k, n]:
                        best[k, n], back[k, n] = cost, (before, m)
    ends = best + DROP_COST * (bodies - 1 - np.arange(bodies))[:, None]
    at: tuple[int, int] | None = tuple(  # type: ignore[assignment]
        int(v) for v in np.unravel_index(int(ends.argmin()), ends.shape)
    )
    cost = float(ends.min())
    names = [-1] * bodies
    while at is not None:
        names[at[0]] = at[1]
        at = back[at]
    return cost, names


def _shifted(names: Sequence[int], misfits: Sequence[Floats]) -> dict[int, float]:
    """Probability that the same bodies are all one level higher (-1) or lower (1)."""
    costs = {}
    for shift in (-1, 0, 1):
        rows = [(k, n + shift) for k, n in enumerate(names) if n >= 0]
        if all(0 <= n < len(COUNTED) for _, n in rows):
            costs[shift] = min(
                _cost_of_whole(off) + sum(float(own[k, n]) for k, n in rows)
                for off, own in zip(OFFSETS, misfits, strict=True)
            )
    least = min(costs.values())
    weights = {shift: float(np.exp(least - cost)) for shift, cost in costs.items()}
    total = sum(weights.values())
    return {shift: weight / total for shift, weight in weights.items() if shift}
