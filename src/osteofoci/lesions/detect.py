"""Lesions of one localised examination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from osteofoci.geometry import Volume, shared_part
from osteofoci.lesions.candidates import (
    FEATURES,
    Candidate,
    find_candidates,
    smoothed_in_plane,
    vertebral_body,
)
from osteofoci.lesions.core import fluid_signal
from osteofoci.lesions.delineate import Region, delineate
from osteofoci.lesions.judge import judge, limits
from osteofoci.lesions.measure import Measured, measure_region
from osteofoci.lesions.muscle import Muscle
from osteofoci.lesions.normal import normal_pattern
from osteofoci.lesions.pieces import pieces_together, united
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import BoneSide, Kind, Site

# A region may leave the drawn bone as far as that bone may be off.
LEAST_ALLOWED_MM, MOST_ALLOWED_MM, ALLOWED_SIGMAS = 1.5, 4.0, 0.45
# How far from the centre, backward and up or down, in shares of the pitch.
DISC_FREE = (0.60, 0.44)


class Judgement(StrEnum):
    """What a bright place is taken for.

    A faint one counts only where a focus is known from another examination.
    """

    LESION = "lesion"
    FAINT = "faint"
    NORMAL = "normal"


@dataclass(frozen=True, eq=False)
class Detected:
    """A delineated bright place.

    Attributes:
        confidence: probability that it is what it is taken for; of a faint one, that it is a
            lesion.
        pattern: for a normal place, the published pattern it fits.
    """

    measured: Measured
    judgement: Judgement
    confidence: float
    pattern: str | None


def detect_lesions(
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
    *,
    age_years: float | None = None,
) -> list[Detected]:
    """Bright marrow, each place delineated, measured and judged, likely lesions first."""
    candidates = find_candidates(volume, skeleton, bones, muscle)
    fluid = fluid_signal(volume, skeleton)
    verdicts = judge(candidates, volume, skeleton, bones, muscle)
    bounds = limits()
    found: list[Detected] = []
    for candidate, verdict in sorted(
        zip(candidates, verdicts, strict=True), key=lambda pair: -pair[1].lesion
    ):
        if verdict.lesion + verdict.normal < bounds.faint_threshold:
            continue
        region = _delineated(candidate, volume, skeleton, bones, muscle)
        if region is None or any(_same(region, other.measured.region) for other in found):
            continue
        site = Site(candidate.bone_side.bone, candidate.bone_side.side)
        measured = measure_region(region, site, volume, muscle, skeleton, bones, fluid)
        pattern = normal_pattern(measured, age_years)
        # Bright marrow that no published pattern of healthy children fits is not normal.
        lesion = verdict.lesion + (verdict.normal if pattern is None else 0.0)
        if lesion >= bounds.threshold:
            found.append(Detected(measured, Judgement.LESION, lesion, None))
        elif pattern is not None and verdict.normal >= bounds.normal_threshold:
            found.append(Detected(measured, Judgement.NORMAL, verdict.normal, pattern))
        elif lesion >= bounds.faint_threshold:
            found.append(Detected(measured, Judgement.FAINT, lesion, None))
    return _whole(found, volume, skeleton, bones, muscle, fluid)


def _whole(
    found: Sequence[Detected],
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
    fluid: float | None,
) -> list[Detected]:
    """Lesions of one bone that nearly touch become one, as sure as its surest piece."""
    by_bone: dict[BoneSide, list[Detected]] = {}
    for item in found:
        if item.judgement is Judgement.LESION:
            by_bone.setdefault(item.measured.site.bone_side, []).append(item)
    whole: list[Detected] = []
    for bone_side, pieces in by_bone.items():
        regions = [piece.measured.region for piece in pieces]
        for group in pieces_together(regions, volume.grid):
            first = pieces[group[0]]
            if len(group) > 1:
                region = united([regions[n] for n in group])
                site = Site(bone_side.bone, bone_side.side)
                measured = measure_region(region, site, volume, muscle, skeleton, bones, fluid)
                first = replace(first, measured=measured)
            whole.append(first)
    rest = [item for item in found if item.judgement is not Judgement.LESION]
    return sorted([*whole, *rest], key=lambda item: -item.confidence)


def _delineated(
    candidate: Candidate, volume: Volume, skeleton: Skeleton, bones: BoneMap, muscle: Muscle
) -> Region | None:
    block = candidate.block
    signal = smoothed_in_plane(volume.signal_zyx[block], volume.grid)
    allowed = bones.inside(candidate.bone_side, block, within_mm=_allowed_mm(candidate))
    allowed &= volume.covered_zyx[block]
    if candidate.bone_side.bone.kind is Kind.VERTEBRA:
        allowed &= vertebral_body(candidate.bone_side, block, volume.grid, skeleton, DISC_FREE)
    # Around a bone lies muscle: the border is drawn half way from whichever is brighter.
    background = max(candidate.normal_ratio, 1.0) * muscle.signal
    return delineate(signal, volume.grid, block, candidate.mask, allowed, background)


def _allowed_mm(candidate: Candidate) -> float:
    error_mm = float(candidate.features[FEATURES.index("localisation error")])
    return float(np.clip(ALLOWED_SIGMAS * error_mm, LEAST_ALLOWED_MM, MOST_ALLOWED_MM))


def _same(region: Region, other: Region) -> bool:
    """Whether two regions share more than half of the smaller one."""
    own, theirs = shared_part(region.block, other.block)
    shared = (region.mask[own] & other.mask[theirs]).sum()
    return bool(shared > 0.5 * min(region.mask.sum(), other.mask.sum()))
