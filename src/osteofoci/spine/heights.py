"""What height a vertebra has lost: against its neighbours, and against itself before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import VERTEBRAL_LEVELS

# Where across the body heights are taken: shares of its half depth, front to back.
PLACES = (-0.7, 0.0, 0.7)
NEIGHBOURS, LEAST_NEIGHBOURS = 4, 4
LOW_SHARE = 0.88


class Share(StrEnum):
    """Which of the three heights has lost most."""

    FRONT = "anterior"
    MIDDLE = "middle"
    BACK = "posterior"


@dataclass(frozen=True)
class Heights:
    """Heights (mm) of one body, and the standard deviation of each."""

    front_mm: float
    middle_mm: float
    back_mm: float
    error_mm: float

    @property
    def all_mm(self) -> tuple[float, float, float]:
        return self.front_mm, self.middle_mm, self.back_mm

    @property
    def mean_mm(self) -> float:
        return sum(self.all_mm) / 3


@dataclass(frozen=True)
class Loss:
    """
    Attributes:
        fraction: of the expected height that is missing, at the place that lost most; negative
            where the body is higher than expected.
        error: its standard deviation.
        place: which height.
        against_before: fraction of its own height before that it has lost since, corrected for the
            growth of the other vertebrae; negative where it has won height. None without one.
        before_error: standard deviation of that.
    """

    fraction: float
    error: float
    place: Share
    against_before: float | None = None
    before_error: float | None = None


def losses_of(
    now: Mapping[str, Heights], before: Mapping[str, Heights] | None = None
) -> dict[str, Loss]:
    """Loss of every body against what its neighbours let expect, and against before.

    Heights grow steadily down the spine, so the expected height at each place is the Theil-Sen line
    (Sen 1968, doi:10.1080/01621459.1968.10480934) through up to four neighbours on either side;
    neighbours that are themselves low are left out.
    """
    table = {level: np.array(h.all_mm) for level, h in now.items()}
    rough = {level: _expected(level, table, frozenset()) for level in table}
    low = frozenset(
        level
        for level, expected in rough.items()
        if expected is not None and float((table[level] / expected).min()) < LOW_SHARE
    )
    growth = _growth(now, before, low) if before else None
    found = {}
    for level, own in now.items():
        expected = _expected(level, table, low)
        if expected is None:
            continue
        missing = 1 - table[level] / expected
        place = int(missing.argmax())
        error = own.error_mm / float(expected[place]) * np.sqrt(1.3)
        since = _since(own, (before or {}).get(level), growth)
        found[level] = Loss(
            float(missing[place]), float(error), list(Share)[place],
            None if since is None else since[0], None if since is None else since[1],
        )  # fmt: skip
    return found


def _expected(level: str, table: Mapping[str, Floats], low: frozenset[str]) -> Floats | None:
    here = VERTEBRAL_LEVELS.index(level)
    near = [
        (VERTEBRAL_LEVELS.index(other) - here, heights)
        for other, heights in table.items()
        if other != level
        and other not in low
        and abs(VERTEBRAL_LEVELS.index(other) - here) <= NEIGHBOURS
    ]
    if len(near) < LEAST_NEIGHBOURS:
        return None
    steps = np.array([step for step, _ in near], float)
    heights = np.array([h for _, h in near])
    expected = np.zeros(3)
    for place in range(3):
        slopes = [
            (heights[b, place] - heights[a, place]) / (steps[b] - steps[a])
            for a in range(len(steps))
            for b in range(a + 1, len(steps))
            if steps[a] != steps[b]
        ]
        slope = float(np.median(slopes))
        expected[place] = float(np.median(heights[:, place] - slope * steps))
    return np.maximum(expected, 1.0)


def _growth(
    now: Mapping[str, Heights], before: Mapping[str, Heights], low: frozenset[str]
) -> float | None:
    ratios = [
        now[level].mean_mm / before[level].mean_mm
        for level in now
        if level in before and level not in low
    ]
    return float(np.median(ratios)) if len(ratios) >= LEAST_NEIGHBOURS else None


def _since(
    own: Heights, earlier: Heights | None, growth: float | None
) -> tuple[float, float] | None:
    if earlier is None or growth is None:
        return None
    lost = [1 - a / (growth * b) for a, b in zip(own.all_mm, earlier.all_mm, strict=True)]
    error = float(np.hypot(own.error_mm / own.mean_mm, earlier.error_mm / earlier.mean_mm))
    return max(lost, key=abs), error
