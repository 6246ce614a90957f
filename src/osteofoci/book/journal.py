"""A reader's decisions in the order in which they were made; lines are added, never changed.

``decisions.jsonl``, one JSON a line::

    {"id": 1, "when": "2026-01-05T09:12:44+00:00", "by": "Dr A", "decision": {"kind": "confirm", ...}}
    {"id": 2, "when": "2026-01-05T09:13:02+00:00", "by": "Dr A", "undo": 1}
    {"id": 3, "when": "2026-01-05T09:13:09+00:00", "by": "Dr A", "redo": 1}

A line counts when it ends: one that a crash has cut off is no decision, and gives way to the next.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from osteofoci.decisions import Decision, decision_of, plain_decision
from osteofoci.errors import InputError
from osteofoci.foreign import shown
from osteofoci.output import sync_folder

Line = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One decision, and whether it is undone."""

    id: int
    by: str
    when: str
    decision: Decision
    undone: bool = False


@dataclass(frozen=True)
class Journal:
    """Every decision that was ever made about a child.

    Attributes:
        lines: how many there are; the id of the last.
        bytes: how much of the file they fill.
        last_undone: ids that were undone since the last new decision, the last one last.
    """

    entries: tuple[Entry, ...] = ()
    lines: int = 0
    bytes: int = 0
    last_undone: tuple[int, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those that stand, in the order in which they were made."""
        return tuple(entry.decision for entry in self.entries if not entry.undone)

    @property
    def to_undo(self) -> int | None:
        """The id of the last decision that stands."""
        return next((entry.id for entry in reversed(self.entries) if not entry.undone), None)

    @property
    def to_redo(self) -> int | None:
        """The id of the decision that was undone last, if none was made since."""
        return self.last_undone[-1] if self.last_undone else None

    def with_line(self, line: Line, where: str) -> Journal:
        """The journal after one more line.

        Raises:
            InputError: it is none that can follow.
        """
        number = self.lines + 1
        if line.get("id") != number:
            raise InputError(
                f"{where}: expected line {number} to have that id, found "
                f"'{shown(line.get('id'))}'; put the file back as it was"
            )
        after = replace(self, lines=number)
        if "decision" in line:
            decision = decision_of(line["decision"], where, number)
            entry = Entry(number, str(line.get("by")), str(line.get("when")), decision)
            return replace(after, entries=(*self.entries, entry), last_undone=())
        undone = "undo" in line
        target = line.get("undo" if undone else "redo")
        if not any(entry.id == target and entry.undone is not undone for entry in self.entries):
            stands = "that stands" if undone else "that is undone"
            raise InputError(
                f"{where}, line {number}: expected the id of a decision {stands}, found "
                f"'{shown(target)}'; name another"
            )
        return replace(
            after,
            entries=tuple(
                replace(entry, undone=undone) if entry.id == target else entry
                for entry in self.entries
            ),
            last_undone=(*self.last_undone, int(str(target)))
            if undone
            else tuple(n for n in self.last_undone if n != target),
        )


def read_journal(path: Path, known: Journal | None = None) -> Journal:
    """What a journal says; an empty one where there is none.

    Args:
        known: what was read of it before; only what was added since is read.

    Raises:
        InputError: a line that is no decision, or does not follow the one before.
    """
    journal = known or Journal()
    try:
        with path.open("rb") as stream:
            stream.seek(journal.bytes)
            raw = stream.read()
    except FileNotFoundError:
        return journal
    whole = raw[: raw.rfind(b"\n") + 1]
    for text in whole.splitlines():
        journal = journal.with_line(_line(text, path.name, journal.lines + 1), path.name)
    return replace(journal, bytes=journal.bytes + len(whole))


def _line(text: bytes, name: str, number: int) -> Line:
    try:
        line = json.loads(text)
    except ValueError:
        line = None
    if not isinstance(line, dict):
        raise InputError(
            f"{name}, line {number}: expected one JSON a line, found '{shown(text.decode(errors='replace'))}'; "
            f"put the file back as it was"
        )
    return line


def append(path: Path, journal: Journal, lines: Sequence[Line]) -> Journal:
    """The journal with lines added, which are on the disk when this returns, in their order.

    Args:
        journal: what the file says now, read under the lock of its book.
        lines: without their ids.

    Raises:
        InputError: one of them cannot follow; nothing was added then.
        OSError: the file cannot be written.
    """
    numbered: list[Line] = []
    after = journal
    for line in lines:
        numbered.append({"id": after.lines + 1, **line})
        after = after.with_line(numbered[-1], path.name)
    raw = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in numbered).encode()
    new = not path.exists()
    with path.open("r+b" if not new else "xb") as stream:
        stream.truncate(journal.bytes)  # of a line that a crash has cut off
        stream.seek(journal.bytes)
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
    if new:
        sync_folder(path.parent)
    return replace(after, bytes=journal.bytes + len(raw))


def made(decisions: Iterable[Decision], *, by: str, when: str) -> list[Line]:
    """Lines that tell of decisions."""
    return [{"when": when, "by": by, "decision": plain_decision(d)} for d in decisions]
