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

from osteofoci.scintigraphy import CHANNELS, FEATURES, SIZE

EPOCHS, BATCH, PANEL = 9, 512, 2


class Looker(nn.Module):
    """One network: the pictures and the numbers of a candidate."""

    def __init__(self) -> None:
        super().__init__()
        self.look = nn.Sequential(
            nn.Conv2d(CHANNELS, 20, 3, padding=1), nn.BatchNorm2d(20), nn.ReLU(),
            nn.Conv2d(20, 28, 3, padding=1, stride=2), nn.BatchNorm2d(28), nn.ReLU(),
            nn.Conv2d(28, 36, 3, padding=1, stride=2), nn.BatchNorm2d(36), nn.ReLU(),
            nn.Flatten(), nn.Dropout(0.2), nn.Linear(36 * (SIZE // 4) ** 2, 40), nn.ReLU(),
        )  # fmt: skip
        self.judge = nn.Sequential(
            nn.Linear(40 + len(FEATURES), 48), nn.ReLU(), nn.Dropout(0.2),
            nn.Linear(48, 32), nn.ReLU(), nn.Linear(32, 1),
        )  # fmt: skip

    def forward(self, patches: torch.Tensor, scaled: torch.Tensor) -> torch.Tensor:
        return self.judge(torch.cat([self.look(patches), scaled], dim=1))[:, 0]


class Judge(nn.Module):
    """The mean of a small panel."""

    def __init__(self, mean: torch.Tensor, spread: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.spread = nn.Buffer(mean), nn.Buffer(spread)
        self.panel = nn.ModuleList(Looker() for _ in range(PANEL))

    def each(self, patches: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        scaled = (features - self.mean) / self.spread
        return torch.stack([one(patches, scaled) for one in self.panel])

    def forward(self, patches: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.each(patches, features)).mean(0)[:, None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    loaded = [d for d in map(np.load, sorted(options.samples.glob("*.npz"))) if "labels" in d]
    held = len(loaded) // 10
    test, rest = loaded[:held], loaded[held:]
    patches, features, labels = _together(rest)
    judge = Judge(features.mean(0), features.std(0).clamp(min=0.05))
    optimiser = torch.optim.AdamW(judge.parameters(), lr=2e-3, weight_decay=1e-2)
    loss_of = nn.BCEWithLogitsLoss()
    rng = np.random.default_rng(1)
    steps = EPOCHS * (len(labels) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps + EPOCHS)
    for epoch in range(EPOCHS):
        judge.train()
        total = 0.0
        for rows in np.array_split(rng.permutation(len(labels)), max(1, len(labels) // BATCH)):
            at = torch.from_numpy(rows)
            seen = patches[at].float()
            # Counts differ from day to day; a level is never quite that of the training children.
            seen[:, :4] += 0.04 * torch.randn(len(at), 1, 1, 1) + 0.03 * torch.randn_like(
                seen[:, :4]
            )
            noisy = features[at] + 0.03 * torch.randn_like(features[at]) * judge.spread
            said = judge.each(seen, noisy)
            loss = loss_of(said, labels[at].expand_as(said))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(at)
        print(f"epoch {epoch}: loss {total / len(labels):.4f}", flush=True)
        if epoch % 4 == 3 or epoch == EPOCHS - 1:
            _tell(judge, test)
    torch.onnx.export(
        judge, (torch.zeros(2, CHANNELS, SIZE, SIZE), torch.zeros(2, len(FEATURES))),
        options.out / "judge.onnx", input_names=["patches", "features"], output_names=["sure"],
        dynamic_axes={"patches": {0: "n"}, "features": {0: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _together(loaded: list[dict[str, np.ndarray]]) -> tuple[torch.Tensor, ...]:
    return tuple(
        torch.from_numpy(np.concatenate([d[name] for d in loaded]))
        for name in ("patches", "features", "labels")
    )


@torch.no_grad()
def _tell(judge: Judge, test: list[dict[str, np.ndarray]]) -> None:
    """Candidates at foci that are found, against false ones a scan (a part of the others was kept)."""
    judge.eval()
    patches, features, labels = _together(test)
    said = judge(patches.float(), features)[:, 0].numpy()
    answers = labels.numpy()
    scans = sum(len(np.unique(d["scans"])) for d in test)
    falling = np.sort(said[answers == 0])[::-1]
    for allowed in (0.15, 0.3, 0.6):
        threshold = falling[int(allowed * scans)]
        print(f"  {allowed:g} false a scan of those kept: "
              f"{float((said[answers == 1] > threshold).mean()):.3f}, threshold {threshold:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
