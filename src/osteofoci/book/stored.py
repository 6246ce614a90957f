"""Examinations as they were measured, one folder each; written once, never changed.

::

    exams/2024-03-12-wbmri.1f0c62d3a9b4/value.json        everything but the numbers of arrays
                                       /arrays.bin.gz     small arrays, one after the other
                                       /measured.volume.signal_zyx.npy   and other large ones
                                       /gist.json         what a list needs, small
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osteofoci.book import form
from osteofoci.book.migrations import STORED, as_of_today
from osteofoci.errors import InputError
from osteofoci.examine import (
    OTHER_SEQUENCES,
    BiplanarExam,
    BoneScanExam,
    MeasuredExam,
    MriExam,
    MriImages,
    RadiographExam,
    ReadExam,
)
from osteofoci.foreign import shown
from osteofoci.geometry import Volume
from osteofoci.localise import GivenLabels
from osteofoci.output import sync_folder, sync_tree


@dataclass(frozen=True, eq=False)
class StoredExam:
    """What is written of one examination.

    Attributes:
        stations: of other sequences, by their name.
    """

    measured: MriExam | BiplanarExam | BoneScanExam | RadiographExam
    images: MriImages | None
    stations: Mapping[str, tuple[Volume, ...]]
    given: GivenLabels | None
    age_years: float | None


def store(item: ReadExam, place: Path) -> None:
    """Write an examination beside its place, and rename it there when it is on the disk.

    Raises:
        OSError: it cannot be written; its place is as it was.
    """
    fresh = place.with_name(f"{place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        form.save(_stored(item), fresh, schema=STORED)
        sync_tree(fresh)
        os.rename(fresh, place)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    sync_folder(place.parent)


def _stored(item: ReadExam) -> StoredExam:
    measured: MeasuredExam = item.measured
    if not isinstance(measured, MriExam | BiplanarExam | BoneScanExam | RadiographExam):
        raise TypeError(f"expected a technique that is stored, found {type(measured).__name__}")
    others = () if item.images is None else OTHER_SEQUENCES
    stations = {str(sequence): tuple(item.stations(sequence)) for _, sequence in others}
    return StoredExam(measured, item.images, stations, item.given, item.age_years)


def opened(place: Path) -> ReadExam:
    """A stored examination; its large arrays are read where somebody looks at them.

    Raises:
        InputError: it is not whole, or was written by a later version of the program.
    """
    try:
        said: dict[str, Any] = json.loads((place / form.VALUE).read_text(encoding="utf-8"))
        stored = form.load(as_of_today(said, place), place, StoredExam)
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise InputError(
            f"{place.name}: expected an examination as it was measured, found a folder that is not "
            f"whole ({type(error).__name__}: {shown(error, 80)}); delete it and follow the DICOM "
            f"files with --book again"
        ) from error
    stations = stored.stations
    return ReadExam(
        stored.measured,
        stored.images,
        lambda sequence: stations.get(str(sequence), ()),
        stored.given,
        stored.age_years,
    )
