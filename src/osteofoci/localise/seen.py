"""Bones seen in the image: which voxels are bone, and which of them vertebral body.

A small 3-D network looks at the image at 3 x 4 x 3 mm together with the bones as they were drawn
from the landmarks. The drawing tells roughly where and what; the network tells where bone
really is. It was trained with drawings that lie beside the true bones, so that it learned to
believe the image.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Grid, Volume, average_to, sample_near
from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.localise.network import network_input, shipped_network
from osteofoci.skeleton import BONE_SIDES, DrawnBone, Kind, label_of

SEEN_SPACING_ZYX_MM = (3.0, 4.0, 3.0)
REACH_MM = 14.0
NOTHING, BODY, BONE = 0, 1, 2
_KINDS = (
    (Kind.VERTEBRA,), (Kind.RIB, Kind.CLAVICLE), (Kind.LONG, Kind.SHORT_TUBULAR),
    (Kind.FLAT, Kind.SMALL),
)  # fmt: skip
CHANNELS = 3 + len(_KINDS)
_TILE = (96, 48, 96)
_EDGE = 12
_MULTIPLE = 8
_KIND_OF_LABEL = np.zeros(len(BONE_SIDES) + 1, np.uint8)
for _side in BONE_SIDES:
    _KIND_OF_LABEL[label_of(_side)] = 1 + next(
        n for n, kinds in enumerate(_KINDS) if _side.bone.kind in kinds
    )


@dataclass(frozen=True, eq=False)
class BoneMap:
    """The nearest bone of every voxel within reach of one.

    Attributes:
        label_zyx: ``skeleton.label_of`` the nearest bone; 0 where none is near.
        distance_zyx_mm: signed distance to its surface, negative inside.
    """

    label_zyx: npt.NDArray[np.uint8]
    distance_zyx_mm: npt.NDArray[np.float32]


def map_drawn(bones: Iterable[DrawnBone], grid: Grid, *, reach_mm: float) -> BoneMap:
    """Label every voxel near a drawn bone with that bone and its distance to the surface."""
    label = np.zeros(grid.shape_zyx, np.uint8)
    distance = np.full(grid.shape_zyx, reach_mm, np.float32)
    for bone in bones:
        found = sample_near(bone, grid, margin_mm=reach_mm)
        if found is None:
            continue
        block, mask, own = found
        nearer = own < distance[block][mask]
        mask[mask] = nearer
        distance[block][mask] = own[nearer]
        label[block][mask] = label_of(bone.bone_side)
    return BoneMap(label, distance)


def seen_input(signal_zyx: Floats, covered_zyx: Bools, drawn: BoneMap) -> npt.NDArray[np.float32]:
    """Channels (c, z, y, x): signal, coverage, distance to the drawn bone, its kind."""
    scaled = network_input(signal_zyx, covered_zyx)
    near = np.clip(drawn.distance_zyx_mm / REACH_MM, -1, 1)
    kind = _KIND_OF_LABEL[drawn.label_zyx]
    closeness = 1 - np.maximum(near, 0)
    kinds = [closeness * (kind == n + 1) for n in range(len(_KINDS))]
    return np.stack([*scaled, near, *kinds]).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Seen:
    """What the network sees, on its own grid.

    Attributes:
        bone_zyx: probability of bone.
        body_zyx: probability of a vertebral body.
    """

    grid: Grid
    bone_zyx: npt.NDArray[np.float32]
    body_zyx: npt.NDArray[np.float32]


def see_bones(volume: Volume, bones: Iterable[DrawnBone]) -> Seen:
    """Look at a composed volume, tile by tile, where a drawn bone is near or the body is."""
    grid = volume.grid.coarser(SEEN_SPACING_ZYX_MM)
    signal = average_to(volume.signal_zyx, volume.grid, grid)
    covered = average_to(volume.covered_zyx.astype(np.float32), volume.grid, grid) > 0.5
    channels = seen_input(signal, covered, map_drawn(bones, grid, reach_mm=REACH_MM))
    network = shipped_network("localise", "seen")
    chance = np.zeros((2, *grid.shape_zyx), np.float32)
    step = [t - 2 * _EDGE for t in _TILE]
    for corner in np.ndindex(*(-(-n // s) for n, s in zip(grid.shape_zyx, step, strict=True))):
        first = [c * s for c, s in zip(corner, step, strict=True)]
        last = [min(f + s, n) for f, s, n in zip(first, step, grid.shape_zyx, strict=True)]
        low = [max(0, f - _EDGE) for f in first]
        high = [min(n, b + _EDGE) for b, n in zip(last, grid.shape_zyx, strict=True)]
        tile = channels[:, low[0] : high[0], low[1] : high[1], low[2] : high[2]]
        if not (tile[2] < 1).any():
            continue
        grow = [(0, 0)] + [(0, -n % _MULTIPLE) for n in tile.shape[1:]]
        (found,) = network.run(None, {"volume": np.pad(tile, grow)[None]})
        inner = tuple(slice(f - a, f - a + b - f) for f, a, b in zip(first, low, last, strict=True))
        part = _softmax(found[0])[(slice(None), *inner)]
        where = tuple(slice(f, b) for f, b in zip(first, last, strict=True))
        chance[0][where] = part[BODY] + part[BONE]
        chance[1][where] = part[BODY]
    chance *= covered
    return Seen(grid, chance[0], chance[1])


def _softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    raised = np.exp(logits - logits.max(0))
    shares: npt.NDArray[np.float32] = raised / raised.sum(0)
    return shares
