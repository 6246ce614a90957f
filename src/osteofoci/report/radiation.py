"""Sentences on radiation: the sum on the second page, every exposure behind it."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Dose, Section, Statement
from osteofoci.dose import Alternative


def exposures(doses: Sequence[Dose]) -> Section | None:
    """Every irradiation as its object tells it."""
    made = tuple(Statement(text=_dose_text(dose), basis=(dose.source,)) for dose in doses)
    return Section(title="Radiation, each exposure", statements=made) if made else None


def radiation_summary(doses: Sequence[Dose], alternative: Alternative | None) -> Section | None:
    """The sum of what is known, and what another protocol would have been."""
    if not doses:
        return None
    statements = []
    known = [d for d in doses if d.effective_msv is not None and d.effective_range_msv is not None]
    sources = tuple(dose.source for dose in doses)
    if known:
        total = sum(d.effective_msv or 0.0 for d in known)
        low, high = (
            sum(d.effective_range_msv[n] for d in known if d.effective_range_msv) for n in (0, 1)
        )
        text = (
            f"Effective dose {total:.2f} mSv ({low:.2f} to {high:.2f}) from {len(known)} of "
            f"{len(doses)} exposures; not known for the others. This is an average for children of "
            f"that age, not this child's own dose."
        )
        statements.append(Statement(text=text, basis=sources))
    else:
        text = f"{len(doses)} exposures, effective dose not known."
        statements.append(Statement(text=text, basis=sources))
    if alternative is not None:
        days = len({dose.when for dose in doses})
        text = (
            f"With {alternative.name} at each of the {days} visits it would have been about "
            f"{days * alternative.msv_a_visit:.2f} mSv ({alternative.source})."
        )
        basis = (*sources, f"rule: {alternative.source}, {alternative.msv_a_visit} mSv a visit")
        statements.append(Statement(text=text, basis=basis))
    return Section(title="Radiation", statements=tuple(statements), part="second")


def _dose_text(dose: Dose) -> str:
    day = dose.when.isoformat() if dose.when else "Date not known"
    text = f"{day}, {dose.what or 'region not stated'}: {dose.quantity} "
    text += "not known" if dose.value is None else f"{dose.value:g} {dose.unit}"
    if dose.as_written and dose.value is None and dose.as_written != "not told":
        text += f" (written as '{dose.as_written}')"
    if dose.effective_msv is None or dose.effective_range_msv is None:
        return f"{text}; effective dose not known."
    low, high = dose.effective_range_msv
    return f"{text}; effective dose {dose.effective_msv:.2f} mSv ({low:.2f} to {high:.2f}), {dose.method}."
