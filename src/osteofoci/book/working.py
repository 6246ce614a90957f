"""A book that lies open: decisions in, the case out, without reading what was measured again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from osteofoci.assess import read_tables
from osteofoci.book.child import OpenedChild, open_child
from osteofoci.book.journal import Journal, Line, append, made, read_journal
from osteofoci.book.keys import key_of_told
from osteofoci.book.pairs import Remembered
from osteofoci.book.place import Book, writing
from osteofoci.book.stored import opened, store
from osteofoci.case import Exam, case_to_json
from osteofoci.clinical import read_record
from osteofoci.decisions import Decision
from osteofoci.errors import InputError
from osteofoci.examine import ReadExam, put_right, told_of
from osteofoci.journey import FollowedPatient, follow_child
from osteofoci.output import write_whole

Say = Callable[[str], None]
Now = Callable[[], datetime]


class OpenBook:
    """One book at work: its examinations are opened once, its decisions read as they come.

    Attributes:
        journal: every decision, as it was last read or written.
        read: examinations by their id, as the case was last followed with them.
    """

    def __init__(
        self,
        book: Book,
        *,
        say: Say = lambda _: None,
        now: Now = lambda: datetime.now(UTC),
    ) -> None:
        self.book, self._say, self._now = book, say, now
        self.journal = read_journal(book.decisions)
        self.read: dict[str, ReadExam] = {}
        self._stamp = ""
        self._followed_stamp = ""
        self._opened: OpenedChild | None = None
        self._righted: dict[str, ReadExam] = {}

    @property
    def opened(self) -> OpenedChild:
        """The child; opened anew where another run has added to it.

        Raises:
            InputError: there are no examinations yet, or one is not whole.
        """
        stamp = _stamp(self.book.child)
        if self._opened is None or stamp != self._stamp:
            self._opened, self._stamp = open_child(self.book), stamp
        return self._opened

    @property
    def stamp(self) -> str:
        """Changes with what others may change beside the journal: examinations and the record."""
        book = self.book
        return " ".join(_stamp(file) for file in (book.child, book.clinical, book.criteria))

    @property
    def changed(self) -> bool:
        """Whether others have changed the book, beside its journal, since it was followed."""
        return self.stamp != self._followed_stamp

    def reread(self) -> Journal:
        """The journal, with what others have added to it."""
        self.journal = read_journal(self.book.decisions, self.journal)
        return self.journal

    def add(self, lines: Sequence[Line]) -> Journal:
        """Put lines into the journal; they are on the disk when this returns.

        Raises:
            InputError: one of them cannot follow what is there.
            OutputError: somebody else writes, or the place cannot be written.
        """
        with writing(self.book):
            self.journal = append(self.book.decisions, self.reread(), lines)
        return self.journal

    def decide(self, decisions: Sequence[Decision], *, by: str) -> Journal:
        """Add decisions that do not stand in the book yet.

        Raises:
            OutputError: somebody else writes, or the place cannot be written.
        """
        stands = self.reread().decisions
        new = [d for d in decisions if d not in stands]
        return self.add(made(new, by=by, when=self.clock())) if new else self.journal

    def undo(self, *, by: str, entry: int | None = None) -> Journal:
        """Undo a decision; the last that stands, if none is named.

        Raises:
            InputError: there is none to undo.
        """
        return self._turned("undo", self.reread().to_undo if entry is None else entry, by)

    def redo(self, *, by: str, entry: int | None = None) -> Journal:
        """Let a decision that was undone stand again; the last one, if none is named.

        Raises:
            InputError: there is none to redo.
        """
        return self._turned("redo", self.reread().to_redo if entry is None else entry, by)

    def _turned(self, word: str, entry: int | None, by: str) -> Journal:
        if entry is None:
            raise InputError(
                f"{self.book.folder}: expected a decision to {word}, found none; there is nothing to {word}"
            )
        return self.add([{"when": self.clock(), "by": by, word: entry}])

    def clock(self) -> str:
        """The time as the journal writes it."""
        return self._now().isoformat(timespec="seconds")

    def follow(self) -> FollowedPatient:
        """The child followed with the decisions that stand.

        Raises:
            InputError: the clinical record or the criteria in the book cannot be read.
        """
        there, decisions = self.opened, self.journal.decisions
        entries = dict(there.entries)
        exams = tuple(
            item if isinstance(item, Exam) else self._righted_exam(item, decisions, entries)
            for item in there.child.exams
        )
        self._followed_stamp = self.stamp
        self.read = {e.measured.exam.id: e for e in exams if isinstance(e, ReadExam)}
        known = Remembered(self.book.pairs, entries)
        clinical, criteria = self.book.clinical, self.book.criteria
        followed = follow_child(
            replace(there.child, exams=exams),
            decisions=decisions,
            clinical=read_record(clinical) if clinical.exists() else None,
            tables=read_tables(criteria) if criteria.exists() else None,
            known=known,
            now=self._now,
        )
        with writing(self.book):
            known.write()
            write_whole(self.book.case, case_to_json(followed.case))
        return followed

    def _righted_exam(
        self, item: ReadExam, decisions: Sequence[Decision], entries: dict[str, str]
    ) -> ReadExam:
        """The examination with its bones named anew where a reader has put them right.

        Args:
            entries: the folder of each; that of this examination is brought up to date.
        """
        exam = item.measured.exam
        told = told_of(decisions, exam)
        if not told.anything or item.images is None:
            return item
        entry = entries[exam.id]
        entries[exam.id] = name = f"{entry}.{key_of_told(entry, told)}"
        if name not in self._righted:
            place = self.book.exams / name
            if not place.is_dir():
                with writing(self.book):
                    _forget(self.book, entry)
                    store(put_right(item, told, self._say), place)
            self._righted = {name: opened(place), **self._others(entry)}
        return self._righted[name]

    def _others(self, entry: str) -> dict[str, ReadExam]:
        return {n: e for n, e in self._righted.items() if not n.startswith(f"{entry}.")}


def _forget(book: Book, entry: str) -> None:
    """Remove what was measured for other words of a reader about an examination's bones."""
    for place in book.exams.glob(f"{entry}.*"):
        shutil.rmtree(place, ignore_errors=True)


def _stamp(file: Path) -> str:
    try:
        said = file.stat()
    except FileNotFoundError:
        return "none"
    return f"{said.st_mtime_ns}.{said.st_ino}"
