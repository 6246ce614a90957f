"""Pixels of a stack, read when they are needed; one bad slice costs one slice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydicom.dataset import Dataset

from osteofoci.case import Remark, Value, listed, said, word
from osteofoci.geometry import Volume
from osteofoci.ingest.decode import read_dataset, rescale_of, stored_pixels
from osteofoci.ingest.header import Frame
from osteofoci.ingest.slices import odd_slices
from osteofoci.ingest.stacks import Stack
from osteofoci.ingest.values import number_of, value_of
from osteofoci.ingest.worker import DecodingError
from osteofoci.wording import SaidError, noted

MOST_UNREADABLE_SHARE = 0.34
MOST_VOXELS = 200_000_000


class UnreadableStackError(SaidError, ValueError):
    """Too few slices of a stack can be used; the text says why."""


def read_stack(stack: Stack, *, named: Value) -> tuple[Volume, tuple[Remark, ...]]:
    """Decode a stack into a canonical volume, with rescale slope and intercept applied.

    A slice that cannot be decoded, or whose values do not belong between its neighbours', counts
    as not imaged.

    Raises:
        UnreadableStackError: more than a third of the slices cannot be used, or the stack is
            larger than any examination.
    """
    first = next(f for f in stack.frames if f is not None)
    if len(stack.frames) * first.rows * first.columns > MOST_VOXELS:
        raise UnreadableStackError(
            said(
                "stack-too-large",
                slices=len(stack.frames),
                rows=first.rows,
                columns=first.columns,
            )
        )
    raw = np.zeros((len(stack.frames), first.rows, first.columns), np.float32)
    covered = np.zeros(len(stack.frames), bool)
    slopes = np.ones(len(stack.frames))
    files = _Files()
    reasons: dict[int, str] = {}
    for n, frame in enumerate(stack.frames):
        if frame is None:
            continue
        try:
            raw[n], slopes[n] = files.plane(frame, (first.rows, first.columns))
            covered[n] = True
        except DecodingError as error:
            reasons[n] = str(error)
    odd = odd_slices(raw, covered, slopes)
    raw[list(odd)], covered[list(odd)] = 0, False
    reasons |= odd
    wanted = sum(f is not None for f in stack.frames)
    told = _told(reasons)
    if len(reasons) > MOST_UNREADABLE_SHARE * wanted:
        raise UnreadableStackError(
            said("stack-unusable", count=len(reasons), all=wanted, reasons=told)
        )
    remarks: tuple[Remark, ...] = ()
    if reasons:
        remarks = (
            noted(
                "unreadable-slices",
                said(
                    "remark-unreadable-slices",
                    series=named,
                    count=len(reasons),
                    all=wanted,
                    reasons=told,
                ),
            ),
        )
    coverage = np.broadcast_to(covered[:, None, None], raw.shape)
    signal, seen = (_to_canonical(array, stack) for array in (raw, coverage))
    return Volume(stack.grid, np.ascontiguousarray(signal), np.ascontiguousarray(seen)), remarks


def _told(reasons: Mapping[int, str]) -> Value:
    """The commonest reasons, each with how many slices it holds for, unless it holds for all."""
    counts = Counter(reasons.values()).most_common(3)
    return listed(
        (
            word(reason) if n == len(reasons) else said("reason-of", count=n, why=word(reason))
            for reason, n in counts
        ),
        "semicolon",
    )


def _to_canonical(array: npt.NDArray[np.generic], stack: Stack) -> npt.NDArray[np.generic]:
    turned = np.transpose(array, stack.axis_order)
    flips = tuple(slice(None, None, -1) if flip else slice(None) for flip in stack.axis_flips)
    return turned[flips]


class _Files:
    """The pixels of one file at a time: frames of a file follow each other."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.pixels: npt.NDArray[np.float32] | DecodingError = DecodingError("nothing read yet")
        self.dataset = Dataset()

    def plane(self, frame: Frame, shape: tuple[int, int]) -> tuple[npt.NDArray[np.float32], float]:
        """One frame in its own units, and its rescale slope.

        Raises:
            DecodingError: it cannot be used.
        """
        if frame.fault is not None:
            raise DecodingError(frame.fault)
        if frame.path != self.path:
            self.path = frame.path
            try:
                self.pixels = self._decoded(frame.path)
            except DecodingError as error:
                self.pixels = error
        if isinstance(self.pixels, DecodingError):
            raise self.pixels
        if frame.index >= len(self.pixels) or self.pixels.shape[1:] != shape:
            raise DecodingError("its pixels are fewer than its header promises")
        slope, intercept = rescale_of(self.dataset, frame.index)
        return self.pixels[frame.index] * np.float32(slope) + np.float32(intercept), slope

    def _decoded(self, path: Path) -> npt.NDArray[np.float32]:
        self.dataset = read_dataset(path)
        pixels = stored_pixels(path, self.dataset).astype(np.float32)
        if (number_of(value_of(self.dataset, "SamplesPerPixel")) or 1) > 1:
            pixels = pixels.mean(axis=-1)
        return pixels[None] if pixels.ndim == 2 else pixels
