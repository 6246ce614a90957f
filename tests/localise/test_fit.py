from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, Volume
from osteofoci.localise.fit import fit_bone
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BoneSide, DrawnBone, Side, bone_named, draw_bones

FEMUR = BoneSide(bone_named("femur"), Side.RIGHT)


def _femur(shift: np.ndarray) -> DrawnBone:
    landmarks = child_landmarks(random_traits(np.random.default_rng(3), "F"), 9.0, Posture())
    moved = {name: point + shift for name, point in landmarks.items()}
    return next(b for b in draw_bones(moved) if b.bone_side == FEMUR)


@pytest.fixture(scope="module")
def volume() -> Volume:
    """A bone with a dark rim and grey marrow in brighter flesh."""
    bone = _femur(np.zeros(3))
    low, high = bone.bounds_mm()
    shape = tuple(int(n) for n in np.ceil((high - low + 60)[::-1] / (1.5, 5.0, 1.5)))
    origin = tuple(float(v) for v in low - 30)
    grid = Grid(shape, (1.5, 5.0, 1.5), origin)  # type: ignore[arg-type]
    distance = bone.distance_mm(grid.points_lps_mm(np.argwhere(np.ones(shape, bool))))
    signal = np.select([distance > 0, distance > -2.2], [100.0, 15.0], 70.0)
    signal += np.random.default_rng(0).normal(0, 8, len(signal))
    return Volume(grid, signal.reshape(shape).astype(np.float32), np.ones(shape, bool))


@pytest.mark.parametrize("shift", [(5.0, 0.0, 0.0), (-4.0, 4.0, 0.0), (3.0, -3.0, 3.0)])
def test_a_bone_drawn_beside_itself_is_pulled_back(
    volume: Volume, shift: tuple[float, float, float]
) -> None:
    true, drawn = _femur(np.zeros(3)), _femur(np.array(shift))
    fitted = fit_bone(volume, drawn, scale=1.0)
    places = np.linspace(0.1, 0.9, 9)

    def away(bone: DrawnBone) -> float:
        return float(np.mean([true.axis.locate(bone.axis.at(t)[None])[1] for t in places]))

    assert away(fitted) < 0.5 * away(drawn)
    assert away(fitted) < 2.0
    assert fitted.axis.length_mm == pytest.approx(drawn.axis.length_mm, rel=1e-6)


def test_a_bone_that_is_right_stays_nearly_where_it_is(volume: Volume) -> None:
    true = _femur(np.zeros(3))
    fitted = fit_bone(volume, true, scale=1.0)
    for t in (0.1, 0.5, 0.9):
        assert np.linalg.norm(fitted.axis.at(t) - true.axis.at(t)) < 2.0


def test_where_the_image_tells_nothing_the_bone_stays_as_drawn(volume: Volume) -> None:
    rng = np.random.default_rng(1)
    noise = rng.normal(100, 8, volume.grid.shape_zyx).astype(np.float32)
    drawn = _femur(np.zeros(3))
    fitted = fit_bone(Volume(volume.grid, noise, volume.covered_zyx), drawn, scale=1.0)
    assert np.allclose(fitted.axis.points_mm, drawn.axis.points_mm)
