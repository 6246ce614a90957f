"""Red flags first, then what it could be, in the order of what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from osteofoci.assess.conditions import basis_of, deciding, holds, unknown
from osteofoci.assess.criteria import rules
from osteofoci.assess.facts import Facts, wordings
from osteofoci.case import Advice, Conclusion, Diagnosis

DECISIVE = 3


@dataclass(frozen=True)
class Ranked:
    """One diagnosis: its balance, and the findings with how much each counts."""

    diagnosis: Diagnosis
    balance: int
    strongest_against: int


def red_flags_of(facts: Facts) -> tuple[Advice, ...]:
    """Every red flag that is raised, with what raised it."""
    return tuple(
        Advice(
            kind="red flag",
            text=f"{flag['flag'][0].upper()}{flag['flag'][1:]}: {flag['means']}.",
            basis=basis_of([flag["condition"]], facts),
            source=flag["source"],
        )
        for flag in rules("differential")["red_flags"]
        if holds(flag["condition"], facts)
    )


def ranked_of(facts: Facts) -> tuple[Ranked, ...]:
    """Every diagnosis of the rule file, the likeliest first; none is left out."""
    found = [_weighed(rule, facts) for rule in rules("differential")["diagnoses"]]
    order = sorted(range(len(found)), key=lambda n: (-found[n].balance, n))
    return tuple(
        Ranked(
            found[n].diagnosis.model_copy(update={"rank": rank}), found[n].balance,
            found[n].strongest_against,
        )
        for rank, n in enumerate(order, 1)
    )  # fmt: skip


def conclusion_of(ranked: Sequence[Ranked], facts: Facts) -> Conclusion:
    """The diagnosis that the findings support, or none; what it rests on and what is missing."""
    rule = rules("differential")["conclusion"]
    own = next(r for r in ranked if r.diagnosis.diagnosis == rule["diagnosis"])
    first, second = ranked[0], ranked[1]
    asked = next(d for d in rules("differential")["diagnoses"] if d["name"] == rule["diagnosis"])
    missing = _named((*asked["for"], *asked["against"]), facts)
    # What is not known and would speak nearly decisively against it.
    decisive = [c for c, weight in asked["against"].items() if weight >= DECISIVE]
    would_change = _named(decisive, facts)
    if not any(fact.value is not None for fact in facts.values()):
        return Conclusion(sureness="Nothing is known that a conclusion could rest on.")
    blocked = own.strongest_against >= DECISIVE
    asking = bool(holds(rule["unanswered"], facts)) and not holds(rule["answer"], facts)
    if asking and own is first and not blocked:
        return Conclusion(
            basis=basis_of([rule["unanswered"]], facts),
            sureness="No diagnosis is proposed: a red flag is not answered by a biopsy.",
            missing=missing,
        )
    if own is first and not blocked and own.balance >= rule["least"]:
        clear = own.balance - second.balance >= rule["lead"]
        sure = "Nothing that was looked at speaks nearly decisively against it"
        sure += (
            ", and nothing else comes near." if clear
            else f"; {second.diagnosis.diagnosis} comes near and is not excluded."
        )  # fmt: skip
        return Conclusion(
            diagnosis=rule["diagnosis"], basis=own.diagnosis.basis, sureness=sure, missing=missing,
            would_change=would_change,
        )  # fmt: skip
    sure = (
        f"No diagnosis is proposed: {first.diagnosis.diagnosis} stands first by what is known."
        if first.balance > 0
        else "No diagnosis is proposed: too little is known."
    )
    if blocked:
        sure += " Something speaks nearly decisively against CNO."
    return Conclusion(basis=first.diagnosis.basis, sureness=sure, missing=missing)


def _named(conditions: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """What conditions look at and is not known, in words."""
    return tuple(
        dict.fromkeys(
            wordings()[name].get("name", name.replace("_", " "))
            for condition in conditions
            for name in unknown(condition, facts)
        )
    )


def _weighed(rule: Mapping[str, Any], facts: Facts) -> Ranked:
    met = {
        side: [(c, int(w)) for c, w in rule[side].items() if holds(c, facts)]
        for side in ("for", "against")
    }
    told = {
        side: tuple(fact.said for c, _ in pairs for fact in deciding(c, facts))
        for side, pairs in met.items()
    }
    balance = sum(w for _, w in met["for"]) - sum(w for _, w in met["against"])
    return Ranked(
        Diagnosis(
            diagnosis=rule["name"], **{"for": told["for"]}, against=told["against"], rank=0,
            basis=basis_of([c for pairs in met.values() for c, _ in pairs], facts), source=rule["source"],
            dangerous=rule.get("dangerous", False),
        ),
        balance,
        max((w for _, w in met["against"]), default=0),
    )  # fmt: skip
