"""Growth in length: which point of a bone at one age is which point at another.

A tubular bone grows at its plates, so a point of the shaft keeps its distance (mm) from the
one place of the shaft that growth leaves where it is: near the nutrient foramen, which divides
the shaft as the plates divide its growth (Pritchett 1988). A point of an epiphysis keeps its
share of that epiphysis. No point ever crosses a plate. Other bones grow evenly here.
"""

from __future__ import annotations

import numpy as np

from osteofoci.skeleton.names import Bone
from osteofoci.skeleton.tubular import Tubular, tubular


def carried(
    bone: Bone,
    position: float,
    then_mm: float,
    now_mm: float,
    *,
    plates_then: Tubular | None = None,
    plates_now: Tubular | None = None,
) -> float:
    """The position now of the point of a bone that was at a position then.

    Args:
        position: share of the bone's length then, 0 proximal .. 1 distal.
        then_mm, now_mm: the bone's length then and now.
        plates_then, plates_now: where this child's plates are; usual places if None.
    """
    then, now = plates_then or tubular(bone), plates_now or tubular(bone)
    if then is None or now is None:
        return position
    (first, last), (new_first, new_last) = then.shaft, now.shaft
    if position <= first:
        return position * new_first / first if first > 0 else 0.0
    if position >= last:
        return 1 - (1 - position) * (1 - new_last) / (1 - last) if last < 1 else 1.0
    away_mm = (position - _fixed(then)) * then_mm
    moved = _fixed(now) + away_mm / now_mm
    return float(np.clip(moved, new_first, new_last))


def _fixed(plates: Tubular) -> float:
    """Position of the place of the shaft that growth leaves where it is."""
    first, last = plates.shaft
    return first + plates.proximal_growth * (last - first)
