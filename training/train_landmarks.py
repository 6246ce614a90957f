"""Train the network that finds the skeleton's landmarks in a composed STIR examination.

    pip install torch onnx
    python training/pool.py --out /tmp/pool
    python training/train_landmarks.py --pool /tmp/pool --minutes 60 --out src/osteofoci/localise/weights

Every example is a painted child, deformed, with random foci, contrast, coil shading, station
steps, noise and field of view (``examples.py``); left and right are exchanged in half of them,
so that side is learned from geometry and not from organs. Works on CPU, and uses a GPU where
torch finds one.
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
    Box,
    Painted,
    blurred,
    children_of,
    deformed,
    measured,
    rendered,
    with_lesions,
)
from torch import nn
from torch.nn import functional
from weights import state_of

from osteofoci.localise.network import network_input, pad_for_network
from osteofoci.skeleton import LANDMARKS

VOXEL_MM = 16.0  # of the heat maps; the input has 4 x 8 x 4 mm (z, y, x)


def block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv3d(inputs, outputs, 3, padding=1, bias=False),
        nn.InstanceNorm3d(outputs, affine=True),
        nn.LeakyReLU(0.1, inplace=True),
    )


class LandmarkNet(nn.Module):
    """U-Net from signal and coverage to one heat map a landmark and a logit for "not in view".

    Input (1, 2, 4z, 2y, 4x) at 4 x 8 x 4 mm; output (1, landmarks, z, y, x) at 16 mm and
    (1, landmarks). Fine detail is folded into channels at the entry, so that a training step
    takes about a second on two cores.
    """

    def __init__(self, landmarks: int, widths: tuple[int, ...] = (40, 64, 96, 96)) -> None:
        super().__init__()
        self.entry = nn.Conv3d(2, 24, (4, 2, 4), stride=(4, 2, 4), bias=False)
        self.fine = nn.Conv3d(2, 24, (8, 4, 8), stride=(4, 2, 4), padding=(2, 1, 2), bias=False)
        self.merge = nn.Sequential(
            nn.InstanceNorm3d(48, affine=True), nn.LeakyReLU(0.1), block(48, widths[0])
        )
        self.down = nn.ModuleList()
        self.up = nn.ModuleList()
        self.pools: list[tuple[int, int, int]] = [(2, 2, 2), (2, 1, 2), (2, 1, 2)]
        for shallow, deep in itertools.pairwise(widths):
            self.down.append(nn.Sequential(block(shallow, deep), block(deep, deep)))
            self.up.append(nn.ModuleList([nn.Conv3d(deep, shallow, 1), block(shallow, shallow)]))
        self.last = block(widths[0], 64)
        self.heat = nn.Conv3d(64, landmarks, 1)
        self.settle = nn.LayerNorm(widths[-1] + widths[1])
        self.absent = nn.Linear(widths[-1] + widths[1], landmarks)

    def forward(self, volume: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.merge(torch.cat([self.entry(volume), self.fine(volume)], 1))
        skips = []
        for pool, layer in zip(self.pools, self.down, strict=True):
            skips.append(features)
            features = layer(functional.max_pool3d(features, pool))
        deepest = features
        middle = deepest
        for skip, (narrow, mix), pool in zip(
            reversed(skips), reversed(self.up), reversed(self.pools), strict=True
        ):
            grown = functional.interpolate(
                narrow(features), scale_factor=tuple(float(p) for p in pool), mode="nearest"
            )
            features = mix(skip + grown)
            if features.shape[1] == 64:
                middle = features
        pooled = torch.cat([deepest.mean((2, 3, 4)), middle.amax((2, 3, 4))], 1)
        return self.heat(self.last(features)), self.absent(self.settle(pooled))


class Children:
    """Random examples from the pool."""

    def __init__(self, pool: Path, rng: np.random.Generator) -> None:
        self.pool, self.rng = pool, rng

    def examples(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Volume (2, z, y, x), landmarks (n, 3) in 16 mm voxels zyx, and whether each is in view.

        Each deformed child is rendered twice, under two contrasts.
        """
        for whole in children_of(self.pool, self.rng, fine=False):
            child = deformed(whole, self.rng, self._field_of_view)
            for _ in range(2):
                yield self._imaged(with_lesions(child, self.rng))

    def _field_of_view(self, shape: np.ndarray, points: np.ndarray) -> Box:
        rng = self.rng
        low, high = np.zeros(3, int), shape.copy()
        kind = rng.random()
        if kind < 0.45:  # a part of the body only
            length = int(rng.uniform(72, max(80, shape[0])))
            low[0] = int(rng.integers(0, max(1, shape[0] - length)))
            high[0] = min(shape[0], low[0] + length)
        elif kind < 0.7:
            low[0], high[0] = rng.integers(-6, 14), shape[0] - rng.integers(-6, 14)
        body = np.nanmedian(points, axis=0)
        for axis, least, most in ((1, 42, 72), (2, 100, 170)):
            width = min(int(rng.integers(least, most)), shape[axis] + 12)
            middle = body[axis] + rng.normal(0, 4)
            if width > 0.75 * shape[axis]:
                middle = 0.5 * middle + 0.5 * shape[axis] / 2
            low[axis] = int(middle - width / 2)
            high[axis] = low[axis] + width
        high[1] += (high[1] - low[1]) % 2
        return low, high

    def _imaged(self, child: Painted) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rng = self.rng
        signal = rendered(child, rng)
        signal = signal.reshape(signal.shape[0], -1, 2, signal.shape[2]).mean(2)
        points = child.points * [1, 0.5, 1] - [0, 0.25, 0]
        spacing = child.spacing_mm * [1, 2, 1]
        signal = measured(blurred(signal, rng), spacing, rng).astype(np.float32)
        covered = np.ones(signal.shape, bool)
        if rng.random() < 0.12 and signal.shape[0] > 150:  # a station is missing
            start = int(rng.uniform(0.1, 0.8) * signal.shape[0])
            covered[start : start + int(rng.uniform(30, 80))] = False
        known = np.nan_to_num(points, nan=-9.0)
        seen = np.all((known > -0.5) & (known < np.array(signal.shape) - 0.5), axis=1)
        rows = np.clip(np.round(known).astype(int), 0, np.array(signal.shape) - 1)
        seen &= covered[rows[:, 0], rows[:, 1], rows[:, 2]]
        volume = pad_for_network(network_input(signal * covered, covered))
        places = (known + 0.5) / np.array([4, 2, 4]) - 0.5
        return volume, places.astype(np.float32), seen


def loss_of(
    heat: torch.Tensor,
    absent: torch.Tensor,
    valid: torch.Tensor,
    points: torch.Tensor,
    seen: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy of the heat maps and of presence, and distance of the mean position (mm)."""
    n, z, y, x = heat.shape
    logits = torch.log_softmax(heat.masked_fill(~valid, -1e4).reshape(n, -1), 1)
    axes = [torch.arange(s, dtype=torch.float32, device=heat.device) for s in (z, y, x)]
    sigma = 0.7
    gauss = [
        torch.exp(-0.5 * ((axis[None] - points[:, k : k + 1]) / sigma) ** 2)
        for k, axis in enumerate(axes)
    ]
    target = torch.einsum("nz,ny,nx->nzyx", *gauss)
    target = (target * valid).reshape(n, -1)
    target = target / target.sum(1, keepdim=True).clamp(min=1e-6)
    present = seen.float()
    some = present.sum().clamp(min=1)
    cross = (-(target * logits).sum(1) * present).sum() / some
    presence = functional.binary_cross_entropy_with_logits(absent, 1 - present)
    inside = logits.exp().reshape(n, z, y, x)
    mean = torch.stack(
        [
            (inside.sum((2, 3)) * axes[0]).sum(1),
            (inside.sum((1, 3)) * axes[1]).sum(1),
            (inside.sum((1, 2)) * axes[2]).sum(1),
        ],
        1,
    )
    distance = torch.linalg.norm((mean - points) * VOXEL_MM, dim=1)
    mean_distance = (distance * present).sum() / some
    return cross + 0.02 * mean_distance + presence, mean_distance


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--rate", type=float, default=3e-3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net = LandmarkNet(len(LANDMARKS)).to(device)
    if options.resume:
        net.load_state_dict(state_of(options.resume), strict=False)
    children = Children(options.pool, np.random.default_rng(int(time.time()))).examples()
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-4)
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        warm = min(1.0, (step + 1) / 30)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        volume, points, seen = next(children)
        with torch.autocast(device.type, torch.bfloat16):
            heat, absent = net(torch.from_numpy(volume)[None].to(device))
        heat, absent = heat.float(), absent.float()
        covered = torch.from_numpy(volume[1, ::4, ::2, ::4] > 0).to(device)
        loss, distance = loss_of(
            heat[0], absent[0], covered, torch.from_numpy(points).to(device),
            torch.from_numpy(seen).to(device),
        )  # fmt: skip
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append((float(loss.detach()), float(distance.detach())))
        step += 1
        if step % 20 == 0:
            mean = np.mean(shown[-100:], axis=0)
            minutes = (time.time() - started) / 60
            print(
                f"{step} {minutes:.1f} min loss {mean[0]:.3f} distance {mean[1]:.1f} mm", flush=True
            )
        if step % 200 == 0:
            torch.save(net.state_dict(), options.out / "landmarks.pt")
    torch.save(net.state_dict(), options.out / "landmarks.pt")
    export(net.cpu().eval(), options.out / "landmarks.onnx")


def export(net: LandmarkNet, path: Path) -> None:
    example = torch.zeros(1, 2, 64, 16, 64)
    dynamic = {2: "z", 3: "y", 4: "x"}
    torch.onnx.export(
        net,
        (example,),
        path,
        input_names=["volume"],
        output_names=["heat", "absent"],
        dynamic_axes={"volume": dynamic, "heat": dynamic},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
