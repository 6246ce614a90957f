"""Train the network that sees bone in the image, given bones drawn beside the true ones.

    python training/train_seen.py --pool /tmp/pool --minutes 60 --out src/osteofoci/localise/weights

Every example is a box of a child of the pool under a random contrast (``examples.py``), with the
bones drawn from landmarks that are off as the landmark networks' are: a few millimetres each,
more in common, and now and then most of a level along the spine.
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path

import numpy as np
import torch
from examples import Box, Painted, blurred, deformed, load, measured, rendered, with_lesions
from torch import nn
from torch.nn import functional
from weights import state_of

from osteofoci.geometry import Grid, average_to
from osteofoci.localise.seen import (
    BODY,
    BONE,
    CHANNELS,
    REACH_MM,
    SEEN_SPACING_ZYX_MM,
    map_drawn,
    seen_input,
)
from osteofoci.skeleton import (
    BONE_SIDES,
    LANDMARKS,
    VERTEBRAL_LEVELS,
    draw_bones,
    label_of,
    vertebral_frame,
)

PATCH = (64, 32, 64)
BATCH, MEMORY = 2, 60
BODY_ENDS = 0.62  # of the pitch behind the body's centre


def block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv3d(inputs, outputs, 3, padding=1, bias=False),
        nn.GroupNorm(8, outputs),
        nn.LeakyReLU(0.1, inplace=True),
    )


class SeenNet(nn.Module):
    """U-Net from ``seen_input`` to logits of nothing, vertebral body and other bone."""

    def __init__(self, widths: tuple[int, ...] = (16, 32, 64, 64)) -> None:
        super().__init__()
        self.entry = block(CHANNELS, widths[0])
        self.first = block(widths[0], widths[0])
        self.down = nn.ModuleList()
        self.up = nn.ModuleList()
        for shallow, deep in itertools.pairwise(widths):
            self.down.append(nn.Sequential(block(shallow, deep), block(deep, deep)))
            self.up.append(nn.ModuleList([nn.Conv3d(deep, shallow, 1), block(shallow, shallow)]))
        self.last = nn.Conv3d(widths[0], 3, 1)

    def forward(self, volume: torch.Tensor) -> torch.Tensor:
        features = self.first(self.entry(volume))
        skips = []
        for layer in self.down:
            skips.append(features)
            features = layer(functional.max_pool3d(features, 2))
        for skip, (narrow, mix) in zip(reversed(skips), reversed(self.up), strict=True):
            grown = functional.interpolate(narrow(features), scale_factor=2.0, mode="nearest")
            features = mix(skip + grown)
        return self.last(features)


def box_around(rng: np.random.Generator):
    """Chooses a box of the patch's size around a landmark."""
    size = np.ceil(np.array(PATCH) * SEEN_SPACING_ZYX_MM / [2.0, 4.0, 2.0]).astype(int)

    def choose(shape: np.ndarray, points: np.ndarray) -> Box:
        known = points[np.isfinite(points).all(1)]
        middle = known[rng.integers(len(known))] + rng.normal(0, 1, 3) * [20, 4, 16]
        low = (middle - size / 2).astype(int)
        return low, low + size

    return choose


def off(points: dict[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Landmarks as a network would find them."""
    sigma = rng.choice([1.5, 4.0, 7.0], p=[0.3, 0.45, 0.25])
    common = rng.normal(0, 3.0, 3)
    slip = 0.0
    if rng.random() < 0.3 and {"vertebra T5", "vertebra T6"} <= set(points):
        slip = rng.uniform(-1, 1)
    step = points.get("vertebra T6", np.zeros(3)) - points.get("vertebra T5", np.zeros(3))
    moved = {}
    for name, point in points.items():
        own = rng.normal(0, sigma, 3) * (0.5 if name.startswith("vertebra") else 1.0)
        spine = slip * step if name.startswith("vertebra") or " rib " in name else 0.0
        moved[name] = point + own + common + spine
    return moved


def target_of(child: Painted, points: dict[str, np.ndarray], grid: Grid) -> np.ndarray:
    """Nothing, vertebral body, other bone, at 2 x 4 x 2 mm."""
    target = np.where(child.bone > 0, BONE, 0).astype(np.uint8)
    for level in VERTEBRAL_LEVELS[2:]:
        side = next(b for b in BONE_SIDES if b.bone.name == f"vertebra {level}")
        own = np.argwhere(child.bone == label_of(side))
        if not len(own) or f"vertebra {level}" not in points:
            continue
        try:
            centre, axes, pitch = vertebral_frame(points, level)
        except KeyError:
            continue
        behind = (grid.points_lps_mm(own) - centre) @ axes[1]
        k, j, i = own[behind < BODY_ENDS * pitch].T
        target[k, j, i] = BODY
    return target


def examples(pool: Path, rng: np.random.Generator):
    """Channels and target of one patch after the other."""
    choose = box_around(rng)
    while True:
        paths = sorted(pool.glob("*.npz"))
        try:
            whole = load(paths[rng.integers(len(paths))], rng, fine=True)
        except (OSError, ValueError, EOFError):
            continue
        for _ in range(2):
            child = deformed(whole, rng, choose)
            if (child.bone > 0).mean() < 0.004:
                continue
            shape = tuple(int(n) for n in child.tissue.shape)
            grid = Grid(shape, (2.0, 4.0, 2.0), (0.0, 0.0, 0.0))
            places = grid.points_lps_mm(np.nan_to_num(child.points, nan=-1e4))
            points = {
                name: place
                for name, place, known in zip(LANDMARKS, places, child.points, strict=True)
                if np.isfinite(known).all()
            }
            target = target_of(child, points, grid)
            coarse = Grid(PATCH, SEEN_SPACING_ZYX_MM, (0.5, 0.0, 0.5))
            k, j, i = (
                np.clip(np.round(coarse.spacing_zyx_mm[a] * np.arange(n) / s).astype(int), 0, m - 1)
                for a, (n, s, m) in enumerate(zip(PATCH, (2, 4, 2), shape, strict=True))
            )
            small = target[np.ix_(k, j, i)]
            bones = draw_bones(off(points, rng))
            drawn = map_drawn(bones, coarse, reach_mm=REACH_MM)
            for _ in range(2):
                signal = blurred(rendered(with_lesions(child, rng), rng), rng)
                if rng.random() < 0.7:
                    share = np.float32(rng.uniform(0.05, 0.3))
                    beside = np.roll(signal, 1, 1) + np.roll(signal, -1, 1)
                    signal = (1 - 2 * share) * signal + share * beside
                signal = measured(signal, child.spacing_mm, rng).astype(np.float32)
                coarse_signal = average_to(signal, grid, coarse) * np.exp(rng.normal(0, 0.15))
                covered = np.ones(PATCH, bool)
                yield seen_input(coarse_signal, covered, drawn), small


def loss_of(logits: torch.Tensor, target: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    weight = torch.tensor([0.4, 1.2, 1.0])
    cross = functional.cross_entropy(logits, target, weight=weight)
    chance = torch.softmax(logits, 1)
    dice = []
    for n in (BODY, BONE):
        own = (target == n).float()
        if own.sum() > 40:
            shared = 2 * (chance[:, n] * own).sum() / (chance[:, n].sum() + own.sum())
            dice.append(shared)
    mean = torch.stack(dice).mean() if dice else torch.tensor(0.0)
    return cross + (1 - mean), mean


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--resume", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    net = SeenNet()
    if options.resume:
        net.load_state_dict(state_of(options.resume))
    rng = np.random.default_rng(int(time.time()))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-4)
    source = examples(options.pool, rng)
    kept: list[tuple[np.ndarray, np.ndarray]] = []
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        warm = min(1.0, (step + 1) / 30)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        kept = [*kept, next(source)][-MEMORY:]
        chosen = [kept[-1], *(kept[n] for n in rng.integers(len(kept), size=BATCH - 1))]
        volume = torch.from_numpy(np.stack([c for c, _ in chosen]))
        target = torch.from_numpy(np.stack([t for _, t in chosen]).astype(np.int64))
        loss, dice = loss_of(net(volume), target)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append((float(loss.detach()), float(dice.detach())))
        step += 1
        if step % 20 == 0:
            mean = np.mean(shown[-100:], axis=0)
            print(
                f"{step} {(time.time() - started) / 60:.1f} min loss {mean[0]:.3f} dice {mean[1]:.3f}",
                flush=True,
            )
        if step % 100 == 0:
            torch.save(net.state_dict(), options.out / "seen.pt")
    torch.save(net.state_dict(), options.out / "seen.pt")
    export(net, options.out)


def export(net: SeenNet, out: Path) -> None:
    torch.onnx.export(
        net.eval(), (torch.zeros(1, CHANNELS, *PATCH),), out / "seen.onnx",
        input_names=["volume"], output_names=["logits"],
        dynamic_axes={"volume": {2: "z", 3: "y", 4: "x"}, "logits": {2: "z", 3: "y", 4: "x"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
