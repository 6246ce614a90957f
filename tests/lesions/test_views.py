from __future__ import annotations

import numpy as np

from osteofoci.geometry import Grid, Volume
from osteofoci.lesions import Candidate, Muscle
from osteofoci.lesions.views import CHANNELS, SHAPE_ZYX, views_of
from osteofoci.localise import BoneMap, Skeleton
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BoneSide, Side, bone_named, draw_bones, label_of, mirrored_name

GRID = Grid((80, 40, 280), (4.0, 4.0, 2.0), (-279.0, -80.0, -420.0))


def _skeleton(*, mirrored: bool) -> Skeleton:
    landmarks = child_landmarks(random_traits(np.random.default_rng(4), "F"), 9.0, Posture())
    if mirrored:
        turned = np.array([-1.0, 1.0, 1.0])
        landmarks = {mirrored_name(name): p * turned for name, p in landmarks.items()}
    bones = {b.bone_side: b for b in draw_bones(landmarks)}
    along: dict[BoneSide, tuple[bool, ...]] = dict.fromkeys(bones, (True,) * 21)
    return Skeleton(landmarks, {}, frozenset(landmarks), bones, {}, along, 1.0)


def _view(*, mirrored: bool) -> np.ndarray:
    side = Side.RIGHT if mirrored else Side.LEFT
    skeleton = _skeleton(mirrored=mirrored)
    signal = np.random.default_rng(0).random(GRID.shape_zyx).astype(np.float32)
    femur = BoneSide(bone_named("femur"), side)
    label = np.zeros(GRID.shape_zyx, np.uint8)
    label[20:60, 10:30, 170:200] = label_of(BoneSide(bone_named("femur"), Side.LEFT))
    distance = np.where(label > 0, -2.0, 8.0).astype(np.float32)
    mask = np.zeros((8, 6, 8), bool)
    mask[2:6, 2:4, 2:6] = True
    block = (slice(30, 38), slice(16, 22), slice(180, 188))
    centre = GRID.points_lps_mm(np.array([[33.5, 18.5, 183.5]]))[0]
    if mirrored:
        signal, label, distance = signal[..., ::-1], label[..., ::-1].copy(), distance[..., ::-1]
        label[label > 0] = label_of(femur)
        mask = mask[..., ::-1]
        block = (block[0], block[1], slice(280 - 188, 280 - 180))
        centre = centre * [-1, 1, 1]
    volume = Volume(GRID, np.ascontiguousarray(signal), np.ones(GRID.shape_zyx, bool))
    candidate = Candidate(femur, block, mask, np.zeros(1), 1.0, centre)
    bones = BoneMap(label, distance)
    view: np.ndarray = views_of([candidate], volume, skeleton, bones, Muscle(1.0, 0.1, ""))[0]
    return view


def test_a_view_of_the_mirrored_child_is_the_same_view() -> None:
    left, right = _view(mirrored=False), _view(mirrored=True)
    assert left.shape == (len(CHANNELS), *SHAPE_ZYX)
    for own, other in zip(left, right, strict=True):
        assert np.abs(own - other).mean() < 0.02


def test_a_view_shows_its_candidate_in_its_middle() -> None:
    view = _view(mirrored=False)
    inside = np.argwhere(view[CHANNELS.index("candidate")] > 0.5)
    assert len(inside)
    assert np.abs(inside.mean(0) - (np.array(SHAPE_ZYX) - 1) / 2).max() < 1.0
