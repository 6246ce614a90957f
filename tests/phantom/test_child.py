from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from osteofoci.geometry import Grid
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.individual import child_bones, plate_openness, plates_of
from osteofoci.phantom.anatomy.lesions import Lesion, paint_lesion
from osteofoci.phantom.anatomy.paint import PaintedChild, paint_child
from osteofoci.phantom.anatomy.physiology import bright_places
from osteofoci.phantom.anatomy.posture import Posture, random_posture
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits, random_traits
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named, label_of

TIBIA = BoneSide(bone_named("tibia"), Side.LEFT)


def _traits(seed: int = 5, **changes: object) -> Traits:
    plain = {"lumbar_vertebrae": 5, "rib_pairs": 12, "leg_difference": 0.0, **changes}
    return replace(random_traits(np.random.default_rng(seed), "F"), **plain)  # type: ignore[arg-type]


def _bones(traits: Traits, age: float) -> dict[BoneSide, DrawnBone]:
    drawn = child_bones(child_landmarks(traits, age, Posture()), traits, heights={})
    return {b.bone_side: b for b in drawn}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_long_bone_grows_with_age(seed: int) -> None:
    traits = _traits(seed)
    for name in ("femur", "tibia", "humerus", "radius"):
        place = BoneSide(bone_named(name), Side.RIGHT)
        lengths = [_bones(traits, age)[place].axis.length_mm for age in (4, 8, 12)]
        assert lengths[0] < lengths[1] < lengths[2]


def test_feet_turn_outward_and_palms_follow_the_forearm() -> None:
    points = child_landmarks(
        replace(_traits(), jitter={}), 9.0, Posture(toe_out=(30.0, 30.0), pronation=(0.0, 0.0))
    )
    for side, sign in (("left", 1), ("right", -1)):
        toe, heel = points[f"{side} toe tip"], points[f"{side} heel"]
        assert sign * (toe - heel)[0] > 0
        assert (toe - heel)[1] < 0
        radial, ulnar = points[f"{side} wrist radial"], points[f"{side} wrist ulnar"]
        assert sign * (radial - ulnar)[0] > 0  # thumb outward when the palm faces forward


def test_a_leg_length_difference_is_where_it_was_asked_for() -> None:
    bones = _bones(replace(_traits(leg_difference=0.03), jitter={}, build={}), 10.0)
    lengths = [
        sum(bones[BoneSide(bone_named(n), side)].axis.length_mm for n in ("femur", "tibia"))
        for side in (Side.LEFT, Side.RIGHT)
    ]
    assert lengths[0] / lengths[1] == pytest.approx(1.03, abs=0.005)


@pytest.mark.parametrize(("lumbar", "ribs"), [(4, 12), (6, 12), (5, 11), (5, 13)])
def test_odd_anatomy_has_more_or_fewer_vertebrae_and_ribs(lumbar: int, ribs: int) -> None:
    usual, odd = _traits(), _traits(lumbar_vertebrae=lumbar, rib_pairs=ribs)
    names = {str(b) for b in _bones(odd, 9.0)}
    assert ("vertebra L5" in names) == (lumbar != 4)
    assert ("left rib 12" in names) == (ribs != 11)
    if lumbar == 6:
        lift = child_landmarks(odd, 9.0, Posture())["vertebra L5"]
        assert lift[2] > child_landmarks(usual, 9.0, Posture())["vertebra L5"][2] + 15


def test_girls_close_their_plates_earlier_and_the_foot_before_the_wrist() -> None:
    girl = replace(_traits(), maturity_years=0.0)
    boy = replace(girl, sex="M")
    femur, foot, wrist = (bone_named(n) for n in ("femur", "metatarsal 2", "radius"))
    for age in (11.0, 13.5, 15.0, 17.0, 19.5):
        assert plate_openness(femur, age, girl) <= plate_openness(femur, age, boy)
        assert plate_openness(foot, age, boy) <= plate_openness(wrist, age, boy)
    assert plate_openness(femur, 10.0, boy) == 1
    assert plate_openness(femur, 19.0, boy) == 0


def _painted(traits: Traits, age: float) -> tuple[PaintedChild, dict[BoneSide, DrawnBone]]:
    """The left knee and shank only, at 2 mm."""
    landmarks = child_landmarks(traits, age, Posture())
    knee, ankle = landmarks["left knee medial"], landmarks["left ankle lateral"]
    low, high = np.minimum(knee, ankle) - 60, np.maximum(knee, ankle) + 60
    shape = tuple(int(n) for n in np.ceil((high - low)[::-1] / 2))
    grid = Grid(shape, (2.0, 2.0, 2.0), tuple(float(v) for v in low))  # type: ignore[arg-type]
    bones = child_bones(landmarks, traits, heights={})
    child = paint_child(landmarks, bones, traits, age, grid, np.random.default_rng(0))
    return child, {b.bone_side: b for b in bones}


def test_growth_plates_are_painted_where_the_childs_own_plates_are() -> None:
    traits = replace(_traits(), maturity_years=0.0)
    child, bones = _painted(traits, 9.0)
    own = (child.bone_zyx == label_of(TIBIA)) & (child.tissue_zyx == Tissue.PHYSIS)
    places = bones[TIBIA].axis.locate(child.grid.points_lps_mm(np.argwhere(own)))[0]
    plates = plates_of(TIBIA, traits)
    assert plates is not None
    for plate in plates.physes:
        near = places[np.abs(places - plate) < 0.02]
        assert near.size > 50
        assert near.mean() == pytest.approx(plate, abs=0.004)
    grown, _ = _painted(traits, 17.5)
    assert not (grown.tissue_zyx == Tissue.PHYSIS).any()


def test_a_lesions_truth_is_what_was_painted() -> None:
    traits = _traits()
    child, bones = _painted(traits, 9.0)
    lesion = Lesion("F1", TIBIA, 0.14, 24.0, (0.0, 0.0), 2, 4.0, "baseline", 3, periosteal=True)
    before = child.tissue_zyx.copy()
    truth, mask = paint_lesion(lesion, bones[TIBIA], child, plates_of(TIBIA, traits))
    assert truth is not None
    assert truth.volume_mm3 == pytest.approx(mask.sum() * 8.0)
    assert np.all(child.tissue_zyx[mask] == Tissue.LESION_STRONG)
    assert np.all(child.bone_zyx[mask] == label_of(TIBIA))
    changed = (child.tissue_zyx != before) & (child.bone_zyx == 0)
    assert truth.soft_tissue_oedema
    assert changed.any()
    away = bones[TIBIA].distance_mm(child.grid.points_lps_mm(np.argwhere(changed)))
    assert away.max() < 4.0 + 0.1  # oedema keeps to the bone's surface
    assert truth.site.zone == "proximal metaphysis"


def test_normal_bright_places_are_symmetric_and_stay_the_same_childs() -> None:
    traits = _traits()
    for seed in range(12):
        bones = _bones(traits, 9.0)
        found = bright_places(bones, traits, 9.0, seed)
        assert found == bright_places(bones, traits, 9.0, seed)
        assert all(place.physiological for place in found)
        left = sorted(p.bone_side.bone.name for p in found if p.bone_side.side is Side.LEFT)
        right = sorted(p.bone_side.bone.name for p in found if p.bone_side.side is Side.RIGHT)
        assert left == right


def test_bright_foci_of_the_feet_come_at_the_published_rate_and_go_with_age() -> None:
    traits = _traits()
    bones = _bones(traits, 9.0)

    def share(age: float, *names: str) -> float:
        hits = [
            any(p.bone_side.bone.name in names for p in bright_places(bones, traits, age, seed))
            for seed in range(600)
        ]
        return float(np.mean(hits))

    assert share(9.0, "calcaneus") == pytest.approx(0.59 * 0.54, abs=0.06)
    assert share(9.0, "talus") == pytest.approx(0.59 * 0.35, abs=0.06)
    assert share(16.5, "calcaneus", "talus", "navicular") == 0


def test_random_postures_stay_within_what_a_child_can_do() -> None:
    rng = np.random.default_rng(3)
    for _ in range(200):
        posture = random_posture(rng)
        assert all(-1 <= a <= 62 for a in (*posture.arm_abduction, *posture.leg_abduction))
        assert all(0 <= k <= 40 for k in posture.knee_flexion)


@pytest.mark.parametrize("seed", range(40))
def test_no_childs_legs_run_through_each_other(seed: int) -> None:
    rng = np.random.default_rng(seed)
    traits, age = random_traits(rng, "F"), float(rng.uniform(3, 18))
    posture = replace(random_posture(rng), leg_abduction=(-1.0, 0.0), yaw=0.0)
    points = child_landmarks(traits, age, posture)
    for name in ("knee medial", "ankle medial", "heel", "metatarsal 1 head"):
        assert points[f"left {name}"][0] - points[f"right {name}"][0] > 8
