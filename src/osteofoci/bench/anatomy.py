"""What one localised examination says about bones, beside what is true of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.bench.failures import draw_failure
from osteofoci.bench.rows import (
    AddressRow,
    KeptRow,
    LabelsRow,
    SeenExam,
    TrueExam,
    TrueFrame,
    TrueLesion,
    VoxelRow,
)
from osteofoci.bench.score_anatomy import bone_name
from osteofoci.bench.voxels import named_labels, nifti_labels, sure_rows, voxel_rows
from osteofoci.geometry import Path as Line
from osteofoci.geometry import Volume, nearest_at
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import COVERAGE_PLACES, BoneMap, Skeleton, address_in, perhaps
from osteofoci.skeleton import (
    BONE_SIDES,
    BoneSide,
    Kind,
    Tubular,
    carried,
    label_of,
    parse_site,
    tubular,
)

POINTS_A_BONE = 6
BESIDE_MM = 15.0
FRAMED = (Kind.LONG, Kind.SHORT_TUBULAR)


def compare_anatomy(
    skeleton: Skeleton | None,
    bones: BoneMap | None,
    volume: Volume,
    truth: TrueExam,
    folder: Path | None,
    pictures: Path | None = None,
) -> SeenExam:
    """Names at lesion centres, landmark errors, overlap, addresses and coverage.

    Args:
        truth: one examination of ``truth.json``; one from elsewhere may hold lesions only.
        folder: where the truth's label volumes lie.
        pictures: where a picture of every centre that was named wrongly goes.
    """
    rows = [row for row in truth["lesions"] if not row.get("physiological")]
    seen: SeenExam = {
        "date": truth["date"],
        "variant": truth.get("variant", {}),
        "age": truth.get("age"),
        "localised": skeleton is not None,
        "lesions": [
            {
                "id": row["id"],
                "bone": row["bone"],
                "side": row["side"],
                "covered": row["covered"],
                "said": _name_at(bones, volume, np.array(row["centroid_lps_mm"])),
            }
            for row in rows
        ],
    }
    if folder is not None and bones is not None:
        true = true_bones(volume, truth, folder)
        if skeleton is not None:
            seen["voxels"] = voxels_named(skeleton, bones, true, truth)
            seen["sure"] = sure_rows(
                _said(bones), true, skeleton.confidence, whole_hips=_whole_hips(truth)
            )
    if skeleton is None or bones is None or "bones" not in truth:
        return seen
    seen["landmark_error_mm"] = {
        name: round(float(np.linalg.norm(skeleton.landmarks[name] - np.array(place))), 2)
        for name, place in truth["landmarks"].items()
        if name in skeleton.in_view
    }
    seen["places"] = _places(skeleton, volume, truth["bones"])
    seen["landmarks_missed"] = sorted(set(truth["landmarks_in_view"]) - skeleton.in_view)
    seen["landmarks_invented"] = sorted(skeleton.in_view - set(truth["landmarks_in_view"]))
    if folder is not None:
        seen = {**seen, **_against_labels(skeleton, bones, volume, truth, true)}
        if pictures is not None:
            _draw_failures(seen, rows, bones, volume, true, pictures)
    return seen


def _places(skeleton: Skeleton, volume: Volume, frames: dict[str, TrueFrame]) -> dict[str, int]:
    """Even places along every true bone: said to be imaged, and truly; and drawn elsewhere."""
    counts = {"imaged": 0, "said": 0, "said_wrongly": 0, "beside": 0}
    for name, frame in frames.items():
        bone_side = parse_site(name).bone_side
        if bone_side not in skeleton.bones:
            continue
        line, drawn = Line(np.array(frame["axis_lps_mm"])), skeleton.bones[bone_side].axis
        at = np.linspace(0, 1, COVERAGE_PLACES)
        points = np.array([line.at(t) for t in at])
        imaged = nearest_at(volume.covered_zyx, volume.grid, points, outside=False)
        said = np.array(skeleton.covered_along[bone_side])
        apart = np.linalg.norm(points - np.array([drawn.at(t) for t in at]), axis=1)
        counts["imaged"] += int(imaged.sum())
        counts["said"] += int(said.sum())
        counts["said_wrongly"] += int((said & ~imaged).sum())
        counts["beside"] += int((said & imaged & (apart > BESIDE_MM)).sum())
    return counts


def true_bones(volume: Volume, truth: TrueExam, folder: Path) -> npt.NDArray[np.uint8]:
    """True bones on the examination's grid, where it was imaged."""
    path = folder / truth["labels"]["bones"]
    read = named_labels if path.suffix == ".npz" else nifti_labels
    return np.where(volume.covered_zyx, read(path, volume.grid), 0).astype(np.uint8)


def voxels_named(
    skeleton: Skeleton,
    bones: BoneMap,
    true_zyx: npt.NDArray[np.uint8],
    truth: TrueExam,
) -> list[VoxelRow]:
    """Names of the voxels of every true bone."""

    def covered(bone_side: BoneSide) -> bool:
        return any(skeleton.covered_along.get(bone_side, ()))

    return voxel_rows(
        _said(bones), true_zyx, partial(perhaps, skeleton), covered, whole_hips=_whole_hips(truth)
    )


def _said(bones: BoneMap) -> npt.NDArray[np.uint8]:
    return np.where(bones.distance_zyx_mm < 0, bones.label_zyx, 0).astype(np.uint8)


def _whole_hips(truth: TrueExam) -> bool:
    """Label volumes from elsewhere do not part the hip bone."""
    return str(truth["labels"]["bones"]).endswith(".npz")


def _draw_failures(
    seen: SeenExam,
    rows: list[TrueLesion],
    bones: BoneMap,
    volume: Volume,
    true: npt.NDArray[np.uint8],
    pictures: Path,
) -> None:
    drawn = np.where(bones.distance_zyx_mm < 0, bones.label_zyx, 0)
    for answer, row in zip(seen["lesions"], rows, strict=True):
        name = bone_name(row)
        if row["covered"] and answer["said"] != name:
            text = f"{name} called {answer['said'] or 'nothing'}"
            path = pictures / f"{seen['date']}-{row['id']}.png"
            draw_failure(volume, drawn, true, row["centroid_lps_mm"], text, path)


def _name_at(bones: BoneMap | None, volume: Volume, point: Floats) -> str | None:
    if bones is None:
        return None
    if not volume.grid.contains(point[None])[0]:
        return None
    label = int(nearest_at(bones.label_zyx, volume.grid, point[None], outside=0)[0])
    return str(BONE_SIDES[label - 1]) if label else "no bone"


def _against_labels(
    skeleton: Skeleton,
    bones: BoneMap,
    volume: Volume,
    truth: TrueExam,
    true: npt.NDArray[np.uint8],
) -> LabelsRow:
    true = np.where(volume.covered_zyx, true, 0).astype(np.uint8)
    said = np.where(bones.distance_zyx_mm < 0, bones.label_zyx, 0)
    said[~volume.covered_zyx] = 0
    found: LabelsRow = {"overlap": {}, "surface_mm": {}, "named": {}, "addresses": []}
    boxes = ndimage.find_objects(true)
    counts = np.bincount(said.ravel(), minlength=len(BONE_SIDES) + 1)
    rng = np.random.default_rng(0)
    for bone_side in BONE_SIDES:
        label = label_of(bone_side)
        box = boxes[label - 1] if label <= len(boxes) else None
        if box is None:
            continue
        own = true[box] == label
        size = int(own.sum())
        if size < 20:
            continue
        both = int((said[box] == label)[own].sum())
        start = [s.start for s in box]
        rim = np.argwhere(own & ~ndimage.binary_erosion(own)) + start
        name = str(bone_side)
        found["overlap"][name] = round(2 * both / (size + int(counts[label])), 4)
        if bone_side in skeleton.bones:
            points = volume.grid.points_lps_mm(rim[:: max(1, len(rim) // 400)])
            away = np.abs(skeleton.bones[bone_side].distance_mm(points))
            found["surface_mm"][name] = round(float(away.mean()), 2)
        chosen = np.argwhere(own)[rng.integers(size, size=POINTS_A_BONE)] + start
        names = bones.label_zyx[tuple(chosen.T)]
        found["named"][name] = round(float((names == label).mean()), 3)
        if bone_side.bone.kind in FRAMED and bone_side in skeleton.bones:
            points = volume.grid.points_lps_mm(chosen)
            found["addresses"] += _addresses(skeleton, bone_side, truth["bones"][name], points)
    found["invented"] = [
        str(b)
        for b in skeleton.bones
        if skeleton.covered_share(b) > 0.5 and str(b) not in found["overlap"]
    ]
    found["overlooked"] = [
        name
        for name in found["overlap"]
        if (own := parse_site(name).bone_side) not in skeleton.bones
        or skeleton.covered_share(own) == 0
    ]
    return found


def _addresses(
    skeleton: Skeleton, bone_side: BoneSide, frame: TrueFrame, points: Floats
) -> list[AddressRow]:
    """Position along the bone and distance to the plate, found and true, of points in a bone."""
    line = Line(np.array(frame["axis_lps_mm"]))
    true = line.locate(points)[0]
    rows: list[AddressRow] = []
    for point, position in zip(points, true, strict=True):
        address = address_in(skeleton, bone_side, point)
        plates = [plate["position"] for plate in frame["physes"]]
        away = min(abs(position - plate) for plate in plates) * frame["length_mm"]
        rows.append(
            {
                "bone": bone_side.bone.name,
                "given": _covered_at(skeleton, bone_side, address.position),
                "position_error": round(address.position - float(np.clip(position, 0, 1)), 4),
                "physis_error_mm": round((address.physis_distance_mm or 0.0) - away, 2),
                "physis_mm": round(away, 1),
                "length_mm": round(frame["length_mm"], 1),
            }
        )
    return rows


def _covered_at(skeleton: Skeleton, bone_side: BoneSide, position: float) -> bool:
    return skeleton.covered_along[bone_side][round(position * (COVERAGE_PLACES - 1))]


def address_kept(
    before: Skeleton,
    after: Skeleton,
    truth_before: TrueExam,
    truth_after: TrueExam,
) -> list[KeptRow]:
    """How far the addresses of one physical place in two examinations are apart, in mm.

    Places are on the long axes of tubular bones that both examinations show there; the earlier
    place and the earlier address are both carried along by growth.
    """
    rows: list[KeptRow] = []
    for name in truth_before["bones"]:
        bone_side = parse_site(name).bone_side
        if bone_side.bone.kind not in FRAMED or name not in truth_after["bones"]:
            continue
        if bone_side not in before.bones or bone_side not in after.bones:
            continue
        then, now = truth_before["bones"][name], truth_after["bones"][name]
        usual = tubular(bone_side.bone)
        first, last = then["physes"][0]["position"], then["physes"][-1]["position"]
        low, high = (first if first < 0.5 else 0.05), (last if last > 0.5 else 0.95)
        for share in (0.06, 0.3, 0.7, 0.94):
            place = low + share * (high - low)
            later = _true_later(usual, place, then, now, bone_side)
            points = [
                Line(np.array(frame["axis_lps_mm"])).at(at)
                for frame, at in ((then, place), (now, later))
            ]
            if not _covered_at(before, bone_side, place) or not _covered_at(
                after, bone_side, later
            ):
                continue
            a = address_in(before, bone_side, points[0]).position
            b = address_in(after, bone_side, points[1]).position
            lengths = [sk.bones[bone_side].axis.length_mm for sk in (before, after)]
            expected = carried(bone_side.bone, a, *lengths)
            rows.append({"bone": name, "apart_mm": round(abs(expected - b) * lengths[1], 2)})
    return rows


def _true_later(
    usual: Tubular | None,
    place: float,
    then: TrueFrame,
    now: TrueFrame,
    bone_side: BoneSide,
) -> float:
    assert usual is not None
    plates = [
        replace(usual, physes=tuple(p["position"] for p in frame["physes"]))
        for frame in (then, now)
    ]
    return carried(
        bone_side.bone,
        place,
        then["length_mm"],
        now["length_mm"],
        plates_then=plates[0],
        plates_now=plates[1],
    )
