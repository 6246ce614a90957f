from __future__ import annotations

from built import exam, finding

from osteofoci.case import Status
from osteofoci.track import Compared, Scanner, track
from osteofoci.track.exam import ExamFindings


def test_when_two_foci_merge_their_volumes_are_counted_together() -> None:
    tracked = track(
        [
            exam(
                "a",
                finding("a", position=0.10, volume=4000),
                finding("a", position=0.17, volume=3900),
            ),
            exam("b", finding("b", position=0.13, extent=45, volume=8000)),
        ]
    )
    whole = next(f for f in tracked.foci if f.history[-1].finding_id)
    part = next(f for f in tracked.foci if f.history[-1].finding_id is None)
    assert whole.history[-1].status is Status.STABLE
    assert f"focus {part.id.removeprefix('L')}" in whole.history[-1].reason
    assert part.history[-1].status is Status.INDETERMINATE
    assert f"focus {whole.id.removeprefix('L')}" in part.events[0]


def test_what_has_merged_is_counted_once_and_not_again_in_later_examinations() -> None:
    tracked = track(
        [
            exam(
                "a",
                finding("a", position=0.10, volume=4000),
                finding("a", position=0.17, volume=3900),
            ),
            exam("b", finding("b", position=0.13, extent=45, volume=8000)),
            exam("c", finding("c", position=0.13, extent=45, volume=8100)),
        ]
    )
    whole = next(f for f in tracked.foci if f.history[-1].finding_id)
    assert [h.status for h in whole.history[1:]] == [Status.STABLE, Status.STABLE]
    assert whole.history[2].volume_change_mm3 == 100


def test_a_piece_that_comes_off_a_focus_is_neither_new_nor_lost() -> None:
    tracked = track(
        [
            exam("a", finding("a", position=0.13, extent=45, volume=8000)),
            exam(
                "b",
                finding("b", position=0.10, volume=4100),
                finding("b", position=0.17, volume=4000),
            ),
        ]
    )
    statuses = sorted(f.history[-1].status for f in tracked.foci)
    assert statuses == [Status.INDETERMINATE, Status.STABLE]


def test_a_rib_counted_one_off_is_still_the_same_focus() -> None:
    sites = ("left rib 7", "left rib 8", "right rib 8", "left rib 9")
    exams = [exam("a", finding("a", "left rib 7", position=0.4))]
    for site in sites:
        together = track([*exams, exam("b", finding("b", site, position=0.42))])
        assert len(together.foci) == (1 if site in sites[:2] else 2), site


def test_the_true_rib_is_preferred_to_its_neighbour() -> None:
    tracked = track(
        [
            exam("a", finding("a", "left rib 7", position=0.4)),
            exam(
                "b",
                finding("b", "left rib 8", position=0.4),
                finding("b", "left rib 7", position=0.43),
            ),
        ]
    )
    assert [sum(h.finding_id is not None for h in f.history) for f in tracked.foci] == [2, 1]
    assert {f.site.bone for f in tracked.foci} == {"rib 7", "rib 8"}


def test_a_focus_that_one_examination_misses_is_linked_over_the_gap() -> None:
    tracked = track([exam("a", finding("a")), exam("b"), exam("c", finding("c")), exam("d")])
    assert len(tracked.foci) == 1


def test_three_examinations_are_matched_together_not_one_after_the_other() -> None:
    # The middle one alone could belong to either; with the last one it is clear.
    tracked = track(
        [
            exam("a", finding("a", position=0.20), finding("a", position=0.30)),
            exam("b", finding("b", position=0.25)),
            exam("c", finding("c", position=0.21), finding("c", position=0.29)),
        ]
    )
    assert len(tracked.foci) == 2
    for focus in tracked.foci:
        assert {"a", "c"} <= {h.exam_id for h in focus.history if h.finding_id}


def test_a_link_without_a_rival_is_surer_than_one_with() -> None:
    first = exam("a", finding("a", position=0.2))
    alone = track([first, exam("b", finding("b", position=0.22))])
    rival = track(
        [first, exam("b", finding("b", position=0.22), finding("b", position=0.25, extent=8))]
    )
    sure, unsure = (
        next(f for f in t.foci if len(f.history) == 2).history[1].confidence for t in (alone, rival)
    )
    assert sure is not None
    assert unsure is not None
    assert sure > unsure


def test_pictures_decide_the_change_where_there_are_any() -> None:
    exams = [exam("a", finding("a")), exam("b", finding("b", volume=9000))]
    same = track(exams, compare=lambda *_: Compared(4000.0, 4300.0, 0.9))
    assert same.foci[0].history[1].status is Status.STABLE
    less = track(exams, compare=lambda *_: Compared(4000.0, 2000.0, 0.9))
    assert less.foci[0].history[1].status is Status.IMPROVED
    assert less.foci[0].history[1].volume_change_mm3 == -2000.0


def test_another_scanner_widens_the_error_and_says_so() -> None:
    def on(name: str, scanner: Scanner) -> ExamFindings:
        one = exam(name, finding(name))
        return ExamFindings(one.exam_id, one.findings, one.faint, one.coverage, scanner)

    at_1_5, at_3 = Scanner(1.5, "stir", (1.5, 5.0, 1.5)), Scanner(3.0, "stir", (1.5, 5.0, 1.5))
    larger = Compared(4000.0, 5250.0, 0.9)
    same = track([on("a", at_1_5), on("b", at_1_5)], compare=lambda *_: larger)
    other = track([on("a", at_1_5), on("b", at_3)], compare=lambda *_: larger)
    assert same.foci[0].history[1].status is Status.WORSE
    assert other.foci[0].history[1].status is Status.STABLE
    assert "field strength" in other.foci[0].history[1].reason


def test_a_place_that_is_as_bright_as_before_has_not_gone_and_is_not_new() -> None:
    gone = [exam("a", finding("a")), exam("b")]
    assert track(gone, look=lambda *_: 0.9).foci[0].history[1].status is Status.INDETERMINATE
    assert track(gone, look=lambda *_: 0.1).foci[0].history[1].status is Status.RESOLVED
    come = [exam("a"), exam("b", finding("b"))]
    assert track(come, look=lambda *_: 0.9).foci[0].history[0].status is Status.INDETERMINATE
    assert track(come, look=lambda *_: 0.1).foci[0].history[0].status is Status.NEW


def test_what_was_itself_uncertain_is_not_called_resolved() -> None:
    tracked = track([exam("a", finding("a", confidence=0.35)), exam("b")])
    assert tracked.foci[0].history[1].status is Status.INDETERMINATE


def test_a_known_focus_that_later_looks_normal_is_followed_on() -> None:
    normal = finding("b").model_copy(update={"physiological_pattern": "seen in healthy children"})
    tracked = track([exam("a", finding("a")), exam("b", normal)])
    assert [h.status for h in tracked.foci[0].history] == [Status.BASELINE, Status.STABLE]
    assert len(tracked.findings) == 2
