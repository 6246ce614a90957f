"""Uptake by region of drawn bodies whose counts are known."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.scintigraphy import BodyMap, find_hot, map_body, uptake_table
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named, draw_bones

PIXEL_MM = 2.4


def bones_of_a_child() -> dict[BoneSide, DrawnBone]:
    """A child in the scan's space: x and z as in the image, head up."""
    traits = random_traits(np.random.default_rng(2), "F")
    points = child_landmarks(traits, 9.0, Posture())
    low = np.min(list(points.values()), axis=0) - 40
    high = np.max(list(points.values()), axis=0) + 40
    moved = {name: p - np.array([low[0], 0, high[2]]) for name, p in points.items()}
    return {bone.bone_side: bone for bone in draw_bones(moved)}


def body_with(counts: float, hot: dict[tuple[str, Side], float] | None = None) -> BodyMap:
    """Even counts everywhere, and so many times more along single bones."""
    bones = bones_of_a_child()
    ends = np.array([corner for bone in bones.values() for corner in bone.bounds_mm()])
    shape = (int((40 - ends[:, 2].min()) / PIXEL_MM), int((ends[:, 0].max() + 40) / PIXEL_MM))
    rng = np.random.default_rng(0)
    expected: Floats = np.full(shape, counts)
    for (name, side), factor in (hot or {}).items():
        axis = bones[BoneSide(bone_named(name), side)].axis
        rows, columns = np.indices(shape)
        points = np.stack([columns.ravel() * PIXEL_MM, -rows.ravel() * PIXEL_MM], axis=1)
        line = axis.points_mm[:, [0, 2]]
        near = np.min(
            [np.linalg.norm(points - (a + t * (b - a)), axis=1)
             for a, b in pairwise(line) for t in np.linspace(0, 1, 60)],
            axis=0,
        )  # fmt: skip
        expected = np.where(near.reshape(shape) < 14, counts * factor, expected)
    view = rng.poisson(expected).astype(float)
    return map_body({"anterior": view, "posterior": view}, (PIXEL_MM, PIXEL_MM), bones)


def test_even_counts_give_ratios_of_one_within_their_error() -> None:
    rows = [u for u in uptake_table(body_with(12.0)) if u.other_side is not None]
    assert len(rows) > 40
    far = [abs((u.other_side or 0) - 1) > 3.5 * (u.other_side_error or 1) for u in rows]
    assert np.mean(far) < 0.03


def test_a_bone_with_twice_the_counts_shows_in_its_own_row_only() -> None:
    table = {u.unit: u for u in uptake_table(body_with(12.0, {("tibia", Side.LEFT): 2.0}))}
    assert table["left tibia shaft"].other_side == pytest.approx(2.0, abs=0.15)
    assert table["right tibia shaft"].other_side == pytest.approx(0.5, abs=0.05)
    assert table["left tibia shaft"].reference == pytest.approx(2.0, abs=0.15)
    assert table["left humerus shaft"].other_side == pytest.approx(1.0, abs=0.1)


def test_counting_error_falls_with_the_root_of_the_counts() -> None:
    few = {u.unit: u for u in uptake_table(body_with(5.0))}
    many = {u.unit: u for u in uptake_table(body_with(80.0))}
    ratio = (few["left tibia shaft"].other_side_error or 0) / (
        many["left tibia shaft"].other_side_error or 1
    )
    assert ratio == pytest.approx(4.0, rel=0.15)


def test_even_counts_hold_no_hot_focus() -> None:
    hot, injected = find_hot(body_with(12.0))
    assert not [h for h in hot if h.confidence >= 0.38]
    assert not injected
