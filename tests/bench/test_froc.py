from __future__ import annotations

from typing import Any, cast

import pytest

from osteofoci.bench.froc import froc, overlap
from osteofoci.bench.rows import Run


def _lesion(name: str, x: float, volume: float = 2000.0, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "centroid_lps_mm": [x, 0.0, 0.0],
        "volume_mm3": volume,
        "covered": True,
        **more,
    }


def _said(x: float, confidence: float, **more: Any) -> dict[str, Any]:
    return {"centroid_lps_mm": [x, 0.0, 0.0], "confidence": confidence, "normal": False, **more}


def _run(lesions: list[dict[str, Any]], said: list[dict[str, Any]]) -> Run:
    run = {
        "truth": {"exams": [{"date": "2024-01-01", "lesions": lesions}]},
        "exams": [{"date": "2024-01-01", "proposals": said}],
    }
    return cast(Run, run)


def test_a_lesion_counts_only_above_the_confidence_that_the_false_ones_allow() -> None:
    run = _run(
        [_lesion("F1", 0), _lesion("F2", 100)],
        [_said(1, 0.9), _said(101, 0.4), _said(300, 0.6), _said(400, 0.5)],
    )
    figures = froc([run])
    assert figures["sensitivity at 0.25 false an examination"] == 0.5
    assert figures["sensitivity at 2 false an examination"] == 1.0


@pytest.mark.parametrize("more", [{"physiological": True}, {"volume_mm3": 100.0}])
def test_normal_and_tiny_places_are_neither_hits_nor_false(more: dict[str, Any]) -> None:
    run = _run([_lesion("F1", 0), _lesion("N1", 100) | more], [_said(1, 0.3), _said(100, 0.9)])
    assert froc([run])["sensitivity at 0.25 false an examination"] == 1.0


def test_a_place_proposed_as_normal_is_no_false_positive() -> None:
    run = _run([_lesion("F1", 0)], [_said(1, 0.3), _said(300, 0.9, normal=True)])
    assert froc([run])["sensitivity at 0.25 false an examination"] == 1.0


def test_overlap_is_that_of_the_best_mask_of_each_lesion() -> None:
    said = [_said(0, 0.9, lesion="F1", dice=0.4), _said(2, 0.5, lesion="F1", dice=0.8)]
    assert overlap([_run([_lesion("F1", 0)], said)])["dice_median"] == 0.8
