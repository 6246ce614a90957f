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


def test_what_is_told_of_another_part_of_the_body_is_not_said_of_the_last_place() -> None:
    found = changes(FIRST + "T8 is stable. In the pelvis the oedema has cleared.")
    assert found["T8"] == {"stable"}


def test_a_part_of_the_body_with_its_side_means_the_one_lesion_that_lies_there() -> None:
    found = changes(FIRST + "the spot in the left lower leg has gone.")
    assert found["tibia"] == {"resolved"}


def test_the_other_side_of_a_bone_has_a_change_of_its_own() -> None:
    text = "MRI: the right radius is better, while on the left it has increased."
    told = {(f.site.side, f.history[-1].status) for f in read_text(text).foci}
    assert told == {("right", Status.IMPROVED), ("left", Status.WORSE)}


def test_an_examination_that_was_normal_was_so_in_every_place() -> None:
    found = changes(
        "MRI of 2019: oedema of T8 and the left talus. Follow-up MRI in 2020 was normal."
    )
    assert found == {"T8": {"resolved"}, "talus": {"resolved"}}


def test_all_sites_are_those_of_the_whole_text() -> None:
    text = "MRI: lesions of T8 and the left talus. Biopsy of the talus. Later MRI: stable at all sites."
    assert changes(text) == {"T8": {"stable"}, "talus": {"stable"}}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("T8: oedema slight before and marked now.", "worse"),
        ("T8: oedema, formerly severe, now moderate.", "improved"),
        ("the oedema of T8 is now only subtle.", "improved"),
        ("T8: focus 8 mm against 14 mm.", "improved"),
        ("the fracture of T8 has healed, the oedema is almost gone.", "improved"),
        ("complete response in T8.", "resolved"),
    ],
)
def test_a_state_of_two_times_is_a_change(said: str, expected: str) -> None:
    assert changes(FIRST + said)["T8"] == {expected}


def test_without_an_earlier_examination_more_and_less_are_of_two_places() -> None:
    text = "Bone scan. Uptake in T8. More intense uptake in the left talus. Weaker uptake in the sternum."
    assert changes(text) == {"T8": set(), "talus": set(), "sternum": set()}


def test_months_without_a_year_at_the_head_of_a_sentence_are_times() -> None:
    text = "In March the MRI showed a spot in T8. Now in October the T8 spot has gone."
    (focus,) = read_text(text).foci
    assert [h.status for h in focus.history] == [Status.BASELINE, Status.RESOLVED]


def test_another_year_counts_from_the_time_told_last() -> None:
    text = "MRI: lesion of T8. After six months T8 was better. After another year T8 had vanished."
    (focus,) = read_text(text).foci
    assert [h.status for h in focus.history][1:] == [Status.IMPROVED, Status.RESOLVED]


def test_numbered_examinations_with_a_date_are_times() -> None:
    text = "Exam 1 (05/2019): focus in T8. Exam 2 (11/2019): T8 smaller."
    assert [e.told for e in read_text(text).exams] == ["2019-05", "2019-11"]


def test_which_one_is_meant_stands_in_the_bracket_behind() -> None:
    found = changes(
        FIRST
        + "one of the lesions has healed (T8), one is smaller (left tibia) and one is larger (right talus)."
    )
    assert found == {"T8": {"resolved"}, "tibia": {"improved"}, "talus": {"worse"}}


def test_what_is_hardly_visible_any_longer_is_better_and_not_gone() -> None:
    assert changes(FIRST + "the left tibia is hardly visible any longer.")["tibia"] == {"improved"}


@pytest.mark.parametrize(
    "text",
    [
        "MRI: there is more oedema in the right tibia than in the left. No previous study is available.",
        "MRI: oedema of the left scapula that is more pronounced at its lower pole. Known since May.",
        "MRI: oedema of the left ilium with an abscess. After 3 weeks the abscess had shrunk.",
    ],
)
def test_what_is_more_in_one_place_or_less_beside_the_bone_is_no_change(text: str) -> None:
    assert all(found == set() for found in changes(text).values())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("tibia 2+ (before 3+), T8 1+ (before 1+).", {"tibia": {"improved"}, "T8": {"stable"}}),
        ("T8: height 60 % (previously 75 %), oedema persistent.", {"T8": {"worse"}}),
        ("the left tibia is no longer measurable.", {"tibia": {"resolved"}}),
        ("the tibia is worse and the talus, which had been quiet, is gone.",
         {"tibia": {"worse"}, "talus": {"resolved"}}),
        ("the talus is larger, no other change.",
         {"talus": {"worse"}, "tibia": {"stable"}, "T8": {"stable"}}),
        ("T5 now contains a focus.", {"T5": {"new"}}),
    ],
)  # fmt: skip
def test_each_place_has_what_is_told_of_it(said: str, expected: dict[str, set[str]]) -> None:
    found = changes(FIRST + said)
    assert {place: found[place] for place in expected} == expected


def test_ages_and_numbered_examinations_are_times() -> None:
    text = (
        "At age 7 MRI showed oedema of the left tibia. At age 9 it was gone. At age 10 it recurred."
    )
    assert changes(text) == {"tibia": {"resolved", "recurrent"}}
    text = (
        "1st MRI: left tibia, T8. 2nd MRI: left tibia worse, T8 gone. 3rd MRI: left tibia better."
    )
    assert changes(text) == {"tibia": {"worse", "improved"}, "T8": {"resolved"}}
