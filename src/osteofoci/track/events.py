"""Foci of one bone that grow together or fall apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from osteofoci.track.match import Chain, Seen, distance_mm

TOUCH_MM = 3.0


class EventKind(StrEnum):
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True)
class Event:
    """At an examination one focus is part of another, or comes off it.

    Attributes:
        part, whole: indices of the foci.
        piece: the finding of the part: the last one before it merged, the first one after a split.
    """

    kind: EventKind
    exam: int
    part: int
    whole: int
    piece: Seen


def events_of(chains: Sequence[Chain]) -> list[Event]:
    """Merges and splits between any two foci.

    A focus that is no longer seen has merged with one whose finding now covers its place; a focus
    that is first seen where another one was, and still is, has split off it.
    """
    events: list[Event] = []
    for a, part in enumerate(chains):
        for b, whole in enumerate(chains):
            if a != b:
                events.extend(_merges(a, part, b, whole))
                events.extend(_splits(a, part, b, whole))
    return events


def _merges(a: int, part: Chain, b: int, whole: Chain) -> list[Event]:
    exams = {s.exam for s in part}
    found = []
    for now in whole:
        earlier = [s for s in part if s.exam < now.exam]
        both = any(s.exam <= earlier[-1].exam for s in whole) if earlier else False
        if both and now.exam not in exams and _covers(now, earlier[-1]):
            found.append(Event(EventKind.MERGED, now.exam, a, b, earlier[-1]))
    return found


def _splits(a: int, part: Chain, b: int, whole: Chain) -> list[Event]:
    first = part[0]
    before = [s for s in whole if s.exam < first.exam]
    still = any(s.exam == first.exam for s in whole)
    if before and still and _covers(before[-1], first):
        return [Event(EventKind.SPLIT, first.exam, a, b, first)]
    return []


def _covers(large: Seen, small: Seen) -> bool:
    """Whether the centre of one finding lies within another, which is the larger one."""
    earlier, later = sorted((large, small), key=lambda s: s.exam)
    reach = 0.5 * (large.finding.longest_extent_mm or 0.0) + TOUCH_MM
    volumes = [s.finding.volume_mm3 or 0.0 for s in (large, small)]
    return distance_mm(earlier, later) <= reach and volumes[0] >= volumes[1]
