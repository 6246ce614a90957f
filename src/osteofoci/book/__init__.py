"""The study book: a folder a child, with what was measured, what was decided, and what follows from both."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.book.adding import add_examinations
    from osteofoci.book.child import read_child_file
    from osteofoci.book.journal import Entry, Journal
    from osteofoci.book.listing import book_lines
    from osteofoci.book.place import Book, is_book, keep_beside, made_book, open_book, writing
    from osteofoci.book.signing import Signature, sign, signatures
    from osteofoci.book.working import OpenBook

__all__ = [
    "Book",
    "Entry",
    "Journal",
    "OpenBook",
    "Signature",
    "add_examinations",
    "book_lines",
    "is_book",
    "keep_beside",
    "made_book",
    "open_book",
    "read_child_file",
    "sign",
    "signatures",
    "writing",
]

on_demand(__name__)
