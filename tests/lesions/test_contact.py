from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Path, Tube
from osteofoci.lesions.contact import plate_contacts
from osteofoci.localise import Skeleton
from osteofoci.skeleton import BoneSide, DrawnBone, Side, Tubular, bone_named

TIBIA = BoneSide(bone_named("tibia"), Side.LEFT)
LENGTH = 300.0


def _skeleton(*physes: float) -> Skeleton:
    axis = Path(np.array([[0.0, 0.0, 0.0], [0.0, 0.0, -LENGTH]]))
    bone = DrawnBone(TIBIA, (Tube(axis.points_mm, np.full(2, 15.0)),), axis)
    plates = {TIBIA: Tubular(physes, 0.25, 0.8, 0.57)} if physes else {}
    return Skeleton({}, {}, frozenset(), {TIBIA: bone}, plates, {}, 1.0)


def _block(first_mm: float, last_mm: float, *, half_mm: float = 5.0) -> np.ndarray:
    """Points of a square column along the bone, one for each cubic millimetre."""
    x = np.arange(-half_mm + 0.5, half_mm)
    z = np.arange(first_mm + 0.5, last_mm)
    grid = np.stack(np.meshgrid(x, x, -z, indexing="ij"), axis=-1)
    return grid.reshape(-1, 3)


BONE = _block(0, LENGTH, half_mm=10.0)


@pytest.mark.parametrize(
    ("span", "gap", "crosses", "area"),
    [
        ((31, 45), 1.0, False, 200 / 3),  # two of the three millimetres beside the plate
        ((30, 45), 0.0, False, 100.0),
        ((20, 45), 0.0, True, 100.0),
        ((60, 75), 30.0, False, 0.0),
    ],
)
def test_a_region_beside_a_plate_is_told_by_gap_crossing_and_area(
    span: tuple[float, float], gap: float, crosses: bool, area: float
) -> None:
    near, far = plate_contacts(TIBIA, _skeleton(0.1, 0.95), _block(*span), BONE, 1.0)
    assert (near.plate, far.plate) == ("proximal", "distal")
    assert near.gap_mm == pytest.approx(gap, abs=1.2)
    assert near.crosses is crosses
    assert near.contact_mm2 == pytest.approx(area, rel=0.02)
    assert near.share == pytest.approx(area / 400, rel=0.05, abs=1e-6)
    assert not far.crosses
    assert far.contact_mm2 == 0


def test_a_single_voxel_beyond_the_plate_is_no_crossing() -> None:
    points = np.vstack([_block(30, 45), [[0.0, 0.0, -26.0]]])
    assert not plate_contacts(TIBIA, _skeleton(0.1), points, BONE, 1.0)[0].crosses


def test_a_bone_without_plates_has_no_contacts() -> None:
    assert plate_contacts(TIBIA, _skeleton(), _block(30, 45), BONE, 1.0) == ()
