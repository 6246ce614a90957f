"""Simulate planar images for training: standing radiographs in two views, and bone scans.

    python training/planar_pool.py --out /tmp/planar --children 400 --seed 120000

Seeds of training start at 100000; the bench uses seeds below, so no child is both.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from osteofoci.geometry import XrayView
from osteofoci.phantom.anatomy.collapse import Heights
from osteofoci.phantom.anatomy.lesions import Lesion, frequent_place, random_lesion
from osteofoci.phantom.anatomy.posture import Posture, random_posture, standing_posture
from osteofoci.phantom.anatomy.traits import Traits, random_traits
from osteofoci.phantom.planar.radiography import attenuation, exposed, random_exposure
from osteofoci.phantom.planar.scintigraphy import counted, random_camera, scintigram
from osteofoci.phantom.planar.techniques import Posed, posed
from osteofoci.skeleton import LANDMARKS, BoneSide, DrawnBone, Side, bone_named

PIXEL_MM = 2.0


def child_in(posture: Posture, traits: Traits, age: float, rng: np.random.Generator) -> Posed:
    """A child, in two of five with vertebrae that have lost height."""
    heights = {}
    for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.6, 0.2, 0.1, 0.1]))):
        level = f"vertebra {rng.choice(['T', 'L'])}{rng.integers(1, 5)}"
        loss = float(rng.uniform(0.1, 0.5))
        place = BoneSide(bone_named(level), Side.MIDLINE)
        heights[place] = Heights(1 - loss, 1 - loss, 1 - loss / 2)
    return posed(traits, age, posture, heights, rng)


def some_lesions(bones: tuple[DrawnBone, ...], rng: np.random.Generator) -> list[Lesion]:
    by_name = {bone.bone_side: bone for bone in bones}
    return [
        random_lesion(frequent_place(by_name, rng), by_name, rng, f"F{n}")
        for n in range(int(rng.integers(0, 7)))
    ]


def simulate(seed: int, out: Path) -> None:
    """One child: both views (8 bit, 2 mm), the scan's views (counts), landmarks in pixels."""
    rng = np.random.default_rng(seed)
    sex = "F" if rng.random() < 0.6 else "M"
    age = float(rng.uniform(3, 17.5))
    traits = random_traits(rng, sex)
    kept: dict[str, np.ndarray] = {"age": np.array(age)}
    child = child_in(standing_posture(rng), traits, age, rng)
    landmarks, bones = child.landmarks, child.bones
    points = np.array([landmarks.get(name, np.full(3, np.nan)) for name in LANDMARKS])
    low, high = np.nanmin(points, 0) - 60, np.nanmax(points, 0) + 45
    middle = np.nanmedian(points, 0) + rng.normal(0, 15, 3)
    lesions = some_lesions(bones, rng)
    for name, lateral in (("frontal", False), ("lateral", True)):
        axis = 1 if lateral else 0
        shape = (int((high[2] - low[2]) / PIXEL_MM), int((high[axis] - low[axis] + 60) / PIXEL_MM))
        view = XrayView(
            lateral, True, (float(middle[0]), float(middle[1]), 0.0), 987.0, (PIXEL_MM, PIXEL_MM),
            shape, float(high[2]), float(low[axis] - 30),
        )  # fmt: skip
        pixels = exposed(
            attenuation(view, bones, child.soft, child.growing, lesions),
            view,
            random_exposure(rng),
            rng,
        )
        kept[name] = (pixels >> 4).astype(np.uint8)
        kept[f"{name}_points"] = view.pixels(points).astype(np.float32)
    child = child_in(random_posture(rng), traits, age, rng)
    landmarks, bones = child.landmarks, child.bones
    camera = random_camera(rng)
    scan = scintigram(child.soft, bones, some_lesions(bones, rng), camera, landmarks)
    kept["anterior"], kept["posterior"] = (
        counted(view, rng) for view in (scan.anterior, scan.posterior)
    )
    points = np.array([landmarks.get(name, np.full(3, np.nan)) for name in LANDMARKS])
    rows = (scan.top_mm - points[:, 2]) / scan.pixel_mm
    columns = (points[:, 0] - scan.start_mm) / scan.pixel_mm
    kept["scan_points"] = np.stack([rows, columns], 1).astype(np.float32)
    kept["scan_pixel_mm"] = np.array(scan.pixel_mm)
    np.savez_compressed(out / f"{seed}.tmp.npz", **kept)  # type: ignore[arg-type]
    (out / f"{seed}.tmp.npz").rename(out / f"{seed}.npz")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--children", type=int, default=400)
    parser.add_argument("--seed", type=int, default=120_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.children):
        if not (options.out / f"{seed}.npz").exists():
            simulate(seed, options.out)


if __name__ == "__main__":
    main()
