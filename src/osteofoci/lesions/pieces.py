"""Pieces of one focus: where bones are drawn beside themselves, one focus is found as several."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage
from scipy.spatial import KDTree

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Block
from osteofoci.lesions.delineate import Region


def pieces_together(regions: Sequence[Region], grid: Grid, apart_mm: float) -> list[list[int]]:
    """Groups of regions (by index, each in order) that come so near each other."""
    places = [
        KDTree(
            np.argwhere(region.mask) * grid.spacing_zyx_mm
            + np.array([s.start for s in region.block]) * grid.spacing_zyx_mm
        )
        for region in regions
    ]
    group_of = list(range(len(regions)))
    for a, one in enumerate(places):
        for b in range(a):
            if group_of[a] != group_of[b] and one.count_neighbors(places[b], apart_mm) > 0:
                old, new = max(group_of[a], group_of[b]), min(group_of[a], group_of[b])
                group_of = [new if group == old else group for group in group_of]
    return [[n for n, g in enumerate(group_of) if g == group] for group in sorted(set(group_of))]


def shared_border(one: Region, other: Region) -> float:
    """Share of the smaller region's border voxels that lie directly beside the other region.

    Two foci on both sides of a joint are kept apart by cartilage and cortex; one focus that two
    drawn bones have divided between them is not.
    """
    small, large = sorted((one, other), key=lambda region: int(region.mask.sum()))
    block = _block_of([small, large])
    mask = small.on(block)
    border = mask & ~ndimage.binary_erosion(mask)
    beside = border & ndimage.binary_dilation(large.on(block))
    return float(beside.sum() / max(border.sum(), 1))


def united(regions: Sequence[Region]) -> Region:
    """One region of several; voxels that two of them share count once."""
    block = _block_of(regions)
    masks = [region.on(block) for region in regions]
    mask = np.any(masks, axis=0)
    shared = sum(int(own.sum()) for own in masks) - int(mask.sum())
    return Region(
        block,
        mask,
        sum(region.loose for region in regions) - shared,
        max(0, sum(region.tight for region in regions) - shared),
    )


def _block_of(regions: Sequence[Region]) -> Block:
    """The smallest block that holds all regions."""
    low = np.min([[s.start for s in region.block] for region in regions], axis=0)
    high = np.max([[s.stop for s in region.block] for region in regions], axis=0)
    k, j, i = (slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    return k, j, i
