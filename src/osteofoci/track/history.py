"""What each examination says of one focus: a status, what it rests on, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.case import DecisionState, Finding, HistoryEntry, Message, Status, listed, said
from osteofoci.case import number as shown
from osteofoci.track.compare import Compared
from osteofoci.track.events import Event, EventKind
from osteofoci.track.exam import ExamFindings
from osteofoci.track.match import Chain, Seen, distance_mm, gate_mm
from osteofoci.track.status import change_of
from osteofoci.wording import english

# From this share of its contrast on, a focus that is not outlined has not gone.
AS_BRIGHT = 0.5
# What was less sure than this may never have been there, so it cannot have gone.
LEAST_SURE = 0.5
NOT_IMAGED = said("not-imaged")
WELL_COVERED, BARELY_COVERED = 0.99, 0.01

Look = Callable[[Finding, str], float | None]


@dataclass(frozen=True)
class Evidence:
    """What statuses rest on.

    Attributes:
        exams: in order of time.
        chains: the foci; one of them is called by its number.
        compared: two findings by their ids, where their pictures could be aligned.
        look: how bright the place of a finding is in another examination.
    """

    exams: Sequence[ExamFindings]
    chains: Sequence[Chain]
    events: Sequence[Event]
    compared: Mapping[tuple[str, str], Compared]
    look: Look


def history_of(number: int, evidence: Evidence) -> list[HistoryEntry]:
    """One entry for each examination that says anything of a focus."""
    exams, chain = evidence.exams, evidence.chains[number]
    by_exam = {seen.exam: seen for seen in chain}
    entries: list[HistoryEntry] = []
    before: Seen | None = None
    gone = False
    for n, exam in enumerate(exams):
        now = by_exam.get(n)
        if now is not None:
            told = (
                _first(now, number, evidence)
                if before is None
                else _again(before, now, gone, number, evidence)
            )
            before, gone = now, False
        elif before is not None:
            since = exams[before.exam].exam_id
            told = _unseen(n, before.finding, since, gone, number, evidence)
            gone = gone or told.status is Status.RESOLVED
        else:
            share = exam.coverage.share(chain[0].finding)
            if share is None or share > BARELY_COVERED:
                continue  # it had not been there yet
            told = entry(exam.exam_id, Status.NOT_COVERED, None, NOT_IMAGED)
        entries.append(told)
    return entries


def _first(now: Seen, number: int, evidence: Evidence) -> HistoryEntry:
    finding, exam = now.finding, evidence.exams[now.exam]
    earlier = evidence.exams[: now.exam]
    if not earlier:
        return entry(
            exam.exam_id, Status.BASELINE, None, said("first-examination"), finding=finding
        )
    split = next(
        (e for e in evidence.events if e.part == number and e.kind is EventKind.SPLIT), None
    )
    if split is not None:
        message = said("where-another-was", focus=split.whole + 1)
        return entry(exam.exam_id, Status.INDETERMINATE, None, message, finding=finding)
    shares = [e.coverage.share(finding) for e in earlier]
    if any(share is not None and share >= WELL_COVERED for share in shares):
        last = [e.exam_id for e, s in zip(earlier, shares, strict=True) if s][-1]
        there = evidence.look(finding, last)
        if there is not None and there >= AS_BRIGHT:
            message = said("bright-before", exam=last, share=shown(100 * min(there, 1)))
            return entry(exam.exam_id, Status.INDETERMINATE, last, message, finding=finding)
        return entry(exam.exam_id, Status.NEW, last, said("imaged-before"), finding=finding)
    if all(share == 0.0 for share in shares):
        return entry(exam.exam_id, Status.BASELINE, None, said("first-cover"), finding=finding)
    return entry(exam.exam_id, Status.INDETERMINATE, None, said("covered-in-part"), finding=finding)


def _again(before: Seen, now: Seen, gone: bool, number: int, evidence: Evidence) -> HistoryEntry:
    exam, since = evidence.exams[now.exam], evidence.exams[before.exam]
    sure = _link_confidence(before, now, number, evidence.chains)
    if gone:
        return entry(
            exam.exam_id,
            Status.RECURRENT,
            since.exam_id,
            said("returned"),
            finding=now.finding,
            confidence=sure,
        )
    own = [e for e in evidence.events if e.whole == number]
    # What had merged before is a part of the earlier volume already.
    inside = {e.part for e in own if e.kind is EventKind.MERGED and e.exam <= before.exam}
    own = [e for e in own if e.exam == now.exam and e.part not in inside]
    merged = [e.piece.finding for e in own if e.kind is EventKind.MERGED]
    split = [e.piece.finding for e in own if e.kind is EventKind.SPLIT]
    change = change_of(
        [before.finding, *merged],
        [now.finding, *split],
        compared=evidence.compared.get((before.finding.id, now.finding.id)),
        differing=exam.scanner.differs_from(since.scanner),
    )
    together = [said("counted-together", focus=e.part + 1, how=str(e.kind)) for e in own]
    message = change.message
    if together:
        message = said("sentences", all=listed((message, *together), "space"))
    return entry(
        exam.exam_id,
        change.status,
        since.exam_id,
        message,
        finding=now.finding,
        change_mm3=change.volume_change_mm3,
        confidence=sure,
    )


def _link_confidence(before: Seen, now: Seen, number: int, chains: Sequence[Chain]) -> float:
    """How sure it is that two findings are one focus: near, itself sure, and without a rival."""
    distance = distance_mm(before, now)
    if not np.isfinite(distance):
        return 1.0  # the reader joined them
    near = float(np.exp(-((distance / gate_mm(before.finding, now.finding)) ** 2)))
    rivals = [
        distance_mm(before, seen)
        for n, chain in enumerate(chains)
        for seen in chain
        if n != number and seen.exam == now.exam
    ]
    rival = min(rivals, default=np.inf)
    alone = 1.0 if not np.isfinite(rival) else (rival + 1.0) / (rival + distance + 2.0)
    found = [
        s.finding.confidence if s.finding.confidence is not None else 0.5 for s in (before, now)
    ]
    return round(near * alone * min(found), 3)


def _unseen(
    exam_number: int, known: Finding, since: str, gone: bool, number: int, evidence: Evidence
) -> HistoryEntry:
    exam = evidence.exams[exam_number]
    share = exam.coverage.share(known)
    if share is None:
        return entry(exam.exam_id, Status.INDETERMINATE, since, said("bones-not-named"))
    if share <= BARELY_COVERED:
        return entry(exam.exam_id, Status.NOT_COVERED, since, NOT_IMAGED)
    merged = next(
        (
            e
            for e in evidence.events
            if e.part == number and e.kind is EventKind.MERGED and e.exam == exam_number
        ),
        None,
    )
    if merged is not None:
        message = said("reached-over", focus=merged.whole + 1)
        return entry(exam.exam_id, Status.INDETERMINATE, since, message)
    if share < WELL_COVERED:
        message = said("imaged-in-part", share=shown(100 * share))
        return entry(exam.exam_id, Status.INDETERMINATE, since, message)
    there = evidence.look(known, exam.exam_id)
    if there is not None and there >= AS_BRIGHT:
        message = said("still-bright", share=shown(100 * min(there, 1)))
        return entry(exam.exam_id, Status.INDETERMINATE, since, message)
    if (known.confidence or 0.0) < LEAST_SURE and known.decision is DecisionState.PROPOSED:
        message = said("uncertain-before")
        return entry(exam.exam_id, Status.INDETERMINATE, since, message)
    message = said("still-nothing") if gone else said("imaged-no-lesion")
    return entry(exam.exam_id, Status.RESOLVED, since, message)


def entry(
    exam_id: str,
    status: Status,
    since: str | None,
    message: Message,
    *,
    finding: Finding | None = None,
    change_mm3: float | None = None,
    confidence: float | None = None,
) -> HistoryEntry:
    """What one examination says of a focus.

    Args:
        since: id of the examination it was compared with.
    """
    return HistoryEntry(
        exam_id=exam_id,
        finding_id=None if finding is None else finding.id,
        status=status,
        since_exam_id=since,
        volume_change_mm3=change_mm3,
        reason=english(message),
        confidence=confidence,
        message=message,
    )
