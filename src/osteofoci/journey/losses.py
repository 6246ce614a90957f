"""Images that were there and could not be used."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.case import Case, Exam, Remark
from osteofoci.errors import InputError
from osteofoci.examine.imaging import FLUID_SENSITIVE, LEAST_SLICES, has_enough_slices
from osteofoci.ingest import PatientFound

_LOSSES = frozenset(
    (
        "unreadable-file", "damaged-file", "file-set-aside", "zip-not-opened", "bad-geometry",
        "missing-slices", "unreadable-slices", "unreadable-series", "unreadable-image",
        "undated-exam-left-out", "station-far-away",
    )
)  # fmt: skip


def losses(case: Case) -> list[Remark]:
    """Remarks that tell of images which were there and could not be used."""
    everywhere = [*case.remarks, *(remark for exam in case.exams for remark in exam.remarks)]
    return [remark for remark in everywhere if remark.code in _LOSSES]


def nothing_to_measure(patient: PatientFound, exams: Sequence[Exam], title: str) -> InputError:
    """The refusal of a patient without any examination to measure, with what was there instead."""
    seen = sorted(
        {
            (f"MR {s.sequence}" if s.modality == "MR" and s.set_aside is None else s.kind)
            + (f", {s.images} image{'s' if s.images != 1 else ''}" if s.images < 5 else "")
            for exam in patient.exams
            for s in exam.series
        }
    )
    faults = [
        f"series {s.number} was set aside: {s.set_aside}"
        for exam in patient.exams
        for s in exam.series
        if s.set_aside is not None and s.modality == "MR"
    ]
    faults += [
        f"its images cannot be used, such as: {header.pixel_fault}"
        for header in patient.headers
        if header.pixel_fault
    ]
    faults += [
        remark.message for exam in exams for remark in exam.remarks if remark.code in _LOSSES
    ]
    faults += [
        f"the {s.images} images of series {s.number} are not five parallel slices at different places"
        for exam in patient.exams
        for s in exam.series
        if s.sequence in FLUID_SENSITIVE and s.set_aside is None
        if s.images >= LEAST_SLICES and not any(map(has_enough_slices, s.stacks))
    ]
    detail = f" ({faults[0].rstrip('.')})" if faults else ""
    return InputError(
        f"{title}: expected a fluid-sensitive MR series (STIR, TIRM or Dixon water) of at least five "
        f"slices, radiographs or a bone scan, found {'; '.join(seen)}{detail}; see `osteofoci inspect` for what is there"
    )
