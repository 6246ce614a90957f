"""Train the judge of hot foci on candidates of simulated scans.

pip install torch onnx
python training/scan_candidates.py --out /tmp/hot
python training/train_hot.py --samples /tmp/hot --out src/osteofoci/scintigraphy/weights
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn

from osteofoci.scintigraphy import FEATURES

EPOCHS, BATCH, HIDDEN, PANEL = 30, 2048, 48, 3


class Judge(nn.Module):
    """The mean of a small panel of networks."""

    def __init__(self, mean: torch.Tensor, spread: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.spread = nn.Buffer(mean), nn.Buffer(spread)
        self.panel = nn.ModuleList(
            nn.Sequential(
                nn.Linear(len(FEATURES), HIDDEN), nn.ReLU(), nn.Dropout(0.15),
                nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1),
            )
            for _ in range(PANEL)
        )  # fmt: skip

    def each(self, features: torch.Tensor) -> torch.Tensor:
        scaled = (features - self.mean) / self.spread
        return torch.stack([judge(scaled)[:, 0] for judge in self.panel])

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.each(features)).mean(0)[:, None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    files = sorted(options.samples.glob("*.npz"))
    loaded = [np.load(path) for path in files]
    parts = [(d["features"], d["labels"]) for d in loaded if len(d["labels"])]
    held = len(parts) // 6
    features = torch.from_numpy(np.concatenate([f for f, _ in parts[held:]]))
    labels = torch.from_numpy(np.concatenate([v for _, v in parts[held:]]))
    test = torch.from_numpy(np.concatenate([f for f, _ in parts[:held]]))
    answers = np.concatenate([v for _, v in parts[:held]])
    judge = Judge(features.mean(0), features.std(0).clamp(min=0.05))
    optimiser = torch.optim.AdamW(judge.parameters(), lr=2e-3, weight_decay=1e-3)
    loss_of = nn.BCEWithLogitsLoss()
    rng = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        judge.train()
        order = rng.permutation(len(labels))
        for group in optimiser.param_groups:
            group["lr"] = 6e-3 * (0.5 * (1 + np.cos(np.pi * epoch / EPOCHS)) + 0.01)
        for start in range(0, len(order), BATCH):
            rows = torch.from_numpy(order[start : start + BATCH])
            noisy = features[rows] + 0.02 * torch.randn_like(features[rows]) * judge.spread
            said = judge.each(noisy)
            loss = loss_of(said, labels[rows].expand_as(said))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    judge.eval()
    with torch.no_grad():
        said = judge(test)[:, 0].numpy()
    scans = 2 * held
    falling = np.sort(said[answers == 0])[::-1]
    print(f"{len(labels)} candidates, {int(labels.sum())} of foci; held out {held} children")
    for allowed in (0.5, 1.0, 2.0):
        threshold = falling[int(allowed * scans)]
        print(f"{allowed:g} false a scan: {float((said[answers == 1] > threshold).mean()):.3f} "
              f"of candidates at foci, threshold {threshold:.3f}")  # fmt: skip
    torch.onnx.export(
        judge, (torch.zeros(2, len(FEATURES)),), options.out / "judge.onnx",
        input_names=["features"], output_names=["sure"],
        dynamic_axes={"features": {0: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
