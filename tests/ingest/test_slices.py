from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataelem import DataElement

from conftest import MakeExam
from osteofoci.geometry import Volume
from osteofoci.ingest import UnreadableStackError, open_source, read_stack, scan
from osteofoci.ingest.slices import odd_slices

SLICES = 8


def _read(folder: Path) -> tuple[Volume, str]:
    with open_source(folder) as source:
        stack = scan(source).patients[0].exams[0].series[0].stacks[0]
        volume, remarks = read_stack(stack, named="x")
    return volume, " ".join(remark.message for remark in remarks)


def _slope(text: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        dataset = pydicom.dcmread(path)
        dataset.RescaleIntercept = 0
        dataset.RescaleSlope = 777777
        dataset.save_as(path)
        raw = path.read_bytes()
        assert raw.count(b"777777.0") == 1
        path.write_bytes(raw.replace(b"777777.0", text.ljust(8)))

    return spoil


def _far_intercept(path: Path) -> None:
    dataset = pydicom.dcmread(path)
    dataset.RescaleSlope, dataset.RescaleIntercept = 1, -900_000_000
    dataset.save_as(path)


def _huge(path: Path) -> None:
    dataset = pydicom.dcmread(path)
    dataset.NumberOfFrames = 70_000
    dataset.save_as(path)


def _blank(path: Path) -> None:
    dataset = pydicom.dcmread(path)
    dataset.PixelData = bytes(len(dataset.PixelData))
    dataset.save_as(path)


@pytest.mark.parametrize(
    "spoil",
    [
        *map(_slope, (b"nan", b"inf", b"0", b"1e6", b"1\\2", b"abc")),
        _huge, _blank, _far_intercept,
    ],
)  # fmt: skip
def test_one_spoilt_slice_costs_that_slice(
    make_exam: MakeExam, spoil: Callable[[Path], None]
) -> None:
    sound, _ = _read(make_exam("sound", stations=1))
    folder = make_exam("spoilt", stations=1)
    spoil(sorted(folder.rglob("IM*"))[3])
    volume, told = _read(folder)
    covered = volume.covered_zyx.all(axis=(0, 2))
    assert covered.sum() == SLICES - 1
    assert "1 of 8 slices" in told
    assert (volume.signal_zyx[:, covered] == sound.signal_zyx[:, covered]).all()


def test_a_number_in_place_of_the_groups_of_frames_costs_nothing(make_exam: MakeExam) -> None:
    sound, _ = _read(make_exam("sound", stations=1))
    folder = make_exam("spoilt", stations=1)
    for path in folder.rglob("IM*"):
        dataset = pydicom.dcmread(path)
        dataset[0x52009230] = DataElement(0x52009230, "US", 7)
        dataset.save_as(path)
    volume, told = _read(folder)
    assert told == ""
    assert (volume.signal_zyx == sound.signal_zyx).all()


def test_a_sound_stack_loses_no_slice(make_exam: MakeExam) -> None:
    volume, told = _read(make_exam(stations=1))
    assert volume.covered_zyx.all()
    assert told == ""


def test_a_series_without_usable_slopes_is_refused_with_the_reason(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    for path in folder.rglob("IM*"):
        _slope(b"nan")(path)
    with pytest.raises(UnreadableStackError, match=r"8 of 8 slices.*rescale slope"):
        _read(folder)


def test_a_slice_that_is_saturated_or_far_above_its_neighbours_is_odd() -> None:
    noise = np.random.default_rng(1).normal(200, 20, (9, 40, 40)).astype(np.float32)
    covered, slopes = np.ones(9, bool), np.ones(9)
    assert odd_slices(noise, covered, slopes) == {}
    saturated, bright = noise.copy(), noise.copy()
    saturated[3, :, :20] = 4095
    bright[5] *= 100
    assert set(odd_slices(saturated, covered, slopes)) == {3}
    assert set(odd_slices(bright, covered, slopes)) == {5}
