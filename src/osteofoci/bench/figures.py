"""Small summaries that say None where there is nothing to summarise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 3) if len(values) else None


def median(values: Sequence[float]) -> float | None:
    return percentile(values, 50)


def percentile(values: Sequence[float], share: float) -> float | None:
    return round(float(np.percentile(values, share)), 3) if len(values) else None


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def shares_of(groups: Mapping[str, Sequence[bool]]) -> dict[str, str]:
    """Share that is true, and of how many, for every group."""
    return {name: f"{np.mean(own):.3f} of {len(own)}" for name, own in sorted(groups.items())}
