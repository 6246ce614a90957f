"""The plan: what published consensus offers this child, and an individual exercise plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from osteofoci.assess.conditions import basis_of, holds
from osteofoci.assess.criteria import rules
from osteofoci.assess.exercise import bones_of
from osteofoci.assess.questions import Facts
from osteofoci.case import Advice, ExercisePhase, Focus, Plan, Rehabilitation, listed, said
from osteofoci.wording import english

CNO = str(rules("differential")["conclusion"]["diagnosis"])


def general_of(facts: Facts) -> tuple[Advice, ...]:
    """Care that is right whatever it is: all that stands while CNO is not concluded."""
    return _met(({**entry, "kind": "general"} for entry in rules("plan")["general"]), facts)


def advice_of(facts: Facts) -> tuple[Advice, ...]:
    """Every entry of ``plan.yaml`` whose condition is known to be met."""
    return _met(rules("plan")["advice"], facts)


def limits_of(facts: Facts, active: Sequence[Focus]) -> tuple[Advice, ...]:
    """What bounds the exercise of this child.

    Args:
        active: foci that are there in the last examination.
    """
    own = []
    if active:
        painless = said("limit-no-pain", bones=listed(bones_of(active)))
        own.append(
            Advice(
                kind="limit", text=english(painless), message=painless,
                basis=tuple(f.id for f in active), source="foci of the last examination",
            )
        )  # fmt: skip
    limits = ({**entry, "kind": "limit"} for entry in rules("exercise")["limits"])
    return (*own, *_met(limits, facts))


def _met(entries: Iterable[Mapping[str, Any]], facts: Facts) -> tuple[Advice, ...]:
    """The entries of a rules file whose condition is met, as advice; not where `unless` is met too."""
    return tuple(
        Advice(kind=entry["kind"], text=english(said(entry["message"])), source=entry["source"],
               basis=basis_of([entry["condition"]], facts), message=said(entry["message"]))
        for entry in entries
        if holds(entry["condition"], facts) and not ("unless" in entry and holds(entry["unless"], facts))
    )  # fmt: skip


def plan_of(
    facts: Facts, advice: tuple[Advice, ...], limits: tuple[Advice, ...],
    phases: tuple[ExercisePhase, ...], *, exercise: bool,
) -> Plan:  # fmt: skip
    """The plan as the case keeps it; no exercise is proposed where nothing is known of the foci.

    Args:
        phases: of the exercise plan.
        exercise: whether CNO is concluded; else only the sign-off of a spine at risk stands.
    """
    now = next((phase for phase in phases if phase.now), None)
    fitt_vp = Rehabilitation()
    if now is not None and exercise:
        fitt_vp = Rehabilitation(
            frequency=now.frequency, intensity=now.intensity, time=now.time, type=now.type,
            volume=now.volume, progression=now.progression,
            limits=tuple(limit.text for limit in limits), phases=phases,
        )  # fmt: skip

    def texts(*kinds: str) -> tuple[str, ...]:
        return tuple(a.text for a in advice if a.kind in kinds)

    return Plan(
        treatment=texts("treatment"),
        follow_up=texts("follow-up", "referral"),
        rehabilitation=fitt_vp,
        cautions=texts("caution"),
        sign_off=bool(now and now.name == "protect" and now.sign_off),
    )
