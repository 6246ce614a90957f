from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from osteofoci.compose import body_mask, compose_stations, even_out
from osteofoci.errors import CoverageError
from osteofoci.geometry import Grid, Volume, average_to
from osteofoci.ingest import open_source, read_stack, scan
from osteofoci.localise import Skeleton, address_in, localise, map_bones, map_zones
from osteofoci.localise.shape import fit_shape, shape_model
from osteofoci.localise.skeleton import covered_along
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import (
    BONE_SIDES,
    LANDMARKS,
    BoneSide,
    DrawnBone,
    Side,
    bone_named,
    draw_bones,
    label_of,
    mirrored_name,
)


@pytest.fixture(scope="module")
def volume(simulated_child: Path) -> Volume:
    with open_source(simulated_child / "dicom") as source:
        exam = scan(source).patients[0].exams[0]
        stations = [read_stack(k, named="")[0] for s in exam.series for k in s.stacks]
    composed = compose_stations(stations).volume
    return even_out(composed, body_mask(composed))


@pytest.fixture(scope="module")
def truth(simulated_child: Path) -> dict[str, np.ndarray]:
    exam = json.loads((simulated_child / "truth.json").read_text())["exams"][0]
    return {name: np.array(point) for name, point in exam["landmarks"].items()}


@pytest.fixture(scope="module")
def found(volume: Volume) -> Skeleton:
    return localise(volume)


@pytest.fixture(scope="module")
def lower_half(volume: Volume, truth: dict[str, np.ndarray]) -> Volume:
    """From a hand above the hips down: what holds of every volume is asked of a small one."""
    top = truth["left hip"][2] + 40
    k = round(float(volume.grid.indices_zyx(np.array([[0.0, 0.0, top]]))[0][0]))
    grid = Grid(
        (k, *volume.grid.shape_zyx[1:]),
        volume.grid.spacing_zyx_mm,
        volume.grid.origin_lps_mm,
        volume.grid.axes_lps,
    )
    return Volume(grid, volume.signal_zyx[:k], volume.covered_zyx[:k])


@pytest.fixture(scope="module")
def legs(lower_half: Volume) -> Skeleton:
    return localise(lower_half)


def _errors(skeleton: Skeleton, truth: dict[str, np.ndarray]) -> np.ndarray:
    return np.array([np.linalg.norm(skeleton.landmarks[n] - truth[n]) for n in skeleton.in_view])


def test_landmarks_of_an_unseen_child_are_found_within_a_few_millimetres(
    found: Skeleton, truth: dict[str, np.ndarray]
) -> None:
    errors = _errors(found, truth)
    assert len(errors) > 0.9 * len(LANDMARKS)
    assert np.median(errors) < 8.0
    assert np.percentile(errors, 90) < 20.0


def _mirrored(volume: Volume) -> Volume:
    grid = volume.grid
    last = grid.points_lps_mm(np.array([[0, 0, grid.shape_zyx[2] - 1]]))[0]
    axes = np.array(grid.axes_lps) * np.array([-1.0, 1.0, 1.0])
    axes[2] *= -1
    flipped = Grid(
        grid.shape_zyx,
        grid.spacing_zyx_mm,
        (-float(last[0]), float(last[1]), float(last[2])),
        tuple((float(x), float(y), float(z)) for x, y, z in axes),
    )
    return Volume(
        flipped,
        np.ascontiguousarray(volume.signal_zyx[:, :, ::-1]),
        np.ascontiguousarray(volume.covered_zyx[:, :, ::-1]),
    )


def test_the_mirror_image_of_a_child_has_left_and_right_exchanged(
    volume: Volume, found: Skeleton
) -> None:
    other = localise(_mirrored(volume))
    flip = np.array([-1.0, 1.0, 1.0])
    apart = [
        np.linalg.norm(other.landmarks[mirrored_name(n)] * flip - found.landmarks[n])
        for n in LANDMARKS
    ]
    assert np.median(apart) < 6.0


def test_moving_the_child_in_space_moves_the_landmarks_with_it(
    lower_half: Volume, legs: Skeleton
) -> None:
    shift = np.array([57.0, -20.0, 333.0])
    grid = lower_half.grid
    moved = Grid(
        grid.shape_zyx,
        grid.spacing_zyx_mm,
        tuple(float(v) for v in np.array(grid.origin_lps_mm) + shift),  # type: ignore[arg-type]
        grid.axes_lps,
    )
    other = localise(Volume(moved, lower_half.signal_zyx, lower_half.covered_zyx))
    apart = [np.linalg.norm(other.landmarks[n] - shift - legs.landmarks[n]) for n in LANDMARKS]
    assert max(apart) < 0.5


def _addresses(skeleton: Skeleton, points: dict[str, np.ndarray]) -> dict[str, float]:
    return {
        name: address_in(skeleton, BoneSide(bone_named(name), Side.LEFT), point).position
        for name, point in points.items()
    }


PLACES = {"femur": 0.9, "tibia": 0.1, "humerus": 0.2, "fibula": 0.85}


def _places(skeleton: Skeleton) -> dict[str, np.ndarray]:
    return {
        name: skeleton.bones[BoneSide(bone_named(name), Side.LEFT)].axis.at(position)
        for name, position in PLACES.items()
    }


def test_turning_the_child_by_a_few_degrees_keeps_the_addresses(
    volume: Volume, found: Skeleton
) -> None:
    c, s = np.cos(np.radians(4.0)), np.sin(np.radians(4.0))
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    grid = volume.grid
    axes = np.array(grid.axes_lps) @ turn.T
    turned = Grid(
        grid.shape_zyx,
        grid.spacing_zyx_mm,
        tuple(float(v) for v in turn @ np.array(grid.origin_lps_mm)),  # type: ignore[arg-type]
        tuple((float(x), float(y), float(z)) for x, y, z in axes),
    )
    other = localise(Volume(turned, volume.signal_zyx, volume.covered_zyx))
    before, after = _places(found), {n: turn @ p for n, p in _places(found).items()}
    for name, position in _addresses(other, after).items():
        assert position == pytest.approx(_addresses(found, before)[name], abs=0.05), name


def test_another_voxel_size_keeps_the_addresses(lower_half: Volume, legs: Skeleton) -> None:
    grid = lower_half.grid.coarser((3.0, 7.0, 3.0))
    other = localise(
        Volume(
            grid,
            average_to(lower_half.signal_zyx, lower_half.grid, grid),
            average_to(lower_half.covered_zyx, lower_half.grid, grid) > 0.5,
        )
    )
    places = {name: place for name, place in _places(legs).items() if name != "humerus"}
    for name, position in _addresses(other, places).items():
        assert position == pytest.approx(PLACES[name], abs=0.05), name


def test_files_in_another_order_give_the_same_volume(
    simulated_child: Path, volume: Volume, tmp_path: Path
) -> None:
    files = sorted(p for p in (simulated_child / "dicom").rglob("*") if p.is_file())
    for number, file in enumerate(reversed(files)):
        (tmp_path / f"{number:05d}").symlink_to(file)
    with open_source(tmp_path) as source:
        exam = scan(source).patients[0].exams[0]
        stations = [read_stack(k, named="")[0] for s in exam.series for k in s.stacks]
    composed = compose_stations(stations).volume
    again = even_out(composed, body_mask(composed))
    assert np.allclose(again.signal_zyx, volume.signal_zyx, rtol=1e-3, atol=0.5)


def test_legs_alone_are_named_and_the_head_is_not_covered(
    legs: Skeleton, truth: dict[str, np.ndarray]
) -> None:
    assert legs.covered_share(BoneSide(bone_named("skull"), Side.MIDLINE)) == 0
    assert legs.covered_share(BoneSide(bone_named("vertebra T5"), Side.MIDLINE)) == 0
    assert legs.covered_share(BoneSide(bone_named("tibia"), Side.LEFT)) > 0.9
    knees = [np.linalg.norm(legs.landmarks[n] - truth[n]) for n in legs.in_view if "knee" in n]
    assert len(knees) == 4
    assert max(knees) < 25


def test_a_field_too_small_to_tell_bones_apart_is_refused(volume: Volume) -> None:
    grid = Grid((60, 20, 60), (2.0, 5.0, 2.0), (0.0, 0.0, 0.0))
    small = Volume(grid, np.ones(grid.shape_zyx, np.float32), np.ones(grid.shape_zyx, bool))
    with pytest.raises(CoverageError, match="expected at least"):
        localise(small)


def test_every_bone_in_view_has_voxels_and_its_centre_its_own_label(
    volume: Volume, found: Skeleton
) -> None:
    bones = map_bones(found, volume)
    inside = set(np.unique(bones.label_zyx[bones.distance_zyx_mm < 0]))
    in_view = [side for side in BONE_SIDES if found.covered_share(side) > 0.5]
    assert len(in_view) > 0.8 * len(BONE_SIDES)
    assert {label_of(side) for side in in_view} <= inside


def test_the_zones_of_a_tubular_bone_follow_each_other_along_it(
    volume: Volume, found: Skeleton
) -> None:
    bones = map_bones(found, volume)
    zones = map_zones(found, bones, volume.grid)
    tibia = BoneSide(bone_named("tibia"), Side.RIGHT)
    own = zones[(bones.label_zyx == label_of(tibia)) & (bones.distance_zyx_mm < 0)]
    assert set(np.unique(own)) == {1, 2, 3, 4, 5}
    heights = [
        np.argwhere(zones * (bones.label_zyx == label_of(tibia)) == z)[:, 0].mean()
        for z in range(1, 6)
    ]
    assert heights == sorted(heights, reverse=True)
    assert not zones[bones.distance_zyx_mm > 0].any()


def test_bones_in_view_are_surer_than_bones_out_of_view(volume: Volume, found: Skeleton) -> None:
    k = volume.grid.shape_zyx[0] // 2
    _, depth, width = volume.grid.shape_zyx
    grid = volume.grid.part((slice(0, k), slice(0, depth), slice(0, width)))
    legs = localise(Volume(grid, volume.signal_zyx[:k], volume.covered_zyx[:k]))
    tibia = BoneSide(bone_named("tibia"), Side.LEFT)
    skull = BoneSide(bone_named("skull"), Side.MIDLINE)
    assert legs.confidence(tibia) > 0.5 > legs.confidence(skull)


def test_an_address_tells_bone_zone_and_distance_to_the_growth_plate(found: Skeleton) -> None:
    tibia = BoneSide(bone_named("tibia"), Side.LEFT)
    bone = found.bones[tibia]
    address = address_in(found, tibia, bone.axis.at(0.15))
    assert address.position == pytest.approx(0.15, abs=1e-6)
    assert address.site.zone == "proximal metaphysis"
    plate = found.plates[tibia].physes[0]
    assert plate == pytest.approx(0.065, abs=0.03)
    away_mm = (0.15 - plate) * bone.axis.length_mm
    assert address.physis_distance_mm == pytest.approx(away_mm, abs=0.1)


def test_the_shape_model_calls_back_an_outlier_and_completes_what_is_missing() -> None:
    traits = random_traits(np.random.default_rng(8), "F")
    landmarks = child_landmarks(traits, 9.0, Posture())
    points = np.array([landmarks[n] for n in LANDMARKS])
    sigma = np.full(len(points), 3.0)
    spoiled = points.copy()
    wrong = LANDMARKS.index("left knee medial")
    hidden = LANDMARKS.index("right heel")
    spoiled[wrong] += np.array([120.0, 0, 60.0])
    sigma[hidden] = np.inf
    spoiled[hidden] = 0.0
    fitted, miss = fit_shape(spoiled, sigma, scale=1.0, model=shape_model())
    assert np.linalg.norm(fitted[wrong] - points[wrong]) < 25
    assert miss[wrong] > 80
    assert np.linalg.norm(fitted[hidden] - points[hidden]) < 25
    others = np.delete(np.arange(len(points)), [wrong, hidden])
    assert np.median(np.linalg.norm(fitted[others] - points[others], axis=1)) < 4


def _humerus_in_a_field(edge_mm: float) -> tuple[DrawnBone, dict[str, np.ndarray], Volume]:
    landmarks = child_landmarks(random_traits(np.random.default_rng(3), "F"), 9.0, Posture())
    bone = next(b for b in draw_bones(landmarks) if str(b.bone_side) == "left humerus")
    low, high = bone.bounds_mm()
    low, high = low - 60, np.array([high[0] + edge_mm, *(high[1:] + 60)])
    k, j, i = np.ceil((high - low)[::-1] / 2.0).astype(int)
    grid = Grid((k, j, i), (2.0, 2.0, 2.0), tuple(low + 1.0))
    everywhere = np.ones(grid.shape_zyx, bool)
    return bone, landmarks, Volume(grid, everywhere.astype(np.float32), everywhere)


def test_an_arm_nearer_to_the_edge_of_the_field_than_it_is_sure_is_not_covered() -> None:
    own = frozenset({"left shoulder", "left elbow medial", "left elbow lateral"})
    for sigma_mm, edge_mm, expected in (
        (3.0, 20.0, True),
        (30.0, 10.0, False),
        (14.0, -25.0, False),
    ):
        bone, landmarks, volume = _humerus_in_a_field(edge_mm)
        sigma = dict.fromkeys(own, sigma_mm)
        along = covered_along(bone, own, landmarks, sigma, own, volume)
        assert along[-1] is expected


def test_the_end_of_a_bone_whose_landmarks_were_not_seen_is_not_covered() -> None:
    own = frozenset({"left shoulder", "left elbow medial", "left elbow lateral"})
    bone, landmarks, volume = _humerus_in_a_field(60.0)
    sigma = dict.fromkeys(own, 3.0)
    along = covered_along(bone, own, landmarks, sigma, frozenset({"left shoulder"}), volume)
    assert along[2]
    assert not any(along[10:])
