"""Places of a scan that may be hot foci, with what can be measured of them.

A place is compared with the mirrored place of the other side, with the same place of neighbouring
vertebrae or ribs, with its own bone, and with its surroundings. Which of these count for what, the
judge has learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.scintigraphy.body import PIXEL_MM, BodyMap, BonePixels
from osteofoci.scintigraphy.organs import over_organs
from osteofoci.skeleton import BoneSide, Kind, Region, Side, Site, zone_at

SMOOTH_MM, TOLERANCE_MM = 5.0, 7.0
RING_MM = (14.0, 24.0)
LEAST_EXCESS, LEAST_SIGMA = 0.04, 0.5
APART_MM, MOST_A_BONE = 20.0, 4
NEIGHBOURS = 3
FAR_FROM_PLATE_MM = 40.0
TINY = 0.02
_KINDS, _REGIONS = tuple(Kind), tuple(Region)
FEATURES = (
    "mirror tolerant", "mirror strict", "no mirror", "neighbours", "no neighbours", "typical",
    "sigma", "prominence", "prominence of the mirror", "plate", "no plate", "level", "other view",
    "no other view", "over organs", "posterior", "injection-like",
    *(f"kind {kind}" for kind in _KINDS), *(f"region {region}" for region in _REGIONS),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Candidate:
    """
    Attributes:
        pixel_mm: (x, z) in the scan's space.
        ratio: uptake over what the most telling comparison expects; ``error`` by counting.
        compared: that comparison: ``other side`` or ``neighbours``; ``surroundings`` where it takes up
            no more than those.
        level: uptake over that of a typical pixel of bone in its view.
        features: as named in ``FEATURES``.
    """

    site: Site
    position: float
    pixel_mm: tuple[float, float]
    view: str
    ratio: float
    error: float
    sigma: float
    compared: str
    plate_mm: float | None
    level: float
    features: Floats


@dataclass(frozen=True, eq=False)
class _Pictures:
    smooth: Floats
    tolerant: Floats
    ring: Floats
    organs: Bools
    level: float


def candidates_of(body: BodyMap) -> list[Candidate]:
    """Every place of every bone in every view that stands out of one of its comparisons."""
    pictures = {name: _pictures(body, name) for name in body.counts}
    found = []
    for view, own in pictures.items():
        other = next((p for name, p in pictures.items() if name != view), None)
        for side, pixels in body.pixels[view].items():
            found.extend(_of_bone(body, view, side, pixels, own, other))
    return found


def _pictures(body: BodyMap, view: str) -> _Pictures:
    smooth = ndimage.gaussian_filter(body.counts[view], SMOOTH_MM / PIXEL_MM)
    tolerant = ndimage.maximum_filter(smooth, 2 * round(TOLERANCE_MM / PIXEL_MM) + 1)
    wide, narrow = (
        ndimage.uniform_filter(smooth, 2 * round(mm / PIXEL_MM) + 1) for mm in reversed(RING_MM)
    )
    sizes = [(2 * round(mm / PIXEL_MM) + 1) ** 2 for mm in reversed(RING_MM)]
    ring = (wide * sizes[0] - narrow * sizes[1]) / (sizes[0] - sizes[1])
    bone = [smooth[p.rows, p.columns] for p in body.pixels[view].values()]
    level = float(np.median(np.concatenate(bone))) if bone else 1.0
    return _Pictures(smooth, tolerant, ring, over_organs(body, view, smooth), max(level, TINY))


def _of_bone(
    body: BodyMap,
    view: str,
    side: BoneSide,
    pixels: BonePixels,
    own: _Pictures,
    other: _Pictures | None,
) -> list[Candidate]:
    value = own.smooth[pixels.rows, pixels.columns]
    floor = TINY + 0.02 * own.level
    mirror = _mirrored(body, side, pixels, own.tolerant)
    strict = _mirrored(body, side, pixels, own.smooth)
    mirror_ring = _mirrored(body, side, pixels, own.ring)
    near = _neighbours(body, side, pixels, own.smooth)
    away = pixels.plate_mm > 16.0
    typical = float(np.percentile(value[away] if away.sum() >= 8 else value, 60))
    logs = {
        "mirror": _log(value, mirror, floor),
        "strict": _log(value, strict, floor),
        "near": _log(value, near, floor),
        "typical": np.log((value + floor) / (typical + floor)),
        "prominence": _log(value, own.ring[pixels.rows, pixels.columns], floor),
        "mirror prominence": _log(strict, mirror_ring, floor),
    }
    excess = np.fmax(logs["mirror"], logs["near"])
    excess = np.where(np.isnan(excess), logs["typical"], excess)
    expected = value / np.exp(excess)
    averaged = 4 * np.pi * (SMOOTH_MM / PIXEL_MM) ** 2
    sigma = (value - expected) / np.sqrt(np.maximum(expected, TINY) / averaged)
    # What stands out of its surroundings counts too, so that foci on both sides are looked at.
    interest = np.fmax(excess, 0.5 * logs["prominence"])
    good = (interest > LEAST_EXCESS) & (np.maximum(sigma, 10 * logs["prominence"]) > LEAST_SIGMA)
    order = np.flatnonzero(good)
    order = order[np.argsort(-interest[order] * np.sqrt(value[order]))]
    found: list[Candidate] = []
    for n in order:
        x, z = float(pixels.columns[n] * PIXEL_MM), float(-pixels.rows[n] * PIXEL_MM)
        if any(np.hypot(x - c.pixel_mm[0], z - c.pixel_mm[1]) < APART_MM for c in found):
            continue
        if len(found) == MOST_A_BONE:
            break
        by_mirror = not np.isnan(logs["mirror"][n]) and not logs["near"][n] > logs["mirror"][n]
        compared = "other side" if by_mirror else "neighbours"
        telling = float(excess[n])
        if telling <= 0:  # foci on both sides
            compared, telling = "surroundings", float(logs["prominence"][n])
        ratio = float(np.exp(telling))
        plate = float(pixels.plate_mm[n])
        position = float(pixels.position[n])
        found.append(
            Candidate(
                Site(side.bone, side.side, zone_at(side.bone, position)),
                position,
                (x, z),
                view,
                ratio,
                float(ratio * np.sqrt(2 / max(value[n] * averaged, 1.0))),
                float(sigma[n]),
                compared,
                plate if np.isfinite(plate) else None,
                float((value[n] + TINY) / own.level),
                _features(
                    logs, int(n), float(sigma[n]), value, plate, side, view, own, other, pixels
                ),
            )
        )
    return found


def _log(value: Floats, expected: Floats, floor: float) -> Floats:
    return np.log((value + floor) / (expected + floor))


def _features(
    logs: dict[str, Floats],
    n: int,
    sigma: float,
    value: Floats,
    plate: float,
    side: BoneSide,
    view: str,
    own: _Pictures,
    other: _Pictures | None,
    pixels: BonePixels,
) -> Floats:
    def known(name: str) -> tuple[float, float]:
        number = float(logs[name][n])
        return (0.0, 1.0) if np.isnan(number) else (float(np.clip(number, -2, 2)), 0.0)

    row, column = pixels.rows[n], pixels.columns[n]
    mirror, no_mirror = known("mirror")
    near, no_near = known("near")
    there = (
        0.0
        if other is None
        else float(np.log((other.smooth[row, column] + TINY) / (other.level + TINY)))
    )
    plain = [
        mirror, known("strict")[0], no_mirror, near, no_near, known("typical")[0],
        float(np.clip(np.log1p(max(sigma, 0.0)), 0, 5)) / 2, known("prominence")[0],
        known("mirror prominence")[0],
        min(plate, FAR_FROM_PLATE_MM) / FAR_FROM_PLATE_MM if np.isfinite(plate) else 0.0,
        0.0 if np.isfinite(plate) else 1.0,
        float(np.clip(np.log((value[n] + TINY) / own.level), -3, 4)) / 2,
        float(np.clip(there, -3, 4)) / 2, float(other is None), float(own.organs[row, column]),
        float(view == "posterior"), float(value[n] > 12 * own.level),
    ]  # fmt: skip
    kinds = [float(side.bone.kind is kind) for kind in _KINDS]
    regions = [float(side.bone.region is region) for region in _REGIONS]
    return np.array([*plain, *kinds, *regions], np.float32)


def _mirrored(body: BodyMap, side: BoneSide, pixels: BonePixels, picture: Floats) -> Floats:
    """The picture at the mirrored place of the other side; NaN where there is none."""
    other = side.mirrored
    if side.side is Side.MIDLINE or other not in body.axes:
        return np.full(len(pixels.rows), np.nan)
    return _at(body, other, pixels.position, -pixels.offset_mm, picture)


def _neighbours(body: BodyMap, side: BoneSide, pixels: BonePixels, picture: Floats) -> Floats:
    """Median of the same place in up to six vertebrae or ribs above and below; NaN without any."""
    if side.bone.kind not in (Kind.VERTEBRA, Kind.RIB):
        return np.full(len(pixels.rows), np.nan)
    kin = [
        other
        for other in body.axes
        if other.bone.kind is side.bone.kind and other.side is side.side and other != side
    ]
    here = body.axes[side].at(0.5)[1]
    kin = sorted(kin, key=lambda other: abs(body.axes[other].at(0.5)[1] - here))[: 2 * NEIGHBOURS]
    if not kin:
        return np.full(len(pixels.rows), np.nan)
    table = np.array(
        [_at(body, other, pixels.position, pixels.offset_mm, picture) for other in kin]
    )
    known = np.isfinite(table).any(0)
    found = np.full(len(pixels.rows), np.nan)
    found[known] = np.nanmedian(table[:, known], axis=0)
    return found


def _at(
    body: BodyMap, side: BoneSide, position: Floats, offset_mm: Floats, picture: Floats
) -> Floats:
    shares = np.linspace(0, 1, 41)
    centre = body.axes[side].at(shares)
    x = np.interp(position, shares, centre[:, 0]) + offset_mm
    z = np.interp(position, shares, centre[:, 1])
    found: Floats = ndimage.map_coordinates(
        picture, [-z / PIXEL_MM, x / PIXEL_MM], order=1, mode="constant", cval=np.nan
    )
    return found
