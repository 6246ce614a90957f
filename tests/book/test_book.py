from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelved import DAYS, MISSED_LPS_MM, read_mri, small_book
from typer.testing import CliRunner

from osteofoci.book import OpenBook, made_book, open_book, writing
from osteofoci.book.place import Book
from osteofoci.case import Case, DecisionState, Origin
from osteofoci.cli import app
from osteofoci.decisions import Decision, decision_of
from osteofoci.errors import InputError, OutputError
from osteofoci.journey import follow_child

WHEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TIBIA, FEMUR = "left-tibia/7_3_7", "right-femur/-9_3_16"


def decided(**told: object) -> Decision:
    return decision_of({"by": "Dr A", "when": "2026-01-05", **told}, "here")


CHOICES = [
    decided(kind="confirm", finding=f"{DAYS[0]}-wbmri/{TIBIA}"),
    decided(kind="reject", finding=f"{DAYS[0]}-wbmri/{TIBIA}"),
    decided(kind="physiological", finding=f"{DAYS[1]}-wbmri/{FEMUR}"),
    decided(kind="move", finding=f"{DAYS[1]}-wbmri/{TIBIA}", site="left fibula"),
    decided(kind="set", finding=f"{DAYS[0]}-wbmri/{FEMUR}", attribute="abscess", value=True),
    decided(kind="add", exam=DAYS[0], site="left femur", point_lps_mm=list(MISSED_LPS_MM)),
    decided(kind="merge", findings=[f"{DAYS[0]}-wbmri/{TIBIA}", f"{DAYS[1]}-wbmri/{TIBIA}"]),
    decided(kind="split", findings=[f"{DAYS[0]}-wbmri/{TIBIA}", f"{DAYS[1]}-wbmri/{TIBIA}"]),
    decided(kind="reject", finding="2020-01-01-wbmri/left-ulna/1_2_3"),
]


def at_work(book: Book) -> OpenBook:
    return OpenBook(book, now=lambda: WHEN)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small_book(tmp_path_factory.mktemp("book") / "child")


def at_once(decisions: tuple[Decision, ...]) -> Case:
    """What the decisions make of the same examinations without any book."""
    child = at_work(small_once()).opened.child
    return follow_child(child, decisions=decisions, now=lambda: WHEN).case


def small_once() -> Book:
    global _SMALL
    if _SMALL is None:
        _SMALL = small_book(Path(tempfile.mkdtemp()) / "child")
    return _SMALL


_SMALL: Book | None = None


@given(
    st.lists(
        st.sampled_from(["undo", "redo", "reload", "follow"]) | st.integers(0, len(CHOICES) - 1),
        max_size=9,
    )
)
@settings(max_examples=15, deadline=None)
def test_any_order_of_do_undo_redo_and_reload_gives_the_case_of_the_decisions_that_stand(
    steps: list[str | int],
) -> None:
    book = small_once()
    book.decisions.unlink(missing_ok=True)
    work = at_work(book)
    for step in steps:
        if isinstance(step, int):
            work.decide([CHOICES[step]], by="Dr A")
        elif step == "reload":
            work = at_work(open_book(book.folder))
        elif step == "follow":
            work.follow()
        elif (step == "undo" and work.journal.to_undo) or (step == "redo" and work.journal.to_redo):
            getattr(work, step)(by="Dr A")
    case = work.follow().case
    assert case == at_once(work.journal.decisions)
    assert Case.model_validate_json(book.case.read_text()) == case


def test_a_point_of_the_reader_is_measured_in_the_stored_volume(book: Book) -> None:
    work = at_work(book)
    work.decide([CHOICES[5]], by="Dr A")
    added = [f for f in work.follow().case.findings if f.origin is Origin.READER]
    assert [f.decision for f in added] == [DecisionState.CONFIRMED]
    assert added[0].volume_mm3 is not None
    assert added[0].volume_mm3 > 500
    work.undo(by="Dr A")
    assert all(f.origin is Origin.DETECTED for f in work.follow().case.findings)


def test_decisions_that_stand_already_are_not_added_again(book: Book) -> None:
    work = at_work(book)
    lines = work.decide(CHOICES[:2], by="Dr A").lines
    assert at_work(book).decide(CHOICES[:2], by="Dr B").lines == lines


def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    work = at_work(small_book(tmp_path / "child", DAYS[:1]))
    with pytest.raises(InputError, match="nothing to undo"):
        work.undo(by="Dr A")


def test_two_who_decide_lose_nothing_to_each_other(tmp_path: Path) -> None:
    book = small_book(tmp_path / "child", DAYS[:1])
    one, other = at_work(book), at_work(book)
    one.decide([CHOICES[0]], by="Dr A")
    other.decide([CHOICES[4]], by="Dr B")
    one.decide([CHOICES[8]], by="Dr A")
    assert one.journal.decisions == (CHOICES[0], CHOICES[4], CHOICES[8])
    assert other.reread() == one.journal


def test_a_second_writer_is_told_who_is_in_the_way(tmp_path: Path) -> None:
    book = made_book(tmp_path / "child")
    with (
        writing(book),
        pytest.raises(OutputError, match="found another run or workbench"),
        writing(open_book(book.folder)),
    ):
        pass


def test_a_folder_that_is_no_book_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="something else"):
        made_book(tmp_path)
    with pytest.raises(InputError, match="found none"):
        open_book(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_book_of_a_later_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.json").write_text('{"schema": "osteofoci.book/2"}')
    with pytest.raises(InputError, match="later one"):
        open_book(tmp_path)


KILLED = """
import os, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from osteofoci.book import OpenBook, open_book
from test_book import CHOICES
work = OpenBook(open_book(Path({book!r})))
left = int(sys.argv[1])
names = ("fsync", "replace", "rename", "link", "truncate", "open", "mkdir")
def counted(own):
    def call(*a, **k):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return own(*a, **k)
    return call
for name in names:
    setattr(os, name, counted(getattr(os, name)))
for choice in CHOICES[:3]:
    work.decide([choice], by="Dr A")
    work.follow()
"""


@pytest.mark.parametrize("calls", [1, 4, 8])
def test_a_kill_at_any_moment_loses_at_most_the_decision_under_way(
    calls: int, tmp_path: Path
) -> None:
    book = small_book(tmp_path / "child", DAYS[:1])
    program = KILLED.format(tests=str(Path(__file__).parent), book=str(book.folder))
    done = subprocess.run([sys.executable, "-c", program, str(calls)], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    work = at_work(open_book(book.folder))
    stands = work.journal.decisions
    assert stands == tuple(CHOICES[: len(stands)])
    assert (
        work.follow().case
        == follow_child(work.opened.child, decisions=stands, now=lambda: WHEN).case
    )
    work.decide([CHOICES[4]], by="Dr A")
    assert at_work(book).journal.decisions == (*stands, CHOICES[4])


def test_what_was_found_out_of_pairs_may_be_lost_at_any_time(book: Book) -> None:
    before = at_work(book).follow().case
    book.pairs.write_text("{ cut o")
    assert at_work(book).follow().case == before


def test_the_commands_decide_undo_and_show(tmp_path: Path) -> None:
    book = small_book(tmp_path / "child")
    finding = read_mri(DAYS[0]).measured.findings[0].id
    file = tmp_path / "reader.yaml"
    file.write_text(f"- {{kind: reject, finding: {finding}, by: Dr A, when: 2026-01-05}}\n")

    def run(*words: object) -> str:
        done = CliRunner().invoke(app, ["book", *map(str, words)])
        assert done.exit_code == 0, done.output
        return done.output

    assert "1 decisions added" in run("decide", book.folder, file)
    assert "0 decisions added" in run("decide", book.folder, file)
    case = json.loads(book.case.read_text())
    assert [f["decision"] for f in case["findings"]].count("rejected") == 1
    assert "undone" in run("undo", book.folder, "--by", "Dr A")
    assert "undone: " in run("show", book.folder)
    assert "P1" not in run("show", book.folder)
    case = json.loads(book.case.read_text())
    assert [f["decision"] for f in case["findings"]].count("rejected") == 0
    assert "stands again" in run("redo", book.folder, "--by", "Dr A")


def test_bones_that_a_reader_puts_right_are_named_anew_once_beside_the_first_measurement(
    tmp_path: Path,
) -> None:
    book = small_book(tmp_path / "child", DAYS[:1])
    before = at_work(book).follow().case
    (first,) = [p.name for p in book.exams.iterdir()]
    work = at_work(book)
    work.decide([decided(kind="absent", exam=DAYS[0], site="left ulna")], by="Dr A")
    anew = work.follow().case
    # Nothing can be named in so small a field; that this was tried again is what is remarked.
    assert "not-localised" in {r.code for exam in anew.exams for r in exam.remarks}
    names = sorted(p.name for p in book.exams.iterdir())
    assert [name.startswith(first) for name in names] == [True, True]
    times = [p.stat().st_mtime_ns for p in sorted(book.exams.iterdir())]
    assert at_work(book).follow().case == anew
    assert [p.stat().st_mtime_ns for p in sorted(book.exams.iterdir())] == times
    work.undo(by="Dr A")
    assert work.follow().case == before
