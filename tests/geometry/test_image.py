from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import numpy as np
import pytest

from osteofoci.geometry import Grid
from osteofoci.geometry.image import write_nifti

GRID = Grid((20, 20, 20), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))


def _error_with_room_for(most_bytes: int, path: Path) -> int:
    """The error number of writing noise where no file may be larger; 0 if none was raised."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    noise = np.random.default_rng(1).integers(0, 255, (20, 20, 20)).astype(np.uint8)
    try:
        write_nifti(noise, GRID, path)
    except OSError as error:
        os._exit(error.errno or 1)
    os._exit(0)


def test_an_image_that_does_not_fit_on_the_disk_is_an_error_at_every_size(tmp_path: Path) -> None:
    path = tmp_path / "labels.nii.gz"
    assert _error_with_room_for(10**9, path) == 0
    whole = path.stat().st_size
    for most in (0, 1, 100, 400, whole // 2, whole - 9, whole - 1):
        assert _error_with_room_for(most, path) == 28, most
    assert _error_with_room_for(whole, path) == 0


def test_a_folder_that_is_not_there_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot write"):
        write_nifti(np.zeros((20, 20, 20), np.uint8), GRID, tmp_path / "gone" / "labels.nii.gz")
