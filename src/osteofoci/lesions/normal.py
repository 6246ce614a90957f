"""Published patterns of bright marrow in healthy children."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from osteofoci.rules import Shipped, shipped

if TYPE_CHECKING:  # the report of a text asks for the patterns and measures nothing
    from osteofoci.lesions.measure import Measured


class PublishedPattern(Shipped):
    """Where healthy children of an age have bright marrow, and how large; None where no limit is published."""

    name: str
    bones: tuple[str, ...]
    zones: tuple[str, ...] | None = None
    from_age_years: float = 0
    until_age_years: float
    most_extent_mm: float
    most_physis_distance_mm: float | None = None
    times_surer: float = 0.0
    reason: str
    source: str
    status: str


class NormalPlaces(Shipped):
    version: str
    patterns: tuple[PublishedPattern, ...]


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
def published_patterns() -> tuple[PublishedPattern, ...]:
    """The shipped patterns."""
    return shipped("lesions", "normal_places", NormalPlaces).patterns


def normal_pattern(measured: Measured, age_years: float | None) -> NormalPattern | None:
    """The published pattern that a bright place fits; None if none does.

    Args:
        age_years: None where it is not known; then the pattern's age is not asked for.
    """
    for pattern in published_patterns():
        if _fits(pattern, measured, age_years):
            said = f"{pattern.reason} ({pattern.source})"
            return NormalPattern(said, pattern.times_surer)
    return None


def _fits(pattern: PublishedPattern, measured: Measured, age_years: float | None) -> bool:
    site = measured.site
    if site.bone.name not in pattern.bones:
        return False
    if pattern.zones is not None and str(site.zone) not in pattern.zones:
        return False
    if age_years is not None and not (
        pattern.from_age_years <= age_years < pattern.until_age_years
    ):
        return False
    if measured.longest_extent_mm > pattern.most_extent_mm:
        return False
    away, most = measured.physis_distance_mm, pattern.most_physis_distance_mm
    return most is None or (away is not None and away <= most)
