"""One focus over all modalities."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from osteofoci.case import (
    DecisionState,
    Exam,
    ExamKind,
    Finding,
    Focus,
    HistoryEntry,
    Origin,
    Status,
    site_model,
)
from osteofoci.skeleton import Site, parse_site
from osteofoci.track import OtherView, Tracked, VertebraSeen, last_word, over_modalities

MRI, SCAN, LATER_SCAN, PAIR, FOOT = "mri", "scan", "scan2", "pair", "foot"


def finding(exam: str, place: str, name: str = "", **more: Any) -> Finding:
    values: dict[str, Any] = {
        "id": f"{exam}/{name or place}", "exam_id": exam, "focus_id": None,
        "site": site_model(parse_site(place)), "position_along_bone": 0.9, "centroid_lps_mm": None,
        "volume_mm3": None, "volume_error_mm3": None, "signal_ratio": None, "confidence": 0.99,
        "origin": Origin.DETECTED, "decision": DecisionState.PROPOSED,
    }  # fmt: skip
    return Finding.model_validate({**values, **more})


def tracked(*places: str) -> Tracked:
    found, foci = [], []
    for n, place in enumerate(places, start=1):
        own = finding(MRI, place, f"m{n}", focus_id=f"L{n}", volume_mm3=900.0)
        found.append(own)
        entry = HistoryEntry(
            exam_id=MRI, finding_id=own.id, status=Status.BASELINE, since_exam_id=None,
            volume_change_mm3=None, reason="First seen.",
        )  # fmt: skip
        foci.append(
            Focus(
                id=f"L{n}",
                tracking_uid=f"2.25.{n}",
                site=own.site,
                symptomatic=None,
                history=(entry,),
            )
        )
    return Tracked(tuple(foci), tuple(found))


def scan(*findings: Finding, name: str = SCAN, covers: bool | None = True) -> OtherView:
    return OtherView(name, ExamKind.BONE_SCAN, findings, lambda _: covers, None)


def joined(base: Tracked, *views: OtherView, share: float | None = 1.0, **more: Any) -> Tracked:
    order = [MRI, *(view.exam_id for view in views)]
    return over_modalities(base, order, views, mri_share=lambda _e, _f: share, **more)


def status_at(result: Tracked, exam: str, focus: int = 0) -> Status:
    return next(h.status for h in result.foci[focus].history if h.exam_id == exam)


def test_a_hot_place_at_the_address_of_a_focus_is_that_focus() -> None:
    hot = finding(SCAN, "left tibia, distal metaphysis", uptake_ratio=2.0, uptake_ratio_error=0.1)
    result = joined(tracked("left tibia, distal metaphysis"), scan(hot))
    assert len(result.foci) == 1
    assert [f.focus_id for f in result.findings] == ["L1", "L1"]


def test_the_other_side_is_another_focus() -> None:
    hot = finding(SCAN, "right tibia, distal metaphysis", uptake_ratio=2.0)
    result = joined(tracked("left tibia, distal metaphysis"), scan(hot))
    assert [f.focus_id for f in result.findings] == ["L1", "L2"]


def test_neighbouring_vertebrae_are_told_apart_where_both_are_hot() -> None:
    hot = [finding(SCAN, f"vertebra {level}", uptake_ratio=2.0) for level in ("T5", "T6")]
    result = joined(tracked("vertebra T5", "vertebra T6"), scan(*hot))
    assert [f.focus_id for f in result.findings] == ["L1", "L2", "L1", "L2"]


def test_a_silent_scan_closes_nothing() -> None:
    result = joined(tracked("left tibia, distal metaphysis"), scan())
    assert status_at(result, SCAN) is Status.INDETERMINATE
    assert "negative scan does not show" in result.foci[0].history[-1].reason


def test_a_part_that_the_scan_does_not_show_is_not_covered() -> None:
    result = joined(tracked("left tibia, distal metaphysis"), scan(covers=False))
    assert status_at(result, SCAN) is Status.NOT_COVERED


def test_a_hot_place_that_mri_imaged_without_a_lesion_is_a_candidate_and_no_focus() -> None:
    hot = finding(SCAN, "left femur, distal metaphysis", uptake_ratio=2.0, confidence=0.6)
    result = joined(tracked("left tibia, distal metaphysis"), scan(hot))
    assert [focus.id for focus in result.foci] == ["L1"]
    assert [(f.focus_id, f.tier) for f in result.findings] == [
        ("L1", "finding"),
        (None, "candidate"),
    ]


def test_a_hot_place_that_mri_did_not_image_is_a_focus() -> None:
    hot = finding(SCAN, "left femur, distal metaphysis", uptake_ratio=2.0, confidence=0.6)
    result = joined(tracked("left tibia, distal metaphysis"), scan(hot), share=0.0)
    assert [f.tier for f in result.findings] == ["finding", "finding"]
    assert len(result.foci) == 2


def test_a_candidate_that_a_reader_confirms_is_a_focus() -> None:
    hot = finding(SCAN, "left femur, distal metaphysis", uptake_ratio=2.0, confidence=0.6)
    hot = hot.model_copy(update={"decision": DecisionState.CONFIRMED})
    assert len(joined(tracked("left tibia, distal metaphysis"), scan(hot)).foci) == 2


def test_hot_places_of_two_scans_that_a_reader_makes_one_focus_are_that_focus() -> None:
    hot = [
        finding(name, "left femur, distal metaphysis", uptake_ratio=2.0, confidence=0.6)
        for name in (SCAN, LATER_SCAN)
    ]
    views = [scan(hot[0]), scan(hot[1], name=LATER_SCAN)]
    base = tracked("left tibia, distal metaphysis")
    result = joined(base, *views, joined=[(hot[0].id, hot[1].id)])
    assert [f.focus_id for f in result.findings] == ["L1", "L2", "L2"]


def test_a_focus_that_only_the_scan_shows_stands_beside_mris_silence() -> None:
    hot = finding(SCAN, "left femur, distal metaphysis", uptake_ratio=2.0, confidence=0.99)
    view = scan(hot)
    result = over_modalities(Tracked((), ()), [SCAN, MRI], [view], mri_share=lambda _e, _f: 1.0)
    assert [h.status for h in result.foci[0].history] == [Status.BASELINE, Status.INDETERMINATE]
    assert "although another technique" in result.foci[0].history[1].reason


def test_the_first_examination_of_a_technique_that_shows_a_focus_is_its_baseline() -> None:
    place = "left metatarsal 2, distal metaphysis"
    hot = scan(finding(SCAN, place, uptake_ratio=3.0, uptake_ratio_error=0.1))
    film = OtherView(FOOT, ExamKind.RADIOGRAPH, (finding(FOOT, place, position_along_bone=None,
                     appearance="lytic"),), lambda _: True, None)  # fmt: skip
    result = joined(tracked(place), hot, film)
    assert [h.status for h in result.foci[0].history] == 3 * [Status.BASELINE]
    assert "Uptake 3.00 ± 0.10 times" in result.foci[0].history[1].reason
    assert "lytic" in result.foci[0].history[2].reason


def test_the_baseline_of_a_further_technique_is_no_last_word_on_the_course() -> None:
    told = {MRI: Status.BASELINE, "mri2": Status.IMPROVED, SCAN: Status.BASELINE}
    exams = [
        Exam(
            id=name, date=date(2024, month, 1),
            kind=ExamKind.BONE_SCAN if name == SCAN else ExamKind.WBMRI,
            series=(), frame_of_reference_uid=None, covered=(), remarks=(),
        )
        for month, name in enumerate(told, start=1)
    ]  # fmt: skip
    focus = tracked("left tibia, distal metaphysis").foci[0]
    history = tuple(
        focus.history[0].model_copy(update={"exam_id": name, "status": status})
        for name, status in told.items()
    )
    assert last_word(focus.model_copy(update={"history": history}), exams) is Status.IMPROVED


@pytest.mark.parametrize(
    ("later", "status"),
    [(2.05, Status.STABLE), (4.5, Status.WORSE), (1.05, Status.IMPROVED)],
)
def test_uptake_changes_only_beyond_its_error(later: float, status: Status) -> None:
    place = "left tibia, distal metaphysis"
    views = [
        scan(finding(SCAN, place, uptake_ratio=2.0, uptake_ratio_error=0.1)),
        scan(
            finding(LATER_SCAN, place, uptake_ratio=later, uptake_ratio_error=0.1), name=LATER_SCAN
        ),
    ]
    result = joined(tracked(place), *views)
    assert status_at(result, LATER_SCAN) is status
    assert result.foci[0].history[-1].since_exam_id == SCAN


@pytest.mark.parametrize(
    ("since", "status"),
    [(-0.2, Status.IMPROVED), (0.2, Status.WORSE), (0.03, Status.STABLE)],
)
def test_a_vertebras_height_speaks_for_its_focus(since: float, status: Status) -> None:
    seen = VertebraSeen(0.3, 0.03, since, 0.04, "before")
    view = OtherView(
        PAIR, ExamKind.BIPLANAR, (), lambda _: True, None, vertebrae={"vertebra T5": seen}
    )
    result = joined(tracked("vertebra T5", "left tibia, distal metaphysis"), view)
    assert status_at(result, PAIR, 0) is status
    assert status_at(result, PAIR, 1) is Status.INDETERMINATE


def test_a_radiograph_tells_the_appearance_and_leaves_healing_to_the_reader() -> None:
    place = "left metatarsal 2, distal metaphysis"

    def covers(site: Site) -> bool:
        return site.bone.name.startswith("metatarsal")

    views = [
        OtherView(name, ExamKind.RADIOGRAPH, (finding(name, place, position_along_bone=None,
                  appearance=look, decision=DecisionState.CONFIRMED),), covers, None)
        for name, look in ((FOOT, "lytic"), ("foot2", "sclerotic"))
    ]  # fmt: skip
    result = joined(tracked(place, "left tibia, distal metaphysis"), *views)
    assert status_at(result, "foot2") is Status.INDETERMINATE
    assert "from lytic to sclerotic" in result.foci[0].history[-1].reason
    assert status_at(result, FOOT, 1) is Status.NOT_COVERED


def test_the_reader_joins_and_parts_across_techniques() -> None:
    far = finding(SCAN, "left femur, distal metaphysis", uptake_ratio=2.0)
    base = tracked("left tibia, distal metaphysis")
    pair = ((base.findings[0].id, far.id),)
    assert len(joined(base, scan(far), joined=pair).foci) == 1
    near = finding(SCAN, "left tibia, distal metaphysis", uptake_ratio=2.0)
    apart = ((base.findings[0].id, near.id),)
    assert len(joined(base, scan(near), apart=apart).foci) == 2


def test_what_a_reader_rejects_founds_no_focus() -> None:
    hot = finding(SCAN, "left femur", uptake_ratio=2.0, decision=DecisionState.REJECTED)
    result = joined(Tracked((), ()), scan(hot))
    assert not result.foci
    assert result.findings[0].focus_id is None
