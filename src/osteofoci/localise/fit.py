"""Fit a drawn long bone to the image: cortex is dark, and what lies beside it is brighter.

A bone is moved and turned as a whole, a few millimetres at most, so that the dark rim falls on
its drawn surface. What the image does not tell stays as drawn. Bones without a dark rim of
their own, or with neighbours that look alike (vertebrae, tarsals, ribs), are not for this.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Path, Volume, moved, unit
from osteofoci.geometry.arrays import Block, Floats
from osteofoci.skeleton import DrawnBone

STEPS_MM = (3.0, 1.5, 0.75)
TRUSTED_WITHIN_MM = 5.0
RIM_MM, BESIDE_MM = (-2.0, 0.6), (2.0, 5.0)
MOST_POINTS = 500
LEAST_GAIN = 0.02


def fit_bone(volume: Volume, bone: DrawnBone, *, scale: float) -> DrawnBone:
    """The bone moved to where its dark rim is; the same bone where nothing is gained.

    Args:
        scale: of the body; rim and steps grow with it.
    """
    low, high = bone.bounds_mm()
    block = volume.grid.block_around(low - 14, high + 14)
    if block is None:
        return bone
    rim, beside = _shells(bone, low, high, scale)
    if min(len(rim), len(beside)) < 30:
        return bone
    signal, grid = _smoothed(volume, block), volume.grid.part(block)
    level = float(np.median(signal))
    if level <= 0:
        return bone
    start, end = bone.axis.at(0.0), bone.axis.at(1.0)
    ends = np.array([start, end])
    shares = [
        ((p - start) @ (end - start)) / max(float((end - start) @ (end - start)), 1e-6)
        for p in (rim, beside)
    ]

    def score(shift: Floats) -> float:
        """Contrast of the rim, less what the move costs."""
        values = []
        for points, share in zip((rim, beside), shares, strict=True):
            along = np.clip(share, -0.2, 1.2)[:, None]
            places = points + (1 - along) * shift[0] + along * shift[1]
            indices = grid.indices_zyx(places).T
            values.append(ndimage.map_coordinates(signal, indices, order=1, mode="nearest"))
        contrast = (np.sqrt(values[1]).mean() - np.sqrt(values[0]).mean()) / np.sqrt(level)
        cost = 0.5 * float((shift**2).sum(1).mean()) / (TRUSTED_WITHIN_MM * scale) ** 2
        return float(contrast - 0.08 * cost)

    directions = np.array(_axes(end - start))
    shift, best = np.zeros((2, 3)), score(np.zeros((2, 3)))
    first = best
    for step in STEPS_MM:
        for _ in range(4):
            before = best
            for which in ((0, 1), (0,), (1,)):
                for direction in directions if len(which) == 2 else directions[1:]:
                    for sign in (1, -1):
                        tried = shift.copy()
                        tried[list(which)] += sign * step * scale * direction
                        value = score(tried)
                        if value > best:
                            shift, best = tried, value
            if best == before:
                break
    if best - first < LEAST_GAIN:
        return bone
    return _displaced(bone, ends, shift)


def _displaced(bone: DrawnBone, ends: Floats, shift: Floats) -> DrawnBone:
    old, new = ends[1] - ends[0], (ends + shift)[1] - (ends + shift)[0]
    a, b = unit(old), unit(new)
    cross, cosine = np.cross(a, b), float(a @ b)
    skew = np.array([[0, -cross[2], cross[1]], [cross[2], 0, -cross[0]], [-cross[1], cross[0], 0]])
    turn = np.eye(3) + skew + skew @ skew / (1 + cosine)
    middle = ends.mean(0)
    target = middle + shift.mean(0)
    return replace(
        bone,
        parts=tuple(moved(part, turn, middle, target) for part in bone.parts),
        holes=tuple(moved(part, turn, middle, target) for part in bone.holes),
        posterior_elements=tuple(moved(p, turn, middle, target) for p in bone.posterior_elements),
        axis=Path((bone.axis.points_mm - middle) @ turn.T + target),
    )


def _axes(along: Floats) -> tuple[Floats, Floats, Floats]:
    first = unit(along)
    second = unit(np.cross(first, np.array([0.0, 1.0, 0.05])))
    return first, second, np.cross(first, second)


def _shells(bone: DrawnBone, low: Floats, high: Floats, scale: float) -> tuple[Floats, Floats]:
    """Points in the rim and beside it, at random but always the same."""
    rng = np.random.default_rng(0)
    points = rng.uniform(low - 6, high + 6, (40 * MOST_POINTS, 3))
    distance = bone.distance_mm(points) / scale
    rim = points[(distance > RIM_MM[0]) & (distance < RIM_MM[1])]
    beside = points[(distance > BESIDE_MM[0]) & (distance < BESIDE_MM[1])]
    return rim[:MOST_POINTS], beside[:MOST_POINTS]


def _smoothed(volume: Volume, block: Block) -> Floats:
    sigma = [0.8 / s for s in volume.grid.spacing_zyx_mm]
    smooth: Floats = ndimage.gaussian_filter(volume.signal_zyx[block], sigma)
    return np.maximum(smooth, 0)
