"""Published limits for the spine."""

from __future__ import annotations

from osteofoci.rules import Rule, Shipped, checked, shipped


class HeightLossGrades(Rule):
    """From the shares ``limits`` of lost height on, Genant's grades 1, 2 and 3."""

    limits: tuple[float, ...]
    suspected_from: float


class CobbChange(Rule):
    deg: float


class SpineRules(Shipped):
    version: str
    height_loss_grades: HeightLossGrades
    cobb_change: CobbChange


_RULES = shipped("spine", "rules", SpineRules)
_GRADES = checked("spine", "height_loss_grades", _RULES.height_loss_grades)
COBB_CHANGE_DEG = checked("spine", "cobb_change", _RULES.cobb_change).deg
GENANT_LIMITS = _GRADES.limits


def grade_of(loss_fraction: float) -> float:
    """Genant's grade 0 to 3; 0.5 for a suspected loss below the first limit."""
    grade = sum(loss_fraction >= limit for limit in GENANT_LIMITS)
    if grade == 0 and loss_fraction >= _GRADES.suspected_from:
        return 0.5
    return float(grade)
