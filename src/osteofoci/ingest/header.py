"""One DICOM file's header as plain values: read once, without its pixels."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import UID

from osteofoci.foreign import printable
from osteofoci.ingest.identity import Identity, identity_of
from osteofoci.ingest.soundness import pixel_fault, promised_bytes, refuse_exploding
from osteofoci.ingest.values import (
    date_of,
    first_of,
    items_of,
    nested,
    number_of,
    text_of,
    texts_of,
    value_of,
    vector_of,
)

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
    "BitsAllocated", "SamplesPerPixel", "PhotometricInterpretation", "RescaleSlope", "RescaleIntercept",
    "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence",
    "ConceptNameCodeSequence", "PixelPresentation",
    "ComplexImageComponent",
]  # fmt: skip

FARTHEST_MM = 10_000.0

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
    fault: str | None = None


@dataclass(frozen=True)
class Header:
    """What ingest needs of one file. Text fields are foreign, but printable.

    Attributes:
        geometry_fault, pixel_fault: why its place, or its pixels, cannot be used.
        pixel_type: bits, samples and photometric interpretation, which slices of a series share.
    """

    path: Path
    sop_class_uid: str
    sop_instance_uid: str
    modality: str
    patient_id: str
    identity: Identity
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
    pixel_fault: str | None
    pixel_type: tuple[int, int, str]


class NotDicomError(ValueError):
    """The file is something else; the text says what."""


def _refuse_foreign(start: bytes) -> None:
    """
    Raises:
        NotDicomError: nothing in the first bytes speaks of DICOM.
        ValueError: it was DICOM once.
    """
    if start[128:132] == b"DICM":
        return
    # A data set without preamble starts with a low group number, little endian.
    if len(start) >= 8 and start[:2] in (b"\x02\x00", b"\x08\x00") and start[3:4] == b"\x00":
        return
    if not start:
        raise NotDicomError("empty file")
    if start[:4] == b"PK\x03\x04":
        raise NotDicomError("zip")
    if b"1.2.840.10008." in start:
        raise ValueError("its beginning is spoilt")
    raise NotDicomError("not DICOM")


def read_header(path: Path) -> Header:
    """The header of a file.

    Raises:
        NotDicomError: it is something else, or a DICOMDIR.
        ValueError: the file is DICOM but damaged; the text says how.
        OSError: it cannot be opened.
    """
    with path.open("rb") as stream:
        start = stream.read(1024)
    _refuse_foreign(start)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd values are judged below, not by the library
            refuse_exploding(path, start)
            with path.open("rb") as stream:
                dataset = pydicom.dcmread(
                    stream, stop_before_pixels=True, specific_tags=_TAGS, force=True
                )
                promised = promised_bytes(stream)
    except OSError:
        raise
    except Exception as error:
        told = f": {error}" if "inflate" in str(error) else ""
        raise ValueError(f"header cannot be read ({type(error).__name__}{told})") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            meta_class = text_of(dataset.file_meta, "MediaStorageSOPClassUID")
            if meta_class == "1.2.840.10008.1.3.10":
                raise NotDicomError("DICOM directory")
            header = _header(path, dataset, meta_class)
            fault = pixel_fault(dataset, path, promised)
            frames = tuple(replace(frame, fault=fault) for frame in header.frames)
            return replace(header, frames=frames, pixel_fault=fault)
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
    sop_class = text_of(dataset, "SOPClassUID") or meta_class
    series_uid = text_of(dataset, "SeriesInstanceUID") or _surrogate_series(dataset)
    if not sop_class or not series_uid:
        raise ValueError("header ends before the series is named (truncated or not an image)")
    shared = first_of(value_of(dataset, "SharedFunctionalGroupsSequence"))
    frames, fault = _frames(path, dataset, shared)
    patient_id = str(value_of(dataset, "PatientID") or "").strip()
    birth = date_of(value_of(dataset, "PatientBirthDate"))
    sex = text_of(dataset, "PatientSex").strip().upper()
    timing = nested(shared, "MRTimingAndRelatedParametersSequence")
    echo = nested(shared, "MREchoSequence")
    modifier = nested(shared, "MRModifierSequence")
    inversion = number_of(value_of(dataset, "InversionTime")) or number_of(
        value_of(modifier, "InversionTimes") if modifier is not None else None
    )
    when = next(
        (
            found
            for tag in ("StudyDate", "AcquisitionDate", "SeriesDate", "ContentDate")
            if (found := date_of(value_of(dataset, tag))) is not None
        ),
        None,
    )
    sequence = tuple(texts_of(value_of(dataset, "ScanningSequence")))
    if modifier is not None and text_of(modifier, "InversionRecovery") == "YES":
        sequence = (*sequence, "IR")
    return Header(
        path=path,
        sop_class_uid=sop_class,
        sop_instance_uid=text_of(dataset, "SOPInstanceUID")
        or text_of(dataset.file_meta, "MediaStorageSOPInstanceUID"),
        modality=text_of(dataset, "Modality"),
        patient_id=printable(patient_id)[:64],
        identity=identity_of(
            patient_id, text_of(dataset, "IssuerOfPatientID"), birth, sex,
            str(value_of(dataset, "PatientName") or ""), text_of(dataset, "StudyInstanceUID"),
        ),
        birth_date=birth,
        sex=sex or None,
        study_uid=text_of(dataset, "StudyInstanceUID"),
        series_uid=series_uid,
        series_number=int(number_of(value_of(dataset, "SeriesNumber")) or 0),
        study_description=text_of(dataset, "StudyDescription"),
        series_description=text_of(dataset, "SeriesDescription") or text_of(dataset, "ProtocolName"),
        date=when,
        time=text_of(dataset, "StudyTime") or text_of(dataset, "AcquisitionTime"),
        frame_of_reference_uid=text_of(dataset, "FrameOfReferenceUID") or None,
        image_type=tuple(text.upper() for text in texts_of(value_of(dataset, "ImageType"))),
        scanning_sequence=sequence,
        scan_options=tuple(texts_of(value_of(dataset, "ScanOptions"))),
        sequence_name=text_of(dataset, "SequenceName"),
        repetition_ms=number_of(value_of(dataset, "RepetitionTime"))
        or number_of(value_of(timing, "RepetitionTime")),
        echo_ms=number_of(value_of(dataset, "EchoTime"))
        or number_of(value_of(echo, "EffectiveEchoTime")),
        inversion_ms=inversion,
        b_value=number_of(value_of(dataset, "DiffusionBValue")),
        field_t=number_of(value_of(dataset, "MagneticFieldStrength")),
        manufacturer=text_of(dataset, "Manufacturer"),
        laterality=text_of(dataset, "ImageLaterality") or text_of(dataset, "Laterality"),
        body_part=text_of(dataset, "BodyPartExamined").strip().upper(),
        patient_position=text_of(dataset, "PatientPosition"),
        bits_allocated=int(number_of(value_of(dataset, "BitsAllocated")) or 0),
        samples_per_pixel=int(number_of(value_of(dataset, "SamplesPerPixel")) or 1),
        rescaled=(number_of(value_of(dataset, "RescaleSlope")) or 1.0) != 1.0,
        has_pixels=bool(value_of(dataset, "Rows")) and bool(value_of(dataset, "Columns")),
        frames=frames,
        geometry_fault=fault,
        pixel_fault=None,
        pixel_type=(
            int(number_of(value_of(dataset, "BitsAllocated")) or 0),
            int(number_of(value_of(dataset, "SamplesPerPixel")) or 1),
            text_of(dataset, "PhotometricInterpretation"),
        ),
    )  # fmt: skip


def _surrogate_series(dataset: Dataset) -> str:
    # Careless anonymisers blank the UIDs; an image then belongs with its namesakes.
    if not value_of(dataset, "Rows"):
        return ""
    parts = [text_of(dataset, t) for t in ("Modality", "SeriesNumber", "SeriesDescription")]
    return "without UID: " + " ".join(parts)


def _frames(
    path: Path, dataset: Dataset, shared: Dataset | None
) -> tuple[tuple[Frame, ...], str | None]:
    rows = int(number_of(value_of(dataset, "Rows")) or 0)
    columns = int(number_of(value_of(dataset, "Columns")) or 0)
    groups: list[Dataset | None] = [*items_of(dataset, "PerFrameFunctionalGroupsSequence")] or [
        None
    ]
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
            item = nested(place, sequence)
            if item is not None and tag in item:
                return value_of(item, tag)
        return value_of(dataset, tag)

    position = vector_of(value("PlanePositionSequence", "ImagePositionPatient"), 3)
    orientation = vector_of(value("PlaneOrientationSequence", "ImageOrientationPatient"), 6)
    spacing = vector_of(value("PixelMeasuresSequence", "PixelSpacing"), 2)
    if position is None or orientation is None:
        raise ValueError("no position and orientation in space")
    if rows <= 0 or columns <= 0:
        raise ValueError(f"an image of {rows} x {columns} pixels")
    if spacing is None or not all(0.05 <= s <= 20 for s in spacing):
        raise ValueError(f"a pixel spacing of {spacing} mm")
    if max(abs(p) for p in position) > FARTHEST_MM:
        raise ValueError(f"a position more than {FARTHEST_MM / 1000:g} m from the scanner's centre")
    row, column = orientation[:3], orientation[3:]
    lengths = [math.sqrt(sum(v * v for v in axis)) for axis in (row, column)]
    skew = abs(sum(a * b for a, b in zip(row, column, strict=True)))
    if any(abs(length - 1) > 0.02 for length in lengths) or skew > 0.02:
        raise ValueError("image axes that are not at right angles")
    content = nested(group, "FrameContentSequence")
    stack = text_of(content, "StackID") if content is not None else ""
    return Frame(
        path=path,
        index=index,
        position_lps_mm=(position[0], position[1], position[2]),
        row_direction=(row[0], row[1], row[2]),
        column_direction=(column[0], column[1], column[2]),
        spacing_row_column_mm=(spacing[0], spacing[1]),
        rows=rows,
        columns=columns,
        number=int(number_of(value_of(dataset, "InstanceNumber")) or 0) + index,
        stack=stack,
    )
