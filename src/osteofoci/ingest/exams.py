"""One patient's headers to examinations and series, with remarks on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from osteofoci.case import (
    ExamKind,
    Message,
    Remark,
    Severity,
    said,
)
from osteofoci.foreign import shown
from osteofoci.ingest.header import Header
from osteofoci.ingest.recognise import (
    WHOLE_BODY_SCAN,
    Sequence,
    describe_object,
    recognise_sequence,
    sequence_from_description,
)
from osteofoci.ingest.stacks import Stack, stacks_of
from osteofoci.wording import noted

WHOLE_BODY_HEIGHT_MM = 600.0
MOST_OF_OTHER_TYPE = 0.34


@dataclass(frozen=True, eq=False)
class SeriesFound:
    """One DICOM series: what it is and, for MR images, its stacks in space."""

    uid: str
    number: int
    description: str
    kind: str
    modality: str
    sequence: Sequence
    headers: tuple[Header, ...]
    stacks: tuple[Stack, ...]
    remarks: tuple[Remark, ...]
    set_aside: str | None

    @property
    def frame_of_reference_uid(self) -> str | None:
        return self.headers[0].frame_of_reference_uid

    @property
    def laterality(self) -> str:
        return self.headers[0].laterality.upper()[:1]

    @property
    def images(self) -> int:
        return sum(max(1, len(header.frames)) for header in self.headers)


@dataclass(frozen=True, eq=False)
class ExamFound:
    """What was made at one visit with one technique."""

    id: str
    date: date | None
    time: str
    kind: ExamKind | None
    description: str
    series: tuple[SeriesFound, ...]
    remarks: tuple[Remark, ...]

    @property
    def height_mm(self) -> float:
        """Extent of the MR stacks along the body."""
        corners = [
            stack.grid.corners_lps_mm[:, 2]
            for series in self.series
            if series.set_aside is None
            for stack in series.stacks
        ]
        return float(np.ptp(np.concatenate(corners))) if corners else 0.0


def exams_of(headers: list[Header]) -> tuple[ExamFound, ...]:
    """Headers of one patient to examinations: same study, or same day and same space."""
    groups: dict[tuple[str, date | None], list[Header]] = defaultdict(list)
    for header in headers:
        groups[(header.study_uid, header.date)].append(header)
    merged: list[list[Header]] = []
    for group in groups.values():
        spaces = _spaces(group)
        for other in merged:
            same_day = other[0].date == group[0].date and group[0].date is not None
            if same_day and spaces & _spaces(other):
                other.extend(group)
                break
        else:
            merged.append(list(group))
    exams = [_exam(group) for group in merged]
    exams.sort(key=lambda e: (e.date is None, e.date or date.min, e.time))
    return _with_ids(exams)


def _spaces(headers: Iterable[Header]) -> set[str]:
    return {h.frame_of_reference_uid for h in headers if h.frame_of_reference_uid}


def _with_ids(exams: list[ExamFound]) -> tuple[ExamFound, ...]:
    taken: dict[str, int] = defaultdict(int)
    named = []
    for exam in exams:
        stem = f"{exam.date.isoformat() if exam.date else 'undated'}-{exam.kind or 'other'}"
        taken[stem] += 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        named.append(
            ExamFound(
                name, exam.date, exam.time, exam.kind, exam.description, exam.series, exam.remarks
            )
        )
    return tuple(named)


def _exam(headers: list[Header]) -> ExamFound:
    by_series: dict[str, list[Header]] = defaultdict(list)
    for header in headers:
        by_series[header.series_uid].append(header)
    series = tuple(
        sorted((_series(group) for group in by_series.values()), key=lambda s: (s.number, s.uid))
    )
    first = min(headers, key=lambda h: h.time)
    exam = ExamFound("", first.date, first.time, None, first.study_description, series, ())
    remarks = []
    if exam.date is None:
        remarks.append(noted("undated", said("remark-undated")))
    spaces = {s.frame_of_reference_uid for s in series if s.modality == "MR" and s.stacks}
    if len(spaces) > 1:
        remarks.append(
            noted("frames-of-reference-differ", said("remark-exam-frames", count=len(spaces)))
        )
    return ExamFound(
        "", exam.date, exam.time, _kind(exam), exam.description, series, tuple(remarks)
    )


def _kind(exam: ExamFound) -> ExamKind | None:
    usable = [s for s in exam.series if s.set_aside is None]
    if any(s.modality == "MR" and s.stacks for s in usable):
        return ExamKind.WBMRI if exam.height_mm >= WHOLE_BODY_HEIGHT_MM else ExamKind.MRI
    if any(s.kind == WHOLE_BODY_SCAN for s in exam.series):
        return ExamKind.BONE_SCAN
    if any(s.kind.startswith("radiograph") for s in exam.series):
        if any(_standing(header) for s in exam.series for header in s.headers):
            return ExamKind.BIPLANAR
        return ExamKind.RADIOGRAPH
    return None


def _standing(header: Header) -> bool:
    """Whether a radiograph shows the spine or the whole body, as the slot scanner does."""
    part = header.body_part.replace(" ", "")
    slot = "EOS" in header.manufacturer.upper().split()
    return slot or part in ("WHOLEBODY", "WSPINE", "SPINE", "TLSPINE", "WHOLESPINE")


def _series(headers: list[Header]) -> SeriesFound:
    headers = _of_one_type(headers)
    headers = sorted(headers, key=lambda h: min((f.number for f in h.frames), default=0))
    first = headers[0]
    kind = describe_object(first)
    remarks: list[Remark] = []
    named = said(
        "series-described", number=str(first.series_number),
        description=shown(first.series_description),
    )  # fmt: skip
    sequence = Sequence.UNKNOWN
    stacks: tuple[Stack, ...] = ()
    set_aside: str | None = None
    if kind != "MR":
        set_aside = f"{kind}: not an MR image, so not composed into a volume"
    else:
        sequence = recognise_sequence(first)
        frames = [frame for header in headers for frame in header.frames]
        faults = [h.geometry_fault for h in headers if h.geometry_fault]
        if faults and len(frames) < 0.66 * (len(frames) + len(faults)):
            set_aside = f"geometry that cannot be: {faults[0]}"
        else:
            if faults:
                remarks.append(
                    noted(
                        "bad-geometry",
                        said(
                            "remark-bad-geometry",
                            series=named,
                            count=len(faults),
                            fault=str(faults[0]),
                        ),
                    )
                )
            stacks = tuple(stacks_of(frames, named=named))
            for stack in stacks:
                remarks.extend(stack.remarks)
        remarks.extend(_mr_remarks(first, headers, sequence, named))
    return SeriesFound(
        uid=first.series_uid,
        number=first.series_number,
        description=first.series_description,
        kind=kind,
        modality=first.modality,
        sequence=sequence,
        headers=tuple(headers),
        stacks=stacks,
        remarks=tuple(remarks),
        set_aside=set_aside,
    )


def _of_one_type(headers: list[Header]) -> list[Header]:
    """The headers, with a fault on the pixels of the few that are stored in another way."""
    counts = Counter(header.pixel_type for header in headers)
    usual, often = counts.most_common(1)[0]
    if len(headers) - often > MOST_OF_OTHER_TYPE * len(headers):
        return headers
    reason = "stored in another way than the other images of its series"
    return [
        header
        if header.pixel_type == usual or header.pixel_fault
        else replace(
            header,
            pixel_fault=reason,
            frames=tuple(replace(frame, fault=reason) for frame in header.frames),
        )
        for header in headers
    ]


def _mr_remarks(
    first: Header, headers: list[Header], sequence: Sequence, named: Message
) -> list[Remark]:
    remarks = []
    if sequence is Sequence.UNKNOWN:
        remarks.append(noted("unknown-sequence", said("remark-unknown-sequence", series=named)))
    described = sequence_from_description(first.series_description)
    if described not in (Sequence.UNKNOWN, sequence) and sequence is not Sequence.UNKNOWN:
        remarks.append(
            noted(
                "description-contradicts-tags",
                said(
                    "remark-description-contradicts",
                    series=named,
                    described=str(described),
                    tags=str(sequence),
                ),
                Severity.INFO,
            )
        )
    if any(header.bits_allocated == 8 for header in headers):
        remarks.append(noted("eight-bit", said("remark-eight-bit", series=named)))
    if any(header.rescaled for header in headers):
        remarks.append(noted("rescaled", said("remark-rescaled", series=named), Severity.INFO))
    spaces = {header.frame_of_reference_uid for header in headers}
    if len(spaces) > 1:
        remarks.append(
            noted(
                "frames-of-reference-differ",
                said("remark-series-frames", series=named, count=len(spaces)),
            )
        )
    return remarks
