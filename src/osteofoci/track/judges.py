"""What each technique but MRI says of one focus: bone scan, radiograph, standing radiographs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from osteofoci.case import (
    ExamKind,
    Finding,
    HistoryEntry,
    SiteModel,
    Status,
    number,
    said,
    site_of,
    word,
)
from osteofoci.skeleton import BoneSide, Kind, Site
from osteofoci.track.history import NOT_IMAGED, entry

NEAR_PLATE_MM = 16.0
# Standard deviation of the log ratio of one place scanned twice, besides counting (chosen wide).
SCAN_REPEAT_LOG = 0.12
CERTAIN = 1.96
NO_CHANGE = word("no clear change of density")
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
    date: date | None
    length_mm: Mapping[BoneSide, float] = field(default_factory=dict)
    vertebrae: Mapping[str, VertebraSeen] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """What its time is called."""
        return self.date.isoformat() if self.date else self.exam_id


def silent_mri(
    exam_id: str, findings: Sequence[Finding], mri_share: Callable[[str, Finding], float | None]
) -> HistoryEntry:
    share = mri_share(exam_id, findings[0])
    if share is not None and share > SHOWN_SHARE:
        return entry(exam_id, Status.INDETERMINATE, None, said("mri-silent"))
    return entry(exam_id, Status.NOT_COVERED, None, NOT_IMAGED)


def entry_by(
    view: OtherView,
    place: SiteModel,
    findings: Sequence[Finding],
    entries: Sequence[HistoryEntry],
    views: Mapping[str, OtherView],
) -> HistoryEntry:
    """What one examination by another technique than MRI says of a focus.

    The first that shows it is the baseline of that technique; later ones compare with the one before.

    Args:
        findings: of the focus, by every technique.
        entries: what earlier examinations say of it.
    """
    site = site_of(place)
    by_exam = {finding.exam_id: finding for finding in findings}
    finding = by_exam.get(view.exam_id)
    before = next(
        (
            by_exam[e.exam_id]
            for e in reversed(entries)
            if e.exam_id in by_exam and e.exam_id in views and views[e.exam_id].kind is view.kind
        ),
        None,
    )
    since = None if before is None else views[before.exam_id].day
    if view.kind is ExamKind.BIPLANAR and finding is None:
        return _by_height(view, site)
    if finding is None:
        return _silent(view, site, findings, since)
    if view.kind is ExamKind.BONE_SCAN:
        return _by_uptake(view, finding, before, since)
    return _by_look(view, finding, before)


def _silent(
    view: OtherView, site: Site, findings: Sequence[Finding], seen_on: str | None
) -> HistoryEntry:
    covered = view.covers(site)
    if covered is False:
        return entry(view.exam_id, Status.NOT_COVERED, None, NOT_IMAGED)
    if view.kind is not ExamKind.BONE_SCAN:
        return entry(view.exam_id, Status.INDETERMINATE, None, said("radiograph-unmarked"))
    gaps = [f.physis_distance_mm for f in findings if f.physis_distance_mm is not None]
    masked = said("scan-masked" if gaps and min(gaps) < NEAR_PLATE_MM else "none")
    since = said("none") if seen_on is None else said("scan-since", day=word(seen_on))
    message = said("scan-silent", masked=masked, since=since)
    if covered is None:
        message = said("scan-uncertain", since=since)
    return entry(view.exam_id, Status.INDETERMINATE, None, message)


def _by_uptake(
    view: OtherView, finding: Finding, before: Finding | None, seen_on: str | None
) -> HistoryEntry:
    ratio, error = finding.uptake_ratio, finding.uptake_ratio_error
    against = word(finding.uptake_against or "other side")
    if before is None or seen_on is None or ratio is None or not before.uptake_ratio:
        message = said("scan-placed")
        if ratio is not None:
            message = said(
                "scan-uptake", ratio=number(ratio, 2), error=number(error or 0, 2), against=against
            )
        return entry(view.exam_id, Status.BASELINE, None, message, finding=finding)
    if before.uptake_against != finding.uptake_against:
        message = said(
            "scan-other-reference", day=word(seen_on), ratio=number(ratio, 2),
            error=number(error or 0, 2), against=against,
        )  # fmt: skip
        return entry(view.exam_id, Status.INDETERMINATE, before.exam_id, message, finding=finding)
    change = float(np.log(ratio / before.uptake_ratio))
    relative = [
        (f.uptake_ratio_error or 0.0) / max(f.uptake_ratio or 1.0, 1e-6) for f in (finding, before)
    ]
    limit = CERTAIN * float(np.sqrt(relative[0] ** 2 + relative[1] ** 2 + 2 * SCAN_REPEAT_LOG**2))
    if abs(change) <= limit:
        status, how = Status.STABLE, "within"
    elif change < 0:
        status, how = Status.IMPROVED, "less"
    else:
        status, how = Status.WORSE, "more"
    message = said(
        "scan-change", change=how, before=number(before.uptake_ratio, 2), after=number(ratio, 2),
        against=against, limit=number(100 * (np.exp(limit) - 1)),
    )  # fmt: skip
    return entry(view.exam_id, status, before.exam_id, message, finding=finding)


def _by_look(view: OtherView, finding: Finding, before: Finding | None) -> HistoryEntry:
    look = word(finding.appearance) if finding.appearance else NO_CHANGE
    measured = said("none")
    if finding.density_ratio is not None:
        measured = said(
            "film-measured", density=number(finding.density_ratio, 2),
            width=number(finding.width_ratio or 1, 2),
        )  # fmt: skip
    if before is None:
        message = said("film-first", look=look, measured=measured)
        return entry(view.exam_id, Status.BASELINE, None, message, finding=finding)
    then = word(before.appearance) if before.appearance else NO_CHANGE
    status, message = Status.STABLE, said("film-still", look=look, measured=measured)
    if then != look:
        status = Status.INDETERMINATE
        message = said("film-changed", before=then, look=look, measured=measured)
    return entry(view.exam_id, status, before.exam_id, message, finding=finding)


def _by_height(view: OtherView, site: Site) -> HistoryEntry:
    seen = view.vertebrae.get(site.bone.name)
    if seen is None:
        covered = view.covers(site)
        if covered is False:
            return entry(view.exam_id, Status.NOT_COVERED, None, NOT_IMAGED)
        vertebral = site.bone.kind is Kind.VERTEBRA
        message = said("height-plates-unclear" if vertebral else "height-not-judged")
        return entry(view.exam_id, Status.INDETERMINATE, None, message)
    low = said("height-below", loss=number(100 * seen.loss), error=number(100 * seen.error))
    if seen.since is None or seen.since_error is None:
        return entry(view.exam_id, Status.BASELINE, None, said("height-first", low=low))
    limit = CERTAIN * seen.since_error
    if abs(seen.since) <= limit:
        status, how = Status.STABLE, "within"
    elif seen.since > 0:
        status, how = Status.WORSE, "lost"
    else:
        status, how = Status.IMPROVED, "regained"
    message = said(
        "height-change", change=how, since=number(-100 * seen.since, signed=True),
        error=number(100 * seen.since_error), low=low,
    )  # fmt: skip
    return entry(view.exam_id, status, seen.since_exam_id, message)
