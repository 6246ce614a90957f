"""An examination as the case names it, before anything is measured."""

from __future__ import annotations

from osteofoci.case import Exam, ExamKind, SeriesSummary
from osteofoci.ingest import ExamFound


def exam_summary(found: ExamFound) -> Exam:
    """Series, day and kind of an examination, with what reading its headers remarked."""
    series = []
    for s in found.series:
        spacing = s.stacks[0].grid.spacing_zyx_mm if s.stacks else None
        voxel = None if spacing is None else (spacing[2], spacing[0], spacing[1])
        series.append(
            SeriesSummary(
                uid=s.uid,
                description=s.description or None,
                sequence=str(s.sequence) if s.modality == "MR" else s.kind,
                stations=len(s.stacks),
                voxel_mm=voxel,
            )
        )
    spaces = [s.frame_of_reference_uid for s in found.series if s.frame_of_reference_uid]
    return Exam(
        id=found.id,
        date=found.date,
        kind=found.kind or ExamKind.RADIOGRAPH,
        series=tuple(series),
        frame_of_reference_uid=spaces[0] if spaces else None,
        covered=(),
        remarks=found.remarks,
    )
