"""Fluid in the middle of a focus: what may be an abscess."""

from __future__ import annotations

import numpy as np

from osteofoci.geometry import Volume, nearest_at
from osteofoci.lesions.delineate import Region
from osteofoci.localise import Skeleton
from osteofoci.skeleton import vertebral_frame

LEVELS = tuple(f"T{n}" for n in range(4, 13)) + tuple(f"L{n}" for n in range(1, 6))
# The canal's middle behind the centre of a body, and what is looked at, in shares of the pitch.
CANAL_BEHIND, CANAL_RADIUS = 0.9, 0.3
BRIGHTEST = 90.0
LEAST_SAMPLES = 60
CORE, STANDS_OUT = 95.0, 1.2


def fluid_signal(volume: Volume, skeleton: Skeleton) -> float | None:
    """Signal of the fluid in the spinal canal; None where too little of it is in view."""
    levels = []
    steps = np.linspace(-CANAL_RADIUS, CANAL_RADIUS, 5)
    around = np.array([(x, y, z) for x in steps for y in steps for z in steps])
    for level in LEVELS:
        if f"vertebra {level}" not in skeleton.in_view:
            continue
        centre, axes, pitch = vertebral_frame(skeleton.landmarks, level)
        points = centre + CANAL_BEHIND * pitch * axes[1] + pitch * around @ axes
        inside = nearest_at(volume.covered_zyx, volume.grid, points, outside=False)
        if inside.sum() >= LEAST_SAMPLES:
            signal = nearest_at(volume.signal_zyx, volume.grid, points[inside], outside=0.0)
            levels.append(float(np.percentile(signal, BRIGHTEST)))
    return float(np.median(levels)) if len(levels) >= 3 else None


def fluid_like_core(region: Region, volume: Volume, fluid: float) -> bool:
    """Whether the brightest part of a region is as bright as fluid and stands out from the rest.

    Both were set on 156 foci of simulated children of which 10 held pus: 8 were found and no other
    focus was. In a strong focus without pus the whole is bright.

    Args:
        fluid: signal of fluid in the same examination.
    """
    signal = volume.signal_zyx[region.block][region.mask]
    core, middle = np.percentile(signal, [CORE, 50])
    return bool(core >= fluid and core >= STANDS_OUT * middle)
