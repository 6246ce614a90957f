"""Published patterns of bright marrow in healthy children."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from osteofoci.errors import RuleError
from osteofoci.lesions.measure import Measured

_KEYS = {
    "name", "bones", "zones", "from_age_years", "until_age_years", "most_extent_mm",
    "most_physis_distance_mm", "times_surer", "reason", "source", "status",
}  # fmt: skip


@dataclass(frozen=True)
class NormalPattern:
    """A published pattern that a bright place fits.

    Attributes:
        said: the pattern in words, with its source.
        times_surer: how many times likelier than normal a lesion must be to be called one here.
    """

    said: str
    times_surer: float


@cache
def normal_places() -> tuple[Mapping[str, Any], ...]:
    """The shipped patterns.

    Raises:
        RuleError: a pattern with a key that nothing reads.
    """
    text = resources.files("osteofoci.lesions").joinpath("normal_places.yaml").read_text("utf-8")
    patterns = tuple(yaml.safe_load(text)["patterns"])
    for pattern in patterns:
        if unknown := set(pattern) - _KEYS:
            raise RuleError(
                f"normal_places.yaml, {pattern.get('name')}: expected the keys "
                f"{', '.join(sorted(_KEYS))}, found {', '.join(sorted(unknown))}; correct the file"
            )
    return patterns


def normal_pattern(measured: Measured, age_years: float | None) -> NormalPattern | None:
    """The published pattern that a bright place fits; None if none does.

    Args:
        age_years: None where it is not known; then the pattern's age is not asked for.
    """
    for pattern in normal_places():
        if _fits(pattern, measured, age_years):
            said = f"{pattern['reason']} ({pattern['source']})"
            return NormalPattern(said, float(pattern.get("times_surer", 0.0)))
    return None


def _fits(pattern: Mapping[str, Any], measured: Measured, age_years: float | None) -> bool:
    site = measured.site
    if site.bone.name not in pattern["bones"]:
        return False
    if "zones" in pattern and str(site.zone) not in pattern["zones"]:
        return False
    if age_years is not None:
        first, last = pattern.get("from_age_years", 0), pattern["until_age_years"]
        if not first <= age_years < last:
            return False
    if measured.longest_extent_mm > pattern["most_extent_mm"]:
        return False
    away, most = measured.physis_distance_mm, pattern.get("most_physis_distance_mm")
    return most is None or (away is not None and away <= most)
