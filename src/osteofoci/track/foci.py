"""Findings of several examinations to foci, each with its own history."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from osteofoci.case import DecisionState, Finding, Focus, focus_id, said, site_of
from osteofoci.skeleton import label_of
from osteofoci.track.compare import Compared
from osteofoci.track.events import EventKind, events_of
from osteofoci.track.exam import DEFAULT_LENGTH_MM, ExamFindings
from osteofoci.track.history import Evidence, Look, history_of
from osteofoci.track.match import Chain, Seen, join, link
from osteofoci.wording import voice_of

# A faint finding before the first sure one is believed from here on: then the focus is not new.
FAINT_BEFORE = 0.3

Compare = Callable[[Finding, Finding], Compared | None]

_SAID = {EventKind.MERGED: "event-merged", EventKind.SPLIT: "event-split"}


@dataclass(frozen=True)
class Tracked:
    foci: tuple[Focus, ...]
    findings: tuple[Finding, ...]


def track(
    exams: Sequence[ExamFindings],
    *,
    joined: Sequence[tuple[str, ...]] = (),
    apart: Sequence[tuple[str, ...]] = (),
    compare: Compare = lambda _before, _after: None,
    look: Look = lambda _finding, _exam_id: None,
) -> Tracked:
    """Follow every focus through the examinations.

    Args:
        exams: in order of time.
        joined, apart: ids of findings that the reader makes one focus, or keeps apart.
        compare: looks at the pictures of two findings of one focus.
        look: how bright the place of a finding is in another examination, as a share.

    Returns:
        The foci with one status an examination, and the findings with their focus ids
        (faint ones included where they belong to a focus, or are candidates).
    """

    def kept_apart(one: Finding, other: Finding) -> bool:
        return any(one.id in group and other.id in group for group in apart)

    chains = join(link(_all_seen(exams), apart=kept_apart), joined, apart=kept_apart)
    chains = [_from_first_sure(chain) for chain in chains]
    chains.sort(key=lambda chain: (chain[0].exam, _place(chain[0].finding)))
    evidence = Evidence(exams, chains, events_of(chains), _compared(chains, compare), look)
    foci = tuple(_focus(n, evidence) for n in range(len(chains)))
    followed = [
        seen.finding.model_copy(update={"focus_id": focus.id, "tier": "finding"})
        for focus, chain in zip(foci, chains, strict=True)
        for seen in chain
    ]
    taken = {finding.id for finding in followed}
    rest = [f for exam in exams for f in exam.findings if not _counts(f) and f.id not in taken]
    rest += [
        f
        for exam in exams
        for f in exam.faint
        if f.tier == "candidate" and f.decision is DecisionState.PROPOSED and f.id not in taken
    ]
    order = {exam.exam_id: n for n, exam in enumerate(exams)}
    findings = sorted([*followed, *rest], key=lambda f: (order[f.exam_id], f.id))
    return Tracked(foci, tuple(findings))


def _compared(chains: Sequence[Chain], compare: Compare) -> dict[tuple[str, str], Compared]:
    found = {}
    for chain in chains:
        for before, after in pairwise(chain):
            one = compare(before.finding, after.finding)
            if one is not None:
                found[before.finding.id, after.finding.id] = one
    return found


def _all_seen(exams: Sequence[ExamFindings]) -> list[Seen]:
    """What may be a focus; what is taken for normal counts as faint, until a reader judges it."""
    return [
        _seen(number, exam, finding, faint=faint or not _counts(finding))
        for number, exam in enumerate(exams)
        for findings, faint in ((exam.findings, False), (exam.faint, True))
        for finding in findings
        if finding.decision in (DecisionState.PROPOSED, DecisionState.CONFIRMED)
    ]


def _seen(number: int, exam: ExamFindings, finding: Finding, *, faint: bool) -> Seen:
    bone_side = site_of(finding.site).bone_side
    length = exam.coverage.length_mm.get(bone_side, DEFAULT_LENGTH_MM)
    return Seen(number, finding, length, exam.coverage.plates.get(bone_side), faint)


def _counts(finding: Finding) -> bool:
    """Whether a finding is followed: confirmed, or proposed as a lesion and not as normal."""
    if finding.decision is DecisionState.PROPOSED:
        return finding.physiological_pattern is None
    return finding.decision is DecisionState.CONFIRMED


def _from_first_sure(chain: Chain) -> Chain:
    first = next(n for n, seen in enumerate(chain) if not seen.faint)
    while first > 0 and (chain[first - 1].finding.confidence or 0.0) >= FAINT_BEFORE:
        first -= 1
    return chain[first:]


def _place(finding: Finding) -> tuple[int, str, float]:
    return label_of(site_of(finding.site).bone_side), finding.id, finding.position_along_bone or 0.0


def _focus(number: int, evidence: Evidence) -> Focus:
    chain, exams = evidence.chains[number], evidence.exams
    first, last = chain[0].finding, chain[-1].finding
    # A reader who moved the finding moved the focus.
    site = last.site if last.decision is DecisionState.CONFIRMED else first.site
    uid = uuid.uuid5(uuid.NAMESPACE_OID, f"osteofoci:{first.id}").int
    events = [
        said(_SAID[e.kind], exam=exams[e.exam].exam_id, focus=e.whole + 1)
        for e in evidence.events
        if e.part == number
    ]
    return Focus(
        id=focus_id(number + 1),
        tracking_uid=f"2.25.{uid}",
        site=site,
        symptomatic=None,
        history=tuple(history_of(number, evidence)),
        events=tuple(voice_of("en")(event) for event in events),
        event_messages=tuple(events),
    )
