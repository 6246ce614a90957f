"""What a program calls: follow a child, read a text, look into a folder. Named in ``osteofoci`` itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from osteofoci.assess import read_tables
from osteofoci.case import Case
from osteofoci.clinical import RecordRead, read_record
from osteofoci.decisions import Decision, read_decisions
from osteofoci.errors import InputError
from osteofoci.examine import LabelMaps, MriExam, label_maps, read_labels_file
from osteofoci.geometry import Volume
from osteofoci.ingest import Inventory, Source, open_source, scan
from osteofoci.journey import FollowedPatient, case_of_text
from osteofoci.journey import follow as follow_patient
from osteofoci.output import CLAIMS, prepared_output, write_result

log = logging.getLogger(__name__)
Address = str | Path


@dataclass(frozen=True, eq=False)
class FollowUp:
    """One followed child: the case, the images behind it, and the way to a result folder.

    Examinations of MRI are asked for by their day (``"2024-03-12"`` or a date) or by their id.
    """

    case: Case
    followed: FollowedPatient

    def volume(self, day: str | date) -> Volume:
        """The composed volume of an examination: ``signal_zyx``, its grid, and where it was imaged.

        Raises:
            InputError: no MRI of that day was measured.
        """
        return self._examined(day).volume

    def labels(self, day: str | date) -> LabelMaps:
        """Bones, zones and lesions on the grid of the volume, with what their numbers mean.

        Raises:
            InputError: no MRI of that day was measured.
        """
        return label_maps(self._examined(day), self.case.findings)

    def write(self, folder: Address, *, languages: Sequence[str] = ()) -> None:
        """The result folder of ``osteofoci follow``; only what an earlier run wrote is replaced.

        Args:
            languages: of further reports, such as ``("fr", "de")``.

        Raises:
            OutputError: the place cannot be written, or a file of the user's is in the way.
        """
        with prepared_output(Path(folder), claims=CLAIMS, say=log.info) as prepared:
            write_result(
                self.case, self.followed.exams, self.followed.aligned, prepared, tuple(languages)
            )

    def _examined(self, day: str | date) -> MriExam:
        asked = day.isoformat() if isinstance(day, date) else day
        for item in self.followed.mri:
            if asked in (item.exam.id, item.exam.date and item.exam.date.isoformat()):
                return item
        known = [str(item.exam.date or item.exam.id) for item in self.followed.mri]
        raise InputError(
            f"examination '{asked}': expected a measured MRI, found none; there are: "
            f"{', '.join(known) or 'none'}"
        )


def follow(
    source: Address | Source,
    *,
    clinical: Address | RecordRead | None = None,
    decisions: Address | Sequence[Decision] = (),
    labels: Address | None = None,
    criteria: Address | None = None,
    patient: str | None = None,
    same_patient: tuple[str, str] | None = None,
    progress: Callable[[str], Any] = lambda _: None,
) -> FollowUp:
    """Follow one patient through all examinations in a folder or zip.

    Args:
        source: a folder, a zip, or files that are already opened.
        clinical: the record beside the images, as a file or read.
        decisions: those of the reader, as a file or read.
        labels: a file that names bones from another segmenter.
        criteria: a file with published points that a site has.
        patient: the ID, where there are several.
        same_patient: two that are kept apart for gaps, and that are one child.
        progress: is told what is done next.

    Raises:
        InputError: the data cannot be used; the message says why and what to do.
    """
    record = clinical if isinstance(clinical, RecordRead) or clinical is None else None
    if isinstance(clinical, str | Path):
        record = read_record(Path(clinical))
    decided = read_decisions(Path(decisions)) if isinstance(decisions, str | Path) else decisions
    with _opened(source) as files:
        followed = follow_patient(
            files,
            decisions=decided,
            clinical=record,
            patient_id=patient,
            same_patient=same_patient,
            labels=None if labels is None else read_labels_file(Path(labels)),
            tables=None if criteria is None else read_tables(Path(criteria)),
            say=progress,
        )
    return FollowUp(followed.case, followed)


def read_text(
    source: Address,
    *,
    criteria: Address | None = None,
    ask: Callable[[str], str] | None = None,
) -> Case:
    """A dictated report or case description, in English, as a case with its report.

    Args:
        criteria: a file with published points that a site has.
        ask: puts a question to a language model of the caller's own; none is used without it.

    Raises:
        InputError: nothing that can be read as an English report of one child.
    """
    tables = None if criteria is None else read_tables(Path(criteria))
    return case_of_text(Path(source), ask=ask, tables=tables)


def inspect(source: Address | Source) -> Inventory:
    """Patients, examinations, series and stations, with remarks; reads no pixels.

    Raises:
        InputError: nothing there, or a zip that cannot be opened.
    """
    with _opened(source) as files:
        return scan(files, today=date.today())


@contextmanager
def _opened(source: Address | Source) -> Iterator[Source]:
    if isinstance(source, Source):
        yield source
        return
    with open_source(Path(source)) as files:
        yield files
