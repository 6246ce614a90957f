"""Weights to go on from: a checkpoint of torch, or the network that is shipped."""

from __future__ import annotations

from pathlib import Path

import torch


def state_of(path: Path) -> dict[str, torch.Tensor]:
    """The parameters of a ``.pt`` checkpoint or of an exported ``.onnx`` network."""
    if path.suffix != ".onnx":
        state: dict[str, torch.Tensor] = torch.load(path)
        return state
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    return {
        part.name: torch.from_numpy(numpy_helper.to_array(part).copy())
        for part in graph.initializer
    }
