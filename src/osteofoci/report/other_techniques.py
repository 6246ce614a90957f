"""Sentences about spine, legs, growth plates, bone scans and radiographs, each with its basis."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import (
    Case,
    ExamKind,
    Finding,
    Origin,
    Physis,
    Section,
    SpinalCurve,
    Statement,
    UptakeRow,
    VertebraMeasurement,
)
from osteofoci.report.words import capital, days_of, site_text, sure_text

# Rows of a bone scan are told where they differ from the other side by so many standard deviations.
TOLD_SIGMA, TOLD_RATIO = 3.0, 1.15
MOST_ROWS = 10
# A loss of height is told from here on, where it is so many standard deviations.
TOLD_LOSS, SURE = 0.15, 1.64
CHILDREN_DIFFER = (
    "Genant's limits were made for adults; wedge shapes of healthy children look alike."
)


def other_techniques(case: Case) -> list[Section]:
    """The sections that this case has something for."""
    made = (_spine(case), _legs(case), _plates(case), _scans(case), _radiographs(case))
    return [section for section in made if section is not None]


def _seen(case: Case) -> list[Finding]:
    """Findings of images; what a text tells has its own section."""
    return [f for f in case.findings if f.origin is not Origin.TEXT]


def _spine(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements: list[Statement] = []
    told = [v for v in case.spine.vertebrae if v.error_mm is None]
    statements.extend(
        Statement(
            text=f"{days[v.exam_id]}, {v.level}: {100 * (v.height_loss_fraction or 0):.0f} % of its height "
            f"missing, as told.",
            basis=(f"{v.exam_id}/{v.level}",),
        )
        for v in told
    )
    measured = [v for v in case.spine.vertebrae if v.error_mm is not None]
    for exam_id in dict.fromkeys(v.exam_id for v in measured):
        own = [v for v in measured if v.exam_id == exam_id]
        low = [v for v in own if _notable(v)]
        where = "standing radiographs" if own[0].technique == "biplanar" else "MRI, less exact"
        text = f"{days[exam_id]} ({where}): heights of {len(own)} vertebrae, {own[0].level} to {own[-1].level}"
        text += "." if low else "; none lower than its neighbours let expect."
        statements.append(Statement(text=text, basis=(exam_id,)))
        statements.extend(
            Statement(text=_vertebra_text(v, days), basis=(f"{exam_id}/{v.level}",)) for v in low
        )
    if any(_notable(v) for v in measured):
        basis = tuple(f"{v.exam_id}/{v.level}" for v in measured if _notable(v))
        statements.append(Statement(text=CHILDREN_DIFFER, basis=basis))
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
    return Section(title="Spine", statements=tuple(statements)) if statements else None


def _notable(v: VertebraMeasurement) -> bool:
    loss = v.height_loss_fraction or 0.0
    lost = loss >= TOLD_LOSS and loss > SURE * (v.height_loss_error or 0.0)
    since, error = v.loss_since_fraction, v.loss_since_error
    changed = since is not None and error is not None and abs(since) > 1.96 * error
    return lost or (changed and abs(since or 0.0) >= TOLD_LOSS)


def _vertebra_text(v: VertebraMeasurement, days: dict[str, str]) -> str:
    text = f"{days[v.exam_id]}, {v.level}: "
    if v.anterior_mm is not None and v.middle_mm is not None and v.posterior_mm is not None:
        text += (
            f"{v.anterior_mm:.1f} / {v.middle_mm:.1f} / {v.posterior_mm:.1f} mm in front, middle "
            f"and back (± {v.error_mm or 0:.1f}), "
        )
    if v.height_loss_fraction is not None:
        text += (
            f"{100 * v.height_loss_fraction:.0f} ± {100 * (v.height_loss_error or 0):.0f} % of the "
            f"expected {v.lowest} height missing, Genant grade {v.grade:g}"
        )
    if v.loss_since_fraction is not None and v.since_exam_id is not None:
        lost = v.loss_since_fraction
        word = "lost" if lost > 0 else "won back"
        text += (
            f"; since {days[v.since_exam_id]} {100 * abs(lost):.0f} ± "
            f"{100 * (v.loss_since_error or 0):.0f} % of its height {word}, growth taken out"
        )
    return text + "."


def _curve_text(curve: SpinalCurve, days: dict[str, str]) -> str:
    if curve.error_deg is None:
        ends = (
            f", end vertebrae {curve.upper} and {curve.lower}"
            if curve.upper and curve.lower
            else ""
        )
        convex = f", convex to the {curve.convex}" if curve.convex else ""
        return (
            f"{days[curve.exam_id]}: Cobb angle {curve.cobb_deg:g} degrees{ends}{convex}, as told."
        )
    text = (
        f"{days[curve.exam_id]}: Cobb angle {curve.cobb_deg:.0f} ± {curve.error_deg:.0f} degrees "
        f"from {curve.upper} to {curve.lower}, apex {curve.apex}, convex to the {curve.convex}"
    )
    if curve.change_deg is not None and curve.since_exam_id is not None:
        word = "changed" if curve.changed else "not changed beyond the error of measurement"
        text += (
            f"; at the end vertebrae of {days[curve.since_exam_id]} a difference of "
            f"{round(curve.change_deg) + 0:+d} degrees, {word}"
        )
    return text + "."


def _legs(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements = []
    for exam_id in dict.fromkeys(row.exam_id for row in case.limbs):
        own = [row for row in case.limbs if row.exam_id == exam_id]
        parts = [
            f"{row.side} {row.bone} {row.length_mm:.0f} mm"
            for row in own
            if row.length_mm is not None
        ]
        where = "standing radiographs" if own[0].technique == "biplanar" else "MRI, less exact"
        text = (
            f"{days[exam_id]} ({where}): {', '.join(parts)}, each ± {own[0].error_mm or 0:.0f} mm."
        )
        statements.append(Statement(text=text, basis=(exam_id,)))
        for unequal in (i for i in case.inequalities if i.exam_id == exam_id):
            text = (
                f"{days[exam_id]}: the {unequal.longer} leg is longer by {unequal.difference_mm:.0f} "
                f"± {unequal.error_mm:.0f} mm: {unequal.meaning} ({unequal.source})."
            )
            statements.append(Statement(text=text, basis=(exam_id,)))
    return Section(title="Legs", statements=tuple(statements)) if statements else None


def _plates(case: Case) -> Section | None:
    days = days_of(case.exams)
    rows = sorted(
        case.physes, key=lambda p: ["high", "raised", "low", "none"].index(p.risk or "none")
    )
    statements = [
        Statement(text=_plate_text(row, days), basis=(*row.involved_by, row.exam_id))
        for row in rows
    ]
    return Section(title="Growth plates", statements=tuple(statements)) if statements else None


def _plate_text(row: Physis, days: dict[str, str]) -> str:
    name = f"{row.site.side} {row.site.bone}, {row.plate} growth plate"
    text = f"{days[row.exam_id]}, {name}: alert {row.risk}. {row.reason}"
    if row.remaining_growth_mm is not None:
        low, high = row.remaining_growth_mm
        text += f" Growth still expected there: {low:.0f} to {high:.0f} mm ({row.growth_source})."
    return capital(text)


def _scans(case: Case) -> Section | None:
    days = days_of(case.exams)
    statements: list[Statement] = []
    for exam in (e for e in case.exams if e.kind is ExamKind.BONE_SCAN):
        own = [f for f in _seen(case) if f.exam_id == exam.id and f.focus_id]
        statements.extend(Statement(text=_hot_text(f, days[exam.id]), basis=(f.id,)) for f in own)
        if not own and exam.covered:
            text = f"{days[exam.id]}: no place takes up clearly more than expected; that closes no focus."
            statements.append(Statement(text=text, basis=(exam.id,)))
        rows = _uneven([u for u in case.uptake if u.exam_id == exam.id])
        if rows:
            listed = "; ".join(
                f"{u.unit} {u.other_side:.2f} ± {u.other_side_error:.2f}" for u in rows
            )
            text = f"{days[exam.id]}, whole regions against the other side (counting error only): {listed}."
            statements.append(Statement(text=text, basis=(exam.id,)))
    return Section(title="Bone scans", statements=tuple(statements)) if statements else None


def _uneven(rows: Sequence[UptakeRow]) -> list[UptakeRow]:
    """Units that take up more than the other side, most uneven first."""
    found = [
        u
        for u in rows
        if u.other_side is not None
        and u.other_side_error
        and u.other_side > TOLD_RATIO
        and u.other_side - 1 > TOLD_SIGMA * u.other_side_error
    ]
    return sorted(found, key=lambda u: -(u.other_side or 0))[:MOST_ROWS]


def _hot_text(finding: Finding, day: str) -> str:
    text = f"{day}, {site_text(finding.site)}: "
    if finding.uptake_ratio is None:
        return f"{text}hot, {finding.decision} by a reader."
    text += f"{finding.uptake_ratio:.2f} ± {finding.uptake_ratio_error or 0:.2f} times the uptake "
    text += f"of the {finding.uptake_against or 'other side'}"
    if finding.decision == "proposed":
        return f"{text}, proposed by the program (confidence {sure_text(finding.confidence)})."
    return f"{text}, {finding.decision} by a reader."


def _radiographs(case: Case) -> Section | None:
    days = days_of(case.exams)
    kinds = {e.id: e.kind for e in case.exams}
    statements = []
    for finding in _seen(case):
        if kinds.get(finding.exam_id) is not ExamKind.RADIOGRAPH:
            continue
        text = f"{days[finding.exam_id]}, {site_text(finding.site)}: "
        text += finding.appearance or "no clear change of density"
        if finding.density_ratio is not None:
            text += (
                f" (density {finding.density_ratio:.2f} and width {finding.width_ratio or 1:.2f} of "
                f"the same bone further along; a measured hint)"
            )
        if finding.periosteal_reaction:
            text += ", with a periosteal layer"
        if finding.cortical_breach:
            text += ". Red flag: the cortex seems breached"
        statements.append(Statement(text=f"{text}.", basis=(finding.id,)))
    return Section(title="Radiographs", statements=tuple(statements)) if statements else None
