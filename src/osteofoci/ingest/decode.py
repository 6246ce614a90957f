"""Stored pixels of one file: checked against limits, decoded, rescaled."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import UID

from osteofoci.ingest.soundness import pixel_fault, refuse_exploding
from osteofoci.ingest.values import first_of, items_of, nested, number_of, text_of, value_of
from osteofoci.ingest.worker import DecodingError, decode_apart

# Single precision tells no single steps of a value apart beyond this.
MOST_STEPS_OF_INTERCEPT = 2.0**23


def read_dataset(path: Path) -> Dataset:
    """The whole data set of a file.

    Raises:
        DecodingError: it cannot be read.
    """
    try:
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")
            refuse_exploding(path, stream.read(1024))
            return pydicom.dcmread(path, force=True)
    except Exception as error:
        raise DecodingError(f"cannot be read ({type(error).__name__})") from error


def stored_pixels(path: Path, dataset: Dataset) -> npt.NDArray[Any]:
    """The pixels of a file as they are stored; compressed ones are decoded in a worker.

    Raises:
        DecodingError: they cannot be used.
    """
    fault = pixel_fault(dataset, path, _length(dataset))
    if fault is not None:
        raise DecodingError(fault)
    syntax = text_of(dataset.file_meta, "TransferSyntaxUID")
    if syntax and UID(syntax).is_encapsulated:
        return decode_apart(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.asarray(dataset.pixel_array)
    except Exception as error:
        raise DecodingError(f"its pixels cannot be decoded ({type(error).__name__})") from error


def _length(dataset: Dataset) -> int | None:
    pixels = value_of(dataset, "PixelData")
    return len(pixels) if isinstance(pixels, bytes) else None


def rescale_of(dataset: Dataset, frame: int) -> tuple[float, float]:
    """Slope and intercept of a frame.

    Raises:
        DecodingError: they are no numbers that can be.
    """
    groups = items_of(dataset, "PerFrameFunctionalGroupsSequence")
    own = groups[frame] if frame < len(groups) else None
    shared = first_of(value_of(dataset, "SharedFunctionalGroupsSequence"))
    name = "PixelValueTransformationSequence"
    place = nested(own, name) or nested(shared, name) or dataset
    slope = number_of(value_of(place, "RescaleSlope"))
    intercept = number_of(value_of(place, "RescaleIntercept"))
    told = value_of(place, "RescaleSlope") not in (None, "")
    if (told and not slope) or not all(math.isfinite(v or 0.0) for v in (slope, intercept)):
        raise DecodingError("a rescale slope or intercept that cannot be")
    slope, intercept = (slope if slope is not None else 1.0), (intercept or 0.0)
    if abs(intercept) > MOST_STEPS_OF_INTERCEPT * abs(slope):
        raise DecodingError(f"a rescale intercept of {intercept:g}, beside which its values vanish")
    return slope, intercept
