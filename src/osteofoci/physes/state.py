"""Whether a growth plate is open, by age and by image."""

from __future__ import annotations

from enum import StrEnum

from osteofoci.rules import checked_rule


class PlateState(StrEnum):
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def state_of(
    age_years: float | None, sex: str | None, bright_band: bool | None
) -> tuple[PlateState, str]:
    """The state and the reason for it.

    Args:
        sex: ``F`` or ``M``; the later ages count where it is not known.
        bright_band: whether the fluid-sensitive images show the plate; None where they do not tell.
    """
    closure = checked_rule("physes", "closure")
    fused = closure["fused_from_years"]
    until = float(fused.get(sex or "", max(fused.values())))
    if bright_band:
        return PlateState.OPEN, "its bright band is seen on MRI"
    if age_years is None:
        return PlateState.UNKNOWN, "no age is known and no bright band is seen"
    seen = "no bright band is seen" if bright_band is False else "the image does not tell"
    age = f"{age_years:.1f} years"
    if age_years < float(closure["none_before_years"]):
        return PlateState.OPEN, f"at {age} no plate has closed; {seen}"
    if age_years >= until:
        return PlateState.CLOSED, f"at {age} nearly all plates have fused; {seen}"
    if bright_band is False:
        return PlateState.CLOSING, f"at {age} plates close; {seen}"
    return PlateState.UNKNOWN, f"at {age} it may be open or closing; {seen}"
