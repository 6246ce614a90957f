"""The end plates of vertebral bodies in one plane: the edges between body and disc.

From coarse centres the body's own direction follows; along columns through it the end plates are
the two strongest edges near where they are expected, each running smoothly from column to column
(dynamic programming, Amini et al. 1990, doi:10.1109/34.57681). Then the direction is taken from
the plates found, and they are looked for again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.spine.chain import Link, chain_of_bodies

COLUMNS = np.linspace(-0.84, 0.84, 9)
STEP_MM = 0.15
REACH_PITCH, HALF_SD_PITCH = 0.80, 0.08
EDGE_SIGMA_MM, BESIDE_PITCH = 0.45, 0.05
# An even ramp has a standard deviation of its width over the root of twelve.
RAMP_TO_SIGMA = 0.289
SMOOTHNESS, CLIP = 3.0, 12.0
ROUNDS = 3


@dataclass(frozen=True, eq=False)
class PlaneImage:
    """A picture of the spine in one plane, rows down, ``across`` to the patient's left or back.

    Attributes:
        bright: 1 where bodies are brighter than discs, -1 where they are darker.
    """

    values: Floats
    pixel_mm: tuple[float, float]
    top_mm: float
    start_mm: float
    bright: float = 1.0

    def pixels(self, places_mm: Floats) -> tuple[Floats, Floats]:
        """Fractional rows and columns of (..., 2) places (across, height)."""
        rows = (self.top_mm - places_mm[..., 1]) / self.pixel_mm[0]
        columns = (places_mm[..., 0] - self.start_mm) / self.pixel_mm[1]
        return rows, columns

    def places_mm(self, pixels: Floats) -> Floats:
        """Places (across, height) of (n, 2) fractional rows and columns."""
        across = self.start_mm + pixels[:, 1] * self.pixel_mm[1]
        return np.stack([across, self.top_mm - pixels[:, 0] * self.pixel_mm[0]], axis=1)

    def at(self, places_mm: Floats) -> Floats:
        """Values at (..., 2) places (across, height), linear between pixels."""
        rows, columns = self.pixels(places_mm)
        sampled: Floats = ndimage.map_coordinates(
            self.values, [rows, columns], order=1, mode="nearest", output=np.float32
        )
        return sampled

    def shows(self, place_mm: Floats) -> bool:
        row, column = self.pixels(place_mm)
        return bool(0 <= row < self.values.shape[0] and 0 <= column < self.values.shape[1])


@dataclass(frozen=True, eq=False)
class Body:
    """One vertebral body in one plane.

    Attributes:
        centre_mm: (across, height).
        up: unit direction towards the head, by its own end plates.
        course_up: the same by the row of bodies alone.
        half_across_mm: half the width that the columns span.
        upper_mm, lower_mm: distance of the end plates from the centre along ``up``, by column.
        contrast: of the edges against the picture's own unrest; below 1 nothing stands out.
    """

    centre_mm: Floats
    up: Floats
    course_up: Floats
    half_across_mm: float
    upper_mm: Floats
    lower_mm: Floats
    contrast: float

    @property
    def tilt_deg(self) -> float:
        """Of the upward direction, towards increasing ``across``."""
        return float(np.degrees(np.arctan2(self.up[0], self.up[1])))

    def height_mm(self, share: float) -> float:
        """Height of the body at a place across, -1 .. 1: a parabola through all columns."""
        heights = self.upper_mm - self.lower_mm
        return float(np.polyval(_parabola(heights), share))

    def unrest_mm(self) -> float:
        """Standard deviation of the columns' heights around their parabola."""
        heights = self.upper_mm - self.lower_mm
        return float(np.std(heights - np.polyval(_parabola(heights), COLUMNS)))


def _parabola(heights: Floats) -> Floats:
    weights = np.ones(len(heights))
    fit = np.polyfit(COLUMNS, heights, 2)
    for _ in range(3):
        miss = np.abs(heights - np.polyval(fit, COLUMNS))
        weights = 1 / np.maximum(miss, 0.3)
        fit = np.polyfit(COLUMNS, heights, 2, w=np.sqrt(weights))
    found: Floats = fit
    return found


def find_bodies(
    plane: PlaneImage,
    centres_mm: Sequence[Floats],
    half_across: float,
    *,
    ramps_mm: Sequence[float] = (),
    belief: float = 0.5,
    outward_mm: float = 0.0,
) -> list[Body | None]:
    """Bodies of a row of neighbouring vertebrae.

    Args:
        centres_mm: (across, height) of each, from the head downward; at least three.
        half_across: half the body's width as a share of the distance between neighbours.
        ramps_mm: how far each body's end plates are smeared along the body because it leans towards
            the viewer or away.
        belief: how far a body's own end plates decide its direction, against the row's course.
        outward_mm: by which the steepest edge lies outside of the end plate.
    """
    sigmas = [
        float(np.hypot(EDGE_SIGMA_MM, RAMP_TO_SIGMA * ramp))
        for ramp in (ramps_mm or [0.0] * len(centres_mm))
    ]
    links = chain_of_bodies(plane.at, centres_mm, bright=plane.bright, sigmas_mm=sigmas)
    row = [link.centre_mm for link in links]
    last = len(row) - 1
    found: list[Body | None] = []
    for n, (link, sigma) in enumerate(zip(links, sigmas, strict=True)):
        if not plane.shows(link.centre_mm):
            found.append(None)
            continue
        first, final = max(n - 1, 0), min(n + 1, last)
        above, below = row[first], row[final]
        steps = final - first
        pitch = float(np.linalg.norm(above - below)) / max(steps, 1)
        body = _body(plane, link, unit(above - below), pitch, half_across * pitch, sigma, belief)
        found.append(
            replace(body, upper_mm=body.upper_mm - outward_mm, lower_mm=body.lower_mm + outward_mm)
        )
    return found


def _body(
    plane: PlaneImage,
    link: Link,
    up: Floats,
    pitch: float,
    half: float,
    sigma_mm: float,
    belief: float,
) -> Body:
    centre, expected_up = link.centre_mm, up
    upper = lower = np.zeros(len(COLUMNS))
    contrast = 0.0
    for turn in range(ROUNDS):
        upper, lower, contrast = _plates(plane, centre, up, (pitch, link.half_mm), half, sigma_mm)
        middle = (upper + lower) / 2
        slope, shift = np.polyfit(COLUMNS * half, middle, 1)
        if turn == ROUNDS - 1:
            break
        right = np.array([up[1], -up[0]])
        # The direction of the row of bodies steadies that of the one body.
        turned = unit(up - np.clip(slope, -0.3, 0.3) * right)
        up = unit(belief * turned + (1 - belief) * expected_up)
        centre = centre + float(np.clip(shift, -0.2 * pitch, 0.2 * pitch)) * up
    return Body(centre, up, expected_up, half, upper, lower, contrast)


def _plates(
    plane: PlaneImage,
    centre: Floats,
    up: Floats,
    size: tuple[float, float],
    half: float,
    sigma_mm: float,
) -> tuple[Floats, Floats, float]:
    pitch, usual = size
    t = np.arange(-REACH_PITCH * pitch, REACH_PITCH * pitch + STEP_MM, STEP_MM)
    right = np.array([up[1], -up[0]])
    beside = np.array([-1.0, 0.0, 1.0]) * BESIDE_PITCH * pitch
    across = COLUMNS[:, None] * half + beside[None]
    places = centre + across[:, :, None, None] * right + t[None, None, :, None] * up
    profiles = plane.bright * plane.at(places).mean(axis=1)
    edge = ndimage.gaussian_filter1d(profiles, sigma_mm / STEP_MM, axis=1, order=1)
    unrest = float(np.median(np.abs(edge))) / 0.6745 + 1e-9
    # Scaled down where it is stronger, never cut off, so that the steepest place stays the best.
    strongest = np.maximum(np.abs(edge).max(axis=1, keepdims=True) / unrest, CLIP)
    strength = edge / unrest * (CLIP / strongest)
    contrast = edge / unrest
    ends = []
    total = 0.0
    for sign in (1.0, -1.0):
        away = (t - sign * usual) / (HALF_SD_PITCH * pitch)
        cost = sign * strength + 0.5 * away[None] ** 2
        cost[:, sign * t < 0.06 * pitch] = 1e3
        path = _smoothest(cost)
        ends.append(t[path] + _between(cost, path) * STEP_MM)
        total -= float(np.median(np.take_along_axis(sign * contrast, path[:, None], 1)))
    return ends[0], ends[1], total / 2


def _smoothest(cost: Floats) -> np.ndarray:
    """The path through the columns of least cost, with a price on steps between them."""
    columns, size = cost.shape
    most = max(3, round(0.12 * size))
    steps = np.arange(-most, most + 1)
    price = SMOOTHNESS * (steps * STEP_MM) ** 2
    best = cost[0].copy()
    came = np.zeros((columns, size), int)
    for n in range(1, columns):
        padded = np.pad(best, most, constant_values=1e6)
        options = np.stack(
            [padded[most + s : most + s + size] + p for s, p in zip(steps, price, strict=True)]
        )
        choice = options.argmin(axis=0)
        came[n] = np.clip(np.arange(size) + steps[choice], 0, size - 1)
        best = options.min(axis=0) + cost[n]
    path = np.zeros(columns, int)
    path[-1] = int(best.argmin())
    for n in range(columns - 1, 0, -1):
        path[n - 1] = came[n][path[n]]
    return path


def _between(cost: Floats, path: np.ndarray) -> Floats:
    """The minimum between samples, by a parabola through three of them."""
    size = cost.shape[1]
    middle = np.clip(path, 1, size - 2)
    rows = np.arange(len(path))
    a, b, c = cost[rows, middle - 1], cost[rows, middle], cost[rows, middle + 1]
    bend = a - 2 * b + c
    offset: Floats = np.where(
        np.abs(bend) > 1e-9, 0.5 * (a - c) / np.where(bend == 0, 1, bend), 0.0
    )
    return np.clip(offset, -0.5, 0.5)
