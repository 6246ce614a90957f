"""Findings built by hand, small enough to read."""

from __future__ import annotations

from osteofoci.case import DecisionState, Finding, Origin, site_model
from osteofoci.skeleton import BoneSide, Side, bone_named, parse_site
from osteofoci.track import Coverage, ExamFindings

PLACES = 21


def finding(
    exam: str,
    site: str = "left tibia, proximal metaphysis",
    *,
    position: float | None = 0.12,
    volume: float = 4000.0,
    error: float = 300.0,
    extent: float = 20.0,
    confidence: float = 0.9,
    name: str = "",
    decision: DecisionState = DecisionState.PROPOSED,
) -> Finding:
    return Finding(
        id=f"{exam}/{name or site}/{position}",
        exam_id=exam,
        focus_id=None,
        site=site_model(parse_site(site)),
        position_along_bone=position,
        centroid_lps_mm=(0.0, 0.0, 0.0),
        volume_mm3=volume,
        volume_error_mm3=error,
        signal_ratio=4.0,
        longest_extent_mm=extent,
        confidence=confidence,
        origin=Origin.DETECTED,
        decision=decision,
    )


def coverage(*, seen: tuple[bool, ...] | None = None, bones: tuple[str, ...] = ()) -> Coverage:
    names = bones or ("tibia", "femur", "metatarsal 2")
    along, lengths = {}, {}
    for name in names:
        for side in (Side.LEFT, Side.RIGHT):
            place = BoneSide(bone_named(name), side)
            along[place] = seen or (True,) * PLACES
            lengths[place] = 280.0
    for level in ("T5", "T6"):
        place = BoneSide(bone_named(f"vertebra {level}"), Side.MIDLINE)
        along[place] = seen or (True,) * PLACES
        lengths[place] = 14.0
    return Coverage(along, lengths)


def exam(
    name: str,
    *findings: Finding,
    faint: tuple[Finding, ...] = (),
    covered: Coverage | None = None,
) -> ExamFindings:
    return ExamFindings(name, findings, faint, coverage() if covered is None else covered)
