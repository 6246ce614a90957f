"""Write simulated stations as DICOM, in the manners of several vendors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import UID

from osteofoci.geometry import Grid
from osteofoci.phantom.dicom import Person, Uids, save
from osteofoci.phantom.mri.scanner import Protocol, StationImage

MR_IMAGE = UID("1.2.840.10008.5.1.4.1.1.4")
ENHANCED_MR_IMAGE = UID("1.2.840.10008.5.1.4.1.1.4.1")

_NAMES = {
    "siemens": {
        "stir": "t2_tirm_cor_{n}",
        "t1": "t1_tse_cor_{n}",
        "dixon water": "t2_tse_dixon_cor_{n}_W",
    },
    "ge": {
        "stir": "COR STIR STATION {n}",
        "t1": "COR T1 STATION {n}",
        "dixon water": "WATER: COR T2 FLEX {n}",
    },
    "philips": {"stir": "WB STIR {n}", "t1": "WB T1W {n}", "dixon water": "WB mDIXON-W T2 {n}"},
    "german": {
        "stir": "STIR koronar Station {n}",
        "t1": "T1 koronar Station {n}",
        "dixon water": "T2 Dixon koronar Wasser {n}",
    },
    "numbers": {"stir": "Serie {n}", "t1": "Serie {n}", "dixon water": "Serie {n}"},
}
_MAKERS = {
    "siemens": "SIEMENS",
    "ge": "GE MEDICAL SYSTEMS",
    "philips": "Philips Medical Systems",
    "german": "SIEMENS",
    "numbers": "",
}


def write_exam(
    folder: Path,
    person: Person,
    when: date,
    images: Mapping[str, Sequence[StationImage]],
    protocol: Protocol,
    *,
    seed: int,
) -> str:
    """Write every sequence of an examination; returns the study's UID.

    Args:
        images: stations by sequence (``stir``, ``t1``, ``dixon water``), head first.
    """
    uids = Uids(seed)
    study, frame_of_reference = uids.new(), uids.new()
    number = 2
    for sequence, stations in images.items():
        groups: list[Sequence[StationImage]] = [[station] for station in stations]
        if protocol.layout == "one series":
            groups = [stations]
        if protocol.feet_first:
            groups = [list(reversed(group)) for group in reversed(groups)]
        for n, group in enumerate(groups, start=1):
            number += 1
            series = uids.new()
            name = _NAMES[protocol.naming][sequence].format(n=n)
            common = _common(person, when, protocol, sequence, study, frame_of_reference)
            common.SeriesInstanceUID = series
            common.SeriesNumber = number
            common.SeriesDescription = name
            place = folder / f"S{number:03d}"
            place.mkdir(parents=True, exist_ok=True)
            if protocol.layout == "enhanced":
                _write_enhanced(place / "IM0001", common, group[0], uids)
                continue
            for instance, dataset in enumerate(_slices(common, group, uids), start=1):
                dataset.InstanceNumber = instance
                save(dataset, place / f"IM{instance:04d}", MR_IMAGE)
    return str(study)


def _common(
    person: Person, when: date, protocol: Protocol, sequence: str, study: UID, frame: UID
) -> Dataset:
    d = Dataset()
    d.SpecificCharacterSet = "ISO_IR 192"
    d.ImageType = ["ORIGINAL", "PRIMARY", "M", "ND"]
    d.Modality = "MR"
    d.Manufacturer = _MAKERS[protocol.naming]
    d.StudyDescription = "WB MRI"
    for tag in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
        setattr(d, tag, when.strftime("%Y%m%d"))
    d.StudyTime = d.AcquisitionTime = "093000"
    d.PatientName, d.PatientID, d.PatientSex = person.name, person.id, person.sex
    d.PatientBirthDate = person.birth_date.strftime("%Y%m%d")
    d.StudyInstanceUID, d.FrameOfReferenceUID = study, frame
    d.StudyID, d.AccessionNumber, d.ReferringPhysicianName = "1", "", ""
    d.PositionReferenceIndicator = ""
    d.PatientPosition = "FFS" if protocol.feet_first else "HFS"
    d.MagneticFieldStrength = protocol.field_t
    d.MRAcquisitionType = "2D"
    d.SequenceVariant = "SK"
    d.ScanOptions = ""
    pulses = protocol.sequence(sequence)
    d.ScanningSequence = "SE"
    if sequence == "stir":
        d.ScanningSequence = ["SE", "IR"]
        d.InversionTime = pulses.ti_ms
    if sequence == "dixon water":
        d.ImageType = ["DERIVED", "PRIMARY", "DIXON", "WATER"]
    d.RepetitionTime, d.EchoTime = pulses.tr_ms, pulses.te_ms
    d.EchoTrainLength = 15
    d.SpacingBetweenSlices = protocol.slice_mm
    d.SliceThickness = round(protocol.slice_mm * (1 - protocol.gap), 3)
    d.SamplesPerPixel, d.PhotometricInterpretation = 1, "MONOCHROME2"
    d.BitsAllocated, d.BitsStored, d.HighBit, d.PixelRepresentation = 16, 12, 11, 0
    return d


def _plane(grid: Grid, j: int) -> tuple[list[float], list[float]]:
    """Position of the first pixel and orientation of coronal slice j, rows running down."""
    axes = np.asarray(grid.axes_lps)
    top = grid.points_lps_mm(np.array([[grid.shape_zyx[0] - 1, j, 0]]))[0]
    position = [round(float(v), 4) for v in top]
    orientation = [round(float(v), 7) for v in (*axes[2], *-axes[0])]
    return position, orientation


def _slices(common: Dataset, stations: Sequence[StationImage], uids: Uids) -> Iterator[Dataset]:
    for station in stations:
        grid = station.grid
        for j in range(grid.shape_zyx[1]):
            d = Dataset()
            d.update(common)
            d.SOPClassUID, d.SOPInstanceUID = MR_IMAGE, uids.new()
            d.ImagePositionPatient, d.ImageOrientationPatient = _plane(grid, j)
            d.PixelSpacing = [grid.spacing_zyx_mm[0], grid.spacing_zyx_mm[2]]
            pixels = station.pixels_zyx[::-1, j, :]
            d.Rows, d.Columns = pixels.shape
            d.PixelData = np.ascontiguousarray(pixels).tobytes()
            yield d


def _write_enhanced(path: Path, common: Dataset, station: StationImage, uids: Uids) -> None:
    grid = station.grid
    d = Dataset()
    d.update(common)
    d.SOPClassUID, d.SOPInstanceUID = ENHANCED_MR_IMAGE, uids.new()
    d.InstanceNumber = 1
    d.NumberOfFrames = grid.shape_zyx[1]
    d.Rows, d.Columns = grid.shape_zyx[0], grid.shape_zyx[2]
    shared, measures = Dataset(), Dataset()
    measures.PixelSpacing = [grid.spacing_zyx_mm[0], grid.spacing_zyx_mm[2]]
    measures.SpacingBetweenSlices, measures.SliceThickness = (
        grid.spacing_zyx_mm[1],
        d.SliceThickness,
    )
    shared.PixelMeasuresSequence = DicomSequence([measures])
    timing = Dataset()
    timing.RepetitionTime = d.RepetitionTime
    shared.MRTimingAndRelatedParametersSequence = DicomSequence([timing])
    echo = Dataset()
    echo.EffectiveEchoTime = float(d.EchoTime)
    shared.MREchoSequence = DicomSequence([echo])
    if "InversionTime" in d:
        modifier = Dataset()
        modifier.InversionRecovery, modifier.InversionTimes = "YES", float(d.InversionTime)
        shared.MRModifierSequence = DicomSequence([modifier])
        del d.InversionTime
    for tag in ("RepetitionTime", "EchoTime", "ScanningSequence"):
        del d[tag]
    d.SharedFunctionalGroupsSequence = DicomSequence([shared])
    groups = []
    for j in range(grid.shape_zyx[1]):
        group, place, orientation, content = Dataset(), Dataset(), Dataset(), Dataset()
        place.ImagePositionPatient, orientation.ImageOrientationPatient = _plane(grid, j)
        content.StackID, content.InStackPositionNumber = "1", j + 1
        group.PlanePositionSequence = DicomSequence([place])
        group.PlaneOrientationSequence = DicomSequence([orientation])
        group.FrameContentSequence = DicomSequence([content])
        groups.append(group)
    d.PerFrameFunctionalGroupsSequence = DicomSequence(groups)
    frames = station.pixels_zyx[::-1].transpose(1, 0, 2)
    d.PixelData = np.ascontiguousarray(frames).tobytes()
    save(d, path, ENHANCED_MR_IMAGE)
