"""Hot foci: candidates that the judge believes, one a place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.localise import shipped_network
from osteofoci.scintigraphy.body import BodyMap
from osteofoci.scintigraphy.candidates import Candidate, candidates_of
from osteofoci.scintigraphy.patches import patches_of
from osteofoci.skeleton import Region, Site

ONE_PLACE_MM = 24.0
LEAST_KEPT = 0.02
# An uptake so many times the other side's in an arm, far above every bone, is the injection.
INJECTION_RATIO = 5.0
ARM = ("radius", "ulna", "humerus")


@dataclass(frozen=True)
class Hot:
    """
    Attributes:
        pixel_mm: (x, z) in the scan's space.
        ratio: uptake against what was expected there; ``ratio_error`` its counting error.
        sigma: how many standard deviations of counting the excess is.
        confidence: 0..1, that it is a focus.
        compared: with what: ``other side``, ``neighbours`` or ``surroundings``.
        plate_mm: distance to the nearest growth plate; None for bones without.
    """

    site: Site
    position: float
    pixel_mm: tuple[float, float]
    view: str
    ratio: float
    ratio_error: float
    sigma: float
    confidence: float
    compared: str
    plate_mm: float | None


def find_hot(body: BodyMap) -> tuple[tuple[Hot, ...], tuple[Site, ...]]:
    """Hot foci, surest first, and sites whose uptake is taken for the injection's."""
    candidates = candidates_of(body)
    if not candidates:
        return (), ()
    sure = judged(patches_of(body, candidates), np.array([c.features for c in candidates]))
    injected = [c.site for c in candidates if _injection(c)]
    hot = [
        Hot(
            c.site, c.position, c.pixel_mm, c.view, c.ratio, c.error, c.sigma, float(p),
            c.compared, c.plate_mm,
        )
        for c, p in zip(candidates, sure, strict=True)
        if p >= LEAST_KEPT and not _injection(c)
    ]  # fmt: skip
    kept: list[Hot] = []
    for item in sorted(hot, key=lambda h: -h.confidence):
        if not any(_apart_mm(item, other) < ONE_PLACE_MM for other in kept):
            kept.append(item)
    return tuple(kept), tuple(dict.fromkeys(injected))


def judged(patches: Floats, features: Floats) -> Floats:
    """Probability of each candidate to be a focus, by its pictures and its numbers."""
    (said,) = shipped_network("scintigraphy", "judge").run(
        None, {"patches": patches.astype(np.float32), "features": features.astype(np.float32)}
    )
    sure: Floats = said[:, 0].astype(float)
    return sure


def _injection(candidate: Candidate) -> bool:
    bone = candidate.site.bone
    arm = bone.region is Region.HAND or bone.name in ARM
    return arm and candidate.ratio > INJECTION_RATIO and candidate.level > INJECTION_RATIO


def _apart_mm(a: Hot, b: Hot) -> float:
    return float(np.hypot(a.pixel_mm[0] - b.pixel_mm[0], a.pixel_mm[1] - b.pixel_mm[1]))
