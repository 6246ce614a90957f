"""What foci at a growth plate put at risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osteofoci.physes.state import PlateState
from osteofoci.rules import checked_rule

LEAST_SHARE, LARGE_SHARE = 0.03, 0.3


@dataclass(frozen=True)
class Touch:
    """How one focus lies to one plate.

    Attributes:
        share: of the plate's area that it touches; None where it is not known.
        wider: it touches more of the plate, or has newly reached it, since the examination before.
    """

    focus_id: str
    gap_mm: float
    crosses: bool
    share: float | None
    wider: bool = False


@dataclass(frozen=True)
class Alert:
    """``risk`` is ``high``, ``raised``, ``low`` or ``none``."""

    risk: str
    reason: str


def alert_of(state: PlateState, why: str, touches: Sequence[Touch]) -> Alert:
    """The alert of one plate, with its reason and what is advised."""
    # An id alone would read like a lumbar vertebra.
    names = "Focus " + ", ".join(touch.focus_id.removeprefix("L") for touch in touches)
    if state is PlateState.CLOSED:
        return Alert("none", f"{names} lies at a plate that is closed: {why}.")
    crossing = [t for t in touches if t.crosses]
    touching = [t for t in touches if (t.share or 0.0) >= LEAST_SHARE]
    follow = checked_rule("physes", "follow_up")
    advice = f"Risk of early closure and of unequal legs or arms: {follow['text']}."
    plate = f"The plate is {state}: {why}."
    if crossing:
        shares = [t.share for t in crossing if t.share is not None]
        part = f" and touches {100 * max(shares):.0f} % of it" if shares else ""
        reason = f"{names} crosses the plate{part}. {plate} {advice}"
        return Alert("high", reason)
    if touching:
        share = max((t.share or 0.0 for t in touching), default=0.0)
        grown = " More of it than before." if any(t.wider for t in touching) else ""
        reason = f"{names} touches {100 * share:.0f} % of the plate.{grown} {plate} {advice}"
        return Alert("high" if share >= LARGE_SHARE else "raised", reason)
    gap = min(t.gap_mm for t in touches)
    return Alert("low", f"{names} lies {gap:.0f} mm from the plate. {plate}")
