"""Landmarks of one volume: found over the whole, called back by the shape model, looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.case import said
from osteofoci.geometry import Grid, Volume, average_to, nearest_at
from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.localise.levels import Counted
from osteofoci.localise.network import find_landmarks, network_grid, refine_landmarks
from osteofoci.localise.refine import (
    IS_RIGHT,
    TYPE_OF_LANDMARK,
    View,
    body_scale,
    cut_patches,
    scaled_signal,
)
from osteofoci.localise.refusal import NotNamedError
from osteofoci.localise.shape import fit_shape, shape_model
from osteofoci.localise.told import TOLD_SIGMA_MM
from osteofoci.skeleton import LANDMARKS, VERTEBRAL_LEVELS

WORKING_SPACING_ZYX_MM = (2.0, 4.0, 2.0)
LEAST_LANDMARKS = 10
MOST_HEAT_SIGMA_MM, MOST_SIGMA_MM = 23.0, 17.0
LEAST_BRIGHTNESS = 0.45
SPREAD_TO_SIGMA = 0.577
UNSEEN_MM = 40.0
SEEN_JOINT_SIGMA_MM = 4.0
COUNTED_SIGMA_MM, BEYOND_COUNT_SIGMA_MM, CARRIED_SIGMA_MM = 2.0, 10.0, 14.0

Pins = Mapping[int, Floats]


@dataclass(frozen=True, eq=False)
class Marks:
    """Landmarks in the order of ``LANDMARKS``.

    Attributes:
        points: LPS mm (n, 3), also those outside the images.
        sigma_mm: standard deviation of each; 40 where it was not seen.
        sharp: the network over the whole saw it clearly.
        seen: it was looked at in the imaged part.
    """

    points: Floats
    sigma_mm: Floats
    scale: float
    sharp: Bools
    seen: Bools

    @property
    def named(self) -> dict[str, Floats]:
        return dict(zip(LANDMARKS, self.points, strict=True))

    @property
    def named_sigma_mm(self) -> dict[str, float]:
        return {name: float(s) for name, s in zip(LANDMARKS, self.sigma_mm, strict=True)}


@dataclass(frozen=True, eq=False)
class Working:
    """The volume as the networks that look closer see it."""

    grid: Grid
    prepared_zyx: npt.NDArray[np.float32]
    covered_zyx: Bools


def working(volume: Volume) -> Working:
    grid = network_grid(volume.grid, WORKING_SPACING_ZYX_MM)
    signal = average_to(volume.signal_zyx, volume.grid, grid)
    covered = average_to(volume.covered_zyx, volume.grid, grid) > 0.5
    return Working(grid, scaled_signal(signal, covered), covered)


def first_marks(volume: Volume) -> Marks:
    """Landmarks as the network over the whole volume sees them, outliers called back.

    Raises:
        CoverageError: hardly a landmark was seen.
    """
    heat = find_landmarks(volume)
    present = heat.presence > 0.5
    if present.sum() < LEAST_LANDMARKS:
        found = int(present.sum())
        raise NotNamedError(said("few-landmarks", least=LEAST_LANDMARKS, found=found))
    sigma = np.where(present, np.maximum(heat.sigma_mm, 8.0), np.inf)
    points, sigma, scale = _regularised(heat.points_lps_mm, sigma)
    sharp = present & (heat.sigma_mm <= MOST_HEAT_SIGMA_MM)
    return Marks(points, sigma, scale, sharp, sharp)


def looked_closer(marks: Marks, at: Working, view: View, pins: Pins) -> Marks:
    """Every landmark moved by the network that sees the patch around it.

    Args:
        pins: landmarks that stay where they were put.
    """
    seen = nearest_at(at.covered_zyx, at.grid, marks.points, outside=False) & marks.sharp
    patches = cut_patches(
        at.prepared_zyx,
        at.grid.indices_zyx(marks.points),
        np.array(WORKING_SPACING_ZYX_MM),
        marks.scale,
        IS_RIGHT,
        view,
    )
    offset, spread = refine_landmarks(patches, TYPE_OF_LANDMARK, view.name)
    offset[IS_RIGHT, 2] *= -1
    moved = marks.points + marks.scale * offset[:, ::-1]
    sigma = np.where(seen, np.maximum(SPREAD_TO_SIGMA * marks.scale * spread, 1.0), np.inf)
    return settled(replace(marks, points=moved, sigma_mm=sigma, seen=seen), pins)


def settled(marks: Marks, pins: Pins) -> Marks:
    """The most probable constellation, with the pinned landmarks where they are."""
    points, sigma = marks.points.copy(), marks.sigma_mm.copy()
    for row, point in pins.items():
        points[row], sigma[row] = point, TOLD_SIGMA_MM
    points, sigma, scale = _regularised(points, sigma)
    for row, point in pins.items():
        points[row] = point
    return replace(marks, points=points, sigma_mm=sigma, scale=scale)


def recounted(marks: Marks, counted: Counted) -> Marks:
    """Vertebrae where they were counted; the ribs carried along by their vertebrae."""
    points, sigma = marks.points.copy(), marks.sigma_mm.copy()
    rows = {level: LANDMARKS.index(f"vertebra {level}") for level in VERTEBRAL_LEVELS}
    order = [VERTEBRAL_LEVELS.index(level) for level in counted.centres]
    moves = np.array([p - points[rows[level]] for level, p in counted.centres.items()])
    shift = np.stack(
        [np.interp(np.arange(len(VERTEBRAL_LEVELS)), order, moves[:, k]) for k in range(3)], 1
    )
    for n, level in enumerate(VERTEBRAL_LEVELS):
        row = rows[level]
        points[row] = points[row] + shift[n]
        if level in counted.centres:
            sigma[row] = COUNTED_SIGMA_MM
        else:
            sigma[row] = np.inf if order[0] < n < order[-1] else BEYOND_COUNT_SIGMA_MM
        number = level[1:]
        if level[0] != "T" or np.linalg.norm(shift[n]) < 0.3 * _pitch(points, rows, n):
            continue
        for side in ("left", "right"):
            for part, share in (("back", 1.0), ("side", 0.8), ("tip", 0.5)):
                own = LANDMARKS.index(f"{side} rib {number} {part}")
                points[own] = points[own] + share * shift[n]
                sigma[own] = max(sigma[own], CARRIED_SIGMA_MM)
    known = np.where(marks.sigma_mm >= UNSEEN_MM, np.inf, sigma)
    for level in counted.centres:
        known[rows[level]] = COUNTED_SIGMA_MM
    fitted, spread, scale = _regularised(points, known)
    return replace(marks, points=fitted, sigma_mm=spread, scale=scale)


def at_seen_places(marks: Marks, places: Mapping[str, Floats]) -> Marks:
    """The constellation with some landmarks where their joint or part of the body is seen."""
    if not places:
        return marks
    points = marks.points.copy()
    sigma = np.where(marks.sigma_mm >= UNSEEN_MM, np.inf, marks.sigma_mm)
    for name, point in places.items():
        row = LANDMARKS.index(name)
        points[row], sigma[row] = point, SEEN_JOINT_SIGMA_MM
    points, sigma, scale = _regularised(points, sigma)
    return replace(marks, points=points, sigma_mm=sigma, scale=scale)


def _pitch(points: Floats, rows: Mapping[str, int], n: int) -> float:
    beside = VERTEBRAL_LEVELS[n + 1 if n + 1 < len(VERTEBRAL_LEVELS) else n - 1]
    apart = points[rows[beside]] - points[rows[VERTEBRAL_LEVELS[n]]]
    return float(np.linalg.norm(apart))


def in_the_body(marks: Marks, at: Working) -> Bools:
    """Landmarks that were really seen: sharp, and in the body, not in the air beside it."""
    flesh = ndimage.uniform_filter(np.maximum(at.prepared_zyx, 0), (9, 5, 9)) > LEAST_BRIGHTNESS
    inside: Bools = nearest_at(flesh, at.grid, marks.points, outside=False)
    return marks.seen & (marks.sigma_mm <= MOST_SIGMA_MM) & inside


def _regularised(points: Floats, sigma: Floats) -> tuple[Floats, Floats, float]:
    known = {n: p for n, p, s in zip(LANDMARKS, points, sigma, strict=True) if np.isfinite(s)}
    scale = body_scale(known)
    fitted, _ = fit_shape(points, sigma, scale=scale, model=shape_model())
    return (
        fitted,
        np.where(np.isfinite(sigma), sigma, UNSEEN_MM),
        body_scale(dict(zip(LANDMARKS, fitted, strict=True))),
    )
