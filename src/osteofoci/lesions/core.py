"""Fluid in the middle of a focus: what may be an abscess."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Volume, nearest_at
from osteofoci.lesions.delineate import Region
from osteofoci.localise import Skeleton
from osteofoci.skeleton import vertebral_frame

LEVELS = tuple(f"T{n}" for n in range(4, 13)) + tuple(f"L{n}" for n in range(1, 6))
# The canal's middle behind the centre of a body, and what is looked at, in shares of the pitch.
CANAL_BEHIND, CANAL_RADIUS = 0.9, 0.3
BRIGHTEST = 90.0
LEAST_SAMPLES = 60
AS_FLUID = 0.75


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


def fluid_mm3(region: Region, volume: Volume, fluid: float) -> float:
    """Volume of the largest part inside a region that is nearly as bright as fluid.

    Args:
        fluid: signal of fluid in the same examination.
    """
    bright = region.mask & (volume.signal_zyx[region.block] > AS_FLUID * fluid)
    labels, count = ndimage.label(bright)
    if count == 0:
        return 0.0
    return float(np.bincount(labels.ravel())[1:].max() * volume.grid.voxel_volume_mm3)
