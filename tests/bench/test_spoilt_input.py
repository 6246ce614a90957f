"""A fast share of the long run of spoilt inputs (``osteofoci bench --stage faults``)."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pydicom
import pytest

from osteofoci.bench.faults import (
    bench_of_faults,
    inputs,
    planar_inputs,
    run_faults,
    spoil,
    table_of_faults,
    trial,
)
from osteofoci.bench.faults.run import Tally
from osteofoci.bench.faults.spoil_decisions import random_decisions
from osteofoci.bench.faults.spoil_objects import objects_spoilt
from osteofoci.bench.faults.trial import Trial, tried
from osteofoci.cli import main
from osteofoci.decisions import read_decisions
from osteofoci.errors import InputError


def test_no_spoilt_input_does_harm() -> None:
    kept: list[dict[str, object]] = []
    found = run_faults(main, 30, 1, keep=kept.append)
    assert [told["inputs"] for told in kept] == [20]
    assert found["inputs"] == sum(sum(ends.values()) for ends in found["ends"].values())
    assert not any(found["harms"].values()), table_of_faults(found)


def test_the_sound_inputs_are_read_without_complaint(tmp_path: Path) -> None:
    inputs.write_children(tmp_path / "dicom")
    (tmp_path / "decisions.yaml").write_text(inputs.DECISIONS)
    (tmp_path / "clinical.yaml").write_text(inputs.RECORD)
    done = tried(
        main,
        [
            "follow", str(tmp_path / "dicom/child1"), "--out", str(tmp_path / "out"),
            "--decisions", str(tmp_path / "decisions.yaml"),
            "--clinical", str(tmp_path / "clinical.yaml"),
        ],
        tmp_path,
    )  # fmt: skip
    assert (done.status, done.faults) == (0, ()), done.err


def test_the_sound_child_of_other_techniques_is_measured_with_findings_and_doses(
    tmp_path: Path,
) -> None:
    planar_inputs.write_planar_child(tmp_path / "dicom")
    (tmp_path / "placed.yaml").write_text(f"- {planar_inputs.PLACED}\n")
    arguments = ["follow", str(tmp_path / "dicom"), "--out", str(tmp_path / "out")]
    done = tried(main, [*arguments, "--decisions", str(tmp_path / "placed.yaml")], tmp_path)
    assert (done.status, done.faults) == (0, ()), done.err
    case = json.loads((tmp_path / "out" / "case.json").read_text())
    assert {exam["kind"] for exam in case["exams"]} == {"bone_scan", "biplanar", "radiograph"}
    assert {f["exam_id"][11:] for f in case["findings"]} == {"bone_scan", "radiograph"}
    assert case["spine"]["vertebrae"]
    assert {row["value"] for row in case["dose"]} >= {0.3, 12.5, 210.0}


@pytest.mark.parametrize("seed", range(20))
def test_random_decisions_can_be_read(seed: int, tmp_path: Path) -> None:
    names = ("2024-03-12-bone_scan/sternum/0_0_0",)
    text = random_decisions(names, ("2024-03-12",), np.random.default_rng(seed))
    (tmp_path / "decisions.yaml").write_text(text)
    assert read_decisions(tmp_path / "decisions.yaml")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sound children: ``noise`` and ``drawn``."""
    place = tmp_path_factory.mktemp("sound")
    inputs.write_children(place / "noise")
    planar_inputs.write_planar_child(place / "drawn")
    return place


@pytest.mark.parametrize("seed", range(12))
def test_an_object_is_spoilt_always_alike(seed: int, sound: Path, tmp_path: Path) -> None:
    made = []
    for turn in ("first", "second"):
        shutil.copytree(sound / "drawn", tmp_path / turn)
        touched = objects_spoilt(tmp_path / turn, np.random.default_rng(seed))
        assert touched
        made.append([p.read_bytes() for p in sorted((tmp_path / turn).rglob("*.dcm"))])
    assert made[0] == made[1]


@pytest.mark.parametrize("seed", range(6))
def test_an_input_is_spoilt_always_alike(seed: int, sound: Path, tmp_path: Path) -> None:
    made = []
    for turn in ("first", "second"):
        shutil.copytree(sound / "noise", tmp_path / turn)
        touched = spoil.images_spoilt(tmp_path / turn, np.random.default_rng(seed))
        assert touched
        made.append([p.read_bytes() for p in sorted((tmp_path / turn).rglob("*.dcm"))])
    assert made[0] == made[1]


def test_every_kind_of_harm_is_noticed() -> None:
    def ended(status: int, err: str = "", seconds: float = 1.0, mib: float = 100.0) -> Trial:
        return Trial(status, "", err, seconds, mib)

    assert ended(0).faults == ended(2).faults == ()
    assert ended(1).faults == ("exit 1",)
    assert ended(-11).faults == ("crash",)
    assert "traceback" in ended(2, "Traceback (most recent call last):\n").faults
    assert "hang" in ended(-9, seconds=31.0).faults
    assert "hang" in ended(-24, seconds=12.0).faults
    assert "memory" in ended(0, mib=3000.0).faults


def _some() -> Tally:
    tally = Tally(7)
    tally.add(0, Trial(0, "", "", 0.25, 100.0), [])
    tally.add(1, Trial(2, "", "refused", 0.5, 100.0), [])
    tally.add(2, Trial(1, "", "a fault of ours", 1.0, 100.0), ["patients merged"])
    return tally


def test_counts_of_a_stopped_run_are_gone_on_with_as_they_were() -> None:
    told = json.loads(json.dumps(_some().told()))
    assert told["ends"]["folder"] == {"exit 1": 1}
    assert told["harms"]["folder"] == {"exit 1": 1, "patients merged": 1}
    assert Tally.of(told).told() == told


def test_an_input_that_did_harm_and_was_mended_is_counted_as_it_ends_now() -> None:
    tally = Tally.of(_some().told())
    tally.add(2, Trial(2, "", "refused", 1.0, 100.0), [])
    told = tally.told()
    assert told["inputs"] == 3
    assert told["ends"]["folder"]["exit 2"] == 1
    assert not any(told["harms"].values())


def test_a_run_that_was_done_is_told_without_being_tried(tmp_path: Path) -> None:
    tally = Tally(7)
    tally.add(0, Trial(0, "", "", 0.25, 100.0), [])
    kept = tmp_path / "counts.json"
    kept.write_text(json.dumps(tally.told()))
    table, harm = bench_of_faults(main, 1, 7, kept, print)
    assert "1 spoilt inputs, seed 7" in table
    assert not harm


@pytest.mark.parametrize("text", ["{", "[]", '{"seed": 7}', json.dumps(Tally(8).told())])
def test_counts_of_another_seed_or_none_at_all_are_refused_and_stay(
    text: str, tmp_path: Path
) -> None:
    kept = tmp_path / "counts.json"
    kept.write_text(text)
    with pytest.raises(InputError, match=r"counts\.json: expected .* seed 7, .* found .*; name"):
        bench_of_faults(main, 1, 7, kept, print)
    assert kept.read_text() == text


# Of the standard library, so that the server's children can load them whatever the tests are run from.
_works = partial(sum, range(50_000_000))
_stands_still = partial(time.sleep, 600)


@pytest.mark.parametrize(("main", "faults"), [(_works, ()), (_stands_still, ("hang",))])
def test_what_stands_still_is_a_hang_and_what_works_slowly_is_not(
    main: Callable[[], object],
    faults: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried(_works, [], tmp_path)  # so that the server stands
    monkeypatch.setattr(trial, "MOST_IDLE_SECONDS", 0.5)
    # As in use, one that stands still is ended later than one that works may go on.
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.4 if main is _stands_still else 30)
    assert tried(main, [], tmp_path).faults == faults


def test_an_image_that_has_lost_its_pixels_can_be_spoilt_again(tmp_path: Path) -> None:
    inputs.write_children(tmp_path)
    image = min(tmp_path.rglob("*.dcm"))
    dataset = pydicom.dcmread(image)
    del dataset.PixelData
    dataset.save_as(image)
    for seed in range(20):
        spoil.numbers_changed(image, np.random.default_rng(seed))
