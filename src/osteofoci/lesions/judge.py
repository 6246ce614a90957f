"""Is a bright place disease? A logistic model over a candidate's features.

Its weights are a data file with version, source and status. They were fitted on simulated
children whose seeds the bench never uses (``training/fit_judge.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import yaml

from osteofoci.errors import RuleError
from osteofoci.geometry.arrays import Floats
from osteofoci.lesions.candidates import FEATURES, Candidate


@dataclass(frozen=True, eq=False)
class Judge:
    version: str
    mean: Floats
    spread: Floats
    weights: Floats
    intercept: float
    threshold: float
    faint_threshold: float


@cache
def judge() -> Judge:
    """The shipped model.

    Raises:
        RuleError: the file does not fit the features of this version.
    """
    text = resources.files("osteofoci.lesions").joinpath("judge.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    if tuple(data["features"]) != FEATURES:
        raise RuleError(
            "judge.yaml: expected the features of this version, found others; "
            "fit it again with training/fit_judge.py"
        )
    return Judge(
        str(data["version"]),
        np.array(data["mean"], float),
        np.array(data["spread"], float),
        np.array(data["weights"], float),
        float(data["intercept"]),
        float(data["threshold"]),
        float(data["faint_threshold"]),
    )


def expanded(features: Floats) -> Floats:
    """Features with their squares, (n, 2 f): bands such as size have a middle that counts."""
    return np.hstack([features, features**2])


def probability(candidates: list[Candidate], model: Judge) -> Floats:
    """Probability (0..1) that each candidate is a lesion."""
    if not candidates:
        return np.zeros(0)
    features = np.array([c.features for c in candidates])
    scaled = (features - model.mean) / model.spread
    logit = expanded(np.clip(scaled, -4, 4)) @ model.weights + model.intercept
    return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))
