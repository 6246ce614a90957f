"""Built cases that several tests share."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import settings

from osteofoci.case import Case
from osteofoci.cli import main
from osteofoci.geometry import Grid
from osteofoci.journey import case_of_text
from osteofoci.phantom import random_patient, write_patient
from osteofoci.phantom.dicom import Person
from osteofoci.phantom.mri.dicom import write_exam
from osteofoci.phantom.mri.scanner import Protocol, StationImage
from osteofoci.phantom.patient.patient import SimulatedPatient
from osteofoci.wording import voice_of

SHARED = Path(__file__).parents[2] / "shared" / "data"

MakeExam = Callable[..., Path]

# How long an example takes depends on what else the machine does.
settings.register_profile("osteofoci", deadline=None)
settings.load_profile("osteofoci")


@pytest.fixture(scope="session", autouse=True)
def _catalogue() -> None:
    """Read once, so that no property test pays for it within its deadline."""
    voice_of("en")


@pytest.fixture
def bound_by_modes() -> Iterator[None]:
    """Modes of files bind this process as they bind any user: root lays down what overrides them."""
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("root may read and write anywhere")
    libc = ctypes.CDLL(None, use_errno=True)
    version_and_process = (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (
        ctypes.c_uint32 * 6
    )()  # effective, permitted, inheritable; of low, then of high numbers
    assert libc.capget(version_and_process, held) == 0
    bound = (ctypes.c_uint32 * 6)(*held)
    bound[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert libc.capset(version_and_process, bound) == 0
    try:
        yield
    finally:
        assert libc.capset(version_and_process, held) == 0


@pytest.fixture(scope="session")
def real_data() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"real files are not beside this checkout ({SHARED})")
    return SHARED


@cache
def case_of(text: str) -> Case:
    """The case of a text, which is read once however many tests ask about it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "note.txt"
        file.write_text(text, encoding="utf-8")
        return case_of_text(file)


@dataclass(frozen=True)
class Ended:
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Ended:
    """The command line in this process: no library and no network is loaded a second time."""
    out, err = StringIO(), StringIO()
    code = 0
    with (
        patch.object(sys, "argv", ["osteofoci", *map(str, arguments)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
    return Ended(code, out.getvalue(), err.getvalue())


def tiny_stations(*, stations: int = 2, oblique_deg: float = 0.0) -> list[StationImage]:
    """Stations of 24 x 8 x 20 voxels with four rows of overlap, bright in the middle."""
    rng = np.random.default_rng(3)
    tilt = np.radians(oblique_deg)
    axes = (
        (0.0, float(-np.sin(tilt)), float(np.cos(tilt))),
        (0.0, float(np.cos(tilt)), float(np.sin(tilt))),
        (1.0, 0.0, 0.0),
    )
    images = []
    for n in range(stations):
        origin = np.array([-30.0, -20.0, 200.0]) - n * 60.0 * np.array(axes[0])
        grid = Grid((24, 8, 20), (3.0, 5.0, 3.0), tuple(float(v) for v in origin), axes)  # type: ignore[arg-type]
        pixels = rng.integers(40, 60, grid.shape_zyx).astype(np.uint16)
        pixels[:, 2:6, 5:15] += 200
        images.append(StationImage(grid, pixels))
    return images


@pytest.fixture
def make_exam(tmp_path: Path) -> MakeExam:
    """Writes a tiny examination as DICOM and returns its folder."""

    def make(
        name: str = "exam",
        *,
        patient_id: str = "P1",
        patient_name: str = "Any^One",
        birth: date = date(2014, 5, 20),
        when: date = date(2024, 3, 12),
        stations: int = 2,
        with_t1: bool = False,
        oblique_deg: float = 0.0,
        seed: int = 7,
        protocol: Protocol | None = None,
    ) -> Path:
        folder = tmp_path / name
        images = {"stir": tiny_stations(stations=stations, oblique_deg=oblique_deg)}
        if with_t1:
            images["t1"] = tiny_stations(stations=stations)
        write_exam(
            folder,
            Person(patient_id, patient_name, "F", birth),
            when,
            images,
            protocol or Protocol(),
            seed=seed,
        )
        return folder

    return make


def coarse(patient: SimulatedPatient) -> SimulatedPatient:
    """The same patient's MRI only, on a scanner with larger voxels, for speed."""
    visits = tuple(
        replace(
            v,
            protocol=replace(
                v.protocol, in_plane_mm=2.2, slice_mm=6.0, with_t1=False, part="whole body"
            ),
            techniques=(),
        )
        for v in patient.visits
        if v.protocol is not None
    )
    return replace(patient, visits=visits)


@pytest.fixture(scope="session")
def simulated_child(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One simulated child with two examinations: dicom/, truth.json, clinical.yaml."""
    folder = tmp_path_factory.mktemp("child")
    write_patient(coarse(random_patient(41, exams=2)), folder, seed=41)
    return folder
