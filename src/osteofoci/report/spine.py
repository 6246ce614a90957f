"""Sentences on the spine: what matters on the second page, every measurement behind it."""

from __future__ import annotations

from osteofoci.case import Case, Section, SpinalCurve, Statement, VertebraMeasurement
from osteofoci.report.words import KIND_NAMES, day_of, days_of

# A loss of height is told from here on, where it is so many standard deviations.
TOLD_LOSS, SURE = 0.15, 1.64
CHILDREN_DIFFER = (
    "Genant's limits were made for adults; healthy children can have wedge-shaped vertebrae."
)


def spine_summary(case: Case) -> Section | None:
    """The last examination of the spine in a few lines."""
    measured = [v for v in case.spine.vertebrae if v.error_mm is not None]
    days = days_of(case.exams)
    statements = list(_told(case))
    if measured:
        exam = next(e for e in reversed(case.exams) if any(v.exam_id == e.id for v in measured))
        own = [v for v in measured if v.exam_id == exam.id]
        low = [v for v in own if notable(v)]
        text = f"{KIND_NAMES[exam.kind]} of {day_of(exam)}: {len(own)} vertebrae measured, "
        text += f"{own[0].level} to {own[-1].level}"
        text += "." if low else "; none is lower than expected from its neighbours."
        statements.append(Statement(text=text, basis=(exam.id,)))
        statements.extend(
            Statement(text=f"{v.level}: {_loss_text(v, days)}.", basis=(f"{exam.id}/{v.level}",))
            for v in low
        )
        if low:
            basis = tuple(f"{exam.id}/{v.level}" for v in low)
            statements.append(Statement(text=CHILDREN_DIFFER, basis=basis))
    curve = curve_of(case)
    if curve is not None:
        statements.append(
            Statement(text=_curve_text(curve, days), basis=(f"{curve.exam_id}/curve",))
        )
    for k in case.spine.kyphoses[-1:]:
        text = f"{days[k.exam_id]}: kyphosis {k.upper} to {k.lower} {k.angle_deg:.0f} ± {k.error_deg:.0f} degrees."
        statements.append(Statement(text=text, basis=(f"{k.exam_id}/kyphosis",)))
    made = tuple(statements)
    return Section(title="Spine", statements=made, part="second") if made else None


def curve_of(case: Case) -> SpinalCurve | None:
    """The last curve with an angle."""
    return next((c for c in reversed(case.spine.curves) if c.cobb_deg is not None), None)


def _told(case: Case) -> list[Statement]:
    days = days_of(case.exams)
    return [
        Statement(
            text=f"{days[v.exam_id]}, {v.level}: {100 * (v.height_loss_fraction or 0):.0f} % of its "
            f"height lost, as reported.",
            basis=(f"{v.exam_id}/{v.level}",),
        )
        for v in case.spine.vertebrae
        if v.error_mm is None
    ]


def spine_measurements(case: Case) -> Section | None:
    """Every measured height, curve and kyphosis of every examination."""
    days = days_of(case.exams)
    statements: list[Statement] = []
    measured = [v for v in case.spine.vertebrae if v.error_mm is not None]
    for exam_id in dict.fromkeys(v.exam_id for v in measured):
        own = [v for v in measured if v.exam_id == exam_id]
        low = [v for v in own if notable(v)]
        where = "standing radiographs" if own[0].technique == "biplanar" else "MRI, less exact"
        text = f"{days[exam_id]} ({where}): heights of {len(own)} vertebrae, {own[0].level} to {own[-1].level}"
        text += "." if low else "; none is lower than expected from its neighbours."
        statements.append(Statement(text=text, basis=(exam_id,)))
        statements.extend(
            Statement(text=_vertebra_text(v, days), basis=(f"{exam_id}/{v.level}",)) for v in low
        )
    statements.extend(
        Statement(text=_curve_text(curve, days), basis=(f"{curve.exam_id}/curve",))
        for curve in case.spine.curves
    )
    statements.extend(
        Statement(
            text=f"{days[k.exam_id]}: kyphosis {k.upper} to {k.lower} {k.angle_deg:.0f} ± "
            f"{k.error_deg:.0f} degrees.",
            basis=(f"{k.exam_id}/kyphosis",),
        )
        for k in case.spine.kyphoses
    )
    made = tuple(statements)
    return Section(title="Spine, all measurements", statements=made) if made else None


def notable(v: VertebraMeasurement) -> bool:
    loss = v.height_loss_fraction or 0.0
    lost = loss >= TOLD_LOSS and loss > SURE * (v.height_loss_error or 0.0)
    since, error = v.loss_since_fraction, v.loss_since_error
    changed = since is not None and error is not None and abs(since) > 1.96 * error
    return lost or (changed and abs(since or 0.0) >= TOLD_LOSS)


def _vertebra_text(v: VertebraMeasurement, days: dict[str, str]) -> str:
    text = f"{days[v.exam_id]}, {v.level}: "
    if v.anterior_mm is not None and v.middle_mm is not None and v.posterior_mm is not None:
        text += (
            f"anterior / middle / posterior height {v.anterior_mm:.1f} / {v.middle_mm:.1f} / "
            f"{v.posterior_mm:.1f} mm (± {v.error_mm or 0:.1f}), "
        )
    return f"{text}{_loss_text(v, days)}."


def _loss_text(v: VertebraMeasurement, days: dict[str, str]) -> str:
    text = ""
    if v.height_loss_fraction is not None:
        text = (
            f"{v.lowest} height {100 * v.height_loss_fraction:.0f} ± "
            f"{100 * (v.height_loss_error or 0):.0f} % below expected, Genant grade {v.grade:g}"
        )
    if v.loss_since_fraction is not None and v.since_exam_id is not None:
        lost = v.loss_since_fraction
        word = "lost" if lost > 0 else "regained"
        text += (
            f"; since {days[v.since_exam_id]} {100 * abs(lost):.0f} ± "
            f"{100 * (v.loss_since_error or 0):.0f} % of its height {word}, corrected for growth"
        )
    return text


def _curve_text(curve: SpinalCurve, days: dict[str, str]) -> str:
    if curve.error_deg is None:
        ends = (
            f", end vertebrae {curve.upper} and {curve.lower}"
            if curve.upper and curve.lower
            else ""
        )
        convex = f", convex to the {curve.convex}" if curve.convex else ""
        return f"{days[curve.exam_id]}: Cobb angle {curve.cobb_deg:g} degrees{ends}{convex}, as reported."
    text = (
        f"{days[curve.exam_id]}: Cobb angle {curve.cobb_deg:.0f} ± {curve.error_deg:.0f} degrees "
        f"from {curve.upper} to {curve.lower}, apex {curve.apex}, convex to the {curve.convex}"
    )
    if curve.change_deg is not None and curve.since_exam_id is not None:
        word = "changed" if curve.changed else "unchanged within the error of measurement"
        text += (
            f"; at the end vertebrae of {days[curve.since_exam_id]} a difference of "
            f"{round(curve.change_deg) + 0:+d} degrees, {word}"
        )
    return text + "."
