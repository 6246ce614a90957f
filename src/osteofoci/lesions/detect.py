"""Lesions of one localised examination."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from osteofoci.geometry import Volume
from osteofoci.geometry.arrays import Block, Bools
from osteofoci.lesions.candidates import (
    FEATURES,
    Candidate,
    find_candidates,
    smoothed_in_plane,
    vertebral_body,
)
from osteofoci.lesions.delineate import delineate
from osteofoci.lesions.judge import judge, probability
from osteofoci.lesions.measure import Measured, measure_region
from osteofoci.lesions.muscle import Muscle
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import Kind, Site, label_of

# A region may leave the drawn bone as far as that bone may be off.
LEAST_ALLOWED_MM, MOST_ALLOWED_MM, ALLOWED_SIGMAS = 1.5, 4.0, 0.45
# How far from the centre, backward and up or down, in shares of the pitch.
DISC_FREE = (0.60, 0.44)


@dataclass(frozen=True, eq=False)
class Detected:
    """A delineated bright region and the probability that it is disease.

    Attributes:
        sure: it stands as a finding by itself; otherwise it counts only where a focus is known
            from another examination.
    """

    measured: Measured
    confidence: float
    sure: bool


def detect_lesions(
    volume: Volume, skeleton: Skeleton, bones: BoneMap, muscle: Muscle
) -> list[Detected]:
    """Bright marrow beyond what is normal, each delineated and measured, surest first."""
    model = judge()
    candidates = find_candidates(volume, skeleton, bones, muscle)
    chances = probability(candidates, model)
    found: list[Detected] = []
    for candidate, chance in sorted(
        zip(candidates, chances, strict=True), key=lambda pair: -pair[1]
    ):
        if chance < model.faint_threshold:
            continue
        block = candidate.block
        signal = smoothed_in_plane(volume.signal_zyx[block], volume.grid)
        allowed = (
            (bones.label_zyx[block] == label_of(candidate.bone_side))
            & (bones.distance_zyx_mm[block] < _allowed_mm(candidate))
            & volume.covered_zyx[block]
        )
        if candidate.bone_side.bone.kind is Kind.VERTEBRA:
            allowed &= vertebral_body(candidate.bone_side, block, volume.grid, skeleton, DISC_FREE)
        # Around a bone lies muscle: the border is drawn half way from whichever is brighter.
        background = max(candidate.normal_ratio, 1.0) * muscle.signal
        region = delineate(signal, volume.grid, block, candidate.mask, allowed, background)
        if region is None or any(_same(region.mask, other, block) for other in found):
            continue
        site = Site(candidate.bone_side.bone, candidate.bone_side.side)
        measured = measure_region(region, site, volume, muscle, skeleton, bones)
        found.append(Detected(measured, float(chance), bool(chance >= model.threshold)))
    return found


def _allowed_mm(candidate: Candidate) -> float:
    error_mm = float(candidate.features[FEATURES.index("localisation error")])
    return float(np.clip(ALLOWED_SIGMAS * error_mm, LEAST_ALLOWED_MM, MOST_ALLOWED_MM))


def _same(mask: Bools, other: Detected, block: Block) -> bool:
    theirs = other.measured.region
    if theirs.block != block:
        return False
    return bool((mask & theirs.mask).sum() > 0.5 * min(mask.sum(), theirs.mask.sum()))
