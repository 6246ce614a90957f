"""Sentences on the spine: what matters on the second page, every measurement behind it."""

from __future__ import annotations

from collections.abc import Mapping

from osteofoci.case import (
    Case,
    Kyphosis,
    Message,
    Section,
    SpinalCurve,
    Statement,
    VertebraMeasurement,
    Word,
    number,
    said,
)
from osteofoci.report.words import days_of, exam_said, section, statement

# A loss of height is told from here on, where it is so many standard deviations.
TOLD_LOSS, SURE = 0.15, 1.64

Days = Mapping[str, Word]


def spine_summary(case: Case) -> Section | None:
    """The last examination of the spine in a few lines."""
    measured = [v for v in case.spine.vertebrae if v.error_mm is not None]
    days = days_of(case.exams)
    statements = [
        statement(_told(v, days), (f"{v.exam_id}/{v.level}",))
        for v in case.spine.vertebrae
        if v.error_mm is None
    ]
    if measured:
        exam = next(e for e in reversed(case.exams) if any(v.exam_id == e.id for v in measured))
        own = [v for v in measured if v.exam_id == exam.id]
        low = [v for v in own if notable(v)]
        message = said(
            "spine-measured", exam=exam_said(exam), count=len(own), first=own[0].level,
            last=own[-1].level, low="yes" if low else "no",
        )  # fmt: skip
        statements.append(statement(message, (exam.id,)))
        statements.extend(
            statement(
                said("vertebra-low", level=v.level, loss=_loss(v, days)), (f"{exam.id}/{v.level}",)
            )
            for v in low
        )
        if low:
            basis = (f"{exam.id}/{v.level}" for v in low)
            statements.append(statement(said("spine-children-differ"), basis))
    curve = curve_of(case)
    if curve is not None:
        statements.append(statement(_curve(curve, days), (f"{curve.exam_id}/curve",)))
    statements.extend(_kyphosis(k, days) for k in case.spine.kyphoses[-1:])
    return section(said("title-spine"), statements, "second")


def curve_of(case: Case) -> SpinalCurve | None:
    """The last curve with an angle."""
    return next((c for c in reversed(case.spine.curves) if c.cobb_deg is not None), None)


def _told(v: VertebraMeasurement, days: Days) -> Message:
    loss = number(100 * (v.height_loss_fraction or 0))
    return said("vertebra-told", day=days[v.exam_id], level=v.level, loss=loss)


def spine_measurements(case: Case) -> Section | None:
    """Every measured height, curve and kyphosis of every examination."""
    days = days_of(case.exams)
    statements: list[Statement] = []
    measured = [v for v in case.spine.vertebrae if v.error_mm is not None]
    for exam_id in dict.fromkeys(v.exam_id for v in measured):
        own = [v for v in measured if v.exam_id == exam_id]
        low = [v for v in own if notable(v)]
        message = said(
            "spine-heights", day=days[exam_id], where=said(f"where-{own[0].technique}"),
            count=len(own), first=own[0].level, last=own[-1].level, low="yes" if low else "no",
        )  # fmt: skip
        statements.append(statement(message, (exam_id,)))
        statements.extend(statement(_vertebra(v, days), (f"{exam_id}/{v.level}",)) for v in low)
    statements.extend(
        statement(_curve(curve, days), (f"{curve.exam_id}/curve",)) for curve in case.spine.curves
    )
    statements.extend(_kyphosis(k, days) for k in case.spine.kyphoses)
    return section(said("title-spine-all"), statements)


def notable(v: VertebraMeasurement) -> bool:
    loss = v.height_loss_fraction or 0.0
    lost = loss >= TOLD_LOSS and loss > SURE * (v.height_loss_error or 0.0)
    since, error = v.loss_since_fraction, v.loss_since_error
    changed = since is not None and error is not None and abs(since) > 1.96 * error
    return lost or (changed and abs(since or 0.0) >= TOLD_LOSS)


def _vertebra(v: VertebraMeasurement, days: Days) -> Message:
    heights = said("none")
    if v.anterior_mm is not None and v.middle_mm is not None and v.posterior_mm is not None:
        heights = said(
            "vertebra-heights", anterior=number(v.anterior_mm, 1), middle=number(v.middle_mm, 1),
            posterior=number(v.posterior_mm, 1), error=number(v.error_mm or 0, 1),
        )  # fmt: skip
    return said(
        "vertebra-row", day=days[v.exam_id], level=v.level, heights=heights, loss=_loss(v, days)
    )


def _loss(v: VertebraMeasurement, days: Days) -> Message:
    below = since = said("none")
    if v.height_loss_fraction is not None:
        below = said(
            "loss-below", lowest=v.lowest or "", loss=number(100 * v.height_loss_fraction),
            error=number(100 * (v.height_loss_error or 0)), grade=number(v.grade or 0, None),
        )  # fmt: skip
    if v.loss_since_fraction is not None and v.since_exam_id is not None:
        lost = v.loss_since_fraction
        since = said(
            "loss-since", day=days[v.since_exam_id], share=number(100 * abs(lost)),
            error=number(100 * (v.loss_since_error or 0)), change="lost" if lost > 0 else "regained",
        )  # fmt: skip
    return said("loss-parts", below=below, since=since)


def _curve(curve: SpinalCurve, days: Days) -> Message:
    day, angle = days[curve.exam_id], curve.cobb_deg or 0.0
    if curve.error_deg is None:
        ends = said("none")
        if curve.upper and curve.lower:
            ends = said("curve-ends", upper=curve.upper, lower=curve.lower)
        return said(
            "curve-told", day=day, angle=number(angle, None), ends=ends,
            convex=curve.convex or "none",
        )  # fmt: skip
    since = said("none")
    if curve.change_deg is not None and curve.since_exam_id is not None:
        since = said(
            "curve-since", day=days[curve.since_exam_id], changed="yes" if curve.changed else "no",
            difference=number(round(curve.change_deg) + 0, signed=True),
        )  # fmt: skip
    return said(
        "curve", day=day, angle=number(angle), error=number(curve.error_deg),
        upper=curve.upper or "", lower=curve.lower or "", apex=curve.apex or "",
        convex=curve.convex or "right", since=since,
    )  # fmt: skip


def _kyphosis(k: Kyphosis, days: Days) -> Statement:
    message = said(
        "kyphosis", day=days[k.exam_id], upper=k.upper, lower=k.lower, angle=number(k.angle_deg),
        error=number(k.error_deg),
    )  # fmt: skip
    return statement(message, (f"{k.exam_id}/kyphosis",))
