from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, Volume
from osteofoci.localise.plates import find_plates
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import BoneSide, DrawnBone, Side, Tubular, bone_named, draw_bones, tubular

TIBIA = BoneSide(bone_named("tibia"), Side.LEFT)
_PLATES = tubular(TIBIA.bone)
assert _PLATES is not None
USUAL: Tubular = _PLATES


@pytest.fixture(scope="module")
def tibia() -> DrawnBone:
    landmarks = child_landmarks(random_traits(np.random.default_rng(3), "F"), 9.0, Posture())
    return next(b for b in draw_bones(landmarks) if b.bone_side == TIBIA)


def _image(bone: DrawnBone, bands: dict[float, float], lesion: float | None = None) -> Volume:
    """A dark bone in grey flesh, with bright bands (position: thickness in mm) across it."""
    low, high = bone.bounds_mm()
    shape = tuple(int(n) for n in np.ceil((high - low + 30)[::-1] / (1.5, 5.0, 1.5)))
    origin = tuple(float(v) for v in low - 15)
    grid = Grid(shape, (1.5, 5.0, 1.5), origin)  # type: ignore[arg-type]
    points = grid.points_lps_mm(np.argwhere(np.ones(shape, bool)))
    inside = bone.distance_mm(points) < 0
    position = bone.axis.locate(points)[0]
    signal = np.where(inside, 60.0, 100.0)
    for place, thick_mm in bands.items():
        band = np.abs(position - place) * bone.axis.length_mm < thick_mm / 2
        signal[inside & band] = 190.0
    if lesion is not None:
        away = np.linalg.norm(points - bone.axis.at(lesion), axis=1)
        signal[inside & (away < 9)] = 240.0
    signal += np.random.default_rng(0).normal(0, 6, len(signal))
    return Volume(grid, signal.reshape(shape).astype(np.float32), np.ones(shape, bool))


def _found(volume: Volume, bone: DrawnBone) -> tuple[float, ...]:
    return find_plates(volume, {TIBIA: bone}, {TIBIA: (True,) * 21})[TIBIA].physes


@pytest.mark.parametrize("shift_mm", [-7.0, -3.0, 0.0, 5.0])
def test_a_bright_band_beside_the_usual_place_is_taken_for_the_plate(
    tibia: DrawnBone, shift_mm: float
) -> None:
    true = USUAL.physes[0] + shift_mm / tibia.axis.length_mm
    near, far = _found(_image(tibia, {true: 2.6, USUAL.physes[1]: 2.6}), tibia)
    assert (near - true) * tibia.axis.length_mm == pytest.approx(0, abs=1.2)
    assert (far - USUAL.physes[1]) * tibia.axis.length_mm == pytest.approx(0, abs=1.2)


def test_a_closed_plate_stays_at_its_usual_place(tibia: DrawnBone) -> None:
    assert _found(_image(tibia, {}), tibia) == USUAL.physes


def test_a_lesion_beside_the_plate_is_not_taken_for_it(tibia: DrawnBone) -> None:
    plate = USUAL.physes[0]
    lesion = plate + 11 / tibia.axis.length_mm
    near, _ = _found(_image(tibia, {plate: 2.6, USUAL.physes[1]: 2.6}, lesion), tibia)
    assert (near - plate) * tibia.axis.length_mm == pytest.approx(0, abs=2.0)


def test_a_plate_that_was_not_imaged_stays_at_its_usual_place(tibia: DrawnBone) -> None:
    shifted = USUAL.physes[0] + 5 / tibia.axis.length_mm
    volume = _image(tibia, {shifted: 2.6})
    found = find_plates(volume, {TIBIA: tibia}, {TIBIA: (False,) * 21})
    assert found[TIBIA].physes == USUAL.physes
