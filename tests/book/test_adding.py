"""Examinations come into a book one after the other; radiographs, which are read in no time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from osteofoci.book import OpenBook, add_examinations, made_book, writing
from osteofoci.book.keys import program
from osteofoci.book.place import Book
from osteofoci.case import Origin
from osteofoci.decisions import decision_of
from osteofoci.errors import InputError
from osteofoci.ingest import open_source
from osteofoci.journey import follow

DX = "1.2.840.10008.5.1.4.1.1.1.1"


def film(folder: Path, day: str, *, patient: str = "P1", uid: str | None = None) -> Path:
    """A radiograph of the left tibia: a shaft with a bright place."""
    grey = np.full((400, 200), 300, np.uint16)
    grey[:, 80:120] = 1500
    grey[190:210, 92:108] = 2600
    uid = uid or day.replace("-", "")
    d = Dataset()
    d.SOPClassUID, d.SOPInstanceUID = UID(DX), UID(f"1.2.3.{uid}")
    d.StudyInstanceUID, d.SeriesInstanceUID = UID(f"1.2.4.{uid}"), UID(f"1.2.5.{uid}")
    d.PatientID, d.PatientName, d.PatientBirthDate = patient, "Any^One", "20140501"
    d.PatientSex = "F"
    d.StudyDate = d.SeriesDate = d.AcquisitionDate = day.replace("-", "")
    d.Modality, d.BodyPartExamined, d.ImageLaterality = "DX", "LEG", "L"
    d.StudyDescription = "left lower leg"
    d.Rows, d.Columns = grey.shape
    d.SamplesPerPixel, d.PixelRepresentation = 1, 0
    d.BitsAllocated, d.BitsStored, d.HighBit = 16, 16, 15
    d.PhotometricInterpretation, d.PixelSpacing = "MONOCHROME2", [0.5, 0.5]
    d.PixelData = grey.tobytes()
    d.file_meta = FileMetaDataset()
    d.file_meta.MediaStorageSOPClassUID = UID(DX)
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    folder.mkdir(parents=True, exist_ok=True)
    pydicom.dcmwrite(folder / f"{uid}.dcm", d, enforce_file_format=True)
    return folder


def add(book: Book, folder: Path) -> tuple[str, ...]:
    with writing(book), open_source(folder) as source:
        return add_examinations(book, source)


def days(book: Book) -> list[str]:
    return [str(exam.date) for exam in OpenBook(book).follow().case.exams]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return made_book(tmp_path / "book")


def test_what_the_book_has_is_not_measured_again_wherever_its_files_lie(
    book: Book, tmp_path: Path
) -> None:
    (first,) = add(book, film(tmp_path / "one", "2024-03-12"))
    assert add(book, film(tmp_path / "moved" / "deeper", "2024-03-12")) == ()
    both = film(film(tmp_path / "both", "2024-03-12"), "2025-03-18")
    (second,) = add(book, both)
    assert (first[:10], second[:10]) == ("2024-03-12", "2025-03-18")
    assert days(book) == ["2024-03-12", "2025-03-18"]


def test_an_examination_that_the_folder_does_not_have_stays_in_its_place_of_time(
    book: Book, tmp_path: Path
) -> None:
    add(book, film(tmp_path / "later", "2025-03-18"))
    add(book, film(tmp_path / "earlier", "2024-03-12"))
    assert days(book) == ["2024-03-12", "2025-03-18"]
    assert len(list(book.exams.iterdir())) == 2


def test_a_program_that_measures_otherwise_measures_anew_and_the_older_one_is_removed(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = film(tmp_path / "one", "2024-03-12")
    add(book, folder)
    before = {p.name for p in book.exams.iterdir()}
    monkeypatch.setattr("osteofoci.book.keys.program", lambda *_: f"{program()} changed")
    assert len(add(book, folder)) == 1
    after = {p.name for p in book.exams.iterdir()}
    assert len(after) == 1
    assert not before & after


def test_another_child_is_refused_without_a_name_and_changes_nothing(
    book: Book, tmp_path: Path
) -> None:
    add(book, film(tmp_path / "one", "2024-03-12"))
    with pytest.raises(InputError, match="another ID") as refusal:
        add(book, film(tmp_path / "other", "2025-03-18", patient="P2"))
    assert "P2" not in str(refusal.value)
    assert days(book) == ["2024-03-12"]


def test_another_examination_of_the_same_day_and_technique_is_told_apart_in_one_folder(
    book: Book, tmp_path: Path
) -> None:
    add(book, film(tmp_path / "one", "2024-03-12"))
    other = film(tmp_path / "other", "2024-03-12", uid="99")
    with pytest.raises(InputError, match="put the files of both into one folder"):
        add(book, other)
    add(book, film(other, "2024-03-12"))
    assert days(book) == ["2024-03-12", "2024-03-12"]


def test_an_examination_that_is_not_whole_is_measured_again(book: Book, tmp_path: Path) -> None:
    folder = film(tmp_path / "one", "2024-03-12")
    add(book, folder)
    (place,) = book.exams.iterdir()
    (place / "value.json").write_text("{")
    assert len(add(book, folder)) == 1
    assert days(book) == ["2024-03-12"]


def test_a_place_on_a_radiograph_is_measured_in_the_stored_image_as_without_a_book(
    book: Book, tmp_path: Path
) -> None:
    folder = film(tmp_path / "one", "2024-03-12")
    add(book, folder)
    placed = decision_of(
        {"kind": "place", "exam": "2024-03-12", "site": "left tibia, diaphysis", "pixel": [200, 100],
         "by": "Dr A", "when": "2026-01-05"},
        "here",
    )  # fmt: skip
    with open_source(folder) as source:
        once = follow(source, decisions=[placed]).case
    for file in folder.iterdir():
        file.unlink()
    work = OpenBook(book)
    work.decide([placed], by="Dr A")
    case = work.follow().case
    assert [f.origin for f in case.findings] == [Origin.READER]
    left_out = {"created"}
    assert case.model_dump(exclude=left_out) == once.model_dump(exclude=left_out)
