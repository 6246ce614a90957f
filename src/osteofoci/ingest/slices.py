"""Slices whose values do not belong between their neighbours'."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from osteofoci.geometry.arrays import Bools, Floats

NEIGHBOURS = 2
# A slice of air beside one of the body differs by its noise alone, so only the bright side is odd.
MOST_TIMES = 20.0
SAME_SLOPE, TIMES_WITH_OTHER_SLOPE = 0.05, 3.0
SATURATED, SATURATED_AROUND = 0.30, 0.05
STEP = 3


def odd_slices(signal: npt.NDArray[np.float32], covered: Bools, slopes: Floats) -> dict[int, str]:
    """The covered slices of a stack that cannot be what their neighbours are, with the reason.

    Args:
        signal: (slice, row, column), rescaled.
        slopes: rescale slope of each slice.
    """
    places = [int(n) for n in np.flatnonzero(covered)]
    if len(places) < NEIGHBOURS + 1:
        return _not_finite(signal, places)
    odd = _not_finite(signal, places)
    samples = {n: signal[n, ::STEP, ::STEP] for n in places if n not in odd}
    level = {n: float(np.percentile(s, 99)) for n, s in samples.items()}
    flat = {n: float(s.max()) == float(s.min()) for n, s in samples.items()}
    full = {n: float((s == s.max()).mean()) for n, s in samples.items()}
    usual = float(np.median(slopes[places]))
    typical = float(np.percentile([level[n] for n in samples], 90)) if samples else 0.0
    order = list(samples)
    for at, n in enumerate(order):
        around = [m for m in order[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1] if m != n]
        high = max((level[m] for m in around), default=0.0)
        if flat[n]:
            if signal[n].max() == signal[n].min() and not all(flat[m] for m in around):
                odd[n] = "every pixel has the same value"
            continue
        if full[n] > SATURATED and level[n] > 0 and max(full[m] for m in around) < SATURATED_AROUND:
            if level[n] >= high:
                odd[n] = "a large part of it is saturated"
            continue
        other_slope = abs(float(slopes[n]) - usual) > SAME_SLOPE * abs(usual)
        times = TIMES_WITH_OTHER_SLOPE if other_slope else MOST_TIMES
        if high > 0 and level[n] > times * max(high, typical / MOST_TIMES):
            odd[n] = "its values are far above those of its neighbours"
        elif high > 0 and (
            level[n] < 0 or (other_slope and level[n] * times < min(level[m] for m in around))
        ):
            odd[n] = "its values are far below those of its neighbours"
    return odd


def _not_finite(signal: npt.NDArray[np.float32], places: list[int]) -> dict[int, str]:
    return {
        n: "it holds values that are no numbers" for n in places if not np.isfinite(signal[n]).all()
    }
