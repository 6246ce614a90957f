from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.case import DecisionState, Finding, Origin, Score, site_model
from osteofoci.scores import activity_rule, scores_of_exam
from osteofoci.skeleton import parse_site


def _finding(site: str, **more: object) -> Finding:
    usual: dict[str, object] = {
        "id": f"a/{site}",
        "exam_id": "a",
        "focus_id": "L1",
        "site": site_model(parse_site(site)),
        "position_along_bone": 0.5,
        "centroid_lps_mm": (0.0, 0.0, 0.0),
        "volume_mm3": 2000.0,
        "volume_error_mm3": 100.0,
        "signal_ratio": 3.0,
        "extent_fraction": 0.1,
        "soft_tissue_oedema": False,
        "expansion": False,
        "collapse": False,
        "confidence": 0.9,
        "origin": Origin.DETECTED,
        "decision": DecisionState.PROPOSED,
    }
    return Finding.model_validate(usual | more)


def _scores(*findings: Finding) -> dict[str, Score]:
    return {score.name: score for score in scores_of_exam("a", findings)}


def _index(*findings: Finding) -> float:
    value = _scores(*findings)["whole-body activity index"].value
    assert value is not None
    return value


def test_a_child_without_findings_scores_nothing() -> None:
    assert [score.value for score in scores_of_exam("a", [])] == [0, 0, 0]


@pytest.mark.parametrize(("share", "points"), [(0.1, 2), (0.25, 3), (0.49, 3), (0.8, 4)])
def test_the_points_of_a_unit_rise_with_the_share_that_is_involved(
    share: float, points: int
) -> None:
    assert _index(_finding("left tibia, distal metaphysis", extent_fraction=share)) == points


def test_a_unit_gives_at_most_seven_points_however_many_findings_it_has() -> None:
    worst = [
        _finding(
            "vertebra T6",
            id=f"a/{n}",
            extent_fraction=0.7,
            soft_tissue_oedema=True,
            expansion=True,
            collapse=True,
        )
        for n in range(3)
    ]
    assert _index(*worst) == activity_rule().most_points_a_unit == 7


def test_the_three_parts_of_a_long_bone_are_units_of_their_own() -> None:
    parts = ("proximal metaphysis", "diaphysis", "distal epiphysis")
    assert _index(*[_finding(f"left femur, {part}") for part in parts]) == 6
    assert (
        _index(
            *[
                _finding("left femur, diaphysis", id=f"a/{n}", extent_fraction=0.05)
                for n in range(3)
            ]
        )
        == 2
    )


def test_hands_and_feet_are_told_apart() -> None:
    scores = _scores(_finding("left tibia, diaphysis"), _finding("left calcaneus"))
    assert scores["number of lesions"].value == 2
    for name, without in (
        ("number of lesions", 1),
        ("volume of all lesions, mL", 2.0),
        ("whole-body activity index", 2),
    ):
        assert scores[name].parts["without hands and feet"] == without


@pytest.mark.parametrize("decision", [DecisionState.REJECTED, DecisionState.PHYSIOLOGICAL])
def test_what_a_reader_set_aside_does_not_count(decision: DecisionState) -> None:
    assert _index(_finding("left tibia, diaphysis", decision=decision, focus_id=None)) == 0


def test_what_was_not_measured_is_said_and_gives_no_points() -> None:
    score = _scores(_finding("sacrum", expansion=None))["whole-body activity index"]
    assert score.missing == ("bony expansion",)
    assert score.status == "provisional"


@given(st.permutations(["left tibia, diaphysis", "left calcaneus", "vertebra T5", "left rib 4"]))
def test_the_order_of_findings_does_not_matter(sites: list[str]) -> None:
    assert _scores(*map(_finding, sites)) == _scores(*map(_finding, sorted(sites)))
