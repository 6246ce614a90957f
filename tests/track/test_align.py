from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, Path, Tube, Volume
from osteofoci.geometry.arrays import Floats
from osteofoci.lesions import Measured, Region
from osteofoci.localise import Skeleton, map_bones
from osteofoci.localise.seen import Seen, kind_of
from osteofoci.skeleton import BoneSide, DrawnBone, Side, Site, bone_named, tubular
from osteofoci.track import Images, align, compare

TIBIA = BoneSide(bone_named("tibia"), Side.LEFT)
GRID = Grid((130, 24, 60), (2.0, 4.0, 2.0), (0.0, 0.0, 0.0))
LESION_AT = 60.0  # mm along the bone


def _examined(
    *, tilt_deg: float = 0.0, beside_mm: float = 0.0, lesion_mm: float = 9.0, seed: int = 0
) -> tuple[Images, Measured]:
    """A tube of a bone with a bright ball in it, seen where it is, drawn ``beside_mm`` from there."""
    tilt = np.radians(tilt_deg)
    down = np.array([np.sin(tilt), 0.0, -np.cos(tilt)])
    top = np.array([60.0, 46.0, 240.0])
    points = GRID.block_points_lps_mm((slice(0, 130), slice(0, 24), slice(0, 60))).astype(float)
    along = (points - top) @ down
    radial = np.linalg.norm(points - top - along[..., None] * down, axis=-1)
    inside = (radial < 12) & (along > 0) & (along < 220)
    signal = np.where(radial < 26, 1.0, 0.4) + 0.3 * np.sin(along / 7.0)
    signal[inside] = 1.2 + 0.3 * np.cos(along[inside] / 9.0)
    away = np.linalg.norm(points - (top + LESION_AT * down), axis=-1)
    signal[inside & (away < lesion_mm)] = 5.0
    signal += np.random.default_rng(seed).normal(0, 0.05, signal.shape)
    drawn = top + np.array([0.0, 0.0, beside_mm])
    axis = Path(np.array([drawn, drawn + 220 * down]))
    bone = DrawnBone(TIBIA, (Tube(axis.points_mm, np.full(2, 12.0)),), axis)
    plates = tubular(TIBIA.bone)
    assert plates is not None
    volume = Volume(GRID, signal.astype(np.float32), np.ones(GRID.shape_zyx, bool))
    kind = np.where(inside, kind_of(TIBIA), 0).astype(np.uint8)
    nothing = np.zeros(GRID.shape_zyx, np.float32)
    seen = Seen(GRID, inside.astype(np.float32), kind, nothing, np.zeros_like(kind), nothing)
    along = {TIBIA: (True,) * 21}
    skeleton = Skeleton({}, {}, frozenset(), {TIBIA: bone}, {TIBIA: plates}, along, 1.0, seen)
    mask = inside & (away < lesion_mm)
    return Images(volume, 1.0, skeleton, map_bones(skeleton, volume)), _measured(mask, bone)


def _measured(mask: Floats, bone: DrawnBone) -> Measured:
    centre = GRID.points_lps_mm(np.argwhere(mask)).mean(0)
    count = int(mask.sum())
    everything = (slice(0, 130), slice(0, 24), slice(0, 60))
    return Measured(
        site=Site(TIBIA.bone, TIBIA.side),
        region=Region(everything, mask, count, count),
        position_along_bone=float(bone.axis.locate(centre[None])[0][0]),
        centroid_lps_mm=(float(centre[0]), float(centre[1]), float(centre[2])),
        volume_mm3=count * GRID.voxel_volume_mm3,
        volume_error_mm3=1.0,
        volume_repeat_error_mm3=1.0,
        signal_ratio=5.0,
        signal_ratio_error=0.1,
        longest_extent_mm=20.0,
        extent_fraction=None,
        crosses_physis=None,
        physis_distance_mm=None,
        soft_tissue_oedema=None,
    )


@pytest.mark.parametrize("tilt_deg", [0.0, 9.0])
@pytest.mark.parametrize("beside_mm", [0.0, 5.0])
def test_an_unchanged_focus_fits_on_itself_after_a_turn_and_a_bone_drawn_beside_itself(
    tilt_deg: float, beside_mm: float
) -> None:
    (one, before), (other, after) = (
        _examined(),
        _examined(tilt_deg=tilt_deg, beside_mm=beside_mm, seed=1),
    )
    aligned = align(one, other, before, after)
    assert aligned is not None
    shared = 2 * (aligned.before_mask & aligned.after_mask).sum()
    assert shared / (aligned.before_mask.sum() + aligned.after_mask.sum()) > 0.8
    compared = compare(aligned)
    assert compared is not None
    assert compared.after_mm3 / compared.before_mm3 == pytest.approx(1.0, abs=0.12)


@pytest.mark.parametrize(("radius_mm", "ratio"), [(7.0, 0.5), (11.0, 1.7)])
def test_alignment_does_not_swallow_a_change(radius_mm: float, ratio: float) -> None:
    (one, before), (other, after) = _examined(), _examined(tilt_deg=5.0, lesion_mm=radius_mm)
    aligned = align(one, other, before, after)
    assert aligned is not None
    compared = compare(aligned)
    assert compared is not None
    assert compared.after_mm3 / compared.before_mm3 == pytest.approx(ratio, rel=0.15)


def test_a_part_that_one_outline_missed_is_no_change() -> None:
    (one, before), (other, after) = _examined(), _examined(seed=1)
    half = np.array(after.region.mask)
    half[: int(np.argwhere(half)[:, 0].mean())] = False
    bone = other.skeleton.bones[TIBIA]
    aligned = align(one, other, before, _measured(half, bone))
    assert aligned is not None
    compared = compare(aligned)
    assert compared is not None
    assert compared.after_mm3 / compared.before_mm3 == pytest.approx(1.0, abs=0.1)


def test_a_bone_that_is_not_known_in_one_examination_is_not_aligned() -> None:
    (one, before), (other, after) = _examined(), _examined()
    nothing = Skeleton({}, {}, frozenset(), {}, {}, {}, 1.0)
    assert align(one, Images(other.volume, 1.0, nothing, other.bones), before, after) is None
