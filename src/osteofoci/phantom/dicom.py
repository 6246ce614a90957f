"""What all simulated DICOM has in common: whose it is, its UIDs, the head of its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

ROOT = "1.2.826.0.1.3680043.10.1559"


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    sex: str
    birth_date: date


class Uids:
    """UIDs from a seed, so that the same phantom is the same bytes."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def new(self) -> UID:
        return UID(f"{ROOT}.{self._rng.integers(10**9)}.{self._rng.integers(10**12)}")


def save(dataset: Dataset, path: Path, sop_class: UID) -> None:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta = meta
    dataset.save_as(path, enforce_file_format=True)
