from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from osteofoci.localise.joints import settled_joints
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BoneSide, Side, Tubular, bone_named, draw_bones, tubular

LANDMARKS = child_landmarks(random_traits(np.random.default_rng(3), "F"), 9.0, Posture())
BONES = {b.bone_side: b for b in draw_bones(LANDMARKS)}


def _plates() -> dict[BoneSide, Tubular]:
    return {b: parts for b in BONES if (parts := tubular(b.bone)) is not None}


def test_plates_at_their_usual_places_move_nothing() -> None:
    settled = settled_joints(LANDMARKS, BONES, _plates())
    assert all(np.array_equal(settled[name], LANDMARKS[name]) for name in LANDMARKS)


def test_a_knee_follows_the_plates_on_both_of_its_sides() -> None:
    plates = _plates()
    femur, tibia = (BoneSide(bone_named(n), Side.LEFT) for n in ("femur", "tibia"))
    for place, which in ((femur, -1), (tibia, 0)):
        physes = list(plates[place].physes)
        physes[which] -= 8 / BONES[place].axis.length_mm  # further towards the head
        plates[place] = replace(plates[place], physes=tuple(physes))
    settled = settled_joints(LANDMARKS, BONES, plates)
    for name in ("left knee medial", "left knee lateral"):
        move = settled[name] - LANDMARKS[name]
        assert 5 < move[2] < 8
        assert np.linalg.norm(move[:2]) < 2.5
    untouched = [n for n in LANDMARKS if "left knee" not in n]
    assert all(np.array_equal(settled[n], LANDMARKS[n]) for n in untouched)


def test_plates_that_contradict_each_other_move_the_joint_little() -> None:
    plates = _plates()
    for name, which, sign in (("femur", -1, 1), ("tibia", 0, -1)):
        place = BoneSide(bone_named(name), Side.RIGHT)
        physes = list(plates[place].physes)
        physes[which] += sign * 6 / BONES[place].axis.length_mm
        plates[place] = replace(plates[place], physes=tuple(physes))
    settled = settled_joints(LANDMARKS, BONES, plates)
    move = settled["right knee medial"] - LANDMARKS["right knee medial"]
    assert np.linalg.norm(move) == pytest.approx(0, abs=1.5)
