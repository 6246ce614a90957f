"""Sentences on radiation: the sum on the second page, every exposure behind it."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Dose, Message, Section, number, said, word
from osteofoci.dose import Alternative
from osteofoci.report.words import section, statement


def exposures(doses: Sequence[Dose]) -> Section | None:
    """Every irradiation as its object tells it."""
    statements = (statement(_dose(dose), (dose.source,)) for dose in doses)
    return section(said("title-exposures"), statements)


def radiation_summary(doses: Sequence[Dose], alternative: Alternative | None) -> Section | None:
    """The sum of what is known, and what another protocol would have been."""
    if not doses:
        return None
    known = [d for d in doses if d.effective_msv is not None and d.effective_range_msv is not None]
    sources = tuple(dose.source for dose in doses)
    message = said("dose-unknown", all=len(doses))
    if known:
        low, high = (
            sum(d.effective_range_msv[n] for d in known if d.effective_range_msv) for n in (0, 1)
        )
        message = said(
            "dose-sum", total=number(sum(d.effective_msv or 0.0 for d in known), 2),
            low=number(low, 2), high=number(high, 2), known=len(known), all=len(doses),
        )  # fmt: skip
    statements = [statement(message, sources)]
    if alternative is not None:
        visits = len({dose.when for dose in doses})
        message = said(
            "dose-otherwise", protocol=said("dose-protocol"), visits=visits,
            dose=number(visits * alternative.msv_a_visit, 2), source=said("dose-protocol-source"),
        )  # fmt: skip
        basis = (*sources, f"rule: {alternative.source}, {alternative.msv_a_visit} mSv a visit")
        statements.append(statement(message, basis))
    return section(said("title-radiation"), statements, "second")


def _dose(dose: Dose) -> Message:
    value, written, effective = said("exposure-unread"), said("none"), said("exposure-unknown")
    if dose.value is not None:
        value = said("exposure-value", value=number(dose.value, None), unit=word(dose.unit))
    elif dose.as_written and dose.as_written != "not told":
        written = said("exposure-written", text=dose.as_written)
    if dose.effective_msv is not None and dose.effective_range_msv is not None:
        low, high = dose.effective_range_msv
        effective = said(
            "exposure-effective", dose=number(dose.effective_msv, 2), low=number(low, 2),
            high=number(high, 2), method=dose.method_message or dose.method or "",
        )  # fmt: skip
    return said(
        "exposure",
        day=said("exposure-undated") if dose.when is None else word(dose.when.isoformat()),
        what=said("exposure-unstated") if dose.what is None else word(dose.what),
        quantity=word(dose.quantity), value=value, written=written, effective=effective,
    )  # fmt: skip
