"""Bones of a phrase of place, and how far sides and zones reach between them.

Sides and zones belong to the bone they stand beside, and reach over `and` to bones that have none of
their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from osteofoci.skeleton import Region, bone_named
from osteofoci.text.phrases import NUMBERED, VERTEBRA, Part

# Bones of a part of the body, for a side told with the part.
PARTS: dict[str, tuple[Region, ...]] = {
    "foot": (Region.FOOT,), "ankle": (Region.FOOT, Region.LEG), "lower leg": (Region.LEG,),
    "knee": (Region.LEG,), "thigh": (Region.LEG,), "hip": (Region.LEG, Region.PELVIS),
    "leg": (Region.LEG, Region.FOOT), "pelvis": (Region.PELVIS,), "chest": (Region.THORAX,),
    "shoulder": (Region.SHOULDER_ARM, Region.THORAX), "arm": (Region.SHOULDER_ARM, Region.HAND),
    "hand": (Region.HAND,), "wrist": (Region.HAND, Region.SHOULDER_ARM),
}  # fmt: skip


@dataclass
class Head:
    bone: str
    first: int
    last: int
    start: int
    end: int
    adjective: bool = False
    numbers: list[int] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    poles: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    zone_told: bool = False
    zone_by_of: bool = False
    plural: bool = False
    apart: bool = False
    own_sides: list[str] = field(default_factory=list)


def give_sides(heads: Sequence[Head], sides: Sequence[str]) -> None:
    """Sides told behind: to every bone of the phrase back to one with its own."""
    if not sides:
        return
    for head in reversed(heads):
        if head.sides:
            break
        head.sides = list(sides)


def share(heads: Sequence[Head]) -> None:
    """Sides and zones reach forward to bones without, zones of adjectives backward."""
    for before, head in pairwise(heads):
        pair = head.plural and head.bone not in NUMBERED  # `the right ischium, the iliac bones`
        beside = region_of(before.bone) is region_of(head.bone)
        if not head.sides and not pair and (beside or not head.apart):
            head.sides = list(before.sides)
        if before.zone_by_of and not head.zone_told:
            head.zones, head.poles = list(before.zones), head.poles or list(before.poles)
            head.zone_told, head.zone_by_of = before.zone_told, True
        spinal = before.bone.split()[0] == head.bone.split()[0] == VERTEBRA
        if spinal and not head.zones and before.zone_by_of:
            head.zones, head.zone_by_of = list(before.zones), True
    for head, after in reversed(list(pairwise(heads))):
        if head.adjective and not head.zone_told and after.adjective and after.zone_told:
            head.zones, head.zone_told = list(after.zones), True
            head.poles = head.poles or list(after.poles)


def belongs(heads: Sequence[Head], part: str) -> bool:
    wanted = PARTS.get(part, ())
    return any(region_of(head.bone) in wanted for head in heads)


def side_of_part(heads: Sequence[Head], parts: Sequence[Part]) -> None:
    """A side told with the foot is that of the bones of the foot."""
    for head in heads:
        for part in parts:
            if not head.sides and part.sides and region_of(head.bone) in PARTS.get(part.region, ()):
                head.sides = list(part.sides)


def region_of(bone: str) -> Region | None:
    if bone.split()[0] == VERTEBRA:
        return Region.SPINE
    if bone == "phalanges":
        return Region.FOOT
    named = f"{bone} 1" if bone in NUMBERED else bone
    return bone_named(named).region


def both_sides(sides: Sequence[str]) -> tuple[str, ...]:
    """Sides in order, ``both`` as the two."""
    told = set(sides)
    if {"left", "right"} <= told:  # in the order of the text, for `the former` and `the latter`
        return tuple(dict.fromkeys(side for side in sides if side in ("left", "right")))
    if "both" in told:
        return ("left", "right")
    return tuple(side for side in ("left", "right") if side in told)
