"""Train the network that sees bones, their kinds, and lesions, in patches of the image.

    python training/train_seen.py --pool /tmp/pool --minutes 100 --out src/osteofoci/localise/weights

A patch is cut at about 2.5 x 5 x 2.5 mm from a deformed child under a random contrast
(``examples.py``). Beside the signal the network is told where in the mean child every voxel
lies and how far it is from the drawn bones, from landmarks moved about as much as ``localise`` is wrong.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from examples import (
    LESIONS,
    Painted,
    blurred,
    box_at_landmark,
    children_of,
    deformed,
    measured,
    part_covered,
    rendered,
    scale_of,
    with_lesions,
)
from scipy import ndimage
from torch import nn
from torch.nn import functional
from weights import state_of

from osteofoci.geometry import Grid
from osteofoci.localise.refine import scaled_signal
from osteofoci.localise.seen import (
    CERVICAL,
    CORES,
    KINDS,
    LUMBAR,
    SEEN_SPACING_ZYX_MM,
    THORACIC,
    TILE_ZYX,
    VERTEBRA,
    drawn_channel,
    kinds_of_labels,
    places_in_body,
)
from osteofoci.skeleton import LANDMARKS, VERTEBRAL_LEVELS

BOX = np.array([190, 64, 180])
POOLS = ((2, 1, 2), (2, 2, 2), (2, 2, 2), (2, 2, 2))
MEMORY, PATCHES_A_BOX, BATCH = 240, 6, 2
FINE_LEVELS = 2
REGION_MM = 100.0
SPINE = [LANDMARKS.index(f"vertebra {level}") for level in VERTEBRAL_LEVELS]
CORE_OF_REGION = {"C": CERVICAL, "T": THORACIC, "L": LUMBAR}
CORE_SHARE, BONE_WEIGHT = 0.4, 3.0
NORMS = (
    "entry.0.1", "entry.1.1", *(f"down.{i}.{j}.1" for i in range(4) for j in range(2)),
    "up.3.1.1", "up.2.1.1", "up.1.1.1", "more.1.1", "up.0.1.1", "more.0.1",
)  # fmt: skip


def block(inputs: int, outputs: int, size: tuple[int, int, int] = (3, 3, 3)) -> nn.Sequential:
    padding = tuple(s // 2 for s in size)
    return nn.Sequential(
        nn.Conv3d(inputs, outputs, size, padding=padding, bias=False),
        nn.GroupNorm(8, outputs),
        nn.LeakyReLU(0.1, inplace=True),
    )


class SeenNet(nn.Module):
    """U-Net from signal, place and drawn bones (n, 5, z, y, x) to probabilities (n, kinds + 1, z, y, x).

    The last channel is a lesion's. At full resolution it works in the coronal plane mostly.
    """

    def __init__(self, widths: tuple[int, ...] = (16, 32, 48, 80, 112)) -> None:
        super().__init__()
        self.entry = nn.Sequential(block(5, widths[0]), block(widths[0], widths[0], (3, 1, 3)))
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        for shallow, deep in itertools.pairwise(widths):
            self.down.append(nn.Sequential(block(shallow, deep), block(deep, deep)))
            self.up.append(nn.ModuleList([nn.Conv3d(deep, shallow, 1), block(shallow, shallow)]))
        self.more = nn.ModuleList([block(width, width) for width in widths[:FINE_LEVELS]])
        self.last = nn.Conv3d(widths[0], len(KINDS) + 1, 1)

    def logits(self, volume: torch.Tensor) -> torch.Tensor:
        features, skips = self.entry(volume), []
        for pool, layer in zip(POOLS, self.down, strict=True):
            skips.append(features)
            features = layer(functional.max_pool3d(features, pool))
        for level in reversed(range(len(POOLS))):
            narrow, mix = self.up[level]
            features = mix(skips[level] + repeated(narrow(features), POOLS[level]))
            if level < FINE_LEVELS:
                features = features + self.more[level](features)
        said: torch.Tensor = self.last(features)
        return said

    def forward(self, volume: torch.Tensor) -> torch.Tensor:
        said = self.logits(volume)
        kinds = said[:, :-1]
        # Written out: ONNX runtime's softmax over channels takes a quarter of the time.
        share = torch.exp(kinds - kinds.amax(1, keepdim=True))
        return torch.cat([share / share.sum(1, keepdim=True), torch.sigmoid(said[:, -1:])], 1)


def repeated(features: torch.Tensor, times: tuple[int, int, int]) -> torch.Tensor:
    """Every voxel of (n, channels, z, y, x) so many times along z, y and x."""
    n, channels, z, y, x = features.shape
    spread = features.reshape(n, channels, z, 1, y, 1, x, 1)
    spread = spread.expand(n, channels, z, times[0], y, times[1], x, times[2])
    return spread.reshape(n, channels, z * times[0], y * times[1], x * times[2])


Patch = tuple[np.ndarray, np.ndarray, np.ndarray]


def patches(pool: Path, rng: np.random.Generator) -> Iterator[list[Patch]]:
    """Input (5, z, y, x), kinds (z, y, x) and lesion (z, y, x) of the patches of one box."""
    choose = box_at_landmark(BOX, (30, 4, 20), rng)
    for whole in children_of(pool, rng, fine=True):
        scale = scale_of(whole)
        for _ in range(2):
            child = with_lesions(deformed(whole, rng, choose), rng)
            signal = blurred(rendered(child, rng), rng)
            signal = measured(signal, child.spacing_mm, rng).astype(np.float32)
            covered = part_covered(signal.shape, rng, cut_chance=0.25)
            prepared = scaled_signal(signal, covered)
            kinds = _kinds(child) * covered
            lesion = np.isin(child.tissue, LESIONS) & covered & (child.bone > 0)
            yield _cut(prepared, kinds, lesion, child, scale, rng)


def _kinds(child: Painted) -> np.ndarray:
    kinds = kinds_of_labels()[child.bone]
    spine = child.points[SPINE] * child.spacing_mm
    for n, centre in enumerate(spine):
        core = CORE_OF_REGION[VERTEBRAL_LEVELS[n][0]]
        if not np.isfinite(centre).all():
            continue
        beside = [np.linalg.norm(spine[m] - centre) for m in (n - 1, n + 1) if 0 <= m < len(spine)]
        radius = CORE_SHARE * float(np.nanmean(beside))
        middle = centre / child.spacing_mm
        reach = np.ceil(radius / child.spacing_mm).astype(int) + 1
        low = np.maximum(np.floor(middle).astype(int) - reach, 0)
        high = np.minimum(np.ceil(middle).astype(int) + reach + 1, kinds.shape)
        if (high <= low).any():
            continue
        window = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        axes = np.ogrid[window]
        # Flat along the spine, so that a dark gap parts it from its neighbours.
        away = sum(
            ((a - c) * s / (radius * w)) ** 2
            for a, c, s, w in zip(axes, middle, child.spacing_mm, (0.8, 1.2, 1.2), strict=True)
        )
        kinds[window][(away < 1) & (kinds[window] == VERTEBRA)] = core
    return kinds


def _cut(
    signal: np.ndarray, kinds: np.ndarray, lesion: np.ndarray, child: Painted, scale: float,
    rng: np.random.Generator,
) -> list[Patch]:  # fmt: skip
    moved = moved_landmarks(child.points * child.spacing_mm, scale, rng)
    drawn_from = {
        name: point[::-1]
        for name, point in zip(LANDMARKS, moved, strict=True)
        if np.isfinite(point).all()
    }
    told = some_lost(moved, rng)
    bones = (child.bone * (kinds > 0))[::4, ::2, ::4]
    found: list[Patch] = []
    if not bones.any():
        return found
    for turn in range(PATCHES_A_BOX):
        # Large bones and small ones by turns: a voxel of any, then one of any bone.
        own = bones > 0 if turn % 2 else bones == rng.choice(np.unique(bones[bones > 0]))
        inside = np.argwhere(own) * [4, 2, 4]
        step = np.array(SEEN_SPACING_ZYX_MM) * rng.uniform(0.85, 1.15) / child.spacing_mm
        step[1] *= rng.uniform(0.85, 1.25)
        size = np.array(TILE_ZYX)
        middle = inside[rng.integers(len(inside))] + rng.normal(0, 0.15, 3) * size * step
        half = np.minimum(size * step, signal.shape) / 2
        middle = np.clip(middle, half, signal.shape - half)
        axes = [
            m + (np.arange(n) - (n - 1) / 2) * s for m, n, s in zip(middle, size, step, strict=True)
        ]
        at = np.meshgrid(*axes, indexing="ij")
        own = ndimage.map_coordinates(
            signal, at, order=1, mode="constant", cval=-0.5, output=np.float32
        )
        nearest = [np.rint(a).astype(int) for a in at]
        within = np.logical_and.reduce(
            [(a >= 0) & (a < n) for a, n in zip(nearest, signal.shape, strict=True)]
        )
        index = tuple(np.clip(a, 0, n - 1) for a, n in zip(nearest, signal.shape, strict=True))
        coarse = np.stack([a[::4, ::4, ::4] for a in at], -1) * child.spacing_mm
        place = places_in_body(coarse[..., ::-1], told[:, ::-1], scale)
        fine = [
            ndimage.zoom(
                place[..., k], [n / m for n, m in zip(size, place.shape[:3], strict=True)], order=1
            )
            for k in range(3)
        ]
        found.append(
            (
                np.stack([own, *fine, drawn_channel(_grid_of(axes, child), drawn_from)]),
                (kinds[index] * within).astype(np.uint8),
                lesion[index] & within,
            )
        )
    return found


def _grid_of(axes: list[np.ndarray], child: Painted) -> Grid:
    first, steps = (
        [float(v) for v in values * child.spacing_mm]
        for values in (np.array([a[0] for a in axes]), np.array([a[1] - a[0] for a in axes]))
    )
    z, y, x = (len(a) for a in axes)
    return Grid((z, y, x), (steps[0], steps[1], steps[2]), (first[2], first[1], first[0]))


def moved_landmarks(points_mm: np.ndarray, scale: float, rng: np.random.Generator) -> np.ndarray:
    """Landmarks as wrong as they are found: each a little, regions together, the spine along itself."""
    sigma = rng.choice([1.5, 4.0, 8.0, 14.0]) * scale
    moved = points_mm + rng.normal(0, sigma, points_mm.shape) + rng.normal(0, 0.4 * sigma, 3)
    moved += regional_shift(points_mm, rng.choice([0.0, 5.0, 10.0, 18.0]) * scale, rng)
    if rng.random() < 0.4:
        moved[SPINE, 0] += rng.normal(0, 14) * scale
    return moved


def regional_shift(points_mm: np.ndarray, sigma_mm: float, rng: np.random.Generator) -> np.ndarray:
    """A shift that neighbours share, within about 150 mm."""
    known = points_mm[np.isfinite(points_mm).all(1)]
    centres = known[rng.integers(len(known), size=12)]
    shifts = rng.normal(0, sigma_mm, (len(centres), 3))
    square = ((points_mm[:, None] - centres[None]) ** 2).sum(-1)
    weight = np.exp(-square / (2 * REGION_MM**2)) + 1e-6
    return (weight / weight.sum(1, keepdims=True)) @ shifts


def some_lost(points_mm: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    lost = rng.random(len(points_mm)) < rng.choice([0.0, 0.1, 0.3])
    left = np.where(lost[:, None], np.nan, points_mm)
    return left if np.isfinite(left).all(1).any() else points_mm


def loss_of(
    said: torch.Tensor, kinds: torch.Tensor, lesion: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Bone or none first, then which kind where there is bone, then lesions.

    Returns:
        The loss, and the overlap (Dice) of bone.
    """
    log = torch.log_softmax(said[:, :-1], 1)
    true = (kinds > 0).float()
    bone = 1 - log[:, 0].exp()
    some = BONE_WEIGHT * torch.log(bone.clamp(min=1e-4)) * true
    none = log[:, 0] * (1 - true)
    whole = (2 * (bone * true).sum() + 1) / (bone.sum() + true.sum() + 1)
    within = torch.log_softmax(said[:, 1:-1], 1)
    kind = -within.gather(1, (kinds - 1).clamp(min=0)[:, None])[:, 0]
    weight = true * torch.where(torch.isin(kinds, torch.tensor(CORES)), 1.5, 1.0)
    kind_loss = (kind * weight).sum() / weight.sum().clamp(min=1)
    spot = functional.binary_cross_entropy_with_logits(
        said[:, -1], lesion.float(), pos_weight=torch.tensor(4.0)
    )
    return -(some + none).mean() + 1 - whole + 0.4 * kind_loss + 0.4 * spot, whole.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--resume", type=Path, help="A checkpoint, seen.pt, or seen.onnx.")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(3)
    net = SeenNet()
    if options.resume:
        net.load_state_dict(state_of(options.resume, norms=NORMS))
    rng = np.random.default_rng(int(time.time()))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-4)
    boxes, kept, shown = patches(options.pool, rng), [], []
    started, step = time.time(), 0
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        for group in optimiser.param_groups:
            warm = min(1.0, (step + 1) / 50)
            group["lr"] = options.rate * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        if step % 6 == 0:
            kept = [*kept, *next(boxes)][-MEMORY:]
            if len(kept) < PATCHES_A_BOX:
                continue
        chosen = [kept[n] for n in rng.integers(len(kept), size=BATCH)]
        with torch.autocast("cpu", torch.bfloat16):
            said = net.logits(torch.from_numpy(np.stack([c[0] for c in chosen])))
        kinds = torch.from_numpy(np.stack([c[1] for c in chosen])).long()
        lesion = torch.from_numpy(np.stack([c[2] for c in chosen]))
        loss, overlap = loss_of(said.float(), kinds, lesion)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append((float(loss.detach()), float(overlap)))
        step += 1
        if step % 20 == 0:
            mean = np.mean(shown[-100:], axis=0)
            minutes = (time.time() - started) / 60
            print(f"{step} {minutes:.1f} min loss {mean[0]:.3f} bone {mean[1]:.3f}", flush=True)
        if step % 200 == 0:
            torch.save(net.state_dict(), options.out / "seen.pt")
    torch.save(net.state_dict(), options.out / "seen.pt")
    export(net.eval(), options.out / "seen.onnx")


def export(net: SeenNet, path: Path) -> None:
    torch.onnx.export(
        net,
        (torch.zeros(1, 5, *TILE_ZYX),),
        path,
        input_names=["volume"],
        output_names=["chances"],
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
