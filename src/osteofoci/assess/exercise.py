"""The exercise plan in phases: protect, rebuild, return to sport, as this child's sites ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from osteofoci.assess.conditions import basis_of, holds
from osteofoci.assess.criteria import rules
from osteofoci.assess.questions import Facts
from osteofoci.case import ExercisePhase, ExerciseRule, Focus, Message, Place, listed, said
from osteofoci.skeleton import Kind, bone_named
from osteofoci.wording import voice_of


def phases_of(facts: Facts, active: Sequence[Focus]) -> tuple[ExercisePhase, ...]:
    """The three phases for this child; none where no phase fits because nothing is known of its foci.

    Args:
        active: foci that are there in the last examination.
    """
    told = rules("exercise")
    current = next((p["name"] for p in told["phases"] if holds(p["condition"], facts)), None)
    if current is None:
        return ()
    return tuple(_phase(phase, current, facts, active) for phase in told["phases"])


def _phase(
    phase: Mapping[str, Any], current: str, facts: Facts, active: Sequence[Focus]
) -> ExercisePhase:
    changes = [change for change in phase["instead"] if holds(change["condition"], facts)]
    dose = dict(phase["fitt_vp"])
    for change in changes:
        dose |= change["fitt_vp"]
    name, words = phase["name"], voice_of("en")
    return ExercisePhase(
        name=name, now=name == current,
        sign_off=phase["sign_off"] or any(change["sign_off"] for change in changes),
        source=rules("exercise")["source"],
        messages={part: said(code) for part, code in dose.items()},
        **{part: words(said(code)) for part, code in dose.items()},
        basis=basis_of([change["condition"] for change in changes], facts),
        **{
            part: tuple(_rules(name, part, facts, active))
            for part in ("allowed", "avoid", "enter", "back")
        },
    )  # fmt: skip


def _rules(phase: str, part: str, facts: Facts, active: Sequence[Focus]) -> Iterator[ExerciseRule]:
    told = rules("exercise")
    for rule in told["rules"]:
        if (rule["phase"], rule["part"]) != (phase, part):
            continue
        source = rule.get("source", told["own"])
        if "regions" in rule:
            own = [f for f in active if bone_named(f.site.bone).region in rule["regions"]]
            if own:
                yield _rule(
                    said(rule["message"], bones=listed(bones_of(own))),
                    tuple(f.id for f in own), source,
                )  # fmt: skip
        elif "condition" not in rule:
            yield _rule(said(rule["message"]), (), source)
        elif holds(rule["condition"], facts):
            basis = basis_of([rule["condition"]], facts)
            yield _rule(said(rule["message"]), basis, source)


def _rule(message: Message, basis: tuple[str, ...], source: str) -> ExerciseRule:
    text = voice_of("en")(message)
    return ExerciseRule(text=text, basis=basis, source=source, message=message)


def bones_of(foci: Sequence[Focus]) -> tuple[Place, ...]:
    """The bones of foci, each once: ``left tibia``, ``T8``."""
    return tuple(dict.fromkeys(_bone(focus) for focus in foci))


def _bone(focus: Focus) -> Place:
    bone, side = focus.site.bone, focus.site.side
    vertebral = bone_named(bone).kind is Kind.VERTEBRA
    return Place(bone=bone, side="midline" if vertebral or side is None else side)
