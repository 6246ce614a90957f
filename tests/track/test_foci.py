from __future__ import annotations

import random

import pytest
from built import PLACES, coverage, exam, finding
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.case import DecisionState, Status
from osteofoci.track import Coverage, ExamFindings, Tracked, track


def _statuses(tracked: Tracked) -> list[list[Status]]:
    return [[entry.status for entry in focus.history] for focus in tracked.foci]


def test_a_focus_out_of_view_is_not_covered_rather_than_resolved() -> None:
    hidden = coverage(seen=(False,) * PLACES)
    tracked = track([exam("a", finding("a")), exam("b", covered=hidden)])
    assert _statuses(tracked) == [[Status.BASELINE, Status.NOT_COVERED]]


def test_a_bone_that_was_not_found_at_all_is_not_covered() -> None:
    tracked = track([exam("a", finding("a")), exam("b", covered=coverage(bones=("femur",)))])
    assert _statuses(tracked) == [[Status.BASELINE, Status.NOT_COVERED]]


def test_a_focus_half_in_view_and_unseen_is_indeterminate() -> None:
    half = coverage(seen=tuple(n > 2 for n in range(PLACES)))
    tracked = track([exam("a", finding("a", extent=40.0)), exam("b", covered=half)])
    assert _statuses(tracked) == [[Status.BASELINE, Status.INDETERMINATE]]


def test_nothing_is_said_where_bones_were_not_named() -> None:
    tracked = track([exam("a", finding("a")), exam("b", covered=Coverage(known=False))])
    assert _statuses(tracked) == [[Status.BASELINE, Status.INDETERMINATE]]


def test_a_focus_that_was_imaged_and_is_gone_is_resolved_and_then_recurrent() -> None:
    tracked = track([exam("a", finding("a")), exam("b"), exam("c", finding("c"))])
    assert _statuses(tracked) == [[Status.BASELINE, Status.RESOLVED, Status.RECURRENT]]


def test_a_focus_not_seen_before_is_new_only_where_its_place_had_been_imaged() -> None:
    seen = track([exam("a"), exam("b", finding("b"))])
    assert _statuses(seen) == [[Status.NEW]]
    hidden = coverage(seen=(False,) * PLACES)
    unseen = track([exam("a", covered=hidden), exam("b", finding("b"))])
    assert _statuses(unseen) == [[Status.NOT_COVERED, Status.BASELINE]]


@pytest.mark.parametrize(
    ("volume", "status"),
    [
        (4400, Status.STABLE),
        (3700, Status.STABLE),
        (8000, Status.WORSE),
        (1500, Status.IMPROVED),
    ],
)
def test_change_within_the_error_is_stable_and_beyond_it_has_a_direction(
    volume: float, status: Status
) -> None:
    tracked = track([exam("a", finding("a")), exam("b", finding("b", volume=volume))])
    entry = tracked.foci[0].history[1]
    assert entry.status is status
    assert entry.volume_change_mm3 == pytest.approx(volume - 4000)
    assert entry.since_exam_id == "a"
    assert "mL" in entry.reason


def test_a_large_error_makes_even_a_large_change_stable() -> None:
    tracked = track(
        [exam("a", finding("a", error=2500)), exam("b", finding("b", volume=8000, error=2500))]
    )
    assert tracked.foci[0].history[1].status is Status.STABLE


def test_foci_of_other_bones_and_other_sides_are_never_joined() -> None:
    tracked = track(
        [
            exam("a", finding("a", "left tibia")),
            exam("b", finding("b", "right tibia"), finding("b", "left femur")),
        ]
    )
    assert len(tracked.foci) == 3


def test_two_foci_of_one_bone_are_told_apart_by_their_place_along_it() -> None:
    tracked = track(
        [
            exam("a", finding("a", position=0.1), finding("a", position=0.9)),
            exam("b", finding("b", position=0.88), finding("b", position=0.13)),
        ]
    )
    by_id = {f.id: f for f in tracked.findings}
    for focus in tracked.foci:
        places = [by_id[h.finding_id or ""].position_along_bone for h in focus.history]
        assert abs((places[0] or 0) - (places[1] or 0)) < 0.05


def test_a_match_is_one_to_one_and_the_left_over_is_noted_as_a_split() -> None:
    tracked = track(
        [
            exam("a", finding("a", position=0.12, extent=40)),
            exam("b", finding("b", position=0.10), finding("b", position=0.17)),
        ]
    )
    assert len(tracked.foci) == 2
    assert any("split" in event for focus in tracked.foci for event in focus.events)


def test_two_foci_that_grow_together_are_noted_as_merged_not_resolved() -> None:
    tracked = track(
        [
            exam("a", finding("a", position=0.10), finding("a", position=0.17)),
            exam("b", finding("b", position=0.13, extent=45, volume=9000)),
        ]
    )
    assert any("merged" in event for focus in tracked.foci for event in focus.events)
    assert Status.RESOLVED not in {s for row in _statuses(tracked) for s in row}


def test_a_faint_finding_counts_only_where_a_focus_is_known() -> None:
    faint = finding("b", volume=900, confidence=0.3)
    known = track([exam("a", finding("a")), exam("b", faint=(faint,))])
    assert _statuses(known) == [[Status.BASELINE, Status.IMPROVED]]
    alone = track([exam("a"), exam("b", faint=(faint,))])
    assert alone.foci == ()
    assert alone.findings == ()


def test_a_candidate_is_kept_without_a_focus_and_is_a_finding_where_a_focus_is_known() -> None:
    candidate = finding("b", volume=900, confidence=0.3).model_copy(update={"tier": "candidate"})
    alone = track([exam("a"), exam("b", faint=(candidate,))])
    assert alone.foci == ()
    assert [(f.focus_id, f.tier) for f in alone.findings] == [(None, "candidate")]
    known = track([exam("a", finding("a")), exam("b", faint=(candidate,))])
    assert [(f.focus_id, f.tier) for f in known.findings] == 2 * [("L1", "finding")]


def test_what_a_reader_rejects_or_calls_physiological_is_kept_but_not_followed() -> None:
    rejected = finding("a", decision=DecisionState.REJECTED)
    normal = finding("a", "right tibia", decision=DecisionState.PHYSIOLOGICAL)
    tracked = track([exam("a", rejected, normal)])
    assert tracked.foci == ()
    assert {f.decision for f in tracked.findings} == {
        DecisionState.REJECTED,
        DecisionState.PHYSIOLOGICAL,
    }


@given(st.integers(0, 1000))
def test_the_order_in_which_findings_come_does_not_matter(seed: int) -> None:
    sites = ["left tibia", "right tibia", "left femur", "vertebra T5", "left metatarsal 2"]
    before = [finding("a", s, position=0.2) for s in sites]
    after = [finding("b", s, position=0.22, volume=9000) for s in sites[1:]]
    plain = track([exam("a", *before), exam("b", *after)])
    rng = random.Random(seed)
    mixed = track(
        [exam("a", *rng.sample(before, len(before))), exam("b", *rng.sample(after, len(after)))]
    )
    assert plain == mixed


def test_a_focus_keeps_its_tracking_uid_when_other_findings_come_and_go() -> None:
    alone = track([exam("a", finding("a")), exam("b", finding("b"))])
    more = track(
        [
            exam("a", finding("a", "left femur"), finding("a")),
            exam("b", finding("b"), finding("b", "right tibia")),
        ]
    )
    uid = alone.foci[0].tracking_uid
    assert uid in {focus.tracking_uid for focus in more.foci}
    assert len(uid) <= 64


def test_the_reader_joins_and_parts_foci() -> None:
    first = finding("a", position=0.1)
    second = finding("b", position=0.6)
    exams: list[ExamFindings] = [exam("a", first), exam("b", second)]
    assert len(track(exams).foci) == 2
    assert len(track(exams, joined=[(first.id, second.id)]).foci) == 1
    near = finding("b", position=0.11)
    assert len(track([exams[0], exam("b", near)], apart=[(first.id, near.id)]).foci) == 2


def test_what_is_taken_for_normal_is_no_focus_until_a_reader_confirms_it() -> None:
    normal = finding("a").model_copy(update={"physiological_pattern": "seen in healthy children"})
    assert track([exam("a", normal)]).foci == ()
    confirmed = normal.model_copy(update={"decision": DecisionState.CONFIRMED})
    assert _statuses(track([exam("a", confirmed)])) == [[Status.BASELINE]]
