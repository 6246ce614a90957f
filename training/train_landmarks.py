"""Train the network that finds the skeleton's landmarks in a composed STIR examination.

    pip install torch onnx
    python training/pool.py --out /tmp/pool
    python training/train_landmarks.py --pool /tmp/pool --minutes 60 --out src/osteofoci/localise/weights

Every example is a painted child whose tissues get random contrast around the physics of
STIR, random lesions, coil shading, station steps, noise and a random field of view; left and
right are exchanged in half of them, so that side is learned from geometry and not from
organs. Works on CPU, and uses a GPU where torch finds one.
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from osteofoci.phantom.tissue import Tissue, stir_signal
from osteofoci.skeleton import LANDMARKS, mirrored_landmark

VOXEL_MM = 16.0  # of the heat maps; the input has 4 x 8 x 4 mm (z, y, x)
MIRROR = np.array([LANDMARKS.index(mirrored_landmark(name)) for name in LANDMARKS])


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

    def example(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Volume (2, z, y, x), landmarks (n, 3) in 16 mm voxels zyx, and whether each is in view."""
        rng = self.rng
        paths = list(self.pool.glob("*.npz"))
        try:
            data = np.load(paths[rng.integers(len(paths))])
            tissue, bone, points = data["tissue"], data["bone"], data["landmarks"].copy()
        except Exception:
            return self.example()
        if rng.random() < 0.5:
            tissue, bone = tissue[..., ::-1], bone[..., ::-1]
            points[:, 2] = tissue.shape[2] - 1 - points[:, 2]
            points = points[MIRROR]
        tissue = with_lesions(tissue, bone, rng)
        signal = render(tissue, rng)
        signal = (
            signal[:, : signal.shape[1] // 2 * 2].reshape(signal.shape[0], -1, 2, signal.shape[2])
        ).mean(2)
        signal = blur(signal, rng)
        points[:, 1] = (points[:, 1] - 0.5) / 2
        low, high = field_of_view(signal.shape, rng)
        signal = signal[low[0] : high[0], low[1] : high[1], low[2] : high[2]]
        points = points - np.array(low)
        seen = np.all((points > -0.5) & (points < np.array(signal.shape) - 0.5), axis=1)
        signal = scanner(signal, rng)
        volume = pad(normalise(signal))
        points = (points + 0.5) / np.array([4, 2, 4]) - 0.5
        return volume, points.astype(np.float32), seen


def with_lesions(tissue: np.ndarray, bone: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    tissue = tissue.copy()
    marrow = np.argwhere((bone > 0) & (tissue != Tissue.CORTEX))
    for _ in range(rng.integers(0, 14)):
        centre = marrow[rng.integers(len(marrow))]
        radius = rng.uniform(1, 4.5)
        reach = int(radius * 2) + 2
        low = np.maximum(centre - reach, 0)
        high = np.minimum(centre + reach + 1, tissue.shape)
        window = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        axes = np.ogrid[window]
        away = sum(
            ((a - c) / s) ** 2
            for a, c, s in zip(axes, centre, rng.uniform(0.6, 1.5, 3), strict=True)
        )
        own = bone[window] == bone[tuple(centre)]
        inside = (away < radius**2) & own
        if rng.random() < 0.5:
            halo = (away < (radius * 1.6) ** 2) & (bone[window] == 0) & (tissue[window] > 0)
            tissue[window][halo] = Tissue.SOFT_OEDEMA
        kinds = [Tissue.LESION_MILD, Tissue.LESION, Tissue.LESION_STRONG]
        tissue[window][inside] = kinds[rng.integers(3)]
    return tissue


def render(tissue: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    table = stir_signal(
        ti_ms=rng.uniform(130, 230), tr_ms=rng.uniform(2500, 7000), te_ms=rng.uniform(25, 95)
    )
    table = table * np.exp(rng.normal(0, 0.28, len(table)))
    if rng.random() < 0.15:  # fat not nulled, as in Dixon water with failure or plain T2
        table[Tissue.FAT] += rng.uniform(0, 1.0) * table[Tissue.MUSCLE]
    table[Tissue.AIR] = 0
    signal = table[tissue].astype(np.float32)
    shape = tuple(max(2, n // 8) for n in signal.shape)
    for strength, cell in ((0.10, 3), (0.12, 10)):
        small = tuple(max(2, n // cell) for n in signal.shape)
        noise = rng.normal(0, strength * rng.random(), small).astype(np.float32)
        signal *= np.exp(stretch(noise, signal.shape))
    del shape
    if rng.random() < 0.6:  # dark or bright septa between muscles
        small = tuple(max(2, n // 6) for n in signal.shape)
        field = stretch(rng.normal(0, 1, small).astype(np.float32), signal.shape)
        septa = (np.abs(field) < 0.05) & (tissue == Tissue.MUSCLE)
        signal[septa] *= rng.uniform(0.2, 1.6)
    return signal


def stretch(small: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    tensor = torch.from_numpy(small)[None, None]
    return functional.interpolate(tensor, size=shape, mode="trilinear")[0, 0].numpy()


def blur(signal: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:
        share = rng.uniform(0, 0.22)
        for axis in (0, 2):
            signal = (1 - 2 * share) * signal + share * (
                np.roll(signal, 1, axis) + np.roll(signal, -1, axis)
            )
    return signal


def field_of_view(shape: tuple[int, ...], rng: np.random.Generator) -> tuple[list[int], list[int]]:
    low, high = [0, 0, 0], list(shape)
    kind = rng.random()
    if kind < 0.45:  # a part of the body only
        length = int(rng.uniform(70, max(80, shape[0])))
        low[0] = int(rng.integers(0, max(1, shape[0] - length)))
        high[0] = min(shape[0], low[0] + length)
    elif kind < 0.7:
        low[0] = int(rng.integers(0, 14))
        high[0] = shape[0] - int(rng.integers(0, 14))
    for axis, least, most in ((1, 20, 32), (2, 95, 150)):
        width = min(shape[axis], int(rng.integers(least, most)))
        spare = shape[axis] - width
        low[axis] = int(np.clip(rng.normal(spare / 2, 0.12 * spare + 0.5), 0, spare))
        high[axis] = low[axis] + width
    return low, high


def scanner(signal: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    z = np.arange(signal.shape[0])
    if rng.random() < 0.7:
        small = tuple(max(2, n // 30) for n in signal.shape)
        signal = signal * np.exp(
            stretch(rng.normal(0, 0.25, small).astype(np.float32), signal.shape)
        )
    if rng.random() < 0.3:
        height = int(rng.uniform(50, 100))
        steps = np.exp(rng.normal(0, 0.12, 12))[(z // height) % 12]
        signal = signal * steps[:, None, None].astype(np.float32)
    level = np.median(signal[signal > 0.2 * signal.mean()])
    sigma = level * rng.uniform(0.01, 0.12)
    noise = rng.normal(0, sigma, (2, *signal.shape))
    return np.hypot(signal + noise[0], noise[1]).astype(np.float32)


def normalise(signal: np.ndarray) -> np.ndarray:
    """As in ``osteofoci.localise.network``: by the body's median, compressed."""
    from osteofoci.localise.network import network_input

    return network_input(signal, np.ones(signal.shape, bool))


def pad(volume: np.ndarray) -> np.ndarray:
    from osteofoci.localise.network import pad_for_network

    return pad_for_network(volume)


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
    present = seen.float()
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
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net = LandmarkNet(len(LANDMARKS)).to(device)
    if options.resume:
        net.load_state_dict(torch.load(options.resume))
    children = Children(options.pool, np.random.default_rng(int(time.time())))
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-4)
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        warm = min(1.0, (step + 1) / 30)
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        volume, points, seen = children.example()
        heat, absent = net(torch.from_numpy(volume)[None].to(device))
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
