from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osteofoci.skeleton import BONES, TUBULAR_ZONES, Bone, Kind
from osteofoci.text import named_sites

LONG = [bone for bone in BONES if bone.kind is Kind.LONG]
PAIRED = [bone for bone in BONES if bone.paired and bone.name not in ("carpus", "cuneiforms")]


def sites(text: str) -> list[str]:
    found, _ = named_sites(text)
    return [
        " ".join(
            word for word in (site.side or "", site.bone, site.zone or "") if word != "midline"
        ).strip()
        for site in found
    ]


@pytest.mark.parametrize(
    ("dictated", "meant"),
    [
        ("12th left rib", ["left rib 12"]),
        ("D5-D6 vertebra", ["vertebra T5", "vertebra T6"]),
        ("T5/6 and L2", ["vertebra T5", "vertebra T6", "vertebra L2"]),
        ("fifth and sixth thoracic vertebrae", ["vertebra T5", "vertebra T6"]),
        ("T11 to L2", ["vertebra T11", "vertebra T12", "vertebra L1", "vertebra L2"]),
        ("distal metaphysis of the 2nd metatarsal bone of the left foot",
         ["left metatarsal 2 distal metaphysis"]),
        ("left and right tibia", ["left tibia", "right tibia"]),
        ("distal metaphyses of both femora and of the right tibia",
         ["left femur distal metaphysis", "right femur distal metaphysis",
          "right tibia distal metaphysis"]),
        ("medial third of the right clavicle", ["right clavicle medial"]),
        ("left hallux", ["left foot phalanges"]),
        ("os calcis on the right", ["right calcaneus"]),
        ("ribs 4 to 6 on the left", ["left rib 4", "left rib 5", "left rib 6"]),
        ("left shin", ["left tibia"]),
        ("femur right (distal metaphysis), femur left, tibia right",
         ["right femur distal metaphysis", "left femur", "right tibia"]),
        ("metatarsal II left", ["left metatarsal 2"]),
        ("right femoral neck", ["right femur proximal metaphysis"]),
        ("T2-weighted images and T1 signal", []),
        ("tibia", []),
    ],
)  # fmt: skip
def test_a_dictated_place_is_its_site(dictated: str, meant: list[str]) -> None:
    assert sites(dictated) == meant


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(LONG), st.sampled_from(TUBULAR_ZONES), st.sampled_from(["left", "right"]))
def test_every_zone_of_every_long_bone_is_read_back(bone: Bone, zone: str, side: str) -> None:
    assert sites(f"{zone} of the {side} {bone.name}") == [f"{side} {bone.name} {zone}"]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PAIRED), st.sampled_from(PAIRED))
def test_sides_stay_with_their_bones(one: Bone, two: Bone) -> None:
    found = sites(f"left {one.name} and right {two.name}")
    assert found == [f"left {one.name}", f"right {two.name}"]


@pytest.mark.parametrize(
    "text", ["left rib 3, both femora and the right talus", "T5 and the left ilium"]
)
def test_a_mirrored_text_names_the_mirrored_sites(text: str) -> None:
    other = {"left": "right", "right": "left"}
    mirrored = re.sub(r"\b(left|right)\b", lambda m: other[m.group()], text)
    turned = [re.sub(r"\b(left|right)\b", lambda m: other[m.group()], s) for s in sites(text)]
    assert sorted(sites(mirrored)) == sorted(turned)
