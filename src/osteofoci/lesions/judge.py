"""Is a bright place disease, a normal bright place, or something else?

A small network over a candidate's views and features, trained on simulated children whose seeds
the bench never uses (``training/train_judge.py``); thresholds stand in ``judge.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from osteofoci.errors import RuleError
from osteofoci.geometry import Volume
from osteofoci.geometry.arrays import Floats
from osteofoci.lesions.candidates import FEATURES, Candidate
from osteofoci.lesions.muscle import Muscle
from osteofoci.lesions.views import views_of
from osteofoci.localise import BoneMap, Skeleton, shipped_network
from osteofoci.rules import Shipped, shipped

AT_ONCE = 64


class Limits(Shipped):
    """From which probability on a place is a finding, worth a look, faint, or a normal bright place."""

    version: str
    status: str
    source: str
    features: tuple[str, ...]
    threshold: float
    candidate_threshold: float
    faint_threshold: float
    normal_threshold: float


@cache
def limits() -> Limits:
    """The shipped thresholds.

    Raises:
        RuleError: the network was trained on other features than this version's.
    """
    read = shipped("lesions", "judge", Limits)
    if read.features != FEATURES:
        raise RuleError(
            "judge.yaml: expected the features of this version, found others; "
            "train it again with training/train_judge.py"
        )
    return read


@dataclass(frozen=True)
class Verdict:
    """Probabilities (0..1); what they leave is neither."""

    lesion: float
    normal: float


def judge(
    candidates: Sequence[Candidate],
    volume: Volume,
    skeleton: Skeleton,
    bones: BoneMap,
    muscle: Muscle,
) -> list[Verdict]:
    """What each candidate is."""
    verdicts: list[Verdict] = []
    for start in range(0, len(candidates), AT_ONCE):
        some = candidates[start : start + AT_ONCE]
        chances: Floats = shipped_network("lesions", "judge").run(
            None,
            {
                "views": views_of(some, volume, skeleton, bones, muscle),
                "features": np.array([c.features for c in some], np.float32),
            },
        )[0]
        verdicts.extend(Verdict(float(lesion), float(normal)) for _, lesion, normal in chances)
    return verdicts
