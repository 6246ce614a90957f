"""Results written on a disk that is full at any size, lost, or under a process that is killed in a write."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from osteofoci.bench.faults.crashes import rooms
from osteofoci.bench.faults.disk import FaultyDisk, faulty
from osteofoci.errors import OutputError
from osteofoci.output import CONTROL, prepared_output, simulated_output, write_file

CLAIMS = ("case.json", "report*.html", "labels/*.nii.gz")
OLD = {"case.json": "old " * 40, "report.fr.html": "old", "labels/1.nii.gz": "old"}
NEW = {"case.json": "new " * 60, "report.html": "new", "labels/2.nii.gz": "new"}


def _write(out: Path, files: dict[str, str]) -> None:
    with prepared_output(out, claims=CLAIMS) as fresh:
        for name, text in files.items():
            (fresh / name).parent.mkdir(exist_ok=True)
            (fresh / name).write_text(text)


def _seen(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if CONTROL not in path.relative_to(out).parts and path.is_file()
    }


@pytest.fixture
def good(tmp_path: Path) -> Path:
    _write(tmp_path / "good", OLD)
    return tmp_path / "good"


def _copied(good: Path, name: str) -> Path:
    return Path(shutil.copytree(good, good.with_name(name), symlinks=True))


def _needed(good: Path) -> FaultyDisk:
    """The calls and bytes of a run that nothing happens to."""
    out = _copied(good, "needed")
    disk = FaultyDisk()
    with faulty(disk):
        _write(out, NEW)
    assert _seen(out) == NEW
    return disk


def test_on_a_disk_that_is_full_at_any_size_the_result_is_the_old_one_until_all_fits(
    good: Path,
) -> None:
    used = _needed(good).used
    assert used > 500
    for room in range(0, used, 7):
        out = _copied(good, f"room-{room}")
        with faulty(FaultyDisk(room=room)), pytest.raises(OutputError, match="No space left"):
            _write(out, NEW)
        assert _seen(out) == OLD, room
        assert {p.name for p in (out / CONTROL).iterdir()} == {
            "current", "lock", "0001", "0001.json",
        }  # fmt: skip
        shutil.rmtree(out)
    with faulty(FaultyDisk(room=used)):
        _write(good, NEW)
    assert _seen(good) == NEW


def _killed(out: Path, at: int) -> None:
    """A whole run, with all that comes before its publishing, in a process that is killed at a call."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        with faulty(FaultyDisk(kill_at=at)):
            _write(out, NEW)
    finally:
        os._exit(0)


def test_killed_at_any_call_of_a_whole_run_even_within_a_write_the_result_is_old_or_new(
    good: Path,
) -> None:
    calls = _needed(good).calls
    states = []
    for at in range(calls + 1):
        out = _copied(good, f"kill-{at}")
        _killed(out, at)
        seen = _seen(out)
        assert seen in (OLD, NEW), at
        states.append(seen == NEW)
        _write(out, OLD)
        assert _seen(out) == OLD
        assert len(list((out / CONTROL).iterdir())) == 4, at
        shutil.rmtree(out)
    assert states == sorted(states)
    assert set(states) == {True, False}


@pytest.mark.parametrize("gone", ["all", "private", "fresh"])
def test_a_folder_that_is_removed_while_running_is_said_and_nothing_is_half_written(
    good: Path, gone: str
) -> None:
    def removed() -> None:
        with prepared_output(good, claims=CLAIMS) as fresh:
            (fresh / "case.json").write_text("new")
            shutil.rmtree({"all": good, "private": good / CONTROL, "fresh": fresh}[gone])
            (fresh / "report.html").write_text("new")

    with pytest.raises(OutputError, match="expected a place to write"):
        removed()
    assert (_seen(good) if good.exists() else {}) == (OLD if gone == "fresh" else {})
    shutil.rmtree(good, ignore_errors=True)


@pytest.mark.usefixtures("bound_by_modes")
def test_a_folder_that_became_read_only_keeps_its_result(good: Path) -> None:
    for place in (good, good / CONTROL):
        place.chmod(0o500)
        try:
            with pytest.raises(OutputError, match="Permission denied"):
                _write(good, NEW)
        finally:
            place.chmod(0o700)
        assert _seen(good) == OLD


def test_a_single_file_on_a_disk_that_is_full_at_any_size_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "case.json"
    write_file(place, "kind: old", ours="kind")
    text = "kind: new " * 9
    for room in range(len(text)):
        with faulty(FaultyDisk(room=room)), pytest.raises(OutputError, match="No space left"):
            write_file(place, text, ours="kind")
        assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"case.json": "kind: old"}
    with faulty(FaultyDisk(room=len(text))):
        write_file(place, text, ours="kind")
    assert place.read_text() == text


def test_simulated_data_on_a_full_disk_are_refused_and_the_former_stay(tmp_path: Path) -> None:
    def simulate(text: str) -> None:
        with simulated_output(tmp_path / "child", claims=("dicom",)) as fresh:
            (fresh / "dicom").mkdir()
            (fresh / "dicom" / "1").write_text(text)

    simulate("one")
    for room in (0, 3, 70):
        with faulty(FaultyDisk(room=room)), pytest.raises(OutputError):
            simulate("two " * 40)
        assert (tmp_path / "child" / "dicom" / "1").read_text() == "one"


def test_sizes_to_try_begin_with_nothing_and_end_with_what_is_needed() -> None:
    assert list(rooms(100, 4)) == [0, 1, 25, 50, 75, 99, 100]
