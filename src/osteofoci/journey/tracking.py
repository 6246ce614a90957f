"""Foci of all techniques through time, with the pictures that MRI is compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from osteofoci.case import DecisionState, Exam, Finding, Remark
from osteofoci.decisions import Decision, apply_decisions, links
from osteofoci.examine import MeasuredExam, MriExam
from osteofoci.journey.pairs import Known, Pairs
from osteofoci.track import (
    Aligned,
    ExamFindings,
    OtherView,
    Tracked,
    VertebraSeen,
    over_modalities,
    track,
)


def track_all(
    listed: Sequence[Exam],
    exams: Sequence[MeasuredExam],
    decisions: Sequence[Decision],
    told: Mapping[str, Mapping[str, VertebraSeen]],
    known: Known,
) -> tuple[Tracked, Mapping[tuple[str, str], Aligned], list[Remark]]:
    """Foci of all techniques, after the reader's decisions.

    Args:
        listed: every examination of the case; a decision may name one that nothing was measured in.
        exams: those that were measured, in order of time.
        told: what the spine says of single vertebrae, by examination.
        known: gives what the pictures of a pair say, where that is known.
    """
    mri = [exam for exam in exams if isinstance(exam, MriExam)]
    everything = [finding for exam in exams for finding in exam.findings]
    everything += [finding for exam in mri for finding in exam.faint]
    judged, remarks = apply_decisions(everything, decisions, listed)
    joined, apart = links(decisions)
    views = [_view(item, judged) for item in mri]
    pairs = Pairs(mri, known)
    tracked = track(views, joined=joined, apart=apart, compare=pairs.compare, look=pairs.look)
    coverage = {view.exam_id: view.coverage for view in views}
    tracked = over_modalities(
        tracked,
        [exam.exam.id for exam in exams],
        _other_views(exams, judged, told),
        mri_share=lambda exam_id, finding: coverage[exam_id].share(finding),
        joined=joined,
        apart=apart,
    )
    return tracked, pairs.pictures, remarks


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
