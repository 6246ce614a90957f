"""Whether a file's pixels can be used, judged before anything is allocated for them."""

from __future__ import annotations

import math
import zlib
from pathlib import Path
from typing import BinaryIO

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import UID

from osteofoci.ingest.values import number_of, text_of, value_of

MOST_INFLATED_BYTES = 512 * 2**20
MOST_PIXELS = 128 * 2**20
_DEPTH = ("BitsAllocated", "SamplesPerPixel")
DEFLATED = "1.2.840.10008.1.2.1.99"


def refuse_exploding(path: Path, start: bytes) -> None:
    """
    Raises:
        ValueError: a deflated data set that would inflate to more than any examination needs.
    """
    if DEFLATED.encode() not in start:
        return
    inflated = 0
    with path.open("rb") as stream:
        meta = pydicom.filereader.read_file_meta_info(path)
        stream.seek(132 + 12 + int(meta.get("FileMetaInformationGroupLength", 0)))
        worker = zlib.decompressobj(-zlib.MAX_WBITS)
        while not worker.eof and (chunk := worker.unconsumed_tail or stream.read(1 << 16)):
            inflated += len(worker.decompress(chunk, 1 << 20))
            if inflated > MOST_INFLATED_BYTES:
                raise ValueError(f"would inflate to more than {MOST_INFLATED_BYTES} bytes")


def promised_bytes(stream: BinaryIO) -> int | None:
    """Length of the pixel data that the file holds, where reading stopped in front of them."""
    here = stream.tell()
    tag = stream.read(12)
    if tag[:4] != b"\xe0\x7f\x10\x00" or len(tag) < 12:
        return None
    explicit = tag[4:6] in (b"OW", b"OB", b"OF", b"OD", b"UN")
    length = int.from_bytes(tag[8:12] if explicit else tag[4:8], "little")
    if length == 0xFFFFFFFF:
        return None
    end = stream.seek(0, 2)
    return min(length, max(int(end) - int(here) - (12 if explicit else 8), 0))


def pixel_fault(dataset: Dataset, path: Path, promised: int | None) -> str | None:
    """Why the pixels of a file cannot be used, as far as its header and its length tell."""
    for name in ("RescaleSlope", "RescaleIntercept"):
        fault = _rescale_fault(dataset, name)
        if fault is not None:
            return fault
    rows, columns = (int(number_of(value_of(dataset, tag)) or 0) for tag in ("Rows", "Columns"))
    frames = max(int(number_of(value_of(dataset, "NumberOfFrames")) or 1), 1)
    bits, samples = (int(number_of(value_of(dataset, tag)) or 1) for tag in _DEPTH)
    if rows <= 0 or columns <= 0:
        return None
    wanted = rows * columns * frames * samples * max(bits, 1) // 8
    if "422" in text_of(dataset, "PhotometricInterpretation"):
        wanted = wanted * 2 // 3
    if rows * columns * frames * samples > MOST_PIXELS:
        return f"promises {frames:.9g} images of {rows:.9g} x {columns:.9g} pixels"
    syntax = text_of(dataset.file_meta, "TransferSyntaxUID")
    deflated = syntax == DEFLATED
    encapsulated = bool(syntax) and not deflated and UID(syntax).is_encapsulated
    held = promised if promised is not None else path.stat().st_size
    if not encapsulated and not deflated and held < wanted:
        return f"its pixels are cut short ({held} of {wanted:.9g} bytes)"
    return None


def _rescale_fault(dataset: Dataset, name: str) -> str | None:
    if name not in dataset:
        return None
    words = {"RescaleSlope": "rescale slope", "RescaleIntercept": "rescale intercept"}
    value = value_of(dataset, name)
    if value is None and _raises(dataset, name):
        return f"a {words[name]} that is no number"
    if value in (None, ""):
        return None
    try:
        number = float(str(value))
    except ValueError:
        return f"a {words[name]} that is no number"
    if not math.isfinite(number) or (number == 0 and name == "RescaleSlope"):
        return f"a {words[name]} of {number:g}"
    if abs(number) > 1e9 or (name == "RescaleSlope" and abs(number) < 1e-9):
        return f"a {words[name]} of {number:g}"
    return None


def _raises(dataset: Dataset, name: str) -> bool:
    try:
        return dataset.get(name) is not None
    except Exception:
        return True
