"""Lesions of one localised examination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np

from osteofoci.geometry import Grid, Volume, shared_part
from osteofoci.lesions.candidates import (
    FEATURES,
    Candidate,
    find_candidates,
    smoothed_in_plane,
    vertebral_body,
)
from osteofoci.lesions.delineate import Region, delineate
from osteofoci.lesions.judge import Verdict, judge, limits
from osteofoci.lesions.measure import Measured, measure_region
from osteofoci.lesions.muscle import Muscle
from osteofoci.lesions.normal import NormalPattern, normal_pattern
from osteofoci.lesions.pieces import pieces_together, shared_border, united
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.skeleton import BoneSide, Kind, Site

# A region may leave the drawn bone as far as that bone may be off.
LEAST_ALLOWED_MM, MOST_ALLOWED_MM, ALLOWED_SIGMAS = 3.5, 7.0, 1.0
# How far from the centre, backward and up or down, in shares of the pitch.
DISC_FREE = (0.60, 0.44)
# Pieces of one focus come so near each other.
APART_MM = 6.0
EASILY_BESIDE = (Kind.RIB, Kind.CLAVICLE)
# Pieces that two drawn bones have divided between them share so much of the smaller one's border.
SHARED_BORDER, MOST_APART_MM = 0.25, 20.0


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

    @property
    def worth_a_look(self) -> bool:
        """Whether a place too faint for a finding is told to the reader."""
        return self.judgement is Judgement.FAINT and self.confidence >= limits().candidate_threshold


Remeasure = Callable[[Sequence[Detected], BoneSide], Detected]


def detect_lesions(
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
    *,
    fluid: float | None = None,
    age_years: float | None = None,
) -> list[Detected]:
    """Bright marrow, each place delineated, measured and judged, likely lesions first.

    Args:
        fluid: signal of fluid in this examination, if it could be seen.
    """
    candidates = find_candidates(volume, skeleton, bones, muscle)
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
        said = judged(measured, verdict, normal_pattern(measured, age_years))
        if said is not None:
            found.append(said)
    remeasure = partial(
        _remeasured, volume=volume, skeleton=skeleton, bones=bones, muscle=muscle, fluid=fluid
    )
    return _divided(_whole(found, volume.grid, remeasure), bones, remeasure)


def judged(measured: Measured, verdict: Verdict, pattern: NormalPattern | None) -> Detected | None:
    """What a place is taken for; None where it is neither bright marrow nor faintly so."""
    bounds = limits()
    # Bright marrow that no published pattern of healthy children fits is not normal.
    lesion = verdict.lesion + (verdict.normal if pattern is None else 0.0)
    usual = pattern is not None and lesion < pattern.times_surer * verdict.normal
    if lesion >= bounds.threshold and not usual:
        return Detected(measured, Judgement.LESION, lesion, None)
    if pattern is not None and (usual or verdict.normal >= bounds.normal_threshold):
        return Detected(measured, Judgement.NORMAL, verdict.normal, pattern.said)
    if lesion >= bounds.faint_threshold:
        return Detected(measured, Judgement.FAINT, lesion, None)
    return None


def _whole(found: Sequence[Detected], grid: Grid, remeasure: Remeasure) -> list[Detected]:
    """Lesions of one bone that nearly touch become one, as sure as its surest piece.

    In ribs and clavicles, which are easily drawn beside themselves, a faint place as near
    to a lesion is a piece of it.
    """
    by_bone: dict[BoneSide, list[Detected]] = {}
    for item in found:
        if item.judgement is not Judgement.NORMAL:
            by_bone.setdefault(item.measured.site.bone_side, []).append(item)
    whole = [item for item in found if item.judgement is Judgement.NORMAL]
    for bone_side, pieces in by_bone.items():
        sure = [piece for piece in pieces if piece.judgement is Judgement.LESION]
        faint = [piece for piece in pieces if piece.judgement is Judgement.FAINT]
        groups = [
            [sure[n] for n in group]
            for group in pieces_together([p.measured.region for p in sure], grid, APART_MM)
        ]
        for piece in faint:
            touched = next(
                (
                    group
                    for group in groups
                    if bone_side.bone.kind in EASILY_BESIDE and _touch(group[0], piece, grid)
                ),
                None,
            )
            if touched is None:
                whole.append(piece)
            else:
                touched.append(piece)
        whole.extend(
            group[0] if len(group) == 1 else remeasure(group, bone_side) for group in groups
        )
    return sorted(whole, key=lambda item: -item.confidence)


def _divided(found: Sequence[Detected], bones: BoneMap, remeasure: Remeasure) -> list[Detected]:
    """Places of neighbouring bones that share a border become one, of the bone it lies in most."""
    groups: list[list[Detected]] = []
    for item in found:
        touched = next(
            (group for group in groups if any(_share_a_border(item, piece) for piece in group)),
            None,
        )
        if touched is None:
            groups.append([item])
        else:
            touched.append(item)
    return [
        group[0] if len(group) == 1 else remeasure(group, _bone_of(group, bones))
        for group in groups
    ]


def _share_a_border(one: Detected, other: Detected) -> bool:
    if Judgement.FAINT in (one.judgement, other.judgement):
        return False
    apart = np.subtract(one.measured.centroid_lps_mm, other.measured.centroid_lps_mm)
    if np.linalg.norm(apart) > MOST_APART_MM:
        return False
    return shared_border(one.measured.region, other.measured.region) >= SHARED_BORDER


def _bone_of(group: Sequence[Detected], bones: BoneMap) -> BoneSide:
    def inside(bone_side: BoneSide) -> int:
        return sum(
            int((bones.inside(bone_side, p.measured.region.block) & p.measured.region.mask).sum())
            for p in group
        )

    # The surest piece decides between bones that hold equally much.
    return max((piece.measured.site.bone_side for piece in group), key=inside)


def _remeasured(
    group: Sequence[Detected],
    bone_side: BoneSide,
    *,
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
    fluid: float | None,
) -> Detected:
    """Several pieces as one place of a bone, taken for what its surest piece is."""
    region = united([piece.measured.region for piece in group])
    site = Site(bone_side.bone, bone_side.side)
    measured = measure_region(region, site, volume, muscle, skeleton, bones, fluid)
    return replace(group[0], measured=measured)


def _touch(one: Detected, other: Detected, grid: Grid) -> bool:
    regions = [one.measured.region, other.measured.region]
    return len(pieces_together(regions, grid, APART_MM)) == 1


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
