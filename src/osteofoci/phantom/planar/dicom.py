"""Write simulated radiographs (DX) and planar bone scans (NM) as DICOM."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.tag import Tag
from pydicom.uid import UID

from osteofoci.phantom.dicom import Person, Uids, save
from osteofoci.phantom.planar.scintigraphy import Scan, counted
from osteofoci.phantom.planar.techniques import (
    CONE_DETECTOR_MM,
    CONE_SOURCE_MM,
    SLOT_DETECTOR_MM,
    SLOT_SOURCE_MM,
    Biplanar,
    BoneScan,
    Radiograph,
    Shot,
)

DX_IMAGE = UID("1.2.840.10008.5.1.4.1.1.1.1")
NM_IMAGE = UID("1.2.840.10008.5.1.4.1.1.20")
_PARTS = {"foot": "FOOT", "knee": "KNEE", "lower leg": "LEG", "chest": "CHEST"}


def write_biplanar(
    folder: Path,
    person: Person,
    when: date,
    shots: Sequence[Shot],
    technique: Biplanar,
    *,
    seed: int,
) -> str:
    """Both views in one series; returns the study's UID."""
    uids = Uids(seed)
    study, frame, series = uids.new(), uids.new(), uids.new()
    for number, shot in enumerate(shots, start=1):
        d = _radiographic(person, when, shot.pixels, inverted=technique.exposure.inverted)
        d.StudyInstanceUID, d.FrameOfReferenceUID, d.SeriesInstanceUID = study, frame, series
        d.SeriesNumber, d.InstanceNumber = 1, number
        d.Manufacturer, d.ManufacturerModelName = "EOS imaging", "EOS"
        d.StudyDescription, d.SeriesDescription = "EOS", f"{technique.part} {shot.name}"
        d.BodyPartExamined = "SPINE" if technique.part == "spine" else "WHOLEBODY"
        lateral = shot.view.lateral
        d.ViewPosition = "LL" if lateral else "AP"
        d.PatientOrientation = ["P", "F"] if lateral else ["L", "F"]
        _geometry(d, technique.pixel_mm, SLOT_SOURCE_MM, SLOT_DETECTOR_MM, technique.calibration)
        d.KVP = 90
        if technique.dap_dgy_cm2 is not None:
            d.ImageAndFluoroscopyAreaDoseProduct = technique.dap_dgy_cm2[int(lateral)]
        _write(d, folder / "EOS" / f"IM{number:04d}", DX_IMAGE, uids)
    return str(study)


def write_radiograph(
    folder: Path, person: Person, when: date, shot: Shot, technique: Radiograph, *, seed: int
) -> str:
    uids = Uids(seed)
    d = _radiographic(person, when, shot.pixels, inverted=technique.exposure.inverted)
    d.StudyInstanceUID, d.FrameOfReferenceUID, d.SeriesInstanceUID = (uids.new() for _ in range(3))
    d.SeriesNumber = d.InstanceNumber = 1
    d.Manufacturer, d.ManufacturerModelName = "Simulated Systems", "Bucky"
    d.StudyDescription = d.SeriesDescription = f"{technique.side} {technique.region}".strip()
    d.BodyPartExamined = _PARTS[technique.region]
    d.ViewPosition, d.PatientOrientation = "AP", ["L", "F"]
    d.ImageLaterality = {"left": "L", "right": "R"}.get(technique.side, "U")
    _geometry(d, technique.pixel_mm, CONE_SOURCE_MM, CONE_DETECTOR_MM, technique.calibration)
    d.KVP = 52
    if technique.dap_dgy_cm2 is not None:
        d.ImageAndFluoroscopyAreaDoseProduct = technique.dap_dgy_cm2
    _write(d, folder / f"XR-{technique.region.replace(' ', '-')}" / "IM0001", DX_IMAGE, uids)
    return str(d.StudyInstanceUID)


def _radiographic(
    person: Person, when: date, pixels: npt.NDArray[np.uint16], *, inverted: bool
) -> Dataset:
    d = _common(person, when, "DX", pixels)
    d.ImageType = ["ORIGINAL", "PRIMARY", ""]
    d.PresentationIntentType = "FOR PRESENTATION"
    d.PhotometricInterpretation = "MONOCHROME1" if inverted else "MONOCHROME2"
    d.PresentationLUTShape = "INVERSE" if inverted else "IDENTITY"
    d.BitsAllocated, d.BitsStored, d.HighBit = 16, 12, 11
    d.BurnedInAnnotation = "NO"
    return d


def _geometry(
    d: Dataset, pixel_mm: float, source_mm: float, detector_mm: float, calibration: str
) -> None:
    larger = detector_mm / source_mm
    if calibration == "none":
        return
    d.ImagerPixelSpacing = [round(pixel_mm * larger, 6)] * 2
    d.DistanceSourceToDetector = detector_mm
    if calibration == "detector":
        return
    d.DistanceSourceToPatient = source_mm
    d.EstimatedRadiographicMagnificationFactor = round(larger, 5)
    d.PixelSpacing = [round(pixel_mm, 6)] * 2
    d.PixelSpacingCalibrationType = "GEOMETRY"
    d.PixelSpacingCalibrationDescription = "Plane through the isocentre"


def write_scan(
    folder: Path,
    person: Person,
    when: date,
    scan: Scan,
    technique: BoneScan,
    rng: np.random.Generator,
    *,
    seed: int,
) -> str:
    """Counts of both heads, as one file of two frames or as files; returns the study's UID."""
    uids = Uids(seed)
    study, series, frame = uids.new(), uids.new(), uids.new()
    # From behind, the patient's left is on the left of the image.
    views = {
        "ANTERIOR": counted(scan.anterior, rng),
        "POSTERIOR": counted(scan.posterior[:, ::-1], rng),
    }
    heads = technique.camera.heads
    groups = [list(views)] if heads == "two frames" else [[name] for name in views]
    if heads == "anterior only":
        groups = groups[:1]
    for number, names in enumerate(groups, start=1):
        pixels = np.stack([views[name] for name in names])
        d = _common(person, when, "NM", pixels[0])
        d.ImageType = ["ORIGINAL", "PRIMARY", "WHOLE BODY", "EMISSION"]
        d.StudyInstanceUID, d.SeriesInstanceUID, d.FrameOfReferenceUID = study, series, frame
        d.SeriesNumber, d.InstanceNumber = 1, number
        d.Manufacturer = "Simulated Gamma"
        d.StudyDescription, d.SeriesDescription = "Bone scan", "WB delayed"
        d.PhotometricInterpretation = "MONOCHROME2"
        d.BitsAllocated, d.BitsStored, d.HighBit = 16, 16, 15
        d.PixelSpacing = [scan.pixel_mm, scan.pixel_mm]
        d.NumberOfFrames = len(names)
        d.FrameIncrementPointer = [Tag(0x0054, 0x0010), Tag(0x0054, 0x0020)]
        d.EnergyWindowVector = [1] * len(names)
        d.DetectorVector = list(range(1, len(names) + 1))
        d.NumberOfDetectors, d.NumberOfEnergyWindows = len(names), 1
        d.DetectorInformationSequence = DicomSequence([_detector(name) for name in names])
        if technique.weight_kg is not None:
            d.PatientWeight = technique.weight_kg
        given = Dataset()
        given.Radiopharmaceutical = "DPD"
        if technique.activity_mbq is not None:
            given.RadionuclideTotalDose = technique.activity_mbq
        given.RadiopharmaceuticalStartDateTime = f"{when:%Y%m%d}080000"
        d.RadiopharmaceuticalInformationSequence = DicomSequence([given])
        d.PixelData = pixels.tobytes()
        d.WholeBodyTechnique = "1PS"
        _write(d, folder / "NM" / f"IM{number:04d}", NM_IMAGE, uids)
    return str(study)


def _detector(name: str) -> Dataset:
    d, view = Dataset(), Dataset()
    sign = 1.0 if name == "ANTERIOR" else -1.0
    d.ImageOrientationPatient = [sign, 0.0, 0.0, 0.0, 0.0, -1.0]
    view.CodeValue = "R-10206" if name == "ANTERIOR" else "R-102CD"
    view.CodingSchemeDesignator, view.CodeMeaning = "SNM3", name.capitalize()
    d.ViewCodeSequence = DicomSequence([view])
    return d


def _common(person: Person, when: date, modality: str, pixels: npt.NDArray[np.uint16]) -> Dataset:
    d = Dataset()
    d.SpecificCharacterSet = "ISO_IR 192"
    d.Modality = modality
    for tag in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(d, tag, when.strftime("%Y%m%d"))
    d.StudyTime = d.AcquisitionTime = "110000"
    d.PatientName, d.PatientID, d.PatientSex = person.name, person.id, person.sex
    d.PatientBirthDate = person.birth_date.strftime("%Y%m%d")
    d.StudyID, d.AccessionNumber, d.ReferringPhysicianName = "1", "", ""
    d.SamplesPerPixel, d.PixelRepresentation = 1, 0
    d.Rows, d.Columns = pixels.shape
    d.PixelData = np.ascontiguousarray(pixels).tobytes()
    return d


def _write(d: Dataset, path: Path, sop_class: UID, uids: Uids) -> None:
    d.SOPClassUID, d.SOPInstanceUID = sop_class, uids.new()
    path.parent.mkdir(parents=True, exist_ok=True)
    save(d, path, sop_class)
