"""Standing radiographs, bone scans and radiographs from DICOM to the case, also without any MRI."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest

from osteofoci.case import Case, ExamKind
from osteofoci.decisions import Decision, EndPlates, ShiftLevels
from osteofoci.errors import InputError
from osteofoci.ingest import open_source
from osteofoci.journey import FollowedPatient, follow
from osteofoci.output import write_result
from osteofoci.phantom import scan_patient, spine_patient, write_patient
from osteofoci.phantom.planar.techniques import Biplanar, BoneScan


def followed(dicom: Path, decisions: tuple[Decision, ...] = ()) -> FollowedPatient:
    with open_source(dicom) as source:
        return follow(source, decisions=decisions)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One visit with a coarse standing pair."""
    out = tmp_path_factory.mktemp("pair")
    patient = spine_patient(407001)
    visit = patient.visits[0]
    shot = visit.techniques[0]
    assert isinstance(shot, Biplanar)
    shot = replace(shot, pixel_mm=0.5, part="whole body")
    write_patient(replace(patient, visits=(replace(visit, techniques=(shot,)),)), out, seed=407001)
    return out


@pytest.fixture(scope="module")
def case_of_pair(pair: Path) -> Case:
    return followed(pair / "dicom").case


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("scan")
    patient = scan_patient(407002)
    visits = tuple(
        replace(v, techniques=(replace(t, camera=replace(t.camera, heads="two frames")),))
        for v in patient.visits
        for t in v.techniques
        if isinstance(t, BoneScan)
    )
    write_patient(replace(patient, visits=visits), out, seed=407002)
    return out


@pytest.fixture
def changed(pair: Path, tmp_path: Path) -> Callable[[Callable[[pydicom.Dataset], None]], Path]:
    """A copy of the pair with every file changed."""

    def make(change: Callable[[pydicom.Dataset], None]) -> Path:
        copy = tmp_path / "dicom"
        shutil.copytree(pair / "dicom", copy)
        for path in copy.rglob("IM*"):
            dataset = pydicom.dcmread(path)
            change(dataset)
            dataset.save_as(path)
        return copy

    return make


def codes(case: Case) -> set[str]:
    return {r.code for exam in case.exams for r in exam.remarks} | {r.code for r in case.remarks}


def test_a_standing_pair_alone_gives_spine_and_legs_near_the_truth(
    pair: Path, case_of_pair: Case
) -> None:
    case = case_of_pair
    truth = json.loads((pair / "truth.json").read_text())["planar"][0]
    assert case.exams[0].kind is ExamKind.BIPLANAR
    true = {row["level"]: row for row in truth["vertebrae"]}
    errors = [
        abs((v.middle_mm or 0) / true[v.level]["middle_mm"] - 1) for v in case.spine.vertebrae
    ]
    assert len(errors) >= 10
    assert np.median(errors) < 0.06
    assert abs((case.spine.curves[0].cobb_deg or 0) - truth["cobb_deg"]) < 6
    wanted = {(row["bone"], row["side"]): row["length_mm"] for row in truth["lengths"]}
    assert len(case.limbs) == 6
    for row in case.limbs:
        assert row.length_mm == pytest.approx(wanted[row.bone, row.side], abs=6)
    assert case.dose[0].quantity == "dose-area product"
    titles = [section.title for section in case.report.sections]
    assert {"Spine", "Legs", "Radiation"} <= set(titles)


def test_without_calibration_there_are_ratios_and_angles_but_no_millimetres(
    changed: Callable[[Callable[[pydicom.Dataset], None]], Path],
) -> None:
    def bare(d: pydicom.Dataset) -> None:
        for tag in ("PixelSpacing", "ImagerPixelSpacing", "PixelSpacingCalibrationType",
                    "EstimatedRadiographicMagnificationFactor"):  # fmt: skip
            if tag in d:
                delattr(d, tag)

    case = followed(changed(bare)).case
    assert case.spine.vertebrae
    assert all(v.anterior_mm is None for v in case.spine.vertebrae)
    assert any(v.height_loss_fraction is not None for v in case.spine.vertebrae)
    assert not case.limbs
    assert case.spine.curves
    assert "no-calibration" in codes(case)


def test_views_with_exchanged_tags_are_noticed(
    changed: Callable[[Callable[[pydicom.Dataset], None]], Path],
) -> None:
    def exchange(d: pydicom.Dataset) -> None:
        lateral = d.PatientOrientation[0] == "P"
        d.PatientOrientation = ["L", "F"] if lateral else ["P", "F"]
        d.ViewPosition = "AP" if lateral else "LL"

    case = followed(changed(exchange)).case
    assert "views-exchanged" in codes(case)
    assert len(case.spine.vertebrae) >= 10


def test_a_lateral_view_stored_the_wrong_way_round_is_noticed(
    changed: Callable[[Callable[[pydicom.Dataset], None]], Path],
) -> None:
    def mirror(d: pydicom.Dataset) -> None:
        if d.PatientOrientation[0] == "P":
            d.PixelData = np.ascontiguousarray(d.pixel_array[:, ::-1]).tobytes()

    assert "view-mirrored" in codes(followed(changed(mirror)).case)


def test_one_view_alone_says_what_is_missing(pair: Path, tmp_path: Path) -> None:
    copy = tmp_path / "dicom"
    shutil.copytree(pair / "dicom", copy)
    for path in copy.rglob("IM0002"):
        path.unlink()
    case = followed(copy).case
    assert "one-view" in codes(case)
    assert case.spine.curves
    assert not case.spine.vertebrae


def test_a_blank_image_is_set_aside_and_refused_where_nothing_is_left(
    changed: Callable[[Callable[[pydicom.Dataset], None]], Path],
) -> None:
    def blank(d: pydicom.Dataset) -> None:
        d.PixelData = bytes(len(d.PixelData))

    with pytest.raises(InputError, match="expected"):
        followed(changed(blank))


def test_the_readers_levels_and_end_plates_recompute_the_numbers(
    pair: Path, case_of_pair: Case
) -> None:
    said = {"by": "dr x", "when": "2024-01-01", "exam": case_of_pair.exams[0].id}
    plates = {"kind": "end_plates", "level": "L2", "view": "lateral", **said,
              "upper": [[1000, 500], [1000, 530], [1000, 560]],
              "lower": [[1040, 500], [1040, 530], [1040, 560]]}  # fmt: skip
    decided = (
        ShiftLevels.model_validate({"kind": "levels", "down": 1, **said}),
        EndPlates.model_validate(plates),
    )
    case = followed(pair / "dicom", decided).case
    before = {v.level: v.middle_mm for v in case_of_pair.spine.vertebrae}
    after = {v.level: v for v in case.spine.vertebrae}
    assert after["T10"].middle_mm == before["T9"]
    assert after["L2"].anterior_mm == pytest.approx(40 * 0.5, abs=0.05)


def test_a_bone_scan_alone_gives_regions_doses_and_a_page(scanned: Path, tmp_path: Path) -> None:
    result = followed(scanned / "dicom")
    case = result.case
    assert [exam.kind for exam in case.exams] == [ExamKind.BONE_SCAN] * 2
    for exam in case.exams:
        rows = [u for u in case.uptake if u.exam_id == exam.id]
        assert len(rows) > 60
        assert all(u.counts > 0 for u in rows)
        assert "left tibia" in exam.covered
    assert {d.quantity for d in case.dose} == {"administered activity"}
    for focus in case.foci:
        assert {h.exam_id for h in focus.history} <= {exam.id for exam in case.exams}
    # What is called hot takes up more than what it is compared with, and says with what.
    assert case.findings
    assert all((f.uptake_ratio or 0) > 1 and f.uptake_against for f in case.findings)
    write_result(case, result.exams, result.aligned, tmp_path)
    page = (tmp_path / "report.html").read_text()
    assert "anterior view" in page
    assert "posterior view" in page
