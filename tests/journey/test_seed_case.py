"""The flagship: the child of the seed case, found from its pixels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from osteofoci.ingest import open_source
from osteofoci.journey import follow, write_result
from osteofoci.phantom import seed_case, write_patient


@pytest.fixture(scope="module")
def child(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed-case")
    write_patient(seed_case(), folder, seed=1)
    return folder


@pytest.fixture(scope="module")
def case(child: Path) -> dict[str, Any]:
    # Truth lies beside the DICOM, not under it: what is followed is the pixels alone.
    with open_source(child / "dicom") as source:
        followed = follow(source)
    (child / "result").mkdir()
    write_result(followed, child / "result")
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
        last = findings.get(focus["history"][-1]["finding_id"] or "")
        if last is None or (focus["site"]["bone"], focus["site"]["side"]) != (bone, side):
            continue
        away = np.linalg.norm(np.subtract(last["centroid_lps_mm"], lesion["centroid_lps_mm"]))
        if away < 12:
            matching.append([h["status"] for h in focus["history"]])
    assert statuses in matching


def test_the_new_foci_lie_in_the_metaphyses_of_the_tibiae(case: dict[str, Any]) -> None:
    zones = {
        (f["site"]["side"], f["site"]["zone"])
        for f in case["foci"]
        if f["site"]["bone"] == "tibia" and f["history"][-1]["status"] == "new"
    }
    assert {("left", "proximal metaphysis"), ("right", "proximal metaphysis")} <= zones


def test_the_six_foci_of_the_case_are_all_there_is(case: dict[str, Any]) -> None:
    sites = {(f["site"]["bone"], f["site"]["side"]) for f in case["foci"]}
    assert sites == {(bone, side) for bone, side, _ in EXPECTED}
    assert len(case["foci"]) == len(EXPECTED)
