"""Measured regions as findings of the case: identities, the program's and the reader's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from osteofoci.case import (
    DecisionState,
    Exam,
    Finding,
    Origin,
    PlateRelation,
    Remark,
    said,
    site_model,
)
from osteofoci.decisions import AddFinding
from osteofoci.geometry import Volume, nearest_at
from osteofoci.lesions import (
    Detected,
    Judgement,
    Measured,
    Muscle,
    PlateContact,
    measure_region,
    region_at_point,
)
from osteofoci.localise import BoneMap, Skeleton, perhaps
from osteofoci.wording import noted

IN_BONE_REACH_MM, FREE_REACH_MM = 45.0, 25.0
# Two findings of one bone are never so near each other that a place in steps of 3 mm is the same.
PLACE_MM = 3.0


def detected_findings(
    exam: Exam, detected: Sequence[Detected], skeleton: Skeleton | None
) -> tuple[list[Finding], list[Finding], dict[str, Measured]]:
    findings: list[Finding] = []
    faint: list[Finding] = []
    regions: dict[str, Measured] = {}
    for item in detected:
        name = _finding_id(exam.id, item.measured)
        if name in regions:
            continue  # the same place, already found with more confidence
        regions[name] = item.measured
        finding = finding_model(
            name,
            exam.id,
            item.measured,
            Origin.DETECTED,
            DecisionState.PROPOSED,
            item.confidence,
            item.pattern,
        )
        other = perhaps(skeleton, item.measured.site.bone_side) if skeleton else None
        site = finding.site.model_copy(update={"perhaps": other and other.bone.name})
        tier = "candidate" if item.worth_a_look else "finding"
        finding = finding.model_copy(update={"site": site, "tier": tier})
        (faint if item.judgement is Judgement.FAINT else findings).append(finding)
    return findings, faint, regions


def _finding_id(exam_id: str, measured: Measured) -> str:
    """From examination, bone and place alone: other findings cannot change it."""
    bone = str(measured.site.bone_side).replace(" ", "-")
    x, y, z = (round(v / PLACE_MM) for v in measured.centroid_lps_mm)
    return f"{exam_id}/{bone}/{x}_{y}_{z}"


def finding_model(
    name: str,
    exam_id: str,
    measured: Measured,
    origin: Origin,
    decision: DecisionState,
    confidence: float | None,
    pattern: str | None = None,
) -> Finding:
    def rounded(value: float | None, digits: int) -> float | None:
        return None if value is None else round(value, digits)

    x, y, z = (round(v, 2) for v in measured.centroid_lps_mm)
    return Finding(
        id=name,
        exam_id=exam_id,
        focus_id=None,
        site=site_model(measured.site),
        position_along_bone=rounded(measured.position_along_bone, 4),
        centroid_lps_mm=(x, y, z),
        volume_mm3=rounded(measured.volume_mm3, 1),
        volume_error_mm3=rounded(measured.volume_error_mm3, 1),
        volume_repeat_error_mm3=rounded(measured.volume_repeat_error_mm3, 1),
        signal_ratio=rounded(measured.signal_ratio, 3),
        signal_ratio_error=rounded(measured.signal_ratio_error, 3),
        longest_extent_mm=rounded(measured.longest_extent_mm, 1),
        extent_fraction=rounded(measured.extent_fraction, 4),
        crosses_physis=measured.crosses_physis,
        physis_distance_mm=rounded(measured.physis_distance_mm, 1),
        physes=tuple(_relation(contact) for contact in measured.contacts),
        soft_tissue_oedema=measured.soft_tissue_oedema,
        abscess=measured.fluid_core,
        appearance="oedema",
        physiological_pattern=pattern,
        confidence=rounded(confidence, 3),
        origin=origin,
        decision=decision,
        evidence=(f"{exam_id}: STIR signal {measured.signal_ratio:.2f} times muscle",),
    )


def _relation(contact: PlateContact) -> PlateRelation:
    return PlateRelation(
        plate=contact.plate,
        gap_mm=round(contact.gap_mm, 1),
        crosses=contact.crosses,
        contact_mm2=round(contact.contact_mm2, 1),
        share=None if contact.share is None else round(contact.share, 3),
    )


def placed_by_reader(
    decision: AddFinding,
    exam: Exam,
    volume: Volume,
    muscle: Muscle,
    skeleton: Skeleton | None,
    bones: BoneMap | None,
    fluid: float | None,
) -> tuple[Finding | None, Measured | None, Remark | None]:
    point = np.asarray(decision.point_lps_mm, float)
    allowed = volume.covered_zyx
    reach_mm = FREE_REACH_MM
    note: Remark | None = None
    if bones is not None and skeleton is not None:
        everywhere = (slice(None), slice(None), slice(None))
        own = bones.inside(decision.site.bone_side, everywhere, within_mm=4.0)
        if nearest_at(own, volume.grid, point[None], outside=False)[0]:
            allowed = allowed & own
            reach_mm = IN_BONE_REACH_MM
        else:
            note = noted(
                "reader-point-outside-bone",
                said("remark-point-outside-bone", site=str(decision.site)),
            )
    region = region_at_point(volume.signal_zyx, volume.grid, point, allowed, reach_mm=reach_mm)
    if region is None:
        return (
            None,
            None,
            noted(
                "reader-point-without-region",
                said("remark-point-without-region", site=str(decision.site), exam=exam.id),
            ),
        )
    measured = measure_region(region, decision.site, volume, muscle, skeleton, bones, fluid)
    place = "-".join(str(round(v)) for v in decision.point_lps_mm).replace("--", "-m")
    name = f"{exam.id}/{str(decision.site.bone_side).replace(' ', '-')}/reader{place}"
    finding = finding_model(name, exam.id, measured, Origin.READER, DecisionState.CONFIRMED, 1.0)
    placed = f"reader {decision.by}, {decision.when}: placed at {decision.point_lps_mm}"
    return finding.model_copy(update={"evidence": (*finding.evidence, placed)}), measured, note


def same_place(a: Measured, b: Measured) -> bool:
    if a.site.bone_side != b.site.bone_side:
        return False
    apart = float(np.linalg.norm(np.subtract(a.centroid_lps_mm, b.centroid_lps_mm)))
    return apart < max(6.0, 0.35 * (a.longest_extent_mm + b.longest_extent_mm))
