"""Train the network that tells lesions, normal bright places and everything else apart.

    pip install torch onnx
    python training/lesion_samples.py --folder /tmp/judge --patients 60
    python training/train_judge.py --folder /tmp/judge --epochs 30

A quarter of the children is held out: it chooses the thresholds, and the figures printed at the
end are its own. Works on CPU in minutes, and uses a GPU where torch finds one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import yaml
from lesion_samples import FIRST_EVEN_SEED, FIRST_SEED, LESION, NORMAL, OTHER, UNCLEAR
from torch import nn
from torch.nn import functional

from osteofoci.lesions import FEATURES
from osteofoci.lesions.views import CHANNELS

OUT = Path(__file__).parents[1] / "src/osteofoci/lesions"
# As many as the project allows itself an examination.
MOST_FALSE, MOST_NORMAL, MOST_CANDIDATES = 0.5, 0.3, 2.0
FAINT, NORMALITY = 0.05, 0.3


class JudgeNet(nn.Module):
    """Views (n, 5, 24, 10, 24) and features (n, f) to probabilities (n, 3)."""

    def __init__(self, mean: np.ndarray, spread: np.ndarray) -> None:
        super().__init__()
        self.mean: torch.Tensor
        self.spread: torch.Tensor
        self.register_buffer("mean", torch.from_numpy(mean.astype(np.float32)))
        self.register_buffer("spread", torch.from_numpy(spread.astype(np.float32)))

        def layer(inputs: int, outputs: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Conv3d(inputs, outputs, 3, padding=1, bias=False),
                nn.BatchNorm3d(outputs),
                nn.LeakyReLU(0.1),
            )

        self.first, self.second, self.third = (
            layer(len(CHANNELS), 16), layer(16, 32), layer(32, 48)
        )  # fmt: skip
        self.told = nn.Sequential(nn.Linear(len(mean), 32), nn.LeakyReLU(0.1))
        self.judge = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(48 * 3 + 32, 64), nn.LeakyReLU(0.1), nn.Linear(64, 3)
        )

    def forward(self, views: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        return functional.softmax(self.logits(views, features), dim=1)

    def logits(self, views: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        seen = functional.max_pool3d(self.first(views), (2, 1, 2))
        seen = self.third(functional.max_pool3d(self.second(seen), 2))
        middle = seen[:, :, 2:4, 2:3, 2:4].mean((2, 3, 4))
        seen = torch.cat([seen.amax((2, 3, 4)), seen.mean((2, 3, 4)), middle], 1)
        scaled = ((features - self.mean) / self.spread).clamp(-4, 4)
        return self.judge(torch.cat([seen, self.told(scaled)], 1))


class Panel(nn.Module):
    """The mean of what several judges say, each trained from another start."""

    def __init__(self, members: list[JudgeNet]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, views: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        return torch.stack([member(views, features) for member in self.members]).mean(0)


def varied(views: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Other contrast, noise and place, so that no texture is learned by heart."""
    n = len(views)
    views = views.clone()
    gain = torch.exp(0.12 * torch.randn(n, 1, 1, 1))
    curve = torch.exp(0.1 * torch.randn(n, 1, 1, 1))
    for channel in (0, 3):
        signal = views[:, channel]
        imaged = signal >= 0
        other = gain * signal.clamp(min=0) ** curve + 0.05 * torch.randn_like(signal)
        views[:, channel] = torch.where(imaged, other, signal)
    if torch.rand(()) < 0.5:
        views = views.flip(3)
    shift = torch.randint(-1, 2, (3,)).tolist()
    views = torch.roll(views, shift, (2, 3, 4))
    views[torch.rand(n) < 0.15, 3] = -0.5
    return views, features + 0.1 * torch.randn_like(features)


def trained(
    seed: int, views: np.ndarray, features: np.ndarray, labels: np.ndarray, *, epochs: int
) -> JudgeNet:
    """One judge, its chances set right for how often each class comes."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    spread = features.std(0) + 1e-3
    net = JudgeNet(features.mean(0), spread).to(device)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-2)
    rng = np.random.default_rng(seed)
    rare = np.flatnonzero(labels != 0)
    usual = np.flatnonzero(labels == 0)
    steps = epochs * (2 * len(rare) + len(usual)) // 128
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    for step in range(steps):
        rows = np.concatenate([rng.choice(rare, 48), rng.choice(usual, 80)])
        own_views, own_features = varied(
            torch.from_numpy(views[rows].astype(np.float32)),
            torch.from_numpy(features[rows] / spread),
        )
        with torch.autocast(device.type, torch.bfloat16):
            logits = net.logits(
                own_views.to(device), (own_features * torch.from_numpy(spread)).to(device)
            )
        loss = functional.cross_entropy(
            logits.float(), torch.from_numpy(labels[rows]).to(device), label_smoothing=0.02
        )
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(step, "of", steps, f"loss {float(loss.detach()):.3f}", flush=True)
    net = net.cpu().eval()
    # Rare classes were shown more often than they come: the chances are set right again.
    shown = np.array([80.0, *(48 * np.bincount(labels)[1:] / len(rare))])
    with torch.no_grad():
        net.judge[-1].bias += torch.from_numpy(
            np.log(np.bincount(labels) / len(labels) / (shown / shown.sum())).astype(np.float32)
        )
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--members", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--beside", type=Path, help="A judge whose say counts as much.")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    paths = sorted(options.folder.glob("*.npz"), key=lambda p: int(p.stem))
    data = [np.load(path) for path in paths]
    held = [n for n in range(len(paths)) if n % 4 == 3]
    sets = []
    for chosen in ([n for n in range(len(paths)) if n % 4 != 3], held):
        features = np.concatenate([data[n]["features"] for n in chosen])
        views = np.concatenate([data[n]["views"] for n in chosen])
        labels = np.concatenate([data[n]["labels"] for n in chosen])
        clear = labels != UNCLEAR
        sets.append((views[clear], features[clear].astype(np.float32), labels[clear]))
    (views, features, labels), (held_views, held_features, held_labels) = sets
    exams = len(held)
    print("candidates", np.bincount(labels), "held out", np.bincount(held_labels), "exams", exams)
    members = [
        trained(seed, views, features, labels, epochs=options.epochs)
        for seed in range(options.members)
    ]
    net = Panel(members).eval()
    said = chances(net, held_views, held_features)
    report(said, held_labels, exams)
    threshold = chosen_threshold(said, held_labels, exams, {OTHER: MOST_FALSE, NORMAL: MOST_NORMAL})
    candidate = chosen_threshold(said, held_labels, exams, {OTHER: MOST_CANDIDATES})
    print("threshold", round(threshold, 3), "candidates from", round(candidate, 3))
    own = OUT / "weights/judge.onnx"
    export(net, own)
    if options.beside:
        joined([options.beside, own], own)
    (OUT / "judge.yaml").write_text(
        yaml.safe_dump(
            {
                "version": "3",
                "status": "trained on simulated children only, two of three of real bones",
                "source": f"training/train_judge.py, {len(paths)} children of seeds {FIRST_SEED} "
                f"and {FIRST_EVEN_SEED} upward",
                "features": list(FEATURES),
                "threshold": round(threshold, 3),
                "candidate_threshold": round(min(candidate, threshold), 3),
                "faint_threshold": FAINT,
                "normal_threshold": NORMALITY,
            },
            sort_keys=False,
        )
    )


def chances(net: Panel, views: np.ndarray, features: np.ndarray) -> np.ndarray:
    with torch.no_grad():
        parts = [
            net(
                torch.from_numpy(views[n : n + 256].astype(np.float32)),
                torch.from_numpy(features[n : n + 256]),
            ).numpy()
            for n in range(0, len(views), 256)
        ]
    return np.concatenate(parts)


def chosen_threshold(
    said: np.ndarray, labels: np.ndarray, exams: int, most: dict[int, float]
) -> float:
    """The lowest threshold with no more false places of each kind an examination than are allowed."""
    least = []
    for kind, allowed in most.items():
        false = np.sort(said[labels == kind, LESION])[::-1]
        if len(false):
            least.append(false[min(int(allowed * exams), len(false) - 1)])
    return float(np.clip(max(least) + 1e-3, 0.1, 0.9))


def report(said: np.ndarray, labels: np.ndarray, exams: int) -> None:
    for threshold in (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85, 0.95):
        yes = said[:, LESION] >= threshold
        print(
            f"threshold {threshold}: {int((yes & (labels == LESION)).sum())} of "
            f"{int((labels == LESION).sum())} lesions, an examination "
            f"{(yes & (labels == 0)).sum() / exams:.2f} false and "
            f"{(yes & (labels == NORMAL)).sum() / exams:.2f} normal"
        )


def joined(judges: Sequence[Path], path: Path) -> None:
    """One judge that says the mean of what several say; each may have learned from other candidates."""
    graphs = [
        onnx.compose.add_prefix(
            onnx.load(judge), f"judge{n}_", rename_inputs=False, rename_outputs=True
        )
        for n, judge in enumerate(judges)
    ]
    mean = onnx.helper.make_node("Mean", [g.graph.output[0].name for g in graphs], ["chances"])
    graph = onnx.helper.make_graph(
        [*(node for g in graphs for node in g.graph.node), mean],
        "judge",
        graphs[0].graph.input,
        [onnx.helper.make_tensor_value_info("chances", onnx.TensorProto.FLOAT, ["n", 3])],
        [weights for g in graphs for weights in g.graph.initializer],
    )
    opsets = graphs[0].opset_import
    model = onnx.helper.make_model(graph, opset_imports=opsets, ir_version=graphs[0].ir_version)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def export(net: Panel, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    example = (torch.zeros(2, len(CHANNELS), 24, 10, 24), torch.zeros(2, len(FEATURES)))
    torch.onnx.export(
        net,
        example,
        path,
        input_names=["views", "features"],
        output_names=["chances"],
        dynamic_axes={"views": {0: "n"}, "features": {0: "n"}, "chances": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
