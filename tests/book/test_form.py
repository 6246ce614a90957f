from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from shelved import DAYS, read_mri

from osteofoci.book import form
from osteofoci.book.migrations import STEPS, as_of_today
from osteofoci.book.stored import opened, store
from osteofoci.case import Finding
from osteofoci.errors import InputError
from osteofoci.examine import MriExam
from osteofoci.skeleton import BoneSide, Side, bone_named


@dataclass(frozen=True, eq=False)
class Piece:
    name: str
    share: float
    numbers: npt.NDArray[Any] | None
    by_bone: dict[BoneSide, tuple[float, ...]]
    block: tuple[slice, slice, slice]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(
            one, other, equal_nan=one.dtype.kind == "f"
        )
    if is_dataclass(one):
        return type(one) is type(other) and all(
            _same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)
        )
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(v, other[k]) for k, v in one.items())
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other or (one != one and other != other))


@given(
    st.text(), st.floats(),
    st.none() | arrays.arrays(st.sampled_from([np.float32, np.bool_, np.uint16, np.float64]), arrays.array_shapes(max_side=5)),
    st.integers(0, 9),
)  # fmt: skip
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, name: str, share: float, numbers: Any, start: int
) -> None:
    folder = tmp_path_factory.mktemp("form")
    bone = BoneSide(bone_named("femur"), Side.LEFT)
    piece = Piece(name, share, numbers, {bone: (share, 1.5)}, (slice(start, 12),) * 3)
    form.save(piece, folder)
    said = json.loads((folder / form.VALUE).read_text(encoding="utf-8"))
    assert _same(piece, form.load(said, folder, Piece))


def test_a_stored_examination_comes_back_as_it_was_measured(tmp_path: Path) -> None:
    item = read_mri(DAYS[0])
    store(item, tmp_path / "exam")
    back = opened(tmp_path / "exam")
    assert isinstance(back.measured, MriExam)
    assert _same(item.measured, back.measured)
    assert _same(item.images, back.images)
    assert back.age_years == item.age_years


def test_an_array_that_stands_twice_is_written_once_and_a_large_one_is_only_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "LARGE_BYTES", 1000)
    store(read_mri(DAYS[0]), tmp_path / "exam")
    files = sorted(p.name for p in (tmp_path / "exam").glob("*signal_zyx.npy"))
    assert files == ["measured.volume.signal_zyx.npy"]
    back = opened(tmp_path / "exam")
    assert isinstance(back.measured, MriExam)
    assert back.images is not None
    assert isinstance(back.measured.volume.signal_zyx, np.memmap)
    store(back, tmp_path / "again")  # what lies on the disk is not written a second time
    again = tmp_path / "again" / files[0]
    assert again.samefile(tmp_path / "exam" / files[0])


def test_an_examination_that_is_not_whole_is_refused_with_what_to_do(tmp_path: Path) -> None:
    store(read_mri(DAYS[0]), tmp_path / "exam")
    (tmp_path / "exam" / form.SMALL).write_bytes(b"\x1f\x8b")
    with pytest.raises(InputError, match="follow the DICOM files with --book again"):
        opened(tmp_path / "exam")


def test_what_an_earlier_version_has_stored_is_brought_into_the_new_form_step_by_step(
    tmp_path: Path,
) -> None:
    steps = (
        lambda said: {**said, "value": {**said["value"], "added": 1}},
        lambda said: {**said, "value": {**said["value"], "added": said["value"]["added"] + 1}},
    )
    old = {"schema": "osteofoci.stored/1", "value": {"kept": True}}
    now = as_of_today(old, tmp_path, steps)
    assert now == {"schema": "osteofoci.stored/3", "value": {"kept": True, "added": 2}}
    middle = {"schema": "osteofoci.stored/2", "value": {"added": 5}}
    assert as_of_today(middle, tmp_path, steps)["value"] == {"added": 6}


@pytest.mark.parametrize("schema", ["osteofoci.stored/99", "osteofoci.stored/0", "other/1", None])
def test_what_a_later_version_has_stored_is_refused(schema: str | None, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="use the program that wrote it"):
        as_of_today({"schema": schema}, tmp_path, STEPS)


def test_a_finding_keeps_every_field(tmp_path: Path) -> None:
    finding = read_mri(DAYS[0]).measured.findings[0]
    assert Finding.model_validate(finding.model_dump(mode="json")) == finding
