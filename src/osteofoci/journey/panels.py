"""Pictures of the planar examinations, with the end plates, levels and places that were measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from osteofoci.case import Finding, said, word
from osteofoci.geometry.arrays import Floats
from osteofoci.journey.biplanar import BiplanarExam
from osteofoci.journey.bone_scan import BoneScanExam
from osteofoci.journey.radiographs import USUAL_PIXEL_MM, RadiographExam
from osteofoci.localise import to_pixel
from osteofoci.report import Label, Line, Panel, shown_grey
from osteofoci.spine import COLUMNS, Body, PlaneImage

WHOLE_MM, SCAN_MM, RADIOGRAPH_MM = 1.6, 2.4, 0.35
SPINE_MM, SPINE_MARGIN_MM = 0.5, np.array([45.0, 25.0])


def panels_of(
    pairs: Sequence[BiplanarExam],
    scans: Sequence[BoneScanExam],
    radiographs: Sequence[RadiographExam],
    findings: Sequence[Finding],
) -> list[Panel]:
    """Every planar image, examination by examination."""
    panels = [panel for pair in pairs for panel in _pair(pair)]
    panels += [panel for scan in scans for panel in _scan(scan, findings)]
    panels += [panel for shown in radiographs for panel in _radiograph(shown, findings)]
    return panels


def _pair(pair: BiplanarExam) -> list[Panel]:
    """Both views as a whole, and the spine of each nearer with its end plates and levels."""
    panels = []
    column = pair.column
    bodies = {} if column is None else {"frontal": column.frontal, "lateral": column.lateral}
    for name, plane in pair.planes.items():
        small = to_pixel(plane.values, plane.pixel_mm, WHOLE_MM)
        panels.append(
            Panel(pair.exam.id, said(f"caption-{name}"), shown_grey(small), (WHOLE_MM, WHOLE_MM))
        )
        if bodies.get(name):
            panels.append(_spine(pair.exam.id, name, plane, bodies[name]))
    return panels


def _spine(exam_id: str, name: str, plane: PlaneImage, bodies: Mapping[str, Body]) -> Panel:
    centres = np.array([body.centre_mm for body in bodies.values()])
    low, high = centres.min(0) - SPINE_MARGIN_MM, centres.max(0) + SPINE_MARGIN_MM
    rows = np.arange(high[1], low[1], -SPINE_MM)
    columns = np.arange(low[0], high[0], SPINE_MM)
    across, height = np.meshgrid(columns, rows)
    grey = shown_grey(plane.at(np.stack([across, height], axis=-1)))

    def pixel(place: Floats) -> tuple[float, float]:
        return float((high[1] - place[1]) / SPINE_MM), float((place[0] - low[0]) / SPINE_MM)

    lines: list[Line] = []
    labels: list[Label] = []
    for level, body in bodies.items():
        for plate in (body.upper_mm, body.lower_mm):
            places = [pixel(_on_plate(body, plate, n)) for n in (0, len(plate) // 2, -1)]
            lines += [Line(a, b) for a, b in pairwise(places)]
        row, column = pixel(body.centre_mm)
        labels.append(Label(level, (row, column + 1.6 * body.half_across_mm / SPINE_MM)))
    caption = said(f"caption-spine-{name}")
    return Panel(exam_id, caption, grey, (SPINE_MM, SPINE_MM), tuple(lines), tuple(labels))


def _on_plate(body: Body, plate: Floats, n: int) -> Floats:
    right = np.array([body.up[1], -body.up[0]])
    place: Floats = body.centre_mm + COLUMNS[n] * body.half_across_mm * right + plate[n] * body.up
    return place


def _scan(scan: BoneScanExam, findings: Sequence[Finding]) -> list[Panel]:
    panels = []
    pixel_mm = scan.image.pixel_mm
    own = [f for f in findings if f.exam_id == scan.exam.id and f.pixel is not None]
    for name, view in (("anterior", scan.image.anterior), ("posterior", scan.image.posterior)):
        if view is None:
            continue
        small = to_pixel(view, pixel_mm, SCAN_MM)
        labels = tuple(
            Label(
                "", (f.pixel[0] * pixel_mm[0] / SCAN_MM, f.pixel[1] * pixel_mm[1] / SCAN_MM), f.id
            )
            for f in own
            if f.pixel is not None
        )
        caption = said(f"caption-{name}")
        grey = 1 - shown_grey(small, low=0, high=99.6, power=0.6)
        panels.append(Panel(scan.exam.id, caption, grey, (SCAN_MM, SCAN_MM), (), labels))
    return panels


def _radiograph(shown: RadiographExam, findings: Sequence[Finding]) -> list[Panel]:
    panels = []
    own = [f for f in findings if f.exam_id == shown.exam.id and f.pixel is not None]
    for number, image in enumerate(shown.images):
        pixel_mm = image.pixel_mm or (USUAL_PIXEL_MM, USUAL_PIXEL_MM)
        size = max(RADIOGRAPH_MM, *pixel_mm)
        labels = tuple(
            Label("", (f.pixel[0] * pixel_mm[0] / size, f.pixel[1] * pixel_mm[1] / size), f.id)
            for f in own
            if f.pixel is not None and number == 0
        )
        name = " ".join(word for word in (shown.side, shown.region) if word) or "radiograph"
        grey = shown_grey(to_pixel(image.grey, pixel_mm, size))
        panels.append(Panel(shown.exam.id, word(name), grey, (size, size), (), labels))
    return panels
