from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.book.journal import Journal, append, made, read_journal
from osteofoci.decisions import Decision, decision_of, plain_decision
from osteofoci.errors import InputError

DECISIONS: list[dict[str, object]] = [
    {"kind": "confirm", "finding": "a"},
    {"kind": "reject", "finding": "b", "note": "vessel"},
    {"kind": "move", "finding": "a", "site": "left tibia, distal metaphysis"},
    {"kind": "set", "finding": "a", "attribute": "abscess", "value": None},
    {"kind": "add", "exam": "2024-03-12", "site": "left sacrum", "point_lps_mm": [1.5, -2.25, 3.1]},
    {"kind": "place", "exam": "2024-03-12", "site": "right humerus", "pixel": [10, 20.5]},
    {"kind": "levels", "exam": "2024-03-12", "down": -1},
    {
        "kind": "end_plates", "exam": "x", "level": "T6", "view": "lateral",
        "upper": [[1, 2], [3, 4], [5, 6]], "lower": [[2, 2], [4, 4], [6, 6]],
    },
    {"kind": "joint", "exam": "x", "joint": "left knee", "point_lps_mm": [1, 2, 3]},
    {"kind": "vertebra", "exam": "x", "level": "T6", "point_lps_mm": [1, 2, 3]},
    {"kind": "absent", "exam": "x", "site": "left ulna"},
    {"kind": "merge", "findings": ["a", "b"]},
    {"kind": "split", "findings": ["a", "c"]},
]  # fmt: skip


def decided(number: int) -> Decision:
    return decision_of({**DECISIONS[number], "by": "Dr A", "when": "2026-01-05"}, "here")


@pytest.mark.parametrize("number", range(len(DECISIONS)))
def test_every_kind_of_decision_reads_back_from_its_line(number: int, tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    append(file, Journal(), made([decided(number)], by="Dr B", when="2026-01-06T10:00:00"))
    (entry,) = read_journal(file).entries
    assert entry.decision == decided(number)
    assert (entry.id, entry.by, entry.undone) == (1, "Dr B", False)
    assert decision_of(plain_decision(entry.decision), "here") == entry.decision


@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo", "reload"]), st.integers(0, 12))))
def test_what_stands_follows_from_the_file_alone_and_nothing_is_ever_changed_in_it(
    steps: list[tuple[str, int]],
) -> None:
    """Against a model: which decisions stand, in the order in which they were first made."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.jsonl"
        journal, stands, before = Journal(), dict[int, Decision](), b""
        every: dict[int, Decision] = {}
        for step, number in steps:
            line = {"by": "Dr A", "when": "2026-01-05"}
            if step == "do":
                journal = append(file, journal, made([decided(number)], **line))
                every[journal.lines] = stands[journal.lines] = decided(number)
            elif step == "undo" and journal.to_undo is not None:
                target = journal.to_undo
                journal = append(file, journal, [{**line, "undo": target}])
                del stands[target]
            elif step == "redo" and journal.to_redo is not None:
                target = journal.to_redo
                journal = append(file, journal, [{**line, "redo": target}])
                stands[target] = every[target]
            elif step == "reload":
                journal = read_journal(file)
            assert journal.decisions == tuple(stands[n] for n in sorted(stands))
            now = file.read_bytes() if file.exists() else b""
            assert now.startswith(before)
            before = now
        assert read_journal(file) == journal


@given(st.integers(1, 400))
def test_a_line_that_a_crash_has_cut_off_is_no_decision_and_gives_way_to_the_next(cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.jsonl"
        one = append(file, Journal(), made([decided(0)], by="A", when="2026-01-05"))
        append(file, one, made([decided(1)], by="A", when="2026-01-05"))
        whole = file.read_bytes()
        kept = max(one.bytes, len(whole) - cut)
        os.truncate(file, kept)
        again = read_journal(file)
        assert again.decisions == ((decided(0),) if kept < len(whole) else (decided(0), decided(1)))
        after = append(file, again, made([decided(2)], by="A", when="2026-01-05"))
        assert read_journal(file) == after
        assert after.decisions[-1] == decided(2)


def test_only_what_was_added_since_is_read(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    one = append(file, Journal(), made([decided(0)], by="A", when="2026-01-05"))
    both = append(file, one, made([decided(1)], by="B", when="2026-01-05"))
    assert read_journal(file, one) == both


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no json", "one JSON a line"),
        ('{"id": 5, "undo": 1}', "to have that id"),
        ('{"id": 1, "undo": 1}', "decision that stands"),
        ('{"id": 1, "redo": 1}', "decision that is undone"),
        ('{"id": 1, "decision": {"kind": "confrim"}}', "confirm"),
    ],
)
def test_a_line_that_cannot_be_is_told_with_its_number(line: str, why: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(line + "\n")
    with pytest.raises(InputError, match=why):
        read_journal(file)
