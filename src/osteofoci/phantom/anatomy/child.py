"""A simulated child's landmarks: from age, traits and posture to points in space."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import Traits, stature_mm
from osteofoci.skeleton import LANDMARKS, VERTEBRAL_LEVELS


def _turn(axis: Floats, degrees: float) -> Floats:
    """Rotation matrix about an axis; apply as ``matrix @ vector``."""
    a = unit(axis)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    cross = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
    matrix: Floats = np.eye(3) * c + s * cross + (1 - c) * np.outer(a, a)
    return matrix


X, Y, Z = np.eye(3)
INNER_LEG = (
    "knee medial",
    "ankle medial",
    "heel",
    "metatarsal 1 base",
    "metatarsal 1 head",
    "toe tip",
)
# Between the legs, as a share of stature; skin and flesh of both inner sides lie there.
LEAST_GAP_SHARE, MOST_SPREADING = 0.02, 40


def child_landmarks(traits: Traits, age_years: float, posture: Posture) -> dict[str, Floats]:
    """Every landmark the child has at an age, lying in a posture, in patient LPS mm.

    The origin is the middle between the hip joints (before the posture's shift). A child with
    four lumbar vertebrae has no ``vertebra L5``, one with eleven pairs of ribs no ``rib 12``.
    """
    h = stature_mm(traits, age_years)
    points: dict[str, Floats] = {}
    _pelvis(points, h, traits, posture)
    _spine_and_head(points, h, traits, age_years, posture)
    _thorax(points, h, traits)
    for index, side in enumerate(("left", "right")):
        _arm(points, h, traits, age_years, posture, side, index)
    _legs(points, h, traits, age_years, posture)
    for name, offset in traits.jitter.items():
        points[name] = points[name] + h * offset
    whole = _turn(Y, posture.yaw) @ _turn(Z, posture.roll)
    shift = np.asarray(posture.shift_mm)
    missing = _missing(traits)
    return {name: whole @ points[name] + shift for name in LANDMARKS if name not in missing}


def _missing(traits: Traits) -> frozenset[str]:
    missing = set()
    if traits.lumbar_vertebrae == 4:
        missing.add("vertebra L5")
    if traits.rib_pairs == 11:
        missing |= {name for name in LANDMARKS if " rib 12 " in name}
    return frozenset(missing)


def _both(points: dict[str, Floats], name: str, x: float, y: float, z: float) -> None:
    points[f"left {name}"] = np.array([x, y, z])
    points[f"right {name}"] = np.array([-x, y, z])


def _pelvis(points: dict[str, Floats], h: float, traits: Traits, posture: Posture) -> None:
    w = h * traits.pelvis_width
    _both(points, "hip", 0.048 * w, 0.006 * h, 0.0)
    _both(points, "trochanter", 0.088 * w, 0.014 * h, -0.010 * h)
    _both(points, "anterior iliac spine", 0.074 * w, -0.036 * h, 0.058 * h)
    _both(points, "iliac crest", 0.081 * w, 0.010 * h, 0.100 * h)
    _both(points, "posterior iliac spine", 0.030 * w, 0.045 * h, 0.060 * h)
    _both(points, "ischial tuberosity", 0.040 * w, 0.032 * h, -0.046 * h)
    points["symphysis"] = np.array([0, -0.036 * h, -0.012 * h])
    points["sacrum top"] = np.array([0, 0.018 * h, 0.072 * h])
    points["sacrum bottom"] = np.array([0, 0.048 * h, 0.000 * h])
    points["coccyx tip"] = np.array([0, 0.040 * h, -0.026 * h])
    tilt = _turn(X, posture.pelvic_tilt)
    for name, place in points.items():
        points[name] = tilt @ place


def _spine_and_head(
    points: dict[str, Floats], h: float, traits: Traits, age_years: float, posture: Posture
) -> None:
    length = h * float(np.interp(age_years, (3, 9, 18), (0.292, 0.280, 0.276))) * traits.trunk_share
    pitches = np.concatenate(
        [[0.8], np.linspace(0.70, 0.76, 6), np.linspace(0.84, 1.15, 12), np.linspace(1.22, 1.34, 5)]
    )
    pitches = pitches * length / pitches[7:].sum()
    # Heights of the centres above the sacrum's top, from L5 upward; an additional lumbar
    # vertebra lifts the column, a missing one lowers it.
    height = points["sacrum top"][2] + 0.55 * pitches[-1]
    height += (traits.lumbar_vertebrae - 5) * pitches[-1]
    heights = [height]
    for above, below in zip(pitches[-2::-1], pitches[:0:-1], strict=True):
        height += (above + below) / 2
        heights.append(height)
    z = np.array(heights[::-1])
    levels = np.arange(len(VERTEBRAL_LEVELS))
    # Lordosis and kyphosis as lying flat: depth of the centres by level (C1, C5, T1, T7, L1, L3, L5).
    depth = np.interp(
        levels,
        (0, 4, 7, 13, 19, 21, 23),
        np.array(
            [
                0.012, 0.016 - 0.008 * traits.lordosis, 0.018, 0.018 + 0.014 * traits.kyphosis, 0.020,
                0.020 - 0.008 * traits.lordosis, 0.014,
            ]
        ) * h,
    )  # fmt: skip
    depth = np.convolve(np.pad(depth, 2, mode="edge"), [0.1, 0.2, 0.4, 0.2, 0.1], mode="valid")
    share = (z - z[-1]) / (z[7] - z[-1])
    bend = np.tan(np.radians(posture.trunk_bend)) * (z - z[-1]) * np.clip(share, 0, 1)
    curve = traits.scoliosis_mm * (h / 1330) * np.sin(np.pi * np.clip(share, 0, 1))
    lumbar = traits.lumbar_curve * traits.scoliosis_mm * np.sin(2 * np.pi * np.clip(share, 0, 1))
    side = bend + curve + lumbar
    for level, x, y, height in zip(VERTEBRAL_LEVELS, side, depth, z, strict=True):
        points[f"vertebra {level}"] = np.array([x, y, height])

    half_depth = traits.head * float(np.interp(age_years, (3, 9, 18), (82, 89, 94)))
    atlas = points["vertebra C1"]
    turn = _turn(Y, posture.head_tilt) @ _turn(X, posture.head_nod) @ _turn(Z, posture.head_turn)

    def head(x: float, y: float, up: float) -> Floats:
        place: Floats = atlas + turn @ np.array([x, y, up])
        return place

    scale = half_depth / 89
    points["skull front"] = head(0, -half_depth - 8 * scale, 62 * scale)
    points["skull back"] = head(0, half_depth - 8 * scale, 62 * scale)
    points["skull vertex"] = head(0, -5 * scale, 142 * scale)
    jaw = float(np.interp(age_years, (3, 18), (0.88, 1.12)))
    points["chin"] = head(0, -78 * scale, -48 * scale * jaw)
    points["left mandible angle"] = head(43 * scale, -18 * scale, -22 * scale * jaw)
    points["right mandible angle"] = head(-43 * scale, -18 * scale, -22 * scale * jaw)


_RIB_TIP_DEGREES = (128, 142, 148, 150, 150, 148, 144, 134, 122, 108, 76, 48)
_RIB_DROP = (0.018, 0.030, 0.043, 0.055, 0.066, 0.075, 0.081, 0.082, 0.078, 0.068, 0.048, 0.034)


def chest_half_axes(
    points: dict[str, Floats], h: float, traits: Traits, z: float
) -> tuple[float, float]:
    """Half width and half depth (mm) of the rib cage at a height."""
    knots = [points[f"vertebra {level}"][2] for level in ("L2", "T11", "T8", "T5", "T3", "T1")]
    half_width = np.interp(z, knots, np.array([0.074, 0.083, 0.086, 0.077, 0.062, 0.036]))
    half_depth = np.interp(z, knots, np.array([0.052, 0.058, 0.058, 0.050, 0.040, 0.026]))
    return float(half_width) * h * traits.width, float(half_depth) * h * traits.depth


def _thorax(points: dict[str, Floats], h: float, traits: Traits) -> None:
    for n in range(1, 13):
        vertebra = points[f"vertebra T{n}"]
        tip = _RIB_TIP_DEGREES[n - 1]
        for part, share in (("back", 1 / 3), ("side", 2 / 3), ("tip", 1.0)):
            angle = 12 + share * (tip - 12)
            drop = _RIB_DROP[n - 1] * traits.rib_drop * share**1.25 * h
            z = vertebra[2] - drop
            half_width, half_depth = chest_half_axes(points, h, traits, z + 0.3 * drop)
            centre_y = vertebra[1] + 0.016 * h - half_depth
            y = centre_y + half_depth * np.cos(np.radians(angle))
            x = half_width * np.sin(np.radians(angle))
            points[f"left rib {n} {part}"] = np.array([vertebra[0] + x, y, z])
            points[f"right rib {n} {part}"] = np.array([vertebra[0] - x, y, z])
    for name, levels, ahead in (("top", ("T2", "T3"), 0.74), ("bottom", ("T9", "T10"), 1.9)):
        a, b = (points[f"vertebra {level}"] for level in levels)
        middle = (a + b) / 2
        _, half_depth = chest_half_axes(points, h, traits, middle[2])
        front = middle[1] + 0.016 * h - (1.86 if ahead > 1 else 1.72) * half_depth
        points[f"sternum {name}"] = np.array([middle[0], front, middle[2]])
    top = points["sternum top"]
    for sign, side in ((1, "left"), (-1, "right")):
        w = h * traits.shoulder_width
        second = points["vertebra T2"]
        points[f"{side} clavicle medial"] = top + np.array([sign * 0.014 * w, 0.004 * h, 0.006 * h])
        shoulder = np.array(
            [top[0] + sign * 0.097 * w, second[1] - 0.020 * h, second[2] - 0.006 * h]
        )
        points[f"{side} shoulder"] = shoulder
        points[f"{side} acromion"] = shoulder + np.array([sign * 0.004 * w, 0.010 * h, 0.024 * h])
        points[f"{side} scapula superior"] = np.array(
            [top[0] + sign * 0.046 * w, second[1] + 0.012 * h, second[2] + 0.002 * h]
        )
        low = points["vertebra T7"]
        points[f"{side} scapula inferior"] = np.array(
            [top[0] + sign * 0.062 * w, low[1] + 0.008 * h, low[2] + 0.012 * h]
        )


def _arm(
    points: dict[str, Floats],
    h: float,
    traits: Traits,
    age_years: float,
    posture: Posture,
    side: str,
    index: int,
) -> None:
    sign = 1.0 if side == "left" else -1.0
    reach_mm = h * traits.arm_share
    upper = reach_mm * float(np.interp(age_years, (3, 9, 18), (0.172, 0.182, 0.188)))
    upper *= traits.upper_arm_share
    lower = reach_mm * float(np.interp(age_years, (3, 9, 18), (0.130, 0.138, 0.146)))
    hand = h * 0.107 * traits.hand_share
    shoulder = points[f"{side} shoulder"]
    down = _turn(X, -posture.arm_forward[index]) @ -Z
    down = _turn(Y, -sign * posture.arm_abduction[index]) @ down
    # The lateral epicondyle points away from the body, turned about the arm by its rotation.
    outward = _turn(down, sign * posture.arm_rotation[index]) @ unit(
        sign * X - (sign * X @ down) * down
    )
    elbow = shoulder + upper * down
    points[f"{side} elbow lateral"] = elbow + 0.115 * upper * outward
    points[f"{side} elbow medial"] = elbow - 0.115 * upper * outward
    forward = np.cross(outward, down) * (-sign)
    flexion = np.radians(posture.elbow_flexion[index])
    reach = np.cos(flexion) * down + np.sin(flexion) * forward
    reach = unit(reach + np.tan(np.radians(traits.carrying_angle_deg)) * outward)
    wrist = elbow + lower * reach
    across = unit(outward - (outward @ reach) * reach)
    across = _turn(reach, sign * posture.pronation[index]) @ across
    points[f"{side} wrist radial"] = wrist + 0.12 * lower * across
    points[f"{side} wrist ulnar"] = wrist - 0.12 * lower * across
    knuckles = wrist + 0.50 * hand * reach
    points[f"{side} knuckle 2"] = knuckles + 0.16 * hand * across
    points[f"{side} knuckle 5"] = knuckles - 0.20 * hand * across - 0.05 * hand * reach
    palm = np.cross(reach, across) * sign
    curl = np.radians(posture.finger_curl[index])
    fingers = np.cos(curl) * reach + np.sin(curl) * palm
    points[f"{side} fingertip"] = knuckles + 0.47 * hand * fingers + 0.05 * hand * across


def _legs(
    points: dict[str, Floats], h: float, traits: Traits, age_years: float, posture: Posture
) -> None:
    """Both legs, spread further than asked for where they would run through each other."""
    for _ in range(MOST_SPREADING):
        for index, side in enumerate(("left", "right")):
            _leg(points, h, traits, age_years, posture, side, index)
        gaps = [points[f"left {name}"][0] - points[f"right {name}"][0] for name in INNER_LEG]
        if min(gaps) >= LEAST_GAP_SHARE * h:
            return
        left, right = posture.leg_abduction
        posture = replace(posture, leg_abduction=(left + 1.0, right + 1.0))


def _leg(
    points: dict[str, Floats],
    h: float,
    traits: Traits,
    age_years: float,
    posture: Posture,
    side: str,
    index: int,
) -> None:
    sign = 1.0 if side == "left" else -1.0
    leg = h * traits.leg_share * (1 + sign * traits.leg_difference / 2)
    thigh = leg * float(np.interp(age_years, (3, 9, 18), (0.228, 0.248, 0.258)))
    shank = leg * float(np.interp(age_years, (3, 9, 18), (0.186, 0.204, 0.212)))
    thigh, shank = thigh * traits.thigh_share, shank / traits.thigh_share
    foot = h * float(np.interp(age_years, (3, 9, 18), (0.158, 0.156, 0.150))) * traits.foot_share
    flexion = posture.knee_flexion[index]
    hip = points[f"{side} hip"]
    # The femur runs a little inward to the knee; abduction swings the whole leg outward.
    swing = _turn(Y, -sign * posture.leg_abduction[index])
    lift = posture.hip_flexion[index]
    inward = _turn(Y, sign * traits.femoral_inclination_deg)
    thigh_down = swing @ inward @ _turn(X, -lift) @ -Z
    knee = hip + thigh * thigh_down
    shank_down = swing @ _turn(X, flexion - lift) @ -Z
    turn = _turn(shank_down, -sign * posture.toe_out[index])
    across = turn @ unit(sign * X - (sign * X @ shank_down) * shank_down)
    points[f"{side} knee lateral"] = knee + 0.103 * thigh * across
    points[f"{side} knee medial"] = knee - 0.103 * thigh * across
    ankle = knee + shank * shank_down
    across = _turn(shank_down, -sign * traits.tibial_torsion_deg) @ across
    points[f"{side} ankle lateral"] = ankle + shank * (0.105 * across + 0.035 * shank_down)
    points[f"{side} ankle medial"] = ankle - shank * (0.105 * across + 0.005 * shank_down)
    ahead = np.cross(across, shank_down) * (-sign)
    plantar = np.radians(posture.plantar_flexion[index])
    forward = np.cos(plantar) * ahead + np.sin(plantar) * shank_down
    up = np.cos(plantar) * -shank_down + np.sin(plantar) * ahead
    tilt = _turn(forward, sign * posture.foot_tilt[index])
    across, up = tilt @ across, tilt @ up

    def at(along: float, lateral: float, height: float) -> Floats:
        place: Floats = ankle + foot * (along * forward + lateral * across + height * up)
        return place

    points[f"{side} heel"] = at(-0.27, 0.02, -0.17)
    points[f"{side} metatarsal 1 base"] = at(0.215, -0.085, -0.13)
    points[f"{side} metatarsal 5 base"] = at(0.175, 0.125, -0.22)
    points[f"{side} metatarsal 1 head"] = at(0.455, -0.135, -0.28)
    points[f"{side} metatarsal 5 head"] = at(0.385, 0.155, -0.28)
    points[f"{side} toe tip"] = at(0.695, -0.13, -0.29)
