"""All end plates of the spine at once, along its middle: where each body starts and ends.

Single bodies slip to their neighbours' plates where they are low or overlaid. Along the whole spine
they cannot: bodies and discs take turns, bodies are about as high as their neighbours or lower, discs
are thin. The best sequence of edges under these costs is found by dynamic programming (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats

STEP_MM = 0.3
ACROSS_PITCH = np.linspace(-0.32, 0.32, 9)
BODY_PITCH, LOW_BODY_PITCH, BODY_SD_PITCH = 0.78, 0.40, 0.06
DISC_PITCH, DISC_SD_PITCH = 0.23, 0.07
CENTRE_SD_MM = 5.0
STRONGEST = 8.0
BEYOND_PITCH = 1.1


@dataclass(frozen=True, eq=False)
class Link:
    """One body along the spine: its centre (across, height) and half its height in mm."""

    centre_mm: Floats
    half_mm: float


def chain_of_bodies(
    values_at: Callable[[Floats], Floats],
    centres_mm: Sequence[Floats],
    *,
    bright: float,
    sigmas_mm: Sequence[float],
) -> list[Link]:
    """Bodies of neighbouring vertebrae.

    Args:
        values_at: function from (..., 2) places to values.
        centres_mm: coarse ones, from the head downward, at least four.
        bright: 1 where bodies are brighter than discs, -1 where they are darker.
        sigmas_mm: smoothing along the spine for each body.
    """
    line = np.array(centres_mm, float)
    pitch = _pitches(line)
    places, reached, own = _course(line, pitch)
    right = _right(places)
    width = np.interp(reached, own, pitch)
    samples = places[:, None] + ACROSS_PITCH[None, :, None] * width[:, None, None] * right[:, None]
    profile = bright * np.median(values_at(samples), axis=1)
    sigma = float(np.median(sigmas_mm)) / STEP_MM
    # Downward along the spine a body begins where the profile rises.
    rise = ndimage.gaussian_filter1d(profile, max(sigma, 1.5), order=1)
    unrest = float(np.median(np.abs(rise))) / 0.6745 + 1e-9
    around = ndimage.maximum_filter1d(np.abs(rise), int(1.2 * float(pitch.mean()) / STEP_MM))
    strength = STRONGEST * rise / np.maximum(around, STRONGEST * unrest)
    edges = _sequence(strength, reached, own, pitch)
    found = []
    for n in range(len(line)):
        first, last = edges[2 * n], edges[2 * n + 1]
        middle = (first + last) / 2
        centre = np.array([np.interp(middle, reached, places[:, a]) for a in (0, 1)])
        found.append(Link(centre, float(last - first) / 2))
    return found


def _pitches(line: Floats) -> Floats:
    """Distance between neighbours at every body, as a straight line over the levels.

    A low vertebra brings its neighbours nearer; the others tell what it would be.
    """
    gaps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    places = np.arange(len(gaps)) + 0.5
    weight = np.ones(len(gaps))
    fit = np.polyfit(places, gaps, 1)
    for _ in range(5):
        miss = gaps - np.polyval(fit, places)
        # Too near is what loss of height does, so it weighs less than too far.
        weight = 1 / np.maximum(np.where(miss < 0, 2.5, 1.0) * np.abs(miss), 0.6)
        fit = np.polyfit(places, gaps, 1, w=np.sqrt(weight))
    smooth: Floats = np.maximum(np.polyval(fit, np.arange(len(line))), 5.0)
    return smooth


def _course(line: Floats, pitch: Floats) -> tuple[Floats, Floats, Floats]:
    """Points every 0.3 mm along the spine, their way from its start, and that of the centres."""
    start = line[0] + BEYOND_PITCH * pitch[0] * unit(line[0] - line[1])
    end = line[-1] + BEYOND_PITCH * pitch[-1] * unit(line[-1] - line[-2])
    knots = np.vstack([start, line, end])
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1))])
    reached = np.arange(0.0, way[-1], STEP_MM)
    places = np.stack([np.interp(reached, way, knots[:, a]) for a in (0, 1)], axis=1)
    smooth: Floats = ndimage.gaussian_filter1d(places, 4.0 / STEP_MM, axis=0, mode="nearest")
    return smooth, reached, way[1:-1]


def _right(places: Floats) -> Floats:
    run = np.gradient(places, axis=0)
    run /= np.maximum(np.linalg.norm(run, axis=1, keepdims=True), 1e-9)
    # The course runs down; across is a quarter turn of that.
    turned: Floats = np.stack([-run[:, 1], run[:, 0]], axis=1)
    return turned


def _sequence(strength: Floats, reached: Floats, own: Floats, pitch: Floats) -> Floats:
    """Ways of the upper and the lower plate of every body."""
    size = len(reached)
    cost = np.full(size, np.inf)
    came: list[np.ndarray] = []
    for n, (centre, p) in enumerate(zip(own, pitch, strict=True)):
        for which in (0, 1):
            expected = centre + (-0.5 if which == 0 else 0.5) * BODY_PITCH * p
            local = -strength if which == 0 else strength
            local = local + 0.5 * ((reached - expected) / np.hypot(CENTRE_SD_MM, 0.12 * p)) ** 2
            if n == 0 and which == 0:
                cost = local
                continue
            if which == 1:
                gaps, price = _body_price(p)
            else:
                gaps, price = _disc_price((p + pitch[n - 1]) / 2)
            best = np.full(size, np.inf)
            origin = np.zeros(size, int)
            for gap, own_price in zip(gaps, price, strict=True):
                moved = np.full(size, np.inf)
                moved[gap:] = cost[: size - gap] + own_price
                better = moved < best
                best[better] = moved[better]
                origin[better] = np.flatnonzero(better) - gap
            came.append(origin)
            cost = best + local
    place = int(np.argmin(cost))
    path = [place]
    for origin in reversed(came):
        place = int(origin[place])
        path.append(place)
    ways: Floats = reached[path[::-1]]
    return ways


def _body_price(pitch: float) -> tuple[np.ndarray, Floats]:
    """Heights in steps with their price: free from half to the whole of the usual height."""
    gaps = np.arange(max(2, int(0.15 * pitch / STEP_MM)), int(1.05 * pitch / STEP_MM))
    height = gaps * STEP_MM / pitch
    high = np.maximum(height - BODY_PITCH, 0) / BODY_SD_PITCH
    low = np.maximum(BODY_PITCH - height, 0) / (BODY_PITCH - LOW_BODY_PITCH)
    return gaps, 0.5 * high**2 + 1.5 * low**2


def _disc_price(pitch: float) -> tuple[np.ndarray, Floats]:
    gaps = np.arange(max(2, int(0.06 * pitch / STEP_MM)), int(0.6 * pitch / STEP_MM))
    away = (gaps * STEP_MM / pitch - DISC_PITCH) / DISC_SD_PITCH
    return gaps, 0.5 * away**2
