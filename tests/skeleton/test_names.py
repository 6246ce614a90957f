from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.errors import AddressError
from osteofoci.skeleton import (
    BONE_SIDES,
    BONES,
    LANDMARKS,
    Side,
    Site,
    bone_named,
    code_of,
    label_of,
    mirrored_name,
    parse_site,
    zone_at,
)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    bone = draw(st.sampled_from(BONES))
    side = draw(st.sampled_from(bone.sides))
    zone = draw(st.sampled_from((None, *bone.zones)))
    return Site(bone, side, zone)


@given(sites())
def test_a_site_reads_back_what_it_prints(site: Site) -> None:
    assert parse_site(str(site)) == site


@given(sites())
def test_every_site_has_a_code_a_unit_and_a_laterality_modifier(site: Site) -> None:
    code = code_of(site)
    assert code is not None
    assert code.code.isdigit()
    assert site.unit
    assert ("7771000" in code.modifiers) == (site.side is Side.LEFT)


def test_parts_of_a_long_bone_have_their_own_codes_where_the_standard_has_them() -> None:
    shaft, distal, proximal = (
        code_of(parse_site(f"left tibia, {zone}"))
        for zone in ("diaphysis", "distal metaphysis", "proximal metaphysis")
    )
    assert shaft is not None
    assert distal is not None
    assert proximal is not None
    assert shaft.code == "52687003"
    assert distal.code == "64605006"
    assert proximal.code == "12611008"
    assert "40415009" in proximal.modifiers


def test_a_long_bone_has_three_scoring_units_and_a_rib_one() -> None:
    zones = ("proximal epiphysis", "proximal metaphysis", "diaphysis", "distal metaphysis")
    units = {parse_site(f"right femur, {zone}").unit for zone in zones}
    assert units == {"right femur proximal", "right femur shaft", "right femur distal"}
    assert parse_site("left rib 12, posterior").unit == "left rib 12"


@pytest.mark.parametrize(
    "text", ["left thighbone", "tibia", "left tibia, vertebral body", "left tibia, nowhere"]
)
def test_what_is_not_in_the_vocabulary_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        parse_site(text)


def test_labels_are_distinct_and_fit_a_byte() -> None:
    labels = {label_of(bone_side) for bone_side in BONE_SIDES}
    assert len(labels) == len(BONE_SIDES) == max(labels) < 256


def test_mirroring_twice_changes_nothing() -> None:
    assert all(mirrored_name(mirrored_name(name)) == name for name in LANDMARKS)
    assert all(bone_side.mirrored.mirrored == bone_side for bone_side in BONE_SIDES)


@given(st.sampled_from(BONES), st.floats(0, 1))
def test_a_position_always_has_a_zone_of_its_bone(bone: object, position: float) -> None:
    found = bone_named(str(bone))
    assert zone_at(found, position) in found.zones


def test_physes_lie_proximal_in_the_first_metatarsal_and_distal_in_the_others() -> None:
    first, second = bone_named("metatarsal 1"), bone_named("metatarsal 2")
    assert zone_at(first, 0.02) == "proximal epiphysis"
    assert zone_at(second, 0.98) == "distal epiphysis"
    assert zone_at(second, 0.75) == "distal metaphysis"
