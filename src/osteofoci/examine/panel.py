"""Planar pictures of an examination, with what was measured in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from osteofoci.case import Finding, Value
from osteofoci.geometry.arrays import Floats


@dataclass(frozen=True)
class Line:
    """A line over a picture, in its pixels (row, column)."""

    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Label:
    """Words beside a place of a picture; ``finding_id`` ties a ring around it to a focus."""

    text: str
    pixel: tuple[float, float]
    finding_id: str | None = None


@dataclass(frozen=True, eq=False)
class Panel:
    """One planar image.

    Attributes:
        grey: 0 black .. 1 white.
        pixel_mm: of the picture; only its proportions matter.
    """

    exam_id: str
    caption: Value
    grey: Floats
    pixel_mm: tuple[float, float]
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()


def rings(
    findings: Sequence[Finding], exam_id: str, pixel_mm: tuple[float, float], shown_mm: float
) -> tuple[Label, ...]:
    """A ring at each finding that has its pixel in an image of an examination.

    Args:
        pixel_mm: of the image.
        shown_mm: of the picture.
    """
    return tuple(
        Label("", (f.pixel[0] * pixel_mm[0] / shown_mm, f.pixel[1] * pixel_mm[1] / shown_mm), f.id)
        for f in findings
        if f.exam_id == exam_id and f.pixel is not None
    )


def shown_grey(
    values: Floats, *, low: float = 0.5, high: float = 99.7, power: float = 1.0
) -> Floats:
    """Values between two percentiles as 0..1."""
    bottom, top = np.percentile(values, [low, high])
    scaled: Floats = np.clip((values - bottom) / max(float(top - bottom), 1e-9), 0, 1) ** power
    return scaled
