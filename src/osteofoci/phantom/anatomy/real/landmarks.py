"""The project's landmarks, found on real meshes and their joints."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from osteofoci.errors import InputError
from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.real.meshes import Anatomy, Mesh
from osteofoci.skeleton import LANDMARKS, VERTEBRAL_LEVELS, Side

# Shares of a rib's length, from its head, at which the drawn rib has its points.
_RIB_SHARES = {"back": 0.36, "side": 0.68, "tip": 0.98}
_TROCHANTER_DEPTH = 0.035


def anatomy_landmarks(anatomy: Anatomy) -> dict[str, Floats]:
    """Every landmark of a body given as meshes, in its own frame (LPS mm).

    Raises:
        InputError: a bone or joint that a landmark rests on is missing.
    """
    given = dict(anatomy.landmarks)
    if set(given) >= set(LANDMARKS):
        return {name: given[name] for name in LANDMARKS}
    try:
        found = _head_and_column(anatomy) | _middle(anatomy)
        for side in (Side.LEFT, Side.RIGHT):
            for part in (_shoulder_and_arm, _thorax, _pelvis_and_leg):
                found |= {f"{side} {name}": p for name, p in part(anatomy, side).items()}
    except KeyError as missing:
        raise InputError(
            f"anatomy folder: expected the mesh or joint {missing} to find landmarks on, found none; "
            f"add it, or give all landmarks in landmarks.csv"
        ) from None
    found |= given
    return {name: found[name] for name in LANDMARKS}


def _vertices(anatomy: Anatomy, name: str) -> Floats:
    return anatomy.bones[name].vertices_mm


def _joint(anatomy: Anatomy, name: str, side: str = "midline") -> Floats:
    return anatomy.joints[(name, side)].centre_mm


def _most(points: Floats, towards: Floats) -> Floats:
    best: Floats = points[int((points @ towards).argmax())]
    return best


def _end(points: Floats, towards: Floats, share: float) -> Floats:
    """Middle of the outermost share of the vertices in a direction."""
    along = points @ towards
    middle: Floats = points[along >= np.quantile(along, 1 - share)].mean(0)
    return middle


X, Y, Z = np.eye(3)


def _head_and_column(anatomy: Anatomy) -> dict[str, Floats]:
    skull, jaw = _vertices(anatomy, "skull"), _vertices(anatomy, "mandible")
    atlas = _vertices(anatomy, "vertebra_C1").mean(0)
    vertex = _most(skull, Z)
    height = atlas[2] + 0.44 * (vertex[2] - atlas[2])
    belt = skull[(np.abs(skull[:, 2] - height) < 9) & (np.abs(skull[:, 0] - vertex[0]) < 14)]
    middle = jaw[np.abs(jaw[:, 0] - jaw[:, 0].mean()) < 8]
    found = {
        "skull vertex": vertex,
        "skull front": _most(belt, -Y),
        "skull back": _most(belt, Y),
        "chin": _most(middle, -Y - 0.6 * Z),
        "left mandible angle": _most(jaw[jaw[:, 0] > 0], Y - Z),
        "right mandible angle": _most(jaw[jaw[:, 0] < 0], Y - Z),
    }
    names = [f"{a}_{b}" for a, b in itertools.pairwise(VERTEBRAL_LEVELS[1:])]
    discs = [_joint(anatomy, f"intervertebral_{name}") for name in (*names, "L5_S1")]
    for level, above, below in zip(VERTEBRAL_LEVELS[2:], discs[:-1], discs[1:], strict=True):
        found[f"vertebra {level}"] = (above + below) / 2
    up = discs[0] - found["vertebra C3"]
    found["vertebra C2"] = discs[0] + up
    found["vertebra C1"] = np.array([discs[0][0], found["vertebra C2"][1], atlas[2]])
    fall = discs[-1] - found["vertebra L5"]
    found["sacrum top"] = discs[-1] + 5.0 * unit(fall)
    return found


def _middle(anatomy: Anatomy) -> dict[str, Floats]:
    sternum, sacrum = _vertices(anatomy, "sternum"), _vertices(anatomy, "sacrum")
    near = sternum[np.abs(sternum[:, 0] - sternum[:, 0].mean()) < 12]
    span = np.ptp(near[:, 2])
    cut = anatomy.joints[("coccyx_from_sacrum", "midline")]
    return {
        "sternum top": _end(near, Z, 0.06),
        "sternum bottom": near[np.abs(near[:, 2] - near[:, 2].min() - 0.12 * span) < 6].mean(0),
        "symphysis": _joint(anatomy, "pubic_symphysis"),
        "sacrum bottom": cut.centre_mm,
        "coccyx tip": _most(sacrum, cut.axis),
    }


def _shoulder_and_arm(anatomy: Anatomy, side: Side) -> dict[str, Floats]:
    out = X if side is Side.LEFT else -X
    blade = _vertices(anatomy, f"scapula_{side}")
    inner = blade[blade @ out < np.quantile(blade @ out, 0.5)]
    humerus = _vertices(anatomy, f"humerus_{side}")
    radius, ulna = _vertices(anatomy, f"radius_{side}"), _vertices(anatomy, f"ulna_{side}")
    shoulder = _joint(anatomy, "shoulder", side)
    elbow = anatomy.joints[("elbow", side)]
    across = elbow.axis * np.sign(elbow.axis @ out)
    down = unit(elbow.centre_mm - shoulder)
    low = humerus[
        (humerus - elbow.centre_mm) @ down > -0.07 * np.linalg.norm(elbow.centre_mm - shoulder)
    ]
    fore = unit(_joint(anatomy, "wrist", side) - elbow.centre_mm)
    radial_end, ulnar_end = _end(radius, fore, 0.06), _end(ulna, fore, 0.10)
    apart = radial_end - ulnar_end
    return {
        "clavicle medial": _joint(anatomy, "sternoclavicular", side),
        "acromion": _most(blade, out),
        "scapula superior": _most(inner, Z),
        "scapula inferior": _most(blade, -Z),
        "shoulder": shoulder,
        "elbow medial": _most(low, -across),
        "elbow lateral": _most(low, across),
        "wrist radial": radial_end + 0.26 * apart,
        "wrist ulnar": ulnar_end - 0.17 * apart,
        "knuckle 2": _joint(anatomy, "MCP_2", side),
        "knuckle 5": _joint(anatomy, "MCP_5", side),
        "fingertip": _most(_vertices(anatomy, f"hand_phalanx_distal_3_{side}"), fore),
    }


def _thorax(anatomy: Anatomy, side: Side) -> dict[str, Floats]:
    found = {}
    for n in range(1, 13):
        line = centre_line(
            anatomy.bones[f"rib_{n}_{side}"], _joint(anatomy, f"costovertebral_{n}", side)
        )
        for part, share in _RIB_SHARES.items():
            found[f"rib {n} {part}"] = line(share)
    return found


def centre_line(mesh: Mesh, start_mm: Floats) -> Callable[[float], Floats]:
    """The middle of a curved bone at a share of its length, walked along its surface."""
    points, faces = mesh.vertices_mm, mesh.faces
    a, b = faces[:, [0, 1, 2]].ravel(), faces[:, [1, 2, 0]].ravel()
    length = np.linalg.norm(points[a] - points[b], axis=1)
    graph = sparse.coo_matrix((length, (a, b)), shape=(len(points),) * 2).tocsr()
    first = int(np.linalg.norm(points - start_mm, axis=1).argmin())
    walked = csgraph.dijkstra(graph, directed=False, indices=first)
    walked = np.where(np.isfinite(walked), walked, 0.0) / walked[np.isfinite(walked)].max()

    def at(share: float) -> Floats:
        near = np.abs(walked - share) < 0.03
        middle: Floats = (
            points[near].mean(0) if near.any() else points[np.abs(walked - share).argmin()]
        )
        return middle

    return at


def _pelvis_and_leg(anatomy: Anatomy, side: Side) -> dict[str, Floats]:
    out = X if side is Side.LEFT else -X
    hip_bone, femur = _vertices(anatomy, f"hip_bone_{side}"), _vertices(anatomy, f"femur_{side}")
    hip = _joint(anatomy, "hip", side)
    knee = anatomy.joints[("knee", side)]
    thigh = float(np.linalg.norm(knee.centre_mm - hip))
    across = knee.axis * np.sign(knee.axis @ out)
    upper = hip_bone[hip_bone[:, 2] > hip[2] + 0.07 * thigh]
    top = femur[(femur - hip) @ unit(knee.centre_mm - hip) < 0.22 * thigh]
    low = femur[np.abs((femur - knee.centre_mm) @ unit(knee.centre_mm - hip)) < 0.05 * thigh]
    tibia, fibula = _vertices(anatomy, f"tibia_{side}"), _vertices(anatomy, f"fibula_{side}")
    ankle = anatomy.joints[("ankle", side)]
    mortise = ankle.axis * np.sign(ankle.axis @ out)
    inner = tibia[tibia[:, 2] < np.quantile(tibia[:, 2], 0.12)]
    heel = _vertices(anatomy, f"calcaneus_{side}")
    forward = unit(_joint(anatomy, "MTP_2", side) - heel.mean(0))
    return {
        "hip": hip,
        "anterior iliac spine": _most(upper, -Y),
        "iliac crest": _most(hip_bone, Z),
        "posterior iliac spine": _most(upper, Y),
        "ischial tuberosity": _most(hip_bone, -Z + 0.5 * Y),
        "trochanter": _most(top, out) - _TROCHANTER_DEPTH * thigh * out,
        "knee medial": _most(low, -across),
        "knee lateral": _most(low, across),
        "ankle medial": _most(inner, -mortise),
        "ankle lateral": _most(
            fibula[fibula[:, 2] < np.quantile(fibula[:, 2], 0.12)], mortise - 0.3 * Z
        ),
        "heel": _end(heel, -forward, 0.15),
        "metatarsal 1 base": _joint(anatomy, "tarsometatarsal_1", side),
        "metatarsal 5 base": _joint(anatomy, "tarsometatarsal_5", side),
        "metatarsal 1 head": _joint(anatomy, "MTP_1", side),
        "metatarsal 5 head": _joint(anatomy, "MTP_5", side),
        "toe tip": _most(_vertices(anatomy, f"foot_phalanx_distal_1_{side}"), forward),
    }
