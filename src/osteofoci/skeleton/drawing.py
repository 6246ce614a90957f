"""From landmarks to bones: the solids, the long axis and the growth plates of every bone.

Sizes follow the landmarks alone, as shares of each bone's own length, so the same drawing
serves a child of three and of eighteen. The shares are drawn after ordinary atlases for
this project (status: unchecked) and give shape, never a reported number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import Drum, Ellipsoid, Path, Plate, Solid, Tube, smooth_path, unit
from osteofoci.skeleton.names import VERTEBRAL_LEVELS, BoneSide, Side, bone_named

Floats = npt.NDArray[np.floating]
Landmarks = Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class DrawnBone:
    """One bone in space.

    Attributes:
        parts: the bone is their union.
        holes: taken out of the union (the inside of the skull).
        axis: the long axis, proximal to distal, along which positions run 0..1.
        posterior_elements: for a vertebra, the parts that are not the body.
    """

    bone_side: BoneSide
    parts: tuple[Solid, ...]
    axis: Path
    holes: tuple[Solid, ...] = ()
    posterior_elements: tuple[Solid, ...] = ()

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points to the bone's surface, negative inside."""
        solids = (*self.parts, *self.posterior_elements)
        distance = solids[0].distance_mm(points)
        for solid in solids[1:]:
            distance = np.minimum(distance, solid.distance_mm(points))
        for hole in self.holes:
            distance = np.maximum(distance, -hole.distance_mm(points))
        return distance

    def bounds_mm(self) -> tuple[Floats, Floats]:
        bounds = [solid.bounds_mm() for solid in (*self.parts, *self.posterior_elements)]
        return np.min([b[0] for b in bounds], axis=0), np.max([b[1] for b in bounds], axis=0)


_Drawer = Callable[[Landmarks, BoneSide], DrawnBone]


def draw_bones(
    landmarks: Landmarks, *, stoutness: Mapping[BoneSide, float] | None = None
) -> tuple[DrawnBone, ...]:
    """Draw every bone whose landmarks are all given; the others are left out.

    Args:
        landmarks: LPS millimetres by name (``osteofoci.skeleton.LANDMARKS``).
        stoutness: factor on the thickness of single bones, 1 where not named.
    """
    bones = []
    for draw, bone_side in _drawers():
        try:
            drawn = draw(landmarks, bone_side)
        except KeyError:
            continue
        factor = (stoutness or {}).get(bone_side, 1.0)
        bones.append(drawn if factor == 1.0 else _thicker(drawn, factor))
    return tuple(bones)


def _thicker(bone: DrawnBone, factor: float) -> DrawnBone:
    def scaled(solid: Solid) -> Solid:
        if isinstance(solid, Tube):
            return replace(solid, radii_mm=solid.radii_mm * factor)
        if isinstance(solid, Drum):
            sizes = solid.half_sizes_mm * np.array([factor, factor, 1.0])
            return replace(solid, half_sizes_mm=sizes)
        return solid

    return replace(
        bone,
        parts=tuple(scaled(part) for part in bone.parts),
        posterior_elements=tuple(scaled(part) for part in bone.posterior_elements),
    )


def _bone_side(name: str, side: Side = Side.MIDLINE) -> BoneSide:
    return BoneSide(bone_named(name), side)


def _drawers() -> Iterator[tuple[_Drawer, BoneSide]]:
    yield _skull, _bone_side("skull")
    yield _mandible, _bone_side("mandible")
    for level in VERTEBRAL_LEVELS:
        yield _vertebra, _bone_side(f"vertebra {level}")
    yield _sacrum, _bone_side("sacrum")
    yield _coccyx, _bone_side("coccyx")
    yield _sternum, _bone_side("sternum")
    for side in (Side.LEFT, Side.RIGHT):
        for n in range(1, 13):
            yield _rib, _bone_side(f"rib {n}", side)
        for name, drawer in _PAIRED_DRAWERS.items():
            yield drawer, _bone_side(name, side)
        for n in range(1, 6):
            yield _metacarpal, _bone_side(f"metacarpal {n}", side)
            yield _metatarsal, _bone_side(f"metatarsal {n}", side)


def _at(landmarks: Landmarks, side: Side, name: str) -> Floats:
    return np.asarray(landmarks[f"{side} {name}"], float)


def _mid(a: Floats, b: Floats, share: float = 0.5) -> Floats:
    middle: Floats = a + share * (b - a)
    return middle


def _shaft(start: Floats, end: Floats, profile: list[tuple[float, float]], length: float) -> Tube:
    shares = np.array([p[0] for p in profile])
    radii = np.array([p[1] for p in profile]) * length
    return Tube(start + shares[:, None] * (end - start), radii, cut_ends=True)


# Head ---------------------------------------------------------------------------------


def _head_frame(landmarks: Landmarks) -> tuple[Floats, Floats, float, float]:
    front, back = landmarks["skull front"], landmarks["skull back"]
    centre = _mid(front, back)
    depth = unit(back - front)
    up = landmarks["skull vertex"] - centre
    up = up - (up @ depth) * depth
    half_height = float(np.linalg.norm(up))
    up = unit(up)
    axes = np.array([np.cross(depth, up), depth, up])
    return centre, axes, float(np.linalg.norm(back - front)) / 2, half_height


def _skull(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    centre, axes, half_depth, half_height = _head_frame(landmarks)
    radii = np.array([0.80 * half_depth, half_depth, half_height])
    wall = 0.055 * half_depth
    chin = landmarks["chin"]
    face = _mid(landmarks["skull front"], chin, 0.45)
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(centre, axes, radii),
            Tube(
                np.array([_mid(centre, face, 0.55), _mid(centre, face, 0.9)]),
                np.array([0.42, 0.34]) * half_depth,
            ),
        ),
        Path(np.array([landmarks["skull front"], landmarks["skull back"]])),
        holes=(Ellipsoid(centre, axes, radii - wall),),
    )


def _mandible(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    centre, axes, half_depth, _ = _head_frame(landmarks)
    left, right = landmarks["left mandible angle"], landmarks["right mandible angle"]
    chin = landmarks["chin"]
    radius = 0.075 * half_depth
    arch = smooth_path(np.array([left, _mid(left, chin, 0.7) + 0.12 * (left - right), chin]), steps=3)
    arch2 = smooth_path(
        np.array([chin, _mid(right, chin, 0.7) + 0.12 * (right - left), right]), steps=3
    )
    rami = [
        Tube(np.array([corner, corner + 0.35 * half_depth * axes[2]]), np.array([radius, radius]))
        for corner in (left, right)
    ]
    curve = np.vstack([arch, arch2[1:]])
    return DrawnBone(
        bone_side, (Tube(curve, np.full(len(curve), radius)), *rami), Path(curve)
    )


# Spine --------------------------------------------------------------------------------


def vertebral_frame(landmarks: Landmarks, level: str) -> tuple[Floats, Floats, float]:
    """Centre (mm), axes (rows across to the left, backward, upward) and pitch (mm) of a level.

    The pitch is the distance from one vertebral centre to the next.
    """
    column = [f"vertebra {name}" for name in VERTEBRAL_LEVELS]
    index = VERTEBRAL_LEVELS.index(level)
    above = landmarks[column[index - 1]] if index else None
    here = landmarks[column[index]]
    below = landmarks[column[index + 1]] if index + 1 < len(column) else None
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


def _vertebra(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    level = bone_side.bone.name.split()[1]
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


def _sacrum(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, bottom = landmarks["sacrum top"], landmarks["sacrum bottom"]
    across = _across(landmarks)
    normal = unit(np.cross(unit(bottom - top), across))
    width = float(np.linalg.norm(landmarks["left hip"] - landmarks["right hip"]))
    line = np.array([top, _mid(top, bottom, 0.35), bottom])
    body = Tube(
        line, np.array([0.31, 0.28, 0.09]) * width, flat_normal=normal, flatness=0.36, cut_ends=True
    )
    return DrawnBone(bone_side, (body,), Path(np.array([top, bottom])))


def _coccyx(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, tip = landmarks["sacrum bottom"], landmarks["coccyx tip"]
    start = _mid(top, tip, 0.15)
    length = float(np.linalg.norm(tip - top))
    return DrawnBone(
        bone_side,
        (Tube(np.array([start, tip]), np.array([0.22, 0.10]) * length),),
        Path(np.array([start, tip])),
    )


# Thorax and shoulder ------------------------------------------------------------------


def _trunk_size(landmarks: Landmarks) -> float:
    return float(np.linalg.norm(landmarks["vertebra T1"] - landmarks["vertebra T12"]))


def _sternum(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    top, bottom = landmarks["sternum top"], landmarks["sternum bottom"]
    normal = unit(np.cross(unit(bottom - top), _across(landmarks)))
    length = float(np.linalg.norm(bottom - top))
    line = np.array([top, _mid(top, bottom, 0.3), _mid(top, bottom, 0.8), bottom])
    body = Tube(
        line, np.array([0.19, 0.12, 0.14, 0.06]) * length, flat_normal=normal, flatness=0.32
    )
    return DrawnBone(bone_side, (body,), Path(np.array([top, bottom])))


def _rib(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = int(bone_side.bone.name.split()[1])
    sign = 1.0 if bone_side.side is Side.LEFT else -1.0
    centre, axes, pitch = vertebral_frame(landmarks, f"T{n}")
    head = centre + sign * 0.72 * pitch * axes[0] + 0.45 * pitch * axes[1] + 0.15 * pitch * axes[2]
    parts = [_at(landmarks, bone_side.side, f"rib {n} {part}") for part in ("back", "side", "tip")]
    curve = smooth_path(np.array([head, *parts]), steps=4)
    radius = 0.0172 * _trunk_size(landmarks)
    radii = np.full(len(curve), radius)
    radii[-3:] *= np.array([1.1, 1.2, 1.1])
    return DrawnBone(bone_side, (Tube(curve, radii),), Path(curve))


def _clavicle(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    medial, acromion = (_at(landmarks, bone_side.side, n) for n in ("clavicle medial", "acromion"))
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
    radii = np.interp(np.linspace(0, 1, len(curve)), [0, 0.15, 0.5, 0.85, 1], [0.085, 0.06, 0.048, 0.055, 0.06])
    return DrawnBone(bone_side, (Tube(curve, radii * length),), Path(curve))


def _scapula(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("shoulder", "scapula superior", "scapula inferior", "acromion")
    shoulder, superior, inferior, acromion = (_at(landmarks, bone_side.side, n) for n in names)
    height = float(np.linalg.norm(superior - inferior))
    glenoid = _mid(shoulder, _mid(superior, inferior, 0.35), 0.22)
    plate = Plate(np.array([glenoid, superior, inferior]), ((0, 1, 2),), 0.022 * height)
    spine = np.array([_mid(superior, inferior, 0.25), _mid(superior, acromion, 0.6), acromion])
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


# Arm and hand -------------------------------------------------------------------------


def _humerus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("shoulder", "elbow medial", "elbow lateral")
    head, medial, lateral = (_at(landmarks, bone_side.side, n) for n in names)
    elbow = _mid(medial, lateral)
    length = float(np.linalg.norm(elbow - head))
    down = (elbow - head) / length
    profile = [(0.0, 0.068), (0.1, 0.06), (0.22, 0.044), (0.5, 0.036), (0.8, 0.040), (0.95, 0.05)]
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(head, np.eye(3), np.full(3, 0.078) * length),
            _shaft(head, elbow, profile, length),
            Tube(
                np.array([_mid(medial, lateral, 0.15), _mid(medial, lateral, 0.85)]),
                np.array([0.044, 0.05]) * length,
            ),
        ),
        Path(np.array([head - 0.075 * length * down, elbow + 0.045 * length * down])),
    )


def _radius(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("elbow medial", "elbow lateral", "wrist radial", "wrist ulnar")
    medial, lateral, radial, ulnar = (_at(landmarks, bone_side.side, n) for n in names)
    down = unit(radial - lateral)
    length = float(np.linalg.norm(radial - lateral))
    start = _mid(lateral, medial, 0.15) + 0.07 * length * down
    end = _mid(radial, ulnar, 0.18)
    profile = [(0, 0.045), (0.05, 0.045), (0.12, 0.03), (0.5, 0.032), (0.85, 0.042), (1, 0.062)]
    return DrawnBone(
        bone_side, (_shaft(start, end, profile, length),), Path(np.array([start, end]))
    )


def _ulna(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("elbow medial", "elbow lateral", "wrist ulnar", "wrist radial")
    medial, lateral, ulnar, radial = (_at(landmarks, bone_side.side, n) for n in names)
    down = unit(ulnar - medial)
    length = float(np.linalg.norm(ulnar - medial))
    hinge = np.cross(unit(lateral - medial), down)
    back = hinge if bone_side.side is Side.LEFT else -hinge
    start = _mid(medial, lateral, 0.35) + 0.07 * length * back - 0.03 * length * down
    end = _mid(ulnar, radial, 0.12)
    profile = [(0, 0.05), (0.12, 0.052), (0.25, 0.035), (0.6, 0.03), (0.9, 0.026), (1, 0.036)]
    return DrawnBone(
        bone_side, (_shaft(start, end, profile, length),), Path(np.array([start, end]))
    )


def _hand_frame(landmarks: Landmarks, side: Side) -> tuple[Floats, list[Floats], list[Floats]]:
    """Wrist centre, heads of metacarpals 1-5, fingertips 1-5."""
    names = ("wrist radial", "wrist ulnar", "knuckle 2", "knuckle 5", "fingertip")
    radial, ulnar, second, fifth, tip = (_at(landmarks, side, n) for n in names)
    wrist = _mid(radial, ulnar)
    third = _mid(second, fifth, 0.33)
    reach = tip - third
    heads = [_mid(second, fifth, (k - 2) / 3) for k in range(2, 6)]
    thumb = second + 0.45 * (second - fifth) - 0.42 * (second - wrist)
    tips = [h + s * reach for h, s in zip(heads, (0.88, 1.0, 0.92, 0.72), strict=True)]
    thumb_tip = thumb + 0.62 * reach + 0.15 * (second - fifth)
    return wrist, [thumb, *heads], [thumb_tip, *tips]


def _carpus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    wrist, heads, _ = _hand_frame(landmarks, bone_side.side)
    distal = _mid(wrist, heads[2], 0.36)
    across = unit(heads[1] - heads[4])
    along = unit(distal - wrist)
    normal = unit(np.cross(across, along))
    length = float(np.linalg.norm(heads[2] - wrist))
    solid = Ellipsoid(
        _mid(wrist, distal, 0.55),
        np.array([across, np.cross(normal, across), normal]),
        np.array([0.27, 0.18, 0.12]) * length,
    )
    return DrawnBone(bone_side, (solid,), Path(np.array([wrist, distal])))


def _metacarpal(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = int(bone_side.bone.name.split()[1])
    wrist, heads, _ = _hand_frame(landmarks, bone_side.side)
    length = float(np.linalg.norm(heads[2] - wrist))
    head = heads[n - 1]
    base = _mid(wrist, heads[1], 0.34) + 0.12 * (heads[1] - heads[4]) if n == 1 else _mid(wrist, head, 0.40)
    profile = [(0, 0.065), (0.15, 0.055), (0.5, 0.042), (0.85, 0.06), (1, 0.062)]
    return DrawnBone(bone_side, (_shaft(base, head, profile, length),), Path(np.array([base, head])))


def _hand_phalanges(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    wrist, heads, tips = _hand_frame(landmarks, bone_side.side)
    length = float(np.linalg.norm(heads[2] - wrist))
    parts = []
    for head, tip in zip(heads, tips, strict=True):
        for start, end in ((0.10, 0.47), (0.52, 0.76), (0.80, 0.98)):
            ends = np.array([_mid(head, tip, start), _mid(head, tip, end)])
            parts.append(Tube(ends, np.array([0.055, 0.042]) * length))
    return DrawnBone(bone_side, tuple(parts), Path(np.array([heads[2], tips[2]])))


# Pelvis -------------------------------------------------------------------------------


def _pelvic_width(landmarks: Landmarks) -> float:
    return float(np.linalg.norm(landmarks["left hip"] - landmarks["right hip"]))


def _ilium(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("anterior iliac spine", "iliac crest", "posterior iliac spine", "hip")
    anterior, crest, posterior, hip = (_at(landmarks, bone_side.side, n) for n in names)
    width = _pelvic_width(landmarks)
    roof = hip + 0.22 * width * unit(crest - hip)
    notch = _mid(roof, posterior, 0.55) - 0.05 * (crest - hip)
    vertices = np.array([roof, anterior, crest, posterior, notch])
    plate = Plate(vertices, ((0, 1, 2), (0, 2, 3), (0, 3, 4)), 0.042 * width)
    return DrawnBone(
        bone_side,
        (
            plate,
            Ellipsoid(roof, np.eye(3), np.full(3, 0.125) * width),
            Tube(np.array([_mid(notch, posterior, 0.3), posterior]), np.full(2, 0.07) * width),
        ),
        Path(np.array([crest, roof])),
    )


def _ischium(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    hip, tuber = (_at(landmarks, bone_side.side, n) for n in ("hip", "ischial tuberosity"))
    width = _pelvic_width(landmarks)
    back = hip + np.array([0, 0.17, -0.02]) * width
    line = np.array([back, _mid(back, tuber, 0.5), tuber])
    return DrawnBone(
        bone_side, (Tube(line, np.array([0.11, 0.085, 0.095]) * width),), Path(line)
    )


def _pubis(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    hip, tuber = (_at(landmarks, bone_side.side, n) for n in ("hip", "ischial tuberosity"))
    sign = 1.0 if bone_side.side is Side.LEFT else -1.0
    width = _pelvic_width(landmarks)
    body = landmarks["symphysis"] + np.array([sign * 0.05 * width, 0, 0])
    socket = hip + np.array([-sign * 0.12, -0.14, 0.02]) * width
    ramus = np.array([socket, body])
    lower = np.array([body, _mid(body, tuber, 0.55)])
    return DrawnBone(
        bone_side,
        (
            Tube(ramus, np.array([0.085, 0.07]) * width),
            Tube(lower, np.array([0.065, 0.04]) * width),
        ),
        Path(ramus),
    )


# Leg and foot -------------------------------------------------------------------------


def leg_frame(landmarks: Landmarks, side: Side) -> tuple[Floats, Floats, Floats, Floats, float]:
    """Knee centre, ankle centre, lateral and forward directions, and tibial length (mm)."""
    names = ("knee medial", "knee lateral", "ankle medial", "ankle lateral")
    medial, lateral, inner, outer = (_at(landmarks, side, n) for n in names)
    knee, ankle = _mid(medial, lateral), _mid(inner, outer)
    down = unit(ankle - knee)
    across = lateral - medial
    across = unit(across - (across @ down) * down)
    forward = np.cross(across, down) * (-1.0 if side is Side.LEFT else 1.0)
    return knee, ankle, across, forward, float(np.linalg.norm(ankle - knee))


def _femur(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("hip", "trochanter", "knee medial", "knee lateral")
    head, trochanter, medial, lateral = (_at(landmarks, bone_side.side, n) for n in names)
    knee = _mid(medial, lateral)
    length = float(np.linalg.norm(knee - head))
    down = (knee - head) / length
    top = _mid(trochanter, head, 0.22) + 0.035 * length * down
    profile = [(0, 0.05), (0.12, 0.045), (0.3, 0.034), (0.6, 0.034), (0.8, 0.043), (0.97, 0.075)]
    base = _mid(top, head, 0.1) + 0.04 * length * down
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(head, np.eye(3), np.full(3, 0.058) * length),
            Tube(np.array([head, base]), np.array([0.042, 0.050]) * length),
            Ellipsoid(trochanter + 0.02 * length * down, np.eye(3), np.full(3, 0.045) * length),
            _shaft(top, knee, profile, length),
            Tube(
                np.array([_mid(medial, lateral, 0.24), _mid(medial, lateral, 0.76)]),
                np.array([0.060, 0.060]) * length,
            ),
        ),
        Path(np.array([head - 0.057 * length * down, knee + 0.058 * length * down])),
    )


def _patella(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    up = unit(knee - ankle)
    centre = knee + 0.125 * length * forward + 0.03 * length * up
    axes = np.array([across, forward, up])
    solid = Ellipsoid(centre, axes, np.array([0.065, 0.032, 0.068]) * length)
    ends = np.array([centre + 0.068 * length * up, centre - 0.068 * length * up])
    return DrawnBone(bone_side, (solid,), Path(ends))


def _tibia(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    down = unit(ankle - knee)
    inner = _at(landmarks, bone_side.side, "ankle medial")
    top = knee + 0.088 * length * down
    bottom = ankle - 0.035 * length * down - 0.02 * length * across
    profile = [
        (0, 0.112), (0.06, 0.112), (0.12, 0.088), (0.25, 0.056), (0.5, 0.044), (0.8, 0.046),
        (0.93, 0.066), (1, 0.070),
    ]  # fmt: skip
    flat = replace(_shaft(top, bottom, profile, length), flat_normal=forward, flatness=0.8)
    malleolus = Tube(
        np.array([bottom - 0.045 * length * across, _mid(inner, bottom, 0.15)]),
        np.array([0.03, 0.028]) * length,
    )
    return DrawnBone(bone_side, (flat, malleolus), Path(np.array([top, bottom])))


def _fibula(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    down = unit(ankle - knee)
    top = knee + length * (0.15 * down + 0.105 * across - 0.07 * forward)
    bottom = _at(landmarks, bone_side.side, "ankle lateral") + 0.01 * length * down
    profile = [(0, 0.034), (0.05, 0.034), (0.14, 0.02), (0.8, 0.02), (0.93, 0.034), (1, 0.03)]
    return DrawnBone(
        bone_side, (_shaft(top, bottom, profile, length),), Path(np.array([top, bottom]))
    )


@dataclass(frozen=True, eq=False)
class _Foot:
    ankle: Floats
    heel: Floats
    bases: list[Floats]
    heads: list[Floats]
    toe_tip: Floats
    forward: Floats
    across: Floats
    up: Floats
    length: float


def _foot(landmarks: Landmarks, side: Side) -> _Foot:
    names = (
        "ankle medial", "ankle lateral", "heel", "metatarsal 1 base", "metatarsal 5 base",
        "metatarsal 1 head", "metatarsal 5 head", "toe tip",
    )  # fmt: skip
    inner, outer, heel, base1, base5, head1, head5, tip = (_at(landmarks, side, n) for n in names)
    length = float(np.linalg.norm(tip - heel))
    forward = unit(_mid(head1, head5) - heel)
    across = unit(head5 - head1)
    up = unit(_mid(inner, outer) - _mid(heel, _mid(base1, base5)))
    ahead = (0.0, 0.022, 0.018, 0.010, 0.0)
    back = (0.0, -0.025, -0.02, -0.008, 0.0)
    arch = (0.0, 0.012, 0.012, 0.006, 0.0)
    bases = [
        _mid(base1, base5, k / 4) + length * (back[k] * forward + arch[k] * up) for k in range(5)
    ]
    heads = [_mid(head1, head5, k / 4) + length * ahead[k] * forward for k in range(5)]
    return _Foot(_mid(inner, outer), heel, bases, heads, tip, forward, across, up, length)


def _small(
    bone_side: BoneSide, foot: _Foot, centres: list[Floats], half_sizes: tuple[float, float, float]
) -> DrawnBone:
    side = unit(np.cross(foot.forward, foot.up))
    axes = np.array([foot.forward, side, np.cross(foot.forward, side)])
    parts = tuple(Ellipsoid(c, axes, np.array(half_sizes) * foot.length) for c in centres)
    reach = half_sizes[0] * foot.length * foot.forward
    middle = np.mean(centres, axis=0)
    return DrawnBone(bone_side, parts, Path(np.array([middle - reach, middle + reach])))


def _talus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    body = foot.ankle - 0.015 * foot.length * foot.up
    head = _mid(body, foot.bases[0], 0.42)
    return DrawnBone(
        bone_side,
        (Tube(np.array([body, _mid(body, head, 0.9)]), np.array([0.072, 0.052]) * foot.length),),
        Path(np.array([body - 0.06 * foot.length * foot.forward, head])),
    )


def _calcaneus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    along = foot.bases[4] - foot.heel
    line = np.array([foot.heel + 0.14 * along, foot.heel + 0.36 * along, foot.heel + 0.62 * along])
    line = line + foot.length * 0.03 * foot.up
    return DrawnBone(
        bone_side,
        (Tube(line, np.array([0.075, 0.070, 0.055]) * foot.length),),
        Path(np.array([foot.heel, foot.heel + 0.70 * along])),
    )


def _navicular(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    centre = _mid(foot.ankle, foot.bases[0], 0.60) + 0.05 * foot.length * foot.across
    return _small(bone_side, foot, [centre], (0.034, 0.062, 0.05))


def _cuneiforms(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    centres = [_mid(foot.ankle, foot.bases[k], 0.84) for k in range(3)]
    return _small(bone_side, foot, centres, (0.04, 0.032, 0.045))


def _cuboid(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    outer = _mid(foot.bases[3], foot.bases[4], 0.5)
    centre = _mid(foot.heel, outer, 0.83) + 0.02 * foot.length * foot.up
    return _small(bone_side, foot, [centre], (0.055, 0.05, 0.045))


def _metatarsal(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = int(bone_side.bone.name.split()[1])
    foot = _foot(landmarks, bone_side.side)
    base, head = foot.bases[n - 1], foot.heads[n - 1]
    stout = 1.45 if n == 1 else 1.0
    profile = [
        (0, 0.030 * stout), (0.15, 0.025 * stout), (0.5, 0.019 * stout), (0.8, 0.024 * stout),
        (1, 0.027 * stout),
    ]  # fmt: skip
    return DrawnBone(
        bone_side, (_shaft(base, head, profile, foot.length),), Path(np.array([base, head]))
    )


def _foot_phalanges(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    reach = foot.toe_tip - foot.heads[0]
    parts = []
    for k, (head, share) in enumerate(zip(foot.heads, (0.95, 0.9, 0.82, 0.72, 0.62), strict=True)):
        stout = 1.4 if k == 0 else 0.9
        for start, end in ((0.14, 0.52), (0.60, 0.92)):
            ends = np.array([head + start * share * reach, head + end * share * reach])
            parts.append(Tube(ends, np.array([0.026, 0.021]) * stout * foot.length))
    return DrawnBone(bone_side, tuple(parts), Path(np.array([foot.heads[0], foot.toe_tip])))


_PAIRED_DRAWERS = {
    "clavicle": _clavicle,
    "scapula": _scapula,
    "humerus": _humerus,
    "radius": _radius,
    "ulna": _ulna,
    "carpus": _carpus,
    "hand phalanges": _hand_phalanges,
    "ilium": _ilium,
    "ischium": _ischium,
    "pubis": _pubis,
    "femur": _femur,
    "patella": _patella,
    "tibia": _tibia,
    "fibula": _fibula,
    "talus": _talus,
    "calcaneus": _calcaneus,
    "navicular": _navicular,
    "cuboid": _cuboid,
    "cuneiforms": _cuneiforms,
    "foot phalanges": _foot_phalanges,
}
