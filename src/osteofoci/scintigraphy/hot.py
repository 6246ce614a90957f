"""Hot foci: places that take up more than the same place of the other side, or of the neighbours.

Growth plates are hot in every child and alike on both sides, so near a plate only the other side is
compared with. What the kidneys, the bladder and the injection give is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Floats
from osteofoci.scintigraphy.body import PIXEL_MM, BodyMap, BonePixels
from osteofoci.skeleton import BoneSide, Kind, Region, Side, Site, bone_named, zone_at

SMOOTH_MM = 5.0
# The expected uptake is the highest within so many mm of the mirrored place.
TOLERANCE_MM = 7.0
NEAR_PLATE_MM = 16.0
LEAST_RATIO, LEAST_SIGMA = 1.15, 2.0
APART_MM = 24.0
NEIGHBOURS = 3
# An uptake so many times the other side's at hand or elbow is the injection.
INJECTION_RATIO = 5.0
BLADDER_RATIO = 2.2


@dataclass(frozen=True)
class Hot:
    """
    Attributes:
        pixel_mm: (x, z) in the scan's space.
        ratio: uptake against what was expected there; ``ratio_error`` its counting error.
        sigma: how many standard deviations of counting the excess is.
        confidence: 0..1, that it is a focus.
        compared: with what: ``other side`` or ``neighbours``.
        plate_mm: distance to the nearest growth plate; None for bones without.
    """

    site: Site
    position: float
    pixel_mm: tuple[float, float]
    view: str
    ratio: float
    ratio_error: float
    sigma: float
    confidence: float
    compared: str
    plate_mm: float | None


def find_hot(body: BodyMap) -> tuple[tuple[Hot, ...], tuple[Site, ...]]:
    """Hot foci, surest first, and sites whose uptake is taken for the injection's."""
    candidates: list[Hot] = []
    injected: list[Site] = []
    for view in body.counts:
        smooth = ndimage.gaussian_filter(body.counts[view], SMOOTH_MM / PIXEL_MM)
        reach = 2 * round(TOLERANCE_MM / PIXEL_MM) + 1
        tolerant = ndimage.maximum_filter(smooth, reach)
        organs = _organs(body, view, smooth)
        for side, pixels in body.pixels[view].items():
            expected, compared = _expected(body, view, side, pixels, smooth, tolerant)
            for hot in _peaks(side, pixels, smooth, expected, compared, organs, view):
                if _injection(hot):
                    injected.append(hot.site)
                else:
                    candidates.append(hot)
    candidates.sort(key=lambda hot: -hot.confidence)
    kept: list[Hot] = []
    for hot in candidates:
        if not any(_one_place(hot, other) for other in kept):
            kept.append(hot)
    return tuple(kept), tuple(dict.fromkeys(injected))


def _expected(
    body: BodyMap, view: str, side: BoneSide, pixels: BonePixels, smooth: Floats, tolerant: Floats
) -> tuple[Floats, list[str]]:
    """What each pixel would take up if it were normal, and what says so."""
    mirrored = _at_mirror(body, side, pixels, tolerant)
    near = _of_neighbours(body, side, pixels, smooth)
    own = smooth[pixels.rows, pixels.columns]
    away = pixels.plate_mm > NEAR_PLATE_MM
    if side.bone.kind in (Kind.VERTEBRA, Kind.RIB):
        both = near if mirrored is None else np.fmax(near, 0.9 * mirrored)
        return both, ["neighbours"] * len(own)
    typical = _typical(pixels, own, away)
    if mirrored is None:
        return typical, ["neighbours"] * len(own)
    # Away from plates a bone also is compared with itself, so that foci on both sides show.
    itself = 1.25 * typical
    use_itself = away & (itself < mirrored)
    expected = np.where(use_itself, np.sqrt(itself * mirrored), mirrored)
    return expected, ["neighbours" if alone else "other side" for alone in use_itself]


def _at_mirror(body: BodyMap, side: BoneSide, pixels: BonePixels, picture: Floats) -> Floats | None:
    other = side.mirrored
    if side.side is Side.MIDLINE or other not in body.axes:
        return None
    line = body.axes[other]
    shares = np.linspace(0, 1, 41)
    centre = np.array([line.at(float(t)) for t in shares])
    x = np.interp(pixels.position, shares, centre[:, 0]) - pixels.offset_mm
    z = np.interp(pixels.position, shares, centre[:, 1])
    return _sampled(picture, -z / PIXEL_MM, x / PIXEL_MM)


def _sampled(picture: Floats, rows: Floats, columns: Floats) -> Floats:
    found: Floats = ndimage.map_coordinates(
        picture, [rows, columns], order=1, mode="constant", cval=np.nan
    )
    return found


def _of_neighbours(body: BodyMap, side: BoneSide, pixels: BonePixels, smooth: Floats) -> Floats:
    """Median of the same place in up to three vertebrae or ribs above and below."""
    family, _, number = side.bone.name.partition(" ")
    kin = [
        other
        for other in body.axes
        if other.bone.name.split()[0] == family and other.side is side.side and other != side
    ]
    if not kin or not number:
        return np.full(len(pixels.rows), np.nan)
    here = body.axes[side].at(0.5)[1]
    kin = sorted(kin, key=lambda other: abs(body.axes[other].at(0.5)[1] - here))[: 2 * NEIGHBOURS]
    shares = np.linspace(0, 1, 41)
    rows = []
    for other in kin:
        centre = np.array([body.axes[other].at(float(t)) for t in shares])
        x = np.interp(pixels.position, shares, centre[:, 0]) + pixels.offset_mm
        z = np.interp(pixels.position, shares, centre[:, 1])
        rows.append(_sampled(smooth, -z / PIXEL_MM, x / PIXEL_MM))
    table = np.array(rows)
    known = np.isfinite(table).any(0)
    found = np.full(len(pixels.rows), np.nan)
    found[known] = np.nanmedian(table[:, known], axis=0)
    return found


def _typical(pixels: BonePixels, own: Floats, away: np.ndarray) -> Floats:
    """The bone's own median, by distance from its axis, away from growth plates."""
    use = away if away.sum() >= 8 else np.ones(len(own), bool)
    return np.full(len(own), float(np.percentile(own[use], 60)))


def _organs(body: BodyMap, view: str, smooth: Floats) -> np.ndarray:
    """Pixels over the bladder, and over the kidneys where those are hot."""
    mask = np.zeros(smooth.shape, bool)
    sacrum = BoneSide(bone_named("sacrum"), Side.MIDLINE)
    pubes = [BoneSide(bone_named("pubis"), s) for s in (Side.LEFT, Side.RIGHT)]
    if sacrum not in body.axes or any(p not in body.axes for p in pubes):
        return mask
    low = np.mean([body.axes[p].at(1.0) for p in pubes], axis=0)
    top = body.axes[sacrum].at(0.3)
    rows, columns = np.indices(smooth.shape)
    z, x = -rows * PIXEL_MM, columns * PIXEL_MM
    half = 0.6 * abs(top[1] - low[1]) + 12
    pelvis = (z > low[1] - 15) & (z < top[1]) & (np.abs(x - low[0]) < half)
    if pelvis.any():
        iliac = [s for s in body.pixels[view] if s.bone.name in ("ilium", "ischium")]
        level = [
            np.median(smooth[body.pixels[view][s].rows, body.pixels[view][s].columns])
            for s in iliac
        ]
        if level:
            hot = pelvis & (smooth > BLADDER_RATIO * float(np.median(level)))
            labels, count = ndimage.label(hot)
            if count:
                sizes = ndimage.sum(hot, labels, range(1, count + 1))
                if sizes.max() * PIXEL_MM**2 > 300:
                    bladder = labels == 1 + int(np.argmax(sizes))
                    mask |= ndimage.binary_dilation(bladder, iterations=round(9 / PIXEL_MM))
    first = BoneSide(bone_named("vertebra T12"), Side.MIDLINE)
    last = BoneSide(bone_named("vertebra L3"), Side.MIDLINE)
    if first in body.axes and last in body.axes:
        a, b = body.axes[first].at(0.0), body.axes[last].at(0.5)
        pitch = abs(a[1] - b[1]) / 3.5
        beside = np.abs(x - np.interp(z, [b[1], a[1]], [b[0], a[0]]))
        mask |= (
            (z < a[1] + 0.5 * pitch) & (z > b[1]) & (beside > 0.9 * pitch) & (beside < 3.4 * pitch)
        )
    return mask


def _peaks(
    side: BoneSide,
    pixels: BonePixels,
    smooth: Floats,
    expected: Floats,
    compared: list[str],
    organs: np.ndarray,
    view: str,
) -> list[Hot]:
    own = smooth[pixels.rows, pixels.columns]
    # Variance of a mean over a Gaussian of that width.
    pixels_averaged = 4 * np.pi * (SMOOTH_MM / PIXEL_MM) ** 2
    with np.errstate(invalid="ignore"):
        sigma = (own - expected) / np.sqrt(np.maximum(expected, 0.02) / pixels_averaged)
        ratio = own / np.maximum(expected, 0.02)
    good = np.isfinite(ratio) & (ratio > LEAST_RATIO) & (sigma > LEAST_SIGMA)
    good &= ~organs[pixels.rows, pixels.columns]
    order = np.flatnonzero(good)
    order = order[np.argsort(-ratio[order] * np.sqrt(own[order]))]
    found: list[Hot] = []
    taken: list[tuple[float, float]] = []
    for n in order:
        x, z = pixels.columns[n] * PIXEL_MM, -pixels.rows[n] * PIXEL_MM
        if any(np.hypot(x - a, z - b) < APART_MM for a, b in taken):
            continue
        taken.append((float(x), float(z)))
        if len(taken) > 3:
            break
        position = float(pixels.position[n])
        error = float(ratio[n] * np.sqrt(1 / max(own[n] * pixels_averaged, 1) * 2))
        plate = float(pixels.plate_mm[n])
        found.append(
            Hot(
                Site(side.bone, side.side, zone_at(side.bone, position)),
                position,
                (float(x), float(z)),
                view,
                float(ratio[n]),
                error,
                float(sigma[n]),
                confidence(float(ratio[n]), float(sigma[n]), side),
                compared[n],
                plate if np.isfinite(plate) else None,
            )
        )
    return found


def confidence(ratio: float, sigma: float, side: BoneSide) -> float:
    """Grows with the ratio and with how far it stands out of counting noise."""
    harder = 0.35 if side.bone.region in (Region.HEAD, Region.HAND) else 0.0
    score = 4.0 * (np.log(ratio) - 0.42 - harder) + 0.25 * min(sigma - 6.0, 6.0)
    return float(1 / (1 + np.exp(-score)))


def _injection(hot: Hot) -> bool:
    arm = hot.site.bone.region is Region.HAND or hot.site.bone.name in ("radius", "ulna", "humerus")
    return arm and hot.ratio > INJECTION_RATIO


def _one_place(a: Hot, b: Hot) -> bool:
    apart = float(np.hypot(a.pixel_mm[0] - b.pixel_mm[0], a.pixel_mm[1] - b.pixel_mm[1]))
    return apart < APART_MM
