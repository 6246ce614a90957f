"""Every examination of one child, as the program alone measures it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from osteofoci.case import Dose, Exam, FilesMet, Patient, Remark, said
from osteofoci.decisions import Decision
from osteofoci.examine import (
    LabelsFile,
    MeasuredExam,
    MriExam,
    ReadExam,
    exam_summary,
    read_exam,
    told_of,
)
from osteofoci.ingest import ExamFound, Source, accounted, scan
from osteofoci.journey.age import age_in_years, plausible_birth_date
from osteofoci.journey.choose import choose_patient
from osteofoci.journey.doses import ledger_of
from osteofoci.journey.losses import nothing_to_measure
from osteofoci.wording import noted

# Lines for whoever listens; they hold no name, no ID and no date of birth.
log = logging.getLogger(__name__)

Say = Callable[[str], None]
Keep = Callable[[ExamFound, float | None, Callable[[], ReadExam | Exam]], ReadExam | Exam]
"""Gives what is known of an examination (found at this age), or measures it and keeps it."""


@dataclass(frozen=True, eq=False)
class ReadChild:
    """One child, measured; nothing is followed yet.

    Attributes:
        exams: in order of time; one that nothing was measured in is only named.
        remarks: of reading; those of the ledger stand apart.
    """

    patient: Patient
    exams: tuple[ReadExam | Exam, ...]
    remarks: tuple[Remark, ...]
    dose: tuple[Dose, ...]
    dose_remarks: tuple[Remark, ...]
    files: tuple[FilesMet, ...]


def read_child(
    source: Source,
    *,
    today: date,
    decisions: Sequence[Decision] = (),
    patient_id: str | None = None,
    same_patient: tuple[str, str] | None = None,
    labels: LabelsFile | None = None,
    say: Say = lambda _: None,
    keep: Keep = lambda _found, _age, measure: measure(),
) -> ReadChild:
    """Measure every examination of one patient under a source.

    Args:
        decisions: what they tell of the skeleton is held while bones are named.
        patient_id: the one to follow, where there are several.
        same_patient: two that the user says are one child; the second may be several with commas.
        labels: bones labelled by another segmenter, for some or all examinations.

    Raises:
        InputError: nothing usable, several patients and none chosen, or two joined
            that contradict each other.
    """
    say("reading headers")
    inventory = scan(source, today=today)
    log.info("%d DICOM files, %d other files", inventory.files, inventory.other_files)
    patient = choose_patient(inventory, patient_id, same_patient)
    remarks = [*inventory.remarks, *patient.remarks]
    exams: list[ReadExam | Exam] = []
    for found in patient.exams:
        if found.kind is None:
            continue
        if found.date is None and len(patient.exams) > 1:
            remarks.append(
                noted("undated-exam-left-out", said("remark-undated-left-out", exam=found.id))
            )
            exams.append(exam_summary(found))
            continue
        exams.append(_read(found, patient.birth_date, decisions, labels, say, keep))
    measured = [item.measured for item in exams if isinstance(item, ReadExam)]
    if not measured:
        listed = [item for item in exams if isinstance(item, Exam)]
        raise nothing_to_measure(patient, listed, source.title)
    if labels is not None:
        remarks.extend(_unused_labels(labels, measured))
    doses, dose_remarks = ledger_of(patient)
    return ReadChild(
        Patient(
            id=patient.id or None,
            sex=patient.sex,
            birth_date=plausible_birth_date(patient.birth_date),
        ),
        tuple(exams),
        tuple(remarks),
        doses,
        tuple(dose_remarks),
        tuple(accounted(inventory.met)),
    )


def _read(
    found: ExamFound,
    birth: date | None,
    decisions: Sequence[Decision],
    labels: LabelsFile | None,
    say: Say,
    keep: Keep,
) -> ReadExam | Exam:
    age_years = age_in_years(birth, found.date)

    def measure() -> ReadExam | Exam:
        told = told_of(decisions, found)
        return read_exam(found, told=told, labels=labels, age_years=age_years, say=say)

    return keep(found, age_years, measure)


def _unused_labels(labels: LabelsFile, measured: Sequence[MeasuredExam]) -> list[Remark]:
    days = {item.exam.date for item in measured if isinstance(item, MriExam)}
    return [
        noted("labels-not-used", said("remark-labels-no-exam", day=str(unused)))
        for unused in sorted(set(labels.exams) - days)
    ]
