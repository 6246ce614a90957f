"""Sizes, lost heights and angles as they are told, and none that is told of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from osteofoci.journey import case_of_text
from osteofoci.report import faults_of, in_language
from osteofoci.text import read_text
from osteofoci.text.measures import size_mm


@pytest.mark.parametrize(
    ("told", "size"),
    [
        ("24 mm", 24), ("2.4 cm", 24), ("2,4 cm", 24), ("24 x 15 mm", 24), ("15 x 24 x 9 mm", 24),
        ("24 mm (previously 31 mm)", 24), ("decreased from 28 to 16 mm", 16),
        ("16 mm versus 28 mm", 16), ("slice thickness 5 mm", None), ("5 mm below the end plate", None),
        ("12 mm and 20 mm", None), ("the left leg is 8 mm shorter", None), ("900 mm", None),
    ],
)  # fmt: skip
def test_a_size_is_the_largest_measure_of_now(told: str, size: float | None) -> None:
    assert size_mm(f"lesion of the left tibia, {told}") == size


@pytest.mark.parametrize(
    ("told", "size"),
    [
        ("The lesion of the left tibia is larger (32 mm, previously 21 mm).", 32),
        ("The lesion of the left tibia is larger, now 3.1 cm versus 2.2 cm.", 31),
        ("Oedema of the left tibia with an abscess of 2 cm.", None),
        ("Oedema of the left tibia with a 15 mm abscess.", None),
        ("Lesion of the left proximal tibia at the tuberosity, 18 mm.", 18),
    ],
)
def test_a_size_told_behind_or_of_something_within(told: str, size: float | None) -> None:
    (finding,) = read_text(f"MRI. {told}").findings
    assert finding.longest_extent_mm == size


def test_a_size_belongs_to_the_one_place_that_its_clause_names() -> None:
    one = read_text("MRI: lesion of the left tibia, 18 mm.").findings
    two = read_text("MRI: lesions of the left tibia and the right femur, up to 18 mm.").findings
    assert [f.longest_extent_mm for f in one] == [18]
    assert [f.longest_extent_mm for f in two] == [None, None]


@pytest.mark.parametrize(
    ("told", "lost"),
    [
        ("T6 has lost 30 % of its height", {"T6": 0.3}),
        ("loss of height of T6 by 30 % and of T7 by 15 %", {"T6": 0.3, "T7": 0.15}),
        ("the heights of T4 and T5 are reduced by one quarter", {"T4": 0.25, "T5": 0.25}),
        ("T7 is wedged, anterior height 70 % of the posterior", {"T7": 0.3}),
        ("oedema over 50 % of T6", {}),
        ("oedema of T6, T7 with height loss of 20 %", {"T7": 0.2}),
        ("T6 of normal height", {}),
        ("T6 wedge less pronounced (85 %)", {}),
        ("T6: height 60 %, oedema", {"T6": 0.4}),
    ],
)
def test_a_lost_height_belongs_to_its_vertebra(told: str, lost: dict[str, float]) -> None:
    spine = read_text(f"MRI of the spine: {told}.").spine
    assert {v.level: v.height_loss_fraction for v in spine.vertebrae} == lost


def test_a_curve_is_told_with_its_ends_and_its_side() -> None:
    (curve,) = read_text("EOS: Cobb angle 18° T5-T11, convex to the right.").spine.curves
    assert (curve.cobb_deg, curve.upper, curve.lower, curve.convex) == (18, "T5", "T11", "right")
    assert curve.error_deg is None
    assert read_text("EOS: no scoliosis. T8 of normal height.").spine.curves == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_told_stands_in_the_report_without_an_error_of_its_own(
    language: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(
        "EOS: T6 has lost 30 % of its height. Cobb angle 18° T5-T11, convex right. "
        "MRI: lesion of the left tibia, 24 mm.",
        encoding="utf-8",
    )
    case = case_of_text(file)
    assert faults_of(case) == ()
    report = case.report if language == "en" else in_language(case.report, language)
    said = " ".join(s.text for section in report.sections for s in section.statements)
    for number in ("30 %", "18 ", "24 mm"):
        assert number in said
    assert "±" not in said
