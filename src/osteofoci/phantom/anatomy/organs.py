"""Organs, vessels, joints and discs of the simulated child, as painted solids."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from osteofoci.geometry import Ellipsoid, Tube, unit
from osteofoci.phantom.anatomy.child import chest_half_axes
from osteofoci.phantom.anatomy.collapse import body_of
from osteofoci.phantom.anatomy.shapes import Landmarks, Painted, Within, stack_of
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.phantom.anatomy.traits import Traits
from osteofoci.skeleton import VERTEBRAL_LEVELS, DrawnBone, Kind


def head_inside(landmarks: Landmarks) -> Iterator[Painted]:
    front, back = landmarks["skull front"], landmarks["skull back"]
    centre = (front + back) / 2
    depth = float(np.linalg.norm(back - front)) / 2
    up = landmarks["skull vertex"] - centre
    axes = np.array([np.cross(unit(back - front), unit(up)), unit(back - front), unit(up)])
    inner = np.array([0.80 * depth, depth, float(np.linalg.norm(up))]) * 0.95 - 1.0
    yield Tissue.CSF, Ellipsoid(centre, axes, inner)
    yield Tissue.BRAIN, Ellipsoid(centre, axes, inner - 4.5)
    for sign in (1, -1):
        ventricle = centre + sign * 0.10 * depth * axes[0] + 0.12 * depth * axes[2]
        yield (
            Tissue.CSF,
            Ellipsoid(ventricle, axes, np.array([0.06, 0.28, 0.10]) * depth),
        )
        eye = front + 0.33 * sign * depth * axes[0] - 0.42 * depth * axes[2] + 0.12 * (back - front)
        yield Tissue.EYE, Ellipsoid(eye, np.eye(3), np.full(3, 11.5))


def cavities(
    landmarks: Landmarks, h: float, traits: Traits, rng: np.random.Generator
) -> Iterator[Painted]:
    heights = {name: np.array([0, 0, p[2]]) for name, p in landmarks.items()}
    rows = []
    for level in ("T10", "T9", "T8", "T6", "T4", "T3", "T2"):
        x, y, z = landmarks[f"vertebra {level}"]
        half_width, half_depth = chest_half_axes(heights, h, traits, z)
        rows.append(
            (z, x, y + 0.010 * h - half_depth, half_width - 0.008 * h, half_depth - 0.007 * h)
        )
    yield Tissue.LUNG, stack_of(rows, grow=0.0)
    mediastinum = []
    for level in ("T10", "T7", "T4", "T2"):
        x, y, z = landmarks[f"vertebra {level}"]
        mediastinum.append((z, x, y - 0.045 * h, 0.024 * h, 0.066 * h))
    yield Tissue.FAT, stack_of(mediastinum, grow=0.0)
    seventh = landmarks["vertebra T7"]
    heart = seventh + np.array([0.018, -0.058, -0.012]) * h
    tilt = np.array([[0.8, 0, -0.6], [0, 1, 0], [0.6, 0, 0.8]])
    yield Tissue.HEART, Ellipsoid(heart, tilt, np.array([0.040, 0.030, 0.034]) * h)

    rows = []
    for level, wide in (("T10", 0.9), ("T12", 0.92), ("L2", 0.90), ("L4", 0.86)):
        x, y, z = landmarks[f"vertebra {level}"]
        half_width, half_depth = chest_half_axes(heights, h, traits, z)
        rows.append((z, x, y - half_depth + 0.002 * h, wide * half_width, half_depth - 0.004 * h))
    x, y, z = landmarks["sacrum top"]
    rows.append((z, x, y - 0.048 * h, 0.055 * h, 0.040 * h))
    x, y, z = landmarks["symphysis"]
    rows.append((z + 0.01 * h, x, y + 0.040 * h, 0.034 * h, 0.036 * h))
    belly = stack_of(rows, grow=0.0)
    yield Tissue.FAT, belly
    for sign in (1, -1):
        a = landmarks["vertebra L1"] + np.array([sign * 0.022, -0.006, 0]) * h
        b = landmarks["sacrum top"] + np.array([sign * 0.040, -0.012, 0.014]) * h
        c = landmarks["left hip" if sign > 0 else "right hip"] + np.array([0, -0.035, 0.0]) * h
        yield Tissue.MUSCLE, Tube(np.array([a, b, c]), np.array([0.008, 0.017, 0.014]) * h)
    low, high = belly.bounds_mm()
    for _ in range(46):
        centre = low + (high - low) * rng.uniform((0.15, 0.05, 0.05), (0.85, 0.70, 0.85))
        reach = rng.normal(0, 0.022 * h, 3)
        tissue = rng.choice(
            np.array([Tissue.BOWEL, Tissue.BOWEL, Tissue.BOWEL_FLUID, Tissue.AIR]),
            p=[0.35, 0.35, 0.15, 0.15],
        )
        yield (
            Tissue(int(tissue)),
            Within(
                Tube(
                    np.array([centre - reach, centre + reach]),
                    np.full(2, rng.uniform(0.006, 0.013) * h),
                ),
                belly,
            ),
        )
    eleventh, first = landmarks["vertebra T11"], landmarks["vertebra L1"]
    liver = eleventh + np.array([-0.040, -0.050, 0.004]) * h
    yield Tissue.LIVER, Ellipsoid(liver, np.eye(3), np.array([0.042, 0.048, 0.048]) * h)
    left_lobe = eleventh + np.array([0.004, -0.078, 0.010]) * h
    yield Tissue.LIVER, Ellipsoid(left_lobe, np.eye(3), np.array([0.035, 0.020, 0.028]) * h)
    stomach = eleventh + np.array([0.038, -0.060, 0.002]) * h
    yield (
        Tissue.BOWEL_FLUID if rng.random() < 0.4 else Tissue.BOWEL,
        Ellipsoid(stomach, np.eye(3), np.array([0.026, 0.026, 0.034]) * h),
    )
    spleen = eleventh + np.array([0.062, -0.020, 0.002]) * h
    yield Tissue.SPLEEN, Ellipsoid(spleen, np.eye(3), np.array([0.014, 0.028, 0.036]) * h)
    for sign, lift in ((1, 0.012), (-1, 0.0)):
        kidney = first + np.array([sign * 0.040, -0.024, lift]) * h
        axes = np.array([[0.97, 0, sign * 0.22], [0, 1, 0], [-sign * 0.22, 0, 0.97]])
        yield Tissue.KIDNEY, Ellipsoid(kidney, axes, np.array([0.018, 0.017, 0.038]) * h)
        yield (
            Tissue.BOWEL_FLUID,
            Ellipsoid(
                kidney - np.array([sign * 0.006 * h, 0, 0]),
                axes,
                np.array([0.005, 0.005, 0.012]) * h,
            ),
        )
    bladder = landmarks["symphysis"] + np.array([0, 0.030, 0.028]) * h
    fill = rng.uniform(0.016, 0.030)
    yield Tissue.BLADDER, Ellipsoid(bladder, np.eye(3), np.array([fill * 1.2, fill, fill]) * h)


def vessels(landmarks: Landmarks, h: float, rng: np.random.Generator) -> Iterator[Painted]:
    spine = [landmarks[f"vertebra {level}"] for level in ("T5", "T8", "T11", "L2", "L4")]
    aorta = np.array(spine) + np.array([0.008, -0.022, 0]) * h
    yield Tissue.FLOW_VOID, Tube(aorta, np.full(5, 0.0055 * h))
    cava = np.array(spine[2:]) + np.array([-0.012, -0.022, 0]) * h
    yield (
        Tissue.VEIN if rng.random() < 0.5 else Tissue.FLOW_VOID,
        Tube(cava, np.full(3, 0.006 * h)),
    )
    for side in ("left", "right"):
        hip, knee = landmarks[f"{side} hip"], landmarks[f"{side} knee medial"]
        lateral_knee = landmarks[f"{side} knee lateral"]
        groin = hip + np.array([0, -0.040 * h, 0])
        behind = (knee + lateral_knee) / 2 + np.array([0, 0.026 * h, 0])
        inner = hip + 0.55 * (knee - hip) + np.array([0, -0.005 * h, 0])
        line = np.array([groin, inner, behind])
        yield Tissue.FLOW_VOID, Tube(line, np.full(3, 0.0026 * h))
        beside = line + np.array([0.004 * h, 0.003 * h, 0])
        yield Tissue.VEIN, Tube(beside, np.full(3, rng.uniform(0.0018, 0.0032) * h))
        ankle = landmarks[f"{side} ankle medial"]
        yield (
            Tissue.VEIN,
            Tube(
                np.array([behind, (behind + ankle) / 2 + np.array([0, 0.012 * h, 0]), ankle]),
                np.full(3, rng.uniform(0.0010, 0.0022) * h),
            ),
        )
        shoulder, elbow = landmarks[f"{side} shoulder"], landmarks[f"{side} elbow medial"]
        yield (
            Tissue.VEIN,
            Tube(
                np.array([shoulder + np.array([0, -0.01 * h, -0.03 * h]), elbow]),
                np.full(2, rng.uniform(0.0010, 0.0020) * h),
            ),
        )
    canal = [landmarks[name] for name in _column(landmarks)]
    line = np.array([*canal, landmarks["sacrum top"]])
    pitch = float(np.linalg.norm(line[9] - line[8]))
    places = np.linspace(0, 24, len(line))
    depth = np.interp(places, (0, 7, 18, 24), (0.85, 1.05, 1.15, 1.15)) * pitch
    line = line + np.array([0, 1, 0]) * depth[:, None]
    yield Tissue.CSF, Tube(line, np.full(len(line), 0.0062 * h))
    yield Tissue.BRAIN, Tube(line[:20], np.full(20, 0.0036 * h))


def joints(landmarks: Landmarks, h: float, rng: np.random.Generator) -> Iterator[Painted]:
    for side in ("left", "right"):
        inner, outer = landmarks[f"{side} knee medial"], landmarks[f"{side} knee lateral"]
        knee = (inner + outer) / 2
        ankle = (landmarks[f"{side} ankle medial"] + landmarks[f"{side} ankle lateral"]) / 2
        down = unit(ankle - knee)
        yield (
            Tissue.CARTILAGE,
            Tube(
                np.array([inner, outer]) * np.array([[0.75], [0.75]])
                + 0.25 * knee
                + 0.0165 * h * down,
                np.full(2, 0.006 * h),
            ),
        )
        amount = rng.uniform(0.002, 0.006) * h
        yield (
            Tissue.JOINT_FLUID,
            Tube(
                np.array([knee - 0.03 * h * down, knee + 0.012 * h * down])
                + np.array([0, -0.020 * h, 0]),
                np.full(2, amount),
            ),
        )
        for joint, radius in (("hip", 0.0165), ("shoulder", 0.0165)):
            centre = landmarks[f"{side} {joint}"]
            yield Tissue.CARTILAGE, Ellipsoid(centre, np.eye(3), np.full(3, radius * h))
        yield (
            Tissue.JOINT_FLUID,
            Ellipsoid(ankle, np.eye(3), np.full(3, rng.uniform(0.006, 0.010) * h)),
        )


def discs(landmarks: Landmarks, bones: Sequence[DrawnBone]) -> Iterator[Painted]:
    """Between the bodies, wherever loss of height has brought them."""
    bodies = {
        str(bone.bone_side): body_of(bone)
        for bone in bones
        if bone.bone_side.bone.kind is Kind.VERTEBRA
    }
    names = [*_column(landmarks)[1:], "sacrum top"]
    for above, below in itertools.pairwise(names):
        a, b = landmarks[above], landmarks[below]
        pitch = float(np.linalg.norm(a - b))
        up = unit(a - b)
        middle = a + 0.72 * (b - a)
        if below in bodies:
            lids = [
                centre + sign * float(bodies[name].half_height_mm(np.zeros(1))[0]) * up
                for name, centre, sign in ((above, a, -1), (below, b, 1))
            ]
            middle = (lids[0] + lids[1]) / 2
        across = unit(np.array([1.0, 0, 0]) - up[0] * up)
        axes = np.array([across, np.cross(up, across), up])
        yield Tissue.DISC, Ellipsoid(middle, axes, np.array([0.56, 0.44, 0.14]) * pitch)


def _column(landmarks: Landmarks) -> list[str]:
    """The vertebrae this child has, from the head downward."""
    return [f"vertebra {level}" for level in VERTEBRAL_LEVELS if f"vertebra {level}" in landmarks]
