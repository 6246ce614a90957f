"""Words of change made of a direction and how far it goes, and states of two times."""

from __future__ import annotations

import pytest

from osteofoci.text import read_text
from osteofoci.text.directions import directions_in
from osteofoci.text.measures import then_and_now
from osteofoci.text.states import states_in

CHANGES = {"new", "improved", "worse", "stable", "resolved", "recurrent"}


def courses(text: str) -> dict[str, list[str]]:
    foci = read_text(text).foci
    return {
        f.site.bone: [str(h.status) for h in f.history if str(h.status) in CHANGES] for f in foci
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the signal has abated", "improved"),
        ("the signal has completely abated", "resolved"),
        ("the oedema calmed down entirely", "resolved"),
        ("subtotal resolution", "improved"),
        ("healed only in part", "improved"),
        ("signal has climbed", "worse"),
        ("smouldering on", "stable"),
        ("alight again", "recurrent"),
        ("a second lesion has formed", "new"),
        ("no better", "stable"),
    ],
)
def test_how_far_a_direction_goes_makes_what_it_means(text: str, meant: str) -> None:
    assert [value for _, value, _, _ in directions_in(text)] == [meant]


@pytest.mark.parametrize(
    "text", ["this can decrease the dose", "it should be reduced", "collapse may further progress"]
)
def test_what_could_be_is_no_course(text: str) -> None:
    assert list(directions_in(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("T10, inconspicuous in March, is oedematous", "new"),
        ("formerly bright, now isointense", "resolved"),
        ("oedematous as in March", "stable"),
        ("a focus was not recorded at that time", "new"),
        ("no lucency can be found, although one had been evident in 2019", "resolved"),
        ("the left femur has not.", "stable"),
    ],
)
def test_two_states_of_one_place_are_a_change(text: str, meant: str) -> None:
    assert meant in [value for _, value, _, _ in states_in(text)]


@pytest.mark.parametrize("text", ["normal since 2020", "oedema of T4", "the other side is normal"])
def test_one_state_alone_is_no_change(text: str) -> None:
    assert list(states_in(text)) == []


def test_a_size_with_its_time_behind_it_is_of_that_time() -> None:
    assert then_and_now("measures 14 mm (21 mm in 2022)") == (21.0, 14.0)
    assert then_and_now("SUV 4.1, was 7.8") == (7.8, 4.1)


def test_sizes_of_two_examinations_give_the_change_that_no_word_tells() -> None:
    told = courses(
        "MRI of March 2021: lesion of the sternum, 20 mm. MRI of March 2022: lesion of the sternum, 12 mm."
    )
    assert told["sternum"] == ["improved"]


def test_what_a_lesion_spreads_to_is_new_and_not_worse() -> None:
    told = courses("MRI: oedema of the left ischium. MRI in 2020: it has spread to the left pubis.")
    assert told["pubis"] == ["new"]


def test_a_way_and_a_trace_have_no_side() -> None:
    told = read_text("MRI: things go the right way. The tibia on the left is inflamed.").foci
    assert {f.site.side for f in told} == {"left"}


def test_an_abscess_told_with_one_bone_is_not_that_of_the_next() -> None:
    read = read_text("MRI: oedema of the left femur with an abscess and of the right humerus.")
    assert [f.site.bone for f in read.findings if f.abscess] == ["femur"]
