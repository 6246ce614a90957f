"""Train the network that moves each landmark to its exact place, from the patch around it.

    python training/train_refine.py --pool /tmp/pool --minutes 40 --out src/osteofoci/localise/weights

A right landmark is the mirror image of a left one and shares its weights, so the network
cannot prefer a side.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from train_landmarks import MIRROR, blur, render, scanner, with_lesions

from osteofoci.localise.refine import (
    LANDMARK_TYPES,
    PATCH_SHAPE,
    PATCH_SPACING_MM,
    TYPE_OF_LANDMARK,
    body_scale,
    cut_patches,
    scaled_signal,
)
from osteofoci.skeleton import LANDMARKS


class RefineNet(nn.Module):
    """Patches (n, 1, z, y, x) and landmark types (n,) to offsets and log spread (n, 4).

    A shared trunk makes features; each type of landmark has its own template of features,
    whose match is a heat map over the patch. The offset is its centre of mass.
    """

    def __init__(self, types: int, width: int = 32, depth: int = 48) -> None:
        super().__init__()
        self.entry = nn.Conv3d(1, width, (4, 3, 4), stride=(2, 1, 2), padding=1)
        self.layers = nn.ModuleList(
            [
                nn.Conv3d(width, width, 3, padding=1),
                nn.Conv3d(width, width, 3, padding=2, dilation=2),
                nn.Conv3d(width, depth, 3, padding=1),
            ]
        )
        self.norms = nn.ModuleList(nn.GroupNorm(8, w) for w in (width, width, width, depth))
        self.kind = nn.Embedding(types, width)
        self.template = nn.Embedding(types, depth)
        nn.init.normal_(self.kind.weight, 0, 0.5)
        nn.init.normal_(self.template.weight, 0, 0.15)
        shape = (PATCH_SHAPE[0] // 2, PATCH_SHAPE[1], PATCH_SHAPE[2] // 2)
        steps = (2 * PATCH_SPACING_MM[0], PATCH_SPACING_MM[1], 2 * PATCH_SPACING_MM[2])
        axes = [
            (torch.arange(n, dtype=torch.float32) - (n - 1) / 2) * step
            for n, step in zip(shape, steps, strict=True)
        ]
        places = torch.stack(torch.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
        self.register_buffer("places_mm", places)

    def logits(self, patches: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        x = functional.leaky_relu(self.norms[0](self.entry(patches)), 0.1)
        x = functional.leaky_relu(self.norms[1](self.layers[0](x)), 0.1)
        x = self.norms[2](self.layers[1](x)) + self.kind(types)[:, :, None, None, None]
        x = functional.leaky_relu(x, 0.1)
        x = functional.leaky_relu(self.norms[3](self.layers[2](x)), 0.1)
        return torch.einsum("ncv,nc->nv", x.flatten(2), self.template(types))

    def forward(self, patches: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        mass = torch.softmax(self.logits(patches, types), 1)
        mean = mass @ self.places_mm
        variance = mass @ (self.places_mm**2).sum(1, keepdim=True) - (mean**2).sum(1, keepdim=True)
        return torch.cat([mean, 0.5 * torch.log(variance.clamp(min=1.0))], 1)


def example(
    paths: list[Path], rng: np.random.Generator, batch: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Patches, types and true offsets (in units of scaled mm) of one random child."""
    data = np.load(paths[rng.integers(len(paths))])
    tissue, bone, points = data["tissue"], data["bone"], data["landmarks"].copy()
    if rng.random() < 0.5:
        tissue, bone = tissue[..., ::-1], bone[..., ::-1]
        points[:, 2] = tissue.shape[2] - 1 - points[:, 2]
        points = points[MIRROR]
    tissue = with_lesions(tissue, bone, rng)
    signal = blur(render(tissue, rng), rng)
    if rng.random() < 0.8:  # slices of 5-6 mm
        share = rng.uniform(0.1, 0.33)
        signal = (1 - 2 * share) * signal + share * (np.roll(signal, 1, 1) + np.roll(signal, -1, 1))
    signal = scanner(signal, rng)
    covered = np.ones(signal.shape, bool)
    if rng.random() < 0.4:
        cut = int(rng.integers(0, signal.shape[0]))
        covered[: cut if rng.random() < 0.5 else 0] = False
        signal = signal * covered
    signal = scaled_signal(signal, covered)
    inside = np.all((points > 0) & (points < np.array(signal.shape) - 1), axis=1)
    rows = np.clip(np.round(points).astype(int), 0, np.array(signal.shape) - 1)
    inside &= covered[rows[:, 0], rows[:, 1], rows[:, 2]]
    chosen = rng.permutation(np.flatnonzero(inside))[:batch]
    if len(chosen) < 16:
        return example(paths, rng, batch)
    points_mm = points * 4.0
    scale = body_scale(dict(zip(LANDMARKS, points_mm[:, ::-1], strict=True))) * rng.normal(1, 0.04)
    spread = rng.choice([4.0, 8.0, 14.0], p=[0.35, 0.45, 0.2]) * scale
    start = points_mm[chosen] + rng.normal(0, spread, (len(chosen), 3))
    start += rng.normal(0, 0.4 * spread, 3)
    types = TYPE_OF_LANDMARK[chosen]
    mirrored = np.array([LANDMARKS[n].startswith("right ") for n in chosen])
    patches = cut_patches(signal, start / 4.0, 4.0, scale, mirrored)
    offset = (points_mm[chosen] - start) / scale
    offset[mirrored, 2] *= -1
    return patches, types, offset.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(2)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net = RefineNet(LANDMARK_TYPES).to(device)
    rng = np.random.default_rng(int(time.time()))
    paths = sorted(options.pool.glob("*.npz"))
    optimiser = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=1e-4)
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        warm = min(1.0, (step + 1) / 30)
        for group in optimiser.param_groups:
            group["lr"] = 4e-3 * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        patches, types, offset = example(paths, rng, 112)
        true = torch.from_numpy(offset).to(device)
        logits = net.logits(
            torch.from_numpy(patches).to(device), torch.from_numpy(types).to(device)
        )
        away = ((net.places_mm[None] - true[:, None]) ** 2).sum(2)
        target = torch.softmax(-away / (2 * 5.0**2), 1)
        cross = -(target * torch.log_softmax(logits, 1)).sum(1).mean()
        mean = torch.softmax(logits, 1) @ net.places_mm
        distance = torch.sqrt(((mean - true) ** 2).sum(1) + 1e-6)
        loss = cross + 0.05 * distance.mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append(
            (
                float(loss.detach()),
                float(distance.mean().detach()),
                float(np.linalg.norm(offset, axis=1).mean()),
            )
        )
        step += 1
        if step % 20 == 0:
            mean = np.mean(shown[-100:], axis=0)
            minutes = (time.time() - started) / 60
            print(
                f"{step} {minutes:.1f} min loss {mean[0]:.3f} distance {mean[1]:.2f} of {mean[2]:.2f} mm",
                flush=True,
            )
    torch.save(net.state_dict(), options.out / "refine.pt")
    torch.onnx.export(
        net.cpu().eval(),
        (torch.zeros(4, 1, *PATCH_SHAPE), torch.zeros(4, dtype=torch.int64)),
        options.out / "refine.onnx",
        input_names=["patches", "types"],
        output_names=["offsets"],
        dynamic_axes={"patches": {0: "n"}, "types": {0: "n"}, "offsets": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
