"""What became of a focus, in one word and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
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


def change_of(
    before: Sequence[Finding], after: Sequence[Finding], *, differing: tuple[str, ...] = ()
) -> Change:
    """Improved, stable or worse, by volume against its error.

    A change counts when it exceeds 1.96 standard deviations of the difference and is at least
    a shrinkage to 70 % or a growth to 140 %: two readings of one and the same scan differ by
    as much (see docs/method.md).

    Args:
        before, after: the findings of the focus; more than one where it merged or split.
        differing: what differs between the two scanners; then the error is wider.
    """
    then, now = _summed(before), _summed(after)
    if then is None or now is None:
        return Change(Status.INDETERMINATE, None, "One of the two volumes is not known.")
    difference = now[0] - then[0]
    error = CERTAIN * float(np.hypot(then[1], now[1]))
    ratio = now[0] / max(then[0], 1e-6)
    numbers = (
        f"{then[0] / 1000:.2f} to {now[0] / 1000:.2f} mL, "
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


def _summed(findings: Sequence[Finding]) -> tuple[float, float] | None:
    """Volume and its standard deviation between examinations, in mm3."""
    volumes = [f.volume_mm3 for f in findings if f.volume_mm3 is not None]
    if len(volumes) < len(findings):
        return None
    errors = [f.volume_repeat_error_mm3 or f.volume_error_mm3 or 0.0 for f in findings]
    return float(np.sum(volumes)), float(np.linalg.norm(errors))
