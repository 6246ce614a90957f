"""What must not matter: side, other findings, an examination more or less."""

from __future__ import annotations

from typing import Any

from built import PLACES, coverage, exam, finding
from hypothesis import given, settings
from hypothesis import strategies as st

from osteofoci.case import Finding, Status
from osteofoci.track import Coverage, ExamFindings, track

SITES = ("left tibia", "right tibia", "left femur", "vertebra T5", "left metatarsal 2")
VOLUMES = (1500.0, 4000.0, 9000.0)

# For every site and examination: seen with one of the volumes, unseen, or not imaged.
Course = st.lists(st.sampled_from(["unseen", "hidden", *VOLUMES]), min_size=4, max_size=4)
Courses = st.lists(Course, min_size=1, max_size=len(SITES))


def _exams(courses: list[list[Any]], *, mirrored: bool = False) -> list[ExamFindings]:
    def of(site: str) -> str:
        if not mirrored:
            return site
        other = {"left": "right", "right": "left"}
        side, _, rest = site.partition(" ")
        return f"{other[side]} {rest}" if side in other else site

    exams = []
    for number, name in enumerate("abcd"):
        found: list[Finding] = []
        along = dict(coverage().along)
        for site, course in zip(SITES, courses, strict=False):
            state = course[number]
            if isinstance(state, float):
                found.append(finding(name, of(site), position=0.3 + 0.01 * number, volume=state))
            elif state == "hidden":
                bone = finding(name, of(site)).site
                along = {
                    place: (False,) * PLACES
                    if (place.bone.name, str(place.side)) == (bone.bone, bone.side)
                    else seen
                    for place, seen in along.items()
                }
        exams.append(exam(name, *found, covered=Coverage(along, coverage().length_mm)))
    return exams


def _told(exams: list[ExamFindings]) -> dict[tuple[str, str], dict[str, Status]]:
    return {
        (focus.site.bone, str(focus.site.side)): {h.exam_id: h.status for h in focus.history}
        for focus in track(exams).foci
    }


@settings(max_examples=60)
@given(Courses)
def test_the_mirrored_child_has_the_mirrored_foci(courses: list[list[Any]]) -> None:
    other = {"left": "right", "right": "left", "midline": "midline"}
    plain, mirrored = _told(_exams(courses)), _told(_exams(courses, mirrored=True))
    assert {(bone, other[side]): told for (bone, side), told in plain.items()} == mirrored


@settings(max_examples=60)
@given(Courses)
def test_leaving_the_last_examination_out_changes_nothing_before_it(
    courses: list[list[Any]],
) -> None:
    whole, shorter = _told(_exams(courses)), _told(_exams(courses)[:-1])
    for place, told in shorter.items():
        kept = {name: status for name, status in whole[place].items() if name != "d"}
        assert kept == told


@settings(max_examples=60)
@given(Courses)
def test_what_is_hidden_is_never_called_resolved(courses: list[list[Any]]) -> None:
    told = _told(_exams(courses))
    for site, course in zip(SITES, courses, strict=False):
        one = finding("a", site).site
        for name, state in zip("abcd", course, strict=True):
            if state == "hidden":
                assert told.get((one.bone, str(one.side)), {}).get(name) in (
                    None,
                    Status.NOT_COVERED,
                )


@settings(max_examples=30)
@given(Courses)
def test_an_examination_given_twice_adds_no_focus_and_no_change(courses: list[list[Any]]) -> None:
    exams = _exams(courses)
    again = ExamFindings(
        "a2",
        tuple(f.model_copy(update={"id": f"{f.id}-2", "exam_id": "a2"}) for f in exams[0].findings),
        (),
        exams[0].coverage,
    )
    twice = _told([exams[0], again, *exams[1:]])
    plain = _told(exams)
    assert set(twice) == set(plain)
    for place, told in twice.items():
        assert told.get("a2") in (None, Status.STABLE, Status.NOT_COVERED)
        assert {n: s for n, s in told.items() if n != "a2"} == plain[place]
