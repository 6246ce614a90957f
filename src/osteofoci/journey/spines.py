"""The spine of every examination, each against the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from osteofoci.case import Kyphosis, SpinalCurve, Spine, VertebraMeasurement
from osteofoci.decisions import Decision, EndPlates, ShiftLevels, of_exam
from osteofoci.examine import BiplanarExam, MeasuredExam, MriExam, as_decided
from osteofoci.spine import (
    ANGLE_ERROR_DEG,
    COBB_CHANGE_DEG,
    SPINE_LEVELS,
    Column,
    Heights,
    Loss,
    angle_between,
    coronal_curve,
    grade_of,
    kyphosis_deg,
    losses_of,
)
from osteofoci.track import VertebraSeen

Technique = Literal["biplanar", "mri"]
# Where a standing pair lies within so many days, the MRI's own table is left out.
NEAR_DAYS = 92
# Of an angle between two vertebrae in thick slices.
MRI_ANGLE_ERROR_DEG = 3.0


@dataclass(frozen=True, eq=False)
class SpineSeen:
    """The vertebrae of one examination."""

    exam_id: str
    when: date | None
    technique: Technique
    calibrated: bool
    column: Column


def spines_seen(exams: Sequence[MeasuredExam], decisions: Sequence[Decision]) -> list[SpineSeen]:
    """The vertebrae of every examination that shows them, as the reader has them."""
    seen = []
    for item in exams:
        if not isinstance(item, MriExam | BiplanarExam) or item.column is None:
            continue
        exam = item.exam
        decided = as_decided(
            item.column,
            item.planes,
            of_exam(decisions, ShiftLevels, exam),
            of_exam(decisions, EndPlates, exam),
        )
        standing = isinstance(item, BiplanarExam)
        calibrated = item.calibrated if isinstance(item, BiplanarExam) else True
        technique: Technique = "biplanar" if standing else "mri"
        seen.append(SpineSeen(exam.id, exam.date, technique, calibrated, decided))
    return seen


def spine_of(seen: Sequence[SpineSeen]) -> tuple[Spine, dict[str, dict[str, VertebraSeen]]]:
    """The case's spine, and by examination what it says of single vertebrae (by bone name).

    Args:
        seen: in order of time.
    """
    vertebrae: list[VertebraMeasurement] = []
    curves: list[SpinalCurve] = []
    kyphoses: list[Kyphosis] = []
    told: dict[str, dict[str, VertebraSeen]] = {}
    kept = [s for s in seen if s.technique == "biplanar" or not _beside_pair(s, seen)]
    for n, item in enumerate(kept):
        before = next((p for p in reversed(kept[:n]) if p.column.heights), None)
        losses = losses_of(item.column.heights, before.column.heights if before else None)
        told[item.exam_id] = {
            f"vertebra {level}": VertebraSeen(
                loss.fraction, loss.error, loss.against_before, loss.before_error,
                before.exam_id if before is not None and loss.against_before is not None else None,
            )
            for level, loss in losses.items()
        }  # fmt: skip
        vertebrae.extend(
            _row(item, level, heights, losses.get(level), before)
            for level, heights in sorted(
                item.column.heights.items(), key=lambda pair: SPINE_LEVELS.index(pair[0])
            )
        )
        curve = _curve(item, kept[:n])
        if curve is not None:
            curves.append(curve)
        bent = kyphosis_deg(item.column.lateral)
        if bent is not None:
            kyphoses.append(
                Kyphosis(
                    exam_id=item.exam_id, angle_deg=round(bent, 1), upper="T4", lower="T12",
                    error_deg=_angle_error(item), technique=item.technique,
                )
            )  # fmt: skip
    return Spine(vertebrae=tuple(vertebrae), curves=tuple(curves), kyphoses=tuple(kyphoses)), told


def _beside_pair(item: SpineSeen, seen: Sequence[SpineSeen]) -> bool:
    return any(
        other.technique == "biplanar"
        and bool(other.column.heights)
        and near_in_time(other.when, item.when)
        for other in seen
    )


def near_in_time(a: date | None, b: date | None) -> bool:
    """Whether two examinations lie so near that the surer one speaks for both."""
    return a is not None and b is not None and abs((a - b).days) <= NEAR_DAYS


def _angle_error(item: SpineSeen) -> float:
    return ANGLE_ERROR_DEG if item.technique == "biplanar" else MRI_ANGLE_ERROR_DEG


def _row(
    item: SpineSeen, level: str, heights: Heights, loss: Loss | None, before: SpineSeen | None
) -> VertebraMeasurement:
    def mm(value: float) -> float | None:
        return round(value, 2) if item.calibrated else None

    since = loss is not None and loss.against_before is not None
    return VertebraMeasurement(
        exam_id=item.exam_id,
        level=level,
        anterior_mm=mm(heights.front_mm),
        middle_mm=mm(heights.middle_mm),
        posterior_mm=mm(heights.back_mm),
        height_loss_fraction=None if loss is None else round(loss.fraction, 4),
        height_loss_error=None if loss is None else round(loss.error, 4),
        grade=None if loss is None else grade_of(loss.fraction),
        error_mm=mm(heights.error_mm),
        technique=item.technique,
        lowest=None if loss is None else loss.place.value,
        loss_since_fraction=round(loss.against_before or 0.0, 4) if since and loss else None,
        loss_since_error=round(loss.before_error or 0.0, 4) if since and loss else None,
        since_exam_id=before.exam_id if since and before else None,
    )


def _curve(item: SpineSeen, earlier: Sequence[SpineSeen]) -> SpinalCurve | None:
    found = coronal_curve(item.column.frontal)
    if found is None:
        return None
    change = since = None
    for before in reversed(earlier):
        then = coronal_curve(before.column.frontal)
        if then is None:
            continue
        # Compared at the end vertebrae of the earlier curve, and only there.
        now = angle_between(item.column.frontal, then.upper, then.lower)
        if now is not None:
            change, since = now - then.cobb_deg, before.exam_id
        break
    return SpinalCurve(
        exam_id=item.exam_id,
        cobb_deg=round(found.cobb_deg, 1),
        upper=found.upper,
        apex=found.apex,
        lower=found.lower,
        error_deg=_angle_error(item),
        convex=found.convex,
        technique=item.technique,
        change_deg=None if change is None else round(change, 1),
        changed=None if change is None else abs(change) >= COBB_CHANGE_DEG,
        since_exam_id=since,
    )
