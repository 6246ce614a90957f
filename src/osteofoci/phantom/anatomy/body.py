"""Soft tissue of the simulated child around the skeleton, as painted solids."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from osteofoci.geometry import Ellipsoid, Tube, unit
from osteofoci.phantom.anatomy import organs
from osteofoci.phantom.anatomy.child import chest_half_axes
from osteofoci.phantom.anatomy.shapes import Inflated, Landmarks, Painted, stack_of
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.skeleton import DrawnBone, Region


def soft_tissue(
    landmarks: Landmarks,
    bones: tuple[DrawnBone, ...],
    traits: Traits,
    *,
    stature: float,
    rng: np.random.Generator,
) -> Iterator[Painted]:
    """Every solid of soft tissue in painting order, from the skin inward."""
    h = stature
    fat = (2.5 + 13 * traits.fatness) * h / 1330
    trunk_levels = _trunk_levels(landmarks, h, traits)
    limbs = list(_limbs(landmarks, h, 0.82 + 0.36 * traits.muscularity))
    sides = []
    for side in ("left", "right"):
        for region, margin in ((Region.HAND, 0.0052), (Region.FOOT, 0.0065)):
            chosen = tuple(
                b for b in bones if b.bone_side.bone.region is region and b.bone_side.side == side
            )
            sides.append(Inflated(chosen, margin * h))

    for tube in limbs:
        yield Tissue.FAT, Tube(tube.points_mm, tube.radii_mm + fat)
    for inflated in sides:
        yield Tissue.FAT, inflated
    yield Tissue.FAT, stack_of(trunk_levels, grow=fat)
    for side in ("left", "right"):
        shoulder = landmarks[f"{side} shoulder"]
        yield Tissue.FAT, Ellipsoid(shoulder, np.eye(3), np.full(3, 0.036 * h + 0.6 * fat))
    yield from _head_outside(landmarks, h)

    for tube in limbs:
        yield Tissue.MUSCLE, tube
    for inflated in sides:
        yield Tissue.MUSCLE, Inflated(inflated.bones, 0.45 * inflated.margin_mm)
    yield Tissue.MUSCLE, stack_of(trunk_levels, grow=0.0)
    for side in ("left", "right"):
        shoulder = landmarks[f"{side} shoulder"]
        yield Tissue.MUSCLE, Ellipsoid(shoulder, np.eye(3), np.full(3, 0.036 * h))
    yield Tissue.MUSCLE, _neck(landmarks, 0.034 * h)

    yield from organs.cavities(landmarks, h, traits, rng)
    yield from organs.vessels(landmarks, h, rng)
    yield from organs.head_inside(landmarks)
    yield from organs.joints(landmarks, h, rng)
    yield from organs.discs(landmarks, bones)


def _trunk_levels(landmarks: Landmarks, h: float, traits: Traits) -> list[tuple[float, ...]]:
    """Rows (height, x, y, half width, half depth) of the trunk's muscle outline."""
    hips = (landmarks["left hip"] + landmarks["right hip"]) / 2
    w = h * traits.pelvis_width
    crest = (landmarks["left iliac crest"] + landmarks["right iliac crest"]) / 2
    rows: list[tuple[float, ...]] = [
        (hips[2] - 0.062 * h, hips[0], hips[1] + 0.006 * h, 0.080 * w, 0.050 * h),
        (hips[2] - 0.020 * h, hips[0], hips[1] + 0.004 * h, 0.098 * w, 0.062 * h),
        (hips[2] + 0.020 * h, hips[0], hips[1] + 0.002 * h, 0.100 * w, 0.062 * h),
        (crest[2], crest[0], hips[1] + 0.002 * h, 0.092 * w, 0.058 * h),
    ]
    wall = 0.011 * h
    for level in ("L3", "L1", "T11", "T9", "T7", "T5", "T3", "T2", "T1"):
        x, y, z = landmarks[f"vertebra {level}"]
        half_width, half_depth = chest_half_axes(
            {name: np.array([0, 0, p[2]]) for name, p in landmarks.items()}, h, traits, z
        )
        centre_y = y + 0.016 * h - half_depth
        extra = 0.020 * h if level in ("T7", "T5", "T3", "T2") else 0.0
        rows.append((z, x, centre_y, half_width + wall + extra, half_depth + wall))
    return rows


def _limbs(landmarks: Landmarks, h: float, brawn: float) -> Iterator[Tube]:
    for side in ("left", "right"):
        p = {
            name: landmarks[f"{side} {name}"]
            for name in (
                "hip", "trochanter", "knee medial", "knee lateral", "ankle medial",
                "ankle lateral", "shoulder", "elbow medial", "elbow lateral", "wrist radial",
                "wrist ulnar",
            )
        }  # fmt: skip
        knee = (p["knee medial"] + p["knee lateral"]) / 2
        ankle = (p["ankle medial"] + p["ankle lateral"]) / 2
        top = (p["hip"] * 0.55 + p["trochanter"] * 0.45) + np.array([0, 0, -0.02 * h])
        yield Tube(
            np.array([top, top + 0.35 * (knee - top), top + 0.8 * (knee - top), knee]),
            np.array([0.056, 0.052, 0.040, 0.037]) * h * brawn,
        )
        back = np.array([0, 0.010 * h, 0])
        shank = ankle - knee
        yield Tube(
            np.array([knee, knee + 0.3 * shank + back, knee + 0.7 * shank + 0.5 * back, ankle]),
            np.array([0.036, 0.037 * brawn, 0.025, 0.023]) * h,
        )
        elbow = (p["elbow medial"] + p["elbow lateral"]) / 2
        wrist = (p["wrist radial"] + p["wrist ulnar"]) / 2
        arm = elbow - p["shoulder"]
        yield Tube(
            np.array([p["shoulder"], p["shoulder"] + 0.5 * arm, elbow]),
            np.array([0.031 * brawn, 0.028 * brawn, 0.023]) * h,
        )
        fore = wrist - elbow
        yield Tube(
            np.array([elbow, elbow + 0.3 * fore, wrist]), np.array([0.023, 0.024, 0.016]) * h
        )


def _neck(landmarks: Landmarks, radius: float) -> Tube:
    points = [landmarks[f"vertebra {level}"] for level in ("T2", "C6", "C3", "C1")]
    line = np.array(points) + np.array([0, -0.25 * radius, 0])
    return Tube(line, radius * np.array([1.25, 1.05, 1.0, 1.05]))


def _head_outside(landmarks: Landmarks, h: float) -> Iterator[Painted]:
    yield Tissue.FAT, _neck(landmarks, 0.039 * h)
    front, back = landmarks["skull front"], landmarks["skull back"]
    centre = (front + back) / 2
    depth = float(np.linalg.norm(back - front)) / 2
    up = landmarks["skull vertex"] - centre
    axes = np.array([np.cross(unit(back - front), unit(up)), unit(back - front), unit(up)])
    scalp = np.array([0.80 * depth, depth, float(np.linalg.norm(up))]) + 6
    yield Tissue.FAT, Ellipsoid(centre, axes, scalp)
    chin = landmarks["chin"]
    face = front + 0.5 * (chin - front)
    yield (
        Tissue.FAT,
        Tube(np.array([centre + 0.6 * (face - centre), chin]), np.array([0.62, 0.30]) * depth),
    )
    yield (
        Tissue.MUSCLE,
        Tube(
            np.array([centre + 0.6 * (face - centre), chin + 0.1 * (face - chin)]),
            np.array([0.54, 0.22]) * depth,
        ),
    )
