"""Train the two networks that move each landmark to its exact place, from the patch around it.

    python training/train_refine.py --pool /tmp/pool --minutes 60 --out src/osteofoci/localise/weights

One looks at about 80 mm, the other at about 50 mm in finer voxels. A right landmark is the
mirror image of a left one and shares its weights, so the networks cannot prefer a side.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from examples import (
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
from torch import nn
from torch.nn import functional
from weights import state_of

from osteofoci.localise.refine import (
    FINE,
    IS_RIGHT,
    LANDMARK_TYPES,
    NEAR,
    TYPE_OF_LANDMARK,
    View,
    cut_patches,
    scaled_signal,
)
from osteofoci.skeleton import LANDMARKS
from osteofoci.skeleton.landmarks import MIDLINE_LANDMARKS


class RefineNet(nn.Module):
    """Patches (n, 1, z, y, x) and landmark types (n,) to offsets and log spread (n, 4).

    A trunk that knows no type makes features; each type of landmark has its own template of
    features, whose match is a heat map over the patch. The offset is its centre of mass. So one
    patch teaches every landmark that lies in it.
    """

    def __init__(self, types: int, view: View, width: int = 40, depth: int = 80) -> None:
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
        self.template = nn.Embedding(types, depth)
        nn.init.normal_(self.template.weight, 0, 0.15)
        (z, y, x), (dz, dy, dx) = view.shape_zyx, view.spacing_zyx_mm
        shape, steps = (z // 2, y, x // 2), (2 * dz, dy, 2 * dx)
        axes = [
            (torch.arange(n, dtype=torch.float32) - (n - 1) / 2) * step
            for n, step in zip(shape, steps, strict=True)
        ]
        places = torch.stack(torch.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
        self.register_buffer("places_mm", places)

    def features(self, patches: torch.Tensor) -> torch.Tensor:
        x = functional.leaky_relu(self.norms[0](self.entry(patches)), 0.1)
        for layer, norm in zip(self.layers, self.norms[1:], strict=True):
            x = functional.leaky_relu(norm(layer(x)), 0.1)
        return x.flatten(2)

    def forward(self, patches: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        match = torch.einsum("ncv,nc->nv", self.features(patches), self.template(types))
        mass = torch.softmax(match, 1)
        mean = mass @ self.places_mm
        variance = mass @ (self.places_mm**2).sum(1, keepdim=True) - (mean**2).sum(1, keepdim=True)
        return torch.cat([mean, 0.5 * torch.log(variance.clamp(min=1.0))], 1)


def boxes(pool: Path, rng: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Scaled signal at 2 x 4 x 2 mm, landmarks (n, 3) in its voxels, and the body's scale."""
    choose = box_at_landmark(np.array([190, 64, 180]), (40, 4, 25), rng)
    for whole in children_of(pool, rng, fine=True):
        scale = scale_of(whole)
        for _ in range(2):
            child = deformed(whole, rng, choose)
            signal = blurred(rendered(with_lesions(child, rng), rng), rng)
            if rng.random() < 0.8:  # slices of 5-6 mm
                share = np.float32(rng.uniform(0.05, 0.3))
                beside = np.roll(signal, 1, 1) + np.roll(signal, -1, 1)
                signal = (1 - 2 * share) * signal + share * beside
            signal = measured(signal, child.spacing_mm, rng).astype(np.float32)
            covered = part_covered(signal.shape, rng, cut_chance=0.3)
            if (signal > 0.2 * signal.mean()).mean() < 0.04:
                continue
            yield scaled_signal(signal * covered, covered), child.points, scale


@dataclass
class Patch:
    """One patch with the types and true offsets (mm of a child of unit scale) of what lies in it."""

    signal: np.ndarray
    types: np.ndarray
    offsets: np.ndarray


def patches_of(
    signal: np.ndarray, points: np.ndarray, scale: float, view: View, rng: np.random.Generator
) -> list[Patch]:
    """Patches around the landmarks of a box; right ones are mirrored and hold no left landmark."""
    spacing = np.array([2.0, 4.0, 2.0])
    known = np.nan_to_num(points, nan=-99.0)
    inside = np.all((known > 1) & (known < np.array(signal.shape) - 2), axis=1)
    rows = np.clip(np.round(known).astype(int), 0, np.array(signal.shape) - 1)
    inside &= signal[rows[:, 0], rows[:, 1], rows[:, 2]] > -0.4
    chosen = rng.permutation(np.repeat(np.flatnonzero(inside), 2))[:64]
    scale = scale * rng.normal(1, 0.05)
    place_mm = known * spacing
    spread = rng.choice(np.array(START_MM[view.name]), p=[0.35, 0.45, 0.2]) * scale
    start = place_mm[chosen] + rng.normal(0, spread, (len(chosen), 3))
    start += rng.normal(0, 0.3 * spread, 3)
    cut = cut_patches(signal, start / spacing, spacing, scale, IS_RIGHT[chosen], view)
    half = (np.array(view.shape_zyx) / 2 - 1) * view.spacing_zyx_mm
    found = []
    for own, centre, patch in zip(chosen, start, cut, strict=True):
        offsets = (place_mm - centre) / scale
        right = IS_RIGHT[own]
        if right:
            offsets[:, 2] *= -1
        fits = inside & np.all(np.abs(offsets) < half, axis=1)
        fits &= IS_MIDLINE | (right == IS_RIGHT)
        which = rng.permutation(np.flatnonzero(fits))[:MOST_TARGETS]
        found.append(Patch(patch, TYPE_OF_LANDMARK[which], offsets[which].astype(np.float32)))
    return found


NORMS = [f"norms.{n}" for n in range(4)]
IS_MIDLINE = np.array([name in MIDLINE_LANDMARKS for name in LANDMARKS])
START_MM = {"near": (3.5, 7.0, 12.0), "fine": (1.5, 3.0, 6.0)}
BATCH, MEMORY, MOST_TARGETS = 48, 1500, 8
SOFT_MM = {"near": 5.0, "fine": 2.5}


def _newest(folder: Path, view: View) -> Path:
    """The checkpoint of a view, else the network that is shipped."""
    checkpoint = folder / f"{view.name}.pt"
    return checkpoint if checkpoint.exists() else folder / f"{view.name}.onnx"


class Learner:
    """One view's network and its optimiser."""

    def __init__(self, view: View, resume: Path | None, device: torch.device) -> None:
        self.view, self.device = view, device
        self.net = RefineNet(LANDMARK_TYPES, view).to(device)
        if resume is not None:
            mine = self.net.state_dict()
            kept = {
                k: v for k, v in state_of(_newest(resume, view), norms=NORMS).items() if k in mine
            }
            kept = {k: v for k, v in kept.items() if v.shape == mine[k].shape}
            self.net.load_state_dict(kept, strict=False)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=1e-3, weight_decay=1e-4)
        self.kept: list[Patch] = []
        self.shown: list[tuple[float, float, float]] = []

    def remember(self, patches: list[Patch]) -> None:
        """Keep the patches of the last boxes, so that a step sees many children at once."""
        self.kept = [*self.kept, *patches][-MEMORY:]

    def step(self, rng: np.random.Generator, rate: float) -> None:
        chosen = [self.kept[n] for n in rng.integers(len(self.kept), size=BATCH)]
        owner = np.repeat(np.arange(BATCH), [len(p.types) for p in chosen])
        types = torch.from_numpy(np.concatenate([p.types for p in chosen])).to(self.device)
        true = torch.from_numpy(np.concatenate([p.offsets for p in chosen])).to(self.device)
        signal = torch.from_numpy(np.stack([p.signal for p in chosen])).to(self.device)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast(self.device.type, torch.bfloat16):
            features = self.net.features(signal)
        features = features.float()[torch.from_numpy(owner).to(self.device)]
        logits = torch.einsum("ncv,nc->nv", features, self.net.template(types))
        away = ((self.net.places_mm[None] - true[:, None]) ** 2).sum(2)
        target = torch.softmax(-away / (2 * SOFT_MM[self.view.name] ** 2), 1)
        cross = -(target * torch.log_softmax(logits, 1)).sum(1).mean()
        mean = torch.softmax(logits, 1) @ self.net.places_mm
        distance = torch.sqrt(((mean - true) ** 2).sum(1) + 1e-6)
        loss = cross + 0.05 * distance.mean()
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        before = float(true.norm(dim=1).mean())
        self.shown.append((float(loss.detach()), float(distance.mean().detach()), before))

    def save(self, out: Path) -> None:
        torch.save(self.net.state_dict(), out / f"{self.view.name}.pt")

    def export(self, out: Path) -> None:
        torch.onnx.export(
            self.net.cpu().eval(),
            (torch.zeros(4, 1, *self.view.shape_zyx), torch.zeros(4, dtype=torch.int64)),
            out / f"{self.view.name}.onnx",
            input_names=["patches", "types"],
            output_names=["offsets"],
            dynamic_axes={"patches": {0: "n"}, "types": {0: "n"}, "offsets": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--resume", type=Path, help="Folder with near and fine, as .pt or .onnx.")
    parser.add_argument("--view", help="Train only this one: near or fine.")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(2)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    learners = [
        Learner(view, options.resume, device)
        for view in (NEAR, FINE)
        if options.view in (None, view.name)
    ]
    rng = np.random.default_rng(int(time.time()))
    examples = boxes(options.pool, rng)
    started, step = time.time(), 0
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        warm = min(1.0, (step + 1) / 30)
        rate = options.rate * warm * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        if step % 2 == 0:
            signal, points, scale = next(examples)
            for learner in learners:
                learner.remember(patches_of(signal, points, scale, learner.view, rng))
        for learner in learners:
            learner.step(rng, rate)
        step += 1
        if step % 20 == 0:
            said = [
                f"{learner.view.name} loss {m[0]:.3f} distance {m[1]:.2f} of {m[2]:.2f} mm"
                for learner in learners
                for m in [np.mean(learner.shown[-100:], axis=0)]
            ]
            print(step, f"{(time.time() - started) / 60:.1f} min", *said, flush=True)
        if step % 200 == 0:
            for learner in learners:
                learner.save(options.out)
    for learner in learners:
        learner.save(options.out)
        learner.export(options.out)


if __name__ == "__main__":
    main()
