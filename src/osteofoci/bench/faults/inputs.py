"""Sound inputs to spoil: two children of noise, decisions, a record, points of criteria, a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

SLICES, ROWS, COLUMNS = 5, 44, 60
MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4"


@dataclass(frozen=True)
class Child:
    number: int
    patient_id: str
    name: str
    birth_date: str
    sex: str
    days: tuple[str, ...]


CHILDREN = (
    Child(1, "A1", "Alder^Anna", "20140520", "F", ("20240312", "20240920")),
    Child(2, "B2", "Birch^Bert", "20110203", "M", ("20240401",)),
)

DECISIONS = """decisions:
- {kind: add, exam: 2024-03-12, site: "left tibia, distal metaphysis", point_lps_mm: [10, 20, -30], by: R, when: 2024-10-01}
- {kind: reject, finding: 2024-03-12-wbmri/left-tibia/1_2_3, by: R, when: 2024-10-01, note: vessel}
- {kind: move, finding: 2024-03-12-wbmri/left-tibia/1_2_3, site: left fibula, by: R, when: 2024-10-01}
- {kind: set, finding: 2024-03-12-wbmri/left-tibia/1_2_3, attribute: expansion, value: true, by: R, when: 2024-10-01}
- {kind: merge, findings: [2024-03-12-wbmri/left-tibia/1_2_3, 2024-09-20-wbmri/left-tibia/1_2_4], by: R, when: 2024-10-01}
"""
RECORD = """patient: {sex: F, age_years: 9, weight_kg: 30}
symptoms:
  - {symptom: pain, site: left foot, date: 2024-03}
fever: no
laboratory:
  - {name: CRP, value: 1.2, unit: mg/dl, date: 2024-03-05}
biopsy:
  - {site: left metatarsal 2, result: chronic inflammation, kind: inflammation}
treatments:
  - {name: naproxen, start: 2024-03, response: good}
"""
POINTS = """EULAR/ACR 2025 classification of paediatric CNO:
  source: made up
  at_least: 55
  items:
    - {name: other site, domain: site, condition: {any: [vertebral, leg]}, points: 30}
    - {name: several, domain: pattern, condition: {all: [multifocal, not fever]}, points: 20}
    - {name: CRP, domain: laboratory, condition: crp_mg_l <= 30, points: 10}
"""
REPORT = """A 9-year-old girl with pain in the left foot for four months. Whole-body MRI of 12 March 2024
shows bone marrow oedema in the left second metatarsal and the right distal tibial metaphysis. T6 has lost
20 % of its height. CRP 12 mg/l. Biopsy: chronic inflammation, culture negative. Impression: CRMO.
"""


def write_children(folder: Path) -> None:
    """One file an image: ``child/day/slice.dcm``; a body of noise that no bone can be found in."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[:ROWS, :COLUMNS]
    body = ((y - 22) / 20) ** 2 + ((x - 30) / 26) ** 2 < 1
    for child in CHILDREN:
        for day in child.days:
            place = folder / f"child{child.number}" / day
            place.mkdir(parents=True)
            for n in range(SLICES):
                pixels = (body * 200 + rng.integers(0, 30, body.shape)).astype("<u2")
                image = _image(child, day, n, pixels)
                pydicom.dcmwrite(place / f"{n}.dcm", image, enforce_file_format=True)


def _image(child: Child, day: str, n: int, pixels: np.ndarray) -> Dataset:
    root = f"1.2.9.{child.number}.{day}"
    d = Dataset()
    d.SOPClassUID, d.SOPInstanceUID = MR_IMAGE, f"{root}.2.{n}"
    d.StudyInstanceUID, d.SeriesInstanceUID = root, f"{root}.1"
    d.FrameOfReferenceUID = f"{root}.7"
    d.Modality, d.PatientID, d.PatientName = "MR", child.patient_id, child.name
    d.PatientBirthDate, d.PatientSex, d.StudyDate = child.birth_date, child.sex, day
    d.SeriesDescription, d.SeriesNumber, d.InstanceNumber = "t2_tirm_cor", 6, n + 1
    d.ScanningSequence, d.InversionTime = ["SE", "IR"], 180
    d.RepetitionTime, d.EchoTime = 4000, 60
    d.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
    d.ImagePositionPatient = [-90, 10.0 * n, 0]
    d.PixelSpacing, d.SliceThickness = [3, 3], 10
    d.Rows, d.Columns = pixels.shape
    d.BitsAllocated = d.BitsStored = 16
    d.HighBit, d.PixelRepresentation, d.SamplesPerPixel = 15, 0, 1
    d.PhotometricInterpretation = "MONOCHROME2"
    d.PixelData = pixels.tobytes()
    d.file_meta = FileMetaDataset()
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d.file_meta.MediaStorageSOPClassUID = d.SOPClassUID
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
    return d
