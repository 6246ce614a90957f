"""Leg lengths of every examination that tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from osteofoci.case import Exam, LegInequality, LimbLength
from osteofoci.examine import BiplanarExam, MeasuredExam, MriExam
from osteofoci.journey.spines import near_in_time
from osteofoci.limbs import Length, inequality, leg_lengths, meaning_of
from osteofoci.wording import voice_of

# Joint centres on MRI are found less exactly, and the child lies with bent knees (docs/accuracy.md).
MRI_LENGTH_ERROR_MM = 5.0


def limbs_of(
    exams: Sequence[MeasuredExam],
) -> tuple[tuple[LimbLength, ...], tuple[LegInequality, ...]]:
    """Lengths and inequalities; MRI's only where no standing pair lies within three months."""
    rows: list[LimbLength] = []
    differences: list[LegInequality] = []

    def add(exam: Exam, lengths: Sequence[Length], technique: Literal["biplanar", "mri"]) -> None:
        rows.extend(
            LimbLength(
                exam_id=exam.id, bone=length.bone, side=str(length.side),
                length_mm=round(length.length_mm, 1), error_mm=length.error_mm, technique=technique,
            )
            for length in lengths
        )  # fmt: skip
        found = inequality(lengths)
        if found is not None:
            meaning, source = meaning_of(found.difference_mm)
            differences.append(
                LegInequality(
                    exam_id=exam.id,
                    longer="left" if str(found.longer) == "left" else "right",
                    difference_mm=round(found.difference_mm, 1),
                    error_mm=round(found.error_mm, 1),
                    meaning=voice_of("en")(meaning),
                    message=meaning,
                    source=source,
                )
            )

    pairs = [exam for exam in exams if isinstance(exam, BiplanarExam)]
    for pair in pairs:
        add(pair.exam, pair.lengths, "biplanar")
    for item in exams:
        if not isinstance(item, MriExam) or item.skeleton is None:
            continue
        if _near_pair(item, pairs):
            continue
        lengths = leg_lengths(
            item.skeleton.landmarks, item.skeleton.in_view, error_mm=MRI_LENGTH_ERROR_MM
        )
        add(item.exam, lengths, "mri")
    return tuple(rows), tuple(differences)


def _near_pair(item: MriExam, pairs: Sequence[BiplanarExam]) -> bool:
    return any(pair.lengths and near_in_time(pair.exam.date, item.exam.date) for pair in pairs)
