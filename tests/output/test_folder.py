from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from osteofoci.errors import OutputError
from osteofoci.ingest.private import private_folder
from osteofoci.output import (
    CONTROL,
    prepared_output,
    simulated_output,
    write_file,
)

CLAIMS = ("case.json", "report*.html", "labels/*_bones.nii.gz")


def _write(out: Path, said: list[str] | None = None, **files: str) -> None:
    """One run that writes ``case``, ``report_fr`` and so on with these contents."""
    with prepared_output(out, claims=CLAIMS, say=(said if said is not None else []).append) as new:
        for name, text in files.items():
            place = new / NAMES[name]
            place.parent.mkdir(exist_ok=True)
            place.write_text(text)


NAMES = {
    "case": "case.json",
    "report": "report.html",
    "french": "report.fr.html",
    "bones": "labels/1_bones.nii.gz",
}


def _seen(out: Path) -> dict[str, str]:
    """What a user or program finds by name."""
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if CONTROL not in path.relative_to(out).parts and path.is_file()
    }


def test_a_result_is_reached_at_its_names_and_a_later_one_replaces_it_whole(
    tmp_path: Path,
) -> None:
    out = tmp_path / "deep" / "out"
    _write(out, case="1", french="1", bones="1")
    _write(out, case="2", report="2")
    assert _seen(out) == {"case.json": "2", "report.html": "2"}
    assert not (out / "labels").exists()
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_files_of_the_user_stay_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "manual.nii.gz").write_text("40 hours")
    (tmp_path / "notes.txt").write_text("mine")
    _write(tmp_path, case="1", bones="1")
    _write(tmp_path, case="2")
    assert _seen(tmp_path) == {
        "case.json": "2", "labels/manual.nii.gz": "40 hours", "notes.txt": "mine",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES.values())
def test_a_foreign_file_under_a_name_of_the_result_is_refused_before_any_work(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("mine")
    worked = []
    with (
        pytest.raises(OutputError, match="did not write"),
        prepared_output(tmp_path, claims=CLAIMS),
    ):
        worked.append(name)
    assert worked == []
    assert _seen(tmp_path) == {name: "mine"}
    assert not (tmp_path / CONTROL).exists()


def test_a_link_of_the_user_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "labels").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="labels"):
        _write(out, bones="1")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_result_that_somebody_has_changed_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, case="1")
    (tmp_path / "case.json").write_text("corrected by hand")
    with pytest.raises(OutputError, match="changed since"):
        _write(tmp_path, case="2")
    assert _seen(tmp_path) == {"case.json": "corrected by hand"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_run_leaves_the_good_result_alone(
    tmp_path: Path, error: type[BaseException]
) -> None:
    _write(tmp_path, case="good")

    def interrupted() -> None:
        with prepared_output(tmp_path, claims=CLAIMS) as fresh:
            (fresh / "case.json").write_text("half")
            raise error

    with pytest.raises(error):
        interrupted()
    assert _seen(tmp_path) == {"case.json": "good"}


def test_a_first_run_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match="No space left"),
        prepared_output(tmp_path / "a" / "b", claims=CLAIMS),
    ):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    with prepared_output(tmp_path, claims=CLAIMS), pytest.raises(OutputError, match="another run"):
        _write(tmp_path, case="2")


def test_a_file_in_place_of_the_output_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="found a file"):
        _write(tmp_path / "file", case="1")
    with pytest.raises(OutputError):
        _write(tmp_path / "file" / "out", case="1")


@pytest.mark.usefixtures("bound_by_modes")
def test_a_read_only_place_is_refused_before_any_work(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            _write(tmp_path / "o", case="1")
    finally:
        tmp_path.chmod(0o700)


CALLS = ("rename", "replace", "symlink", "unlink", "mkdir", "rmdir", "fsync", "open")
OLD = {"case.json": "old", "report.fr.html": "old", "labels/1_bones.nii.gz": "old"}
NEW = {"case.json": "new", "report.html": "new"}


def _cut_off(out: Path, call: int, how: str) -> int:
    """A run in a process of its own, killed or failing from this call on: its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = call

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0 and how == "kill":
                os._exit(99)
            if left < 0:
                raise OSError(28, "No space left on device")
            return real(*args, **named)

        return called

    try:
        with prepared_output(out, claims=CLAIMS) as fresh:
            (fresh / "case.json").write_text("new")
            (fresh / "report.html").write_text("new")
            for name in CALLS:
                setattr(os, name, counted(getattr(os, name)))
    except OutputError:
        os._exit(2)
    os._exit(0 if left >= 0 else 3)


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_cut_off_at_any_call_that_changes_the_disk_the_result_is_the_old_or_the_new_whole(
    tmp_path: Path, how: str
) -> None:
    states = []
    for call in range(200):
        out = tmp_path / f"{call}"
        _write(out, case="old", french="old", bones="old")
        (out / "notes.txt").write_text("mine")
        status = _cut_off(out, call, how)
        seen = _seen(out)
        assert seen.pop("notes.txt") == "mine"
        assert seen in (OLD, NEW), (call, seen)
        states.append(seen == NEW)
        said: list[str] = []
        _write(out, said, case="last")
        assert _seen(out) == {"case.json": "last", "notes.txt": "mine"}
        assert {p.name for p in (out / CONTROL).iterdir()} <= {
            "current", "lock", "0002", "0002.json", "0003", "0003.json",
        }  # fmt: skip
        if status == 0:
            break
    assert states == sorted(states)
    assert {True, False} == set(states)


def test_the_next_run_says_what_became_of_one_that_was_cut_off(tmp_path: Path) -> None:
    _write(tmp_path, case="good")
    (tmp_path / CONTROL / "0002.new").mkdir()
    (tmp_path / CONTROL / "0002.new" / "case.json").write_text("half")
    said: list[str] = []
    _write(tmp_path, said, case="next")
    assert len(said) == 1
    assert "the result before it stands" in said[0]
    assert _seen(tmp_path) == {"case.json": "next"}


def test_a_single_file_replaces_only_an_older_one_of_its_kind(tmp_path: Path) -> None:
    place = tmp_path / "a" / "case.json"
    write_file(place, "kind: 1", ours="kind")
    write_file(place, "kind: 2", ours="kind")
    assert place.read_text() == "kind: 2"
    place.write_text("a letter")
    with pytest.raises(OutputError, match="left alone"):
        write_file(place, "kind: 3", ours="kind")
    assert place.read_text() == "a letter"


def test_a_single_file_on_a_full_disk_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "case.json"
    write_file(place, "kind: 1", ours="kind")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_file(place, "kind: 2", ours="kind")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"case.json": "kind: 1"}


def test_temporary_data_of_a_killed_run_is_removed_by_the_next_and_that_of_a_living_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with private_folder() as living:
        (living / "image").write_text("x")
        killed = living.parent.parent / "run-killed"
        killed.mkdir()
        (killed / "lock").touch()
        (killed / "image").write_text("patient data")
        with private_folder() as own:
            assert own.stat().st_uid == os.getuid()
            assert own.parent.parent.stat().st_mode & 0o077 == 0
            assert not killed.exists()
            assert (living / "image").exists()
    assert [p.name for p in living.parent.parent.iterdir()] == ["lock"]


def test_simulated_data_replace_only_simulated_data(tmp_path: Path) -> None:
    out = tmp_path / "child"

    def simulate(text: str) -> None:
        with simulated_output(out, claims=("dicom",)) as fresh:
            (fresh / "dicom").mkdir()
            (fresh / "dicom" / text).write_text(text)

    simulate("one")
    simulate("two")
    assert [p.name for p in (out / "dicom").iterdir()] == ["two"]
    (out / "dicom" / "real").write_text("a real examination")
    with pytest.raises(OutputError, match="not simulated"):
        simulate("three")
    assert (out / "dicom" / "real").read_text() == "a real examination"


def test_a_manifest_that_names_files_outside_of_its_folder_deletes_none(tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.txt", tmp_path / "out"
    mine.write_text("40 hours")
    _write(out, case="1")
    manifest = out / CONTROL / "0001.json"
    names = {"../../../mine.txt": "", str(mine): ""}
    manifest.write_text(json.dumps({"files": json.loads(manifest.read_text())["files"] | names}))
    _write(out, case="2")
    assert mine.read_text() == "40 hours"
    assert _seen(out) == {"case.json": "2"}


def test_a_name_that_is_no_text_is_refused_before_a_library_ends_the_program(
    tmp_path: Path,
) -> None:
    with pytest.raises(OutputError, match=r"M\?ller"):
        _write(tmp_path / os.fsdecode(b"M\xfcller"), case="1")


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long"):
        _write(tmp_path / ("a" * 300), case="1")
