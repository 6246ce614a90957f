"""What is seen as bone takes the name of the drawn bone that it fits."""

from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, Volume, sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import Skeleton, map_bones
from osteofoci.localise.seen import Seen, kind_of, places_in_body
from osteofoci.localise.shape import shape_model
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import (
    LANDMARKS,
    BoneSide,
    DrawnBone,
    Side,
    bone_named,
    draw_bones,
    label_of,
)

NAMES = ("femur", "tibia", "fibula", "patella")
SIDE = Side.LEFT
Bones = dict[BoneSide, DrawnBone]


def _bone(name: str) -> BoneSide:
    return BoneSide(bone_named(name), SIDE)


@pytest.fixture(scope="module")
def landmarks() -> dict[str, Floats]:
    return child_landmarks(random_traits(np.random.default_rng(2), "F"), 8.0, Posture())


@pytest.fixture(scope="module")
def leg(landmarks: dict[str, Floats]) -> Bones:
    wanted = {_bone(name) for name in NAMES}
    return {b.bone_side: b for b in draw_bones(landmarks) if b.bone_side in wanted}


def _grid(leg: Bones, spacing: tuple[float, float, float]) -> Grid:
    bounds = np.array([bone.bounds_mm() for bone in leg.values()])
    low, high = bounds[:, 0].min(0) - 20, bounds[:, 1].max(0) + 20
    z, y, x = (int(n) for n in np.ceil((high - low)[::-1] / spacing))
    return Grid((z, y, x), spacing, (float(low[0]), float(low[1]), float(low[2])))


def _seen(leg: Bones, shown: tuple[str, ...], shift: Floats) -> Seen:
    """The true bones, so far beside the drawn ones."""
    grid = _grid(leg, (2.5, 5.0, 2.5))
    kind = np.zeros(grid.shape_zyx, np.uint8)
    there = Grid(
        grid.shape_zyx,
        grid.spacing_zyx_mm,
        tuple(float(v) for v in np.array(grid.origin_lps_mm) - shift),  # type: ignore[arg-type]
    )
    for name in shown:
        found = sample_near(leg[_bone(name)], there)
        assert found is not None
        block, mask, distance = found
        mask[mask] = distance < 0
        kind[block][mask] = kind_of(_bone(name))
    nothing = np.zeros(grid.shape_zyx, np.float32)
    return Seen(
        grid, (kind > 0).astype(np.float32), kind, nothing, nothing.astype(np.uint8), nothing
    )


def _skeleton(leg: Bones, landmarks: dict[str, Floats], seen: Seen) -> Skeleton:
    sure = dict.fromkeys(LANDMARKS, 2.0)
    everywhere: tuple[bool, ...] = (True,) * 21
    along = dict.fromkeys(leg, everywhere)
    return Skeleton(landmarks, sure, frozenset(LANDMARKS), leg, {}, along, 1.0, seen)


def _volume(leg: Bones) -> Volume:
    grid = _grid(leg, (2.0, 4.0, 2.0))
    everywhere = np.ones(grid.shape_zyx, bool)
    return Volume(grid, everywhere.astype(np.float32), everywhere)


def test_a_bone_beside_its_drawing_is_mapped_where_it_is_seen(
    landmarks: dict[str, Floats], leg: Bones
) -> None:
    shift = np.array([7.0, 0.0, 0.0])
    skeleton = _skeleton(leg, landmarks, _seen(leg, NAMES, shift))
    volume = _volume(leg)
    bones = map_bones(skeleton, volume)
    tibia = _bone("tibia")
    middle = leg[tibia].axis.at(0.5) + shift
    k, j, i = np.round(volume.grid.indices_zyx(middle[None])[0]).astype(int)
    assert bones.label_zyx[k, j, i] == label_of(tibia)
    assert bones.distance_zyx_mm[k, j, i] < -5


def test_neighbours_of_another_kind_keep_their_names(
    landmarks: dict[str, Floats], leg: Bones
) -> None:
    shift = np.array(
        [9.0, 0.0, 0.0]
    )  # the fibula is seen where nothing, the tibia where it, was drawn
    skeleton = _skeleton(leg, landmarks, _seen(leg, NAMES, shift))
    bones = map_bones(skeleton, _volume(leg))
    inside = bones.label_zyx[bones.distance_zyx_mm < 0]
    shares = {name: (inside == label_of(_bone(name))).mean() for name in NAMES}
    exact = map_bones(_skeleton(leg, landmarks, _seen(leg, NAMES, 0 * shift)), _volume(leg))
    true = exact.label_zyx[exact.distance_zyx_mm < 0]
    for name in NAMES:
        assert shares[name] == pytest.approx((true == label_of(_bone(name))).mean(), abs=0.02)


def test_a_bone_of_which_nothing_is_seen_stays_as_drawn(
    landmarks: dict[str, Floats], leg: Bones
) -> None:
    skeleton = _skeleton(leg, landmarks, _seen(leg, ("femur", "tibia"), np.zeros(3)))
    bones = map_bones(skeleton, _volume(leg))
    assert (bones.label_zyx[bones.distance_zyx_mm < 0] == label_of(_bone("fibula"))).any()


def test_distances_grow_from_the_surface_to_both_sides(
    landmarks: dict[str, Floats], leg: Bones
) -> None:
    skeleton = _skeleton(leg, landmarks, _seen(leg, NAMES, np.zeros(3)))
    bones = map_bones(skeleton, _volume(leg))
    assert bones.distance_zyx_mm.min() < -5
    assert (bones.label_zyx[bones.distance_zyx_mm >= 8.0] == 0).all()


def test_a_landmark_of_the_child_lies_at_its_place_in_the_mean_child(
    landmarks: dict[str, Floats],
) -> None:
    points = np.array([landmarks[name] for name in LANDMARKS])
    mean = shape_model().mean.reshape(-1, 3)
    apart = np.linalg.norm(300 * places_in_body(points, points, 1.0) - mean, axis=1)
    assert np.median(apart) < 12


def test_places_in_the_body_do_not_depend_on_where_the_child_lies(
    landmarks: dict[str, Floats],
) -> None:
    points = np.array([landmarks[name] for name in LANDMARKS])
    shift = np.array([31.0, -80.0, 400.0])
    before = places_in_body(points[:5], points, 1.1)
    assert places_in_body(points[:5] + shift, points + shift, 1.1) == pytest.approx(
        before, abs=2e-3
    )
