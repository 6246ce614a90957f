"""Where bladder and kidneys lie over bone."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.scintigraphy.body import PIXEL_MM, BodyMap
from osteofoci.skeleton import BoneSide, Side, bone_named

BLADDER_RATIO, LEAST_BLADDER_MM2, BLADDER_RIM_MM = 2.2, 300.0, 9.0


def over_organs(body: BodyMap, view: str, smooth: Floats) -> Bools:
    """Pixels of a view over the bladder, and beside T12 to L3, where the kidneys lie."""
    mask = np.zeros(smooth.shape, bool)
    rows, columns = np.indices(smooth.shape).astype(float)
    z: Floats = np.asarray(-rows * PIXEL_MM)
    x: Floats = np.asarray(columns * PIXEL_MM)
    mask |= _bladder(body, view, smooth, z, x)
    first, last = (_place(body, f"vertebra {level}") for level in ("T12", "L3"))
    if first is not None and last is not None:
        pitch = abs(first[1] - last[1]) / 3
        beside = np.abs(x - np.interp(z, [last[1], first[1]], [last[0], first[0]]))
        level = (z < first[1] + pitch) & (z > last[1] - 0.5 * pitch)
        mask |= level & (beside > 0.9 * pitch) & (beside < 3.4 * pitch)
    return mask


def _bladder(body: BodyMap, view: str, smooth: Floats, z: Floats, x: Floats) -> Bools:
    none = np.zeros(smooth.shape, bool)
    sacrum, left, right = (
        _place(body, "sacrum"), _place(body, "pubis", Side.LEFT), _place(body, "pubis", Side.RIGHT)
    )  # fmt: skip
    if sacrum is None or left is None or right is None:
        return none
    low = (left + right) / 2
    half = 0.9 * abs(sacrum[1] - low[1]) + 12
    pelvis = (z > low[1] - 15) & (z < sacrum[1] + 20) & (np.abs(x - low[0]) < half)
    bones = [p for side, p in body.pixels[view].items() if side.bone.name in ("ilium", "ischium")]
    if not bones or not pelvis.any():
        return none
    level = float(np.median(np.concatenate([smooth[p.rows, p.columns] for p in bones])))
    labels, count = ndimage.label(pelvis & (smooth > BLADDER_RATIO * level))
    if not count:
        return none
    sizes = ndimage.sum(labels > 0, labels, range(1, count + 1))
    if sizes.max() * PIXEL_MM**2 < LEAST_BLADDER_MM2:
        return none
    largest = labels == 1 + int(np.argmax(sizes))
    grown: Bools = ndimage.binary_dilation(largest, iterations=round(BLADDER_RIM_MM / PIXEL_MM))
    return grown


def _place(body: BodyMap, name: str, side: Side = Side.MIDLINE) -> Floats | None:
    line = body.axes.get(BoneSide(bone_named(name), side))
    return None if line is None else line.at(0.5)
