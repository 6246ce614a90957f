"""Foci of all techniques through time, with the pictures that MRI is compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from osteofoci.case import DecisionState, ExamKind, Finding, Remark, site_of
from osteofoci.journey.examinations import Made
from osteofoci.journey.examine import Examined
from osteofoci.track import (
    Aligned,
    Compared,
    Decision,
    ExamFindings,
    OtherView,
    Tracked,
    VertebraSeen,
    align,
    apply_decisions,
    brightness_left,
    compare,
    links,
    over_modalities,
    track,
)


def track_all(
    made: Made,
    decisions: Sequence[Decision],
    told: Mapping[str, Mapping[str, VertebraSeen]],
) -> tuple[Tracked, dict[tuple[str, str], Aligned], list[Remark]]:
    """Foci of all techniques, after the reader's decisions."""
    everything = [f for item in made.mri for f in (*item.findings, *item.faint)]
    everything += [f for item in made.scans for f in item.findings]
    everything += [f for item in made.radiographs for f in item.findings]
    judged, remarks = apply_decisions(everything, decisions, [e.id for e in made.exams])
    joined, apart = links(decisions)
    views = [_view(item, judged) for item in made.mri]
    by_id = {item.exam.id: item for item in made.mri}
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
        [exam.id for exam in made.exams if exam.id in made.measured],
        _other_views(made, judged, told),
        mri_share=lambda exam_id, finding: coverage[exam_id].share(finding),
        joined=joined,
        apart=apart,
    )
    return tracked, aligned, remarks


def _other_views(
    made: Made, judged: Sequence[Finding], told: Mapping[str, Mapping[str, VertebraSeen]]
) -> list[OtherView]:
    """What bone scans and radiographs say, in order of time."""

    def own(exam_id: str) -> tuple[Finding, ...]:
        return tuple(f for f in judged if f.exam_id == exam_id)

    views: dict[str, OtherView] = {}
    for pair in made.biplanar:
        views[pair.exam.id] = OtherView(
            pair.exam.id, ExamKind.BIPLANAR, (), pair.covers,
            vertebrae=told.get(pair.exam.id, {}),
        )  # fmt: skip
    for scanned in made.scans:
        bones = scanned.skeleton.bones if scanned.skeleton is not None else {}
        lengths = {side: bone.axis.length_mm for side, bone in bones.items()}
        exam_id = scanned.exam.id
        views[exam_id] = OtherView(
            exam_id, ExamKind.BONE_SCAN, own(exam_id), scanned.covers, lengths
        )
    for shown in made.radiographs:
        exam_id = shown.exam.id
        views[exam_id] = OtherView(exam_id, ExamKind.RADIOGRAPH, own(exam_id), shown.covers)
    return [views[exam.id] for exam in made.exams if exam.id in views]


def _view(item: Examined, judged: Sequence[Finding]) -> ExamFindings:
    """What tracking sees; a faint finding that a reader has judged is faint no longer."""
    own = [f for f in judged if f.exam_id == item.exam.id]
    uncertain = {f.id for f in item.faint}
    faint = [f for f in own if f.id in uncertain and f.decision is DecisionState.PROPOSED]
    findings = [f for f in own if f not in faint]
    return ExamFindings(item.exam.id, tuple(findings), tuple(faint), item.coverage, item.scanner)


def _aligned(
    earlier: Examined, later: Examined, before: Finding, after: Finding | None
) -> Aligned | None:
    one = earlier.regions[before.id]
    other = None if after is None else later.regions[after.id]
    if one.site.bone_side != site_of(before.site).bone_side or earlier.images is None:
        return None  # the reader moved it to a bone that it was not measured in
    return None if later.images is None else align(earlier.images, later.images, one, other)
