"""Bones as they are seen in the image: every voxel's kind of bone, and where a lesion shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid, Volume, average_to, nearest_at, sample_near
from osteofoci.geometry.arrays import Block, Bools, Floats
from osteofoci.localise.network import network_grid, shipped_network
from osteofoci.localise.refine import scaled_signal
from osteofoci.localise.shape import shape_model
from osteofoci.skeleton import BONE_SIDES, LANDMARKS, BoneSide, Kind, Region, draw_bones

SEEN_SPACING_ZYX_MM = (2.5, 5.0, 2.5)
TILE_ZYX = (64, 32, 64)
OVERLAP_ZYX = (12, 8, 12)
KINDS = (
    "none", "cervical core", "thoracic core", "lumbar core", "vertebra", "rib", "thorax", "sacrum",
    "pelvis", "upper bone of a limb", "inner bone of a limb", "outer bone of a limb",
    "hand or foot", "head",
)  # fmt: skip
CERVICAL, THORACIC, LUMBAR, VERTEBRA, RIB, THORAX, SACRUM, PELVIS = range(1, 9)
UPPER, INNER, OUTER, HAND_OR_FOOT, HEAD = range(9, 14)
CORES = (CERVICAL, THORACIC, LUMBAR)
SEEN_CHANCE, FAINT_CHANCE = 0.5, 0.1
PLACE_MM = 300.0
DRAWN_WITHIN_MM = 20.0
BODY_SIGNAL, LEAST_BODY = 0.3, 0.005
_NEAR_MM = 25.0
_COARSE = 4
_KIND_OF_NAME = {
    "femur": UPPER, "humerus": UPPER, "tibia": INNER, "radius": INNER, "fibula": OUTER,
    "ulna": OUTER, "clavicle": THORAX, "scapula": THORAX, "patella": HAND_OR_FOOT,
    "sacrum": SACRUM, "coccyx": SACRUM,
}  # fmt: skip


def kind_of(bone_side: BoneSide) -> int:
    """The kind that a bone is seen as, a place in ``KINDS``; cores are vertebrae here."""
    bone = bone_side.bone
    if bone.name in _KIND_OF_NAME:
        return _KIND_OF_NAME[bone.name]
    if bone.kind is Kind.VERTEBRA:
        return VERTEBRA
    if bone.name.startswith("rib "):
        return RIB
    regions = {Region.THORAX: THORAX, Region.PELVIS: PELVIS, Region.HEAD: HEAD}
    return regions.get(bone.region, HAND_OR_FOOT)


@cache
def kinds_of_labels() -> npt.NDArray[np.uint8]:
    """Kind of every label of ``skeleton.label_of``; 0 for label 0."""
    return np.array([0, *(kind_of(b) for b in BONE_SIDES)], np.uint8)


@dataclass(frozen=True, eq=False)
class Seen:
    """What the network sees, on an upright grid of 2.5 x 5 x 2.5 mm.

    Attributes:
        bone_zyx: probability of any bone.
        kind_zyx: likeliest kind where bone is at all likely, else 0; the cores of vertebral bodies
            count as vertebra.
        core_zyx: probability of the core of a vertebral body.
        region_zyx: likeliest region of such a core (0 cervical, 1 thoracic, 2 lumbar), by what is
            seen around it.
        lesion_zyx: probability of a lesion.
    """

    grid: Grid
    bone_zyx: npt.NDArray[np.float32]
    kind_zyx: npt.NDArray[np.uint8]
    core_zyx: npt.NDArray[np.float32]
    region_zyx: npt.NDArray[np.uint8]
    lesion_zyx: npt.NDArray[np.float32]

    def clearly(self, kind: int, block: Block = (slice(None),) * 3) -> Bools:
        """Where a kind of bone is more likely than none."""
        chosen: Bools = self.kind_zyx[block] == kind
        return chosen & (self.bone_zyx[block] > SEEN_CHANCE)

    def clearly_at(self, kind: int, points_lps_mm: Floats) -> Bools:
        """The same at points (n, 3) alone."""
        kinds = nearest_at(self.kind_zyx, self.grid, points_lps_mm, outside=0)
        chances = nearest_at(self.bone_zyx, self.grid, points_lps_mm, outside=0.0)
        clear: Bools = (kinds == kind) & (chances > SEEN_CHANCE)
        return clear


def nothing_seen() -> Seen:
    """Of an image that was not looked at."""
    nothing = np.zeros((1, 1, 1), np.float32)
    grid = Grid((1, 1, 1), SEEN_SPACING_ZYX_MM, (0.0, 0.0, 0.0))
    none = nothing.astype(np.uint8)
    return Seen(grid, nothing, none, nothing, none, nothing)


def places_in_body(
    points_mm: Floats, landmarks_mm: Floats, scale: float
) -> npt.NDArray[np.float32]:
    """Where points (..., 3) would lie in the mean child, in units of 300 mm.

    Every landmark carries its surroundings along; nearer ones count more.

    Args:
        landmarks_mm: (n, 3) in the order of ``LANDMARKS``, NaN where unknown.
        scale: of the body.
    """
    mean = shape_model().mean.reshape(-1, 3)
    known = np.isfinite(landmarks_mm).all(1)
    flat = points_mm.reshape(-1, 3).astype(np.float32)
    own = landmarks_mm[known].astype(np.float32)
    square = (flat**2).sum(1)[:, None] + (own**2).sum(1)[None] - 2 * flat @ own.T
    weight = (np.maximum(square, 0) / scale**2 + _NEAR_MM**2) ** -2
    weight /= weight.sum(1, keepdims=True)
    there = weight @ (mean[known] - own / scale).astype(np.float32) + flat / scale
    result: npt.NDArray[np.float32] = (there / PLACE_MM).reshape(points_mm.shape)
    return result


def place_channels(
    grid: Grid, landmarks: Mapping[str, Floats], scale: float
) -> npt.NDArray[np.float32]:
    """``places_in_body`` of every voxel, (3: x, y, z; z, y, x), from every fourth one."""
    axes = [np.minimum(np.arange(0, n + _COARSE, _COARSE), n + _COARSE) for n in grid.shape_zyx]
    indices = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    known = np.array([landmarks[name] for name in LANDMARKS])
    coarse = places_in_body(grid.points_lps_mm(indices.reshape(-1, 3)), known, scale)
    coarse = coarse.reshape(*indices.shape)
    at = np.meshgrid(*[np.arange(n) / _COARSE for n in grid.shape_zyx], indexing="ij")
    return np.stack(
        [ndimage.map_coordinates(coarse[..., k], at, order=1, output=np.float32) for k in range(3)]
    )


def drawn_channel(grid: Grid, landmarks: Mapping[str, Floats]) -> npt.NDArray[np.float32]:
    """Signed distance to the nearest bone drawn from landmarks, in units of 20 mm, at most 1."""
    distance = np.full(grid.shape_zyx, DRAWN_WITHIN_MM, np.float32)
    for bone in draw_bones(landmarks):
        found = sample_near(bone, grid, margin_mm=DRAWN_WITHIN_MM)
        if found is not None:
            block, mask, own = found
            distance[block][mask] = np.minimum(distance[block][mask], own)
    clipped: npt.NDArray[np.float32] = np.clip(distance / DRAWN_WITHIN_MM, -1, 1)
    return clipped


def see_bones(volume: Volume, landmarks: Mapping[str, Floats], scale: float) -> Seen:
    """Read a composed volume with the network that sees bones.

    Args:
        landmarks: as found, LPS mm by name; they tell the network where in the body it looks.
        scale: of the body.
    """
    grid = network_grid(volume.grid, SEEN_SPACING_ZYX_MM)
    signal = average_to(volume.signal_zyx, volume.grid, grid)
    covered = average_to(volume.covered_zyx, volume.grid, grid) > 0.5
    prepared = scaled_signal(signal, covered)
    drawn = drawn_channel(grid, landmarks)
    given = np.concatenate([prepared[None], place_channels(grid, landmarks, scale), drawn[None]])
    shape = np.array(grid.shape_zyx)
    padded = np.pad(
        given,
        [(0, 0), *((0, max(0, t - n)) for t, n in zip(TILE_ZYX, shape, strict=True))],
        constant_values=-0.5,
    )
    total = np.zeros((len(KINDS) + 1, *padded.shape[1:]), np.float32)
    weight = np.zeros(padded.shape[1:], np.float32)
    window = _window()
    session = shipped_network("localise", "seen")
    for tile in tiles_over(padded[0]):
        part = padded[(slice(None), *tile)]
        (said,) = session.run(None, {"volume": part[None]})
        total[(slice(None), *tile)] += said[0] * window
        weight[tile] += window
    inside = tuple(slice(0, n) for n in shape)
    total, weight = total[(slice(None), *inside)], weight[inside]
    known = (weight > 0) & covered
    total = np.where(known, total / np.maximum(weight, 1e-6), 0)
    bone = np.where(known, 1 - total[0], 0)
    kind = np.where(bone > FAINT_CHANCE, 1 + total[1:-1].argmax(0), 0).astype(np.uint8)
    kind[np.isin(kind, CORES)] = VERTEBRA
    cores = total[CORES[0] : CORES[-1] + 1]
    region = cores.argmax(0).astype(np.uint8)
    return Seen(grid, bone, kind, cores.sum(0), region, total[-1])


def tiles_over(signal_zyx: npt.NDArray[np.float32]) -> Iterator[tuple[slice, slice, slice]]:
    """Tiles that cover the body: in each layer only as far back and aside as it reaches there."""
    body = signal_zyx > BODY_SIGNAL
    for z in _starts(0, np.ones(len(body))):
        layer = body[z]
        for y in _starts(1, layer.mean(axis=(0, 2))):
            for x in _starts(2, layer[:, y].mean(axis=(0, 1))):
                if layer[:, y, x].mean() >= LEAST_BODY:
                    yield z, y, x


def _starts(axis: int, body_share: Floats) -> Iterator[slice]:
    """Tiles along an axis over all that the body reaches, evenly laid, overlapping."""
    there = np.flatnonzero(body_share >= LEAST_BODY)
    if len(there) == 0:
        return
    size, overlap = TILE_ZYX[axis], OVERLAP_ZYX[axis]
    first, end = int(there[0]), int(there[-1]) + 1
    count = max(1, int(np.ceil((end - first - overlap) / (size - overlap))))
    last = max(end - size, first) if count > 1 else (first + end - size) // 2
    for start in np.linspace(first if count > 1 else last, last, count):
        begin = int(np.clip(round(float(start)), 0, len(body_share) - size))
        yield slice(begin, begin + size)


@cache
def _window() -> npt.NDArray[np.float32]:
    """Weights of a tile: less towards its faces."""
    window = np.ones(TILE_ZYX, np.float32)
    for axis, (n, overlap) in enumerate(zip(TILE_ZYX, OVERLAP_ZYX, strict=True)):
        edge = np.minimum(np.arange(n), np.arange(n)[::-1]) + 0.5
        ramp = np.minimum(edge / overlap, 1).astype(np.float32)
        window *= ramp.reshape([-1 if a == axis else 1 for a in range(3)])
    return window
