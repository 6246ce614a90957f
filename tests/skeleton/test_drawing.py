from __future__ import annotations

import numpy as np
import pytest

from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture, random_posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BONE_SIDES, LANDMARKS, draw_bones, mirrored_name

TRAITS = random_traits(np.random.default_rng(4), "F")


@pytest.mark.parametrize("age", [3.0, 9.0, 17.5])
def test_every_bone_of_the_vocabulary_is_drawn_at_any_age(age: float) -> None:
    bones = draw_bones(child_landmarks(TRAITS, age, Posture()))
    assert {bone.bone_side for bone in bones} == set(BONE_SIDES)


def test_the_mirror_image_of_the_landmarks_draws_the_mirror_image_of_the_bones() -> None:
    landmarks = child_landmarks(TRAITS, 9.0, random_posture(np.random.default_rng(2)))
    flip = np.array([-1.0, 1.0, 1.0])
    mirrored = {mirrored_name(name): landmarks[name] * flip for name in LANDMARKS}
    ours = {bone.bone_side: bone for bone in draw_bones(landmarks)}
    theirs = {bone.bone_side: bone for bone in draw_bones(mirrored)}
    rng = np.random.default_rng(0)
    for bone_side, bone in ours.items():
        low, high = bone.bounds_mm()
        points = rng.uniform(low - 5, high + 5, (40, 3))
        expected = bone.distance_mm(points)
        found = theirs[bone_side.mirrored].distance_mm(points * flip)
        assert np.allclose(found, expected, atol=1e-6), str(bone_side)


def test_translating_the_landmarks_moves_the_bones_with_them() -> None:
    landmarks = child_landmarks(TRAITS, 9.0, Posture())
    shift = np.array([31.0, -12.0, 250.0])
    moved = {name: point + shift for name, point in landmarks.items()}
    rng = np.random.default_rng(1)
    for here, there in zip(draw_bones(landmarks), draw_bones(moved), strict=True):
        low, high = here.bounds_mm()
        points = rng.uniform(low, high, (20, 3))
        assert np.allclose(here.distance_mm(points), there.distance_mm(points + shift), atol=1e-6)


def test_bones_without_all_their_landmarks_are_left_out_not_guessed() -> None:
    landmarks = child_landmarks(TRAITS, 9.0, Posture())
    del landmarks["left knee medial"]
    names = {str(bone.bone_side) for bone in draw_bones(landmarks)}
    assert "left femur" not in names
    assert "right femur" in names


def test_a_point_of_an_axis_has_its_own_position() -> None:
    for bone in draw_bones(child_landmarks(TRAITS, 9.0, Posture())):
        for position in (0.1, 0.5, 0.9):
            found, distance = bone.axis.locate(bone.axis.at(position)[None])
            assert found[0] == pytest.approx(position, abs=1e-6)
            assert distance[0] == pytest.approx(0, abs=1e-6)
