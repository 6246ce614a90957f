"""Numbers of one delineated region: signal ratio, address, plates, oedema, fluid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Grid, Volume
from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.lesions.contact import PlateContact, plate_contacts
from osteofoci.lesions.core import fluid_like_core
from osteofoci.lesions.delineate import (
    Region,
    longest_extent_mm,
    volume_errors_mm3,
)
from osteofoci.lesions.muscle import Muscle
from osteofoci.localise import BoneMap, Skeleton, address_in
from osteofoci.skeleton import Site

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
    points = region.points_lps_mm(grid)
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
        low, high = skeleton.bones[site.bone_side].bounds_mm()
        box = grid.block_around(low - 3, high + 3)
        bone_points: Floats = np.zeros((0, 3))
        if box is not None:
            bone, part = bones.inside(site.bone_side, box), grid.part(box)
            bone_points = part.points_lps_mm(np.argwhere(bone))
            fraction = _fraction(site, region.on(box), bone, part, skeleton)
        contacts = plate_contacts(
            site.bone_side, skeleton, points, bone_points, grid.voxel_volume_mm3
        )
        crosses = any(c.crosses for c in contacts) if contacts else None
        if crosses:
            away = 0.0
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


def _fraction(
    site: Site, involved: Bools, bone: Bools, part: Grid, skeleton: Skeleton
) -> float | None:
    """Share of the scoring unit (a third of a long bone, else the bone) that is involved.

    Args:
        involved, bone: masks of the region and of the drawn bone, on ``part``.
    """
    span = _unit_span(site, skeleton)
    unit = bone
    if span is not None:
        near = bone | involved
        points = part.points_lps_mm(np.argwhere(near))
        position = skeleton.bones[site.bone_side].axis.locate(points)[0]
        within = near.copy()
        within[near] = (position >= span[0]) & (position <= span[1])
        unit, involved = bone & within, involved & within
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
    k, j, i = (
        slice(max(0, s.start - r), min(n, s.stop + r))
        for s, r, n in zip(region.block, reach, grid.shape_zyx, strict=True)
    )
    block = (k, j, i)
    mask = region.on(block)
    away = ndimage.distance_transform_edt(~mask, sampling=grid.spacing_zyx_mm)
    shell = (
        (away > 1.0)
        & (away < OEDEMA_REACH_MM)
        & (bones.distance_zyx_mm[block] > 2.0)
        & volume.covered_zyx[block]
    )
    if shell.sum() < 20:
        return False
    bright = volume.signal_zyx[block][shell] > OEDEMA_RATIO * muscle.signal
    return bool(bright.mean() > 0.3)
