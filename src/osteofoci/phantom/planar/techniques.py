"""The other techniques of a visit: biplanar radiographs, an ordinary radiograph, a bone scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Drum, Grid, XrayView
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.figure import Figure
from osteofoci.phantom.anatomy.lesions import Lesion
from osteofoci.phantom.anatomy.paint import Growing, PaintedChild, paint_child
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import Traits, stature_mm
from osteofoci.phantom.planar.radiography import Exposure, attenuation, exposed
from osteofoci.phantom.planar.scintigraphy import Camera, Scan, scintigram
from osteofoci.skeleton import BoneSide, DrawnBone

PAINT_MM = 4.0
# Of the slot scanner and of a bucky: from the source to the isocentre, and to the detector.
SLOT_SOURCE_MM, SLOT_DETECTOR_MM = 987.0, 1300.0
CONE_SOURCE_MM, CONE_DETECTOR_MM = 1070.0, 1150.0
PLAIN_EXPOSURE, PLAIN_CAMERA = Exposure(), Camera()


@dataclass(frozen=True)
class Biplanar:
    """A standing slot-scanned pair.

    Attributes:
        pixel_mm: in the plane of the isocentre.
        part: ``whole body`` or ``spine``.
        dap_dgy_cm2: of each view.
        calibration: ``geometry``, ``detector`` (only the detector's spacing) or ``none``.
    """

    posture: Posture
    pixel_mm: float = 0.3
    part: str = "whole body"
    views: tuple[str, ...] = ("frontal", "lateral")
    dap_dgy_cm2: tuple[float, float] | None = (1.1, 1.6)
    exposure: Exposure = PLAIN_EXPOSURE
    offset_mm: tuple[float, float] = (0.0, 0.0)
    calibration: str = "geometry"


@dataclass(frozen=True)
class Radiograph:
    """One exposure of a region, from the front.

    Attributes:
        region: ``foot``, ``knee``, ``lower leg`` or ``chest``.
    """

    region: str
    side: str
    pixel_mm: float = 0.2
    dap_dgy_cm2: float | None = 0.02
    exposure: Exposure = PLAIN_EXPOSURE
    calibration: str = "detector"


@dataclass(frozen=True)
class BoneScan:
    posture: Posture
    camera: Camera = PLAIN_CAMERA
    activity_mbq: float | None = 250.0
    weight_kg: float | None = 30.0


Technique = Biplanar | Radiograph | BoneScan


@dataclass(frozen=True, eq=False)
class Posed:
    """A child in the posture of one technique."""

    landmarks: dict[str, Floats]
    bones: tuple[DrawnBone, ...]
    bodies: Mapping[BoneSide, Drum]
    soft: PaintedChild
    growing: Growing


def posed(figure: Figure, traits: Traits, age: float, rng: np.random.Generator) -> Posed:
    landmarks, bones = figure.landmarks, figure.bones
    points = np.array(list(landmarks.values()))
    low, high = points.min(0) - 45, points.max(0) + 45
    z, y, x = (int(n) for n in np.ceil((high - low)[::-1] / PAINT_MM))
    grid = Grid(
        (z, y, x), (PAINT_MM, PAINT_MM, PAINT_MM), (float(low[0]), float(low[1]), float(low[2]))
    )
    soft = paint_child(landmarks, bones, traits, age, grid, rng, flesh=figure.flesh)
    return Posed(
        landmarks, bones, figure.bodies, soft, Growing(traits, age, stature_mm(traits, age))
    )


@dataclass(frozen=True, eq=False)
class Shot:
    view: XrayView
    pixels: npt.NDArray[np.uint16]
    name: str


def biplanar_shots(
    child: Posed, technique: Biplanar, lesions: tuple[Lesion, ...], rng: np.random.Generator
) -> list[Shot]:
    """The views of a slot-scanned pair, with rows at the same heights."""
    points = np.array(list(child.landmarks.values()))
    low, high = points.min(0) - 30, points.max(0) + 30
    if technique.part == "spine":
        low[2] = child.landmarks["left hip"][2] - 60
        high[2] = child.landmarks["chin"][2] + 20
    middle = np.median(points, axis=0)
    isocentre = (
        float(middle[0] + technique.offset_mm[0]),
        float(middle[1] + technique.offset_mm[1]),
        0.0,
    )
    shots = []
    for name in technique.views:
        lateral = name == "lateral"
        axis = 1 if lateral else 0
        # The isocentre is in the middle of the image's columns, as the slot scanner has it.
        half = max(high[axis] - isocentre[axis], isocentre[axis] - low[axis]) + 25
        if technique.part == "spine":
            half = min(half, 200.0)
        rows = int((high[2] - low[2]) / technique.pixel_mm)
        columns = 2 * int(half / technique.pixel_mm) + 1
        view = XrayView(
            lateral, True, isocentre, SLOT_SOURCE_MM, (technique.pixel_mm, technique.pixel_mm),
            (rows, columns), float(high[2]),
            isocentre[axis] - (columns - 1) / 2 * technique.pixel_mm,
        )  # fmt: skip
        image = attenuation(view, child.bones, child.soft, child.growing, lesions)
        shots.append(Shot(view, exposed(image, view, technique.exposure, rng), name))
    return shots


_REGIONS = {
    "foot": ("heel", "toe tip", "metatarsal 5 head", "metatarsal 5 base", "ankle lateral"),
    "knee": ("knee medial", "knee lateral"),
    "lower leg": ("knee medial", "knee lateral", "ankle medial", "ankle lateral"),
}
# What a reader looks for in each region, by the first word of a bone's name.
REGION_BONES = {
    "foot": ("metatarsal", "calcaneus", "talus", "cuboid", "navicular", "cuneiforms"),
    "knee": ("femur", "tibia", "fibula"),
    "lower leg": ("tibia", "fibula"),
    "chest": ("clavicle", "rib", "sternum"),
}
_MARGIN_MM = {"foot": 25.0, "knee": 95.0, "lower leg": 45.0, "chest": 30.0}
# A foot stands on tiptoe, so that a beam from the front sees it from above.
FOOT_POSTURE = Posture(plantar_flexion=(78.0, 78.0), toe_out=(4.0, 4.0), leg_abduction=(9.0, 9.0))
BUCKY_POSTURE = Posture(
    arm_abduction=(40.0, 40.0), toe_out=(4.0, 4.0), plantar_flexion=(10.0, 10.0)
)


def radiograph_posture(technique: Radiograph) -> Posture:
    return FOOT_POSTURE if technique.region == "foot" else BUCKY_POSTURE


def radiograph_shot(
    child: Posed, technique: Radiograph, lesions: tuple[Lesion, ...], rng: np.random.Generator
) -> Shot:
    """A cone-beam view of the region."""
    if technique.region == "chest":
        names = [n for n in child.landmarks if " rib " in n or "clavicle" in n]
    else:
        names = [f"{technique.side} {n}" for n in _REGIONS[technique.region]]
    points = np.array([child.landmarks[name] for name in names])
    low = points.min(0) - _MARGIN_MM[technique.region]
    high = points.max(0) + _MARGIN_MM[technique.region]
    middle = (low + high) / 2
    rows = int((high[2] - low[2]) / technique.pixel_mm)
    columns = int((high[0] - low[0]) / technique.pixel_mm)
    view = XrayView(
        False, False, (float(middle[0]), float(middle[1]), float(middle[2])), CONE_SOURCE_MM,
        (technique.pixel_mm, technique.pixel_mm), (rows, columns), float(high[2]), float(low[0]),
    )  # fmt: skip
    near = tuple(
        bone
        for bone in child.bones
        if np.all(bone.bounds_mm()[1][[0, 2]] > low[[0, 2]])
        and np.all(bone.bounds_mm()[0][[0, 2]] < high[[0, 2]])
    )
    image = attenuation(view, near, child.soft, child.growing, lesions)
    return Shot(view, exposed(image, view, technique.exposure, rng), technique.region)


def bone_scan(child: Posed, technique: BoneScan, lesions: tuple[Lesion, ...]) -> Scan:
    return scintigram(child.soft, child.bones, lesions, technique.camera, child.landmarks)
