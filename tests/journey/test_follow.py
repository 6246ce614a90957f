from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from pydicom.uid import generate_uid

from conftest import MakeExam, run
from osteofoci.case import case_schema


@pytest.fixture(scope="module")
def result(simulated_child: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("follow") / "result"
    done = run(
        "follow", simulated_child / "dicom", "--out", out, "--clinical",
        simulated_child / "clinical.yaml",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(out / "report.html") in done.stdout
    return out


def test_a_simulated_child_walks_through_and_the_case_obeys_the_contract(result: Path) -> None:
    case = json.loads((result / "case.json").read_text())
    jsonschema.validate(case, case_schema())
    assert case["schema"] == "osteofoci.case/1"
    assert [e["kind"] for e in case["exams"]] == ["wbmri", "wbmri"]
    assert case["clinical"]["patient"]["sex"] in ("F", "M")
    ids = {e["id"] for e in case["exams"]}
    for focus in case["foci"]:
        assert {h["exam_id"] for h in focus["history"]} <= ids
    for finding in case["findings"]:
        assert finding["exam_id"] in ids
        assert finding["volume_mm3"] > 0
        assert finding["volume_error_mm3"] > 0
        assert 0 <= finding["position_along_bone"] <= 1


def test_lesions_of_a_millilitre_are_mostly_found_with_their_bone_and_side(
    result: Path, simulated_child: Path
) -> None:
    # The bench measures accuracy; this only sees to it that the stages fit together.
    case = json.loads((result / "case.json").read_text())
    truth = json.loads((simulated_child / "truth.json").read_text())
    wanted = hits = 0
    for exam in truth["exams"]:
        exam_id = next(e["id"] for e in case["exams"] if e["date"] == exam["date"])
        for lesion in exam["lesions"]:
            if lesion["volume_mm3"] < 1000 or not lesion["covered"]:
                continue
            wanted += 1
            hits += any(
                f["exam_id"] == exam_id
                and (f["site"]["bone"], f["site"]["side"]) == (lesion["bone"], lesion["side"])
                and np.linalg.norm(np.subtract(f["centroid_lps_mm"], lesion["centroid_lps_mm"]))
                < 20
                for f in case["findings"]
            )
    assert wanted > 0
    assert hits >= 0.5 * wanted


def test_labels_lie_where_the_findings_are(result: Path) -> None:
    case = json.loads((result / "case.json").read_text())
    for finding in case["findings"]:
        image = sitk.ReadImage(str(result / "labels" / f"{finding['exam_id']}_lesions.nii.gz"))
        labels = sitk.GetArrayFromImage(image)
        count = int((labels == finding["label"]).sum())
        voxel = float(np.prod(image.GetSpacing()))
        assert count * voxel == pytest.approx(finding["volume_mm3"], rel=0.5)
        k, j, i = np.argwhere(labels == finding["label"]).mean(0)
        place = image.TransformContinuousIndexToPhysicalPoint((i, j, k))
        assert np.linalg.norm(np.subtract(place, finding["centroid_lps_mm"])) < 8


def _without_the_upper_half(exam: Path, truth: dict[str, Any]) -> None:
    """An examination that begins at the hips."""
    limit = truth["landmarks"]["left hip"][2]
    for path in [path for path in exam.rglob("*") if path.is_file()]:
        header = pydicom.dcmread(path, stop_before_pixels=True)
        frames = header.get("PerFrameFunctionalGroupsSequence")
        position = (
            frames[0].PlanePositionSequence[0].ImagePositionPatient
            if frames
            else header.ImagePositionPatient
        )
        if position[2] > limit + 30:  # the first row is the top of the station
            path.unlink()


@pytest.fixture(scope="module")
def corrected(
    result: Path, simulated_child: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The same child with decisions on the first examination, and half of the body at the second."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copytree(simulated_child / "dicom", folder / "dicom")
    truth = json.loads((simulated_child / "truth.json").read_text())
    _without_the_upper_half(sorted((folder / "dicom").iterdir())[1], truth["exams"][1])
    lesion = truth["exams"][0]
    point = lesion["landmarks"]["left knee medial"]
    decisions = folder / "decisions.yaml"
    decisions.write_text(
        f"- {{kind: reject, finding: '{_of_the_first(result)[0]}', by: R, when: 2026-01-01}}\n"
        f"- {{kind: add, exam: '{lesion['date']}', site: left femur, point_lps_mm: {point}, "
        f"by: R, when: 2026-01-01}}\n"
        f"- {{kind: confirm, finding: nothing, by: R, when: 2026-01-01}}\n"
    )
    out = folder / "result"
    done = run("follow", folder / "dicom", "--decisions", decisions, "--out", out)
    assert done.returncode == 0, done.stderr
    case: dict[str, Any] = json.loads((out / "case.json").read_text())
    return case


def _of_the_first(result: Path) -> list[str]:
    """Findings of the first examination as they are without a reader."""
    case = json.loads((result / "case.json").read_text())
    return [f["id"] for f in case["findings"] if f["exam_id"] == case["exams"][0]["id"]]


def test_a_readers_decisions_win_on_every_run(result: Path, corrected: dict[str, Any]) -> None:
    victim, *_ = before = _of_the_first(result)
    by_id = {f["id"]: f for f in corrected["findings"]}
    assert by_id[victim]["decision"] == "rejected"
    assert by_id[victim]["focus_id"] is None
    placed = [f for f in corrected["findings"] if f["origin"] == "reader"]
    assert len(placed) == 1
    assert placed[0]["decision"] == "confirmed"
    assert "decision-stale" in {r["code"] for r in corrected["remarks"]}
    assert set(before) <= set(by_id)


def test_a_follow_up_of_half_the_body_resolves_nothing_in_the_other_half(
    corrected: dict[str, Any],
) -> None:
    later = corrected["exams"][1]
    named = "not-localised" not in {r["code"] for r in later["remarks"]}
    upper = ("vertebra", "rib", "clavicle", "humerus", "radius", "ulna", "scapula", "sternum")
    for focus in corrected["foci"]:
        last = next(h for h in focus["history"] if h["exam_id"] == later["id"])
        if focus["site"]["bone"].split()[0] in upper:
            assert last["status"] == ("not_covered" if named else "indeterminate"), focus


def test_one_examination_alone_gives_a_baseline_report(
    simulated_child: Path, tmp_path: Path
) -> None:
    first = sorted((simulated_child / "dicom").iterdir())[0]
    done = run("follow", first, "--out", tmp_path / "result")
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "result" / "case.json").read_text())
    assert {h["status"] for f in case["foci"] for h in f["history"]} <= {"baseline"}
    assert "Baseline of multifocal" in (tmp_path / "result" / "report.html").read_text()


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda folder: None, "empty folder"),
        (lambda folder: (folder / "a.txt").write_text("x"), "not DICOM"),
        (lambda folder: (folder / "a.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"junk"), "damaged"),
    ],
)
def test_input_that_cannot_be_used_is_answered_in_one_sentence(
    tmp_path: Path, build: Callable[[Path], object], says: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    build(folder)
    done = run("follow", folder, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_two_patients_are_refused_until_one_is_named(make_exam: MakeExam, tmp_path: Path) -> None:
    make_exam("both/a", patient_id="P1")
    make_exam("both/b", patient_id="P2", seed=8)
    done = run("follow", tmp_path / "both", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "'P1', 'P2'" in done.stderr
    assert "--patient" in done.stderr


def test_a_tiny_examination_is_followed_without_names_for_its_bones(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    done = run("follow", make_exam(), "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "out" / "case.json").read_text())
    assert "not-localised" in {r["code"] for r in case["exams"][0]["remarks"]}
    assert case["findings"] == []


def test_a_side_tag_that_contradicts_geometry_and_mixed_frames_of_reference_are_remarked(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    folder = make_exam()
    for n, series in enumerate(sorted(folder.iterdir())):
        for path in series.iterdir():
            dataset = pydicom.dcmread(path)
            x, y, z = dataset.ImagePositionPatient
            dataset.ImagePositionPatient = [x - 120, y, z]
            dataset.Laterality = "L"
            dataset.FrameOfReferenceUID = f"1.2.3.{n}"
            dataset.save_as(path)
    done = run("follow", folder, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "out" / "case.json").read_text())
    codes = {r["code"] for r in case["exams"][0]["remarks"]}
    assert {"laterality-contradicts-geometry", "frames-of-reference-differ"} <= codes


def test_nifti_keeps_the_place_of_an_oblique_volume(tmp_path: Path) -> None:
    from osteofoci.geometry import Grid, write_nifti

    t = np.radians(12.0)
    axes = (
        (0.0, float(-np.sin(t)), float(np.cos(t))),
        (0.0, float(np.cos(t)), float(np.sin(t))),
        (1.0, 0.0, 0.0),
    )
    grid = Grid((6, 5, 4), (1.5, 5.0, 1.4), (-3.0, 7.0, 11.0), axes)
    write_nifti(np.zeros(grid.shape_zyx, np.uint8), grid, tmp_path / "x.nii.gz")
    image = sitk.ReadImage(str(tmp_path / "x.nii.gz"))
    there = image.TransformIndexToPhysicalPoint((3, 2, 5))
    assert there == pytest.approx(grid.points_lps_mm(np.array([[5, 2, 3]]))[0], abs=1e-3)


def test_the_same_examination_on_another_day_is_stable_in_everything(
    simulated_child: Path, tmp_path: Path
) -> None:
    first = sorted((simulated_child / "dicom").iterdir())[0]
    for name, day in (("first", None), ("again", "20300101")):
        for path in first.rglob("*"):
            if not path.is_file():
                continue
            dataset = pydicom.dcmread(path)
            if day is not None:
                for key in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
                    if key in dataset:
                        setattr(dataset, key, day)
                for key in (
                    "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID",
                    "FrameOfReferenceUID",
                ):  # fmt: skip
                    setattr(dataset, key, generate_uid(entropy_srcs=[str(dataset[key].value)]))
                dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
            place = tmp_path / "dicom" / name / path.relative_to(first)
            place.parent.mkdir(parents=True, exist_ok=True)
            dataset.save_as(place)
    done = run("follow", tmp_path / "dicom", "--out", tmp_path / "result")
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "result" / "case.json").read_text())
    assert len(case["exams"]) == 2
    assert case["foci"]
    for focus in case["foci"]:
        assert [h["status"] for h in focus["history"]] == ["baseline", "stable"], focus
        assert focus["history"][1]["volume_change_mm3"] == pytest.approx(0, abs=1)
