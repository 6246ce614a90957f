"""Published thresholds for the legs."""

from __future__ import annotations

from osteofoci.case import Message, said
from osteofoci.rules import checked_rule


def meaning_of(difference_mm: float) -> tuple[Message, str]:
    """What a difference between the legs means, and the source that says so."""
    steps = checked_rule("limbs", "inequality")["steps"]
    step = [s for s in steps if difference_mm >= s["from_mm"]][-1]
    return said(step["message"]), str(step["source"])
