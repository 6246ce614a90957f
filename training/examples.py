"""Random examinations of painted children: deformed, diseased, and of random contrast.

The contrast of every tissue is drawn around the physics of STIR, widely, so that real contrast
is only one more variation (the idea of Billot et al. 2023, SynthSeg,
doi:10.1016/j.media.2023.102789).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from osteofoci.localise.refine import body_scale
from osteofoci.phantom.anatomy.tissue import Sequence, Tissue, signals_of
from osteofoci.skeleton import LANDMARKS, mirrored_name

MIRROR = np.array([LANDMARKS.index(mirrored_name(name)) for name in LANDMARKS])
MARROW = (Tissue.RED_MARROW, Tissue.MIXED_MARROW, Tissue.YELLOW_MARROW)
ORGANS = (
    Tissue.LUNG, Tissue.LIVER, Tissue.SPLEEN, Tissue.KIDNEY, Tissue.BOWEL, Tissue.BOWEL_FLUID,
    Tissue.BLADDER, Tissue.HEART, Tissue.BRAIN, Tissue.EYE, Tissue.VEIN, Tissue.FLOW_VOID,
    Tissue.GLAND, Tissue.NODE,
)  # fmt: skip
FATTY = np.zeros(len(Tissue), np.float32)
FATTY[[Tissue.FAT, Tissue.YELLOW_MARROW, Tissue.MIXED_MARROW]] = 1.0, 0.9, 0.5
LESIONS = (Tissue.LESION_MILD, Tissue.LESION, Tissue.LESION_STRONG)


@dataclass
class Painted:
    """Arrays (z, y, x) with voxel size; landmarks (n, 3) in voxels zyx, NaN where absent."""

    tissue: np.ndarray
    bone: np.ndarray
    points: np.ndarray
    spacing_mm: np.ndarray


def load(path: Path, rng: np.random.Generator, *, fine: bool) -> Painted:
    """A child of the pool at 2 x 4 x 2 mm (fine) or 4 x 4 x 4 mm, mirrored half the time."""
    data = np.load(path)
    tissue, bone, points = data["tissue"], data["bone"], data["landmarks"].copy()
    spacing = np.array([2.0, 4.0, 2.0])
    if not fine:
        a, b = rng.integers(0, 2, 2)
        tissue, bone = tissue[a::2, :, b::2], bone[a::2, :, b::2]
        points = (points - [a, 0, b]) / [2, 1, 2]
        spacing = np.array([4.0, 4.0, 4.0])
    if rng.random() < 0.5:
        tissue, bone = tissue[..., ::-1], bone[..., ::-1]
        points[:, 2] = tissue.shape[2] - 1 - points[:, 2]
        points = points[MIRROR]
    return Painted(tissue, bone, points, spacing)


def children_of(pool: Path, rng: np.random.Generator, *, fine: bool) -> Iterator[Painted]:
    """Children of a folder at random, without end; those that are still being written are passed over."""
    while True:
        paths = sorted(pool.glob("*.npz"))
        try:
            child = load(paths[rng.integers(len(paths))], rng, fine=fine)
        except (OSError, ValueError, EOFError):
            continue
        yield child


def scale_of(child: Painted) -> float:
    names = zip(LANDMARKS, (child.points * child.spacing_mm)[:, ::-1], strict=True)
    return body_scale({name: p for name, p in names if np.isfinite(p).all()})


Box = tuple[np.ndarray, np.ndarray]
Choose = Callable[[np.ndarray, np.ndarray], Box]


def box_at_landmark(
    size: np.ndarray, spread: tuple[float, float, float], rng: np.random.Generator
) -> Choose:
    """Chooses a box (voxels) around a landmark at random, so far beside it (standard deviation, voxels)."""

    def choose(shape: np.ndarray, points: np.ndarray) -> Box:
        known = points[np.isfinite(points).all(1)]
        middle = known[rng.integers(len(known))] + rng.normal(0, 1, 3) * spread
        low = (middle - size / 2).astype(int)
        return low, low + size

    return choose


def part_covered(
    shape: tuple[int, ...], rng: np.random.Generator, *, cut_chance: float
) -> np.ndarray:
    """What was imaged: everything, or by chance not the upper or lower end."""
    covered = np.ones(shape, bool)
    if rng.random() < cut_chance:
        cut = int(rng.integers(0, shape[0] // 2))
        covered[:cut] = False
        if rng.random() < 0.5:
            covered = covered[::-1]
    return covered


def deformed(child: Painted, rng: np.random.Generator, choose: Choose) -> Painted:
    """Other proportions, a few degrees of turn, and a smooth random bend, within a chosen box.

    Args:
        choose: from the shape (3,) and the landmarks (n, 3) of the deformed child, in voxels, to
            the first and last corner of the box that is wanted; it may reach into the air.
    """
    shape = np.array(child.tissue.shape)
    centre = (shape - 1) / 2
    stretch = np.exp(rng.normal(0, 0.06, 3))
    turn = np.eye(3)
    for a, b, degrees in ((0, 2, 3.0), (0, 1, 3.0), (1, 2, 5.0)):
        c, s = np.cos(t := np.radians(rng.normal(0, degrees))), np.sin(t)
        plane = np.eye(3)
        plane[[a, a, b, b], [a, b, a, b]] = c, -s, s, c
        turn = turn @ plane
    voxel = child.spacing_mm
    matrix = np.diag(1 / voxel) @ turn @ np.diag(voxel / stretch)
    back = np.linalg.inv(matrix)
    out = np.ceil(shape * stretch).astype(int)
    middle = (out - 1) / 2
    cell_mm = rng.choice([70.0, 110.0, 170.0])
    cells = np.maximum(2, np.round(out * voxel / cell_mm)).astype(int) + 1
    size_mm = rng.uniform(0.5, 4.5)
    field = rng.normal(0, size_mm, (3, *cells)) / voxel[:, None, None, None]

    def bend_at(points: np.ndarray) -> np.ndarray:
        lattice = (points / np.maximum(out - 1, 1) * (cells - 1)).T
        bend = [ndimage.map_coordinates(f, lattice, order=1, mode="nearest") for f in field]
        return np.stack(bend, -1)

    found = (child.points - centre) @ back.T + middle
    for _ in range(4):
        bend = bend_at(np.nan_to_num(found))
        found = (child.points - centre - bend) @ back.T + middle
    low, high = choose(out, found)
    corners = [np.arange(a, b, dtype=np.float32) for a, b in zip(low, high, strict=True)]
    # The bend varies slowly: it is evaluated on every fourth voxel of the box.
    sparse = [np.arange(a, b + 4, 4, dtype=float) for a, b in zip(low, high, strict=True)]
    places = np.stack(np.meshgrid(*sparse, indexing="ij"), -1).reshape(-1, 3)
    coarse = bend_at(places).reshape(*[len(v) for v in sparse], 3).astype(np.float32)
    nearest = []
    inside = np.ones(tuple(len(c) for c in corners), bool)
    for r in range(3):
        place = stretch_to(coarse[..., r], tuple(4 * (len(v) - 1) + 1 for v in sparse))
        place = place[: len(corners[0]), : len(corners[1]), : len(corners[2])] + np.float32(
            centre[r]
        )
        for c in range(3):
            line = np.float32(matrix[r, c]) * (corners[c] - np.float32(middle[c]))
            place += line.reshape([-1 if a == c else 1 for a in range(3)])
        index = np.rint(place).astype(np.int32)
        inside &= (index >= 0) & (index < shape[r])
        nearest.append(np.clip(index, 0, shape[r] - 1))
    flat = (nearest[0] * shape[1] + nearest[1]) * shape[2] + nearest[2]
    tissue = np.where(inside, np.ascontiguousarray(child.tissue).ravel()[flat], 0)
    bone = np.where(inside, np.ascontiguousarray(child.bone).ravel()[flat], 0)
    return Painted(tissue, bone, found - low, voxel)


def with_lesions(child: Painted, rng: np.random.Generator) -> Painted:
    """Up to fourteen foci: half anywhere in marrow, half in every bone alike, so that ribs and small bones count."""
    tissue, bone = child.tissue.copy(), child.bone
    marrow = np.argwhere((bone > 0) & (tissue != Tissue.CORTEX))
    names = bone[tuple(marrow.T)]
    for _ in range(rng.integers(0, 14) if len(marrow) else 0):
        own = marrow
        if rng.random() < 0.5:
            own = marrow[names == rng.choice(np.unique(names))]
        centre = own[rng.integers(len(own))]
        radii = rng.uniform(4, 18) * rng.uniform(0.6, 1.5, 3) / child.spacing_mm
        low = np.maximum(centre - 2 * radii.astype(int) - 2, 0)
        high = np.minimum(centre + 2 * radii.astype(int) + 3, tissue.shape)
        window = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        axes = np.ogrid[window]
        away = sum(((a - c) / r) ** 2 for a, c, r in zip(axes, centre, radii, strict=True))
        same = bone[window] == bone[tuple(centre)]
        if rng.random() < 0.5:
            halo = (away < 1.6**2) & (bone[window] == 0) & (tissue[window] > 0)
            tissue[window][halo] = Tissue.SOFT_OEDEMA
        tissue[window][(away < 1) & same] = rng.choice(LESIONS)
    return Painted(tissue, bone, child.points, child.spacing_mm)


def rendered(child: Painted, rng: np.random.Generator) -> np.ndarray:
    """Signal of every voxel under a random contrast."""
    strong = rng.random() < 0.4
    ti = rng.uniform(180, 250) if strong else rng.uniform(130, 200)
    sequence = Sequence(
        "stir", rng.uniform(2500, 7500), rng.uniform(20, 100), ti, 3.0 if strong else 1.5
    )
    signals = signals_of(sequence)
    share = rng.uniform(0, 1.2) if rng.random() < 0.2 else rng.uniform(0.9, 1.1)
    table = signals.water + share * signals.fat
    table = table * np.exp(rng.normal(0, rng.choice([0.1, 0.2, 0.4]), len(table)))
    muscle = float(table[Tissue.MUSCLE])
    if rng.random() < 0.2:  # fat not nulled
        table[Tissue.FAT] += rng.uniform(0, 1.2) * muscle
    if rng.random() < 0.3:  # all marrow alike, dark or bright
        table[list(MARROW)] = muscle * rng.uniform(0.05, 1.6)
    if rng.random() < 0.15:  # plates that do not light up
        table[[Tissue.PHYSIS, Tissue.SPONGIOSA]] = table[Tissue.CARTILAGE]
    if rng.random() < 0.2:
        table[Tissue.CORTEX] = muscle * rng.uniform(0, 0.8)
    table[Tissue.AIR] = rng.uniform(0, 0.03) * muscle
    if rng.random() < 0.12:  # organs of any signal at all
        organs = [t for t in ORGANS if rng.random() < 0.5]
        table[organs] = muscle * np.exp(rng.uniform(-1.5, 1.8, len(organs)))
    if rng.random() < 0.25:  # a body of flesh and bone alone
        table[list(ORGANS)] = muscle * rng.uniform(0.7, 1.4)
    if rng.random() < 0.1:  # marrow that cannot be told from muscle
        table[list(MARROW)] = muscle * rng.uniform(0.85, 1.15)
    if rng.random() < 0.3:  # plates much brighter than all else
        table[Tissue.PHYSIS] = muscle * rng.uniform(1.5, 4.0)
    signal = table.astype(np.float32)[child.tissue]
    _island_marrow(signal, child, muscle, rng)
    if rng.random() < 0.3:  # fat suppression fails in places
        patchy = random_field(signal.shape, child.spacing_mm, rng.uniform(60, 160), 1.0, rng)
        failed = np.clip(patchy - rng.uniform(0.3, 1.5), 0, 1) * rng.uniform(0.3, 2.0) * muscle
        signal += failed * FATTY[child.tissue]
    for strength, cell_mm in ((0.12, 12.0), (0.15, 40.0)):
        if rng.random() < 0.7:
            signal *= np.exp(
                random_field(signal.shape, child.spacing_mm, cell_mm, strength * rng.random(), rng)
            )
    if rng.random() < 0.6:  # dark or bright septa between muscles
        field = random_field(signal.shape, child.spacing_mm, rng.uniform(14, 34), 1.0, rng)
        septa = (np.abs(field) < 0.05) & (child.tissue == Tissue.MUSCLE)
        signal[septa] *= rng.uniform(0.2, 1.6)
    if rng.random() < 0.25:  # folded or veined texture of the brain and the bowel
        field = random_field(signal.shape, child.spacing_mm, rng.uniform(9, 18), 1.0, rng)
        folds = (np.abs(field) < 0.12) & np.isin(child.tissue, (Tissue.BRAIN, Tissue.BOWEL))
        signal[folds] *= rng.uniform(0.4, 2.5)
    return signal


def _island_marrow(
    signal: np.ndarray, child: Painted, muscle: float, rng: np.random.Generator
) -> None:
    """Islands of red marrow in yellow, sharply bounded, and a rim of cortex with gaps."""
    if rng.random() < 0.5:
        field = random_field(signal.shape, child.spacing_mm, rng.uniform(7, 28), 1.0, rng)
        level = rng.normal(0, 0.5)
        marrow = np.isin(child.tissue, MARROW)
        red, yellow = muscle * rng.uniform(0.6, 1.4), muscle * rng.uniform(0.05, 0.7)
        signal[marrow & (field > level)] = red
        signal[marrow & (field <= level)] = yellow
    if rng.random() < 0.2:
        rim = child.tissue == Tissue.CORTEX
        if rng.random() < 0.6:
            field = random_field(signal.shape, child.spacing_mm, rng.uniform(8, 30), 1.0, rng)
            rim &= field > rng.uniform(-1, 0.7)
        inner = signal[np.isin(child.tissue, MARROW)]
        if inner.size:
            signal[rim] = np.median(inner[:: max(1, inner.size // 5000)])


def random_field(
    shape: tuple[int, ...], spacing_mm: np.ndarray, cell_mm: float, strength: float,
    rng: np.random.Generator,
) -> np.ndarray:  # fmt: skip
    cells = np.maximum(2, np.round(np.array(shape) * spacing_mm / cell_mm)).astype(int)
    return stretch_to(rng.normal(0, strength, tuple(cells)).astype(np.float32), shape)


def stretch_to(small: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Linear interpolation to a shape, one axis after the other, corner to corner."""
    result = small
    for axis, size in enumerate(shape):
        old = result.shape[axis]
        place = np.linspace(0, old - 1, size)
        first = np.minimum(place.astype(int), max(old - 2, 0))
        share = (place - first).astype(np.float32)
        share = share.reshape([-1 if a == axis else 1 for a in range(3)])
        low = np.take(result, first, axis)
        high = np.take(result, np.minimum(first + 1, old - 1), axis)
        result = low + share * (high - low)
    return result


def blurred(signal: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:
        share = np.float32(rng.uniform(0, 0.22))
        for axis in (0, 2):
            signal = (1 - 2 * share) * signal + share * (
                np.roll(signal, 1, axis) + np.roll(signal, -1, axis)
            )
    return signal


def measured(signal: np.ndarray, spacing_mm: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Coil shading, steps between stations, wrap-around, a metal void, and noise."""
    if rng.random() < 0.7:
        signal = signal * np.exp(random_field(signal.shape, spacing_mm, 130.0, 0.25, rng))
    z = np.arange(signal.shape[0])
    if rng.random() < 0.35:
        height = rng.uniform(200, 400) / spacing_mm[0]
        steps = np.exp(rng.normal(0, 0.13, 20))[(z / height).astype(int) % 20]
        signal = signal * steps[:, None, None].astype(np.float32)
    if rng.random() < 0.1:  # what is beyond the field folds in from the other side
        width = int(rng.uniform(15, 60) / spacing_mm[2])
        rows = slice(int(rng.uniform(0, 0.6) * len(z)), None)
        folded = signal[rows, :, :width] * np.float32(rng.uniform(0.3, 1))
        signal = signal.copy()
        signal[rows, :, -width:] += folded
    if rng.random() < 0.08:
        centre = rng.uniform(0.1, 0.9, 3) * signal.shape
        axes = np.ogrid[tuple(slice(0, n) for n in signal.shape)]
        away = sum(((a - c) * s) ** 2 for a, c, s in zip(axes, centre, spacing_mm, strict=True))
        signal = np.where(away < rng.uniform(10, 45) ** 2, 0, signal)
    body = signal[signal > 0.2 * signal.mean()]
    sigma = float(np.median(body[:: max(1, body.size // 20000)])) * rng.uniform(0.01, 0.12)
    noise = rng.standard_normal((2, *signal.shape), np.float32) * np.float32(sigma)
    return np.hypot(signal + noise[0], noise[1])
