"""Sentences of the report, each with the ids it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.case import Case, ClinicalRecord, ExamKind, Report, Section
from osteofoci.dose import Alternative
from osteofoci.report.assessment import evidence_sections, plan_sections
from osteofoci.report.candidates import candidates_section
from osteofoci.report.exercise import exercise_section
from osteofoci.report.files import files_section
from osteofoci.report.findings import (
    course,
    examinations,
    findings_of,
    normal_places,
    not_covered,
    scores_told,
)
from osteofoci.report.first_page import first_page
from osteofoci.report.letters import letter_sections
from osteofoci.report.limbs import leg_lengths, legs_summary, plates_evidence, plates_summary
from osteofoci.report.planar import radiographs, scans
from osteofoci.report.radiation import exposures, radiation_summary
from osteofoci.report.record import clinical_section, told_section
from osteofoci.report.spine import spine_measurements, spine_summary
from osteofoci.wording import voice_of


def write_report(
    case: Case, alternative: Alternative | None = None, record: ClinicalRecord | None = None
) -> Report:
    """First page, second page, the evidence behind them, the letter and the page for the family.

    Args:
        case: everything but its report.
        alternative: a protocol to compare the radiation with.
        record: what is known beside images.
    """
    sections = (
        *first_page(case),
        *_second_page(case, alternative),
        *_evidence(case, record),
        *letter_sections(case),
    )
    return Report(language="en", sections=sections)


def _second_page(case: Case, alternative: Alternative | None) -> Iterator[Section]:
    """Spine, legs, growth plates, radiation, plan and exercise; what this case has something for."""
    for made in (
        spine_summary(case),
        legs_summary(case),
        plates_summary(case),
        radiation_summary(case.dose, alternative),
    ):
        if made is not None:
            yield made
    yield from plan_sections(case)
    exercise = exercise_section(case)
    if exercise is not None:
        yield exercise


def _evidence(case: Case, record: ClinicalRecord | None) -> Iterator[Section]:
    ids = {finding.id for finding in case.findings}
    by_exam = (
        findings_of(exam, [f for f in case.findings if f.exam_id == exam.id and f.focus_id])
        for exam in case.exams
        if exam.series and exam.kind in (ExamKind.WBMRI, ExamKind.MRI)
    )
    normal = [f for f in case.findings if f.focus_id is None and f.physiological_pattern]
    for made in (
        examinations(case.exams),
        told_section(case),
        *by_exam,
        normal_places(case.exams, normal),
        course(case.exams, case.foci, ids),
        not_covered(case),
        files_section(case),
        spine_measurements(case),
        leg_lengths(case),
        plates_evidence(case),
        scans(case),
        radiographs(case),
        candidates_section(case),
        scores_told(case.exams, case.scores),
        exposures(case.dose),
        None if record is None else clinical_section(record),
    ):
        if made is not None:
            yield made
    yield from evidence_sections(case)


def in_language(report: Report, language: str) -> Report:
    """The same report in another language, sentence by sentence from its messages.

    Raises:
        RuleError: there is no catalogue of the language.
    """
    voice = voice_of(language)

    def spoken(part: Section) -> Section:
        statements = tuple(
            s if s.message is None else s.model_copy(update={"text": voice.sentence(s.message)})
            for s in part.statements
        )
        title = part.title if part.message is None else voice(part.message)
        return part.model_copy(update={"title": title, "statements": statements})

    return Report(language=language, sections=tuple(spoken(part) for part in report.sections))
