"""Bones that another segmenter has labelled take the place of the drawn ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, resample
from osteofoci.localise.bone_map import NEARBY_MM, BoneMap
from osteofoci.skeleton import BoneSide, label_of


@dataclass(frozen=True, eq=False)
class GivenLabels:
    """A label volume from elsewhere, in our numbers (``skeleton.label_of``).

    Attributes:
        label_zyx: 0 where no bone, or a structure that is no bone of the vocabulary.
        bone_sides: the bones that the segmenter knows; their drawn shapes are not used.
    """

    grid: Grid
    label_zyx: npt.NDArray[np.uint8]
    bone_sides: frozenset[BoneSide]


def with_given_labels(bones: BoneMap, volume: Volume, given: GivenLabels) -> BoneMap:
    """The nearest bone of every voxel, with the given bones instead of the drawn ones."""
    theirs = resample(given.label_zyx, given.grid, volume.grid, order=0, outside=0.0)
    theirs = theirs.astype(np.uint8)
    label, distance = bones.label_zyx.copy(), bones.distance_zyx_mm.copy()
    replaced = np.isin(label, [label_of(b) for b in given.bone_sides])
    label[replaced], distance[replaced] = 0, NEARBY_MM
    spacing = volume.grid.spacing_zyx_mm
    reach = np.ceil(NEARBY_MM / np.array(spacing)).astype(int) + 1
    for number, box in enumerate(ndimage.find_objects(theirs), start=1):
        if box is None:
            continue
        block = tuple(
            slice(max(0, s.start - r), min(n, s.stop + r))
            for s, r, n in zip(box, reach, theirs.shape, strict=True)
        )
        own = theirs[block] == number
        outside = ndimage.distance_transform_edt(~own, sampling=spacing)
        inside = ndimage.distance_transform_edt(own, sampling=spacing)
        signed = np.where(own, -inside, outside).astype(np.float32)
        nearer = signed < distance[block]
        distance[block][nearer] = signed[nearer]
        label[block][nearer] = number
    return BoneMap(label, distance)
