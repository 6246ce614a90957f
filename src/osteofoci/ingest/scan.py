"""From files to patients with their examinations; every file accounted for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from osteofoci.case import (
    Remark,
    said,
)
from osteofoci.foreign import shown
from osteofoci.ingest.account import (
    fate_of,
    nothing_found,
    open_headers,
    remarks_of,
    without_copies,
)
from osteofoci.ingest.dates import with_dates_judged
from osteofoci.ingest.exams import ExamFound, exams_of
from osteofoci.ingest.header import Header
from osteofoci.ingest.identity import Identity, grouped
from osteofoci.ingest.sources import Source
from osteofoci.ingest.walk import Fate, Met
from osteofoci.wording import noted


@dataclass(frozen=True, eq=False)
class PatientFound:
    """
    Attributes:
        key: what to call this patient on the command line: the ID, with a number where several
            share it.
        identities: what the files say of who it is.
    """

    id: str
    key: str
    sex: str | None
    birth_date: date | None
    exams: tuple[ExamFound, ...]
    remarks: tuple[Remark, ...]
    identities: tuple[Identity, ...]
    headers: tuple[Header, ...]


@dataclass(frozen=True, eq=False)
class Inventory:
    """Everything found under a source.

    Attributes:
        met: every file and folder that is not a plain one, once, with what became of it.
        today: when this was found, if that was told.
        title: what to call the whole in messages.
    """

    patients: tuple[PatientFound, ...]
    met: tuple[Met, ...]
    folders: int
    remarks: tuple[Remark, ...]
    today: date | None
    title: str

    @property
    def files(self) -> int:
        """DICOM files that are no copies."""
        return sum(len(patient.headers) for patient in self.patients)

    @property
    def other_files(self) -> int:
        return sum(item.fate is Fate.OTHER for item in self.met)


def scan(
    source: Source,
    *,
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Inventory:
    """Read every header once and sort what was found.

    Args:
        today: examinations after it get a remark; without it none does.

    Raises:
        InputError: there is no DICOM file at all.
    """
    opened = open_headers(source, progress)
    if not opened.headers:
        raise nothing_found(source, opened.met)
    met = list(opened.met)
    patients: list[list[Header]] = []
    for group in _by_patient(opened.headers):
        kept, copies = without_copies(group)
        patients.append(kept)
        met.extend(fate_of(header, source.named(header.path)) for header in kept)
        met.extend(
            Met(source.named(h.path), Fate.COPY, "the same image again", h.path) for h in copies
        )
    found = tuple(
        patient_of(group, key, today=today)
        for group, key in zip(patients, _keys(patients), strict=True)
    )
    remarks = remarks_of(met)
    if len(found) > 1:
        remarks.append(noted("several-patients", said("remark-several-patients", count=len(found))))
    shared = _shared_uids(patients)
    if shared:
        remarks.append(noted("uid-in-two-patients", said("remark-shared-uids", count=shared)))
    return Inventory(found, tuple(met), source.folders, tuple(remarks), today, source.title)


def _by_patient(headers: Sequence[Header]) -> list[list[Header]]:
    by_identity: dict[Identity, list[Header]] = defaultdict(list)
    for header in headers:
        by_identity[header.identity].append(header)
    groups = [
        [header for one in group for header in by_identity[one]]
        for group in grouped(list(by_identity))
    ]
    return sorted(groups, key=lambda group: (group[0].patient_id, str(group[0].birth_date)))


def _keys(groups: Sequence[Sequence[Header]]) -> list[str]:
    ids = [shown(group[0].patient_id) or "no-id" for group in groups]
    often, taken = Counter(ids), Counter[str]()
    keys = []
    for name in ids:
        taken[name] += 1
        keys.append(name if often[name] == 1 and name != "no-id" else f"{name}#{taken[name]}")
    return keys


def _shared_uids(groups: Iterable[Sequence[Header]]) -> int:
    seen = Counter(
        uid for group in groups for uid in {h.sop_instance_uid for h in group if h.sop_instance_uid}
    )
    return sum(times > 1 for times in seen.values())


def patient_of(headers: Sequence[Header], key: str, *, today: date | None) -> PatientFound:
    """One patient of the headers that are his or hers."""
    sexes = {header.sex for header in headers if header.sex}
    births = {header.birth_date for header in headers if header.birth_date}
    birth = births.pop() if len(births) == 1 else None
    return PatientFound(
        id=next((header.patient_id for header in headers if header.patient_id), ""),
        key=key,
        sex=sexes.pop() if len(sexes) == 1 else None,
        birth_date=birth,
        exams=with_dates_judged(exams_of(list(headers)), birth, today),
        remarks=(),
        identities=tuple(dict.fromkeys(header.identity for header in headers)),
        headers=tuple(headers),
    )
