"""A part of the skeleton that was found beside itself is moved to the bone that is seen."""

from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.regions import parts_put_right
from osteofoci.localise.seen import PELVIS, SACRUM, Seen, kind_of
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BoneSide, DrawnBone, draw_bones

Landmarks = dict[str, Floats]
SPACING_ZYX_MM = (5.0, 5.0, 5.0)
PARTS = (PELVIS, SACRUM)


@pytest.fixture(scope="module")
def child() -> Landmarks:
    return child_landmarks(random_traits(np.random.default_rng(5), "F"), 9.0, Posture())


@pytest.fixture(scope="module")
def seen(child: Landmarks) -> Seen:
    """The pelvis as it is, and nothing else."""
    bones = [bone for side, bone in _drawn(child).items() if kind_of(side) in PARTS]
    limits = np.array([bone.bounds_mm() for bone in bones])
    low, high = limits[:, 0].min(0) - 60, limits[:, 1].max(0) + 60
    z, y, x = (int(n) for n in np.ceil((high - low)[::-1] / SPACING_ZYX_MM))
    grid = Grid((z, y, x), SPACING_ZYX_MM, (float(low[0]), float(low[1]), float(low[2])))
    kind = np.zeros(grid.shape_zyx, np.uint8)
    for bone in bones:
        found = sample_near(bone, grid)
        assert found is not None
        block, mask, distance = found
        own = np.zeros_like(mask)
        own[mask] = distance < 0
        kind[block][own] = kind_of(bone.bone_side)
    chance = np.where(kind > 0, 0.9, 0.02).astype(np.float32)
    nothing = np.zeros_like(chance)
    return Seen(grid, chance, kind, nothing, kind * 0, nothing)


def _drawn(landmarks: Landmarks) -> dict[BoneSide, DrawnBone]:
    return {bone.bone_side: bone for bone in draw_bones(landmarks)}


def test_a_part_that_lies_where_it_is_seen_stays(child: Landmarks, seen: Seen) -> None:
    assert parts_put_right(seen, _drawn(child), child, 1.0) == {}


@pytest.mark.parametrize("away_mm", [(0.0, 0.0, 20.0), (12.0, -10.0, -15.0)])
def test_a_part_beside_the_bone_that_is_seen_comes_back(
    child: Landmarks, seen: Seen, away_mm: tuple[float, float, float]
) -> None:
    beside = {name: point + np.array(away_mm) for name, point in child.items()}
    back = parts_put_right(seen, _drawn(beside), beside, 1.0)
    assert "sacrum top" in back
    assert max(np.linalg.norm(point - child[name]) for name, point in back.items()) < 6


def test_vertebrae_are_left_to_the_count(child: Landmarks, seen: Seen) -> None:
    beside = {name: point + np.array([0.0, 0.0, 20.0]) for name, point in child.items()}
    back = parts_put_right(seen, _drawn(beside), beside, 1.0)
    assert not [name for name in back if name.startswith("vertebra")]


def test_what_is_not_seen_moves_nothing(child: Landmarks, seen: Seen) -> None:
    head = {name for name in child if name.startswith("skull") or name == "chin"}
    assert not head & set(parts_put_right(seen, _drawn(child), child, 1.0))
