"""Examinations into a book: what is new is measured, what changed is measured anew, the rest stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from osteofoci.book.child import ChildFile, Listed, read_child_file, write_child
from osteofoci.book.keys import instances_of, key_of
from osteofoci.book.place import Book
from osteofoci.book.stored import opened, store
from osteofoci.case import Dose, Exam, Patient
from osteofoci.errors import InputError
from osteofoci.examine import LabelsFile, ReadExam
from osteofoci.ingest import ExamFound, Source
from osteofoci.journey import ReadChild, read_child

Say = Callable[[str], None]


def add_examinations(
    book: Book,
    source: Source,
    *,
    patient_id: str | None = None,
    same_patient: tuple[str, str] | None = None,
    labels: LabelsFile | None = None,
    say: Say = lambda _: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> tuple[str, ...]:
    """Add what is found under a source to a book that is held for writing.

    An examination that the book has and the source has not stays. Each one is on the disk as soon
    as it is measured, so a run that is cut off loses the one under way.

    Returns:
        The ids of the examinations that were measured.

    Raises:
        InputError: nothing usable, or examinations of another child.
    """
    kept = _Kept(book, labels, say)
    child = read_child(
        source,
        today=now().date(),
        patient_id=patient_id,
        same_patient=same_patient,
        labels=labels,
        say=say,
        keep=kept,
    )
    before = read_child_file(book)
    said = _said(child, kept)
    if before is not None:
        said = _together(before, said, source.title)
    write_child(book, said)
    _sweep(book, said)
    return tuple(kept.measured)


class _Kept:
    """Measures an examination only where the book does not have it."""

    def __init__(self, book: Book, labels: LabelsFile | None, say: Say) -> None:
        self._book, self._labels, self._say = book, labels, say
        self.entries: dict[str, str] = {}
        self.instances: dict[str, tuple[str, ...]] = {}
        self.measured: list[str] = []

    def __call__(
        self, found: ExamFound, age_years: float | None, measure: Callable[[], ReadExam | Exam]
    ) -> ReadExam | Exam:
        self.instances[found.id] = tuple(uid for uid, _ in instances_of(found))
        entry = f"{found.id}.{key_of(found, age_years, self._labels)}"
        place = self._book.exams / entry
        if place.is_dir():
            try:
                read = opened(place)
                self.entries[found.id] = entry
                return read
            except InputError as error:
                self._say(f"{found.id}: measured anew ({error})")
                shutil.rmtree(place)
        result = measure()
        self.measured.append(found.id)
        if isinstance(result, Exam):
            return result
        store(result, place)
        self.entries[found.id] = entry
        return opened(place)


def _said(child: ReadChild, kept: _Kept) -> ChildFile:
    exams = []
    for item in child.exams:
        exam = item if isinstance(item, Exam) else item.measured.exam
        listed = Listed(
            exam=exam,
            entry=kept.entries.get(exam.id),
            instances=kept.instances.get(exam.id, ()),
        )
        exams.append(listed)
    return ChildFile(
        patient=child.patient,
        exams=tuple(exams),
        remarks=child.remarks,
        dose=child.dose,
        dose_remarks=child.dose_remarks,
        files=child.files,
    )


def _together(before: ChildFile, now: ChildFile, title: str) -> ChildFile:
    """What the book has and what was found, each examination once.

    Raises:
        InputError: they are of two children, or two examinations have one id.
    """
    _refuse_another_child(before.patient, now.patient, title)
    new = {uid for row in now.exams for uid in row.instances}
    stays = [row for row in before.exams if not new & set(row.instances) and row not in now.exams]
    twice = {row.exam.id for row in stays} & {row.exam.id for row in now.exams}
    if twice:
        raise InputError(
            f"{title}: expected examinations that the book does not have, or those it has, found "
            f"another one called '{min(twice)}'; put the files of both into one folder and follow that"
        )
    exams = sorted(
        (*stays, *now.exams), key=lambda row: (row.exam.date is None, str(row.exam.date))
    )
    known = {row.exam.id for row in stays}
    doses = (*(row for row in before.dose if row.exam_id in known), *now.dose)
    once: dict[tuple[object, ...], Dose] = {
        (row.source, row.quantity, row.when): row for row in doses
    }
    return now.model_copy(update={"exams": tuple(exams), "dose": tuple(once.values())})


def _refuse_another_child(before: Patient, now: Patient, title: str) -> None:
    differ = [
        name
        for name, one, other in (
            ("ID", before.id, now.id),
            ("birth date", before.birth_date, now.birth_date),
            ("sex", before.sex, now.sex),
        )
        if one is not None and other is not None and one != other
    ]
    if differ:
        raise InputError(
            f"{title}: expected examinations of the child of this book, found another "
            f"{' and another '.join(differ)}; choose that child's --book, or, if they are one child, "
            f"put all files into one folder and follow it into a new book with --same-patient"
        )


def _sweep(book: Book, said: ChildFile) -> None:
    """Remove what no examination of the book rests on."""
    used: Sequence[str] = [row.entry for row in said.exams if row.entry is not None]
    for place in sorted(book.exams.iterdir()):
        if not any(place.name == entry or place.name.startswith(f"{entry}.") for entry in used):
            shutil.rmtree(place, ignore_errors=True)
