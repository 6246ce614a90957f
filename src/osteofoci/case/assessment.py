"""What a case is thought to be and what to do: diagnoses, criteria, advice, the exercise plan.

Texts are English; the messages beside them are what they say, in the same order.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message


class Diagnosis(Frozen):
    diagnosis: str
    for_: tuple[str, ...] = Field(alias="for", default=())
    against: tuple[str, ...] = ()
    rank: int
    basis: tuple[str, ...] = ()
    source: str | None = None
    dangerous: bool = False
    for_messages: tuple[Message, ...] = ()
    against_messages: tuple[Message, ...] = ()


class Conclusion(Frozen):
    """``sureness`` in words, with what would change it; ``decides`` is what would decide an open case,
    the most pressing first."""

    diagnosis: str | None = None
    basis: tuple[str, ...] = ()
    sureness: str | None = None
    missing: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    sureness_message: Message | None = None
    missing_messages: tuple[Message, ...] = ()
    would_change_messages: tuple[Message, ...] = ()
    decides_messages: tuple[Message, ...] = ()


class CriteriaItem(Frozen):
    """One item of a set of criteria; ``met`` is None where what decides it is not known."""

    name: str
    part: Literal["entry", "exclusion", "item"]
    met: bool | None
    points: float | None = None
    basis: tuple[str, ...] = ()
    message: Message | None = None


class Criteria(Frozen):
    """A published set of criteria; ``verdict`` only where its points are checked."""

    name: str
    version: str
    source: str
    status: Literal["checked", "provisional", "disabled", "weights-not-loaded", "site-table"]
    items: tuple[CriteriaItem, ...]
    value: float | None = None
    value_range: tuple[float, float] | None = None
    verdict: str | None = None
    missing: tuple[str, ...] = ()
    message: Message | None = None
    verdict_message: Message | None = None


class Advice(Frozen):
    """One sentence of the plan or one red flag, with what it rests on and where it is published."""

    kind: Literal["red flag", "treatment", "follow-up", "referral", "caution", "limit", "general"]
    text: str
    basis: tuple[str, ...]
    source: str
    message: Message | None = None


class ExerciseRule(Frozen):
    """One line of a phase; ``basis`` names what of this child calls for it, and is empty where it
    holds for every child."""

    text: str
    basis: tuple[str, ...] = ()
    source: str
    message: Message | None = None


class ExercisePhase(Frozen):
    """A phase of the exercise plan: its dose by FITT-VP, what is allowed and what not, what must be
    true to enter it, and what sends the child back. ``now`` is where this child stands; ``messages`` are
    those of the dose, by the names of FITT-VP."""

    name: Literal["protect", "rebuild", "return to sport"]
    now: bool
    sign_off: bool
    frequency: str
    intensity: str
    time: str
    type: str
    volume: str
    progression: str
    source: str
    basis: tuple[str, ...] = ()
    allowed: tuple[ExerciseRule, ...] = ()
    avoid: tuple[ExerciseRule, ...] = ()
    enter: tuple[ExerciseRule, ...] = ()
    back: tuple[ExerciseRule, ...] = ()
    messages: dict[str, Message] = Field(default_factory=dict)


class Rehabilitation(Frozen):
    """The dose of the phase in which the child is, and all phases."""

    frequency: str | None = None
    intensity: str | None = None
    time: str | None = None
    type: str | None = None
    volume: str | None = None
    progression: str | None = None
    limits: tuple[str, ...] = ()
    phases: tuple[ExercisePhase, ...] = ()


class Plan(Frozen):
    treatment: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    rehabilitation: Rehabilitation = Rehabilitation()
    cautions: tuple[str, ...] = ()
    sign_off: bool = False


class Assessment(Frozen):
    """``advice`` has the red flags and every sentence of the plan with its basis and source."""

    differential: tuple[Diagnosis, ...] = ()
    conclusion: Conclusion = Conclusion()
    red_flags: tuple[str, ...] = ()
    plan: Plan = Plan()
    criteria: tuple[Criteria, ...] = ()
    advice: tuple[Advice, ...] = ()


class Score(Frozen):
    name: str
    version: str
    exam_id: str
    value: float | None
    parts: dict[str, float]
    status: Literal["checked", "provisional", "disabled"]
    source: str
    missing: tuple[str, ...] = ()
