"""Sentences on examinations, their findings, the course of each focus, and scores: the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osteofoci.case import (
    Case,
    Exam,
    ExamKind,
    Finding,
    Focus,
    Origin,
    Score,
    Section,
    Statement,
    Status,
)
from osteofoci.report.words import (
    KIND_NAMES,
    STATUS_WORDS,
    capital,
    day_of,
    days_of,
    focus_name,
    sequence_name,
    site_text,
    sure_text,
)
from osteofoci.track import TELLING

LEAST_CONTACT_MM2 = 20.0


def not_covered(case: Case) -> Section | None:
    """For the last examination of every technique, which foci it did not show or could not judge."""
    made = tuple(_gaps(case))
    return Section(title="What was not covered", statements=made) if made else None


def _gaps(case: Case) -> Iterator[Statement]:
    last = {exam.kind: exam for exam in case.exams}
    for exam in last.values():
        for status, word in (
            (Status.NOT_COVERED, "not covered"),
            (Status.INDETERMINATE, "not judged"),
        ):
            own = [
                f
                for f in case.foci
                if any(h.exam_id == exam.id and h.status is status for h in f.history)
            ]
            if own:
                names = "; ".join(f"{site_text(f.site)} ({focus_name(f.id)})" for f in own)
                text = f"{KIND_NAMES[exam.kind]} of {day_of(exam)}, {word}: {names}."
                yield Statement(text=text, basis=(exam.id, *(f.id for f in own)))


def examinations(exams: Sequence[Exam]) -> Section:
    statements = []
    for exam in exams:
        day = exam.date.isoformat() if exam.date else exam.told or "unknown date"
        used = [s for s in exam.series if s.used]
        magnetic = exam.kind in (ExamKind.WBMRI, ExamKind.MRI)
        text = f"{KIND_NAMES[exam.kind]} of {day}"
        if used and not magnetic:
            text += ": measured."
        elif not exam.series:
            text += ": from a written report."
        elif used:
            stations = sum(s.stations for s in used)
            voxel = used[0].voxel_mm
            size = (
                ""
                if voxel is None
                else f", voxels {voxel[0]:.1f} x {voxel[1]:.1f} x {voxel[2]:.1f} mm"
            )
            text += f": {sequence_name(used[0].sequence)} in {stations} station{'s' if stations != 1 else ''}{size}."
        else:
            text += ": listed, not measured."
        statements.append(Statement(text=text, basis=(exam.id,)))
    return Section(title="Examinations", statements=tuple(statements))


def findings_of(exam: Exam, findings: Sequence[Finding]) -> Section:
    day = exam.date.isoformat() if exam.date else exam.id
    statements = [
        Statement(text=_finding_text(finding), basis=(finding.id,)) for finding in findings
    ]
    if not findings:
        statements.append(
            Statement(text="No lesion in the bones that were imaged.", basis=(exam.id,))
        )
    return Section(title=f"Findings of {day}", statements=tuple(statements))


def normal_places(exams: Sequence[Exam], findings: Sequence[Finding]) -> Section:
    days = days_of(exams)
    statements = []
    for finding in findings:
        text = f"{days[finding.exam_id]}, {site_text(finding.site)}: "
        text += "told" if finding.origin is Origin.TEXT else "bright marrow"
        if finding.volume_mm3 is not None:
            text += f" of {finding.volume_mm3 / 1000:.2f} mL"
        text += f", regarded as normal: {finding.physiological_pattern}."
        statements.append(Statement(text=text, basis=(finding.id,)))
    return Section(title="Bright areas regarded as normal", statements=tuple(statements))


def _finding_text(finding: Finding) -> str:
    parts = [f"{capital(site_text(finding.site))}: bright marrow"]
    if finding.volume_mm3 is not None and finding.volume_error_mm3 is not None:
        parts.append(f"{finding.volume_mm3 / 1000:.2f} ± {finding.volume_error_mm3 / 1000:.2f} mL")
    if finding.longest_extent_mm is not None:
        parts.append(f"{finding.longest_extent_mm:.0f} mm long")
    if finding.signal_ratio is not None:
        parts.append(f"signal {finding.signal_ratio:.1f} times muscle")
    if finding.t1_ratio is not None:
        parts.append(f"{finding.t1_ratio:.1f} times on T1")
    if finding.dwi_ratio is not None:
        parts.append(f"{finding.dwi_ratio:.1f} times on diffusion-weighted images")
    if finding.crosses_physis:
        parts.append("crossing the growth plate")
    elif finding.physis_distance_mm is not None and finding.physis_distance_mm < 60:
        parts.append(f"centre {finding.physis_distance_mm:.0f} mm from the nearest growth plate")
    if finding.soft_tissue_oedema:
        parts.append("with oedema of the adjacent soft tissue")
    for relation in finding.physes:
        if relation.contact_mm2 >= LEAST_CONTACT_MM2:
            area = f"in contact with the {relation.plate} growth plate over {relation.contact_mm2 / 100:.1f} cm²"
            if relation.share is not None:
                area += f" ({100 * relation.share:.0f} % of it)"
            parts.append(area)
    if finding.expansion:
        parts.append("with bony expansion")
    text = ", ".join(parts) + "."
    if finding.abscess:
        text += " Red flag: core as bright as fluid; abscess to be excluded."
    if finding.origin == "detected" and finding.decision == "proposed":
        text += f" Proposed by the program (confidence {sure_text(finding.confidence)})."
    else:
        text += (
            f" {capital(finding.decision)} by a reader."
            if finding.origin != "reader"
            else " Placed by a reader."
        )
    return text


def course(exams: Sequence[Exam], foci: Sequence[Focus], by_id: dict[str, Finding]) -> Section:
    statements = []
    for focus in foci:
        text = f"{capital(focus_name(focus.id))}, {site_text(focus.site)}. {_by_technique(focus, exams)}"
        basis = (focus.id, *(h.finding_id for h in focus.history if h.finding_id in by_id))
        statements.append(Statement(text=text, basis=tuple(b for b in basis if b)))
    if not foci:
        everywhere = tuple(e.id for e in exams) or ("rule: no examination is told",)
        statements.append(Statement(text="No focus was found.", basis=everywhere))
    return Section(title="Course of each focus", statements=tuple(statements))


def _by_technique(focus: Focus, exams: Sequence[Exam]) -> str:
    """What every technique tells of a focus over time, why it is what it is now, and which tell nothing."""
    days, kinds = days_of(exams), {exam.id: exam.kind for exam in exams}
    said, silent = [], []
    for kind in dict.fromkeys(kinds[h.exam_id] for h in focus.history):
        own = [h for h in focus.history if kinds[h.exam_id] is kind]
        if any(h.status in TELLING for h in own):
            steps = ", ".join(f"{days[h.exam_id]} {STATUS_WORDS[h.status]}" for h in own)
            last = [h for h in own if h.status in TELLING][-1]
            said.append(f"{KIND_NAMES[kind]}: {steps}. {last.reason}")
        else:
            silent.append(KIND_NAMES[kind])
    if silent:
        said.append(f"Not assessable on: {', '.join(silent)}.")
    return " ".join(said)


def scores_told(exams: Sequence[Exam], scores: Sequence[Score]) -> Section:
    days = days_of(exams)
    statements = []
    for score in scores:
        value = "unknown" if score.value is None else f"{score.value:g}"
        text = f"{days[score.exam_id]}, {score.name}: {value}"
        parts = [f"{name} {points:g}" for name, points in score.parts.items()]
        text += f" ({', '.join(parts)})." if parts else "."
        if score.missing:
            text += f" Not measured, not counted: {', '.join(score.missing)}."
        if score.status != "checked":
            text += f" {capital(score.status)}: {score.source.rstrip('.')}."
        statements.append(Statement(text=text, basis=(score.exam_id,)))
    return Section(title="Scores", statements=tuple(statements))
