"""The muscle of the same examination, against which signal is measured."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from osteofoci.geometry import Volume
from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import BoneSide, Side, bone_named

LEAST_VOXELS, MOST_POINTS = 400, 2000
AS_MUSCLE = 0.15


@dataclass(frozen=True, eq=False)
class Muscle:
    """Level of muscle signal.

    Attributes:
        signal: most frequent value.
        error: its standard deviation, from the places that were compared.
        place: where it was measured, in words.
        points_lps_mm: (n, 3) some of the voxels that showed it, to find muscle in other sequences.
    """

    signal: float
    error: float
    place: str
    points_lps_mm: Floats = field(default_factory=lambda: np.zeros((0, 3)))


def muscle_of_skeleton(volume: Volume, skeleton: Skeleton, bones: BoneMap) -> Muscle | None:
    """Muscle around the middle of the thighs, else the upper arms; None if neither is in view."""
    for name, reach in (("femur", 28.0), ("tibia", 22.0), ("humerus", 18.0)):
        levels, points = [], []
        for side in (Side.LEFT, Side.RIGHT):
            place = BoneSide(bone_named(name), side)
            around, signal = _around_shaft(volume, skeleton, bones, place, reach)
            if signal.size >= LEAST_VOXELS:
                levels.append(_mode(signal))
                points.append(around[np.abs(signal - levels[-1]) < AS_MUSCLE * levels[-1]])
        if levels:
            level = float(np.mean(levels))
            spread = abs(levels[0] - levels[-1]) / 2 if len(levels) > 1 else 0.1 * level
            every = np.concatenate(points)
            return Muscle(
                level,
                max(spread, 0.03 * level),
                f"around the middle of the {name}",
                every[:: len(every) // MOST_POINTS + 1],
            )
    return None


def muscle_of_body(volume: Volume, body_zyx: Bools) -> Muscle:
    """The most frequent signal of the body, for images in which no bone was named."""
    signal: Floats = volume.signal_zyx[body_zyx & volume.covered_zyx]
    signal = signal[signal > 0.25 * np.median(signal)] if signal.size else np.ones(1)
    level = _mode(signal)
    return Muscle(level, 0.12 * level, "the most frequent signal of the body")


def _around_shaft(
    volume: Volume, skeleton: Skeleton, bones: BoneMap, bone_side: BoneSide, reach_mm: float
) -> tuple[Floats, Floats]:
    """Places (n, 3) and signals of what lies around the middle of a long bone."""
    nothing = np.zeros((0, 3)), np.zeros(0)
    bone = skeleton.bones.get(bone_side)
    if bone is None or skeleton.covered_share(bone_side) < 0.5:
        return nothing
    scale = skeleton.scale
    ends = np.array([bone.axis.at(0.35), bone.axis.at(0.65)])
    margin = reach_mm * scale
    block = volume.grid.block_around(ends.min(0) - margin, ends.max(0) + margin)
    if block is None:
        return nothing
    points = volume.grid.block_points_lps_mm(block)
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    t = (points - ends[0].astype(np.float32)) @ along.astype(np.float32)
    within = (t > 0) & (t < np.linalg.norm(ends[1] - ends[0]))
    gap = points - ends[0].astype(np.float32) - t[..., None] * along.astype(np.float32)
    distance = np.linalg.norm(gap, axis=-1)
    ring = within & (distance > 0.4 * margin) & (distance < margin)
    ring &= volume.covered_zyx[block] & (bones.distance_zyx_mm[block] > 2.0)
    return points[ring], volume.signal_zyx[block][ring]


def _mode(signal: Floats) -> float:
    """Half-sample mode (Bickel and Frühwirth 2006, doi:10.1016/j.csda.2005.07.011)."""
    values = np.sort(signal.astype(float))
    while values.size > 8:
        half = values.size // 2
        widths = values[half:] - values[: values.size - half]
        start = int(np.argmin(widths))
        values = values[start : start + half]
    return float(values.mean())
