"""Whether a growth plate is open, by age and by image."""

from __future__ import annotations

from enum import StrEnum

from osteofoci.case import Message, number, said
from osteofoci.physes.rules import plate_rules


class PlateState(StrEnum):
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def state_of(
    age_years: float | None, sex: str | None, bright_band: bool | None
) -> tuple[PlateState, Message]:
    """The state and the reason for it.

    Args:
        sex: ``F`` or ``M``; the later ages count where it is not known.
        bright_band: whether the fluid-sensitive images show the plate; None where they do not tell.
    """
    closure = plate_rules().closure
    fused = closure.fused_from_years
    until = fused.get(sex or "", max(fused.values()))
    if bright_band:
        return PlateState.OPEN, said("plate-band")
    if age_years is None:
        return PlateState.UNKNOWN, said("plate-no-age")

    def why(what: str) -> Message:
        band = "absent" if bright_band is False else "unclear"
        return said("plate-age", age=number(age_years, 1), what=what, band=band)

    if age_years < closure.none_before_years:
        return PlateState.OPEN, why("none-closed")
    if age_years >= until:
        return PlateState.CLOSED, why("fused")
    if bright_band is False:
        return PlateState.CLOSING, why("closing")
    return PlateState.UNKNOWN, why("either")
