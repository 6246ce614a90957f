"""What reading a text gathers: observations, examinations, and what the last sentence spoke of."""

from __future__ import annotations

from dataclasses import dataclass, field

from osteofoci.case import ExamKind, Status
from osteofoci.skeleton import Zone
from osteofoci.text.measures import CurveTold
from osteofoci.text.phrases import Part
from osteofoci.text.times import Calendar, Moment


@dataclass(frozen=True)
class SiteSaid:
    """A site with everything told: bone, one side, a zone or None.

    Attributes:
        pole: `proximal` or `distal` where only that is told of a long bone, else empty.
    """

    bone: str
    side: str
    zone: Zone | None
    pole: str = ""


@dataclass(frozen=True)
class Observation:
    """One site in one examination, as one clause tells it.

    Attributes:
        present: False where the text says that there is nothing.
        findings, denied: what is said and what is denied of it.
        size_mm: the largest measure told.
        crosses: how many stand behind it: `+++`; 0 where none.
        physiological: whether the text takes it for a part of growing; then it is no focus.
        span: of the site; ``clause`` of the whole clause, in characters of the text.
    """

    moment: Moment
    kind: ExamKind
    site: SiteSaid
    present: bool
    findings: frozenset[str]
    denied: frozenset[str]
    status: Status | None
    sure: bool
    span: tuple[int, int]
    clause: tuple[int, int]
    summary: bool = False
    physiological: bool = False
    size_mm: float | None = None
    crosses: int = 0


@dataclass(frozen=True)
class LossTold:
    """A vertebra with the share of its height that is lost."""

    moment: Moment
    kind: ExamKind
    level: str
    share: float


@dataclass
class Heard:
    """All that was read: observations, and places in the text that stay open or were not used.

    Attributes:
        others: whether CT, ultrasound or the like are told of, which are no examinations of a case.
        other_side: sites spoken of as known, where only their other side was told before.
    """

    observations: list[Observation] = field(default_factory=list)
    open_sides: list[tuple[int, int]] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    losses: list[LossTold] = field(default_factory=list)
    curves: list[tuple[Moment, ExamKind, CurveTold]] = field(default_factory=list)
    others: bool = False
    other_side: list[tuple[tuple[int, int], SiteSaid]] = field(default_factory=list)
    corrected: list[tuple[int, int]] = field(default_factory=list)
    performed: list[tuple[Moment, ExamKind]] = field(default_factory=list)
    calendar: Calendar = field(default_factory=Calendar)


@dataclass
class Context:
    """What was spoken of before.

    Attributes:
        findings, status: said of places that are yet to be listed.
        numbered: sites by their number in a list.
        groups: the sites of the last sentence that named some, place by place.
        columns: the times at the head of the table that is read.
        compares: whether the text tells of an earlier time at all.
    """

    kinds: tuple[str, ...] = ()
    paragraph: int = -1
    places: tuple[SiteSaid, ...] = ()
    spans: tuple[int, int] = (0, 0)
    parts: tuple[Part, ...] = ()
    findings: frozenset[str] = frozenset()
    status: Status | None = None
    groups: tuple[tuple[SiteSaid, ...], ...] = ()
    numbered: dict[int, tuple[SiteSaid, ...]] = field(default_factory=dict)
    performing: bool = False
    columns: tuple[str, ...] = ()
    compares: bool = True
