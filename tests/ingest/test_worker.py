from __future__ import annotations

import signal
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.uid import RLELossless

from conftest import MakeExam
from osteofoci.ingest import worker
from osteofoci.ingest.worker import DecodingError, decode_apart


@pytest.fixture
def packed(make_exam: MakeExam) -> Path:
    """One image with compressed pixels."""
    path = sorted(make_exam(stations=1).rglob("IM*"))[3]
    dataset = pydicom.dcmread(path)
    dataset.compress(RLELossless)
    dataset.save_as(path)
    return path


def test_compressed_pixels_come_back_as_they_are_stored(packed: Path) -> None:
    assert (decode_apart(packed) == pydicom.dcmread(packed).pixel_array).all()


def test_a_codec_that_dies_costs_one_image(packed: Path) -> None:
    before = decode_apart(packed)
    process = worker._WORKER.process
    assert process is not None
    process.kill()
    process.wait()
    assert np.array_equal(decode_apart(packed), before)


def test_a_codec_that_hangs_is_ended(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decode_apart(packed)
    process = worker._WORKER.process
    assert process is not None
    process.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(worker, "MOST_SECONDS", 0.2)
    with pytest.raises(DecodingError, match="did not end"):
        decode_apart(packed)
    monkeypatch.undo()
    assert decode_apart(packed).size


def test_pixels_that_are_no_pixels_are_told(packed: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-100])
    with pytest.raises(DecodingError, match="compressed pixels"):
        decode_apart(packed)
