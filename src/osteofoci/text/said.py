"""What is said in a clause, and how it is written down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from osteofoci.case import ExamKind, Status
from osteofoci.text.changes import compared_in, status_of
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Sentence
from osteofoci.text.heard import Context, Heard, Observation, SiteSaid
from osteofoci.text.measures import lost_then_and_now, size_mm, then_and_now
from osteofoci.text.phrases import Part
from osteofoci.text.refer import (
    on_other_side,
    only_these_remain,
    speaks_of_known,
)
from osteofoci.text.sites import Place
from osteofoci.text.techniques import kind_of, kinds_of, retold
from osteofoci.text.times import Moment

_SEEN = (
    "lytic", "mixed", "sclerotic", "hyperostotic", "expansion", "oedema", "uptake", "lesion",
    "periosteal", "soft tissue", "abscess", "mass", "infiltration", "cortical destruction", "collapse", "height",
    "crosses physis", "sequestrum", "ground glass",
)  # fmt: skip
# Beside the marrow: where it goes, the lesion may stay.
_BESIDE = {"soft tissue", "abscess", "mass", "periosteal"}
_NO_BONE = {"abscess", "mass"}
_LESION_LIKE = ("lytic", "mixed", "sclerotic", "hyperostotic", "oedema", "uptake", "lesion",
                "collapse", "expansion", "periosteal")  # fmt: skip
_AT_REST = (Status.RESOLVED, Status.IMPROVED, Status.STABLE)
NOTHING: frozenset[str] = frozenset()
Sites = list[tuple[SiteSaid, tuple[int, int]]]


@dataclass(frozen=True)
class Spoken:
    """A clause with what holds for all clauses of its sentence.

    Attributes:
        first: whether it is the first of them.
        retells: whether it stands in a summary.
    """

    sentence: Sentence
    clause: Clause
    places: Sequence[Place]
    parts: Sequence[Part]
    moment: Moment
    first: bool
    retells: bool

    @property
    def own(self) -> list[Place]:
        """Places that the clause itself names."""
        return [p for p in self.places if self.clause.start < p.end <= self.clause.end]

    def kinds(self, context: Context) -> tuple[str, ...]:
        """Techniques named in it, else those spoken of before."""
        return kinds_of(self.clause.marks, self.sentence.text) or context.kinds


@dataclass(frozen=True)
class Said:
    """What is said, what is denied, and how it has changed."""

    findings: frozenset[str]
    denied: frozenset[str]
    status: Status | None
    flared: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.findings or self.denied) and self.status is None


def said_in(clause: Clause) -> Said:
    found = frozenset(m.value for m in clause.said("finding") if m.value in _SEEN)
    denied = frozenset(m.value for m in clause.denied("finding") if m.value in _SEEN)
    if re.search(r"(?i)\b(?:lost|loses|losing)\b[^,;.]*\bheight\b", clause.text):
        found |= {"collapse"}  # `has lost 25 % of its height`
    if clause.said("normal") and found == {"height"}:
        found = NOTHING  # `T7 and T8 of normal height`
    found |= compared_in(clause)
    status = status_of(clause)
    sizes = then_and_now(clause.text)
    if sizes is not None and (status is None or _only_there(clause, status)):
        then, now = sizes
        status = Status.IMPROVED if now < 0.9 * then else Status.WORSE if now > 1.1 * then else None
        status = status or Status.STABLE
    lost = lost_then_and_now(clause.text)
    if lost is not None and status in (None, Status.STABLE):
        found |= {"collapse"}
        then, now = lost
        status = Status.WORSE if now > then else Status.IMPROVED if now < then else Status.STABLE
    if only_these_remain(clause):
        status = status or Status.STABLE
    if status is Status.IMPROVED and found and found <= _NO_BONE:
        status = None  # the abscess had shrunk: no word on the bone
    if status is Status.RESOLVED and found and found <= _BESIDE:
        return Said(NOTHING, denied | found, None)  # the bone may still be ill
    changes = [m for m in clause.said("change") if m.value == "recurrent"]
    flared = status is Status.RECURRENT and all(m.text.lower().startswith("flare") for m in changes)
    return Said(found, denied, status, flared)


def _only_there(clause: Clause, status: Status) -> bool:
    """`persisting uptake (SUV 4.1, was 7.8)`: that it is still there, not that it is the same."""
    marks = [m for m in clause.said("change") if m.value == "stable"]
    return status is Status.STABLE and all(
        re.match(r"persist|still|ongoing|continue|remain", m.text, re.I) for m in marks
    )


def _flared(site: SiteSaid, heard: Heard) -> Status:
    """What was at rest and flares is back; what was active, or never told to be anything else, is worse."""
    told = [o for o in heard.observations if o.site == site]
    rested = any(not o.present or o.status in _AT_REST for o in told)
    return Status.RECURRENT if rested or not told else Status.WORSE


def write(spoken: Spoken, sites: Sites, said: Said, heard: Heard, context: Context) -> None:
    clause, sentence, moment = spoken.clause, spoken.sentence, spoken.moment
    normal = bool(clause.said("normal")) and not said.findings
    present = not normal and (bool(said.findings) or said.status is not None)
    only_denied = bool(said.denied) and not said.findings and said.status is None and not normal
    if only_denied and not any(d in _LESION_LIKE for d in said.denied):
        # `no abscess` is of a lesion that is there.
        there = {o.site for o in heard.observations if o.present}
        sites = [pair for pair in sites if pair[0] in there]
        present = True
    kinds = spoken.kinds(context)
    if sentence.has("modality") and all(m.value == "other" for m in sentence.of("modality")):
        kinds, heard.others = (), True  # CT and ultrasound are no examinations of a case
    kind = kind_of(said.findings | said.denied, kinds)
    if kind is ExamKind.MRI and (moment, ExamKind.WBMRI) in heard.performed:
        kind = ExamKind.WBMRI
    if spoken.retells:
        moment, kind = retold(heard, moment, kind, [site for site, _ in sites])
    moment.used = True
    size = size_mm(clause.text) if len({(s.bone, s.side) for s, _ in sites}) == 1 else None
    crosses = clause.text.count("+") if len({(s.bone, s.side) for s, _ in sites}) == 1 else 0
    known = [o.site for o in heard.observations if o.present]
    doubtful = present and said.status is None and speaks_of_known(clause)
    for site, span in sites:
        status = _flared(site, heard) if said.flared else said.status
        if doubtful and on_other_side(site, known):
            heard.other_side.append((span, site))
        heard.observations.append(
            Observation(
                moment, kind, site, present, said.findings, said.denied, status,
                not clause.said("uncertain"), span, (clause.start, clause.end), spoken.retells,
                size_mm=size, crosses=crosses,
            )
        )  # fmt: skip
