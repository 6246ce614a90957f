"""Paint a pool of simulated children for training, at 2 x 4 x 2 mm.

    python training/pool.py --out /tmp/pool --children 300 --seed 100000 --anatomy ANATOMY_FOLDER
    python training/pool.py --out /tmp/pool --children 100 --seed 150000

With an anatomy folder (docs/simulator.md) the children have real bones; without, drawn ones.

Seeds of training start at 100000; the bench uses seeds below 100000, so no child is both.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from osteofoci.geometry import Grid
from osteofoci.phantom.anatomy.figure import pose
from osteofoci.phantom.anatomy.paint import paint_child
from osteofoci.phantom.anatomy.posture import random_posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import LANDMARKS

SPACING_ZYX_MM = (2.0, 4.0, 2.0)


def paint_one(seed: int, out: Path, anatomy: Path | None) -> None:
    """One child: tissue and bone numbers, and the landmarks in voxels (NaN: it has none)."""
    rng = np.random.default_rng(seed)
    sex = "F" if rng.random() < 0.6 else "M"
    age = float(rng.uniform(3, 18))
    traits = random_traits(rng, sex)
    child = pose(traits, age, random_posture(rng), {}, anatomy=anatomy, seed=seed)
    landmarks = child.landmarks
    points = np.array([landmarks.get(name, np.full(3, np.nan)) for name in LANDMARKS])
    low, high = np.nanmin(points, 0) - 35, np.nanmax(points, 0) + 35
    middle = (low[1] + high[1]) / 2
    low[1], high[1] = max(low[1], middle - 150), min(high[1], middle + 150)
    low = low + rng.uniform(-4, 0, 3)
    shape = np.ceil((high - low)[::-1] / SPACING_ZYX_MM).astype(int)
    z, y, x = (int(n) for n in shape)
    grid = Grid((z, y, x), SPACING_ZYX_MM, (float(low[0]), float(low[1]), float(low[2])))
    painted = paint_child(landmarks, child.bones, traits, age, grid, rng, flesh=child.flesh)
    np.savez_compressed(
        out / f"{seed}.npz",
        tissue=painted.tissue_zyx,
        bone=painted.bone_zyx,
        landmarks=grid.indices_zyx(points).astype(np.float32),
        age=age,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--children", type=int, default=500)
    parser.add_argument("--seed", type=int, default=100_000)
    parser.add_argument("--anatomy", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.children):
        if not (options.out / f"{seed}.npz").exists():
            paint_one(seed, options.out, options.anatomy)


if __name__ == "__main__":
    main()
