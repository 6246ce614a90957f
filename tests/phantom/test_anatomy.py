from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import FACES, made_up_anatomy, spindle, write_ply

from osteofoci.errors import InputError
from osteofoci.geometry import Grid
from osteofoci.phantom.anatomy.figure import Figure, pose
from osteofoci.phantom.anatomy.paint import PaintedChild, paint_child
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.real import paint_flesh, read_anatomy, real_child
from osteofoci.phantom.anatomy.real.meshes import Mesh, read_ply
from osteofoci.phantom.anatomy.real.rasterise import joined, voxels_inside
from osteofoci.phantom.anatomy.real.segments import fitted_frame, limb
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits, random_traits
from osteofoci.phantom.planar.techniques import Biplanar, biplanar_shots, posed
from osteofoci.skeleton import BONE_SIDES, Side, label_of

REAL = Path(__file__).parents[3] / "shared" / "anatomy"
needs_real = pytest.mark.skipif(
    not (REAL / "bones").exists(), reason="no real anatomy beside the project (../shared/anatomy)"
)


def _traits(seed: int = 11, sex: str = "F") -> Traits:
    traits = random_traits(np.random.default_rng(seed), sex)
    return replace(traits, lumbar_vertebrae=5, rib_pairs=12, scoliosis_mm=0.0)


def _painted(figure: Figure, traits: Traits, age: float, spacing: float) -> PaintedChild:
    points = np.array(list(figure.landmarks.values()))
    low, high = points.min(0) - 30, points.max(0) + 30
    z, y, x = (int(n) for n in np.ceil((high - low)[::-1] / spacing))
    grid = Grid((z, y, x), (spacing,) * 3, (float(low[0]), float(low[1]), float(low[2])))
    rng = np.random.default_rng(0)
    return paint_child(figure.landmarks, figure.bones, traits, age, grid, rng, flesh=figure.flesh)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up_anatomy(tmp_path_factory.mktemp("anatomy"))


def test_a_made_up_anatomy_becomes_a_child_with_every_bone(made_up: Path) -> None:
    traits = _traits()
    child = real_child(made_up, traits, 8.0, Posture(), {}, seed=1)
    assert {bone.bone_side for bone in child.bones} == set(BONE_SIDES)
    figure = Figure(child.landmarks, child.bones, child.bodies, partial(paint_flesh, child))
    painted = _painted(figure, traits, 8.0, 4.0)
    found = {int(v) for v in np.unique(painted.bone_zyx)}
    long = [b for b in BONE_SIDES if b.bone.name in ("femur", "tibia", "humerus", "ilium")]
    assert {label_of(b) for b in long} <= found
    assert (painted.tissue_zyx == Tissue.MUSCLE).any()


def test_a_folder_without_bones_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"expected meshes such as bones/femur_left\.ply"):
        read_anatomy(tmp_path)


def test_a_mesh_that_ends_too_early_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "femur_left.ply"
    write_ply(path, spindle(np.zeros(3), np.array([0, 0, 9.0]), 3.0))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"femur_left\.ply.*ends before them"):
        read_ply(path)


def test_a_tissue_that_nobody_knows_is_named(made_up: Path, tmp_path: Path) -> None:
    write_ply(tmp_path / "bones" / "femur_left.ply", spindle(np.zeros(3), np.ones(3) * 9, 3.0))
    write_ply(tmp_path / "soft" / "x.ply", spindle(np.zeros(3), np.ones(3) * 9, 3.0))
    (tmp_path / "soft" / "soft.csv").write_text("file,tissue\nx.ply,jelly\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.ply.*found 'jelly'"):
        read_anatomy(tmp_path)


def test_a_missing_bone_is_named(tmp_path: Path) -> None:
    write_ply(tmp_path / "bones" / "femur_left.ply", spindle(np.zeros(3), np.ones(3) * 9, 3.0))
    with pytest.raises(InputError, match="expected the mesh or joint 'skull'"):
        real_child(tmp_path, _traits(), 8.0, Posture(), {}, seed=1)


places = st.tuples(*[st.floats(-40, 40)] * 3).map(np.array)


@settings(max_examples=25, deadline=None)
@given(shift=places)
def test_a_solid_fills_its_volume_wherever_it_lies(shift: np.ndarray) -> None:
    corners = spindle(np.array([0.0, 0, -30]), np.array([0.0, 0, 30]), 20.0) + shift
    grid = Grid((120, 120, 120), (1.0,) * 3, (-60.0 + shift[0], -60.0 + shift[1], -60.0 + shift[2]))
    found = voxels_inside(Mesh(corners, FACES), grid)
    assert found is not None
    assert found[1].sum() == pytest.approx(2 * 20.0**2 * 60 / 3, rel=0.02)


def test_what_lies_in_two_solids_is_inside_once() -> None:
    one = Mesh(spindle(np.array([0.0, 0, -30]), np.array([0.0, 0, 30]), 20.0), FACES)
    grid = Grid((80, 60, 60), (1.0,) * 3, (-30.0, -30.0, -40.0))
    alone, twice = voxels_inside(one, grid), voxels_inside(joined([one, one]), grid)
    assert alone is not None
    assert twice is not None
    assert np.array_equal(alone[1], twice[1])


@settings(max_examples=25, deadline=None)
@given(a=places, b=places, c=places, d=places, girth=st.floats(0.5, 1.5))
def test_a_limb_goes_from_joint_to_joint(
    a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray, girth: float
) -> None:
    b, d = b + np.array([0, 0, 120]), d + np.array([0, 0, 90])
    across = np.array([1.0, 0.2, 0.0])
    carried = limb((a, b), (across, across), (c, d), (across, across), girth=girth)
    assert np.allclose(carried(np.array([a, b])), [c, d], atol=1e-6)


def test_a_turned_and_grown_part_is_found_again() -> None:
    rng = np.random.default_rng(2)
    points = rng.normal(0, 40, (9, 3))
    turn = np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
    targets = 0.6 * points @ turn + [5.0, 7.0, 9.0]
    frame = fitted_frame(points, targets, np.ones(9), np.eye(3), uniform=True)
    assert np.allclose(frame(points), targets, atol=1e-6)


@needs_real
def test_a_child_of_real_bones_has_each_where_it_belongs() -> None:
    traits = _traits()
    figure = pose(traits, 9.0, Posture(), {}, anatomy=REAL, seed=4)
    painted = _painted(figure, traits, 9.0, 3.0)
    x = {}
    for bone_side in BONE_SIDES:
        own = np.argwhere(painted.bone_zyx == label_of(bone_side))
        assert len(own), bone_side
        x[bone_side] = painted.grid.points_lps_mm(own)[:, 0].mean()
    middle = (figure.landmarks["left hip"][0] + figure.landmarks["right hip"][0]) / 2
    for bone_side, place in x.items():
        if bone_side.side is Side.LEFT:
            assert place > middle, bone_side
        if bone_side.side is Side.RIGHT:
            assert place < middle, bone_side


@needs_real
def test_real_bones_grow_with_age_and_keep_their_landmarks_inside_or_near() -> None:
    traits = _traits(5, "M")
    lengths = []
    for age in (5.0, 9.0, 13.0):
        figure = pose(traits, age, Posture(), {}, anatomy=REAL, seed=2)
        femur = next(b for b in figure.bones if str(b.bone_side) == "left femur")
        hip = figure.landmarks["left hip"]
        assert float(femur.distance_mm(hip[None])[0]) < 0
        lengths.append(femur.axis.length_mm)
    assert lengths[0] < lengths[1] < lengths[2]


@needs_real
def test_a_child_lacking_a_vertebra_or_a_rib_is_made_without_it() -> None:
    traits = replace(_traits(), lumbar_vertebrae=4, rib_pairs=11)
    figure = pose(traits, 9.0, Posture(), {}, anatomy=REAL, seed=4)
    names = {str(bone.bone_side) for bone in figure.bones}
    assert "vertebra L5" not in names
    assert "left rib 12" not in names
    assert "vertebra L4" in names


@needs_real
def test_real_vertebrae_have_the_heights_of_a_child() -> None:
    figure = pose(_traits(), 10.0, Posture(), {}, anatomy=REAL, seed=4)
    heights = {str(b): 2 * float(d.half_sizes_mm[2]) for b, d in figure.bodies.items()}
    # Bodies of ten-year-olds: about 12 to 24 mm from T5 to L4, higher from level to level.
    assert 10 < heights["vertebra T5"] < heights["vertebra L3"] < 28


@needs_real
def test_a_standing_pair_shows_the_same_real_bones() -> None:
    traits = _traits()
    figure = pose(traits, 10.0, Posture(), {}, anatomy=REAL, seed=4)
    rng = np.random.default_rng(0)
    child = posed(figure, traits, 10.0, rng)
    technique = Biplanar(Posture(), pixel_mm=1.6, part="spine")
    shots = biplanar_shots(child, technique, (), rng)
    assert [shot.name for shot in shots] == ["frontal", "lateral"]
    assert all(np.ptp(shot.pixels) > 1000 for shot in shots)
