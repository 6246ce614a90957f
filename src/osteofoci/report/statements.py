"""Sentences of the report, each with the ids it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import (
    Case,
    ClinicalRecord,
    Dose,
    Exam,
    ExamKind,
    Finding,
    Focus,
    Origin,
    Report,
    Score,
    Section,
    Statement,
)
from osteofoci.dose import Alternative
from osteofoci.report.assessment import (
    assessment_sections,
    clinical_section,
    essentials,
    told_section,
)
from osteofoci.report.files import files_section
from osteofoci.report.letters import letter_sections
from osteofoci.report.other_techniques import other_techniques
from osteofoci.report.words import (
    KIND_NAMES,
    STATUS_WORDS,
    capital,
    days_of,
    focus_name,
    sequence_name,
    site_text,
    sure_text,
)
from osteofoci.track import TELLING

LEAST_CONTACT_MM2 = 20.0


def write_report(
    case: Case, alternative: Alternative | None = None, record: ClinicalRecord | None = None
) -> Report:
    """Essentials, findings, the course of each focus, all techniques, record, assessment, plan.

    Args:
        case: everything but its report.
        alternative: a protocol to compare the radiation with.
        record: what is known beside images.
    """
    by_id = {finding.id: finding for finding in case.findings}
    sections = [essentials(case), _techniques(case.exams)]
    unread = files_section(case)
    if unread is not None:
        sections.append(unread)
    told = told_section(case)
    if told is not None:
        sections.append(told)
    measured = [exam for exam in case.exams if exam.series]
    sections.extend(
        _findings_of(exam, [f for f in case.findings if f.exam_id == exam.id and f.focus_id])
        for exam in measured
        if exam.kind in (ExamKind.WBMRI, ExamKind.MRI)
    )
    normal = [f for f in case.findings if f.focus_id is None and f.physiological_pattern]
    if normal:
        sections.append(_normal(case.exams, normal))
    sections.append(_course(case.exams, case.foci, by_id))
    sections.extend(other_techniques(case))
    if case.scores:
        sections.append(_scores(case.exams, case.scores))
    if case.dose:
        sections.append(_radiation(case.dose, alternative))
    clinical = None if record is None else clinical_section(record)
    if clinical is not None:
        sections.append(clinical)
    sections.extend(assessment_sections(case))
    sections.extend(letter_sections(case))
    return Report(language="en", sections=tuple(sections))


def _techniques(exams: Sequence[Exam]) -> Section:
    statements = []
    for exam in exams:
        day = exam.date.isoformat() if exam.date else exam.told or "an unknown date"
        used = [s for s in exam.series if s.used]
        magnetic = exam.kind in (ExamKind.WBMRI, ExamKind.MRI)
        text = f"{KIND_NAMES[exam.kind]} of {day}"
        if used and not magnetic:
            text += ": measured."
        elif not exam.series:
            text += ": told in a text."
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


def _findings_of(exam: Exam, findings: Sequence[Finding]) -> Section:
    day = exam.date.isoformat() if exam.date else exam.id
    statements = [
        Statement(text=_finding_text(finding), basis=(finding.id,)) for finding in findings
    ]
    if not findings:
        statements.append(
            Statement(text="No lesion was found in the bones that were imaged.", basis=(exam.id,))
        )
    return Section(title=f"Findings of {day}", statements=tuple(statements))


def _normal(exams: Sequence[Exam], findings: Sequence[Finding]) -> Section:
    days = days_of(exams)
    statements = []
    for finding in findings:
        text = f"{days[finding.exam_id]}, {site_text(finding.site)}: "
        text += "told" if finding.origin is Origin.TEXT else "bright marrow"
        if finding.volume_mm3 is not None:
            text += f" of {finding.volume_mm3 / 1000:.2f} mL"
        text += f", taken for normal: {finding.physiological_pattern}."
        statements.append(Statement(text=text, basis=(finding.id,)))
    return Section(title="Bright places taken for normal", statements=tuple(statements))


def _finding_text(finding: Finding) -> str:
    parts = [f"{capital(site_text(finding.site))}: bright marrow"]
    if finding.volume_mm3 is not None and finding.volume_error_mm3 is not None:
        parts.append(f"{finding.volume_mm3 / 1000:.2f} ± {finding.volume_error_mm3 / 1000:.2f} mL")
    if finding.longest_extent_mm is not None:
        parts.append(f"{finding.longest_extent_mm:.0f} mm long")
    if finding.signal_ratio is not None:
        parts.append(f"signal {finding.signal_ratio:.1f} times muscle")
    if finding.t1_ratio is not None:
        parts.append(f"{finding.t1_ratio:.1f} times in T1")
    if finding.dwi_ratio is not None:
        parts.append(f"{finding.dwi_ratio:.1f} times in diffusion images")
    if finding.crosses_physis:
        parts.append("crossing the growth plate")
    elif finding.physis_distance_mm is not None and finding.physis_distance_mm < 60:
        parts.append(f"centre {finding.physis_distance_mm:.0f} mm from the nearest growth plate")
    if finding.soft_tissue_oedema:
        parts.append("oedema of the soft tissue beside it")
    for relation in finding.physes:
        if relation.contact_mm2 >= LEAST_CONTACT_MM2:
            area = f"touching the {relation.plate} growth plate over {relation.contact_mm2 / 100:.1f} cm²"
            if relation.share is not None:
                area += f" ({100 * relation.share:.0f} % of it)"
            parts.append(area)
    if finding.expansion:
        parts.append("wider than its bone should be")
    text = ", ".join(parts) + "."
    if finding.abscess:
        text += " Red flag: its core is as bright as fluid; an abscess has to be excluded."
    if finding.origin == "detected" and finding.decision == "proposed":
        text += f" Proposed by the program (confidence {sure_text(finding.confidence)})."
    else:
        text += (
            f" {capital(finding.decision)} by a reader."
            if finding.origin != "reader"
            else " Placed by a reader."
        )
    return text


def _course(exams: Sequence[Exam], foci: Sequence[Focus], by_id: dict[str, Finding]) -> Section:
    statements = []
    for focus in foci:
        text = f"{capital(focus_name(focus.id))}, {site_text(focus.site)}. {_by_technique(focus, exams)}"
        basis = (focus.id, *(h.finding_id for h in focus.history if h.finding_id in by_id))
        statements.append(Statement(text=text, basis=tuple(b for b in basis if b)))
    if not foci:
        everywhere = tuple(e.id for e in exams) or ("rule: no examination is told",)
        statements.append(Statement(text="There is no focus to follow.", basis=everywhere))
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
        said.append(f"Nothing to tell from: {', '.join(silent)}.")
    return " ".join(said)


def _scores(exams: Sequence[Exam], scores: Sequence[Score]) -> Section:
    days = days_of(exams)
    statements = []
    for score in scores:
        value = "unknown" if score.value is None else f"{score.value:g}"
        text = f"{days[score.exam_id]}, {score.name}: {value}"
        parts = [f"{name} {points:g}" for name, points in score.parts.items()]
        text += f" ({', '.join(parts)})." if parts else "."
        if score.missing:
            text += f" Not measured and not counted: {', '.join(score.missing)}."
        if score.status != "checked":
            text += f" {capital(score.status)}: {score.source.rstrip('.')}."
        statements.append(Statement(text=text, basis=(score.exam_id,)))
    return Section(title="Scores", statements=tuple(statements))


def _radiation(doses: Sequence[Dose], alternative: Alternative | None) -> Section:
    statements = [Statement(text=_dose_text(dose), basis=(dose.source,)) for dose in doses]
    known = [d for d in doses if d.effective_msv is not None and d.effective_range_msv is not None]
    sources = tuple(dose.source for dose in doses)
    if known:
        total = sum(d.effective_msv or 0.0 for d in known)
        low, high = (
            sum(d.effective_range_msv[n] for d in known if d.effective_range_msv) for n in (0, 1)
        )
        text = (
            f"Together {total:.2f} mSv ({low:.2f} to {high:.2f}) from {len(known)} of {len(doses)} "
            f"irradiations; the effective dose of the others is unknown. It is a mean over "
            f"children of that age, not this child's own."
        )
        statements.append(Statement(text=text, basis=sources))
    if alternative is not None:
        days = len({dose.when for dose in doses})
        text = (
            f"With {alternative.name} on each of the {days} days on which there was radiation it "
            f"would have been about {days * alternative.msv_a_visit:.2f} mSv ({alternative.source})."
        )
        basis = (*sources, f"rule: {alternative.source}, {alternative.msv_a_visit} mSv a visit")
        statements.append(Statement(text=text, basis=basis))
    return Section(title="Radiation", statements=tuple(statements))


def _dose_text(dose: Dose) -> str:
    day = dose.when.isoformat() if dose.when else "Day unknown"
    text = f"{day}, {dose.what or 'nothing said of the region'}: {dose.quantity} "
    text += "unknown" if dose.value is None else f"{dose.value:g} {dose.unit}"
    if dose.as_written and dose.value is None and dose.as_written != "not told":
        text += f" (written as '{dose.as_written}')"
    if dose.effective_msv is None or dose.effective_range_msv is None:
        return f"{text}; effective dose unknown."
    low, high = dose.effective_range_msv
    return f"{text}; effective dose {dose.effective_msv:.2f} mSv ({low:.2f} to {high:.2f}), {dose.method}."
