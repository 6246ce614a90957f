"""Vertebral bodies are counted; their names follow the whole column and the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import Skeleton, perhaps
from osteofoci.localise.levels import Counted, count_vertebrae
from osteofoci.localise.seen import SACRUM, VERTEBRA, Seen
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import VERTEBRAL_LEVELS, parse_site

Landmarks = dict[str, Floats]
COUNTED = VERTEBRAL_LEVELS[1:]


@pytest.fixture(scope="module")
def child() -> Landmarks:
    return child_landmarks(random_traits(np.random.default_rng(5), "F"), 9.0, Posture())


def _seen(child: Landmarks, levels: Iterable[str], *, sacrum: bool) -> Seen:
    """Bright cores at the given levels, and the sacrum if it is in view."""
    points = np.array([child[f"vertebra {level}"] for level in VERTEBRAL_LEVELS])
    low = points.min(0) - [60, 60, 120]
    shape = np.ceil((points.max(0) + np.array([60, 60, 40]) - low)[::-1] / (2.5, 5.0, 2.5)).astype(
        int
    )
    z, y, x = (int(n) for n in shape)
    grid = Grid((z, y, x), (2.5, 5.0, 2.5), (float(low[0]), float(low[1]), float(low[2])))
    everywhere = grid.block_points_lps_mm((slice(0, z), slice(0, y), slice(0, x)))
    core = np.zeros(grid.shape_zyx, np.float32)
    region = np.zeros(grid.shape_zyx, np.uint8)
    for level in levels:
        n = VERTEBRAL_LEVELS.index(level)
        pitch = np.linalg.norm(points[n] - points[n - 1])
        away = (everywhere - points[n].astype(np.float32)) / (0.5 * pitch, 0.5 * pitch, 0.3 * pitch)
        core[(away**2).sum(-1) < 1] = 0.9
        region[(away**2).sum(-1) < 1] = "CTL".index(level[0])
    kind = np.where(core > 0, VERTEBRA, 0).astype(np.uint8)
    if sacrum:
        away = everywhere - (child["sacrum top"] - np.array([0.0, 0.0, 8.0])).astype(np.float32)
        kind[(away**2).sum(-1) < 15**2] = SACRUM
    bone = np.where(kind > 0, 0.9, 0).astype(np.float32)
    return Seen(grid, bone, kind, core, region, np.zeros_like(core))


def _with_body(seen: Seen, place: Floats, size_mm: float) -> Seen:
    """One more core, which looks lumbar."""
    block = tuple(slice(0, n) for n in seen.grid.shape_zyx)
    away = seen.grid.block_points_lps_mm((block[0], block[1], block[2])) - place.astype(np.float32)
    own = ((away / (size_mm, size_mm, 0.6 * size_mm)) ** 2).sum(-1) < 1
    core = np.where(own, 0.9, seen.core_zyx).astype(np.float32)
    return replace(
        seen, core_zyx=core, region_zyx=np.where(own, 2, seen.region_zyx).astype(np.uint8)
    )


def _moved_down(child: Landmarks, share: float) -> Landmarks:
    """The landmarks with every vertebra a share of the way to the next one below."""
    points = np.array([child[f"vertebra {level}"] for level in VERTEBRAL_LEVELS])
    below = np.vstack([points[1:], [child["sacrum top"]]])
    moved = points + share * (below - points)
    named = zip(VERTEBRAL_LEVELS, moved, strict=True)
    return {**child, **{f"vertebra {level}": point for level, point in named}}


def _wrong(counted: Counted | None, child: Landmarks) -> list[str]:
    assert counted is not None
    return [
        level
        for level, point in counted.centres.items()
        if np.linalg.norm(point - child[f"vertebra {level}"]) > 6
    ]


def test_every_body_that_is_seen_gets_its_level(child: Landmarks) -> None:
    counted = count_vertebrae(_seen(child, COUNTED, sacrum=True), child, {}, 1.0)
    assert _wrong(counted, child) == []
    assert counted is not None
    assert set(counted.centres) >= set(COUNTED[6:])
    assert sum(counted.shifted.values()) < 0.2


@pytest.mark.parametrize("share", [-0.8, 0.8])
def test_the_sacrum_puts_a_column_right_that_was_found_almost_a_level_off(
    child: Landmarks, share: float
) -> None:
    seen = _seen(child, COUNTED[6:], sacrum=True)
    assert _wrong(count_vertebrae(seen, _moved_down(child, share), {}, 1.0), child) == []


def test_the_first_body_of_the_sacrum_is_no_lumbar_vertebra(child: Landmarks) -> None:
    lowest, top = child["vertebra L5"], child["sacrum top"]
    beneath = top + 0.7 * (top - lowest)
    seen = _with_body(_seen(child, COUNTED, sacrum=True), beneath, 10.0)
    counted = count_vertebrae(seen, child, {}, 1.0)
    assert _wrong(counted, child) == []
    assert counted is not None
    assert "L5" in counted.centres


@pytest.mark.parametrize("share", [-0.4, 0.4])
def test_a_column_whose_ends_are_not_seen_keeps_its_levels_when_found_less_than_half_a_level_off(
    child: Landmarks, share: float
) -> None:
    seen = _seen(child, COUNTED[4:20], sacrum=False)
    assert _wrong(count_vertebrae(seen, _moved_down(child, share), {}, 1.0), child) == []


def test_a_body_that_is_not_seen_leaves_its_level_free(child: Landmarks) -> None:
    levels = [level for level in COUNTED if level != "T9"]
    counted = count_vertebrae(_seen(child, levels, sacrum=True), child, {}, 1.0)
    assert _wrong(counted, child) == []
    assert counted is not None
    assert "T9" not in counted.centres


def test_without_either_end_half_a_level_off_is_told_as_doubt(child: Landmarks) -> None:
    seen = _seen(child, COUNTED[8:16], sacrum=False)
    counted = count_vertebrae(seen, _moved_down(child, 0.5), {}, 1.0)
    assert counted is not None
    assert max(counted.shifted.values()) > 0.15


def test_the_level_that_the_reader_names_carries_the_others_with_it(child: Landmarks) -> None:
    seen = _seen(child, COUNTED[8:16], sacrum=False)
    told = {"T6": child["vertebra T6"]}
    assert _wrong(count_vertebrae(seen, _moved_down(child, 1.0), told, 1.0), child) == []


def test_too_few_bodies_are_not_counted(child: Landmarks) -> None:
    assert count_vertebrae(_seen(child, COUNTED[8:10], sacrum=False), child, {}, 1.0) is None


@pytest.mark.parametrize(
    ("name", "shifted", "other"),
    [
        ("vertebra T6", {1: 0.3, -1: 0.1}, "vertebra T7"),
        ("vertebra L5", {1: 0.3, -1: 0.1}, None),
        ("vertebra T6", {1: 0.05, -1: 0.05}, None),
        ("left rib 12", {1: 0.1, -1: 0.3}, "left rib 11"),
        ("left rib 12", {1: 0.3, -1: 0.1}, None),
        ("left femur", {1: 0.3, -1: 0.1}, None),
        ("vertebra T6", {}, None),
    ],
)
def test_vertebrae_and_ribs_in_doubt_name_what_they_may_be_instead(
    name: str, shifted: dict[int, float], other: str | None
) -> None:
    skeleton = Skeleton({}, {}, frozenset(), {}, {}, {}, 1.0, shifted=shifted)
    found = perhaps(skeleton, parse_site(name).bone_side)
    assert (None if found is None else str(found)) == other
