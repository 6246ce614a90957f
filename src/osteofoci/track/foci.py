"""Findings of several examinations to foci, each with its own history."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from osteofoci.case import DecisionState, Finding, Focus, HistoryEntry, Status
from osteofoci.skeleton import BoneSide, label_of
from osteofoci.track.match import distance_along_bone_mm, gate_mm, match_findings
from osteofoci.track.sites import site_of
from osteofoci.track.status import change_of

DEFAULT_LENGTH_MM = 60.0
WELL_COVERED, BARELY_COVERED = 0.99, 0.01


@dataclass(frozen=True)
class Coverage:
    """What one examination shows of every bone.

    Attributes:
        along: for each bone, whether it was imaged at evenly spaced positions 0..1; a bone
            that is missing was not found in this examination.
        length_mm: of each bone.
        known: False where bones could not be named at all, so that nothing can be said.
    """

    along: Mapping[BoneSide, tuple[bool, ...]] = field(default_factory=dict)
    length_mm: Mapping[BoneSide, float] = field(default_factory=dict)
    known: bool = True

    def share(self, finding: Finding) -> float | None:
        """Share of the finding's place that was imaged; None if that cannot be told."""
        if not self.known:
            return None
        seen = self.along.get(site_of(finding.site).bone_side)
        if seen is None:
            return 0.0
        if finding.position_along_bone is None:
            return float(np.mean(seen))
        length = self.length_mm[site_of(finding.site).bone_side]
        reach = 0.5 * (finding.longest_extent_mm or 0.0) / max(length, 1.0)
        places = np.linspace(0, 1, len(seen))
        step = 1 / (len(seen) - 1)
        near = np.abs(places - finding.position_along_bone) <= max(reach, 0.6 * step)
        return float(np.mean(np.asarray(seen)[near]))


@dataclass(frozen=True)
class ExamFindings:
    """One examination as tracking sees it.

    Attributes:
        findings: after the reader's decisions; rejected and physiological ones are not tracked.
        faint: too uncertain to be findings by themselves, believed where a focus is known.
    """

    exam_id: str
    findings: tuple[Finding, ...]
    faint: tuple[Finding, ...]
    coverage: Coverage


@dataclass(frozen=True)
class Tracked:
    foci: tuple[Focus, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Course:
    """A focus in the making."""

    seen: list[tuple[int, Finding, float]]
    events: list[str]


def track(
    exams: Sequence[ExamFindings],
    *,
    joined: Sequence[tuple[str, ...]] = (),
    apart: Sequence[tuple[str, ...]] = (),
) -> Tracked:
    """Follow every focus through the examinations.

    Args:
        exams: in order of time.
        joined, apart: ids of findings that the reader makes one focus, or keeps apart.

    Returns:
        The foci with one status an examination, and the findings with their focus ids
        (faint ones included where they belong to a focus).
    """

    def forced(before: Finding, after: Finding) -> bool | None:
        if any(before.id in group and after.id in group for group in apart):
            return False
        if any(before.id in group and after.id in group for group in joined):
            return True
        return None

    length = _length_of(exams)
    courses: list[_Course] = []
    for number, exam in enumerate(exams):
        tracked = [f for f in exam.findings if _counts(f)]
        latest = [course.seen[-1][1] for course in courses]
        matching = match_findings(latest, tracked, length_mm=length, forced=forced)
        for a, b, distance in matching.pairs:
            courses[a].seen.append((number, tracked[b], distance))
        missed = list(matching.earlier_alone)
        faint = match_findings(
            [latest[a] for a in missed], exam.faint, length_mm=length, forced=forced
        )
        for a, b, distance in faint.pairs:
            courses[missed[a]].seen.append((number, exam.faint[b], distance))
        for b in matching.later_alone:
            events = []
            for a, _, _ in matching.pairs:
                if _near(latest[a], tracked[b], length):
                    events.append(f"{exam.exam_id}: split off beside another focus of the bone")
            courses.append(_Course([(number, tracked[b], 0.0)], events))
        for a in faint.earlier_alone:
            for _, b, _ in matching.pairs:
                if _near(latest[missed[a]], tracked[b], length):
                    courses[missed[a]].events.append(
                        f"{exam.exam_id}: may have merged into a neighbouring focus of the bone"
                    )
    _believe_faint_before(courses, exams)
    ordered = sorted(courses, key=lambda c: (c.seen[0][0], _place(c.seen[0][1])))
    foci, findings = [], []
    for index, course in enumerate(ordered, start=1):
        focus, own = _focus(f"L{index}", course, exams)
        foci.append(focus)
        findings.extend(own)
    rest = [f for exam in exams for f in exam.findings if not _counts(f)]
    order = {exam.exam_id: n for n, exam in enumerate(exams)}
    findings = sorted([*findings, *rest], key=lambda f: (order[f.exam_id], f.id))
    return Tracked(tuple(foci), tuple(findings))


def _counts(finding: Finding) -> bool:
    """Whether a finding is followed: confirmed, or proposed as a lesion and not as normal."""
    if finding.decision is DecisionState.PROPOSED:
        return finding.physiological_pattern is None
    return finding.decision is DecisionState.CONFIRMED


def _length_of(exams: Sequence[ExamFindings]) -> Callable[[Finding], float]:
    lengths = {exam.exam_id: exam.coverage.length_mm for exam in exams}

    def length(finding: Finding) -> float:
        bone_side = site_of(finding.site).bone_side
        return lengths[finding.exam_id].get(bone_side, DEFAULT_LENGTH_MM)

    return length


def _near(known: Finding, other: Finding, length_mm: Callable[[Finding], float]) -> bool:
    return bool(distance_along_bone_mm(known, other, length_mm) <= gate_mm(known, other))


def _place(finding: Finding) -> tuple[int, str, float]:
    return label_of(site_of(finding.site).bone_side), finding.id, finding.position_along_bone or 0.0


def _believe_faint_before(courses: list[_Course], exams: Sequence[ExamFindings]) -> None:
    """A focus first found later may have been faintly there before: then it is not new."""
    length = _length_of(exams)
    for course in courses:
        first, finding, _ = course.seen[0]
        if first == 0:
            continue
        exam = exams[first - 1]
        for faint in exam.faint:
            if (faint.confidence or 0) >= 0.3 and _near(faint, finding, length):
                course.seen.insert(0, (first - 1, faint, 0.0))
                break


def _focus(
    name: str, course: _Course, exams: Sequence[ExamFindings]
) -> tuple[Focus, list[Finding]]:
    first_number, first, _ = course.seen[0]
    by_exam = {number: (finding, distance) for number, finding, distance in course.seen}
    history: list[HistoryEntry] = []
    before: Finding | None = None
    before_exam: str | None = None
    gone = False
    for number, exam in enumerate(exams):
        known = before or first
        share = exam.coverage.share(known)
        if number in by_exam:
            finding, distance = by_exam[number]
            entry = _seen_entry(exam, finding, distance, before, before_exam, gone, exams[:number])
            before, before_exam, gone = finding, exam.exam_id, False
        elif number < first_number:
            if share is None or share > BARELY_COVERED:
                continue
            entry = _entry(exam, Status.NOT_COVERED, None, "This place was not imaged.")
        else:
            entry = _unseen_entry(exam, share, before_exam, gone, course)
            gone = gone or entry.status is Status.RESOLVED
        history.append(entry)
    site = (
        course.seen[-1][1].site
        if course.seen[-1][1].decision is DecisionState.CONFIRMED
        else first.site
    )
    uid = uuid.uuid5(uuid.NAMESPACE_OID, f"osteofoci:{first.id}").int
    focus = Focus(
        id=name,
        tracking_uid=f"2.25.{uid}",
        site=site,
        symptomatic=None,
        history=tuple(history),
        events=tuple(course.events),
    )
    return focus, [f.model_copy(update={"focus_id": name}) for _, f, _ in course.seen]


def _entry(
    exam: ExamFindings,
    status: Status,
    since: str | None,
    reason: str,
    *,
    finding: Finding | None = None,
    change_mm3: float | None = None,
    confidence: float | None = None,
) -> HistoryEntry:
    return HistoryEntry(
        exam_id=exam.exam_id,
        finding_id=None if finding is None else finding.id,
        status=status,
        since_exam_id=since,
        volume_change_mm3=change_mm3,
        reason=reason,
        confidence=confidence,
    )


def _seen_entry(
    exam: ExamFindings,
    finding: Finding,
    distance: float,
    before: Finding | None,
    before_exam: str | None,
    gone: bool,
    earlier: Sequence[ExamFindings],
) -> HistoryEntry:
    if before is None:
        shares = [e.coverage.share(finding) for e in earlier]
        if not earlier:
            return _entry(exam, Status.BASELINE, None, "First examination.", finding=finding)
        if any(share is not None and share >= WELL_COVERED for share in shares):
            last = [e.exam_id for e, s in zip(earlier, shares, strict=True) if s][-1]
            reason = "This place was imaged before and showed nothing."
            return _entry(exam, Status.NEW, last, reason, finding=finding)
        if all(share == 0.0 for share in shares):
            reason = "First examination that shows this place."
            return _entry(exam, Status.BASELINE, None, reason, finding=finding)
        reason = "Earlier examinations show this place only in part, or it cannot be told."
        return _entry(exam, Status.INDETERMINATE, None, reason, finding=finding)
    gate = gate_mm(before, finding)
    sure = float(np.exp(-((distance / gate) ** 2))) * (finding.confidence or 0.5)
    if gone:
        reason = "It had gone and is seen again at the same place."
        return _entry(
            exam, Status.RECURRENT, before_exam, reason, finding=finding, confidence=round(sure, 3)
        )
    change = change_of(before, finding)
    return _entry(
        exam,
        change.status,
        before_exam,
        change.reason,
        finding=finding,
        change_mm3=change.volume_change_mm3,
        confidence=round(sure, 3),
    )


def _unseen_entry(
    exam: ExamFindings, share: float | None, since: str | None, gone: bool, course: _Course
) -> HistoryEntry:
    if share is None:
        return _entry(
            exam, Status.INDETERMINATE, since, "Bones were not named in this examination."
        )
    if share <= BARELY_COVERED:
        return _entry(exam, Status.NOT_COVERED, since, "This place was not imaged.")
    if share < WELL_COVERED:
        reason = f"Only {100 * share:.0f} % of this place was imaged, and nothing is seen there."
        return _entry(exam, Status.INDETERMINATE, since, reason)
    if any(event.startswith(exam.exam_id) and "merged" in event for event in course.events):
        reason = "A neighbouring focus of the same bone reaches here; they may have merged."
        return _entry(exam, Status.INDETERMINATE, since, reason)
    reason = (
        "Still nothing is seen at this place."
        if gone
        else "The place was imaged and shows no lesion."
    )
    return _entry(exam, Status.RESOLVED, since, reason)
