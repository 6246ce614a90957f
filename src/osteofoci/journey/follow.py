"""The main job: every examination of one patient to one case."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from typing import Literal

from osteofoci import __version__
from osteofoci.assess import Tables
from osteofoci.case import (
    Case,
    Exam,
    Finding,
    Patient,
    Remark,
    Report,
    Software,
    said,
)
from osteofoci.clinical import RecordRead
from osteofoci.dose import alternative
from osteofoci.errors import InputError
from osteofoci.ingest import PatientFound, Source, accounted, scan
from osteofoci.journey.age import plausible_birth_date
from osteofoci.journey.biplanar import BiplanarExam
from osteofoci.journey.bone_scan import BoneScanExam
from osteofoci.journey.choose import choose_patient
from osteofoci.journey.doses import ledger_of
from osteofoci.journey.examinations import Made, Say, examine_one
from osteofoci.journey.examine import Examined, exam_summary
from osteofoci.journey.growth_plates import plates_beside_foci
from osteofoci.journey.labels import LabelsFile
from osteofoci.journey.limbs import limbs_of
from osteofoci.journey.radiographs import RadiographExam
from osteofoci.journey.reading import assessed, recorded, with_symptoms
from osteofoci.journey.spines import SpineSeen, as_decided, spine_of
from osteofoci.journey.tracking import track_all
from osteofoci.report import write_report
from osteofoci.scores import scores_of_exam
from osteofoci.spine import grade_of
from osteofoci.track import (
    Aligned,
    Decision,
    EndPlates,
    ShiftLevels,
    VertebraSeen,
    of_exam,
)
from osteofoci.wording import noted

# Lines for whoever listens; they hold no name, no ID and no date of birth.
log = logging.getLogger(__name__)
_LOSSES = frozenset(
    (
        "unreadable-file", "damaged-file", "file-set-aside", "zip-not-opened", "bad-geometry",
        "missing-slices", "unreadable-slices", "unreadable-series", "unreadable-image",
        "undated-exam-left-out", "station-far-away",
    )
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Followed:
    """A case with the images behind it.

    Attributes:
        aligned: pictures of one focus in two examinations, by the ids of its two findings.
        seconds: wall time by stage.
    """

    case: Case
    examined: tuple[Examined, ...]
    aligned: Mapping[tuple[str, str], Aligned]
    seconds: dict[str, float]
    biplanar: tuple[BiplanarExam, ...] = ()
    scans: tuple[BoneScanExam, ...] = ()
    radiographs: tuple[RadiographExam, ...] = ()


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
) -> Followed:
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
    say = _logged(say)
    say("reading headers")
    inventory = scan(source, today=now().date())
    log.info("%d DICOM files, %d other files", inventory.files, inventory.other_files)
    patient = choose_patient(inventory, patient_id, same_patient)
    remarks = [*inventory.remarks, *patient.remarks, *(clinical.remarks if clinical else ())]
    made = Made()
    for found in patient.exams:
        if found.date is None and len(patient.exams) > 1 and found.kind is not None:
            remarks.append(
                noted("undated-exam-left-out", said("remark-undated-left-out", exam=found.id))
            )
            made.exams.append(exam_summary(found))
            continue
        examine_one(found, made, patient, decisions, labels, say)
    if not made.measured:
        raise _nothing_to_measure(patient, made.exams, source.title)
    if labels is not None:
        remarks.extend(_unused_labels(labels, made.mri))
    say("following foci")
    started = perf_counter()
    spine, told = spine_of(_spines(made, decisions))
    tracked, aligned, notes = track_all(made, decisions, told)
    following = perf_counter() - started
    remarks.extend(notes)
    numbered = _with_collapse(_numbered(tracked.findings), made.exams, told)
    scores = tuple(score for item in made.mri for score in scores_of_exam(item.exam.id, numbered))
    doses, dose_notes = ledger_of(patient)
    remarks.extend(dose_notes)
    lengths, inequalities = limbs_of(made.mri, made.biplanar)
    case = Case(
        created=now(),
        software=Software(name="osteofoci", version=__version__),
        patient=Patient(
            id=patient.id or None,
            sex=patient.sex,
            birth_date=plausible_birth_date(patient.birth_date),
        ),
        exams=tuple(made.exams),
        findings=numbered,
        foci=tracked.foci
        if clinical is None
        else with_symptoms(tracked.foci, clinical.record, complete=True),
        spine=spine,
        limbs=lengths,
        inequalities=inequalities,
        uptake=tuple(row for item in made.scans for row in item.uptake),
        physes=plates_beside_foci(made.mri, numbered, patient.birth_date, patient.sex),
        clinical=None if clinical is None else recorded(clinical.record),
        scores=scores,
        dose=doses,
        report=Report(language="en", sections=()),
        remarks=tuple(remarks),
        files=accounted(inventory.met),
    )
    record = None if clinical is None else clinical.record
    case = assessed(case, record, tables)
    case = case.model_copy(update={"report": write_report(case, alternative(), record)})
    log.info(
        "%d examinations, %d findings, %d foci, %d remarks",
        len(case.exams), len(case.findings), len(case.foci), len(case.remarks),
    )  # fmt: skip
    seconds: dict[str, float] = {"follow": following}
    for item in made.mri:
        for name, spent in item.seconds.items():
            seconds[name] = seconds.get(name, 0.0) + spent
    return Followed(
        case,
        tuple(made.mri),
        aligned,
        seconds,
        tuple(made.biplanar),
        tuple(made.scans),
        tuple(made.radiographs),
    )


def _logged(say: Say) -> Say:
    """The same, with every step logged with the seconds since the first."""
    started = perf_counter()

    def both(text: str) -> None:
        log.info("%6.1f s  %s", perf_counter() - started, text)
        say(text)

    return both


def losses(case: Case) -> list[Remark]:
    """Remarks that tell of images which were there and could not be used."""
    everywhere = [*case.remarks, *(remark for exam in case.exams for remark in exam.remarks)]
    return [remark for remark in everywhere if remark.code in _LOSSES]


def _unused_labels(labels: LabelsFile, examined: Sequence[Examined]) -> list[Remark]:
    measured = {item.exam.date for item in examined}
    return [
        noted("labels-not-used", said("remark-labels-no-exam", day=str(unused)))
        for unused in sorted(set(labels.exams) - measured)
    ]


def _spines(made: Made, decisions: Sequence[Decision]) -> list[SpineSeen]:
    """The vertebrae of every examination that shows them, in order of time, as the reader has them."""
    columns = {x.exam.id: (x.column, x.planes, True) for x in made.mri}
    columns |= {x.exam.id: (x.column, x.planes, x.calibrated) for x in made.biplanar}
    standing = {x.exam.id for x in made.biplanar}
    seen = []
    for exam in made.exams:
        column, planes, calibrated = columns.get(exam.id, (None, {}, False))
        if column is None:
            continue
        decided = as_decided(
            column,
            planes,
            of_exam(decisions, ShiftLevels, exam.id),
            of_exam(decisions, EndPlates, exam.id),
        )
        technique: Literal["biplanar", "mri"] = "biplanar" if exam.id in standing else "mri"
        seen.append(SpineSeen(exam.id, exam.date, technique, calibrated, decided))
    return seen


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
        if finding.collapse is None and finding.site.bone.startswith("vertebra"):
            same_day = [e for e in told if days.get(e) == days.get(finding.exam_id)]
            for exam_id in dict.fromkeys((finding.exam_id, *same_day)):
                seen = seen or told.get(exam_id, {}).get(finding.site.bone)
        if seen is not None:
            finding = finding.model_copy(update={"collapse": grade_of(seen.loss) >= 1})
        found.append(finding)
    return tuple(found)


def _nothing_to_measure(patient: PatientFound, exams: Sequence[Exam], title: str) -> InputError:
    seen = sorted(
        {
            (f"MR {s.sequence}" if s.modality == "MR" and s.set_aside is None else s.kind)
            + (f", {s.images} image{'s' if s.images != 1 else ''}" if s.images < 5 else "")
            for exam in patient.exams
            for s in exam.series
        }
    )
    faults = [
        f"series {s.number} was set aside: {s.set_aside}"
        for exam in patient.exams
        for s in exam.series
        if s.set_aside is not None and s.modality == "MR"
    ]
    faults += [
        f"its images cannot be used, such as: {header.pixel_fault}"
        for header in patient.headers
        if header.pixel_fault
    ]
    faults += [
        remark.message for exam in exams for remark in exam.remarks if remark.code in _LOSSES
    ]
    detail = f" ({faults[0].rstrip('.')})" if faults else ""
    return InputError(
        f"{title}: expected a fluid-sensitive MR series (STIR, TIRM or Dixon water) of at least five "
        f"slices, radiographs or a bone scan, found {'; '.join(seen)}{detail}; see `osteofoci inspect` for what is there"
    )


def _numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give every finding of an examination its number in the label file."""
    counts: dict[str, int] = {}
    numbered = []
    for finding in findings:
        counts[finding.exam_id] = counts.get(finding.exam_id, 0) + 1
        numbered.append(finding.model_copy(update={"label": counts[finding.exam_id]}))
    return tuple(numbered)
