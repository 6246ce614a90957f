"""Six points as a reader would set them: knees, shoulders, and two vertebrae, from true bones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import Told
from osteofoci.skeleton import BoneSide, Side, bone_named, label_of

LEVELS = ("T6", "L3")
END_SHARE, BODY_SHARE = 0.03, 0.45
LEAST_VOXELS = 60


def reader_points(labels_zyx: npt.NDArray[np.uint8], grid: Grid) -> Told:
    """Points in those of the six places that are in view.

    Args:
        labels_zyx: true bones (``skeleton.label_of``) on the examination's grid.
    """
    joints: dict[str, Floats] = {}
    for side in (Side.LEFT, Side.RIGHT):
        femur = _points(labels_zyx, grid, "femur", side)
        tibia = _points(labels_zyx, grid, "tibia", side)
        if femur is not None and tibia is not None:
            joints[f"{side} knee"] = (_end(femur, lower=True) + _end(tibia, lower=False)) / 2
        humerus = _points(labels_zyx, grid, "humerus", side)
        if humerus is not None:
            joints[f"{side} shoulder"] = _end(humerus, lower=False)
    vertebrae: dict[str, Floats] = {}
    for level in LEVELS:
        own = _points(labels_zyx, grid, f"vertebra {level}", Side.MIDLINE)
        if own is not None:
            front, back = own[:, 1].min(), own[:, 1].max()
            vertebrae[level] = own[own[:, 1] < front + BODY_SHARE * (back - front)].mean(0)
    return Told(joints, vertebrae)


def _points(labels_zyx: npt.NDArray[np.uint8], grid: Grid, name: str, side: Side) -> Floats | None:
    own = np.argwhere(labels_zyx == label_of(BoneSide(bone_named(name), side)))
    return grid.points_lps_mm(own) if len(own) >= LEAST_VOXELS else None


def _end(points: Floats, *, lower: bool) -> Floats:
    """Middle of the lowest or highest few percent of a bone."""
    share = END_SHARE if lower else 1 - END_SHARE
    bound = np.quantile(points[:, 2], share)
    chosen = points[:, 2] <= bound if lower else points[:, 2] >= bound
    middle: Floats = points[chosen].mean(0)
    return middle
