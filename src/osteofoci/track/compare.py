"""Change of a focus, from two aligned pictures of its place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.track.align import Aligned

PEAK, REST, HALF = 75.0, 40.0, 0.5
LEAST_REST, LEAST_CONTRAST = 20, 0.3


@dataclass(frozen=True)
class Compared:
    """Volumes of one focus, drawn in two examinations by one rule in one and the same place."""

    before_mm3: float
    after_mm3: float
    likeness: float


def compare(aligned: Aligned) -> Compared | None:
    """Volumes above half way from marrow to focus, inside of what either examination outlined.

    A border that was missed or overrun in one examination is thereby drawn in both or in neither.

    Returns:
        None where the focus does not stand out in one of the two.
    """
    place = aligned.before_mask | aligned.after_mask
    rest = aligned.bone & ~ndimage.binary_dilation(place, iterations=2)
    volumes = [
        _volume_mm3(signal, own, place, rest, aligned.spacing_zyx_mm)
        for signal, own in (
            (aligned.before, aligned.before_mask),
            (aligned.after, aligned.after_mask),
        )
    ]
    if volumes[0] is None or volumes[1] is None:
        return None
    return Compared(volumes[0], volumes[1], aligned.likeness)


def _volume_mm3(
    signal: Floats,
    own: Bools,
    place: Bools,
    rest: Bools,
    spacing_zyx_mm: tuple[float, float, float],
) -> float | None:
    """
    Args:
        signal: over muscle.
        own: the focus as this examination outlined it.
        rest: marrow of the same bone away from it.
    """
    if not own.any():
        return None
    peak = float(np.percentile(signal[own], PEAK))
    floor = _floor(signal, rest)
    if peak <= 1.05 * floor:
        return None
    inside = place & (signal > floor + HALF * (peak - floor))
    return float(inside.sum() * np.prod(spacing_zyx_mm)) or None


def brightness_left(aligned: Aligned) -> float | None:
    """How much of the contrast of a focus is there in the other examination, as a share.

    Returns:
        None where the focus hardly stands out in its own examination.
    """
    place = aligned.before_mask
    if not place.any():
        return None
    rest = aligned.bone & ~ndimage.binary_dilation(place, iterations=2)
    own, other = (
        float(np.median(signal[place])) - _floor(signal, rest)
        for signal in (aligned.before, aligned.after)
    )
    return other / own if own > LEAST_CONTRAST else None


def _floor(signal: Floats, rest: Bools) -> float:
    """Marrow of the same bone, or muscle, which lies around it: whichever is brighter."""
    marrow = float(np.percentile(signal[rest], REST)) if rest.sum() > LEAST_REST else 1.0
    return max(marrow, 1.0)
