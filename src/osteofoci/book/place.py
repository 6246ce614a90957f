"""Where a book is, what lies in it, and who may write.

::

    BOOK/book.json          says that this is one
         decisions.jsonl    the reader's decisions, one a line
         child.json         the child and its examinations, with their places in exams/
         exams/             examinations as they were measured
         clinical.yaml      the record beside the images, criteria.yaml a site's points: as given
         pairs.json         what pictures of one place in two examinations say; made again if lost
         case.json          made from all of these
         result/            the reports, as `follow --out` writes them
         signed/            what was signed, a folder each
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from osteofoci.errors import InputError, OutputError
from osteofoci.foreign import shown
from osteofoci.output import cannot_write, held_alone, write_whole

SCHEMA = "osteofoci.book/1"


@dataclass(frozen=True)
class Book:
    """The study book of one child.

    Attributes:
        languages: of reports beside the English one.
    """

    folder: Path
    languages: tuple[str, ...] = ()

    @property
    def decisions(self) -> Path:
        return self.folder / "decisions.jsonl"

    @property
    def child(self) -> Path:
        return self.folder / "child.json"

    @property
    def exams(self) -> Path:
        return self.folder / "exams"

    @property
    def clinical(self) -> Path:
        return self.folder / "clinical.yaml"

    @property
    def criteria(self) -> Path:
        return self.folder / "criteria.yaml"

    @property
    def pairs(self) -> Path:
        return self.folder / "pairs.json"

    @property
    def case(self) -> Path:
        return self.folder / "case.json"

    @property
    def result(self) -> Path:
        return self.folder / "result"

    @property
    def signed(self) -> Path:
        return self.folder / "signed"


def is_book(folder: Path) -> bool:
    """Whether a folder says that it is a book."""
    return (folder / "book.json").is_file()


def open_book(folder: Path) -> Book:
    """The book in a folder.

    Raises:
        InputError: there is none, or a later version of the program has made it.
    """
    file = folder / "book.json"
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        schema, languages = str(said["schema"]), tuple(map(str, said.get("languages", ())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise InputError(
            f"{folder}: expected a study book, found none; make one with `osteofoci follow DICOM "
            f"--book {folder.name}`"
        ) from None
    if schema != SCHEMA:
        raise InputError(
            f"{folder}: expected a study book of the form {SCHEMA}, found '{shown(schema)}'; use the "
            f"program that made it, or a later one"
        )
    return Book(folder, languages)


def made_book(folder: Path, languages: Sequence[str] = ()) -> Book:
    """The book in a folder, made where there is none; further languages are kept.

    Raises:
        OutputError: the folder cannot be written, or holds something that is no book.
    """
    if is_book(folder):
        book = open_book(folder)
        wanted = tuple(dict.fromkeys((*book.languages, *languages)))
        return book if wanted == book.languages else _written(Book(folder, wanted))
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            f"{folder}: expected a study book or a free place for one, found something else; choose "
            f"another --book"
        )
    return _written(Book(folder, tuple(languages)))


def _written(book: Book) -> Book:
    said = {"schema": SCHEMA, "languages": list(book.languages)}
    try:
        book.exams.mkdir(parents=True, exist_ok=True)
        write_whole(book.folder / "book.json", json.dumps(said, indent=1))
    except OSError as error:
        raise cannot_write(book.folder, error, "--book") from error
    return book


@contextmanager
def writing(book: Book) -> Iterator[None]:
    """Hold the book for writing; one writer at a time, and a kill gives it free.

    Raises:
        OutputError: somebody else writes, or the place cannot be written.
    """
    try:
        with (book.folder / "lock").open("w") as lock:
            if not held_alone(lock):
                raise OutputError(
                    f"{book.folder}: expected a book that nobody writes to, found another run or "
                    f"workbench writing; wait until it is done and try again"
                )
            yield
    except OSError as error:
        if error.errno is None:  # a library's own, about something that it read
            raise
        raise cannot_write(book.folder, error, "--book") from error


def keep_beside(book: Book, *, clinical: Path | None, criteria: Path | None) -> None:
    """Keep what was given beside the images, as it was written; what is None stays as it was.

    Raises:
        OSError: it cannot be read or written.
    """
    for given, place in ((clinical, book.clinical), (criteria, book.criteria)):
        if given is not None:
            write_whole(place, given.read_text(encoding="utf-8-sig"))
