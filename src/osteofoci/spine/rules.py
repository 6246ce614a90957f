"""Published limits for the spine."""

from __future__ import annotations

from osteofoci.rules import checked_rule

COBB_CHANGE_DEG = float(checked_rule("spine", "cobb_change")["deg"])
# From these shares of lost height on, Genant's grades 1, 2 and 3.
GENANT_LIMITS = tuple(float(x) for x in checked_rule("spine", "height_loss_grades")["limits"])


def grade_of(loss_fraction: float) -> float:
    """Genant's grade 0 to 3; 0.5 for a suspected loss below the first limit."""
    rule = checked_rule("spine", "height_loss_grades")
    grade = sum(loss_fraction >= limit for limit in GENANT_LIMITS)
    if grade == 0 and loss_fraction >= rule["suspected_from"]:
        return 0.5
    return float(grade)
