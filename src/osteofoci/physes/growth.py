"""What a plate is still expected to grow."""

from __future__ import annotations

from dataclasses import dataclass

from osteofoci.physes.rules import plate_rules


@dataclass(frozen=True)
class Remaining:
    """
    Attributes:
        low_mm, high_mm: by the slower and the faster published rate, half of it in the last two years
            for the slower.
        share: of the bone's growth that happens at this plate.
    """

    low_mm: float
    high_mm: float
    share: float
    source: str


def remaining_growth(
    bone: str, plate: str, age_years: float | None, sex: str | None
) -> Remaining | None:
    """Expected growth from an age to maturity; None where no checked figure fits.

    Two ages at maturity are taken where the sex is not known, the earlier for the low value.
    """
    growth = plate_rules().growth
    own = next((p for p in growth.plates if p.bone == bone and p.plate == plate), None)
    if own is None or age_years is None or age_years < growth.from_years:
        return None
    ends = growth.until_years
    first, last = (
        (ends[sex], ends[sex]) if sex in ends else (min(ends.values()), max(ends.values()))
    )
    slow = growth.last_years
    left, most = max(0.0, first - age_years), max(0.0, last - age_years)
    low = own.low_mm * (max(0.0, left - slow) + 0.5 * min(left, slow))
    return Remaining(round(low, 1), round(own.high_mm * most, 1), own.share, growth.source)
