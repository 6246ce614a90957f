"""Pixels of a stack, read when they are needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pydicom

from osteofoci.case import Remark
from osteofoci.geometry import Volume
from osteofoci.ingest.header import Frame
from osteofoci.ingest.stacks import Stack

MOST_UNREADABLE_SHARE = 0.34


class UnreadableStackError(ValueError):
    """Too few slices of a stack can be decoded."""


def read_stack(stack: Stack, *, named: str) -> tuple[Volume, tuple[Remark, ...]]:
    """Decode a stack into a canonical volume, with rescale slope and intercept applied.

    A slice that cannot be decoded counts as not imaged.

    Raises:
        UnreadableStackError: more than a third of the slices cannot be decoded.
    """
    first = next(f for f in stack.frames if f is not None)
    raw = np.zeros((len(stack.frames), first.rows, first.columns), np.float32)
    covered = np.zeros(len(stack.frames), bool)
    files: dict[Path, npt.NDArray[np.float32] | None] = {}
    unreadable = 0
    for n, frame in enumerate(stack.frames):
        if frame is None:
            continue
        plane = _plane(frame, files)
        if plane is None or plane.shape != (first.rows, first.columns):
            unreadable += 1
            continue
        raw[n], covered[n] = plane, True
    wanted = sum(f is not None for f in stack.frames)
    if unreadable > MOST_UNREADABLE_SHARE * wanted:
        raise UnreadableStackError(f"{unreadable} of {wanted} slices cannot be decoded")
    remarks: tuple[Remark, ...] = ()
    if unreadable:
        remarks = (
            Remark.warning(
                "unreadable-slices",
                f"{named}: {unreadable} of {wanted} slices cannot be decoded and count "
                f"as not imaged.",
            ),
        )
    coverage = np.broadcast_to(covered[:, None, None], raw.shape)
    signal, seen = (_to_canonical(array, stack) for array in (raw, coverage))
    return Volume(stack.grid, np.ascontiguousarray(signal), np.ascontiguousarray(seen)), remarks


def _to_canonical(array: npt.NDArray[np.generic], stack: Stack) -> npt.NDArray[np.generic]:
    turned = np.transpose(array, stack.axis_order)
    flips = tuple(slice(None, None, -1) if flip else slice(None) for flip in stack.axis_flips)
    return turned[flips]


def _plane(
    frame: Frame, files: dict[Path, npt.NDArray[np.float32] | None]
) -> npt.NDArray[np.float32] | None:
    if frame.path not in files:
        files.clear()  # one file at a time is enough: frames of a file follow each other
        files[frame.path] = _decode(frame.path)
    pixels = files[frame.path]
    if pixels is None:
        return None
    if pixels.ndim == 2:
        return pixels
    return pixels[frame.index] if frame.index < len(pixels) else None


def _decode(path: Path) -> npt.NDArray[np.float32] | None:
    try:
        dataset = pydicom.dcmread(path, force=True)
        pixels = dataset.pixel_array.astype(np.float32)
    except Exception:  # decoders raise whatever their C++ side raises
        return None
    if pixels.ndim == 3 and int(dataset.get("SamplesPerPixel", 1) or 1) > 1:
        pixels = pixels.mean(axis=-1)
    slope, intercept = dataset.get("RescaleSlope"), dataset.get("RescaleIntercept")
    per_frame = dataset.get("PerFrameFunctionalGroupsSequence")
    if slope is None and per_frame:
        for index, group in enumerate(per_frame):
            transform = group.get("PixelValueTransformationSequence")
            if transform and pixels.ndim == 3:
                pixels[index] = pixels[index] * float(transform[0].RescaleSlope) + float(
                    transform[0].RescaleIntercept
                )
        return pixels
    if slope not in (None, ""):
        pixels = pixels * float(slope) + float(intercept or 0)
    return pixels
