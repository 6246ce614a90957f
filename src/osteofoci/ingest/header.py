"""One DICOM file's header as plain values: read once, without its pixels."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import UID

_TAGS = [
    "SpecificCharacterSet", "ImageType", "SOPClassUID", "SOPInstanceUID", "StudyDate",
    "SeriesDate", "AcquisitionDate", "ContentDate", "StudyTime", "AcquisitionTime", "Modality",
    "ConversionType", "Manufacturer", "ManufacturerModelName", "StudyDescription",
    "SeriesDescription", "PatientName", "PatientID", "IssuerOfPatientID", "PatientBirthDate",
    "PatientSex", "BodyPartExamined", "ScanningSequence", "SequenceVariant", "ScanOptions",
    "MRAcquisitionType", "SequenceName", "SliceThickness", "RepetitionTime", "EchoTime",
    "InversionTime", "MagneticFieldStrength", "SpacingBetweenSlices", "EchoTrainLength",
    "DiffusionBValue", "ProtocolName", "PatientPosition", "Laterality", "ImageLaterality",
    "StudyInstanceUID", "SeriesInstanceUID", "SeriesNumber", "AcquisitionNumber",
    "InstanceNumber", "ImagePositionPatient", "ImageOrientationPatient",
    "FrameOfReferenceUID", "NumberOfFrames", "Rows", "Columns", "PixelSpacing",
    "BitsAllocated", "SamplesPerPixel", "RescaleSlope", "RescaleIntercept",
    "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence",
    "ConceptNameCodeSequence", "PixelPresentation",
    "ComplexImageComponent",
]  # fmt: skip

Vector3 = tuple[float, float, float]


@dataclass(frozen=True)
class Frame:
    """One image plane: where it lies and which frame of its file it is."""

    path: Path
    index: int
    position_lps_mm: Vector3
    row_direction: Vector3
    column_direction: Vector3
    spacing_row_column_mm: tuple[float, float]
    rows: int
    columns: int
    number: int
    stack: str


@dataclass(frozen=True)
class Header:
    """What ingest needs of one file. Text fields are untrusted."""

    path: Path
    sop_class_uid: str
    sop_instance_uid: str
    modality: str
    patient_id: str
    patient_key: str
    birth_date: date | None
    sex: str | None
    study_uid: str
    series_uid: str
    series_number: int
    study_description: str
    series_description: str
    date: date | None
    time: str
    frame_of_reference_uid: str | None
    image_type: tuple[str, ...]
    scanning_sequence: tuple[str, ...]
    scan_options: tuple[str, ...]
    sequence_name: str
    repetition_ms: float | None
    echo_ms: float | None
    inversion_ms: float | None
    b_value: float | None
    field_t: float | None
    manufacturer: str
    laterality: str
    body_part: str
    patient_position: str
    bits_allocated: int
    samples_per_pixel: int
    rescaled: bool
    has_pixels: bool
    frames: tuple[Frame, ...]
    geometry_fault: str | None


def looks_like_dicom(path: Path) -> bool:
    """Whether the file starts as DICOM does, with or without the 128-byte preamble."""
    try:
        with path.open("rb") as stream:
            start = stream.read(132)
    except OSError:
        return False
    if start[128:132] == b"DICM":
        return True
    # A data set without preamble starts with a low group number, little endian.
    return len(start) >= 8 and start[:2] in (b"\x02\x00", b"\x08\x00") and start[3:4] == b"\x00"


def read_header(path: Path) -> Header | None:
    """The header of a file; None if it is not DICOM or a DICOMDIR.

    Raises:
        ValueError: the file is DICOM but damaged; the text says how.
    """
    if not looks_like_dicom(path):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd values are judged below, not by the library
            dataset = pydicom.dcmread(
                path, stop_before_pixels=True, specific_tags=_TAGS, force=True
            )
    except Exception as error:
        raise ValueError(f"header cannot be read ({type(error).__name__})") from error
    meta_class = str(getattr(dataset.file_meta, "MediaStorageSOPClassUID", ""))
    if meta_class == "1.2.840.10008.1.3.10":
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _header(path, dataset, meta_class)
    except ValueError:
        raise
    except Exception as error:
        raise ValueError(
            f"header has values that cannot be read ({type(error).__name__})"
        ) from error


def sop_class_name(uid: str) -> str:
    """The standard's name of a SOP class, or the UID where it is private."""
    return UID(uid).name


def _header(path: Path, dataset: Dataset, meta_class: str) -> Header:
    sop_class = str(dataset.get("SOPClassUID", "") or meta_class)
    series_uid = str(dataset.get("SeriesInstanceUID", "") or "") or _surrogate_series(dataset)
    if not sop_class or not series_uid:
        raise ValueError("header ends before the series is named (truncated or not an image)")
    shared = _first(dataset.get("SharedFunctionalGroupsSequence"))
    frames, fault = _frames(path, dataset, shared)
    patient_id = str(dataset.get("PatientID", "") or "").strip()
    birth = _date(dataset.get("PatientBirthDate"))
    name = str(dataset.get("PatientName", "") or "")
    key = "|".join([patient_id or f"name:{name}", birth.isoformat() if birth else ""])
    timing = _nested(shared, "MRTimingAndRelatedParametersSequence")
    echo = _nested(shared, "MREchoSequence")
    modifier = _nested(shared, "MRModifierSequence")
    inversion = _number(dataset.get("InversionTime")) or _number(
        getattr(modifier, "InversionTimes", None) if modifier is not None else None
    )
    when = next(
        (
            found
            for tag in ("StudyDate", "AcquisitionDate", "SeriesDate", "ContentDate")
            if (found := _date(dataset.get(tag))) is not None
        ),
        None,
    )
    sequence = tuple(_texts(dataset.get("ScanningSequence")))
    if modifier is not None and getattr(modifier, "InversionRecovery", "") == "YES":
        sequence = (*sequence, "IR")
    return Header(
        path=path,
        sop_class_uid=sop_class,
        sop_instance_uid=str(
            dataset.get("SOPInstanceUID", "")
            or getattr(dataset.file_meta, "MediaStorageSOPInstanceUID", "")
        ),
        modality=str(dataset.get("Modality", "") or ""),
        patient_id=patient_id,
        patient_key=key,
        birth_date=birth,
        sex=str(dataset.get("PatientSex", "") or "").strip() or None,
        study_uid=str(dataset.get("StudyInstanceUID", "")),
        series_uid=series_uid,
        series_number=int(_number(dataset.get("SeriesNumber")) or 0),
        study_description=str(dataset.get("StudyDescription", "") or ""),
        series_description=str(
            dataset.get("SeriesDescription", "") or dataset.get("ProtocolName", "") or ""
        ),
        date=when,
        time=str(dataset.get("StudyTime", "") or dataset.get("AcquisitionTime", "") or ""),
        frame_of_reference_uid=str(dataset.get("FrameOfReferenceUID", "") or "") or None,
        image_type=tuple(text.upper() for text in _texts(dataset.get("ImageType"))),
        scanning_sequence=sequence,
        scan_options=tuple(_texts(dataset.get("ScanOptions"))),
        sequence_name=str(dataset.get("SequenceName", "") or ""),
        repetition_ms=_number(dataset.get("RepetitionTime"))
        or _number(getattr(timing, "RepetitionTime", None)),
        echo_ms=_number(dataset.get("EchoTime"))
        or _number(getattr(echo, "EffectiveEchoTime", None)),
        inversion_ms=inversion,
        b_value=_number(dataset.get("DiffusionBValue")),
        field_t=_number(dataset.get("MagneticFieldStrength")),
        manufacturer=str(dataset.get("Manufacturer", "") or ""),
        laterality=str(dataset.get("ImageLaterality", "") or dataset.get("Laterality", "") or ""),
        body_part=str(dataset.get("BodyPartExamined", "") or "").strip().upper(),
        patient_position=str(dataset.get("PatientPosition", "") or ""),
        bits_allocated=int(_number(dataset.get("BitsAllocated")) or 0),
        samples_per_pixel=int(_number(dataset.get("SamplesPerPixel")) or 1),
        rescaled=(_number(dataset.get("RescaleSlope")) or 1.0) != 1.0,
        has_pixels=bool(dataset.get("Rows")) and bool(dataset.get("Columns")),
        frames=frames,
        geometry_fault=fault,
    )


def _surrogate_series(dataset: Dataset) -> str:
    # Careless anonymisers blank the UIDs; an image then belongs with its namesakes.
    if not dataset.get("Rows"):
        return ""
    parts = [
        str(dataset.get(t, "") or "") for t in ("Modality", "SeriesNumber", "SeriesDescription")
    ]
    return "without UID: " + " ".join(parts)


def _frames(
    path: Path, dataset: Dataset, shared: Dataset | None
) -> tuple[tuple[Frame, ...], str | None]:
    rows = int(_number(dataset.get("Rows")) or 0)
    columns = int(_number(dataset.get("Columns")) or 0)
    per_frame: Sequence[Dataset] = dataset.get("PerFrameFunctionalGroupsSequence") or ()
    groups: list[Dataset | None] = list(per_frame) or [None]
    frames = []
    fault: str | None = None
    for index, group in enumerate(groups):
        try:
            frames.append(_frame(path, dataset, shared, group, index, rows, columns))
        except ValueError as error:
            fault = str(error)
    return tuple(frames), fault


def _frame(
    path: Path,
    dataset: Dataset,
    shared: Dataset | None,
    group: Dataset | None,
    index: int,
    rows: int,
    columns: int,
) -> Frame:
    def value(sequence: str, tag: str) -> Any:
        for place in (group, shared):
            item = _nested(place, sequence)
            if item is not None and tag in item:
                return item[tag].value
        return dataset.get(tag)

    position = _vector(value("PlanePositionSequence", "ImagePositionPatient"), 3)
    orientation = _vector(value("PlaneOrientationSequence", "ImageOrientationPatient"), 6)
    spacing = _vector(value("PixelMeasuresSequence", "PixelSpacing"), 2)
    if position is None or orientation is None:
        raise ValueError("no position and orientation in space")
    if rows <= 0 or columns <= 0:
        raise ValueError(f"an image of {rows} x {columns} pixels")
    if spacing is None or not all(0.05 <= s <= 20 for s in spacing):
        raise ValueError(f"a pixel spacing of {spacing} mm")
    if max(abs(p) for p in position) > 20_000:
        raise ValueError("a position more than 20 m from the scanner's centre")
    row, column = orientation[:3], orientation[3:]
    lengths = [math.sqrt(sum(v * v for v in axis)) for axis in (row, column)]
    skew = abs(sum(a * b for a, b in zip(row, column, strict=True)))
    if any(abs(length - 1) > 0.02 for length in lengths) or skew > 0.02:
        raise ValueError("image axes that are not at right angles")
    content = _nested(group, "FrameContentSequence")
    stack = str(getattr(content, "StackID", "")) if content is not None else ""
    return Frame(
        path=path,
        index=index,
        position_lps_mm=(position[0], position[1], position[2]),
        row_direction=(row[0], row[1], row[2]),
        column_direction=(column[0], column[1], column[2]),
        spacing_row_column_mm=(spacing[0], spacing[1]),
        rows=rows,
        columns=columns,
        number=int(_number(dataset.get("InstanceNumber")) or 0) + index,
        stack=stack,
    )


def _first(sequence: Any) -> Dataset | None:
    return sequence[0] if sequence else None


def _nested(place: Dataset | None, name: str) -> Dataset | None:
    return _first(place.get(name)) if place is not None else None


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value] if value else []
    return [str(v) for v in value]


def _number(value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = (
            float(value[0])
            if not isinstance(value, (str, int, float)) and hasattr(value, "__getitem__")
            else float(value)
        )
    except (TypeError, ValueError, IndexError):
        return None
    return number if math.isfinite(number) else None


def _vector(value: Any, length: int) -> tuple[float, ...] | None:
    if value is None:
        return None
    try:
        numbers = tuple(float(v) for v in value)
    except (TypeError, ValueError):
        return None
    if len(numbers) != length or not all(math.isfinite(n) for n in numbers):
        return None
    return numbers


def _date(value: Any) -> date | None:
    text = str(value or "").strip()
    for pattern in ("%Y%m%d", "%Y.%m.%d", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None
