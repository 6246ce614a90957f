"""Train the network that looks at the joints of the leg again, nearer.

pip install torch onnx
python training/planar_pool.py --out /tmp/planar --children 700
python training/train_joints.py --pool /tmp/planar --minutes 10 --out src/osteofoci/localise/weights
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from osteofoci.localise.planar_joints import JOINTS, PATCH_PIXELS, joint_patches
from osteofoci.skeleton import LANDMARKS

POOL_MM, JITTER_MM, BATCH_CHILDREN = 2.0, 7.0, 3


class JointNet(nn.Module):
    """Patches (n, 1, 48, 48) and kinds (n,) to offsets (rows, columns in mm) and log spread."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 1
        for width in (24, 32, 48, 64):
            layers += [
                nn.Conv2d(before, width, 3, padding=1), nn.BatchNorm2d(width), nn.LeakyReLU(0.1),
                nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width), nn.LeakyReLU(0.1),
                nn.MaxPool2d(2),
            ]  # fmt: skip
            before = width
        self.see = nn.Sequential(*layers, nn.Flatten())
        self.say = nn.Sequential(
            nn.Linear(64 * 9, 128), nn.LeakyReLU(0.1), nn.Linear(128, 3 * len(JOINTS))
        )

    def forward(self, patches: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
        said = self.say(self.see(patches)).reshape(-1, len(JOINTS), 3)
        choice = functional.one_hot(kinds, len(JOINTS)).to(said.dtype)
        return (said * choice[:, :, None]).sum(1)


def batch(
    pool: list[Path], kept: dict[Path, tuple[np.ndarray, np.ndarray]], rng: np.random.Generator
) -> tuple[torch.Tensor, ...]:
    patches, kinds, targets = [], [], []
    for _ in range(BATCH_CHILDREN):
        path = pool[rng.integers(len(pool))]
        if path not in kept:
            with np.load(path) as data:
                kept[path] = data["frontal"], data["frontal_points"]
        image, points = kept[path]
        grey = (image / 255.0) ** float(np.exp(rng.normal(0, 0.3)))
        grey = grey + rng.normal(0, abs(rng.normal(0, 0.02)), grey.shape)
        places, mirrored, own, wanted = [], [], [], []
        step = POOL_MM / float(np.exp(rng.normal(0, 0.08)))
        for side in ("left", "right"):
            for kind, joint in enumerate(JOINTS):
                true = points[LANDMARKS.index(f"{side} {joint}")].astype(float)
                off = rng.normal(0, JITTER_MM, 2)
                places.append(true + off / step)
                mirrored.append(side == "right")
                own.append(kind)
                wanted.append([-off[0], off[1] if side == "right" else -off[1]])
        patches.append(joint_patches(grey, (step, step), np.array(places), np.array(mirrored)))
        kinds += own
        targets += wanted
    return (
        torch.from_numpy(np.concatenate(patches)),
        torch.tensor(kinds),
        torch.tensor(np.array(targets), dtype=torch.float32),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    pool = sorted(p for p in options.pool.glob("*.npz") if ".tmp" not in p.name)
    kept: dict[Path, tuple[np.ndarray, np.ndarray]] = {}
    net = JointNet()
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-4)
    started, step, shown = time.time(), 0, []
    while (spent := (time.time() - started) / 60 / options.minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (0.5 * (1 + np.cos(np.pi * spent)) + 0.005)
        patches, kinds, target = batch(pool, kept, rng)
        said = net(patches, kinds)
        away = (said[:, :2] - target).abs().sum(1)
        loss = (away * torch.exp(-said[:, 2]) + 2 * said[:, 2]).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        shown.append(float(away.mean().detach()) / 2)
        step += 1
        if step % 100 == 0:
            print(
                f"{step} {(time.time() - started) / 60:.1f} min, mean error {np.mean(shown[-200:]):.2f} mm",
                flush=True,
            )
    net.eval()
    torch.onnx.export(
        net,
        (torch.zeros(2, 1, PATCH_PIXELS, PATCH_PIXELS), torch.zeros(2, dtype=torch.int64)),
        options.out / "joints.onnx",
        input_names=["patches", "kinds"],
        output_names=["said"],
        dynamic_axes={"patches": {0: "n"}, "kinds": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
