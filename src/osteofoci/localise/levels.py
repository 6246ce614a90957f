"""Vertebral bodies counted along the spine: which level each one is, and how sure that is.

The bodies are seen one by one; their names are decided together. A name fits where the landmarks
expect that level, where the gaps to the neighbours are as wide as they should be, where the
surroundings look cervical, thoracic or lumbar, and where the column ends: the last body above the
sacrum is the fifth lumbar one.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Path
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.seen import CORES, SACRUM, VERTEBRA, Seen
from osteofoci.skeleton import VERTEBRAL_LEVELS

# The dens and the first body of the sacrum look like bodies of vertebrae: they have a place in the row.
ROW = (*VERTEBRAL_LEVELS, "S1")
DENS, LAST, SACRAL = 0, len(ROW) - 2, len(ROW) - 1
REGION_OF = np.array(["CTLS".index(level[0]) for level in ROW])
BESIDE_MM, STEP_MM, SMOOTH_MM, SACRAL_MM = 24.0, 1.0, 2.0, 10.0
LEAST_MASS = 0.18
# The column as a whole may lie so far off and be so much longer, each body beside that so far off;
# in shares of the pitch, and of its length.
WHOLE_SIGMA, EXPECTED_SIGMA, GAP_SIGMA = 0.4, 0.4, 0.16
LONGER_SIGMA = 0.05
OFFSETS, LONGER = np.arange(-1.5, 1.51, 0.25), np.arange(-0.1, 0.11, 0.05)
MOST_UNARY, MOST_GAP = 4.0, 10.0
SKIP_COST, DROP_COST = 3.0, 2.6
# Of the last body above the sacrum: four lumbar vertebrae are a variant of a few in a hundred.
COST_OF_LAST = np.array([0.0, 5.0, 12.0, 14.0])
SURE = 1e3
EVIDENCE, REGION_EVIDENCE = 2.0, 0.3
# How rarely a body looks like none of its region; the first of the sacrum often looks lumbar.
LEAST_REGION = np.where(REGION_OF == 3, 0.5, 0.05)
LEAST_COUNTED = 4
# What speaks for the levels of neighbours goes together; taken as independent it would be too sure.
TOGETHER = 3.0


@dataclass(frozen=True)
class Counted:
    """The vertebral bodies that were seen.

    Attributes:
        centres: LPS mm by level.
        shifted: probability that every level is truly so many further down (-1, 1).
    """

    centres: dict[str, Floats]
    shifted: dict[int, float]


@dataclass(frozen=True, eq=False)
class Column:
    """One way in which the landmarks' column may be off.

    Attributes:
        cost: of being so far off.
        misfits: cost (bodies, levels) of a body bearing the name of a level.
    """

    cost: float
    misfits: Floats


def count_vertebrae(
    seen: Seen, landmarks: Mapping[str, Floats], pinned: Mapping[str, Floats], scale: float
) -> Counted | None:
    """Name the vertebral bodies that were seen; None where too few were.

    Args:
        landmarks: as found so far; they tell the run of the spine and where levels are expected.
        pinned: centres of levels that the reader has named.
    """
    spine = _spine(landmarks)
    sacrum = _shown(seen, SACRUM)
    bodies, regions = _bodies(seen, spine, sacrum, scale)
    if len(bodies) < LEAST_COUNTED:
        return None
    places = spine.locate(bodies)[0] * spine.length_mm
    expected = np.array(
        [spine.locate(landmarks[f"vertebra {level}"][None])[0][0] for level in VERTEBRAL_LEVELS]
    )
    expected *= spine.length_mm
    pitches = np.maximum(np.gradient(expected), 4.0)
    expected = np.append(expected, spine.length_mm + pitches[-1] / 2)
    pitches = np.append(pitches, pitches[-1])
    told = {
        int(np.argmin(np.linalg.norm(bodies - point, axis=1))): ROW.index(level)
        for level, point in pinned.items()
        if level in VERTEBRAL_LEVELS
    }
    known = _known_costs(regions, told)
    ends = _cost_of_ends(last=_sacrum_below(sacrum, spine, places, pitches, scale))
    columns = [
        Column(_cost_of_whole(off, more), _misfits(places, off, more, expected, pitches) + known)
        for off, more in itertools.product(OFFSETS, LONGER)
    ]
    steps = _step_costs(places, pitches)
    _, names = min(
        (_assigned(steps, column, ends) for column in columns),
        key=lambda found: found[0],
    )
    centres = {ROW[n]: bodies[k] for k, n in enumerate(names) if DENS < n < SACRAL}
    if len(centres) < LEAST_COUNTED:
        return None
    return Counted(centres, _shifted(names, columns, ends))


def _cost_of_whole(offset: float, longer: float) -> float:
    away = (offset / WHOLE_SIGMA) ** 2 + (longer / LONGER_SIGMA) ** 2
    return EVIDENCE * min(0.5 * away, MOST_UNARY)


def _spine(landmarks: Mapping[str, Floats]) -> Path:
    points = [landmarks[f"vertebra {level}"] for level in VERTEBRAL_LEVELS]
    points.append(landmarks["sacrum top"])
    return Path(np.array(points))


def _shown(seen: Seen, kind: int) -> Floats:
    """Voxels (n, 3), LPS mm, where a kind of bone is clearly seen."""
    return seen.grid.points_lps_mm(np.argwhere(seen.clearly(kind)))


def _bodies(seen: Seen, spine: Path, sacrum: Floats, scale: float) -> tuple[Floats, Floats]:
    """Bodies seen beside the spine, from above to below.

    Args:
        sacrum: voxels where it is seen.

    Returns:
        Their centres (n, 3), and the shares (n, 4) of them that look cervical, thoracic, lumbar,
        sacral.
    """
    none = np.zeros((0, 3)), np.zeros((0, 4))
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
    sacral = _sacral_share(sacrum, _shown(seen, VERTEBRA), np.array(centres), scale)[:, None]
    return np.array(centres), np.hstack([np.array(regions) * (1 - sacral), sacral])


def _sacral_share(sacrum: Floats, vertebrae: Floats, centres: Floats, scale: float) -> Floats:
    """How much of the bone around each body (n, 3) is seen as the sacrum's, 0..1."""
    reach_mm = SACRAL_MM * scale
    sacral, vertebral = (_count_within(p, centres, reach_mm) for p in (sacrum, vertebrae))
    share: Floats = sacral / np.maximum(sacral + vertebral, 1)
    return share


def _count_within(points: Floats, centres: Floats, reach_mm: float) -> Floats:
    """How many points (m, 3) lie around each centre (n, 3)."""
    return np.array([(np.linalg.norm(points - c, axis=1) < reach_mm).sum() for c in centres])


def _sacrum_below(
    sacrum: Floats, spine: Path, places: Floats, pitches: Floats, scale: float
) -> bool:
    """Whether the sacrum is seen right below the last body, so that it is the last lumbar one."""
    if len(sacrum) < 50:
        return False
    at, away = spine.locate(sacrum[:: max(1, len(sacrum) // 20000)])
    beyond = at * spine.length_mm - places[-1]
    pitch = float(pitches[-1])
    close = (away < 18 * scale) & (beyond > 0.3 * pitch) & (beyond < 1.7 * pitch)
    return bool(close.sum() >= 8)


def _misfits(
    places: Floats, offset: float, longer: float, expected: Floats, pitches: Floats
) -> Floats:
    """Cost (bodies, levels) of a body lying so far from where a level of that column is expected."""
    middle = expected.mean()
    there = middle + (1 + longer) * (expected - middle) + offset * pitches
    away = (places[:, None] - there[None]) / (EXPECTED_SIGMA * pitches[None])
    cost: Floats = np.minimum(0.5 * away**2, MOST_UNARY)
    return cost


def _known_costs(regions: Floats, told: Mapping[int, int]) -> Floats:
    """Cost (bodies, levels) of a level by how a body looks, and by the reader.

    Args:
        told: levels of bodies that the reader has named.
    """
    cost: Floats = -REGION_EVIDENCE * np.log(np.maximum(regions[:, REGION_OF], LEAST_REGION))
    levels = np.arange(len(ROW))
    for body, level in told.items():
        cost[body] += np.where(levels == level, -SURE, SURE)
    return cost


def _cost_of_ends(*, last: bool) -> Floats:
    """Cost (levels) of the last vertebra being so high up, where the sacrum is right below it."""
    away = np.clip(LAST - np.arange(len(ROW)), 0, 3)
    cost: Floats = COST_OF_LAST[away] * last
    return cost


def _step_costs(places: Floats, pitches: Floats) -> dict[tuple[int, int], Floats]:
    """Cost (levels, levels) of two bodies, with none or one between them, bearing two names in turn."""
    levels = np.arange(len(ROW))
    above, below = np.meshgrid(levels, levels, indexing="ij")
    # The sacrum follows the last vertebra, whichever that is.
    start = np.where(below == SACRAL, SACRAL - 1, above)
    sums = np.concatenate([[0.0], np.cumsum(pitches)])
    usual = np.maximum(sums[below] - sums[start] + sums[below + 1] - sums[start + 1], 1e-6) / 2
    between = np.clip(below - above - 1, 0, len(COST_OF_LAST) - 1)
    skipped = np.where(below == SACRAL, COST_OF_LAST[between], SKIP_COST * between)
    possible = (above < below) & (below <= above + 3)
    costs = {}
    for k in range(1, len(places)):
        for before in range(max(0, k - 2), k):
            gap = places[k] - places[before]
            misfit = np.minimum(0.5 * ((gap - usual) / (GAP_SIGMA * usual)) ** 2, MOST_GAP)
            dropped = DROP_COST * (k - before - 1)
            costs[before, k] = np.where(possible, misfit + skipped + dropped, np.inf)
    return costs


def _assigned(
    steps: Mapping[tuple[int, int], Floats], column: Column, ends: Floats
) -> tuple[float, list[int]]:
    """The cheapest names in order, and their cost; -1 for a body that is none."""
    bodies, levels = column.misfits.shape
    best = np.empty((bodies, levels))
    back: list[list[tuple[int, int] | None]] = []
    for k in range(bodies):
        best[k] = column.cost + DROP_COST * k
        come_from: list[tuple[int, int] | None] = [None] * levels
        for before in range(max(0, k - 2), k):
            cost = best[before][:, None] + steps[before, k]
            names = cost.argmin(axis=0)
            cheapest = cost.min(axis=0)
            for n in map(int, np.flatnonzero(cheapest < best[k])):
                best[k, n], come_from[n] = cheapest[n], (before, int(names[n]))
        best[k] += column.misfits[k]
        back.append(come_from)
    whole = best + DROP_COST * (bodies - 1 - np.arange(bodies))[:, None] + ends
    found = [-1] * bodies
    at: tuple[int, int] | None = divmod(int(whole.argmin()), levels)
    while at is not None:
        found[at[0]] = at[1]
        at = back[at[0]][at[1]]
    return float(whole.min()), found


def _shifted(names: Sequence[int], columns: Sequence[Column], ends: Floats) -> dict[int, float]:
    """Probability that the same bodies are all one level higher (-1) or lower (1)."""
    bodies = [(k, n) for k, n in enumerate(names) if DENS < n < SACRAL]
    costs = {}
    for shift in (-1, 0, 1):
        rows = [(k, n + shift) for k, n in bodies if n + shift <= LAST]
        costs[shift] = float(ends[rows[-1][1]]) + COST_OF_LAST[len(bodies) - len(rows)]
        costs[shift] += min(
            column.cost + sum(float(column.misfits[k, n]) for k, n in rows) for column in columns
        )
    least = min(costs.values())
    weights = {shift: float(np.exp((least - cost) / TOGETHER)) for shift, cost in costs.items()}
    total = sum(weights.values())
    return {shift: weight / total for shift, weight in weights.items() if shift}
