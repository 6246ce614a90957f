"""What foci at a growth plate put at risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osteofoci.case import Message, focus_number, listed, number, said
from osteofoci.physes.state import PlateState

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
    message: Message


def alert_of(state: PlateState, why: Message, touches: Sequence[Touch]) -> Alert:
    """The alert of one plate, with its reason and what is advised."""
    # An id alone would read like a lumbar vertebra.
    foci = listed(focus_number(touch.focus_id) for touch in touches)
    if state is PlateState.CLOSED:
        return Alert("none", said("plate-closed", foci=foci, why=why))
    crossing = [t for t in touches if t.crosses]
    touching = [t for t in touches if (t.share or 0.0) >= LEAST_SHARE]
    advice = said("plate-advice", advice=said("plate-follow-up"))
    plate = said("plate-state", state=str(state), why=why)
    if crossing:
        shares = [t.share for t in crossing if t.share is not None]
        share = said("none")
        if shares:
            share = said("plate-crossed-share", share=number(100 * max(shares)))
        message = said("plate-crossed", foci=foci, share=share, state=plate, advice=advice)
        return Alert("high", message)
    if touching:
        most = max((t.share or 0.0 for t in touching), default=0.0)
        message = said(
            "plate-touched", foci=foci, share=number(100 * most), state=plate, advice=advice,
            grown="yes" if any(t.wider for t in touching) else "no",
        )  # fmt: skip
        return Alert("high" if most >= LARGE_SHARE else "raised", message)
    gap = min(t.gap_mm for t in touches)
    return Alert("low", said("plate-near", foci=foci, gap=number(gap), state=plate))
