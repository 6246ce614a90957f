"""What became of a focus, in one word and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.case import Finding, Message, Status, listed, number, said, word
from osteofoci.track.compare import Compared

CERTAIN = 1.96
# Standard deviation of one log ratio of two volumes of an unchanged focus, at 1 mL, and the least
# it is; it falls with the root of the volume. From 51 foci of children examined twice (docs/method.md).
REPEAT_SD_AT_1ML, LEAST_REPEAT_SD = 0.16, 0.13
# Wider where scanner, sequence or voxels differ, from 21 of those foci.
OTHER_SCANNER = 1.15
LEAST_GROWTH, LEAST_SHRINKAGE = 1.40, 0.70


@dataclass(frozen=True)
class Change:
    status: Status
    volume_change_mm3: float | None
    message: Message


def change_of(
    before: Sequence[Finding],
    after: Sequence[Finding],
    *,
    compared: Compared | None = None,
    differing: tuple[str, ...] = (),
) -> Change:
    """Improved, stable or worse, by volume against its error.

    Where the two pictures could be aligned, their common place is compared, and a change counts
    beyond 1.96 standard deviations of what two examinations of an unchanged focus differ by.
    Otherwise the two volumes are compared as they stand: the difference must exceed 1.96 of its
    standard deviations and be at least a shrinkage to 70 % or a growth to 140 %.

    Args:
        before, after: the findings of the focus; more than one where it merged or split.
        compared: from the aligned pictures, if there are any.
        differing: what differs between the two scanners; then the error is wider.
    """
    if compared is not None and len(before) == len(after) == 1:
        return _compared(compared, differing)
    return _as_they_stand(before, after, differing)


def _compared(compared: Compared, differing: tuple[str, ...]) -> Change:
    then, now = compared.before_mm3, compared.after_mm3
    log_error = CERTAIN * max(LEAST_REPEAT_SD, REPEAT_SD_AT_1ML / np.sqrt(then / 1000))
    log_error *= OTHER_SCANNER if differing else 1.0
    ratio = now / then

    def message(change: str) -> Message:
        return said(
            "volume-aligned", change=change, before=number(then / 1000, 2),
            after=number(now / 1000, 2), ratio=number(ratio, 2), low=number(np.exp(-log_error), 2),
            high=number(np.exp(log_error), 2), wider=_wider(differing),
        )  # fmt: skip

    if abs(np.log(ratio)) <= log_error:
        return Change(Status.STABLE, now - then, message("within"))
    if ratio < 1:
        return Change(Status.IMPROVED, now - then, message("smaller"))
    return Change(Status.WORSE, now - then, message("larger"))


def _as_they_stand(
    before: Sequence[Finding], after: Sequence[Finding], differing: tuple[str, ...]
) -> Change:
    then, now = _summed(before), _summed(after)
    if then is None or now is None:
        return Change(Status.INDETERMINATE, None, said("volume-unknown"))
    difference = now[0] - then[0]
    error = CERTAIN * float(np.hypot(then[1], now[1])) * (OTHER_SCANNER if differing else 1.0)
    ratio = now[0] / max(then[0], 1e-6)

    def message(change: str) -> Message:
        return said(
            "volume-compared", change=change, before=number(then[0] / 1000, 2),
            after=number(now[0] / 1000, 2), difference=number(difference / 1000, 2, signed=True),
            error=number(error / 1000, 2), wider=_wider(differing),
        )  # fmt: skip

    if abs(difference) <= error:
        return Change(Status.STABLE, difference, message("within"))
    if LEAST_SHRINKAGE < ratio < LEAST_GROWTH:
        return Change(Status.STABLE, difference, message("below"))
    if difference < 0:
        return Change(Status.IMPROVED, difference, message("smaller"))
    return Change(Status.WORSE, difference, message("larger"))


def _wider(differing: tuple[str, ...]) -> Message:
    if not differing:
        return said("none")
    return said("error-wider", differing=listed((word(name) for name in differing), "and"))


def _summed(findings: Sequence[Finding]) -> tuple[float, float] | None:
    """Volume and its standard deviation between examinations, in mm3."""
    volumes = [f.volume_mm3 for f in findings if f.volume_mm3 is not None]
    if len(volumes) < len(findings):
        return None
    errors = [f.volume_repeat_error_mm3 or f.volume_error_mm3 or 0.0 for f in findings]
    return float(np.sum(volumes)), float(np.linalg.norm(errors))
