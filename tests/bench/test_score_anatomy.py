from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from osteofoci.bench.rows import Run
from osteofoci.bench.score_anatomy import score_anatomy


def _exam(said: Mapping[str, str | None], **more: Any) -> dict[str, Any]:
    lesions = []
    for name, answer in said.items():
        words = name.split(" ", 1)
        sided = words[0] in ("left", "right")
        lesions.append(
            {
                "id": name,
                "bone": words[1] if sided else name,
                "side": words[0] if sided else "midline",
                "covered": True,
                "said": answer,
            }
        )
    return {
        "date": "2024-03-12",
        "age": 9.0,
        "localised": True,
        "variant": {"part": "whole body", "field_t": 1.5},
        "lesions": lesions,
        "seconds": {"localise": 5.0},
        "peak_mib": 900.0,
        **more,
    }


def _run(*exams: dict[str, Any], **patient: int) -> Run:
    return cast(Run, {"truth": {"patient": patient}, "exams": list(exams), "kept": []})


def test_a_centre_is_right_only_with_bone_and_side() -> None:
    said = {
        "left tibia": "left tibia",
        "right tibia": "left tibia",
        "left rib 7": "no bone",
        "vertebra T5": "vertebra T6",
    }
    figures = score_anatomy([_run(_exam(said))])
    assert figures["lesion_centres"] == 4
    assert figures["bone_and_side_right"] == 0.25
    assert figures["side_wrong"] == 1
    assert figures["level_right"] == 0.0
    confused, by_region = figures["confusions"], figures["right_by_region"]
    assert isinstance(confused, list)
    assert ("left rib 7 called no bone", 1) in confused
    assert isinstance(by_region, dict)
    assert by_region["leg"] == "0.500 of 2"


def test_centres_that_were_not_imaged_do_not_count() -> None:
    exam = _exam({"left tibia": None})
    exam["lesions"][0]["covered"] = False
    assert score_anatomy([_run(exam)])["lesion_centres"] == 0


def test_an_examination_that_was_refused_counts_against_its_centres() -> None:
    figures = score_anatomy([_run(_exam({"left tibia": None}, localised=False))])
    assert figures["not_localised"] == 1
    assert figures["bone_and_side_right"] == 0.0


def test_partial_and_odd_examinations_are_told_apart() -> None:
    legs = _exam({"left tibia": "left femur"}, variant={"part": "legs"})
    whole = _exam({"left tibia": "left tibia"})
    figures = score_anatomy([_run(legs), _run(whole, lumbar_vertebrae=6)])
    assert (figures["right_partial"], figures["right_whole_body"]) == (0.0, 1.0)
    assert figures["right_odd_anatomy"] == 1.0


def test_address_errors_are_counted_against_their_limits() -> None:
    rows = [
        {
            "bone": bone,
            "given": given,
            "position_error": e,
            "physis_error_mm": d,
            "physis_mm": 10.0,
            "length_mm": 300.0,
        }
        for bone, given, e, d in (
            ("femur", True, 0.01, 1.0),
            ("metatarsal 2", True, 0.06, 3.0),
            ("femur", True, -0.02, -9.0),
            ("metatarsal 1", True, 0.0, 4.0),
            ("ulna", False, 0.9, 90.0),
        )
    ]
    figures = score_anatomy([_run(_exam({}, addresses=rows))])
    assert figures["position_within_5_percent"] == 0.75
    assert figures["physis_distance_within_4_mm"] == 0.75
    assert figures["addresses_not_given"] == 1
    assert figures["position_within_5_percent_by_bone"] == {
        "femur": "1.00 of 2",
        "metatarsal": "0.50 of 2",
    }
