"""A made-up anatomy: a spindle for every bone of a drawn child, so that the door can be tested."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt

from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import Side, draw_bones

FACES = np.array(
    [[0, 2, 3], [0, 3, 4], [0, 4, 5], [0, 5, 2], [1, 3, 2], [1, 4, 3], [1, 5, 4], [1, 2, 5]]
)


def spindle(start: Floats, end: Floats, radius_mm: float) -> Floats:
    """Six corners of a double pyramid, for ``FACES``."""
    along = unit(end - start)
    across = unit(np.cross(along, [0.3, 1.0, 0.2]))
    third = np.cross(along, across)
    middle = (start + end) / 2
    ring = [middle + radius_mm * d for d in (across, third, -across, -third)]
    return np.array([start, end, *ring])


def box(low: Floats, high: Floats) -> tuple[Floats, npt.NDArray[np.int_]]:
    """Corners and outward faces of a box."""
    corners = (
        np.array(
            [(high if n & 1 else low)[0] for n in range(8)]
            + [(high if n & 2 else low)[1] for n in range(8)]
            + [(high if n & 4 else low)[2] for n in range(8)]
        )
        .reshape(3, 8)
        .T
    )
    faces = [(0, 2, 1), (1, 2, 3), (4, 5, 6), (5, 7, 6), (0, 1, 4), (1, 5, 4),
             (2, 6, 3), (3, 6, 7), (0, 4, 2), (2, 4, 6), (1, 3, 5), (3, 7, 5)]  # fmt: skip
    return corners, np.array(faces)


def write_ply(path: Path, vertices: Floats, faces: npt.NDArray[np.int_] = FACES) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = (
        "ply\nformat binary_little_endian 1.0\n"
        f"element vertex {len(vertices)}\nproperty float x\nproperty float y\nproperty float z\n"
        f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    rows = np.zeros(len(faces), np.dtype([("n", "u1"), ("corners", "<i4", 3)]))
    rows["n"], rows["corners"] = 3, faces
    path.write_bytes(head.encode() + vertices.astype("<f4").tobytes() + rows.tobytes())


def made_up_anatomy(folder: Path) -> Path:
    """Bones, one muscle, a skin and landmarks of a child of 14 years lying straight."""
    traits = random_traits(np.random.default_rng(3), "M")
    landmarks = child_landmarks(traits, 14.0, Posture())
    for bone in draw_bones(landmarks):
        side = bone.bone_side.side
        name = bone.bone_side.bone.name.replace(" ", "_")
        stem = name if side is Side.MIDLINE else f"{name}_{side}"
        start, end = bone.axis.at(0.0), bone.axis.at(1.0)
        radius = max(0.12 * float(np.linalg.norm(end - start)), 6.0)
        write_ply(folder / "bones" / f"{stem}.ply", spindle(start, end, radius))
    hip, knee = landmarks["left hip"], landmarks["left knee medial"]
    write_ply(folder / "soft" / "thigh.ply", spindle(hip, knee, 45.0))
    (folder / "soft" / "soft.csv").write_text("file,tissue\nthigh.ply,muscle\n", encoding="utf-8")
    points = np.array(list(landmarks.values()))
    low, high = points.min(0) - 25, points.max(0) + 25
    write_ply(folder / "constructed" / "body_outline.ply", *box(low, high))
    with (folder / "landmarks.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("name", "x", "y", "z"))
        rows.writerows((name, *place) for name, place in landmarks.items())
    return folder
