"""Sound inputs of other techniques to spoil: a bone scan, a standing pair, a film, what goes with them.

A figure of a child of ellipses and bars stands for the body; no bone has to be found in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from osteofoci.bench.faults.inputs import Child

CHILD = Child(3, "C3", "Cedar^Cleo", "20130630", "F", ("20240312",))
NM_IMAGE, DX_IMAGE = "1.2.840.10008.5.1.4.1.1.20", "1.2.840.10008.5.1.4.1.1.1.1"
SEGMENTATION, COMPREHENSIVE = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.88.33"
DOSE, RADIOPHARMACEUTICAL = "1.2.840.10008.5.1.4.1.1.88.67", "1.2.840.10008.5.1.4.1.1.88.68"
PLACED = (
    '{kind: place, exam: 2024-03-12-radiograph, site: "left metatarsal 2", pixel: [70, 60], '
    "by: R, when: 2024-10-01}"
)
_ROOT = f"1.2.9.{CHILD.number}"


def write_planar_child(folder: Path) -> None:
    """``child3/scan``, ``pair``, ``film``, ``dose`` and ``others``: one file an object."""
    rng = np.random.default_rng(3)
    for place, make in _STUDIES.items():
        (folder / "child3" / place).mkdir(parents=True)
        for n, d in enumerate(make(rng)):
            _save(d, folder / "child3" / place / f"{n}.dcm")


def _figure(rows: int, columns: int, mm: float, *, lateral: bool = False) -> npt.NDArray[Any]:
    """Brightness of a body with head, spine, pelvis and legs; 0 outside, about 1 in bone."""
    y, x = np.mgrid[:rows, :columns] * mm
    x = x - columns * mm / 2
    tall = rows * mm
    body = (np.abs(x) < 90 - 30 * (y / tall)) & (y > 0.03 * tall) & (y < 0.97 * tall)
    bone = ((y - 0.09 * tall) / (0.065 * tall)) ** 2 + (x / 60) ** 2 < 1
    spine = (y > 0.14 * tall) & (y < 0.47 * tall) & (np.abs(x - 15 * np.sin(y / 80) * lateral) < 13)
    bone |= spine & (np.mod(y, 0.0185 * tall) > 4)
    bone |= ((y - 0.5 * tall) / 60) ** 2 + (x / 85) ** 2 < 1
    for side in (-1, 1):
        bone |= (np.abs(x - side * 45) < 12) & (y > 0.53 * tall) & (y < 0.95 * tall)
    return np.asarray(body * 0.25 + bone * 0.75)


def _scan(rng: np.random.Generator) -> list[Dataset]:
    counts = rng.poisson(60 * _figure(320, 128, 4.0)).astype("<u2")
    d = _common("NM", "scan", NM_IMAGE, 0, np.stack([counts, counts[:, ::-1]]))
    d.ImageType = ["ORIGINAL", "PRIMARY", "WHOLE BODY", "EMISSION"]
    d.SeriesDescription, d.NumberOfFrames, d.PixelSpacing = "WB delayed", 2, [4, 4]
    d.DetectorVector, d.NumberOfDetectors, d.PatientWeight = [1, 2], 2, 30
    d.DetectorInformationSequence = [_detector(1.0, "Anterior"), _detector(-1.0, "Posterior")]
    given = Dataset()
    given.Radiopharmaceutical, given.RadionuclideTotalDose = "DPD", 210
    given.RadiopharmaceuticalStartDateTime = "20240312080000"
    d.RadiopharmaceuticalInformationSequence = [given]
    return [d]


def _detector(sign: float, name: str) -> Dataset:
    d, view = Dataset(), Dataset()
    d.ImageOrientationPatient = [sign, 0, 0, 0, 0, -1]
    view.CodeValue, view.CodingSchemeDesignator, view.CodeMeaning = name[:3], "SNM3", name
    d.ViewCodeSequence = [view]
    return d


def _pair(rng: np.random.Generator) -> list[Dataset]:
    views = []
    for n, orientation in enumerate((["L", "F"], ["P", "F"])):
        grey = 3000 * _figure(640, 220, 2.0, lateral=bool(n)) + rng.normal(300, 20, (640, 220))
        d = _common("DX", "pair", DX_IMAGE, n, grey.clip(0, 4095).astype("<u2"))
        d.Manufacturer, d.BodyPartExamined = "EOS imaging", "WHOLEBODY"
        d.PatientOrientation, d.ViewPosition = orientation, ("AP", "LL")[n]
        d.PixelSpacing, d.ImagerPixelSpacing = [2, 2], [2.6, 2.6]
        d.PixelSpacingCalibrationType = "GEOMETRY"
        d.DistanceSourceToDetector, d.DistanceSourceToPatient = 1300, 987
        d.EstimatedRadiographicMagnificationFactor = 1.317
        d.ImageAndFluoroscopyAreaDoseProduct = 0.3
        views.append(d)
    return views


def _film(rng: np.random.Generator) -> list[Dataset]:
    grey = 1000 + rng.normal(0, 30, (160, 120))
    grey[:, 50:70] += 1500
    d = _common("DX", "film", DX_IMAGE, 0, grey.clip(0, 4095).astype("<u2"))
    d.SeriesDescription, d.BodyPartExamined, d.ImageLaterality = "left foot", "FOOT", "L"
    d.PatientOrientation, d.ViewPosition = ["L", "F"], "AP"
    d.ImagerPixelSpacing, d.DistanceSourceToDetector = [0.2, 0.2], 1150
    d.ImageAndFluoroscopyAreaDoseProduct = 0.01
    return [d]


def _doses(rng: np.random.Generator) -> list[Dataset]:
    exposed = _container("113706", _number("122130", "0.00003", "Gy.m2"), _reference("film"))
    scanned = _container("113819", _number("113838", "12.5", "mGy.cm"))
    injected = _container("113502", _number("113507", "210", "MBq"), _agent())
    reports = []
    for n, (event, sop_class) in enumerate(
        ((exposed, DOSE), (scanned, DOSE), (injected, RADIOPHARMACEUTICAL))
    ):
        d = _common("SR", "dose", sop_class, n)
        d.SeriesInstanceUID = f"{d.SeriesInstanceUID}.{n}"
        d.ContentSequence = [event]
        reports.append(d)
    return reports


def _others(rng: np.random.Generator) -> list[Dataset]:
    mask = (rng.random((2, 44, 60)) > 0.5).astype("u1")
    seg = _common("SEG", "others", SEGMENTATION, 0, np.packbits(mask.ravel(), bitorder="little"))
    seg.Rows, seg.Columns, seg.NumberOfFrames, seg.SegmentationType = 44, 60, 2, "BINARY"
    seg.BitsAllocated = seg.BitsStored = 1
    seg.HighBit, seg.SeriesDescription = 0, "segments of another program"
    segment, groups = Dataset(), []
    segment.SegmentNumber, segment.SegmentLabel, segment.SegmentAlgorithmType = 1, "x", "MANUAL"
    seg.SegmentSequence = [segment]
    for n in range(2):
        group, place, own = Dataset(), Dataset(), Dataset()
        place.ImagePositionPatient, own.ReferencedSegmentNumber = [-90, 10.0 * n, 0], 1
        group.PlanePositionSequence, group.SegmentIdentificationSequence = [place], [own]
        groups.append(group)
    seg.PerFrameFunctionalGroupsSequence = groups
    report = _common("SR", "others", COMPREHENSIVE, 1)
    report.SeriesInstanceUID += ".1"
    report.ContentSequence = [
        _container(
            "126000", _container("125007", _number("121206", "12", "mm"), _reference("film"))
        )
    ]
    return [seg, report]


def _concept(code: str) -> Dataset:
    d = Dataset()
    d.CodeValue, d.CodingSchemeDesignator, d.CodeMeaning = code, "DCM", f"concept {code}"
    return d


def _item(kind: str, code: str) -> Dataset:
    d = Dataset()
    d.RelationshipType, d.ValueType, d.ConceptNameCodeSequence = "CONTAINS", kind, [_concept(code)]
    return d


def _container(code: str, *items: Dataset) -> Dataset:
    d = _item("CONTAINER", code)
    d.ContentSequence = list(items)
    return d


def _number(code: str, value: str, unit: str) -> Dataset:
    d, measured = _item("NUM", code), Dataset()
    measured.NumericValue, measured.MeasurementUnitsCodeSequence = value, [_concept(unit)]
    d.MeasuredValueSequence = [measured]
    return d


def _reference(study: str) -> Dataset:
    d, reference = _item("IMAGE", "113795"), Dataset()
    reference.ReferencedSOPClassUID = DX_IMAGE
    reference.ReferencedSOPInstanceUID = f"{_root_of(study)}.2.0"
    d.ReferencedSOPSequence = [reference]
    return d


def _agent() -> Dataset:
    d = _item("CODE", "349358000")
    d.ConceptCodeSequence = [_concept("DPD")]
    return d


_STUDIES: dict[str, Callable[[np.random.Generator], list[Dataset]]] = {
    "scan": _scan, "pair": _pair, "film": _film, "dose": _doses, "others": _others,
}  # fmt: skip


def _root_of(study: str) -> str:
    return f"{_ROOT}.{list(_STUDIES).index(study)}"


def _common(
    modality: str, study: str, sop_class: str, n: int, pixels: npt.NDArray[Any] | None = None
) -> Dataset:
    root = _root_of(study)
    d = Dataset()
    d.SOPClassUID, d.SOPInstanceUID = sop_class, f"{root}.2.{n}"
    d.StudyInstanceUID, d.SeriesInstanceUID, d.FrameOfReferenceUID = root, f"{root}.1", f"{root}.7"
    d.Modality, d.PatientID, d.PatientName = modality, CHILD.patient_id, CHILD.name
    d.PatientBirthDate, d.PatientSex = CHILD.birth_date, CHILD.sex
    d.StudyDate = d.AcquisitionDate = CHILD.days[0]
    d.SeriesNumber, d.InstanceNumber, d.SeriesDescription = 1, n + 1, study
    if pixels is not None:
        d.Rows, d.Columns = pixels.shape[-2:] if pixels.ndim > 1 else (1, pixels.size)
        d.BitsAllocated, d.BitsStored, d.HighBit = 16, 16, 15
        d.PixelRepresentation, d.SamplesPerPixel = 0, 1
        d.PhotometricInterpretation, d.PixelData = "MONOCHROME2", pixels.tobytes()
    return d


def _save(d: Dataset, path: Path) -> None:
    d.file_meta = FileMetaDataset()
    d.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d.file_meta.MediaStorageSOPClassUID = d.SOPClassUID
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
    pydicom.dcmwrite(path, d, enforce_file_format=True)
