"""Voxels of true bones and the names they are given, for our own children and for others alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import SimpleITK as sitk

from osteofoci.bench.rows import Figures, SeenExam, SureRow, VoxelRow
from osteofoci.errors import AddressError, InputError
from osteofoci.geometry import Grid, grid_of, resample
from osteofoci.geometry.arrays import Bools
from osteofoci.skeleton import BONE_SIDES, BoneSide, Side, bone_named, label_of

LEAST_VOXELS = 20
Counted = Literal["named", "right", "told"]
_HIP = ("ilium", "ischium", "pubis")
_CARPALS = (
    "scaphoid", "lunate", "triquetrum", "triquetral", "pisiform", "trapezium", "trapezoid",
    "capitate", "hamate", "carpus",
)  # fmt: skip
_STARTS = (
    ("hip_bone", "ilium"), ("hand_", "hand phalanges"), ("foot_", "foot phalanges"),
    ("sternum", "sternum"), ("cranium", "skull"), ("jaw", "mandible"),
)  # fmt: skip
_NO_BONE = ("disc", "costal", "unnamed")


def bone_of_name(name: str) -> BoneSide | None:
    """The bone that a name in a label volume means; None for what is no bone of the vocabulary.

    A whole hip bone is called its ilium.
    """
    found = re.match(r"(.*?)(?:_(left|right))?$", name)
    stem, side = (found.group(1), found.group(2)) if found else (name, None)
    if stem.startswith(_NO_BONE):
        return None
    if stem.startswith(_CARPALS):
        stem = "carpus"
    if "cuneiform" in stem:
        stem = "cuneiforms"
    for start, bone in _STARTS:
        if stem.startswith(start):
            stem = bone
    try:
        return BoneSide(bone_named(stem.replace("_", " ")), Side(side or "midline"))
    except AddressError:
        return None


def nifti_labels(path: Path, grid: Grid) -> npt.NDArray[np.uint8]:
    """Our own label volume on the grid of an examination."""
    image = sitk.ReadImage(str(path))
    labels = sitk.GetArrayFromImage(image)
    return resample(labels, grid_of(image), grid, order=0, outside=0.0).astype(np.uint8)


def named_labels(path: Path, grid: Grid) -> npt.NDArray[np.uint8]:
    """A label volume with names (``bone`` x, y, z; ``names``; ``lo``, ``spacing`` in LPS mm).

    Raises:
        InputError: the file holds no such volume.
    """
    with np.load(path, allow_pickle=True) as data:
        if not {"bone", "names", "lo", "spacing"} <= set(data.files):
            raise InputError(
                f"{path.name}: expected bone, names, lo and spacing, found {', '.join(data.files)}; "
                f"write the label volume as `osteofoci docs simulator` tells"
            )
        numbers = np.zeros(256, np.uint8)
        for n, name in enumerate(data["names"], 1):
            bone = bone_of_name(str(name))
            numbers[n] = 0 if bone is None else label_of(bone)
        labels = numbers[np.asarray(data["bone"], np.uint8)].transpose(2, 1, 0)
        x, y, z = (float(v) for v in data["spacing"])
        first = tuple(float(v) for v in data["lo"])
    own = Grid(labels.shape, (z, y, x), (first[0], first[1], first[2]))
    return resample(labels, own, grid, order=0, outside=0.0).astype(np.uint8)


def voxel_rows(
    said_zyx: npt.NDArray[np.uint8],
    true_zyx: npt.NDArray[np.uint8],
    perhaps: Callable[[BoneSide], BoneSide | None],
    covered: Callable[[BoneSide], bool],
    *,
    whole_hips: bool,
) -> list[VoxelRow]:
    """For every true bone: how many voxels, and how many of them are named at all, rightly, for the other side.

    ``told`` counts the right ones and those whose name is told with the doubt that it may be this bone.

    Args:
        perhaps: the bone that a named one may be instead.
        covered: whether a bone is said to be imaged at all.
        whole_hips: the truth does not part the hip bone; ilium, ischium and pubis are right.
    """
    rows: list[VoxelRow] = []
    for bone_side, own in _counted(true_zyx, said_zyx, true_zyx > 0):
        right = [bone_side]
        if whole_hips and bone_side.bone.name in _HIP:
            right = [BoneSide(bone_named(n), bone_side.side) for n in _HIP]
        other_side = [] if bone_side.side is Side.MIDLINE else [
            b for b in BONE_SIDES if b.side is bone_side.side.mirrored
        ]  # fmt: skip
        doubted = [b for b in BONE_SIDES if own[label_of(b)] and perhaps(b) == bone_side]
        total, named = int(own.sum()), int(own[1:].sum())
        shares = [
            int(sum(own[label_of(b)] for b in group)) for group in (right, other_side, doubted)
        ]
        rows.append(
            {
                "bone": str(bone_side),
                "region": str(bone_side.bone.region),
                "voxels": total,
                "named": named,
                "right": shares[0],
                "other_side": shares[1],
                "told": shares[0] + shares[2],
                "covered": covered(bone_side),
            }
        )
    return rows


def _counted(
    of_zyx: npt.NDArray[np.uint8], by_zyx: npt.NDArray[np.uint8], inside: Bools
) -> Iterator[tuple[BoneSide, npt.NDArray[np.int64]]]:
    """Every bone that one label volume has enough voxels of, and how many of them have which label in the other."""
    count = len(BONE_SIDES) + 1
    pairs = of_zyx[inside].astype(int) * count + by_zyx[inside]
    table = np.bincount(pairs, minlength=count * count).reshape(count, count)
    for bone_side in BONE_SIDES:
        own = table[label_of(bone_side)]
        if own.sum() >= LEAST_VOXELS:
            yield bone_side, own


def sure_rows(
    said_zyx: npt.NDArray[np.uint8],
    true_zyx: npt.NDArray[np.uint8],
    confidence: Callable[[BoneSide], float],
    *,
    whole_hips: bool,
) -> list[SureRow]:
    """For every bone that was named: how sure, and the share of its voxels in bone that are right."""
    rows: list[SureRow] = []
    for bone_side, own in _counted(said_zyx, true_zyx, (said_zyx > 0) & (true_zyx > 0)):
        right = bone_side
        if whole_hips and bone_side.bone.name in _HIP:
            right = BoneSide(bone_named(_HIP[0]), bone_side.side)
        share = float(own[label_of(right)] / own.sum())
        rows.append({"said": round(confidence(bone_side), 3), "right": round(share, 3)})
    return rows


def score_voxels(exams: Sequence[SeenExam]) -> Figures:
    """Shares of the voxels of true bones: named at all, right, right where named; by region.

    ``right`` and ``named`` are means over bones, so that a rib counts as much as a femur. Beside
    them the same with six reader's points, and how often bones of a confidence are right.
    """
    rows = [row for exam in exams for row in exam.get("voxels", [])]
    pointed = [row for exam in exams for row in exam.get("voxels_with_points", [])]
    sure = [row for exam in exams for row in exam.get("sure", [])]
    regions = sorted({row["region"] for row in rows})
    return {
        "voxels_named": _mean_share(rows, "named"),
        "voxels_right": _mean_share(rows, "right"),
        "voxels_right_where_named": _where_named(rows),
        "voxels_named_with_six_points": _mean_share(pointed, "named"),
        "voxels_right_with_six_points": _mean_share(pointed, "right"),
        "voxels_right_where_named_with_six_points": _where_named(pointed),
        "spine_voxels_right_or_told_with_doubt": _where_named(
            [row for row in rows if row["region"] == "spine"], "told"
        ),
        "hand_voxels_named_or_said_not_covered": _mean_share(
            [
                row if row["covered"] else row | {"named": row["voxels"]}
                for row in rows
                if row["region"] == "hand"
            ],
            "named",
        ),
        "right_where_confidence_is": _reliability(sure),
        "voxels_of_other_side": sum(row["other_side"] for row in rows),
        "voxels_named_by_region": {
            r: _mean_share([row for row in rows if row["region"] == r], "named") for r in regions
        },
        "voxels_right_where_named_by_region": {
            r: _where_named([row for row in rows if row["region"] == r]) for r in regions
        },
    }


def _reliability(rows: Sequence[SureRow]) -> dict[str, str]:
    """Mean share of right voxels of the bones in each fifth of confidence, and how many bones."""
    table = {}
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        own = [
            row
            for row in rows
            if low <= row["said"] < low + 0.2 or (row["said"] == 1 and low == 0.8)
        ]
        if own:
            said, right = (np.mean([row[key] for row in own]) for key in ("said", "right"))
            table[f"{low:.1f} to {low + 0.2:.1f}"] = f"{right:.2f} (said {said:.2f}) of {len(own)}"
    return table


def _mean_share(rows: Sequence[VoxelRow], key: Counted) -> float | None:
    return round(float(np.mean([row[key] / row["voxels"] for row in rows])), 3) if rows else None


def _where_named(rows: Sequence[VoxelRow], key: Counted = "right") -> float | None:
    named = sum(row["named"] for row in rows)
    return round(sum(row[key] for row in rows) / named, 3) if named else None
