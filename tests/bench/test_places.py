"""Paths given to ``bench`` and ``phantom`` that cannot be meant end at once with what to do, and change nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import run
from osteofoci.output import simulated_output


def refused(*arguments: object) -> str:
    """What is said on the one line of a refusal."""
    ended = run(*arguments)
    assert ended.returncode == 2, ended
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert ended.stderr.isprintable() or ended.stderr[:-1].isprintable()
    assert re.search(r"\S.*expected .*found .*[;?] \w", ended.stderr), ended.stderr
    return ended.stderr


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / os.fsdecode(b"M\xfcller et al.txt")
    file.write_text("Dear colleague")
    return file


@pytest.mark.parametrize("option", ["--child", "--json", "--pictures", "--anatomy"])
def test_a_letter_is_no_place_for_the_bench_and_stays(letter: Path, option: str) -> None:
    assert "M?ller et al" in refused("bench", option, letter)
    assert letter.read_text() == "Dear colleague"


@pytest.mark.parametrize("option", ["--child", "--anatomy"])
def test_what_is_not_there_is_refused_before_anything_is_simulated(
    tmp_path: Path, option: str
) -> None:
    assert "no where" in refused("bench", option, tmp_path / "no where")


@pytest.mark.parametrize("text", ["{", "[]", '{"exams": 3}', "[" * 100_000])
def test_a_truth_beside_a_child_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A_truth.json").write_text(text)
    assert "A_truth.json" in refused("bench", "--child", tmp_path / "A")


@pytest.mark.parametrize("stage", ["localise", "text", "faults", "crashes"])
@pytest.mark.parametrize(
    "place", [Path("folder"), Path("letter", "a.json"), Path("locked", "a.json")]
)
@pytest.mark.usefixtures("bound_by_modes")
def test_figures_that_could_not_be_written_are_not_worked_for(
    tmp_path: Path, stage: str, place: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter").write_text("Dear colleague")
    (tmp_path / "locked").mkdir(mode=0o500)
    assert "--json" in refused("bench", "--stage", stage, "--json", tmp_path / place)


def _a_file(place: Path) -> None:
    place.write_text("Dear colleague")


def _a_real_examination(place: Path) -> None:
    (place / "dicom").mkdir(parents=True)
    (place / "dicom" / "IM0001").write_text("a real examination")


@pytest.mark.parametrize("name", ["child", "a child with spaces"])
@pytest.mark.parametrize("make", [_a_file, _a_real_examination])
def test_a_child_is_not_simulated_over_what_is_not_simulated(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert name in refused("phantom", "random", "--out", tmp_path / name)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.usefixtures("bound_by_modes")
def test_a_child_is_not_simulated_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    refused("phantom", "random", "--out", tmp_path / "locked" / "child")
    refused("phantom", "random", "--out", tmp_path / ("a" * 300))
    refused("phantom", "random", "--out", tmp_path / os.fsdecode(b"M\xfcller"))
    refused("phantom", "random", "--out", tmp_path / "out", "--anatomy", tmp_path / "none")
    assert [path.name for path in tmp_path.iterdir()] == ["locked"]


def test_a_name_with_spaces_is_a_name(tmp_path: Path) -> None:
    out = tmp_path / "a child with spaces"
    with simulated_output(out, claims=("dicom",)) as fresh:
        (fresh / "dicom").write_text("1")
    assert (out / "dicom").read_text() == "1"
