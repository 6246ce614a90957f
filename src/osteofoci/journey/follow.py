"""The main job: every examination of one patient to one case."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from osteofoci import __version__
from osteofoci.assess import Tables
from osteofoci.case import Case, Exam, Finding, Report, Software
from osteofoci.clinical import RecordRead
from osteofoci.decisions import Decision
from osteofoci.dose import alternative
from osteofoci.examine import (
    BoneScanExam,
    LabelsFile,
    MeasuredExam,
    MriExam,
    ReadExam,
    decided,
)
from osteofoci.ingest import Source
from osteofoci.journey.growth_plates import plates_beside_foci
from osteofoci.journey.limbs import limbs_of
from osteofoci.journey.pairs import Known, at_once
from osteofoci.journey.read_child import ReadChild, Say, read_child
from osteofoci.journey.reading import assessed, recorded, with_symptoms
from osteofoci.journey.spines import spine_of, spines_seen
from osteofoci.journey.tracking import track_all
from osteofoci.report import write_report
from osteofoci.scores import scores_of_exam
from osteofoci.spine import grade_of
from osteofoci.track import Aligned, VertebraSeen

# Lines for whoever listens; they hold no name, no ID and no date of birth.
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class FollowedPatient:
    """A case with the images behind it.

    Attributes:
        exams: what was measured, in order of time.
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        seconds: wall time by stage.
    """

    case: Case
    exams: tuple[MeasuredExam, ...]
    aligned: Mapping[tuple[str, str], Aligned]
    seconds: dict[str, float]

    @property
    def mri(self) -> tuple[MriExam, ...]:
        return tuple(exam for exam in self.exams if isinstance(exam, MriExam))


def follow(
    source: Source,
    *,
    decisions: Sequence[Decision] = (),
    clinical: RecordRead | None = None,
    patient_id: str | None = None,
    same_patient: tuple[str, str] | None = None,
    labels: LabelsFile | None = None,
    tables: Tables | None = None,
    say: Say = lambda _: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FollowedPatient:
    """Follow one patient through all examinations under a source.

    Args:
        patient_id: the one to follow, where there are several.
        same_patient: two that the user says are one child; the second may be several with commas.
        clinical: the record beside the images.
        tables: published points of criteria that a site has loaded.
        labels: bones labelled by another segmenter, for some or all examinations.

    Raises:
        InputError: nothing usable, several patients and none chosen, or two joined
            that contradict each other.
    """
    say = logged(say)
    child = read_child(
        source,
        today=now().date(),
        decisions=decisions,
        patient_id=patient_id,
        same_patient=same_patient,
        labels=labels,
        say=say,
    )
    say("following foci")
    return follow_child(child, decisions=decisions, clinical=clinical, tables=tables, now=now)


def follow_child(
    child: ReadChild,
    *,
    decisions: Sequence[Decision] = (),
    clinical: RecordRead | None = None,
    tables: Tables | None = None,
    known: Known = at_once,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FollowedPatient:
    """Follow a child that was measured: decisions, foci, assessment and report.

    No DICOM is read, except that a finding at a reader's point asks for T1 and diffusion there.

    Args:
        child: what the decisions tell of its bones is in its examinations already.
        known: gives what two examinations' pictures of one place say, where that is known.
    """
    exams = [decided(e, decisions) if isinstance(e, ReadExam) else e for e in child.exams]
    listed = [item if isinstance(item, Exam) else item.exam for item in exams]
    measured = [item for item in exams if not isinstance(item, Exam)]
    mri = [exam for exam in measured if isinstance(exam, MriExam)]
    started = perf_counter()
    spine, told = spine_of(spines_seen(measured, decisions))
    tracked, aligned, tracking_notes = track_all(listed, measured, decisions, told, known)
    following = perf_counter() - started
    findings = _with_collapse(_numbered(tracked.findings), listed, told)
    lengths, inequalities = limbs_of(measured)
    birth, sex = child.patient.birth_date, child.patient.sex
    record = None if clinical is None else clinical.record
    remarks = (
        *child.remarks,
        *(clinical.remarks if clinical else ()),
        *tracking_notes,
        *child.dose_remarks,
    )
    case = Case(
        created=now(),
        software=Software(name="osteofoci", version=__version__),
        patient=child.patient,
        exams=tuple(listed),
        findings=findings,
        foci=tracked.foci if record is None else with_symptoms(tracked.foci, record, complete=True),
        spine=spine,
        limbs=lengths,
        inequalities=inequalities,
        uptake=tuple(
            row for item in measured if isinstance(item, BoneScanExam) for row in item.uptake
        ),
        physes=plates_beside_foci(mri, findings, birth, sex),
        clinical=None if record is None else recorded(record),
        scores=tuple(score for item in mri for score in scores_of_exam(item.exam.id, findings)),
        dose=child.dose,
        report=Report(language="en", sections=()),
        remarks=remarks,
        files=child.files,
    )
    case = assessed(case, record, tables)
    case = case.model_copy(update={"report": write_report(case, alternative(), record)})
    log.info(
        "%d examinations, %d findings, %d foci, %d remarks",
        len(case.exams), len(case.findings), len(case.foci), len(case.remarks),
    )  # fmt: skip
    return FollowedPatient(case, tuple(measured), aligned, _seconds(mri, following))


def _seconds(mri: Sequence[MriExam], following: float) -> dict[str, float]:
    """Wall time by stage, over all examinations."""
    seconds: dict[str, float] = {"follow": following}
    for item in mri:
        for name, spent in item.seconds.items():
            seconds[name] = seconds.get(name, 0.0) + spent
    return seconds


def logged(say: Say) -> Say:
    """The same, with every step logged with the seconds since the first."""
    started = perf_counter()

    def both(text: str) -> None:
        log.info("%6.1f s  %s", perf_counter() - started, text)
        say(text)

    return both


def _with_collapse(
    findings: Sequence[Finding],
    exams: Sequence[Exam],
    told: Mapping[str, Mapping[str, VertebraSeen]],
) -> tuple[Finding, ...]:
    """Findings in vertebrae with whether their height is lost, unless the reader has said so."""
    days = {exam.id: exam.date for exam in exams}
    found = []
    for finding in findings:
        seen = None
        if finding.collapse is None and finding.site.level is not None:
            same_day = [e for e in told if days.get(e) == days.get(finding.exam_id)]
            for exam_id in dict.fromkeys((finding.exam_id, *same_day)):
                seen = seen or told.get(exam_id, {}).get(finding.site.bone)
        if seen is not None:
            finding = finding.model_copy(update={"collapse": grade_of(seen.loss) >= 1})
        found.append(finding)
    return tuple(found)


def _numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give every finding of an examination its number in the label file."""
    counts: dict[str, int] = {}
    numbered = []
    for finding in findings:
        counts[finding.exam_id] = counts.get(finding.exam_id, 0) + 1
        numbered.append(finding.model_copy(update={"label": counts[finding.exam_id]}))
    return tuple(numbered)
