"""A book in lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from osteofoci.book.child import read_child_file
from osteofoci.book.journal import Entry, Journal
from osteofoci.book.place import Book
from osteofoci.decisions import plain_decision
from osteofoci.foreign import printable

_UNSAID = frozenset(("kind", "by", "when"))


def book_lines(book: Book, journal: Journal) -> Iterator[str]:
    """Examinations and decisions; no name, no ID and no date of birth."""
    child = read_child_file(book)
    exams = () if child is None else child.exams
    yield f"{len(exams)} examinations"
    for row in exams:
        yield f"  {row.exam.id}" + ("" if row.entry else "  nothing measured")
    stands = len(journal.decisions)
    undone = len(journal.entries) - stands
    yield f"{stands} decisions" + (f", {undone} undone" if undone else "")
    for entry in journal.entries:
        yield printable(f"  {entry.id:>4}  {_said(entry)}")


def _said(entry: Entry) -> str:
    plain = plain_decision(entry.decision)
    about = ", ".join(f"{name} {value}" for name, value in plain.items() if name not in _UNSAID)
    state = "undone: " if entry.undone else ""
    return f"{state}{entry.when} {entry.by}: {plain['kind']} {about}"
