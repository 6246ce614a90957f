"""The skeleton behind planar images: two radiographs of one moment, or a bone scan."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from osteofoci.case import said
from osteofoci.geometry import XrayView
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.planar import (
    HEAT_MM,
    PIXEL_MM,
    Look,
    PlanarHeat,
    find_in_plane,
    landmarks_of_look,
    radiograph_input,
    scan_input,
    to_pixel,
)
from osteofoci.localise.planar_joints import JOINTS, refine_joints
from osteofoci.localise.refine import body_scale
from osteofoci.localise.refusal import NotNamedError
from osteofoci.localise.shape import fit_shape, shape_model
from osteofoci.skeleton import (
    LANDMARKS,
    BoneSide,
    DrawnBone,
    Side,
    draw_bones,
    landmarks_of_bone,
)

LEAST_LANDMARKS = 8
LEAST_SIGMA_MM, UNSEEN_MM = 1.5, 40.0
PRESENT, SHARP_MM = 0.5, 16.0
MOST_SEEN = 0.6
LEAST_JOINT_SIGMA_MM = 0.8
LEG_JOINTS = frozenset(f"{side} {joint}" for side in (Side.LEFT, Side.RIGHT) for joint in JOINTS)


@dataclass(frozen=True, eq=False)
class PlanarSkeleton:
    """Landmarks in millimetres of the image's own space: LPS directions, its own origin.

    Attributes:
        seen: landmarks found in an image; the others come from the shape model.
    """

    landmarks: dict[str, Floats]
    sigma_mm: dict[str, float]
    seen: frozenset[str]
    bones: dict[BoneSide, DrawnBone]
    scale: float

    @property
    def length_mm(self) -> dict[BoneSide, float]:
        return {bone_side: bone.axis.length_mm for bone_side, bone in self.bones.items()}

    def shows(self, bone_side: BoneSide) -> bool:
        """Whether most of the landmarks that the bone's drawing rests on were found."""
        own = landmarks_of_bone(self.landmarks, bone_side)
        return bool(own) and sum(name in self.seen for name in own) >= MOST_SEEN * len(own)


def clarity(grey: Floats, pixel_mm: tuple[float, float], *, lateral: bool) -> float:
    """How clearly the spine's landmarks are seen, 0..1, if the picture is that view."""
    look = Look.LATERAL if lateral else Look.FRONTAL
    small = to_pixel(grey, pixel_mm, PIXEL_MM)
    heat = find_in_plane(radiograph_input(small, np.ones(small.shape, bool)), look, pixel_mm)
    spine = [n for n, name in enumerate(landmarks_of_look(look)) if name.startswith("vertebra")]
    sharp = heat.presence / (1 + (heat.sigma_mm / HEAT_MM) ** 2)
    return float(np.mean(sharp[spine]))


def skeleton_of_pair(
    frontal: tuple[Floats, XrayView] | None, lateral: tuple[Floats, XrayView] | None
) -> PlanarSkeleton:
    """From one or both views of a slot-scanned pair, whose rows lie at the same heights.

    Raises:
        CoverageError: too few landmarks to tell which bones are shown.
    """
    places = np.full((2, len(LANDMARKS), 2), np.nan)
    sigma = np.full((2, len(LANDMARKS)), np.inf)
    for n, (given, look) in enumerate(((frontal, Look.FRONTAL), (lateral, Look.LATERAL))):
        if given is None:
            continue
        image, view = given
        small = to_pixel(image, view.pixel_mm, PIXEL_MM)
        heat = find_in_plane(
            radiograph_input(small, np.ones(small.shape, bool)), look, view.pixel_mm
        )
        pixels, own = heat.pixels, _sigma(heat)
        if look is Look.FRONTAL:
            pixels, own = _nearer(image, view, pixels, own)
        places[n], sigma[n] = _by_landmark(view.places_mm(pixels), own, look)
    one = frontal or lateral
    assert one is not None
    points, spread = _joined(places, sigma, one[1])
    found = _regularised(points, spread)
    return _with_joints(found, points, spread) if frontal is not None else found


def _nearer(image: Floats, view: XrayView, pixels: Floats, sigma: Floats) -> tuple[Floats, Floats]:
    """The leg's joints looked at again where they were seen."""
    seen = [n for n, name in enumerate(LANDMARKS) if name in LEG_JOINTS and np.isfinite(sigma[n])]
    if not seen:
        return pixels, sigma
    moved, spread = refine_joints(image, view.pixel_mm, pixels[seen], [LANDMARKS[n] for n in seen])
    pixels, sigma = pixels.copy(), sigma.copy()
    pixels[seen], sigma[seen] = moved, np.maximum(spread, LEAST_JOINT_SIGMA_MM)
    return pixels, sigma


def _with_joints(skeleton: PlanarSkeleton, points: Floats, spread: Floats) -> PlanarSkeleton:
    """The leg's joints where they were seen, not where the shape model draws them to."""
    landmarks = dict(skeleton.landmarks)
    for n, name in enumerate(LANDMARKS):
        if name in LEG_JOINTS and np.isfinite(spread[n, [0, 2]]).all():
            landmarks[name] = np.array([points[n, 0], landmarks[name][1], points[n, 2]])
    return replace(skeleton, landmarks=landmarks)


def skeleton_of_scan(
    anterior: Floats | None, posterior: Floats | None, pixel_mm: tuple[float, float]
) -> PlanarSkeleton:
    """From the counts of a whole-body scan; x and z as in the image, depth from the shape model.

    Raises:
        CoverageError: too few landmarks to tell which bones are shown.
    """
    one = anterior if anterior is not None else posterior
    assert one is not None
    small = [
        to_pixel(view, pixel_mm, PIXEL_MM) if view is not None else None
        for view in (anterior, posterior)
    ]
    shape = next(s.shape for s in small if s is not None)
    planes = [np.zeros(shape, np.float32) if s is None else s for s in small]
    heat = find_in_plane(scan_input(planes[0], planes[1]), Look.SCAN, pixel_mm)
    points = np.full((len(LANDMARKS), 3), np.nan)
    points[:, 0] = heat.pixels[:, 1] * pixel_mm[1]
    points[:, 2] = -heat.pixels[:, 0] * pixel_mm[0]
    spread = np.full((len(LANDMARKS), 3), np.inf)
    spread[:, 0] = spread[:, 2] = _sigma(heat)
    return _regularised(points, spread)


def _sigma(heat: PlanarHeat) -> Floats:
    seen = (heat.presence > PRESENT) & (heat.sigma_mm < SHARP_MM)
    return np.where(seen, np.maximum(0.5 * heat.sigma_mm, LEAST_SIGMA_MM), np.inf)


def _by_landmark(mm: Floats, sigma: Floats, look: Look) -> tuple[Floats, Floats]:
    """A look's landmarks in the order of all; seen from the side a pair has one place."""
    names = {name: n for n, name in enumerate(landmarks_of_look(look))}
    rows, own = np.full((len(LANDMARKS), 2), np.nan), np.full(len(LANDMARKS), np.inf)
    for n, name in enumerate(LANDMARKS):
        plain = name.removeprefix(f"{Side.LEFT} ").removeprefix(f"{Side.RIGHT} ")
        found = names.get(name, names.get(plain) if look is Look.LATERAL else None)
        if found is None:
            continue
        paired = look is Look.LATERAL and name not in names
        rows[n] = mm[found]
        # The two of a pair lie apart; their middle tells each of them less.
        own[n] = np.hypot(sigma[found], 8.0) if paired else sigma[found]
    return rows, own


def _joined(places: Floats, sigma: Floats, view: XrayView) -> tuple[Floats, Floats]:
    """Points in space from (across, height) of both views, each corrected for its depth."""
    source = view.source_mm
    across, back = places[0, :, 0], places[1, :, 0]
    x, y = across.copy(), back.copy()
    for _ in range(3):
        x = across * (source + np.nan_to_num(y)) / source
        y = back * (source + np.nan_to_num(x)) / source
    weight = np.where(np.isfinite(sigma), 1 / sigma**2, 0.0)
    total = weight.sum(0)
    height = np.nansum(weight * np.nan_to_num(places[:, :, 1]), axis=0) / np.maximum(total, 1e-12)
    points = np.stack([x, y, np.where(total > 0, height, np.nan)], axis=1)
    spread = np.stack(
        [sigma[0], sigma[1], np.where(total > 0, 1 / np.sqrt(np.maximum(total, 1e-12)), np.inf)],
        axis=1,
    )
    return points, spread


def _regularised(points: Floats, spread: Floats) -> PlanarSkeleton:
    seen = np.isfinite(spread[:, 2])
    if seen.sum() < LEAST_LANDMARKS:
        found = int(seen.sum())
        raise NotNamedError(said("few-landmarks-planar", least=LEAST_LANDMARKS, found=found))
    filled = np.nan_to_num(points)
    known = {n: p for n, p, s in zip(LANDMARKS, filled, seen, strict=True) if s}
    scale = body_scale(known)
    fitted = filled
    for _ in range(3):
        fitted, _miss = fit_shape(filled, spread, scale=scale, model=shape_model("planar_shape"))
        scale = body_scale(dict(zip(LANDMARKS, fitted, strict=True)))
    landmarks = dict(zip(LANDMARKS, fitted, strict=True))
    sigma = {
        name: float(s) if np.isfinite(s) else UNSEEN_MM
        for name, s in zip(LANDMARKS, spread[:, 2], strict=True)
    }
    bones = {bone.bone_side: bone for bone in draw_bones(landmarks)}
    names = frozenset(name for name, s in zip(LANDMARKS, seen, strict=True) if s)
    return PlanarSkeleton(landmarks, sigma, names, bones, scale)
