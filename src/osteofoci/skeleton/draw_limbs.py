"""Arms, hands, legs and feet, drawn from landmarks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from osteofoci.geometry import Ellipsoid, Path, Tube, unit
from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton.bone import DrawnBone, Landmarks, at, mid, shaft
from osteofoci.skeleton.names import BoneSide, Side


def humerus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("shoulder", "elbow medial", "elbow lateral")
    head, medial, lateral = (at(landmarks, bone_side.side, n) for n in names)
    elbow = mid(medial, lateral)
    length = float(np.linalg.norm(elbow - head))
    down = (elbow - head) / length
    profile = [(0.0, 0.068), (0.1, 0.06), (0.22, 0.044), (0.5, 0.036), (0.8, 0.040), (0.95, 0.05)]
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(head, np.eye(3), np.full(3, 0.078) * length),
            shaft(head, elbow, profile, length),
            Tube(
                np.array([mid(medial, lateral, 0.15), mid(medial, lateral, 0.85)]),
                np.array([0.044, 0.05]) * length,
            ),
        ),
        Path(np.array([head - 0.075 * length * down, elbow + 0.045 * length * down])),
    )


def radius(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("elbow medial", "elbow lateral", "wrist radial", "wrist ulnar")
    medial, lateral, radial, ulnar = (at(landmarks, bone_side.side, n) for n in names)
    down = unit(radial - lateral)
    length = float(np.linalg.norm(radial - lateral))
    start = mid(lateral, medial, 0.15) + 0.07 * length * down
    end = mid(radial, ulnar, 0.18)
    profile = [(0, 0.045), (0.05, 0.045), (0.12, 0.03), (0.5, 0.032), (0.85, 0.042), (1, 0.062)]
    return DrawnBone(bone_side, (shaft(start, end, profile, length),), Path(np.array([start, end])))


def ulna(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("elbow medial", "elbow lateral", "wrist ulnar", "wrist radial")
    medial, lateral, ulnar, radial = (at(landmarks, bone_side.side, n) for n in names)
    down = unit(ulnar - medial)
    length = float(np.linalg.norm(ulnar - medial))
    hinge = np.cross(unit(lateral - medial), down)
    back = hinge if bone_side.side is Side.LEFT else -hinge
    start = mid(medial, lateral, 0.35) + 0.07 * length * back - 0.03 * length * down
    end = mid(ulnar, radial, 0.12)
    profile = [(0, 0.05), (0.12, 0.052), (0.25, 0.035), (0.6, 0.03), (0.9, 0.026), (1, 0.036)]
    return DrawnBone(bone_side, (shaft(start, end, profile, length),), Path(np.array([start, end])))


def _hand_frame(landmarks: Landmarks, side: Side) -> tuple[Floats, list[Floats], list[Floats]]:
    """Wrist centre, heads of metacarpals 1-5, fingertips 1-5."""
    names = ("wrist radial", "wrist ulnar", "knuckle 2", "knuckle 5", "fingertip")
    radial, ulnar, second, fifth, tip = (at(landmarks, side, n) for n in names)
    wrist = mid(radial, ulnar)
    third = mid(second, fifth, 0.33)
    reach = tip - third
    heads = [mid(second, fifth, (k - 2) / 3) for k in range(2, 6)]
    thumb = second + 0.45 * (second - fifth) - 0.42 * (second - wrist)
    tips = [h + s * reach for h, s in zip(heads, (0.88, 1.0, 0.92, 0.72), strict=True)]
    thumb_tip = thumb + 0.62 * reach + 0.15 * (second - fifth)
    return wrist, [thumb, *heads], [thumb_tip, *tips]


def carpus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    wrist, heads, _ = _hand_frame(landmarks, bone_side.side)
    distal = mid(wrist, heads[2], 0.36)
    across = unit(heads[1] - heads[4])
    along = unit(distal - wrist)
    normal = unit(np.cross(across, along))
    length = float(np.linalg.norm(heads[2] - wrist))
    solid = Ellipsoid(
        mid(wrist, distal, 0.55),
        np.array([across, np.cross(normal, across), normal]),
        np.array([0.27, 0.18, 0.12]) * length,
    )
    return DrawnBone(bone_side, (solid,), Path(np.array([wrist, distal])))


def metacarpal(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = bone_side.bone.number
    wrist, heads, _ = _hand_frame(landmarks, bone_side.side)
    length = float(np.linalg.norm(heads[2] - wrist))
    head = heads[n - 1]
    base = (
        mid(wrist, heads[1], 0.34) + 0.12 * (heads[1] - heads[4])
        if n == 1
        else mid(wrist, head, 0.40)
    )
    profile = [(0, 0.065), (0.15, 0.055), (0.5, 0.042), (0.85, 0.06), (1, 0.062)]
    return DrawnBone(bone_side, (shaft(base, head, profile, length),), Path(np.array([base, head])))


def hand_phalanges(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    wrist, heads, tips = _hand_frame(landmarks, bone_side.side)
    length = float(np.linalg.norm(heads[2] - wrist))
    parts = []
    for head, tip in zip(heads, tips, strict=True):
        for start, end in ((0.10, 0.47), (0.52, 0.76), (0.80, 0.98)):
            ends = np.array([mid(head, tip, start), mid(head, tip, end)])
            parts.append(Tube(ends, np.array([0.055, 0.042]) * length))
    return DrawnBone(bone_side, tuple(parts), Path(np.array([heads[2], tips[2]])))


def leg_frame(landmarks: Landmarks, side: Side) -> tuple[Floats, Floats, Floats, Floats, float]:
    """Knee centre, ankle centre, lateral and forward directions, and tibial length (mm)."""
    names = ("knee medial", "knee lateral", "ankle medial", "ankle lateral")
    medial, lateral, inner, outer = (at(landmarks, side, n) for n in names)
    knee, ankle = mid(medial, lateral), mid(inner, outer)
    down = unit(ankle - knee)
    across = lateral - medial
    across = unit(across - (across @ down) * down)
    forward = np.cross(across, down) * (-1.0 if side is Side.LEFT else 1.0)
    return knee, ankle, across, forward, float(np.linalg.norm(ankle - knee))


def femur(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    names = ("hip", "trochanter", "knee medial", "knee lateral")
    head, trochanter, medial, lateral = (at(landmarks, bone_side.side, n) for n in names)
    knee = mid(medial, lateral)
    length = float(np.linalg.norm(knee - head))
    down = (knee - head) / length
    top = mid(trochanter, head, 0.22) + 0.035 * length * down
    profile = [(0, 0.05), (0.12, 0.045), (0.3, 0.034), (0.6, 0.034), (0.8, 0.043), (0.97, 0.075)]
    base = mid(top, head, 0.1) + 0.04 * length * down
    return DrawnBone(
        bone_side,
        (
            Ellipsoid(head, np.eye(3), np.full(3, 0.058) * length),
            Tube(np.array([head, base]), np.array([0.042, 0.050]) * length),
            Ellipsoid(trochanter + 0.02 * length * down, np.eye(3), np.full(3, 0.045) * length),
            shaft(top, knee, profile, length),
            Tube(
                np.array([mid(medial, lateral, 0.24), mid(medial, lateral, 0.76)]),
                np.array([0.060, 0.060]) * length,
            ),
        ),
        Path(np.array([head - 0.057 * length * down, knee + 0.058 * length * down])),
    )


def patella(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    up = unit(knee - ankle)
    centre = knee + 0.125 * length * forward + 0.03 * length * up
    axes = np.array([across, forward, up])
    solid = Ellipsoid(centre, axes, np.array([0.065, 0.032, 0.068]) * length)
    ends = np.array([centre + 0.068 * length * up, centre - 0.068 * length * up])
    return DrawnBone(bone_side, (solid,), Path(ends))


def tibia(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    down = unit(ankle - knee)
    inner = at(landmarks, bone_side.side, "ankle medial")
    top = knee + 0.088 * length * down
    bottom = ankle - 0.035 * length * down - 0.02 * length * across
    profile = [
        (0, 0.112), (0.06, 0.112), (0.12, 0.088), (0.25, 0.056), (0.5, 0.044), (0.8, 0.046),
        (0.93, 0.066), (1, 0.070),
    ]  # fmt: skip
    flat = replace(shaft(top, bottom, profile, length), flat_normal=forward, flatness=0.8)
    malleolus = Tube(
        np.array([bottom - 0.045 * length * across, mid(inner, bottom, 0.15)]),
        np.array([0.03, 0.028]) * length,
    )
    return DrawnBone(bone_side, (flat, malleolus), Path(np.array([top, bottom])))


def fibula(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    knee, ankle, across, forward, length = leg_frame(landmarks, bone_side.side)
    down = unit(ankle - knee)
    top = knee + length * (0.15 * down + 0.105 * across - 0.07 * forward)
    bottom = at(landmarks, bone_side.side, "ankle lateral") + 0.01 * length * down
    profile = [(0, 0.034), (0.05, 0.034), (0.14, 0.02), (0.8, 0.02), (0.93, 0.034), (1, 0.03)]
    return DrawnBone(
        bone_side, (shaft(top, bottom, profile, length),), Path(np.array([top, bottom]))
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
    inner, outer, heel, base1, base5, head1, head5, tip = (at(landmarks, side, n) for n in names)
    length = float(np.linalg.norm(tip - heel))
    forward = unit(mid(head1, head5) - heel)
    across = unit(head5 - head1)
    up = unit(mid(inner, outer) - mid(heel, mid(base1, base5)))
    ahead = (0.0, 0.022, 0.018, 0.010, 0.0)
    back = (0.0, -0.025, -0.02, -0.008, 0.0)
    arch = (0.0, 0.012, 0.012, 0.006, 0.0)
    bases = [
        mid(base1, base5, k / 4) + length * (back[k] * forward + arch[k] * up) for k in range(5)
    ]
    heads = [mid(head1, head5, k / 4) + length * ahead[k] * forward for k in range(5)]
    return _Foot(mid(inner, outer), heel, bases, heads, tip, forward, across, up, length)


def _small(
    bone_side: BoneSide, foot: _Foot, centres: list[Floats], half_sizes: tuple[float, float, float]
) -> DrawnBone:
    side = unit(np.cross(foot.forward, foot.up))
    axes = np.array([foot.forward, side, np.cross(foot.forward, side)])
    parts = tuple(Ellipsoid(c, axes, np.array(half_sizes) * foot.length) for c in centres)
    reach = half_sizes[0] * foot.length * foot.forward
    middle = np.mean(centres, axis=0)
    return DrawnBone(bone_side, parts, Path(np.array([middle - reach, middle + reach])))


def talus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    body = foot.ankle - 0.015 * foot.length * foot.up
    head = mid(body, foot.bases[0], 0.42)
    return DrawnBone(
        bone_side,
        (Tube(np.array([body, mid(body, head, 0.9)]), np.array([0.072, 0.052]) * foot.length),),
        Path(np.array([body - 0.06 * foot.length * foot.forward, head])),
    )


def calcaneus(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    along = foot.bases[4] - foot.heel
    line = np.array([foot.heel + 0.14 * along, foot.heel + 0.36 * along, foot.heel + 0.62 * along])
    line = line + foot.length * 0.03 * foot.up
    return DrawnBone(
        bone_side,
        (Tube(line, np.array([0.075, 0.070, 0.055]) * foot.length),),
        Path(np.array([foot.heel, foot.heel + 0.70 * along])),
    )


def navicular(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    centre = mid(foot.ankle, foot.bases[0], 0.60) + 0.05 * foot.length * foot.across
    return _small(bone_side, foot, [centre], (0.034, 0.062, 0.05))


def cuneiforms(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    centres = [mid(foot.ankle, foot.bases[k], 0.84) for k in range(3)]
    return _small(bone_side, foot, centres, (0.04, 0.032, 0.045))


def cuboid(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    outer = mid(foot.bases[3], foot.bases[4], 0.5)
    centre = mid(foot.heel, outer, 0.83) + 0.02 * foot.length * foot.up
    return _small(bone_side, foot, [centre], (0.055, 0.05, 0.045))


def metatarsal(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    n = bone_side.bone.number
    foot = _foot(landmarks, bone_side.side)
    base, head = foot.bases[n - 1], foot.heads[n - 1]
    stout = 1.45 if n == 1 else 1.0
    profile = [
        (0, 0.030 * stout), (0.15, 0.025 * stout), (0.5, 0.019 * stout), (0.8, 0.024 * stout),
        (1, 0.027 * stout),
    ]  # fmt: skip
    return DrawnBone(
        bone_side, (shaft(base, head, profile, foot.length),), Path(np.array([base, head]))
    )


def foot_phalanges(landmarks: Landmarks, bone_side: BoneSide) -> DrawnBone:
    foot = _foot(landmarks, bone_side.side)
    reach = foot.toe_tip - foot.heads[0]
    parts = []
    for k, (head, share) in enumerate(zip(foot.heads, (0.95, 0.9, 0.82, 0.72, 0.62), strict=True)):
        stout = 1.4 if k == 0 else 0.9
        for start, end in ((0.14, 0.52), (0.60, 0.92)):
            ends = np.array([head + start * share * reach, head + end * share * reach])
            parts.append(Tube(ends, np.array([0.026, 0.021]) * stout * foot.length))
    return DrawnBone(bone_side, tuple(parts), Path(np.array([foot.heads[0], foot.toe_tip])))
