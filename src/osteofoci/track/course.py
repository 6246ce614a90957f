"""What is known of a focus last, over all techniques."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Exam, ExamKind, Focus, Status

THERE = (
    Status.BASELINE, Status.NEW, Status.IMPROVED, Status.STABLE, Status.WORSE, Status.RECURRENT,
)  # fmt: skip
# Statuses that tell something of a focus.
TELLING = (*THERE, Status.RESOLVED)
# Of what several techniques say on one day, the one that shows marrow counts first, the scan last.
_FIRST = (
    ExamKind.WBMRI, ExamKind.MRI, ExamKind.TEXT, ExamKind.BIPLANAR, ExamKind.RADIOGRAPH,
    ExamKind.BONE_SCAN,
)  # fmt: skip


def last_word(focus: Focus, exams: Sequence[Exam]) -> Status:
    """The status at the last time at which anything was told of a focus; else indeterminate.

    The baseline of a further technique tells nothing of the course.
    """
    by_id = {exam.id: exam for exam in exams}
    told = [e for e in focus.history if e.status in TELLING]
    told = [e for e in told if e.status is not Status.BASELINE] or told
    if not told:
        return Status.INDETERMINATE
    last = _moment(by_id[told[-1].exam_id])
    same = [e for e in told if _moment(by_id[e.exam_id]) == last]
    return min(same, key=lambda e: _FIRST.index(by_id[e.exam_id].kind)).status


def _moment(exam: Exam) -> object:
    return exam.date or exam.told or exam.id
