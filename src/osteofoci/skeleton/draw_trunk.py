"""Head, spine, thorax, shoulder girdle and pelvis, drawn from landmarks."""

from __future__ import annotations

import numpy as np

from osteofoci.geometry import Drum, Ellipsoid, Path, Plate, Solid, Tube, smooth_path, unit
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton.bone import DrawnBone, Landmarks, at, mid
from osteofoci.skeleton.names import VERTEBRAL_LEVELS, BoneSide, Side


def _head_frame(landmarks: Landmarks) -> tuple[Floats, Floats, float, float]:
    front, back = landmarks["skull front"], landmarks["skull back"]
    centre = mid(front, back)
    depth = unit(back - front)
    up = landmarks["skull vertex"] - centre
    up = up - (up @ depth) * depth
    half_height = float(np.linalg.norm(up))
    up = unit(up)
    axes = np.array([np.cross(depth, up), depth, up])
    return centre, axes, float(np.linalg.norm(back - front)) / 2, half_height


def skull(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    centre, axes, half_depth, half_height = _head_frame(landmarks)
    radii = np.array([0.80 * half_depth, half_depth, half_height])
    wall = 0.055 * half_depth
    chin = landmarks["chin"]
    face = mid(landmarks["skull front"], chin, 0.45)
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(centre, axes, radii),
            Tube(
                np.array([mid(centre, face, 0.55), mid(centre, face, 0.9)]),
                np.array([0.42, 0.34]) * half_depth,
            ),
        ),
        Path(np.array([landmarks["skull front"], landmarks["skull back"]])),
        holes=(Ellipsoid(centre, axes, radii - wall),),
    )


def mandible(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    _centre, axes, half_depth, _ = _head_frame(landmarks)
    left, right = landmarks["left mandible angle"], landmarks["right mandible angle"]
    chin = landmarks["chin"]
    radius = 0.075 * half_depth
    arch = smooth_path(
        np.array([left, mid(left, chin, 0.7) + 0.12 * (left - right), chin]), steps=3
    )
    arch2 = smooth_path(
        np.array([chin, mid(right, chin, 0.7) + 0.12 * (right - left), right]), steps=3
    )
    rami = [
        Tube(np.array([corner, corner + 0.35 * half_depth * axes[2]]), np.array([radius, radius]))
        for corner in (left, right)
    ]
    curve = np.vstack([arch, arch2[1:]])
    return DrawnBone(bone_side, (Tube(curve, np.full(len(curve), radius)), *rami), Path(curve))


def vertebral_frame(landmarks: Landmarks, level: str) -> tuple[Floats, Floats, float]:
    """Centre (mm), axes (rows across to the left, backward, upward) and pitch (mm) of a level.

    The pitch is the distance from one vertebral centre to the next.
    """
    column = [f"vertebra {name}" for name in VERTEBRAL_LEVELS]
    index = VERTEBRAL_LEVELS.index(level)
    above = landmarks.get(column[index - 1]) if index else None
    here = landmarks[column[index]]
    below = landmarks.get(column[index + 1]) if index + 1 < len(column) else None
    if above is None and below is None:
        raise KeyError(level)
    if above is not None and below is not None:
        up, pitch = above - below, float(np.linalg.norm(above - below)) / 2
    elif above is not None:
        up, pitch = above - here, float(np.linalg.norm(above - here))
    else:
        assert below is not None
        up, pitch = here - below, float(np.linalg.norm(here - below))
    up = unit(up)
    across = _across(landmarks)
    across = unit(across - (across @ up) * up)
    return here, np.array([across, np.cross(up, across), up]), pitch


def _across(landmarks: Landmarks) -> Floats:
    pairs = ("hip", "shoulder", "rib 6 side", "anterior iliac spine", "rib 10 back")
    total = np.zeros(3)
    for name in pairs:
        left, right = landmarks.get(f"left {name}"), landmarks.get(f"right {name}")
        if left is not None and right is not None:
            total = total + unit(left - right)
    if not total.any():
        return np.array([1.0, 0.0, 0.0])
    return unit(total)


def vertebra(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    level = bone_side.bone.member
    centre, axes, pitch = vertebral_frame(landmarks, level)
    across, back, up = axes
    half_height = {"C": 0.36, "T": 0.40, "L": 0.37}[level[0]] * pitch
    width = {"C": 0.66, "T": 0.66, "L": 0.66}[level[0]] * pitch
    depth = {"C": 0.50, "T": 0.56, "L": 0.50}[level[0]] * pitch
    if level == "C1":
        half_height, depth = 0.22 * pitch, 0.35 * pitch
    body = Drum(centre, axes, np.array([width, depth, half_height]), waist=0.10)
    canal_back = depth + 0.85 * pitch * {"C": 1.15, "T": 1.0, "L": 0.72}[level[0]]
    arch: list[Solid] = []
    for sign in (1.0, -1.0):
        pedicle = centre + sign * 0.75 * width * across + 0.85 * depth * back + 0.1 * pitch * up
        wall_depth = depth + 0.45 * (canal_back - depth)
        corner = centre + sign * 0.62 * pitch * across + wall_depth * back
        roof = centre + canal_back * back
        tip = corner + sign * 0.75 * pitch * across + 0.15 * pitch * back
        radius = np.full(3, 0.15 * pitch)
        arch.append(Tube(np.array([pedicle, corner, roof]), radius))
        arch.append(Tube(np.array([corner, tip]), radius[:2]))
    spinous = np.array(
        [centre + canal_back * back, centre + (canal_back + 0.9 * pitch) * back - 0.55 * pitch * up]
    )
    arch.append(Tube(spinous, np.full(2, 0.15 * pitch)))
    axis = Path(np.array([centre + half_height * up, centre - half_height * up]))
    return DrawnBone(bone_side, (body,), axis, posterior_elements=tuple(arch))


def sacrum(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, bottom = landmarks["sacrum top"], landmarks["sacrum bottom"]
    across = _across(landmarks)
    normal = unit(np.cross(unit(bottom - top), across))
    width = float(np.linalg.norm(landmarks["left hip"] - landmarks["right hip"]))
    line = np.array([top, mid(top, bottom, 0.35), bottom])
    body = Tube(
        line, np.array([0.31, 0.28, 0.09]) * width, flat_normal=normal, flatness=0.36, cut_ends=True
    )
    return DrawnBone(bone_side, (body,), Path(np.array([top, bottom])))


def coccyx(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, tip = landmarks["sacrum bottom"], landmarks["coccyx tip"]
    start = mid(top, tip, 0.15)
    length = float(np.linalg.norm(tip - top))
    return DrawnBone(
        bone_side,
        (Tube(np.array([start, tip]), np.array([0.22, 0.10]) * length),),
        Path(np.array([start, tip])),
    )


def _trunk_size(landmarks: Landmarks) -> float:
    return float(np.linalg.norm(landmarks["vertebra T1"] - landmarks["vertebra T12"]))


def sternum(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, bottom = landmarks["sternum top"], landmarks["sternum bottom"]
    normal = unit(np.cross(unit(bottom - top), _across(landmarks)))
    length = float(np.linalg.norm(bottom - top))
    line = np.array([top, mid(top, bottom, 0.3), mid(top, bottom, 0.8), bottom])
    body = Tube(
        line, np.array([0.19, 0.12, 0.14, 0.06]) * length, flat_normal=normal, flatness=0.32
    )
    return DrawnBone(bone_side, (body,), Path(np.array([top, bottom])))


def rib(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = bone_side.bone.number
    sign = 1.0 if bone_side.side is Side.LEFT else -1.0
    centre, axes, pitch = vertebral_frame(landmarks, f"T{n}")
    head = centre + sign * 0.72 * pitch * axes[0] + 0.45 * pitch * axes[1] + 0.15 * pitch * axes[2]
    parts = [at(landmarks, bone_side.side, f"rib {n} {part}") for part in ("back", "side", "tip")]
    curve = smooth_path(np.array([head, *parts]), steps=4)
    radius = 0.0172 * _trunk_size(landmarks)
    radii = np.full(len(curve), radius)
    radii[-3:] *= np.array([1.1, 1.2, 1.1])
    return DrawnBone(bone_side, (Tube(curve, radii),), Path(curve))


def clavicle(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    medial, acromion = (at(landmarks, bone_side.side, n) for n in ("clavicle medial", "acromion"))
    along = acromion - medial
    length = float(np.linalg.norm(along))
    forward = unit(np.cross(np.array([0, 0, 1.0]), along))
    if forward[1] > 0:
        forward = -forward
    curve = smooth_path(
        np.array(
            [
                medial,
                medial + 0.32 * along + 0.07 * length * forward,
                medial + 0.68 * along - 0.05 * length * forward,
                medial + 0.93 * along,
            ]
        ),
        steps=3,
    )
    radii = np.interp(
        np.linspace(0, 1, len(curve)), [0, 0.15, 0.5, 0.85, 1], [0.085, 0.06, 0.048, 0.055, 0.06]
    )
    return DrawnBone(bone_side, (Tube(curve, radii * length),), Path(curve))


def scapula(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("shoulder", "scapula superior", "scapula inferior", "acromion")
    shoulder, superior, inferior, acromion = (at(landmarks, bone_side.side, n) for n in names)
    height = float(np.linalg.norm(superior - inferior))
    glenoid = mid(shoulder, mid(superior, inferior, 0.35), 0.22)
    plate = Plate(np.array([glenoid, superior, inferior]), ((0, 1, 2),), 0.022 * height)
    spine = np.array([mid(superior, inferior, 0.25), mid(superior, acromion, 0.6), acromion])
    return DrawnBone(
        bone_side,
        (
            plate,
            Tube(np.array([glenoid, inferior]), np.array([0.10, 0.04]) * height),
            Tube(spine, np.array([0.03, 0.05, 0.06]) * height),
            Ellipsoid(glenoid, np.eye(3), np.full(3, 0.12) * height),
        ),
        Path(np.array([superior, inferior])),
    )


def _pelvic_width(landmarks: Landmarks) -> float:
    return float(np.linalg.norm(landmarks["left hip"] - landmarks["right hip"]))


def ilium(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("anterior iliac spine", "iliac crest", "posterior iliac spine", "hip")
    anterior, crest, posterior, hip = (at(landmarks, bone_side.side, n) for n in names)
    width = _pelvic_width(landmarks)
    roof = hip + 0.22 * width * unit(crest - hip)
    notch = mid(roof, posterior, 0.55) - 0.05 * (crest - hip)
    vertices = np.array([roof, anterior, crest, posterior, notch])
    plate = Plate(vertices, ((0, 1, 2), (0, 2, 3), (0, 3, 4)), 0.042 * width)
    return DrawnBone(
        bone_side,
        (
            plate,
            Ellipsoid(roof, np.eye(3), np.full(3, 0.125) * width),
            Tube(np.array([mid(notch, posterior, 0.3), posterior]), np.full(2, 0.07) * width),
        ),
        Path(np.array([crest, roof])),
    )


def ischium(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    hip, tuber = (at(landmarks, bone_side.side, n) for n in ("hip", "ischial tuberosity"))
    width = _pelvic_width(landmarks)
    back = hip + np.array([0, 0.17, -0.02]) * width
    line = np.array([back, mid(back, tuber, 0.5), tuber])
    return DrawnBone(bone_side, (Tube(line, np.array([0.11, 0.085, 0.095]) * width),), Path(line))


def pubis(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    hip, tuber = (at(landmarks, bone_side.side, n) for n in ("hip", "ischial tuberosity"))
    sign = 1.0 if bone_side.side is Side.LEFT else -1.0
    width = _pelvic_width(landmarks)
    body = landmarks["symphysis"] + np.array([sign * 0.05 * width, 0, 0])
    socket = hip + np.array([-sign * 0.12, -0.14, 0.02]) * width
    ramus = np.array([socket, body])
    lower = np.array([body, mid(body, tuber, 0.55)])
    return DrawnBone(
        bone_side,
        (
            Tube(ramus, np.array([0.085, 0.07]) * width),
            Tube(lower, np.array([0.065, 0.04]) * width),
        ),
        Path(ramus),
    )
