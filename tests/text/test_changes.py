"""What has become of a place, in the many ways in which people say it."""

from __future__ import annotations

import pytest

from osteofoci.case import Status
from osteofoci.text import read_text

FIRST = "MRI in January 2020: oedema of the left tibia, the right talus and T8. MRI in May 2021: "
CHANGES = {
    Status.NEW, Status.IMPROVED, Status.WORSE, Status.STABLE, Status.RESOLVED, Status.RECURRENT,
}  # fmt: skip


def changes(text: str) -> dict[str, set[str]]:
    return {
        f.site.bone.removeprefix("vertebra "): {str(h.status) for h in f.history if h.status in CHANGES}
        for f in read_text(text).foci
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the left tibia has virtually gone.", "improved"),
        ("the left tibia is about half as bright as it was.", "improved"),
        ("the left tibia can hardly be made out.", "improved"),
        ("the left tibia has settled completely.", "resolved"),
        ("the left tibia is not seen on today's exam.", "resolved"),
        ("the left tibia remains bright.", "stable"),
        ("the left tibia looks just the same.", "stable"),
        ("the left tibia is bright again.", "recurrent"),
        ("the left tibia is brighter than before.", "worse"),
    ],
)
def test_a_turn_of_phrase_tells_what_has_become_of_a_place(said: str, expected: str) -> None:
    assert changes(FIRST + said)["tibia"] == {expected}


def test_of_a_list_told_again_each_part_has_its_own_change() -> None:
    found = changes(
        FIRST + "left tibia, right talus and T8 - tibia gone, talus better, T8 unchanged."
    )
    assert found == {"tibia": {"resolved"}, "talus": {"improved"}, "T8": {"stable"}}


def test_what_is_left_out_of_all_is_still_there() -> None:
    found = changes(FIRST + "all lesions except T8 have vanished.")
    assert found == {"tibia": {"resolved"}, "talus": {"resolved"}, "T8": {"stable"}}


def test_a_table_gives_each_place_its_course() -> None:
    table = "| site | 2020 | 2021 |\n| left tibia | active | gone |\n| T8 | - | new |"
    assert changes(table) == {"tibia": {"resolved"}, "T8": {"new"}}


def test_a_comparison_of_two_places_is_no_change() -> None:
    text = "MRI: oedema in the left tibia and, less marked, in the right talus."
    assert changes(text) == {"tibia": set(), "talus": set()}


def test_what_pain_does_at_weekends_is_no_word_on_a_bone() -> None:
    text = (
        "Pain of the left shin, worse with load, gone at weekends. MRI: oedema of the left tibia."
    )
    assert changes(text) == {"tibia": set()}


def test_a_bone_in_brackets_behind_a_joint_has_the_side_of_the_joint() -> None:
    foci = read_text("Hot places: the right collarbone, the left ankle (tibia) and L5.").foci
    assert {(f.site.bone, f.site.side) for f in foci if f.site.bone == "tibia"} == {
        ("tibia", "left")
    }
