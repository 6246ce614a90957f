"""A folder of named meshes: real bones and soft tissue, as a user may hand them over.

The form of the folder is described in ``docs/simulator.md``: closed surfaces as binary PLY, in
LPS millimetres; ``bones/NAME.ply`` named after the project's bones, ``soft/.../NAME.ply`` with
``soft.csv`` telling the tissue of each, ``constructed/body_outline.ply`` the skin, and
``joints.csv`` the centres and axes of joints. Nothing of such a folder is part of the program.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from osteofoci.errors import InputError
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.tissue import Tissue

# What each tissue class of ``soft.csv`` is painted as.
_TISSUE: Mapping[str, Tissue] = {
    "adrenal": Tissue.LIVER, "airway": Tissue.AIR, "artery": Tissue.FLOW_VOID,
    "bile": Tissue.BOWEL_FLUID, "brain_cerebellum": Tissue.BRAIN, "brain_grey": Tissue.BRAIN,
    "brain_white": Tissue.BRAIN, "brainstem": Tissue.BRAIN, "cartilage": Tissue.CARTILAGE,
    "csf": Tissue.CSF, "dura": Tissue.TENDON, "eye_fluid": Tissue.EYE, "eye_lens": Tissue.MUSCLE,
    "eye_wall": Tissue.MUSCLE, "heart_blood": Tissue.FLOW_VOID, "heart_muscle": Tissue.HEART,
    "kidney": Tissue.KIDNEY, "lacrimal_gland": Tissue.GLAND, "large_bowel": Tissue.BOWEL,
    "liver": Tissue.LIVER, "lung": Tissue.LUNG, "mesentery_fat": Tissue.FAT,
    "mucosa": Tissue.GLAND, "muscle": Tissue.MUSCLE, "nerve": Tissue.MUSCLE,
    "oesophagus": Tissue.BOWEL, "other_soft": Tissue.MUSCLE, "pancreas": Tissue.GLAND,
    "penis": Tissue.VEIN, "pituitary": Tissue.BRAIN, "prostate": Tissue.GLAND,
    "salivary_gland": Tissue.GLAND, "seminal_vesicle": Tissue.BOWEL_FLUID,
    "small_bowel": Tissue.BOWEL, "spleen": Tissue.SPLEEN, "stomach": Tissue.BOWEL,
    "tendon_fascia": Tissue.TENDON, "testis": Tissue.NODE, "thymus": Tissue.GLAND,
    "tooth": Tissue.CORTEX, "urinary_tract": Tissue.VEIN, "urine": Tissue.BLADDER,
    "vein": Tissue.VEIN,
}  # fmt: skip
_OF_BOYS = ("penis", "testis", "prostate", "seminal_vesicle", "other_soft")


@dataclass(frozen=True, eq=False)
class Mesh:
    """A closed surface: vertices (n, 3) in LPS mm, faces (m, 3) turning outward."""

    vertices_mm: Floats
    faces: npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class SoftPart:
    """One mesh of soft tissue.

    Attributes:
        of_boys: only boys have it.
    """

    name: str
    tissue: Tissue
    mesh: Mesh
    of_boys: bool = False


@dataclass(frozen=True, eq=False)
class Joint:
    """A joint, growth plate or cutting plane: a point (LPS mm) and a unit axis (or zeros)."""

    centre_mm: Floats
    axis: Floats


@dataclass(frozen=True, eq=False)
class Anatomy:
    """Real anatomy of one body.

    Attributes:
        bones: by the file's name, such as ``femur_left``; discs and rib cartilage among them.
        soft: in no order.
        outline: the skin; None where the folder has none.
        joints: by (name, side), sides ``left``, ``right``, ``midline``.
        landmarks: given by ``landmarks.csv``; they win over what is found on the meshes.
    """

    bones: Mapping[str, Mesh]
    soft: tuple[SoftPart, ...]
    outline: Mesh | None
    joints: Mapping[tuple[str, str], Joint]
    landmarks: Mapping[str, Floats]


@lru_cache(maxsize=1)
def read_anatomy(folder: Path) -> Anatomy:
    """Read a folder of meshes.

    Raises:
        InputError: the folder has no bones, or a file of it cannot be read.
    """
    bones = {path.stem: read_ply(path) for path in sorted((folder / "bones").glob("*.ply"))}
    if not bones:
        raise InputError(
            f"anatomy folder '{folder.name}': expected meshes such as bones/femur_left.ply, found "
            f"none; see `osteofoci docs simulator` for the form of the folder"
        )
    soft = []
    for row in _rows(folder / "soft" / "soft.csv"):
        kind = row.get("tissue", "")
        if kind not in _TISSUE:
            raise InputError(
                f"soft.csv, {row.get('file')}: expected a tissue among {', '.join(sorted(_TISSUE))}, "
                f"found {kind!r}; correct the row"
            )
        path = folder / "soft" / row["file"]
        soft.append(SoftPart(path.stem, _TISSUE[kind], read_ply(path), kind in _OF_BOYS))
    made = folder / "constructed"
    for name, tissue in (("dural_sac", Tissue.CSF), ("spinal_cord", Tissue.BRAIN)):
        if (made / f"{name}.ply").exists():
            soft.append(SoftPart(name, tissue, read_ply(made / f"{name}.ply")))
    outline = made / "body_outline.ply"
    return Anatomy(
        bones,
        tuple(soft),
        read_ply(outline) if outline.exists() else None,
        {(r["name"], r["side"]): _joint(r) for r in _rows(folder / "joints.csv")},
        {r["name"]: _point(r, ("x", "y", "z")) for r in _rows(folder / "landmarks.csv")},
    )


def read_ply(path: Path) -> Mesh:
    """A binary little-endian PLY of triangles.

    Raises:
        InputError: another format, or a file that ends too early.
    """
    data = path.read_bytes()
    head, marker, body = data.partition(b"end_header\n")
    lines = head.decode("latin-1").split("\n")
    counts = {w[1]: int(w[2]) for w in (line.split() for line in lines) if w[:1] == ["element"]}
    wanted = "format binary_little_endian 1.0"
    if not marker or wanted not in lines or not {"vertex", "face"} <= set(counts):
        raise InputError(
            f"mesh {path.name}: expected a PLY of '{wanted}' with vertices and faces, found "
            f"another form; convert the mesh"
        )
    columns = sum(line.startswith("property float ") for line in lines)
    size = 4 * columns * counts["vertex"]
    face = np.dtype([("n", "u1"), ("corners", "<i4", 3)])
    if len(body) < size + face.itemsize * counts["face"]:
        raise InputError(
            f"mesh {path.name}: expected {counts['face']} triangles, found that the file ends "
            f"before them; write the mesh again"
        )
    vertices = np.frombuffer(body, "<f4", columns * counts["vertex"]).reshape(-1, columns)[:, :3]
    faces = np.frombuffer(body, face, counts["face"], offset=size)
    if np.any(faces["n"] != 3):
        raise InputError(
            f"mesh {path.name}: expected triangles only, found other faces; triangulate the mesh"
        )
    return Mesh(vertices.astype(float), faces["corners"].astype(np.int32))


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _joint(row: Mapping[str, str]) -> Joint:
    return Joint(_point(row, ("x", "y", "z")), _point(row, ("ax", "ay", "az")))


def _point(row: Mapping[str, str], columns: tuple[str, str, str]) -> Floats:
    return np.array([float(row[c] or 0) for c in columns])
