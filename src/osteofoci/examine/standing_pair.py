"""A standing pair of radiographs: its views, its skeleton, heights, curve and lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from osteofoci.case import Exam, Finding, Remark, said
from osteofoci.errors import CoverageError
from osteofoci.examine.films import readable_radiographs
from osteofoci.examine.panel import Label, Line, Panel, shown_grey
from osteofoci.examine.summary import exam_summary
from osteofoci.geometry import XrayView
from osteofoci.geometry.arrays import Floats
from osteofoci.ingest import (
    ExamFound,
    RadiographImage,
    side_marker,
)
from osteofoci.limbs import Length, leg_lengths
from osteofoci.localise import PlanarSkeleton, clarity, skeleton_of_pair, to_pixel
from osteofoci.skeleton import BoneSide, Site
from osteofoci.spine import COLUMNS, SPINE_LEVELS, Body, Column, PlaneImage, measure_column
from osteofoci.wording import noted, quoted

# Of a slot scanner that does not tell its distances; only the columns' small change with depth rests on it.
USUAL_SOURCE_MM = 987.0
# Where nothing tells the pixel size, heights of the body (mm) that are tried for the picture.
HEIGHTS_TRIED_MM = (500.0, 650.0, 800.0, 1000.0, 1200.0, 1400.0, 1600.0, 1800.0)
LENGTH_ERROR_MM = 1.5
# The other reading of a view has to be so much clearer before the tags are overruled.
CLEARER = 1.25
# Pixels of the pictures, and what stands around the spine in them.
WHOLE_MM, SPINE_MM, SPINE_MARGIN_MM = 1.6, 0.5, np.array([45.0, 25.0])


@dataclass(frozen=True, eq=False)
class BiplanarExam:
    """
    Attributes:
        calibrated: False where lengths are no millimetres, so that only ratios and angles count.
        column: vertebrae; None where the skeleton was not found.
    """

    exam: Exam
    frontal: RadiographImage | None
    lateral: RadiographImage | None
    pixel_mm: tuple[float, float]
    calibrated: bool
    skeleton: PlanarSkeleton | None
    column: Column | None
    lengths: tuple[Length, ...]
    planes: dict[str, PlaneImage] = field(default_factory=dict)

    def covers(self, site: Site) -> bool | None:
        """Whether the views show a bone; None where the skeleton was not found."""
        return None if self.skeleton is None else self.skeleton.shows(site.bone_side)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """None: vertebrae and legs are measured, foci are not looked for."""
        return ()

    @property
    def length_mm(self) -> dict[BoneSide, float]:
        return self.skeleton.length_mm if self.skeleton is not None and self.calibrated else {}

    def panels(self, _: Sequence[Finding]) -> list[Panel]:
        """Both views as a whole, and the spine of each nearer with its end plates and levels."""
        bodies = {}
        if self.column is not None:
            bodies = {"frontal": self.column.frontal, "lateral": self.column.lateral}
        panels = []
        for name, plane in self.planes.items():
            grey = shown_grey(to_pixel(plane.values, plane.pixel_mm, WHOLE_MM))
            caption = said(f"caption-{name}")
            panels.append(Panel(self.exam.id, caption, grey, (WHOLE_MM, WHOLE_MM)))
            if bodies.get(name):
                panels.append(_spine_panel(self.exam.id, name, plane, bodies[name]))
        return panels


def measure_pair(found: ExamFound) -> BiplanarExam | Exam:
    """Measure one examination of one or two standing views; its summary where none can be used."""
    images, unread = readable_radiographs(found, lambda kind: kind.startswith("radiograph"))
    remarks = [*found.remarks, *unread]
    frontal, lateral = _views(images)
    summary = exam_summary(found)
    one = frontal or lateral
    if one is None:
        return summary.model_copy(update={"remarks": tuple(remarks)})
    remarks.extend(r for image in (frontal, lateral) if image is not None for r in image.remarks)
    calibrated = one.pixel_mm is not None
    pixel_mm = one.pixel_mm or _guessed_pixel(one)
    frontal, lateral, notes = _righted(frontal, lateral, pixel_mm, found.id)
    remarks.extend(notes)
    if frontal is None or lateral is None:
        seen = "frontal" if lateral is None else "lateral"
        remarks.append(noted("one-view", said("remark-one-view", exam=found.id, view=seen)))
    views = {
        "frontal": None if frontal is None else _view(frontal, pixel_mm, lateral=False),
        "lateral": None if lateral is None else _view(lateral, pixel_mm, lateral=True),
    }
    skeleton: PlanarSkeleton | None = None
    try:
        skeleton = skeleton_of_pair(
            None
            if frontal is None or views["frontal"] is None
            else (frontal.grey, views["frontal"]),
            None
            if lateral is None or views["lateral"] is None
            else (lateral.grey, views["lateral"]),
        )
    except CoverageError as error:
        remarks.append(
            noted("not-localised", said("remark-not-localised", exam=found.id, error=quoted(error)))
        )
    planes = {
        name: _plane(image, view)
        for name, image, view in (
            ("frontal", frontal, views["frontal"]), ("lateral", lateral, views["lateral"]),
        )
        if image is not None and view is not None
    }  # fmt: skip
    column: Column | None = None
    lengths: list[Length] = []
    covered: tuple[str, ...] = ()
    if skeleton is not None:
        column = measure_column(
            _centres(skeleton, views), planes.get("lateral"), planes.get("frontal")
        )
        lengths = _lengths(skeleton, frontal) if calibrated else []
        covered = tuple(str(side) for side in skeleton.bones if skeleton.shows(side))
    exam = summary.model_copy(
        update={
            "remarks": tuple(remarks),
            "covered": covered,
            "series": tuple(
                s.model_copy(update={"used": True, "voxel_mm": None}) for s in summary.series
            ),
        }
    )
    return BiplanarExam(
        exam, frontal, lateral, pixel_mm, calibrated, skeleton, column, tuple(lengths), planes
    )


def _views(
    images: Sequence[RadiographImage],
) -> tuple[RadiographImage | None, RadiographImage | None]:
    """The first frontal and the first lateral image; one of unknown view takes the free place."""
    frontal = next((i for i in images if i.lateral is False), None)
    lateral = next((i for i in images if i.lateral is True), None)
    for image in images:
        if image.lateral is not None:
            continue
        if frontal is None:
            frontal = image
        elif lateral is None:
            lateral = image
    return frontal, lateral


def _righted(
    frontal: RadiographImage | None,
    lateral: RadiographImage | None,
    pixel_mm: tuple[float, float],
    exam_id: str,
) -> tuple[RadiographImage | None, RadiographImage | None, list[Remark]]:
    """Views exchanged or mirrored where the picture says so much more clearly than the tags."""
    remarks = []
    shown = [image for image in (frontal, lateral) if image is not None]
    looks = {
        id(image): (
            clarity(image.grey, pixel_mm, lateral=False), clarity(image.grey, pixel_mm, lateral=True)
        )
        for image in shown
    }  # fmt: skip
    told = sum(looks[id(i)][int(bool(i is lateral))] for i in shown)
    other = sum(looks[id(i)][1 - int(bool(i is lateral))] for i in shown)
    if other > CLEARER * told:
        frontal, lateral = lateral, frontal
        remarks.append(
            noted("views-exchanged", said("remark-views-exchanged", exam=exam_id, count=len(shown)))
        )
    if lateral is not None:
        mirrored = replace(lateral, grey=np.ascontiguousarray(lateral.grey[:, ::-1]))
        _, as_it_is = looks[id(lateral)]
        if clarity(mirrored.grey, pixel_mm, lateral=True) > CLEARER * as_it_is:
            lateral = mirrored
            remarks.append(noted("view-mirrored", said("remark-lateral-mirrored", exam=exam_id)))
    marker = None if frontal is None else side_marker(frontal.grey)
    # Columns run to the patient's left, so an R belongs into the first half.
    if marker is not None and (marker.mirrored or (marker.side == "right") != (marker.place < 0.5)):
        remarks.append(
            noted(
                "side-contradicts",
                said("remark-letter-contradicts", exam=exam_id, side=str(marker.side)),
            )
        )
    return frontal, lateral, remarks


def _guessed_pixel(image: RadiographImage) -> tuple[float, float]:
    """The pixel size at which a skeleton is seen most clearly, for an image that has none."""
    sizes = [height / image.grey.shape[0] for height in HEIGHTS_TRIED_MM]
    best = max(sizes, key=lambda p: clarity(image.grey, (p, p), lateral=bool(image.lateral)))
    return best, best


def _view(image: RadiographImage, pixel_mm: tuple[float, float], *, lateral: bool) -> XrayView:
    """The isocentre lies in the middle of the columns, as slot scanners have it."""
    columns = image.grey.shape[1]
    return XrayView(
        lateral,
        True,
        (0.0, 0.0, 0.0),
        image.source_mm or USUAL_SOURCE_MM,
        pixel_mm,
        (image.grey.shape[0], columns),
        0.0,
        -(columns - 1) / 2 * pixel_mm[1],
    )


def _plane(image: RadiographImage, view: XrayView) -> PlaneImage:
    return PlaneImage(image.grey, view.pixel_mm, view.top_mm, view.start_mm)


def _centres(skeleton: PlanarSkeleton, views: dict[str, XrayView | None]) -> dict[str, Floats]:
    """Coarse centres of the vertebrae that were seen, in the coordinates of both planes."""
    centres = {}
    for level in SPINE_LEVELS:
        name = f"vertebra {level}"
        if name not in skeleton.seen:
            continue
        point = skeleton.landmarks[name]
        place = point.copy()
        for view in views.values():
            if view is not None:
                place[view.across_axis] = view.places_mm(view.pixels(point[None]))[0][0]
        centres[level] = place
    return centres


def _lengths(skeleton: PlanarSkeleton, frontal: RadiographImage | None) -> list[Length]:
    if frontal is None:
        return []
    return leg_lengths(skeleton.landmarks, skeleton.seen, error_mm=LENGTH_ERROR_MM)


def _spine_panel(exam_id: str, name: str, plane: PlaneImage, bodies: Mapping[str, Body]) -> Panel:
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
