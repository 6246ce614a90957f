from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.skeleton import BONES, Bone, bone_named, carried, tubular, zone_at

TUBULAR = [bone for bone in BONES if tubular(bone) is not None]

bones = st.sampled_from(TUBULAR)
positions = st.floats(0, 1)
lengths = st.floats(30, 480)
growths = st.floats(1.0, 1.25)


@given(bones, positions, lengths, growths)
def test_growth_moves_no_point_across_a_growth_plate(
    bone: Bone, position: float, then_mm: float, growth: float
) -> None:
    plates = tubular(bone)
    assert plates is not None
    later = carried(bone, position, then_mm, then_mm * growth)
    for plate in plates.physes:
        assert (position < plate) == (later < plate) or later == pytest.approx(plate, abs=1e-9)


@given(bones, positions, positions, lengths, growths)
def test_growth_keeps_the_order_of_points_along_the_bone(
    bone: Bone, a: float, b: float, then_mm: float, growth: float
) -> None:
    first, second = sorted((a, b))
    later = [carried(bone, p, then_mm, then_mm * growth) for p in (first, second)]
    assert later[0] <= later[1] + 1e-9


@given(bones, positions, lengths, growths)
def test_going_back_in_time_finds_the_same_point(
    bone: Bone, position: float, then_mm: float, growth: float
) -> None:
    later = carried(bone, position, then_mm, then_mm * growth)
    assert carried(bone, later, then_mm * growth, then_mm) == pytest.approx(position, abs=1e-6)


def test_without_growth_every_point_stays() -> None:
    for bone in BONES:
        assert carried(bone, 0.37, 200.0, 200.0) == pytest.approx(0.37)


def test_a_point_of_the_femoral_metaphysis_is_left_behind_by_the_distal_plate() -> None:
    femur, then_mm, now_mm = bone_named("femur"), 330.0, 350.0
    plates = tubular(femur)
    assert plates is not None
    distal = plates.physes[-1]
    start = distal - 10 / then_mm
    later = carried(femur, start, then_mm, now_mm)
    shaft_grew_mm = (distal - plates.physes[0]) * (now_mm - then_mm)
    assert (distal - later) * now_mm == pytest.approx(10 + 0.7 * shaft_grew_mm, abs=0.1)
    assert zone_at(femur, later) == "distal metaphysis"


def test_bones_without_plates_grow_evenly() -> None:
    assert carried(bone_named("rib 7"), 0.4, 100.0, 130.0) == 0.4
