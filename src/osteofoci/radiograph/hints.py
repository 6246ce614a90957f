"""Density of a bone around one place, against the same bone around that place.

The bone's direction is that of the least change of brightness around the place (structure tensor,
Bigun and Granlund 1987). Across it the bone's edges are the steepest rise and fall. Between them the
place is compared with the ring of bone around it, and its width and surface with further along.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats

STEP_MM = 0.3
ALONG_MM, ACROSS_MM = 36.0, 22.0
DIRECTION_MM = 9.0
FOCUS_MM, GAP_MM, REFERENCE_MM = 5.0, 5.0, 16.0
CORE, RIM, RING = 0.75, (0.85, 1.25), (1.4, 2.6)
LEAST_PIXELS, LEAST_CONTRAST = 12, 0.015
SIZES = (1.0, 0.7)
# Limits between appearances, set on tuning seeds (docs/accuracy.md).
LYTIC_BELOW, SCLEROTIC_ABOVE = 0.93, 1.07
RIM_ABOVE, WIDER_ABOVE = 0.05, 1.28
PERIOSTEAL_ABOVE = 0.16
LEAST_EDGE = 0.25


@dataclass(frozen=True)
class Hints:
    """
    Attributes:
        density: of the focus over the bone around it, 1 for no difference.
        rim: of the focus's border over the bone around it, less 1.
        width: of the bone at the focus over the wider of both sides further along; 1 where only one
            side is shown, as bones widen towards their ends.
        periosteal: brightness just outside the bone beyond that further along, as a share of the
            bone's own.
        edge: sharpness of the weaker edge over that further along; low where cortex is breached.
        axis_deg: of the bone in the image, from the vertical.
    """

    density: float
    rim: float
    width: float
    periosteal: float
    edge: float
    axis_deg: float

    @property
    def appearance(self) -> str | None:
        """The likeliest of ``lytic``, ``mixed``, ``sclerotic``, ``hyperostotic``; None for none."""
        if self.width > WIDER_ABOVE and self.density > LYTIC_BELOW:
            return "hyperostotic"
        if self.density < LYTIC_BELOW:
            return "mixed" if self.rim > RIM_ABOVE else "lytic"
        if self.density > SCLEROTIC_ABOVE:
            return "sclerotic"
        return None

    @property
    def periosteal_reaction(self) -> bool:
        return self.periosteal > PERIOSTEAL_ABOVE

    @property
    def cortical_breach(self) -> bool:
        return self.edge < LEAST_EDGE


def measure_hints(
    grey: Floats,
    pixel: tuple[float, float],
    pixel_mm: tuple[float, float],
    *,
    radius_mm: float = FOCUS_MM,
) -> Hints | None:
    """Hints at a place; None where no bone with two edges lies there.

    Args:
        grey: bone bright.
        pixel: (row, column) of the focus.
        pixel_mm: of the image; an uncalibrated one's detector spacing will do, as all are ratios.
        radius_mm: of the focus.
    """
    axis = _direction(grey, pixel, pixel_mm)
    along = np.arange(-ALONG_MM, ALONG_MM + STEP_MM, STEP_MM)
    across = np.arange(-ACROSS_MM, ACROSS_MM + STEP_MM, STEP_MM)
    right = np.array([axis[1], -axis[0]])
    s, t = np.meshgrid(along, across, indexing="ij")
    rows = pixel[0] + (s * axis[0] + t * right[0]) / pixel_mm[0]
    columns = pixel[1] + (s * axis[1] + t * right[1]) / pixel_mm[1]
    patch = ndimage.map_coordinates(
        ndimage.gaussian_filter(grey.astype(np.float32), [0.3 / p for p in pixel_mm]),
        [rows, columns], order=1, mode="nearest",
    )  # fmt: skip
    edges = _edges(patch, across)
    if edges is None:
        return None
    left, last = edges
    inside = (rows >= 0) & (rows < grey.shape[0]) & (columns >= 0) & (columns < grey.shape[1])
    shown = inside.mean(1) > 0.9
    near = (np.abs(along) <= radius_mm) & shown
    far = (np.abs(along) > radius_mm + GAP_MM) & (np.abs(along) < radius_mm + GAP_MM + REFERENCE_MM)
    far &= shown
    if near.sum() < 4 or far.sum() < 8:
        return None
    table = np.array([_row(patch[n], across, left[n], last[n]) for n in range(len(along))])
    contrast, width, outside, edge = table.T
    reference = float(np.median(contrast[far]))
    # Where the bone is too slender for a ring at that size, a smaller one has to do.
    sizes = [_density(patch, along, across, left, last, radius_mm * f) for f in SIZES]
    density = next((d for d in sizes if d is not None), None)
    if density is None:
        return None
    ends = [
        float(np.median(width[far & part]))
        for part in (along < 0, along > 0)
        if (far & part).sum() >= 8
    ]
    return Hints(
        density[0],
        density[1],
        float(np.median(width[near]) / max(*ends, 0.5)) if len(ends) == 2 else 1.0,
        *_surface(outside, edge, near, far, reference),
        float(np.degrees(np.arctan2(axis[1], axis[0]))),
    )


def _surface(
    outside: Floats, edge: Floats, near: Bools, far: Bools, reference: float
) -> tuple[float, float]:
    """Brightness just outside the bone, and sharpness of its edge; 0 and 1 where nothing compares."""
    sharp = float(np.median(edge[far]))
    layer = 0.0
    if reference > 0:
        layer = float((np.percentile(outside[near], 70) - np.median(outside[far])) / reference)
    return layer, 1.0 if sharp <= 0 else float(np.percentile(edge[near], 10)) / sharp


def _density(
    patch: Floats, along: Floats, across: Floats, left: Floats, right: Floats, radius_mm: float
) -> tuple[float, float] | None:
    """Brightness over the soft tissue beside the bone: of the core, and of the rim less 1.

    Both against a plane through the ring of bone around the focus, so that a bone that grows denser
    along its length does not count as a focus.
    """
    s, t = np.meshgrid(along, across, indexing="ij")
    inside = (t > left[:, None] + 1.2) & (t < right[:, None] - 1.2)
    beside = ((t > left[:, None] - 6) & (t < left[:, None] - 2.5)) | (
        (t < right[:, None] + 6) & (t > right[:, None] + 2.5)
    )
    away = np.hypot(s, t) / radius_mm
    ring = inside & (away > RING[0]) & (away < RING[1])
    core, rim = inside & (away < CORE), inside & (away > RIM[0]) & (away < RIM[1])
    near = beside & (np.abs(s) < RING[1] * radius_mm)
    if min(ring.sum(), core.sum(), rim.sum(), near.sum()) < LEAST_PIXELS:
        return None
    design = np.stack([np.ones(int(ring.sum())), s[ring], t[ring] ** 2], axis=1)
    plane, *_ = np.linalg.lstsq(design, patch[ring], rcond=None)
    expected = plane[0] + plane[1] * s + plane[2] * t**2
    # Neighbouring bones may lie there too; the darker part is soft tissue.
    soft = float(np.percentile(patch[near], 20))
    over = float(expected[core].mean()) - soft
    unrest = float(np.std((patch - expected)[ring]))
    if over < max(LEAST_CONTRAST * float(np.ptp(patch)), unrest):
        return None
    own = float((patch - expected)[core].mean()) / over
    border = float((patch - expected)[rim].mean()) / over
    return 1 + own, border


def _direction(grey: Floats, pixel: tuple[float, float], pixel_mm: tuple[float, float]) -> Floats:
    """Unit (row, column) direction in millimetres along which brightness changes least."""
    half = [int(2.5 * DIRECTION_MM / p) for p in pixel_mm]
    row, column = round(pixel[0]), round(pixel[1])
    window = grey[
        max(0, row - half[0]) : row + half[0] + 1, max(0, column - half[1]) : column + half[1] + 1
    ].astype(np.float32)
    window = ndimage.gaussian_filter(window, [0.8 / p for p in pixel_mm])
    down, across = np.gradient(window, *pixel_mm)
    rows, columns = np.indices(window.shape)
    away = np.hypot(
        (rows - min(row, half[0])) * pixel_mm[0], (columns - min(column, half[1])) * pixel_mm[1]
    )
    weight = np.exp(-0.5 * (away / DIRECTION_MM) ** 2)
    tensor = np.array(
        [
            [(weight * down * down).sum(), (weight * down * across).sum()],
            [(weight * down * across).sum(), (weight * across * across).sum()],
        ]
    )
    _, vectors = np.linalg.eigh(tensor)
    axis: Floats = vectors[:, 0]
    return axis if axis[0] >= 0 else -axis


def _edges(patch: Floats, across: Floats) -> tuple[Floats, Floats] | None:
    """Place (mm) of the bone's edges for every row: rise on one side, fall on the other."""
    slope = ndimage.gaussian_filter(patch, [1.2 / STEP_MM, 0]) if len(patch) else patch
    slope = ndimage.gaussian_filter1d(slope, 0.6 / STEP_MM, axis=1, order=1)
    typical = np.median(slope, axis=0)
    left_zone, right_zone = across < -1.5, across > 1.5
    # Where the bone's edges are on the whole; single rows may leave that by a few millimetres.
    nearness = np.exp(-np.abs(across) / 14.0)
    left_usual = across[left_zone][int((typical * nearness)[left_zone].argmax())]
    right_usual = across[right_zone][int((-typical * nearness)[right_zone].argmax())]
    if typical.max() <= 0 or right_usual - left_usual < 2.5:
        return None
    pull = 3.5
    left_score = slope * np.exp(-0.5 * ((across - left_usual) / pull) ** 2)
    right_score = -slope * np.exp(-0.5 * ((across - right_usual) / pull) ** 2)
    left = ndimage.median_filter(across[left_score.argmax(1)], 9)
    right = ndimage.median_filter(across[right_score.argmax(1)], 9)
    return left, right


def _row(profile: Floats, across: Floats, left: float, right: float) -> tuple[float, ...]:
    """Contrast inside, width, brightness just outside, and sharpness of the weaker edge."""
    inner = (across > left + 0.8) & (across < right - 0.8)
    beyond = ((across > left - 5) & (across < left - 2.6)) | (
        (across < right + 5) & (across > right + 2.6)
    )
    skin = ((across > left - 2.2) & (across < left - 0.8)) | (
        (across < right + 2.2) & (across > right + 0.8)
    )
    if not inner.any() or not beyond.any() or not skin.any():
        return 0.0, 0.0, 0.0, 0.0
    soft = float(np.median(profile[beyond]))
    sharp = []
    for edge, sign in ((left, 1.0), (right, -1.0)):
        n = int(np.abs(across - edge).argmin())
        a, b = profile[max(n - 3, 0)], profile[min(n + 3, len(profile) - 1)]
        sharp.append(sign * float(b - a))
    return (
        float(profile[inner].mean()) - soft,
        right - left,
        float(profile[skin].mean()) - soft,
        min(sharp),
    )
