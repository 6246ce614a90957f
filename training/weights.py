"""Weights to go on from: a checkpoint of torch, or the network that is shipped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def state_of(path: Path, *, norms: Sequence[str] = ()) -> dict[str, torch.Tensor]:
    """The parameters of a ``.pt`` checkpoint or of an exported ``.onnx`` network.

    Args:
        norms: names of the group norms in the order of the network; the export writes their
            weights and biases without names, in turn.
    """
    if path.suffix != ".onnx":
        state: dict[str, torch.Tensor] = torch.load(path)
        return state
    import onnx
    from onnx import numpy_helper

    parts = {
        part.name: torch.from_numpy(numpy_helper.to_array(part).copy())
        for part in onnx.load(str(path)).graph.initializer
    }
    nameless = sorted(
        (n for n in parts if n.startswith("onnx::")), key=lambda n: int(n.split("_")[-1])
    )
    wanted = [f"{norm}.{part}" for norm in norms for part in ("weight", "bias")]
    for old, new in zip(nameless, wanted, strict=False):
        parts[new] = parts.pop(old).reshape(-1)
    return parts
