"""Radiographs and planar bone scans: pixels upright and in order, with what a millimetre is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset

from osteofoci.case import Remark, Severity, Value, number, said, word
from osteofoci.geometry.arrays import Floats
from osteofoci.ingest.decode import read_dataset, rescale_of, stored_pixels
from osteofoci.ingest.values import items_of, number_of, text_of, texts_of, value_of, vector_of
from osteofoci.ingest.worker import DecodingError
from osteofoci.wording import SaidError, noted, quoted

LEAST_BETWEEN = 0.15
LEAST_PIXELS = 64
# From the source to a patient or a detector; what is nearer or farther was not so.
DISTANCES_MM = (100.0, 10_000.0)


class UnreadableImageError(SaidError, ValueError):
    """A planar image that cannot be decoded, or shows nothing."""


class Calibration(StrEnum):
    """What the pixel size of a radiograph rests on."""

    CALIBRATED = "calibrated"
    MAGNIFICATION = "detector spacing and magnification"
    DETECTOR = "detector spacing, magnification unknown"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class RadiographImage:
    """One radiograph, head (or proximal end) up and bone bright.

    Columns run to the patient's left in a frontal view, to the back in a lateral one.

    Attributes:
        lateral: None where neither tags nor description tell the view.
        pixel_mm: (row, column) in the plane through the patient; None without calibration.
        source_mm: from the source to that plane; None where it is not told.
    """

    grey: npt.NDArray[np.float32]
    lateral: bool | None
    pixel_mm: tuple[float, float] | None
    calibration: Calibration
    source_mm: float | None
    side: str | None
    body_part: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, eq=False)
class ScanImage:
    """Counts of a planar whole-body scan, head up, columns to the patient's left in both views.

    Attributes:
        anterior, posterior: None where that head did not measure.
        activities_mbq: one an injection; None where it is not told.
    """

    anterior: npt.NDArray[np.float32] | None
    posterior: npt.NDArray[np.float32] | None
    pixel_mm: tuple[float, float]
    activities_mbq: tuple[float | None, ...]
    weight_kg: float | None
    remarks: tuple[Remark, ...] = field(default=())


def read_radiograph(path: Path, *, named: Value) -> RadiographImage:
    """Decode a radiograph and bring it upright.

    Millimetres are believed where PixelSpacing is calibrated (PixelSpacingCalibrationType, or a
    spacing that differs from the detector's), or where detector spacing comes with the
    magnification or both distances (DICOM PS3.3 C.8.7.1, 10.7.1.3). Detector spacing alone gives
    no millimetres of the patient.

    Raises:
        UnreadableImageError: no pixels, blank, or saturated.
    """
    dataset, pixels, slope, intercept = _opened(path, named)
    grey = _plane(pixels, slope, intercept, named)
    if text_of(dataset, "PhotometricInterpretation").strip() == "MONOCHROME1":
        grey = grey.max() - grey
    _refuse_empty(grey, named)
    remarks: list[Remark] = []
    lateral, across, downward = _view_of(dataset)
    if lateral is None:
        remarks.append(noted("view-unknown", said("remark-view-unknown", image=named)))
    if across in ("R", "A"):
        grey = grey[:, ::-1]
    if downward == "H":
        grey = grey[::-1]
    pixel_mm, calibration, source_mm = _calibration(dataset)
    if pixel_mm is None:
        remarks.append(
            noted(
                "no-calibration",
                said("remark-no-calibration", image=named, calibration=word(calibration)),
            )
        )
    return RadiographImage(
        np.ascontiguousarray(grey),
        lateral,
        pixel_mm,
        calibration,
        source_mm,
        _side_of(dataset),
        text_of(dataset, "BodyPartExamined").strip().lower(),
        tuple(remarks),
    )


def _opened(path: Path, named: Value) -> tuple[Dataset, npt.NDArray[Any], float, float]:
    """The data set, its stored pixels, rescale slope and intercept."""
    try:
        dataset = read_dataset(path)
        return dataset, stored_pixels(path, dataset), *rescale_of(dataset, 0)
    except DecodingError as error:
        raise UnreadableImageError(
            said("image-undecoded", image=named, why=quoted(error))
        ) from error


def _plane(
    pixels: npt.NDArray[Any], slope: float, intercept: float, named: Value
) -> npt.NDArray[np.float32]:
    if pixels.ndim != 2:
        raise UnreadableImageError(said("image-not-grey", image=named, shape=str(pixels.shape)))
    if min(pixels.shape) < LEAST_PIXELS:
        raise UnreadableImageError(
            said("image-small", image=named, rows=pixels.shape[0], columns=pixels.shape[1])
        )
    plane: npt.NDArray[np.float32] = (pixels * np.float32(slope) + np.float32(intercept)).astype(
        np.float32
    )
    return plane


def _refuse_empty(grey: Floats, named: Value) -> None:
    sample = grey[::4, ::4]
    low, high = float(sample.min()), float(sample.max())
    if high - low <= 0:
        raise UnreadableImageError(said("image-blank", image=named))
    # Collimated borders are wholly black or white; what lies between must hold something.
    between = float(((sample > low) & (sample < high)).mean())
    if between < LEAST_BETWEEN:
        raise UnreadableImageError(
            said("image-saturated", image=named, share=number(100 * (1 - between)))
        )


def _view_of(dataset: Dataset) -> tuple[bool | None, str, str]:
    """Whether the view is lateral, and which way rows and columns run."""
    orientation = [v[:1].upper() for v in texts_of(value_of(dataset, "PatientOrientation"))]
    across, downward = (*orientation, "", "")[:2]
    if across in ("L", "R"):
        return False, across, downward
    if across in ("A", "P"):
        return True, across, downward
    position = text_of(dataset, "ViewPosition").strip().upper()
    if position in ("AP", "PA"):
        return False, "", downward
    if position in ("LL", "RL", "LLD", "RLD", "LAT"):
        return True, "", downward
    text = _words(dataset, "SeriesDescription", "ProtocolName")
    if re.search(r"\blat|profil|seitl", text):
        return True, "", downward
    if re.search(r"\bap\b|\bpa\b|front|\bface\b|a\.p\.|p\.a\.", text):
        return False, "", downward
    return None, "", downward


def _side_of(dataset: Dataset) -> str | None:
    text = text_of(dataset, "ImageLaterality") or text_of(dataset, "Laterality")
    return {"L": "left", "R": "right"}.get(text.strip().upper()[:1])


def _calibration(dataset: Dataset) -> tuple[tuple[float, float] | None, Calibration, float | None]:
    spacing, detector = _pair_of(dataset, "PixelSpacing"), _pair_of(dataset, "ImagerPixelSpacing")
    to_detector = _distance_of(dataset, "DistanceSourceToDetector")
    source_mm = to_patient = _distance_of(dataset, "DistanceSourceToPatient")
    kind = text_of(dataset, "PixelSpacingCalibrationType").strip().upper()
    differs = (
        detector is not None
        and spacing is not None
        and not np.allclose(spacing, detector, rtol=0.01)
    )
    if spacing is not None and (kind in ("GEOMETRY", "FIDUCIAL") or differs):
        return spacing, Calibration.CALIBRATED, source_mm
    detector = detector or spacing
    larger = number_of(value_of(dataset, "EstimatedRadiographicMagnificationFactor")) or 0.0
    if larger <= 0 and to_detector is not None and to_patient is not None:
        larger = to_detector / to_patient
    if detector is not None and 1.0 <= larger < 2.0:
        return (detector[0] / larger, detector[1] / larger), Calibration.MAGNIFICATION, source_mm
    return None, Calibration.NONE if detector is None else Calibration.DETECTOR, source_mm


def _distance_of(dataset: Dataset, name: str) -> float | None:
    distance = number_of(value_of(dataset, name)) or 0.0
    return distance if DISTANCES_MM[0] <= distance <= DISTANCES_MM[1] else None


def _pair_of(dataset: Dataset, name: str) -> tuple[float, float] | None:
    pair = vector_of(value_of(dataset, name), 2)
    return (pair[0], pair[1]) if pair is not None and all(0.01 <= v <= 5 for v in pair) else None


def _words(dataset: Dataset, *names: str) -> str:
    return " ".join(text_of(dataset, name) for name in names).lower()


def read_scan(paths: Sequence[Path], *, named: Value) -> ScanImage:
    """Decode a planar whole-body scan: both heads in one file, or one file a head.

    Which head a frame is from is told by the detector's orientation or view code; frames without
    either count as anterior, then posterior, with a remark.

    Raises:
        UnreadableImageError: no frame can be used.
    """
    views: dict[str, npt.NDArray[np.float32]] = {}
    remarks: list[Remark] = []
    pixel_mm: tuple[float, float] | None = None
    first: Dataset | None = None
    for path in paths:
        dataset, pixels, slope, _ = _opened(path, named)
        frames = _frames(pixels, slope, named)
        first = first or dataset
        pixel_mm = pixel_mm or _pair_of(dataset, "PixelSpacing")
        for n, frame in enumerate(frames):
            name, across, up = _head_of(dataset, n)
            if name is None:
                name = "posterior" if "anterior" in views else "anterior"
                remarks.append(
                    noted(
                        "view-assumed",
                        said("remark-view-assumed", image=named, frame=n + 1, view=name),
                    )
                )
            across = across if across is not None else (1 if name == "anterior" else -1)
            upright = frame[::-1] if up else frame
            upright = upright[:, ::-1] if across < 0 else upright
            if name in views:
                remarks.append(
                    noted("second-view", said("remark-second-view", image=named, view=name))
                )
                continue
            views[name] = np.ascontiguousarray(upright)
    if first is None or not views:
        raise UnreadableImageError(said("scan-without-view", scan=named))
    if pixel_mm is None:
        raise UnreadableImageError(said("scan-without-pixel-size", scan=named))
    if len(views) == 1:
        remarks.append(
            noted(
                "one-view",
                said("remark-one-scan-view", image=named, view=next(iter(views))),
                Severity.INFO,
            )
        )
    injections = items_of(first, "RadiopharmaceuticalInformationSequence")
    activities = tuple(_activity(item) for item in injections)
    if len(activities) > 1:
        remarks.append(
            noted(
                "several-injections",
                said("remark-several-injections", image=named, count=len(activities)),
            )
        )
    weight = number_of(value_of(first, "PatientWeight")) or 0.0
    return ScanImage(
        views.get("anterior"),
        views.get("posterior"),
        pixel_mm,
        activities,
        weight if weight > 0 else None,
        tuple(remarks),
    )


def _activity(injection: Dataset) -> float | None:
    value = number_of(value_of(injection, "RadionuclideTotalDose")) or 0.0
    return value if value > 0 else None


def _frames(pixels: npt.NDArray[Any], slope: float, named: Value) -> npt.NDArray[np.float32]:
    frames = pixels[None] if pixels.ndim == 2 else pixels
    if frames.ndim != 3 or min(frames.shape[1:]) < LEAST_PIXELS:
        raise UnreadableImageError(said("scan-no-views", scan=named, shape=str(pixels.shape)))
    counts: npt.NDArray[np.float32] = np.maximum(frames * np.float32(slope), 0).astype(np.float32)
    if not counts.any():
        raise UnreadableImageError(said("scan-empty", scan=named))
    return counts


def _head_of(dataset: Dataset, frame: int) -> tuple[str | None, int | None, bool]:
    """Name of the view, direction of its columns (1 to the patient's left), rows running up."""
    detectors = items_of(dataset, "DetectorInformationSequence")
    listed = texts_of(value_of(dataset, "DetectorVector"))
    told = number_of(listed[frame]) if frame < len(listed) else None
    number = int(told) - 1 if told is not None else frame
    if 0 <= number < len(detectors):
        detector = detectors[number]
        across, up = _orientation(detector)
        for code in items_of(detector, "ViewCodeSequence"):
            meaning = _words(code, "CodeMeaning", "CodeValue")
            if re.search(r"posterior|dorsal", meaning):
                return "posterior", across, up
            if re.search(r"anterior|ventral", meaning):
                return "anterior", across, up
        if across is not None:
            return ("anterior" if across > 0 else "posterior"), across, up
    text = _words(dataset, "SeriesDescription", "ImageID")
    if re.search(r"\bpost|dors", text):
        return "posterior", None, False
    if re.search(r"\bant\b|anterior|vent", text):
        return "anterior", None, False
    return None, None, False


def _orientation(detector: Dataset) -> tuple[int | None, bool]:
    values = vector_of(value_of(detector, "ImageOrientationPatient"), 6)
    if values is None or abs(values[0]) < 0.5:
        return None, False
    return (1 if values[0] > 0 else -1), values[5] > 0.5
