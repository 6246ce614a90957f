"""Real files, where they lie beside the checkout; skipped elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import yaml
from scipy import ndimage

from conftest import run
from osteofoci.ingest import Inventory, Sequence, open_source, scan
from wrap_nifti import wrap_as_stir

LEAST_VOXELS = 40


@pytest.fixture(scope="module")
def inventory(real_data: Path) -> Inventory:
    with open_source(real_data) as source:
        return scan(source)


def _kinds(inventory: Inventory, folder: str) -> list[str]:
    return sorted(
        str(s.sequence) if s.kind == "MR" else s.kind
        for p in inventory.patients
        for e in p.exams
        for s in e.series
        if any(folder in str(h.path) for h in s.headers)
    )


def test_every_real_file_is_listed_for_what_it_is(inventory: Inventory) -> None:
    assert _kinds(inventory, "/ct/") == ["CT"]
    assert _kinds(inventory, "bone_scan_anterior") == ["whole-body bone scan"] * 2
    assert _kinds(inventory, "not_a_bone_scan") == ["nuclear tomography (not a planar bone scan)"]
    assert set(_kinds(inventory, "/xray/")) == {"radiograph"}
    assert set(_kinds(inventory, "/dose/")) == {"radiation dose report"}
    assert set(_kinds(inventory, "/sr/")) <= {
        "structured report",
        "Real World Value Mapping Storage",
        "segmentation",
    }
    assert _kinds(inventory, "knee_coronal") == ["t1"]
    assert _kinds(inventory, "shoulder") == ["t1"]
    assert _kinds(inventory, "table_position") == [str(Sequence.PHASE)] * 2


def test_a_table_move_is_seen_as_another_frame_of_reference(inventory: Inventory) -> None:
    exam = next(
        e for p in inventory.patients for e in p.exams
        if any("table_position" in str(h.path) for s in e.series for h in s.headers)
    )  # fmt: skip
    assert "frames-of-reference-differ" in {r.code for r in exam.remarks}


@pytest.mark.parametrize(
    "name", ["mr/table_position_siemens", "mr/knee_coronal.dcm", "mr/shoulder.dcm", "ct", "nm"]
)
def test_what_is_no_whole_body_stir_is_refused_clearly(
    real_data: Path, tmp_path: Path, name: str
) -> None:
    done = run("follow", real_data / name, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "expected" in done.stderr
    assert "found" in done.stderr
    assert "Traceback" not in done.stderr


def _dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * (a & b).sum() / max(a.sum() + b.sum(), 1))


@pytest.mark.parametrize("case_id", ["1007", "1012", "1234", "3002"])
def test_one_point_a_lesion_gives_masks_on_real_stir(
    real_data: Path, tmp_path: Path, case_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = real_data / "stir" / case_id
    wrap_as_stir(source / "stir.nii.gz", tmp_path / "dicom", patient_id=case_id, day="20200101")
    reference = sitk.ReadImage(str(source / "inflammation_R11.nii.gz"))
    readers = {
        key: sitk.GetArrayFromImage(sitk.ReadImage(str(source / f"inflammation_{key}.nii.gz"))) > 0
        for key in ("R11", "R12", "R21", "R22")
    }
    decisions = []
    labels, count = ndimage.label(readers["R11"])
    spacing = tuple(reversed(reference.GetSpacing()))
    for n in range(1, count + 1):
        own = labels == n
        if own.sum() < LEAST_VOXELS:
            continue
        # The reader points at the most inner voxel of the lesion.
        inner = np.unravel_index(
            int(ndimage.distance_transform_edt(own, sampling=spacing).argmax()), own.shape
        )
        point = reference.TransformIndexToPhysicalPoint([int(v) for v in reversed(inner)])
        side = "left" if point[0] > 0 else "right"
        decisions.append(
            {
                "kind": "add", "exam": "2020-01-01", "site": f"{side} ilium",
                "point_lps_mm": [round(v, 2) for v in point], "by": "R1", "when": "2020-01-02",
            }
        )  # fmt: skip
    (tmp_path / "decisions.yaml").write_text(yaml.safe_dump(decisions))
    done = run(
        "follow", tmp_path / "dicom", "--decisions", tmp_path / "decisions.yaml",
        "--out", tmp_path / "out",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "out" / "case.json").read_text())
    assert len(case["findings"]) == len(decisions)
    for finding in case["findings"]:
        assert finding["volume_mm3"] > 0
        assert finding["volume_error_mm3"] > 0
        assert finding["signal_ratio"] > 0
        assert finding["origin"] == "reader"
    image = sitk.ReadImage(str(tmp_path / "out" / "labels" / "2020-01-01-mri_lesions.nii.gz"))
    ours = (
        sitk.GetArrayFromImage(
            sitk.Resample(image, reference, sitk.Transform(), sitk.sitkNearestNeighbor)
        )
        > 0
    )
    agreement = {key: round(_dice(ours, mask), 2) for key, mask in readers.items()}
    among = {
        "reader 1 twice": round(_dice(readers["R11"], readers["R12"]), 2),
        "reader 2 twice": round(_dice(readers["R21"], readers["R22"]), 2),
        "readers 1 and 2": round(_dice(readers["R11"], readers["R21"]), 2),
    }
    with capsys.disabled():
        print(f"\n  STIR {case_id}: Dice of ours with {agreement}; of readers {among}")
    assert "Baseline of multifocal" in (tmp_path / "out" / "report.html").read_text()
    assert agreement["R11"] > 0.1


def test_real_bone_scans_give_a_sensible_table_of_regions(real_data: Path, tmp_path: Path) -> None:
    for name, views in (("bone_scan_anterior_posterior.dcm", 2), ("bone_scan_anterior_rle.dcm", 1)):
        out = tmp_path / name
        done = run("follow", real_data / "nm" / name, "--out", out)
        assert done.returncode == 0, done.stderr
        case = json.loads((out / "case.json").read_text())
        assert case["exams"][0]["kind"] == "bone_scan"
        rows = {row["unit"]: row for row in case["uptake"]}
        pairs = [r for u, r in rows.items() if u.startswith("left ") and r["other_side"]]
        assert len(pairs) >= 25
        ratios = np.array([row["other_side"] for row in pairs])
        assert 0.8 < np.median(ratios) < 1.25
        assert np.mean((ratios > 0.5) & (ratios < 2)) > 0.8
        assert (out / "report.html").read_text().count("<svg") >= views


def test_a_tomogram_is_no_bone_scan(real_data: Path, tmp_path: Path) -> None:
    done = run("follow", real_data / "nm" / "not_a_bone_scan_tomo.dcm", "--out", tmp_path / "x")
    assert done.returncode == 2
    assert "tomography" in done.stderr
    assert not (tmp_path / "x").exists()


def test_real_radiographs_are_read_or_set_aside_with_a_reason(
    real_data: Path, tmp_path: Path
) -> None:
    for path in sorted((real_data / "xray").glob("*.dcm")):
        done = run("follow", path, "--out", tmp_path / path.stem)
        assert done.returncode in (0, 2), done.stderr
        assert "Traceback" not in done.stderr
    leg = json.loads((tmp_path / "lower_leg_nonossifying_fibroma" / "case.json").read_text())
    codes = {r["code"] for exam in leg["exams"] for r in exam["remarks"]}
    assert "no-calibration" in codes
    assert leg["exams"][0]["kind"] == "radiograph"


def test_a_real_lesion_is_called_lytic_where_the_reader_points(
    real_data: Path, tmp_path: Path
) -> None:
    source = real_data / "xray" / "lower_leg_nonossifying_fibroma.dcm"
    first = run("follow", source, "--out", tmp_path / "a")
    assert first.returncode == 0, first.stderr
    exam = json.loads((tmp_path / "a" / "case.json").read_text())["exams"][0]["id"]
    decisions = tmp_path / "reader.yaml"
    place = {
        "kind": "place", "exam": exam, "site": "right tibia, distal metaphysis",
        "pixel": [1118, 910], "radius_mm": 9, "by": "test", "when": "2024-01-01",
    }  # fmt: skip
    decisions.write_text(yaml.safe_dump([place]))
    done = run("follow", source, "--decisions", decisions, "--out", tmp_path / "b")
    assert done.returncode == 0, done.stderr
    case = json.loads((tmp_path / "b" / "case.json").read_text())
    assert [f["appearance"] for f in case["findings"]] == ["lytic"]
    assert case["foci"][0]["history"][0]["status"] == "baseline"
