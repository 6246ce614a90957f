"""Where this child's growth plates are: the bright band, looked for near its usual place.

An open plate is a thin band across the whole bone, brighter on fluid-sensitive images than the
bone on both of its sides. The median over the bone's cross-section is followed along its axis;
the plate is the sharpest crest near the usual place. A lesion is bright too, but neither thin nor
across the whole bone. Where no crest stands out, the usual place stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from osteofoci.geometry import Volume, sample_at, unit
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import BoneSide, DrawnBone, Kind, Tubular, tubular

REACH_MM, STEP_MM = 18.0, 0.75
BESIDE_MM = (3.0, 6.0)
EXPECTED_WITHIN_MM = 9.0
LEAST_CREST = 0.25
RINGS, SPOKES = (0.25, 0.5, 0.7), 8


def find_plates(
    volume: Volume, bones: Mapping[BoneSide, DrawnBone], seen: Mapping[BoneSide, tuple[bool, ...]]
) -> dict[BoneSide, Tubular]:
    """The growth plates of every tubular bone: found in the image, else at their usual places.

    Args:
        seen: for each bone, at even positions 0..1, whether it was imaged.
    """
    found = {}
    for bone_side, bone in bones.items():
        usual = tubular(bone_side.bone)
        if usual is None:
            continue
        places = list(usual.physes)
        if bone_side.bone.kind is Kind.LONG:
            covered = seen[bone_side]
            for n, place in enumerate(places):
                if covered[round(place * (len(covered) - 1))]:
                    places[n] = _crest_near(volume, bone, place)
        found[bone_side] = replace(usual, physes=tuple(places))
    return found


def _crest_near(volume: Volume, bone: DrawnBone, usual: float) -> float:
    length = bone.axis.length_mm
    steps_mm = np.arange(-REACH_MM, REACH_MM + STEP_MM / 2, STEP_MM)
    places = np.clip(usual + steps_mm / length, -0.02, 1.02)
    profile = _profile(volume, bone, places)
    level = float(np.median(profile))
    if level <= 0:
        return usual
    near, far = (round(mm / STEP_MM) for mm in BESIDE_MM)
    padded = np.pad(profile, far, mode="edge")
    before = _mean_beside(padded, -far, -near, len(profile), far)
    after = _mean_beside(padded, near, far, len(profile), far)
    crest = (profile - np.maximum(before, after)) / level
    believed = crest * np.exp(-0.5 * (steps_mm / EXPECTED_WITHIN_MM) ** 2)
    best = int(believed.argmax())
    if crest[best] < LEAST_CREST:
        return usual
    window = slice(max(0, best - 2), best + 3)
    weights = np.maximum(crest[window], 0)
    return float((places[window] * weights).sum() / weights.sum())


def _mean_beside(padded: Floats, first: int, last: int, size: int, centre: int) -> Floats:
    shifted = [padded[centre + n : centre + n + size] for n in range(first, last + 1)]
    mean: Floats = np.mean(shifted, axis=0)
    return mean


def _profile(volume: Volume, bone: DrawnBone, places: Floats) -> Floats:
    """Median signal over the bone's cross-section at positions along it."""
    middle = bone.axis.at(places)
    along = unit(middle[-1] - middle[0])
    across = unit(np.cross(along, np.array([0.0, 1.0, 0.0])))
    deep = np.cross(along, across)
    radius = np.clip(-bone.distance_mm(middle), 3.0, 25.0)
    angles = np.linspace(0, 2 * np.pi, SPOKES, endpoint=False)
    rays = [np.zeros(3)] + [
        ring * (np.cos(a) * across + np.sin(a) * deep) for ring in RINGS for a in angles
    ]
    points = middle[:, None, :] + float(np.median(radius)) * np.array(rays)[None]
    block = volume.grid.block_around(points.min((0, 1)) - 6, points.max((0, 1)) + 6)
    if block is None:
        return np.zeros(len(places))
    signal = sample_at(volume.signal_zyx[block], volume.grid.part(block), points.reshape(-1, 3))
    medians: Floats = np.median(signal.reshape(len(places), -1), axis=1)
    return medians
