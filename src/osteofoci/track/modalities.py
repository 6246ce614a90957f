"""One focus over all modalities: bone scans and radiographs join the foci that MRI follows.

Each technique says what it can, and none is averaged with another. A scan or radiograph that shows
nothing never closes a focus. A hot place that MRI imaged without seeing a lesion is a candidate, and
no focus until a reader confirms it or the scan is all but certain.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from osteofoci.case import (
    DecisionState,
    ExamKind,
    Finding,
    Focus,
    HistoryEntry,
    focus_id,
    site_of,
)
from osteofoci.skeleton import Kind, Site
from osteofoci.track.exam import DEFAULT_LENGTH_MM
from osteofoci.track.foci import Tracked
from osteofoci.track.judges import SHOWN_SHARE, OtherView, entry_by, silent_mri

# How far (mm) a hot focus may lie from the place that MRI gives it, from tuning seeds.
SCAN_GATE_MM = 34.0
NEXT_VERTEBRA_MM, NEXT_RIB_MM, SIBLING_MM = 16.0, 12.0, 18.0
SIBLINGS = (frozenset({"tibia", "fibula"}), frozenset({"radius", "ulna"}))
# From here on a scan is believed against MRI's silence.
SURE_ALONE = 0.97
IMPOSSIBLE = 1e6


def over_modalities(
    tracked: Tracked,
    order: Sequence[str],
    others: Sequence[OtherView],
    *,
    mri_share: Callable[[str, Finding], float | None],
    joined: Sequence[tuple[str, ...]] = (),
    apart: Sequence[tuple[str, ...]] = (),
) -> Tracked:
    """Foci and findings of every technique, each focus with an entry for every examination.

    Args:
        tracked: what MRI alone says.
        order: ids of all examinations in order of time.
        others: in order of time.
        mri_share: how much of a finding's place an MR examination shows; None if not known.
        joined, apart: ids of findings that the reader makes one focus, or keeps apart.
    """
    findings = {f.id: f for f in tracked.findings}
    foci = [_Growing(focus, _own(focus, findings)) for focus in tracked.foci]
    mri = [exam_id for exam_id in order if exam_id not in {view.exam_id for view in others}]
    candidates: set[str] = set()
    for view in others:
        for finding in _join(foci, view, joined, apart):
            silent = any((mri_share(exam_id, finding) or 0.0) > SHOWN_SHARE for exam_id in mri)
            if silent and _only_proposed(finding, view, joined):
                candidates.add(finding.id)
            else:
                foci.append(_founded(finding, len(foci) + 1))
    everything = [*tracked.findings]
    for view in others:
        by_finding = {finding.id: grown.focus.id for grown in foci for finding in grown.findings}
        everything.extend(
            f.model_copy(
                update={
                    "focus_id": by_finding.get(f.id),
                    "tier": "candidate" if f.id in candidates else "finding",
                }
            )
            for f in view.findings
        )
    done = tuple(_with_history(grown, order, others, mri_share) for grown in foci)
    return Tracked(done, tuple(everything))


@dataclass
class _Growing:
    """A focus with its findings of every technique, while they are being gathered."""

    focus: Focus
    findings: list[Finding]


def _own(focus: Focus, findings: Mapping[str, Finding]) -> list[Finding]:
    return [
        findings[e.finding_id] for e in focus.history if e.finding_id and e.finding_id in findings
    ]


def _counts(finding: Finding) -> bool:
    return finding.decision in (DecisionState.PROPOSED, DecisionState.CONFIRMED)


def _join(
    foci: list[_Growing],
    view: OtherView,
    joined: Sequence[tuple[str, ...]],
    apart: Sequence[tuple[str, ...]],
) -> list[Finding]:
    """Give each finding of a view to the focus it fits best; those that fit none come back."""
    own = [f for f in view.findings if _counts(f)]
    cost = np.full((len(own), len(foci)), IMPOSSIBLE)
    for a, finding in enumerate(own):
        for b, grown in enumerate(foci):
            share = distance_mm(finding, grown.findings, view) / SCAN_GATE_MM
            if _grouped(finding, grown.findings, joined):
                cost[a, b] = -1.0
            elif share <= 1 and not _grouped(finding, grown.findings, apart):
                cost[a, b] = share
    rows, columns = linear_sum_assignment(cost) if cost.size else ((), ())
    given = {int(r): int(c) for r, c in zip(rows, columns, strict=True) if cost[r, c] < 1}
    for a, finding in enumerate(own):
        if a in given:
            foci[given[a]].findings.append(finding)
    return [finding for a, finding in enumerate(own) if a not in given]


def _only_proposed(finding: Finding, view: OtherView, joined: Sequence[tuple[str, ...]]) -> bool:
    """Whether a scan alone proposes a finding, no reader stands for it, and it is not certain."""
    sure = (finding.confidence or 0.0) >= SURE_ALONE
    read = finding.decision is not DecisionState.PROPOSED or any(finding.id in g for g in joined)
    return view.kind is ExamKind.BONE_SCAN and not read and not sure


def _founded(finding: Finding, number: int) -> _Growing:
    unique = uuid.uuid5(uuid.NAMESPACE_OID, f"osteofoci:{finding.id}").int
    focus = Focus(
        id=focus_id(number),
        tracking_uid=f"2.25.{unique}",
        site=finding.site,
        symptomatic=None,
        history=(),
    )
    return _Growing(focus, [finding])


def _grouped(finding: Finding, focus: Sequence[Finding], groups: Sequence[tuple[str, ...]]) -> bool:
    return any(
        finding.id in group and any(other.id in group for other in focus) for group in groups
    )


def distance_mm(finding: Finding, focus: Sequence[Finding], view: OtherView) -> float:
    """From a finding to the nearest finding of a focus, along the bone; infinite between bones."""
    return min((_apart_mm(finding, other, view) for other in focus), default=np.inf)


def _apart_mm(one: Finding, other: Finding, view: OtherView) -> float:
    a, b = site_of(one.site), site_of(other.site)
    further = _between(a, b)
    if not np.isfinite(further):
        return further
    if a.bone.kind is Kind.VERTEBRA:
        return further
    if one.position_along_bone is None or other.position_along_bone is None:
        zones = {a.zone, b.zone} - {None}
        return further if len(zones) <= 1 else further + 0.7 * SCAN_GATE_MM
    length = view.length_mm.get(a.bone_side, DEFAULT_LENGTH_MM)
    return further + abs(one.position_along_bone - other.position_along_bone) * length


def _between(a: Site, b: Site) -> float:
    """0 in one bone; so many mm to a bone that a planar image may mistake for it."""
    if a.bone_side == b.bone_side:
        return 0.0
    if a.side != b.side:
        return np.inf
    kinds = {a.bone.kind, b.bone.kind}
    if kinds == {Kind.VERTEBRA}:
        return abs(a.bone.number - b.bone.number) * NEXT_VERTEBRA_MM
    if kinds == {Kind.RIB}:
        steps = abs(a.bone.number - b.bone.number)
        return steps * NEXT_RIB_MM if steps <= 2 else np.inf
    if frozenset({a.bone.name, b.bone.name}) in SIBLINGS:
        return SIBLING_MM
    family = {a.bone.family, b.bone.family}
    if family in ({"metatarsal"}, {"metacarpal"}):
        steps = abs(a.bone.number - b.bone.number)
        return steps * NEXT_RIB_MM
    return np.inf


def _with_history(
    grown: _Growing,
    order: Sequence[str],
    others: Sequence[OtherView],
    mri_share: Callable[[str, Finding], float | None],
) -> Focus:
    views = {view.exam_id: view for view in others}
    by_exam = {finding.exam_id: finding for finding in grown.findings}
    known = {entry.exam_id: entry for entry in grown.focus.history}
    first = next((n for n, e in enumerate(order) if e in known or e in by_exam), len(order))
    entries: list[HistoryEntry] = []
    for exam_id in order[first:]:
        if exam_id in known:
            entries.append(known[exam_id])
        elif exam_id in views:
            entries.append(
                entry_by(views[exam_id], grown.focus.site, grown.findings, entries, views)
            )
        else:
            entries.append(silent_mri(exam_id, grown.findings, mri_share))
    return grown.focus.model_copy(update={"history": tuple(entries)})
