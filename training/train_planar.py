"""Train the networks that find landmarks in standing radiographs and bone scans.

    pip install torch onnx
    python training/planar_pool.py --out /tmp/planar --children 700
    python training/train_planar.py --pool /tmp/planar --look frontal --minutes 20 --out src/osteofoci/localise/weights

``--look`` is ``frontal``, ``lateral`` or ``scan``. Works on CPU, about 20 minutes on one core each.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage
from torch import nn
from torch.nn import functional

from osteofoci.localise.planar import (
    HEAT_MM,
    PIXEL_MM,
    Look,
    landmarks_of_look,
    padded,
    radiograph_input,
    scan_input,
)
from osteofoci.skeleton import LANDMARKS, mirrored_name


def block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.InstanceNorm2d(outputs, affine=True),
        nn.LeakyReLU(0.1, inplace=True),
    )


class PlanarNet(nn.Module):
    """U-Net from two planes at 3 mm to one heat map a landmark at 6 mm, and logits for absence."""

    def __init__(self, landmarks: int, widths: tuple[int, ...] = (32, 48, 64, 96, 96)) -> None:
        super().__init__()
        self.entry = nn.Conv2d(2, 32, 6, stride=2, padding=2, bias=False)
        self.first = nn.Sequential(
            nn.InstanceNorm2d(32, affine=True), nn.LeakyReLU(0.1), block(32, widths[0])
        )
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        for shallow, deep in itertools.pairwise(widths):
            self.down.append(nn.Sequential(block(shallow, deep), block(deep, deep)))
            self.up.append(nn.ModuleList([nn.Conv2d(deep, shallow, 1), block(shallow, shallow)]))
        self.last = block(widths[0], 64)
        self.heat = nn.Conv2d(64, landmarks, 1)
        self.settle = nn.LayerNorm(widths[-1] * 2)
        self.absent = nn.Linear(widths[-1] * 2, landmarks)

    def forward(self, planes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.first(self.entry(planes))
        skips = []
        for layer in self.down:
            skips.append(features)
            features = layer(functional.max_pool2d(features, 2))
        pooled = torch.cat([features.mean((2, 3)), features.amax((2, 3))], 1)
        for skip, (narrow, mix) in zip(reversed(skips), reversed(self.up), strict=True):
            grown = functional.interpolate(narrow(features), scale_factor=2.0, mode="nearest")
            features = mix(skip + grown)
        return self.heat(self.last(features)), self.absent(self.settle(pooled))


Example = tuple[np.ndarray, np.ndarray, np.ndarray]


class Pool:
    def __init__(self, folder: Path, look: Look, rng: np.random.Generator) -> None:
        self.folder, self.look, self.rng = folder, look, rng
        self.kept: dict[Path, dict[str, np.ndarray]] = {}
        self.mirror = np.array([LANDMARKS.index(mirrored_name(n)) for n in LANDMARKS])

    def examples(self) -> Iterator[Example]:
        keys = {
            Look.SCAN: ("anterior", "posterior", "scan_points", "scan_pixel_mm"),
        }.get(self.look, (str(self.look), f"{self.look}_points"))
        while True:
            paths = [p for p in self.folder.glob("*.npz") if ".tmp" not in p.name]
            for _ in range(50):
                path = paths[self.rng.integers(len(paths))]
                if path not in self.kept:
                    with np.load(path) as data:
                        self.kept[path] = {key: data[key] for key in keys}
                yield self._example(self.kept[path])

    def _example(self, child: dict[str, np.ndarray]) -> Example:
        rng = self.rng
        if self.look is Look.SCAN:
            views = [child["anterior"].astype(np.float32), child["posterior"].astype(np.float32)]
            points, pixel = child["scan_points"], float(child["scan_pixel_mm"])
        else:
            views = [child[str(self.look)].astype(np.float32)]
            points, pixel = child[f"{self.look}_points"], 2.0
        points = points.astype(float)
        if self.look is Look.LATERAL:
            points = self._of_the_side(points)
        elif rng.random() < 0.5:
            views = [view[:, ::-1] for view in views]
            points = points[self.mirror]
            points[:, 1] = views[0].shape[1] - 1 - points[:, 1]
        top, height = 0.0, float(views[0].shape[0])
        if rng.random() < (0.45 if self.look is not Look.SCAN else 0.15):
            height = float(rng.uniform(0.3, 1.0)) * views[0].shape[0]
            top = float(rng.uniform(0, views[0].shape[0] - height))
        step = PIXEL_MM / pixel / float(np.exp(rng.normal(0, 0.06)))
        left = float(rng.uniform(-30, 30) / pixel)
        width = views[0].shape[1] - left + float(rng.uniform(-30, 30) / pixel)
        if self.look is not Look.SCAN and rng.random() < 0.4:  # a narrow collimation
            body = float(np.nanmedian(points[:, 1]))
            half = float(rng.uniform(70, 200)) / pixel
            left, width = body - half, 2 * half
        tilt = float(rng.normal(0, 0.015))
        rows, columns = np.arange(int(height / step)), np.arange(max(int(width / step), 24))
        r, c = np.meshgrid(rows * step + top, columns * step + left, indexing="ij")
        middle = left + width / 2
        r = r + tilt * (c - middle)
        sampled = [
            ndimage.map_coordinates(ndimage.gaussian_filter(v, 0.42 * step), [r, c], order=1)
            for v in views
        ]
        covered = (r > -0.5) & (r < views[0].shape[0]) & (c > -0.5) & (c < views[0].shape[1])
        place = points.copy()
        place[:, 0] = (points[:, 0] - tilt * (points[:, 1] - middle) - top) / step
        place[:, 1] = (points[:, 1] - left) / step
        if self.look is Look.SCAN:
            if rng.random() < 0.2:
                sampled[int(rng.integers(2))] *= 0
            planes = scan_input(sampled[0], sampled[1])
        else:
            grey = sampled[0] / 255
            grey = grey ** float(np.exp(rng.normal(0, 0.3)))
            grey = grey + rng.normal(0, abs(rng.normal(0, 0.03)), grey.shape)
            grey = grey + rng.normal(0, 0.1) * np.linspace(-1, 1, grey.shape[0])[:, None]
            planes = radiograph_input(grey, covered)
        known = np.nan_to_num(place, nan=-9.0)
        seen = np.all((known > 0) & (known < np.array(planes.shape[1:]) - 1), axis=1)
        return padded(planes), ((known - 0.5) / 2).astype(np.float32), seen

    def _of_the_side(self, points: np.ndarray) -> np.ndarray:
        found = []
        for name in landmarks_of_look(Look.LATERAL):
            if name in LANDMARKS:
                found.append(points[LANDMARKS.index(name)])
            else:
                pair = [points[LANDMARKS.index(f"{side} {name}")] for side in ("left", "right")]
                found.append(np.mean(pair, axis=0))
        return np.array(found)


def loss_of(
    heat: torch.Tensor, absent: torch.Tensor, points: torch.Tensor, seen: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    n, rows, columns = heat.shape
    logits = torch.log_softmax(heat.reshape(n, -1), 1)
    axes = [torch.arange(s, dtype=torch.float32) for s in (rows, columns)]
    gauss = [
        torch.exp(-0.5 * ((axis[None] - points[:, k : k + 1]) / 0.8) ** 2)
        for k, axis in enumerate(axes)
    ]
    target = torch.einsum("nr,nc->nrc", *gauss).reshape(n, -1)
    target = target / target.sum(1, keepdim=True).clamp(min=1e-6)
    present = seen.float()
    some = present.sum().clamp(min=1)
    cross = (-(target * logits).sum(1) * present).sum() / some
    presence = functional.binary_cross_entropy_with_logits(absent, 1 - present)
    inside = logits.exp().reshape(n, rows, columns)
    mean = torch.stack([(inside.sum(2) * axes[0]).sum(1), (inside.sum(1) * axes[1]).sum(1)], 1)
    distance = torch.linalg.norm((mean - points) * HEAT_MM, dim=1)
    mean_distance = (distance * present).sum() / some
    return cross + 0.03 * mean_distance + presence, mean_distance


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--look", type=Look, required=True)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    net = PlanarNet(len(landmarks_of_look(options.look)))
    examples = Pool(options.pool, options.look, np.random.default_rng(1)).examples()
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-4)
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        rate = (
            options.rate * min(1.0, (step + 1) / 30) * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        )
        for group in optimiser.param_groups:
            group["lr"] = rate
        planes, points, seen = next(examples)
        heat, absent = net(torch.from_numpy(planes)[None])
        loss, distance = loss_of(
            heat[0], absent[0], torch.from_numpy(points), torch.from_numpy(seen)
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append((float(loss.detach()), float(distance.detach())))
        step += 1
        if step % 100 == 0:
            mean = np.mean(shown[-200:], axis=0)
            minutes = (time.time() - started) / 60
            print(
                f"{step} {minutes:.1f} min loss {mean[0]:.3f} distance {mean[1]:.1f} mm", flush=True
            )
    export(net.eval(), options.out / f"{options.look}.onnx")


def export(net: PlanarNet, path: Path) -> None:
    dynamic = {2: "rows", 3: "columns"}
    torch.onnx.export(
        net,
        (torch.zeros(1, 2, 192, 96),),
        path,
        input_names=["planes"],
        output_names=["heat", "absent"],
        dynamic_axes={"planes": dynamic, "heat": dynamic},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
