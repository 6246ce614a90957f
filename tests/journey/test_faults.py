"""Whole runs on spoilt input: the promise of the exit status and of a result that says what it lacks."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

import osteofoci
from conftest import run

SLICES = 7


def _write(folder: Path, tag: str = "1", **changes: Any) -> list[Path]:
    """A STIR series of noise in an ellipse."""
    folder.mkdir(parents=True, exist_ok=True)
    y, x = np.mgrid[:44, :60]
    body = ((y - 22) / 20) ** 2 + ((x - 30) / 26) ** 2 < 1
    rng = np.random.default_rng(1)
    made = []
    for n in range(SLICES):
        told = {
            "SOPClassUID": "1.2.840.10008.5.1.4.1.1.4", "SOPInstanceUID": f"1.2.9.{tag}.2.{n}",
            "StudyInstanceUID": f"1.2.9.{tag}", "SeriesInstanceUID": f"1.2.9.{tag}.1",
            "FrameOfReferenceUID": f"1.2.9.{tag}.7", "Modality": "MR", "PatientID": "1",
            "PatientName": "A^A", "PatientBirthDate": "20140520", "PatientSex": "F",
            "StudyDate": "20240312", "SeriesDescription": "t2_tirm_cor", "SeriesNumber": 6,
            "InstanceNumber": n + 1, "ScanningSequence": ["SE", "IR"], "InversionTime": 180,
            "RepetitionTime": 4000, "EchoTime": 60, "PixelSpacing": [3, 3], "SliceThickness": 10,
            "ImageOrientationPatient": [1, 0, 0, 0, 0, -1],
            "ImagePositionPatient": [-90, 10.0 * n, 0], "Rows": 44, "Columns": 60,
            "BitsAllocated": 16, "BitsStored": 16, "HighBit": 15, "PixelRepresentation": 0,
            "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2",
            "PixelData": (body * 200 + rng.integers(0, 30, body.shape)).astype("<u2").tobytes(),
        } | changes  # fmt: skip
        dataset = Dataset()
        for name, value in told.items():
            setattr(dataset, name, value)
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
        dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
        made.append(folder / f"{tag}-{n}.dcm")
        pydicom.dcmwrite(made[-1], dataset, enforce_file_format=True)
    return made


def _case(out: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((out / "case.json").read_text(encoding="utf-8"))
    return read


def test_a_former_childs_reports_go_and_a_users_labels_stay(tmp_path: Path) -> None:
    _write(tmp_path / "a", PatientID="CHILD-A")
    _write(tmp_path / "b", PatientID="CHILD-B")
    out = tmp_path / "out"
    (out / "labels").mkdir(parents=True)
    (out / "labels" / "manual.nii.gz").write_text("40 hours")
    assert run("follow", tmp_path / "a", "--out", out, "--language", "fr").returncode == 0
    assert (out / "report.fr.html").exists()
    assert run("follow", tmp_path / "b", "--out", out).returncode == 0
    assert not (out / "report.fr.html").exists()
    assert "CHILD-A" not in (out / "report.html").read_text(encoding="utf-8")
    assert (out / "labels" / "manual.nii.gz").read_text() == "40 hours"


def test_an_examination_that_is_lost_is_a_warning_and_strict_ends_with_two(
    tmp_path: Path,
) -> None:
    _write(tmp_path / "in" / "a")
    for path in _write(tmp_path / "in" / "b", "2", StudyDate="20250318"):
        path.write_bytes(path.read_bytes()[:-1000])
    done = run("follow", tmp_path / "in", "--out", tmp_path / "out", "--strict")
    assert done.returncode == 2
    assert "--strict" in done.stderr
    case = _case(tmp_path / "out")
    assert {row["fate"]: row["count"] for row in case["files"]} == {"used": 7, "set aside": 7}
    lost = [remark["code"] for remark in case["exams"][1]["remarks"]]
    assert "unreadable-series" in lost
    assert "cut short" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_inspect_case_and_report_tell_the_same_of_files_that_were_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    first, second, *_ = _write(folder)
    first.write_bytes(first.read_bytes()[:-1000])
    (folder / "cut.dcm").write_bytes(second.read_bytes()[:400])
    (folder / "again.dcm").write_bytes(second.read_bytes())
    (folder / "letter.txt").write_text("Dear colleague")
    (folder / "nowhere").symlink_to(folder / "gone")
    inspected = run("inspect", folder, "--json")
    assert run("follow", folder, "--out", tmp_path / "out").returncode == 0
    case = _case(tmp_path / "out")
    assert json.loads(inspected.stdout)["met"] == case["files"]
    assert {row["fate"]: row["count"] for row in case["files"]} == {
        "used": 6, "set aside": 1, "damaged": 1, "copy": 1, "other": 1, "unreadable": 1,
    }  # fmt: skip
    sections = {s["title"]: s["statements"] for s in case["report"]["sections"]}
    said = [statement["text"] for statement in sections["What was not read"]]
    for row in case["files"]:
        assert f"{row['fate']} ({row['count']}): {row['reason']}.".capitalize() in [
            text.capitalize() for text in said
        ]


def test_strict_is_content_with_sound_images(tmp_path: Path) -> None:
    _write(tmp_path / "in")
    assert run("follow", tmp_path / "in", "--out", tmp_path / "o", "--strict").returncode == 0


def test_images_that_cannot_be_used_are_refused_with_the_reason(tmp_path: Path) -> None:
    for path in _write(tmp_path / "in"):
        path.write_bytes(path.read_bytes()[:-1000])
    done = run("follow", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "cut short" in done.stderr
    assert not (tmp_path / "out").exists()


def test_images_that_make_no_stack_are_refused_with_the_reason(tmp_path: Path) -> None:
    _write(tmp_path, ImagePositionPatient=[-90, 0, 0])
    with pytest.raises(osteofoci.InputError, match="7 images of series 6 are not five parallel"):
        osteofoci.follow(tmp_path)


def test_a_report_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    report = tmp_path / os.fsdecode(b"M\xfcller.txt")
    report.write_text("A 9-year-old girl. MRI shows bone marrow oedema in the left distal tibia.")
    (document,) = osteofoci.read_text(report).documents
    assert document.name == "M?ller.txt"


def test_a_damaged_file_whose_name_is_no_text_costs_that_file(tmp_path: Path) -> None:
    first, *_ = _write(tmp_path / "in")
    name = os.fsencode(tmp_path / "in") + b"/M\xfcller.dcm"
    Path(os.fsdecode(name)).write_bytes(first.read_bytes()[:400])
    done = run("follow", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    report = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "M?ller.dcm" in report


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("decision:\n- {kind: reject, finding: x, by: A, when: 2026-01-05}\n", "mean 'decisions'"),
        ("- {kind: reject, finding: x, by: A, when: 2026-02-30}\n", "2026-02-30"),
        ("- {kind: reject, finding: x, by: A, wenn: 2026-01-05}\n", "mean 'when'"),
        (
            "- {kind: set, finding: x, attribute: appearance, value: sclerosis, by: A, when: 2026-01-05}\n",
            "sclerotic",
        ),
        ("[" * 3000, "deeper"),
    ],
)
def test_decisions_that_cannot_be_meant_are_refused_with_what_was_meant(
    tmp_path: Path, text: str, told: str
) -> None:
    _write(tmp_path / "in")
    (tmp_path / "decisions.yaml").write_text(text)
    done = run(
        "follow", tmp_path / "in", "--decisions", tmp_path / "decisions.yaml",
        "--out", tmp_path / "out",
    )  # fmt: skip
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
