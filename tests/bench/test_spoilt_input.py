"""A fast share of the long run of spoilt inputs (``osteofoci bench --stage faults``)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from osteofoci.bench.faults import inputs, run_faults, spoil, table_of_faults
from osteofoci.bench.faults.trial import Trial, tried
from osteofoci.cli import main


def test_no_spoilt_input_does_harm() -> None:
    found = run_faults(main, 56, 1)
    assert found["inputs"] == sum(sum(ends.values()) for ends in found["ends"].values())
    assert not any(found["harms"].values()), table_of_faults(found)


def test_the_sound_inputs_are_read_without_complaint(tmp_path: Path) -> None:
    inputs.write_children(tmp_path / "dicom")
    (tmp_path / "decisions.yaml").write_text(inputs.DECISIONS)
    (tmp_path / "clinical.yaml").write_text(inputs.RECORD)
    trial = tried(
        main,
        [
            "follow", str(tmp_path / "dicom/child1"), "--out", str(tmp_path / "out"),
            "--decisions", str(tmp_path / "decisions.yaml"),
            "--clinical", str(tmp_path / "clinical.yaml"),
        ],
        tmp_path,
    )  # fmt: skip
    assert (trial.status, trial.faults) == (0, ()), trial.err


@pytest.mark.parametrize("seed", range(6))
def test_an_input_is_spoilt_always_alike(seed: int, tmp_path: Path) -> None:
    made = []
    for turn in ("first", "second"):
        inputs.write_children(tmp_path / turn)
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
    assert "memory" in ended(0, mib=3000.0).faults
