"""Sentences on examinations, their findings, the course of each focus, and scores: the evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from osteofoci.case import (
    Case,
    Exam,
    ExamKind,
    Finding,
    Focus,
    Message,
    Origin,
    PlateRelation,
    Score,
    Section,
    Statement,
    Status,
    Value,
    listed,
    number,
    said,
    word,
)
from osteofoci.lesions import published_patterns
from osteofoci.report.words import (
    day_of,
    days_of,
    exam_said,
    focus_at,
    focus_name,
    place,
    section,
    statement,
    status_word,
    sure,
    technique,
)
from osteofoci.track import TELLING

LEAST_CONTACT_MM2 = 20.0
_SCORE_SOURCES = {
    "whole-body activity index": "score-source-index",
    "CDAS (CARRA)": "score-source-cdas",
    "PedCNO core set": "score-source-pedcno",
}
_NORMAL = {
    "foot": "normal-foot",
    "hand": "normal-limb",
    "proximal humerus": "normal-limb",
    "closing growth plate of the knee": "normal-closing-plate",
    "knee": "normal-limb",
    "pelvis": "normal-pelvis",
}


def not_covered(case: Case) -> Section | None:
    """For the last examination of every technique, which foci it did not show or could not judge."""
    return section(said("title-not-covered"), _gaps(case))


def _gaps(case: Case) -> Iterator[Statement]:
    last = {exam.kind: exam for exam in case.exams}
    for exam in last.values():
        for status in (Status.NOT_COVERED, Status.INDETERMINATE):
            own = [
                f
                for f in case.foci
                if any(h.exam_id == exam.id and h.status is status for h in f.history)
            ]
            if own:
                foci = listed((focus_at(f) for f in own), "semicolon")
                message = said(f"gap-{status}", exam=exam_said(exam), foci=foci)
                yield statement(message, (exam.id, *(f.id for f in own)))


def examinations(exams: Sequence[Exam]) -> Section | None:
    statements = (statement(_examination(exam), (exam.id,)) for exam in exams)
    return section(said("title-examinations"), statements)


def _examination(exam: Exam) -> Message:
    named = exam_said(exam)
    if exam.date is None and not exam.told:
        named = said("exam-undated", technique=technique(exam))
    used = [s for s in exam.series if s.used]
    if not exam.series:
        return said("exam-written", exam=named)
    if not used:
        return said("exam-listed", exam=named)
    if exam.kind not in (ExamKind.WBMRI, ExamKind.MRI):
        return said("exam-measured", exam=named)
    voxels = said("none")
    if used[0].voxel_mm is not None:
        x, y, z = (number(size, 1) for size in used[0].voxel_mm)
        voxels = said("exam-voxels", x=x, y=y, z=z)
    return said(
        "exam-series", exam=named, sequence=used[0].sequence.replace("stir", "STIR"),
        stations=sum(s.stations for s in used), voxels=voxels,
    )  # fmt: skip


def findings_of(exam: Exam, findings: Sequence[Finding]) -> Section | None:
    statements = [statement(_finding(finding), (finding.id,)) for finding in findings]
    if not findings:
        statements.append(statement(said("no-lesion"), (exam.id,)))
    day = exam.date.isoformat() if exam.date else exam.id
    return section(said("title-findings-of", day=word(day)), statements)


def normal_places(exams: Sequence[Exam], findings: Sequence[Finding]) -> Section | None:
    days = days_of(exams)
    statements = []
    for finding in findings:
        volume = said("none")
        if finding.volume_mm3 is not None:
            volume = said("normal-volume", volume=number(finding.volume_mm3 / 1000, 2))
        message = said(
            "normal-place", day=days[finding.exam_id], place=place(finding.site), volume=volume,
            how="told" if finding.origin is Origin.TEXT else "seen",
            pattern=normal_said(finding.physiological_pattern or ""),
        )  # fmt: skip
        statements.append(statement(message, (finding.id,)))
    return section(said("title-normal"), statements)


def normal_said(pattern: str) -> Message:
    """Why a place is taken for normal: a published pattern, what a text says, or a reader's words."""
    for known in published_patterns():
        if pattern == f"{known.reason} ({known.source})" and known.name in _NORMAL:
            return said(_NORMAL[known.name], source=known.source)
    if pattern == "physiological, so the text says":
        return said("normal-told")
    return said("as-written", text=pattern)


def _finding(finding: Finding) -> Message:
    return said(
        "finding", place=place(finding.site), parts=listed(_parts(finding)),
        flag=said("finding-abscess" if finding.abscess else "none"), by=_by(finding),
    )  # fmt: skip


def _parts(finding: Finding) -> Iterator[Message]:
    yield said("bright-marrow")
    if finding.volume_mm3 is not None and finding.volume_error_mm3 is not None:
        volume = number(finding.volume_mm3 / 1000, 2)
        error = number(finding.volume_error_mm3 / 1000, 2)
        yield said("volume-ml", volume=said("with-error", value=volume, error=error))
    if finding.longest_extent_mm is not None:
        yield said("long-mm", length=number(finding.longest_extent_mm))
    for code, ratio in (
        ("signal-muscle", finding.signal_ratio),
        ("signal-t1", finding.t1_ratio),
        ("signal-diffusion", finding.dwi_ratio),
    ):
        if ratio is not None:
            yield said(code, ratio=number(ratio, 1))
    if finding.crosses_physis:
        yield said("plate-crossing")
    elif finding.physis_distance_mm is not None and finding.physis_distance_mm < 60:
        yield said("plate-gap", gap=number(finding.physis_distance_mm))
    if finding.soft_tissue_oedema:
        yield said("with-oedema")
    yield from (_touching(r) for r in finding.physes if r.contact_mm2 >= LEAST_CONTACT_MM2)
    if finding.expansion:
        yield said("with-expansion")


def _touching(relation: PlateRelation) -> Message:
    share = said("none")
    if relation.share is not None:
        share = said("plate-contact-share", share=number(100 * relation.share))
    area = number(relation.contact_mm2 / 100, 1)
    return said("plate-contact", plate=relation.plate, area=area, share=share)


def _by(finding: Finding) -> Message:
    if finding.origin == "detected" and finding.decision == "proposed":
        return said("finding-proposed", sure=sure(finding.confidence))
    if finding.origin == "reader":
        return said("finding-placed")
    return said("finding-read", decision=str(finding.decision))


def course(exams: Sequence[Exam], foci: Sequence[Focus], ids: Collection[str]) -> Section | None:
    """
    Args:
        ids: of the findings of the case.
    """
    statements = []
    for focus in foci:
        message = said(
            "course", focus=focus_name(focus.id), place=place(focus.site),
            said=listed(_by_technique(focus, exams), "space"),
        )  # fmt: skip
        own = (h.finding_id for h in focus.history if h.finding_id in ids)
        statements.append(statement(message, (focus.id, *(name for name in own if name))))
    if not foci:
        everywhere = tuple(e.id for e in exams) or ("rule: no examination is told",)
        statements.append(statement(said("no-focus"), everywhere))
    return section(said("title-course"), statements)


def _by_technique(focus: Focus, exams: Sequence[Exam]) -> Iterator[Message]:
    """What every technique tells of a focus over time, why it is what it is now, and which tell nothing."""
    by_id = {exam.id: exam for exam in exams}
    silent = []
    for kind in dict.fromkeys(by_id[h.exam_id].kind for h in focus.history):
        own = [h for h in focus.history if by_id[h.exam_id].kind is kind]
        if not any(h.status in TELLING for h in own):
            silent.append(said(f"technique-{kind}"))
            continue
        steps = [
            said("course-step", day=day_of(by_id[h.exam_id]), status=status_word(h.status))
            for h in own
        ]
        last = [h for h in own if h.status in TELLING][-1]
        told: dict[str, Value] = {"technique": said(f"technique-{kind}"), "steps": listed(steps)}
        if last.message is not None and last.message.code == "told-first":  # the step says it
            yield said("course-first", **told)
        else:
            yield said("course-technique", **told, reason=last.message or last.reason)
    if silent:
        yield said("course-silent", techniques=listed(silent))


def scores_told(exams: Sequence[Exam], scores: Sequence[Score]) -> Section | None:
    days = days_of(exams)
    statements = []
    for score in scores:
        parts = missing = source = said("none")
        if score.parts:
            points = (
                said("score-part", name=word(name), points=number(value, None))
                for name, value in score.parts.items()
            )
            parts = said("score-parts", parts=listed(points))
        if score.missing:
            missing = said("score-missing", items=listed(word(name) for name in score.missing))
        if score.status != "checked":
            code = _SCORE_SOURCES.get(score.name)
            told = said(code) if code else said("as-written", text=score.source.rstrip("."))
            source = said("score-source", status=score.status, source=told)
        message = said(
            "score", day=days[score.exam_id], name=word(score.name), parts=parts, missing=missing,
            value=said("score-unknown") if score.value is None else number(score.value, None),
            source=source,
        )  # fmt: skip
        statements.append(statement(message, (score.exam_id,)))
    return section(said("title-scores"), statements)
