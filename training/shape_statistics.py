"""Mean and main modes of the landmarks of simulated children, for the shape model.

python training/shape_statistics.py --anatomy FOLDER --out src/osteofoci/localise/weights

With an anatomy folder two of three children have real bones.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from osteofoci.localise.refine import body_scale
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import random_posture
from osteofoci.phantom.anatomy.real import carried_landmarks
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import LANDMARKS, mirrored_name

MODES = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--children", type=int, default=4000)
    parser.add_argument("--anatomy", type=Path)
    options = parser.parse_args()
    rng = np.random.default_rng(200_000)
    mirror = np.array([LANDMARKS.index(mirrored_name(name)) for name in LANDMARKS])
    rows = []
    for number in range(options.children):
        traits = random_traits(rng, "F" if rng.random() < 0.6 else "M")
        traits = replace(traits, lumbar_vertebrae=5, rib_pairs=12)
        age, posture = float(rng.uniform(3, 18)), random_posture(rng)
        if options.anatomy is not None and number % 3:
            landmarks = carried_landmarks(options.anatomy, traits, age, posture, seed=number)
        else:
            landmarks = child_landmarks(traits, age, posture)
        points = np.array([landmarks[name] for name in LANDMARKS]) / body_scale(landmarks)
        points -= points.mean(0)
        rows.append(points)
        swapped = points[mirror] * np.array([-1.0, 1.0, 1.0])
        rows.append(swapped)
    table = np.array(rows).reshape(len(rows), -1)
    mean = table.mean(0)
    _, values, modes = np.linalg.svd(table - mean, full_matrices=False)
    spread = values / np.sqrt(len(rows))
    print("spread of the modes (mm):", np.round(spread[:MODES:8], 1))
    left_over = np.sqrt((spread[MODES:] ** 2).sum() / (len(LANDMARKS) * 3))
    print("left over per coordinate (mm):", round(float(left_over), 2))
    np.savez_compressed(
        options.out / "shape.npz",
        mean=mean.astype(np.float32),
        modes=modes[:MODES].astype(np.float32),
        spread=spread[:MODES].astype(np.float32),
        left_over=np.float32(left_over),
    )


if __name__ == "__main__":
    main()
