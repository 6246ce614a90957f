"""How old the child was."""

from __future__ import annotations

from datetime import date


def plausible_birth_date(birth: date | None) -> date | None:
    """None where an anonymiser has written 9999 for an unknown year."""
    return birth if birth is not None and birth.year < 9000 else None


def age_in_years(birth: date | None, day: date | None) -> float | None:
    """Age on a day; None where either is not known, or the day lies before the birth."""
    birth = plausible_birth_date(birth)
    if birth is None or day is None or day < birth:
        return None
    return (day - birth).days / 365.25
