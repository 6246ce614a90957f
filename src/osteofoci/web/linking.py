"""One place of a bone in every examination of a child, whatever the technique and frame of reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from osteofoci.examine import BiplanarExam, BoneScanExam, MeasuredExam, MriExam
from osteofoci.geometry import Path
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import PlanarSkeleton, Skeleton, address_in
from osteofoci.skeleton import BONE_SIDES, BoneSide, Site, carried
from osteofoci.track import carried_point

# Beside a bone's axis in a projection, a place still belongs to it.
NEAR_AXIS_MM = 30.0
# What a picture shows of LPS: the columns of each of the two views of a pair.
_ACROSS = {"frontal": 0, "lateral": 1, "anterior": 0, "posterior": 0}


@dataclass(frozen=True, eq=False)
class BonePlace:
    """A place of a bone in one examination.

    Attributes:
        point_lps_mm: where it was pointed to; None in a projection.
    """

    site: Site
    position: float
    point_lps_mm: Floats | None

    @property
    def bone_side(self) -> BoneSide:
        return self.site.bone_side


@dataclass(frozen=True)
class Shown:
    """Where a place is shown: voxel (k, j, i) of a volume, or pixels (row, column) by view."""

    index_zyx: tuple[float, float, float] | None
    pixels: Mapping[str, tuple[float, float]]


def place_in_volume(item: MriExam, index_zyx: tuple[int, int, int]) -> BonePlace | None:
    """The bone at a voxel, or within 8 mm of it; None where there is none."""
    grid = item.volume.grid
    inside = all(0 <= n < size for n, size in zip(index_zyx, grid.shape_zyx, strict=True))
    if item.skeleton is None or item.bones is None or not inside:
        return None
    label = int(item.bones.label_zyx[index_zyx])
    point = grid.points_lps_mm(np.array([index_zyx]))[0]
    if label == 0 or BONE_SIDES[label - 1] not in item.skeleton.bones:
        return None
    address = address_in(item.skeleton, BONE_SIDES[label - 1], point)
    return BonePlace(address.site, address.position, point)


def place_in_picture(item: MeasuredExam, view: str, pixel: tuple[float, float]) -> BonePlace | None:
    """The bone whose axis is nearest to a pixel; None where none is near, or none is known."""
    skeleton = _planar(item)
    place = _millimetres(item, view, pixel)
    if skeleton is None or place is None:
        return None
    nearest: tuple[float, BoneSide, float] | None = None
    for bone_side, bone in skeleton.bones.items():
        if not skeleton.shows(bone_side):
            continue
        flat = Path(bone.axis.points_mm[:, (_ACROSS[view], 2)])
        position, away = (float(v[0]) for v in flat.locate(place[None]))
        if away <= NEAR_AXIS_MM and (nearest is None or away < nearest[0]):
            nearest = away, bone_side, position
    if nearest is None:
        return None
    _, bone_side, position = nearest
    return BonePlace(Site(bone_side.bone, bone_side.side), float(np.clip(position, 0, 1)), None)


def shown_in(place: BonePlace, here: MeasuredExam, there: MeasuredExam) -> Shown | None:
    """Where a place of one examination is shown in another; None where that does not cover it."""
    then, now = _skeleton(here), _skeleton(there)
    if then is None or now is None or place.bone_side not in now.bones:
        return None
    if isinstance(then, Skeleton) and isinstance(now, Skeleton) and isinstance(there, MriExam):
        start = place.point_lps_mm
        if start is None:
            return None
        point = carried_point(then, now, place.bone_side, start)
        return None if point is None else _in_volume(there, point)
    position = carried(
        place.bone_side.bone,
        place.position,
        then.bones[place.bone_side].axis.length_mm,
        now.bones[place.bone_side].axis.length_mm,
    )
    point = now.bones[place.bone_side].axis.at(position)
    if isinstance(now, Skeleton) and isinstance(there, MriExam):
        seen = now.covered_along[place.bone_side]
        covered = seen[round(float(np.clip(position, 0, 1)) * (len(seen) - 1))]
        return _in_volume(there, point) if covered else None
    if isinstance(now, PlanarSkeleton) and now.shows(place.bone_side):
        pixels = {view: p for view in _ACROSS if (p := _pixel(there, view, point)) is not None}
        return Shown(None, pixels) if pixels else None
    return None


def _in_volume(item: MriExam, point: Floats) -> Shown | None:
    grid = item.volume.grid
    if not grid.contains(point[None])[0]:
        return None
    k, j, i = (float(v) for v in grid.indices_zyx(point[None])[0])
    return Shown((k, j, i), {})


def _skeleton(item: MeasuredExam) -> Skeleton | PlanarSkeleton | None:
    return item.skeleton if isinstance(item, MriExam) else _planar(item)


def _planar(item: MeasuredExam) -> PlanarSkeleton | None:
    return item.skeleton if isinstance(item, BiplanarExam | BoneScanExam) else None


def _millimetres(item: MeasuredExam, view: str, pixel: tuple[float, float]) -> Floats | None:
    """(across, height) of a pixel, in the millimetres of the skeleton."""
    row, column = pixel
    if isinstance(item, BiplanarExam) and view in item.planes:
        place: Floats = item.planes[view].places_mm(np.array([[row, column]], float))[0]
        return place
    if isinstance(item, BoneScanExam) and view in ("anterior", "posterior"):
        row_mm, column_mm = item.image.pixel_mm
        return np.array([column * column_mm, -row * row_mm])
    return None


def _pixel(item: MeasuredExam, view: str, point: Floats) -> tuple[float, float] | None:
    across, height = float(point[_ACROSS[view]]), float(point[2])
    if isinstance(item, BiplanarExam) and view in item.planes:
        rows, columns = item.planes[view].pixels(np.array([[across, height]]))
        return float(rows[0]), float(columns[0])
    if isinstance(item, BoneScanExam):
        image = item.image
        if view in ("anterior", "posterior"):
            return -height / image.pixel_mm[0], across / image.pixel_mm[1]
    return None
