"""Signed versions of a case: each is kept as it was signed, with its reports."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from osteofoci.book.place import Book, writing
from osteofoci.book.working import OpenBook
from osteofoci.case import DecisionState, case_to_json
from osteofoci.case.frozen import Frozen
from osteofoci.errors import InputError
from osteofoci.journey import FollowedPatient
from osteofoci.output import sync_folder, sync_tree, write_result
from osteofoci.report import signed_case

FILE = "signature.json"


class Signature(Frozen):
    """
    Attributes:
        version: counted from 1; also the folder in ``signed``.
        lines: of the journal, when it was signed.
        proposals: how many findings no reader had judged then.
        case_sha256: of the signed ``case.json``.
    """

    version: int
    by: str
    when: str
    lines: int
    proposals: int
    case_sha256: str


def signatures(book: Book) -> tuple[Signature, ...]:
    """Every version that was signed, the first one first.

    Raises:
        InputError: one of them cannot be read.
    """
    found = []
    for file in sorted(book.signed.glob(f"[0-9]*/{FILE}")):
        if file.parent.suffix:
            continue  # one that was being made
        try:
            found.append(Signature.model_validate_json(file.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise InputError(
                f"{file}: expected who has signed, found a file that cannot be read; put it back as "
                f"it was"
            ) from error
    return tuple(found)


def sign(work: OpenBook, followed: FollowedPatient, *, by: str) -> Signature:
    """Sign a case: it and its reports go into a folder of their own, in one step, and stay there.

    Args:
        followed: with all decisions of the book in it.

    Raises:
        OutputError: somebody else writes, or the place cannot be written.
    """
    book, when = work.book, work.clock()
    case = signed_case(followed.case, by=by, day=_day(when))
    with writing(book):
        version = max((s.version for s in signatures(book)), default=0) + 1
        place = book.signed / f"{version:04d}"
        fresh = place.with_name(f"{place.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        write_result(case, followed.exams, followed.aligned, fresh, book.languages)
        signature = Signature(
            version=version,
            by=by,
            when=when,
            lines=work.journal.lines,
            proposals=sum(f.decision is DecisionState.PROPOSED for f in case.findings),
            case_sha256=hashlib.sha256(case_to_json(case).encode()).hexdigest(),
        )
        _put(signature, fresh, place)
    return signature


def _put(signature: Signature, fresh: Path, place: Path) -> None:
    (fresh / FILE).write_text(signature.model_dump_json(indent=1), encoding="utf-8")
    sync_tree(fresh)
    os.rename(fresh, place)
    sync_folder(place.parent)


def _day(when: str) -> str:
    """As a reader writes it: the day and the minute."""
    return datetime.fromisoformat(when).astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
