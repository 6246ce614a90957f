"""What became of a focus, in one word and one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from osteofoci.case import Finding, Status

CERTAIN = 1.96
LEAST_GROWTH, LEAST_SHRINKAGE = 1.40, 0.70


@dataclass(frozen=True)
class Change:
    status: Status
    volume_change_mm3: float | None
    reason: str


def _repeat_error_mm3(finding: Finding) -> float:
    return finding.volume_repeat_error_mm3 or finding.volume_error_mm3 or 0.0


def change_of(before: Finding, after: Finding) -> Change:
    """Improved, stable or worse, by volume against its error.

    A change counts when it exceeds 1.96 standard deviations of the difference and is at least
    a shrinkage to 70 % or a growth to 140 %: two readings of one and the same scan differ by
    as much (see docs/method.md).
    """
    if before.volume_mm3 is None or after.volume_mm3 is None:
        return Change(Status.INDETERMINATE, None, "One of the two volumes is not known.")
    difference = after.volume_mm3 - before.volume_mm3
    error = CERTAIN * float(np.hypot(_repeat_error_mm3(before), _repeat_error_mm3(after)))
    ratio = after.volume_mm3 / max(before.volume_mm3, 1e-6)
    numbers = (
        f"{before.volume_mm3 / 1000:.2f} to {after.volume_mm3 / 1000:.2f} mL, "
        f"change {difference / 1000:+.2f} mL, error of the change {error / 1000:.2f} mL"
    )
    if abs(difference) <= error:
        return Change(Status.STABLE, difference, f"Within the error of measurement: {numbers}.")
    if LEAST_SHRINKAGE < ratio < LEAST_GROWTH:
        return Change(
            Status.STABLE,
            difference,
            f"Below the change that two readings of one scan show: {numbers}.",
        )
    if difference < 0:
        return Change(Status.IMPROVED, difference, f"Smaller: {numbers}.")
    return Change(Status.WORSE, difference, f"Larger: {numbers}.")
