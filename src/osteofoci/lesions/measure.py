"""Numbers of one delineated region: signal ratio, address, plates, oedema, fluid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, shared_part
from osteofoci.geometry.arrays import Floats
from osteofoci.lesions.contact import PlateContact, plate_contacts
from osteofoci.lesions.core import fluid_like_core
from osteofoci.lesions.delineate import (
    Region,
    longest_extent_mm,
    volume_errors_mm3,
)
from osteofoci.lesions.muscle import Muscle
from osteofoci.localise import BoneMap, Skeleton, address_in
from osteofoci.skeleton import BoneSide, Site

OEDEMA_RATIO = 1.55
OEDEMA_REACH_MM = 7.0


@dataclass(frozen=True, eq=False)
class Measured:
    """One finding's numbers; None where there is nothing to measure them with."""

    site: Site
    region: Region
    position_along_bone: float | None
    centroid_lps_mm: tuple[float, float, float]
    volume_mm3: float
    volume_error_mm3: float
    volume_repeat_error_mm3: float
    signal_ratio: float
    signal_ratio_error: float
    longest_extent_mm: float
    extent_fraction: float | None
    crosses_physis: bool | None
    physis_distance_mm: float | None
    soft_tissue_oedema: bool | None
    contacts: tuple[PlateContact, ...] = ()
    fluid_core: bool | None = None


def measure_region(
    region: Region,
    site: Site,
    volume: Volume,
    muscle: Muscle,
    skeleton: Skeleton | None,
    bones: BoneMap | None,
    fluid: float | None = None,
) -> Measured:
    """Measure a region; with a skeleton also its address in its bone.

    A reader's site is kept as it is; otherwise the zone comes from the address.

    Args:
        fluid: signal of fluid in this examination, if it could be seen.
    """
    grid = volume.grid
    indices = np.argwhere(region.mask) + np.array([s.start for s in region.block])
    points = grid.points_lps_mm(indices)
    signal = volume.signal_zyx[region.block][region.mask]
    weights = np.maximum(signal, 1e-6)
    centroid = (points * weights[:, None]).sum(0) / weights.sum()
    mean = float(signal.mean())
    ratio = mean / muscle.signal
    noise = float(signal.std()) / np.sqrt(max(len(signal) / 8, 1))
    ratio_error = ratio * float(np.hypot(noise / max(mean, 1e-6), muscle.error / muscle.signal))
    error, repeat_error = volume_errors_mm3(region, grid)
    position = fraction = away = None
    crosses: bool | None = None
    oedema: bool | None = None
    contacts: tuple[PlateContact, ...] = ()
    if skeleton is not None and bones is not None and site.bone_side in skeleton.bones:
        address = address_in(skeleton, site.bone_side, centroid)
        position, away = address.position, address.physis_distance_mm
        if site.zone is None:
            site = Site(site.bone, site.side, address.site.zone)
        bone_points = _bone_points(site.bone_side, grid, skeleton, bones)
        contacts = plate_contacts(
            site.bone_side, skeleton, points, bone_points, grid.voxel_volume_mm3
        )
        crosses = any(c.crosses for c in contacts) if away is not None else None
        if crosses:
            away = 0.0
        fraction = _fraction(site, region, volume.grid, skeleton, bones)
        oedema = _oedema(region, volume, muscle, bones)
    return Measured(
        site=site,
        region=region,
        position_along_bone=position,
        centroid_lps_mm=(float(centroid[0]), float(centroid[1]), float(centroid[2])),
        volume_mm3=float(region.mask.sum() * grid.voxel_volume_mm3),
        volume_error_mm3=error,
        volume_repeat_error_mm3=repeat_error,
        signal_ratio=ratio,
        signal_ratio_error=ratio_error,
        longest_extent_mm=longest_extent_mm(region.mask, grid, region.block),
        extent_fraction=fraction,
        crosses_physis=crosses,
        physis_distance_mm=away,
        soft_tissue_oedema=oedema,
        contacts=contacts,
        fluid_core=None if fluid is None else fluid_like_core(region, volume, fluid),
    )


def _bone_points(bone_side: BoneSide, grid: Grid, skeleton: Skeleton, bones: BoneMap) -> Floats:
    """LPS mm (n, 3) of the voxels drawn as a bone."""
    low, high = skeleton.bones[bone_side].bounds_mm()
    box = grid.block_around(low - 3, high + 3)
    if box is None:
        return np.zeros((0, 3))
    return grid.part(box).points_lps_mm(np.argwhere(bones.inside(bone_side, box)))


def _fraction(
    site: Site, region: Region, grid: Grid, skeleton: Skeleton, bones: BoneMap
) -> float | None:
    """Share of the scoring unit (a third of a long bone, else the bone) that is involved."""
    bone_side = site.bone_side
    low, high = skeleton.bones[bone_side].bounds_mm()
    box = grid.block_around(low - 3, high + 3)
    if box is None:
        return None
    unit = bones.inside(bone_side, box)
    involved = np.zeros_like(unit)
    own, theirs = shared_part(region.block, box)
    involved[theirs] = region.mask[own]
    span = _unit_span(site, skeleton)
    if span is not None:
        near = unit | involved
        points = grid.part(box).points_lps_mm(np.argwhere(near))
        position = skeleton.bones[bone_side].axis.locate(points)[0]
        within = (position >= span[0]) & (position <= span[1])
        unit[near] &= within
        involved[near] &= within
    whole = int(unit.sum())
    return None if whole == 0 else float(min(1.0, involved.sum() / whole))


def _unit_span(site: Site, skeleton: Skeleton) -> tuple[float, float] | None:
    """First and last position of a long bone's scoring unit; None where the unit is the bone."""
    plates = skeleton.plates.get(site.bone_side)
    unit = site.unit
    if plates is None or unit == str(site.bone_side):
        return None
    ends = (-np.inf, plates.proximal_metaphysis_end, plates.distal_metaphysis_start, np.inf)
    number = ("proximal", "shaft", "distal").index(unit.rsplit(" ", 1)[1])
    return ends[number], ends[number + 1]


def _oedema(region: Region, volume: Volume, muscle: Muscle, bones: BoneMap) -> bool:
    grid = volume.grid
    reach = [max(1, round(OEDEMA_REACH_MM / s)) for s in grid.spacing_zyx_mm]
    low = [max(0, s.start - r) for s, r in zip(region.block, reach, strict=True)]
    high = [min(n, s.stop + r) for s, r, n in zip(region.block, reach, grid.shape_zyx, strict=True)]
    block = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
    mask = np.zeros([b - a for a, b in zip(low, high, strict=True)], bool)
    inner = tuple(slice(s.start - a, s.stop - a) for s, a in zip(region.block, low, strict=True))
    mask[inner] = region.mask
    away = ndimage.distance_transform_edt(~mask, sampling=grid.spacing_zyx_mm)
    shell = (
        (away > 1.0)
        & (away < OEDEMA_REACH_MM)
        & (bones.distance_zyx_mm[block[0], block[1], block[2]] > 2.0)
        & volume.covered_zyx[block[0], block[1], block[2]]
    )
    if shell.sum() < 20:
        return False
    bright = volume.signal_zyx[block[0], block[1], block[2]][shell] > OEDEMA_RATIO * muscle.signal
    return bool(bright.mean() > 0.3)
