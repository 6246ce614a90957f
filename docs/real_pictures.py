"""Draw the pictures and count the statistics of children of real bones (docs/simulator.md).

    .venv/bin/python docs/real_pictures.py ANATOMY_FOLDER

Needs a folder of meshes as docs/simulator.md describes it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pictures import HERE, framed, slice_at
from PIL import Image

from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.figure import Figure, pose
from osteofoci.phantom.anatomy.individual import plates_of
from osteofoci.phantom.anatomy.lesions import frequent_place, paint_lesion, random_lesion
from osteofoci.phantom.anatomy.paint import PaintedChild, paint_child
from osteofoci.phantom.anatomy.physiology import bright_places
from osteofoci.phantom.anatomy.posture import random_posture, standing_posture
from osteofoci.phantom.anatomy.tissue import Sequence, Tissue, signals_of
from osteofoci.phantom.anatomy.traits import Traits, random_traits, stature_mm
from osteofoci.phantom.mri.scanner import Protocol, measure, scene_grid
from osteofoci.phantom.planar.scintigraphy import Camera
from osteofoci.phantom.planar.techniques import (
    Biplanar,
    BoneScan,
    Radiograph,
    biplanar_shots,
    bone_scan,
    posed,
    radiograph_posture,
    radiograph_shot,
)

CHILDREN = tuple((3.5 + 1.55 * n, "FM"[n % 2], 700 + n) for n in range(10))


@dataclass(frozen=True)
class Made:
    age: float
    traits: Traits
    figure: Figure


def made(anatomy: Path, age: float, sex: str, seed: int) -> Made:
    rng = np.random.default_rng(seed)
    traits = random_traits(rng, sex)
    return Made(age, traits, pose(traits, age, random_posture(rng), {}, anatomy=anatomy, seed=seed))


def scanned(child: Made, seed: int, protocol: Protocol) -> tuple[PaintedChild, dict[str, Floats]]:
    rng = np.random.default_rng(seed)
    landmarks = child.figure.landmarks
    points = np.array(list(landmarks.values()))
    grid = scene_grid(points.min(0) - 32, points.max(0) + 32, protocol)
    painted = paint_child(
        landmarks, child.figure.bones, child.traits, child.age, grid, rng, flesh=child.figure.flesh
    )
    bones = {b.bone_side: b for b in child.figure.bones}
    foci = [random_lesion(frequent_place(bones, rng), bones, rng, f"F{n}") for n in range(5)]
    for lesion in (*bright_places(bones, child.traits, child.age, seed), *foci):
        plates = plates_of(lesion.bone_side, child.traits)
        paint_lesion(lesion, bones[lesion.bone_side], painted, plates)
    return painted, landmarks


def pictures(anatomy: Path, children: list[Made]) -> None:
    protocol = Protocol(stations=4, in_plane_mm=1.5)
    rows: list[list[npt.NDArray[np.uint8]]] = [[], []]
    for n, child in enumerate(children):
        painted, landmarks = scanned(child, 700 + n, protocol)
        stir = measure(painted, protocol, "stir", landmarks, np.random.default_rng(n))
        place = ("left hip", "vertebra T9", "left knee medial")[n % 3]
        rows[n // 5].append(framed(slice_at(stir, landmarks[place][1])))
    width = max(sum(p.shape[1] for p in row) for row in rows)
    lines = [np.concatenate(row, 1) for row in rows]
    whole = np.concatenate([np.pad(a, ((0, 0), (0, width - a.shape[1]))) for a in lines])
    Image.fromarray(whole).save(HERE / "real_bones.png", optimize=True)
    rng = np.random.default_rng(5)
    older = children[5]
    upright = pose(older.traits, older.age, standing_posture(rng), {}, anatomy=anatomy, seed=705)
    standing = posed(upright, older.traits, older.age, rng)
    shots = biplanar_shots(standing, Biplanar(standing_posture(rng), pixel_mm=0.8), (), rng)
    film = Radiograph("foot", "left", pixel_mm=0.3)
    foot = pose(older.traits, older.age, radiograph_posture(film), {}, anatomy=anatomy, seed=705)
    shot = radiograph_shot(posed(foot, older.traits, older.age, rng), film, (), rng)
    lying = posed(older.figure, older.traits, older.age, rng)
    scan = bone_scan(lying, BoneScan(random_posture(rng), camera=Camera()), ())
    shown = [np.asarray(np.clip(s.pixels / 16, 0, 255), np.uint8) for s in (*shots, shot)]
    for view in (scan.anterior, scan.posterior):
        bright = np.clip(view / np.percentile(view, 99.7), 0, 1) ** 0.6
        shown.append(np.asarray(255 * (1 - bright), np.uint8))
    Image.fromarray(np.concatenate([framed(p) for p in shown], 1)).save(
        HERE / "real_planar.png", optimize=True
    )


def statistics(children: list[Made]) -> None:
    print(
        "| age | sex | stature | femur / stature | arm / sitting height | L3 body mm | T6 body mm |"
    )
    print("|---|---|---|---|---|---|---|")
    wedge = []
    for child in children:
        h, p = stature_mm(child.traits, child.age), child.figure.landmarks
        bones = {str(b.bone_side): b for b in child.figure.bones}
        heights = {str(b): d for b, d in child.figure.bodies.items()}
        arm = sum(bones[f"left {n}"].axis.length_mm for n in ("humerus", "radius"))
        arm += float(
            np.linalg.norm(
                p["left fingertip"] - (p["left wrist radial"] + p["left wrist ulnar"]) / 2
            )
        )
        low = (p["left ischial tuberosity"] + p["right ischial tuberosity"]) / 2
        sitting = float(np.linalg.norm(p["skull vertex"] - low)) + 0.02 * h
        l3, t6 = (2 * float(heights[f"vertebra {v}"].half_sizes_mm[2]) for v in ("L3", "T6"))
        wedge += [
            heights[f"vertebra {v}"].lids[0] / heights[f"vertebra {v}"].lids[2]
            for v in ("T10", "T11", "T12", "L1", "L2", "L3")
            if f"vertebra {v}" in heights
        ]
        femur = bones["left femur"].axis.length_mm
        print(
            f"| {child.age:.1f} | {child.traits.sex} | {h:.0f} | {femur / h:.3f} | {arm / sitting:.2f} | "
            f"{l3:.1f} | {t6:.1f} |"
        )
    print(
        f"anterior to posterior height, T10 to L3: mean {np.mean(wedge):.3f}, 5th percentile {np.quantile(wedge, 0.05):.3f}"
    )
    table = signals_of(Sequence("stir", 5000, 62, 160)).total
    muscle = float(table[Tissue.MUSCLE])
    for tissue in (
        Tissue.FAT,
        Tissue.LIVER,
        Tissue.SPLEEN,
        Tissue.KIDNEY,
        Tissue.RED_MARROW,
        Tissue.YELLOW_MARROW,
        Tissue.LESION,
    ):
        print(
            f"STIR signal over muscle, {tissue.name.lower()}: {float(table[tissue]) / muscle:.2f}"
        )


def main() -> None:
    anatomy = Path(sys.argv[1])
    children = [made(anatomy, *child) for child in CHILDREN]
    statistics(children)
    pictures(anatomy, children)


if __name__ == "__main__":
    main()
