"""The child of a book: what is known beside the examinations, and where these lie."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from osteofoci.book.place import Book
from osteofoci.book.stored import opened
from osteofoci.case import Dose, Exam, FilesMet, Patient, Remark
from osteofoci.case.frozen import Frozen
from osteofoci.errors import InputError
from osteofoci.examine import ReadExam
from osteofoci.journey import ReadChild
from osteofoci.output import write_whole

SCHEMA = "osteofoci.child/1"


class Listed(Frozen):
    """One examination of the book.

    Attributes:
        entry: its folder in ``exams``; None where nothing was measured, and ``exam`` says why.
        instances: UIDs of its images, by which it is known again.
    """

    exam: Exam
    entry: str | None
    instances: tuple[str, ...]


class ChildFile(Frozen):
    """What ``child.json`` says."""

    schema_: str = Field(alias="schema", default=SCHEMA)
    patient: Patient
    exams: tuple[Listed, ...]
    remarks: tuple[Remark, ...]
    dose: tuple[Dose, ...]
    dose_remarks: tuple[Remark, ...]
    files: tuple[FilesMet, ...]


def write_child(book: Book, said: ChildFile) -> None:
    """Put the child of a book in force, in one step.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    write_whole(book.child, said.model_dump_json(by_alias=True, indent=1))


def read_child_file(book: Book) -> ChildFile | None:
    """What is known of the child; None in a book without examinations.

    Raises:
        InputError: the file cannot be read, or a later version of the program has written it.
    """
    try:
        text = book.child.read_text(encoding="utf-8")
        said = json.loads(text)
        if isinstance(said, dict) and said.get("schema") == SCHEMA:
            return ChildFile.model_validate_json(text)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        pass
    raise InputError(
        f"{book.child}: expected what a book says of its child ({SCHEMA}), found something else; use "
        f"the program that wrote it, or follow the DICOM files with --book again"
    )


@dataclass(frozen=True, eq=False)
class OpenedChild:
    """A child whose examinations lie open.

    Attributes:
        entries: the folder of each measured examination, by its id.
    """

    said: ChildFile
    child: ReadChild
    entries: dict[str, str]


def open_child(book: Book) -> OpenedChild:
    """The child of a book with its examinations; their large arrays stay on the disk.

    Raises:
        InputError: there are no examinations yet, or one is not whole.
    """
    said = read_child_file(book)
    if said is None:
        raise InputError(
            f"{book.folder}: expected a book with examinations, found none in it; add them with "
            f"`osteofoci follow DICOM --book {book.folder.name}`"
        )
    exams: list[ReadExam | Exam] = []
    entries: dict[str, str] = {}
    for row in said.exams:
        if row.entry is None:
            exams.append(row.exam)
            continue
        exams.append(opened(book.exams / Path(row.entry).name))
        entries[row.exam.id] = row.entry
    child = ReadChild(
        said.patient, tuple(exams), said.remarks, said.dose, said.dose_remarks, said.files
    )
    return OpenedChild(said, child, entries)
