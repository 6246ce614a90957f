"""Foci of all techniques through time, with the pictures that MRI is compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from osteofoci.case import DecisionState, Exam, Finding, Remark, site_of
from osteofoci.decisions import Decision, apply_decisions, links
from osteofoci.examine import MeasuredExam, MriExam
from osteofoci.track import (
    Aligned,
    Compared,
    ExamFindings,
    OtherView,
    Tracked,
    VertebraSeen,
    align,
    brightness_left,
    compare,
    over_modalities,
    track,
)


def track_all(
    listed: Sequence[Exam],
    exams: Sequence[MeasuredExam],
    decisions: Sequence[Decision],
    told: Mapping[str, Mapping[str, VertebraSeen]],
) -> tuple[Tracked, dict[tuple[str, str], Aligned], list[Remark]]:
    """Foci of all techniques, after the reader's decisions.

    Args:
        listed: every examination of the case; a decision may name one that nothing was measured in.
        exams: those that were measured, in order of time.
        told: what the spine says of single vertebrae, by examination.
    """
    mri = [exam for exam in exams if isinstance(exam, MriExam)]
    everything = [finding for exam in exams for finding in exam.findings]
    everything += [finding for exam in mri for finding in exam.faint]
    judged, remarks = apply_decisions(everything, decisions, listed)
    joined, apart = links(decisions)
    views = [_view(item, judged) for item in mri]
    by_id = {item.exam.id: item for item in mri}
    aligned: dict[tuple[str, str], Aligned] = {}

    def compare_pictures(before: Finding, after: Finding) -> Compared | None:
        pictures = _aligned(by_id[before.exam_id], by_id[after.exam_id], before, after)
        if pictures is None:
            return None
        aligned[before.id, after.id] = pictures
        return compare(pictures)

    def look(finding: Finding, exam_id: str) -> float | None:
        pictures = _aligned(by_id[finding.exam_id], by_id[exam_id], finding, None)
        return None if pictures is None else brightness_left(pictures)

    tracked = track(views, joined=joined, apart=apart, compare=compare_pictures, look=look)
    coverage = {view.exam_id: view.coverage for view in views}
    tracked = over_modalities(
        tracked,
        [exam.exam.id for exam in exams],
        _other_views(exams, judged, told),
        mri_share=lambda exam_id, finding: coverage[exam_id].share(finding),
        joined=joined,
        apart=apart,
    )
    return tracked, aligned, remarks


def _other_views(
    exams: Sequence[MeasuredExam],
    judged: Sequence[Finding],
    told: Mapping[str, Mapping[str, VertebraSeen]],
) -> list[OtherView]:
    """What bone scans and radiographs say, in order of time."""
    return [
        OtherView(
            item.exam.id,
            item.exam.kind,
            tuple(f for f in judged if f.exam_id == item.exam.id),
            item.covers,
            item.exam.date,
            item.length_mm,
            told.get(item.exam.id, {}),
        )
        for item in exams
        if not isinstance(item, MriExam)
    ]


def _view(item: MriExam, judged: Sequence[Finding]) -> ExamFindings:
    """What tracking sees; a faint finding that a reader has judged is faint no longer."""
    own = [f for f in judged if f.exam_id == item.exam.id]
    uncertain = {f.id for f in item.faint}
    faint = [f for f in own if f.id in uncertain and f.decision is DecisionState.PROPOSED]
    findings = [f for f in own if f not in faint]
    return ExamFindings(item.exam.id, tuple(findings), tuple(faint), item.coverage, item.scanner)


def _aligned(
    earlier: MriExam, later: MriExam, before: Finding, after: Finding | None
) -> Aligned | None:
    one = earlier.regions[before.id]
    other = None if after is None else later.regions[after.id]
    if one.site.bone_side != site_of(before.site).bone_side or earlier.images is None:
        return None  # the reader moved it to a bone that it was not measured in
    return None if later.images is None else align(earlier.images, later.images, one, other)
