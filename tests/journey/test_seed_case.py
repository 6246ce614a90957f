"""The flagship: the child of the seed case, found from its pixels."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from osteofoci.case import Case
from osteofoci.clinical import read_record
from osteofoci.decisions import read_decisions
from osteofoci.ingest import open_source
from osteofoci.journey import case_of_text, follow
from osteofoci.output import write_result
from osteofoci.phantom import seed_case, write_patient
from osteofoci.phantom.planar.techniques import Biplanar, Radiograph, Technique
from osteofoci.report import faults_of
from osteofoci.track import last_word


@pytest.fixture(scope="module")
def child(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed-case")
    patient = seed_case()
    visits = tuple(
        replace(v, techniques=tuple(_coarser(t) for t in v.techniques)) for v in patient.visits
    )
    write_patient(replace(patient, visits=visits), folder, seed=1)
    return folder


def _coarser(technique: Technique) -> Technique:
    """Larger pixels than the demonstration has, for speed."""
    if isinstance(technique, Biplanar):
        return replace(technique, pixel_mm=0.4)
    return replace(technique, pixel_mm=0.25) if isinstance(technique, Radiograph) else technique


@pytest.fixture(scope="module")
def case(child: Path) -> dict[str, Any]:
    # Truth lies beside the DICOM, not under it: what is followed is the pixels alone.
    with open_source(child / "dicom") as source:
        followed = follow(
            source,
            decisions=read_decisions(child / "reader.yaml"),
            clinical=read_record(child / "clinical.yaml"),
        )
    (child / "result").mkdir()
    write_result(
        followed.case, followed.exams, followed.aligned, child / "result", languages=("fr",)
    )
    data: dict[str, Any] = json.loads((child / "result" / "case.json").read_text())
    return data


EXPECTED = [
    ("metatarsal 2", "left", ["baseline", "improved"]),
    ("vertebra T5", "midline", ["baseline", "improved"]),
    ("vertebra T6", "midline", ["baseline", "improved"]),
    ("rib 12", "left", ["baseline", "worse"]),
    ("tibia", "left", ["new"]),
    ("tibia", "right", ["new"]),
]


@pytest.mark.parametrize(("bone", "side", "statuses"), EXPECTED)
def test_every_focus_of_the_case_stands_with_its_bone_side_and_change(
    case: dict[str, Any], child: Path, bone: str, side: str, statuses: list[str]
) -> None:
    truth = json.loads((child / "truth.json").read_text())
    lesion = next(
        row for row in truth["exams"][1]["lesions"] if (row["bone"], row["side"]) == (bone, side)
    )
    findings = {f["id"]: f for f in case["findings"]}
    matching = []
    for focus in case["foci"]:
        course = _at(focus, "wbmri")
        last = findings.get((course[-1]["finding_id"] if course else None) or "")
        if last is None or (focus["site"]["bone"], focus["site"]["side"]) != (bone, side):
            continue
        away = np.linalg.norm(np.subtract(last["centroid_lps_mm"], lesion["centroid_lps_mm"]))
        if away < 12:
            matching.append([h["status"] for h in course])
    assert statuses in matching


def _at(focus: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """What one technique says of a focus, in order of time."""
    return [h for h in focus["history"] if h["exam_id"].endswith(kind)]


def _focus(case: dict[str, Any], bone: str, side: str) -> dict[str, Any]:
    return next(f for f in case["foci"] if (f["site"]["bone"], f["site"]["side"]) == (bone, side))


def test_the_new_foci_lie_in_the_metaphyses_of_the_tibiae(case: dict[str, Any]) -> None:
    zones = {
        (f["site"]["side"], f["site"]["zone"])
        for f in case["foci"]
        if f["site"]["bone"] == "tibia" and "new" in [h["status"] for h in _at(f, "wbmri")]
    }
    assert {("left", "proximal metaphysis"), ("right", "proximal metaphysis")} <= zones


def test_the_six_foci_of_the_case_are_all_that_mri_shows(case: dict[str, Any]) -> None:
    seen = [f for f in case["foci"] if any(h["finding_id"] for h in _at(f, "wbmri"))]
    sites = {(f["site"]["bone"], f["site"]["side"]) for f in seen}
    assert sites == {(bone, side) for bone, side, _ in EXPECTED}
    assert len(seen) == len(EXPECTED)


def test_every_examination_of_both_dates_is_in_the_course(case: dict[str, Any]) -> None:
    kinds = [exam["kind"] for exam in case["exams"]]
    assert sorted(kinds) == sorted(2 * ["wbmri", "biplanar", "radiograph", "bone_scan"])
    course = _focus(case, "metatarsal 2", "left")["history"]
    assert {h["exam_id"] for h in course} == {exam["id"] for exam in case["exams"]}


@pytest.mark.parametrize("level", ["T5", "T6"])
def test_height_lost_and_won_back_agrees_with_the_truth(
    case: dict[str, Any], child: Path, level: str
) -> None:
    truth = json.loads((child / "truth.json").read_text())
    pairs = [row for row in truth["planar"] if row["kind"] == "biplanar"]
    rows = [v for v in case["spine"]["vertebrae"] if v["level"] == level]
    assert len(rows) == 2
    for row, true in zip(rows, pairs, strict=True):
        own = next(v for v in true["vertebrae"] if v["level"] == level)
        for key in ("anterior_mm", "middle_mm", "posterior_mm"):
            assert row[key] == pytest.approx(own[key], abs=2.5 * row["error_mm"])
    before, after = rows
    assert before["height_loss_fraction"] > 0.25
    assert after["loss_since_fraction"] < -0.1
    course = _at(_focus(case, f"vertebra {level}", "midline"), "biplanar")
    # With the coarse pixels of this test the gain is about as large as what the error allows.
    assert course[0]["status"] == "baseline"
    assert course[1]["status"] in ("improved", "stable")


def test_the_readers_word_on_the_metatarsal_is_kept_with_the_focus(
    case: dict[str, Any],
) -> None:
    found = [f for f in case["findings"] if f["exam_id"].endswith("radiograph")]
    assert [f["appearance"] for f in found] == ["lytic", "sclerotic"]
    assert {f["focus_id"] for f in found} == {_focus(case, "metatarsal 2", "left")["id"]}


def test_growth_plates_of_both_tibiae_raise_an_alert(case: dict[str, Any]) -> None:
    alerts = [p for p in case["physes"] if p["site"]["bone"] == "tibia"]
    assert {p["site"]["side"] for p in alerts} == {"left", "right"}
    for alert in alerts:
        assert alert["plate"] == "proximal"
        assert alert["state"] == "open"
        assert alert["risk"] in ("low", "raised", "high")
        assert alert["remaining_growth_mm"][1] > alert["remaining_growth_mm"][0] > 0


def test_the_ledger_has_every_irradiation_once(case: dict[str, Any]) -> None:
    quantities = [d["quantity"] for d in case["dose"]]
    assert quantities.count("dose-area product") == 6
    assert quantities.count("administered activity") == 2
    scans = [d for d in case["dose"] if d["quantity"] == "administered activity"]
    assert all(d["effective_msv"] > 1 for d in scans)


def test_uptake_of_the_scan_is_told_and_closes_nothing(case: dict[str, Any]) -> None:
    first = next(exam["id"] for exam in case["exams"] if exam["kind"] == "bone_scan")
    rows = {row["unit"]: row for row in case["uptake"] if row["exam_id"] == first}
    assert rows["left metatarsal 2"]["other_side"] > 1.4
    hot = {f["site"]["bone"] for f in case["findings"] if f["exam_id"] == first and f["focus_id"]}
    assert hot & {bone for bone, _, _ in EXPECTED}
    for focus in case["foci"]:
        assert all(h["status"] != "resolved" for h in _at(focus, "bone_scan"))


def test_the_report_rests_on_the_case_sentence_by_sentence(case: dict[str, Any]) -> None:
    assert faults_of(Case.model_validate(case)) == ()


def test_the_assessment_names_crmo_and_stops_the_progress_of_exercise(case: dict[str, Any]) -> None:
    assessment = case["assessment"]
    assert "CNO/CRMO" in assessment["conclusion"]["diagnosis"]
    assert assessment["plan"]["sign_off"] is True
    assert assessment["plan"]["treatment"]
    silent = [f["symptomatic"] for f in case["foci"] if f["site"]["bone"] == "tibia"]
    assert silent == [False, False]
    assert [f["symptomatic"] for f in case["foci"] if f["site"]["bone"] == "metatarsal 2"] == [True]


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "report.fr.html", "report.fr.pdf"])
def test_the_report_is_written_in_two_languages(
    case: dict[str, Any], child: Path, name: str
) -> None:
    assert case["report"]["language"] == "en"
    assert (child / "result" / name).stat().st_size > 20_000


def test_the_text_of_the_case_and_its_pixels_agree_on_the_foci(case: dict[str, Any]) -> None:
    text = Path(__file__).parents[3] / "shared" / "seed" / "case.txt"
    if not text.exists():
        pytest.skip("the text of the seed case is not here")
    read, seen = case_of_text(text), Case.model_validate(case)
    last = {
        (f.site.bone, f.site.side): last_word(f, seen.exams)
        for f in seen.foci
    }  # fmt: skip
    for focus in read.foci:
        assert last[focus.site.bone, focus.site.side] is last_word(focus, read.exams)
