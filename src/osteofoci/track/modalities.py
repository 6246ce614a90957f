"""One focus over all modalities: bone scans and radiographs join the foci that MRI follows.

Each technique says what it can, and none is averaged with another. A scan or radiograph that shows
nothing never closes a focus. A hot place that MRI imaged without seeing a lesion is a candidate, and
no focus until a reader confirms it or the scan is all but certain.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from osteofoci.case import DecisionState, ExamKind, Finding, Focus, HistoryEntry, Status, site_of
from osteofoci.skeleton import VERTEBRAL_LEVELS, BoneSide, Kind, Site
from osteofoci.track.exam import DEFAULT_LENGTH_MM
from osteofoci.track.foci import Tracked
from osteofoci.track.history import NOT_IMAGED, entry

# How far (mm) a hot focus may lie from the place that MRI gives it, from tuning seeds.
SCAN_GATE_MM = 34.0
NEXT_VERTEBRA_MM, NEXT_RIB_MM, SIBLING_MM = 16.0, 12.0, 18.0
SIBLINGS = (frozenset({"tibia", "fibula"}), frozenset({"radius", "ulna"}))
NEAR_PLATE_MM = 16.0
# Standard deviation of the log ratio of one place scanned twice, besides counting (chosen wide).
SCAN_REPEAT_LOG = 0.12
CERTAIN = 1.96
# From here on a scan is believed against MRI's silence.
SURE_ALONE = 0.97
IMPOSSIBLE = 1e6
# MRI shows a place from so much of it on.
SHOWN_SHARE = 0.5


@dataclass(frozen=True)
class VertebraSeen:
    """What a standing radiograph or MRI says of the height of a focus's vertebra.

    Attributes:
        loss, error: share of the expected height that is missing, and its standard deviation.
        since, since_error: share of its own earlier height lost since; negative where it has won.
    """

    loss: float
    error: float
    since: float | None
    since_error: float | None
    since_exam_id: str | None


@dataclass(frozen=True)
class OtherView:
    """One examination by another technique than MRI.

    Attributes:
        covers: whether the examination shows a site; None where it cannot tell.
        length_mm: of the bones, where the technique measures them.
        vertebrae: by bone name.
    """

    exam_id: str
    kind: ExamKind
    findings: tuple[Finding, ...]
    covers: Callable[[Site], bool | None]
    length_mm: Mapping[BoneSide, float] = field(default_factory=dict)
    vertebrae: Mapping[str, VertebraSeen] = field(default_factory=dict)


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
        id=f"L{number}",
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
        steps = abs(_level(a) - _level(b))
        return steps * NEXT_VERTEBRA_MM
    if kinds == {Kind.RIB}:
        steps = abs(int(a.bone.name.split()[1]) - int(b.bone.name.split()[1]))
        return steps * NEXT_RIB_MM if steps <= 2 else np.inf
    if frozenset({a.bone.name, b.bone.name}) in SIBLINGS:
        return SIBLING_MM
    family = {a.bone.name.split()[0], b.bone.name.split()[0]}
    if family in ({"metatarsal"}, {"metacarpal"}):
        steps = abs(int(a.bone.name.split()[1]) - int(b.bone.name.split()[1]))
        return steps * NEXT_RIB_MM
    return np.inf


def _level(site: Site) -> int:
    return VERTEBRAL_LEVELS.index(site.bone.name.split()[1])


def _with_history(
    grown: _Growing,
    order: Sequence[str],
    others: Sequence[OtherView],
    mri_share: Callable[[str, Finding], float | None],
) -> Focus:
    views = {view.exam_id: view for view in others}
    by_exam = {finding.exam_id: finding for finding in grown.findings}
    known = {said.exam_id: said for said in grown.focus.history}
    first = next((n for n, e in enumerate(order) if e in known or e in by_exam), len(order))
    entries: list[HistoryEntry] = []
    for exam_id in order[first:]:
        if exam_id in known:
            entries.append(known[exam_id])
        elif exam_id in views:
            entries.append(_entry(views[exam_id], by_exam, entries, grown, views))
        else:
            entries.append(_silent_mri(exam_id, grown, mri_share))
    return grown.focus.model_copy(update={"history": tuple(entries)})


def _silent_mri(
    exam_id: str, grown: _Growing, mri_share: Callable[[str, Finding], float | None]
) -> HistoryEntry:
    share = mri_share(exam_id, grown.findings[0])
    if share is not None and share > SHOWN_SHARE:
        reason = (
            "The place was imaged by MRI and shows no lesion, though another technique shows one."
        )
        return entry(exam_id, Status.INDETERMINATE, None, reason)
    return entry(exam_id, Status.NOT_COVERED, None, NOT_IMAGED)


def _entry(
    view: OtherView,
    by_exam: Mapping[str, Finding],
    entries: Sequence[HistoryEntry],
    grown: _Growing,
    views: Mapping[str, OtherView],
) -> HistoryEntry:
    site = site_of(grown.focus.site)
    finding = by_exam.get(view.exam_id)
    before = next(
        (
            by_exam[e.exam_id]
            for e in reversed(entries)
            if e.exam_id in by_exam and e.exam_id in views and views[e.exam_id].kind is view.kind
        ),
        None,
    )
    first = not entries
    if view.kind is ExamKind.BIPLANAR and finding is None:
        return _by_height(view, site, first)
    if finding is None:
        return _silent(view, site, grown, before)
    if view.kind is ExamKind.BONE_SCAN:
        return _by_uptake(view, finding, before, first)
    return _by_look(view, finding, before, first)


def _silent(view: OtherView, site: Site, grown: _Growing, before: Finding | None) -> HistoryEntry:
    covered = view.covers(site)
    if covered is False:
        return entry(view.exam_id, Status.NOT_COVERED, None, NOT_IMAGED)
    if view.kind is not ExamKind.BONE_SCAN:
        reason = "The radiograph shows this bone; the focus was not placed in it."
        return entry(view.exam_id, Status.INDETERMINATE, None, reason)
    gaps = [f.physis_distance_mm for f in grown.findings if f.physis_distance_mm is not None]
    masked = (
        " The growth plate beside it masks the place." if gaps and min(gaps) < NEAR_PLATE_MM else ""
    )
    since = "" if before is None else f" It was hot on {_day(before)}."
    if covered is None:
        reason = f"It cannot be told whether the scan shows the place.{since}"
    else:
        reason = f"Silent on the bone scan, which never closes a focus.{masked}{since}"
    return entry(view.exam_id, Status.INDETERMINATE, None, reason)


def _by_uptake(
    view: OtherView, finding: Finding, before: Finding | None, first: bool
) -> HistoryEntry:
    ratio, error = finding.uptake_ratio, finding.uptake_ratio_error
    said = "placed by the reader" if ratio is None else f"uptake {ratio:.2f} ± {error or 0:.2f}"
    against = f"that of the {finding.uptake_against or 'other side'}"
    if before is None or ratio is None or not before.uptake_ratio:
        status = Status.BASELINE if first else Status.INDETERMINATE
        reason = f"First bone scan that shows it: {said} times {against}."
        if ratio is None:
            reason = f"Seen on the bone scan: {said}."
        return entry(view.exam_id, status, None, reason, finding=finding)
    if before.uptake_against != finding.uptake_against:
        reason = (
            f"Hot as on {_day(before)}, but compared with something else: {said} times {against}."
        )
        return entry(view.exam_id, Status.INDETERMINATE, before.exam_id, reason, finding=finding)
    change = float(np.log(ratio / before.uptake_ratio))
    relative = [
        (f.uptake_ratio_error or 0.0) / max(f.uptake_ratio or 1.0, 1e-6) for f in (finding, before)
    ]
    limit = CERTAIN * float(np.sqrt(relative[0] ** 2 + relative[1] ** 2 + 2 * SCAN_REPEAT_LOG**2))
    numbers = (
        f"{before.uptake_ratio:.2f} to {ratio:.2f} times {against}; changes up to "
        f"{100 * (np.exp(limit) - 1):.0f} % are within the error"
    )
    if abs(change) <= limit:
        status, word = Status.STABLE, "Uptake unchanged"
    elif change < 0:
        status, word = Status.IMPROVED, "Less uptake"
    else:
        status, word = Status.WORSE, "More uptake"
    return entry(view.exam_id, status, before.exam_id, f"{word}: {numbers}.", finding=finding)


def _day(finding: Finding) -> str:
    """The day in the id of a scan: `2024-03-12` of `2024-03-12-bone_scan`."""
    return finding.exam_id.removesuffix(f"-{ExamKind.BONE_SCAN}")


def _by_look(
    view: OtherView, finding: Finding, before: Finding | None, first: bool
) -> HistoryEntry:
    look = finding.appearance or "no clear change of density"
    numbers = (
        ""
        if finding.density_ratio is None
        else f" (density {finding.density_ratio:.2f}, width {finding.width_ratio or 1:.2f} of the bone around)"
    )
    if before is None:
        status = Status.BASELINE if first else Status.INDETERMINATE
        return entry(
            view.exam_id, status, None, f"First radiograph of it: {look}{numbers}.", finding=finding
        )
    then = before.appearance or "no clear change of density"
    if then == look:
        return entry(
            view.exam_id, Status.STABLE, before.exam_id, f"Still {look}{numbers}.", finding=finding
        )
    reason = (
        f"Appearance from {then} to {look}{numbers}; whether that is healing is the reader's word."
    )
    return entry(view.exam_id, Status.INDETERMINATE, before.exam_id, reason, finding=finding)


def _by_height(view: OtherView, site: Site, first: bool) -> HistoryEntry:
    seen = view.vertebrae.get(site.bone.name)
    if seen is None:
        covered = view.covers(site)
        if covered is False:
            return entry(view.exam_id, Status.NOT_COVERED, None, NOT_IMAGED)
        reason = (
            "This technique measures lengths, heights and curves; it does not judge this focus."
        )
        if site.bone.kind is Kind.VERTEBRA:
            reason = "The end plates of this vertebra do not stand out."
        return entry(view.exam_id, Status.INDETERMINATE, None, reason)
    low = f"{100 * seen.loss:.0f} ± {100 * seen.error:.0f} % of the expected height missing"
    if seen.since is None or seen.since_error is None:
        status = Status.BASELINE if first else Status.INDETERMINATE
        return entry(view.exam_id, status, None, f"First standing radiograph: {low}.")
    limit = CERTAIN * seen.since_error
    change = f"{-100 * seen.since:+.0f} ± {100 * seen.since_error:.0f} % of its height since; {low}"
    if abs(seen.since) <= limit:
        status, word = Status.STABLE, "Height unchanged"
    elif seen.since > 0:
        status, word = Status.WORSE, "Height lost"
    else:
        status, word = Status.IMPROVED, "Height won back"
    return entry(view.exam_id, status, seen.since_exam_id, f"{word}: {change}.")
