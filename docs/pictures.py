"""Draw the pictures of simulated examinations that the documentation shows.

    .venv/bin/python docs/pictures.py

Three children of different ages, each as STIR through the spine, the hips and the knees, then the
first one's other sequences and the true bones.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.individual import child_bones, plates_of
from osteofoci.phantom.anatomy.lesions import frequent_place, paint_lesion, random_lesion
from osteofoci.phantom.anatomy.paint import PaintedChild, paint_child
from osteofoci.phantom.anatomy.physiology import bright_places
from osteofoci.phantom.anatomy.posture import random_posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.phantom.mri.scanner import Protocol, StationImage, measure, scene_grid

HERE = Path(__file__).parent
HEIGHT = 760
CHILDREN = ((4.5, "M", 12), (9.5, "F", 26), (14.5, "M", 33))


def simulated(
    age: float, sex: str, seed: int, protocol: Protocol
) -> tuple[PaintedChild, dict[str, Floats]]:
    rng = np.random.default_rng(seed)
    traits = random_traits(rng, sex)
    landmarks = child_landmarks(traits, age, random_posture(rng))
    bones = {b.bone_side: b for b in child_bones(landmarks, traits, heights={})}
    points = np.array(list(landmarks.values()))
    grid = scene_grid(points.min(0) - 28, points.max(0) + 28, protocol)
    child = paint_child(landmarks, tuple(bones.values()), traits, age, grid, rng)
    foci = [random_lesion(frequent_place(bones, rng), bones, rng, f"F{n}") for n in range(6)]
    for lesion in (*bright_places(bones, traits, age, seed), *foci):
        paint_lesion(lesion, bones[lesion.bone_side], child, plates_of(lesion.bone_side, traits))
    return child, landmarks


def slice_at(stations: list[StationImage], depth_mm: float) -> npt.NDArray[np.uint8]:
    """One coronal slice of all stations, head up, as it comes from the scanner."""
    step = stations[0].grid.spacing_zyx_mm[0]
    tops = [s.grid.origin_lps_mm[2] for s in stations]
    low = min(tops)
    rows = round((max(tops) - low) / step) + stations[0].grid.shape_zyx[0]
    whole = np.zeros((rows, stations[0].grid.shape_zyx[2]))
    for station in stations:
        grid = station.grid
        j = round((depth_mm - grid.origin_lps_mm[1]) / grid.spacing_zyx_mm[1])
        start = round((grid.origin_lps_mm[2] - low) / step)
        part = station.pixels_zyx[:, int(np.clip(j, 0, grid.shape_zyx[1] - 1))]
        whole[start : start + part.shape[0]] = part[: rows - start]
    bright = np.clip(whole[::-1] / 420.0, 0, 1) ** 0.75
    return np.asarray(255 * bright, np.uint8)


def framed(picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    image = Image.fromarray(picture)
    width = round(image.width * HEIGHT / image.height)
    return np.asarray(image.resize((width, HEIGHT), Image.Resampling.BILINEAR))


def main() -> None:
    protocol = Protocol(stations=4, in_plane_mm=1.5)
    row = []
    for number, (age, sex, seed) in enumerate(CHILDREN):
        child, landmarks = simulated(age, sex, seed, protocol)
        rng = np.random.default_rng(seed)
        stir = measure(child, protocol, "stir", landmarks, rng)
        places = ("vertebra T9", "left hip", "left knee medial")
        row += [framed(slice_at(stir, landmarks[name][1])) for name in places]
        if number == 1:
            hip = landmarks["left hip"][1]
            others = [
                framed(slice_at(measure(child, protocol, kind, landmarks, rng), hip))
                for kind in ("stir", "t1", "dixon water")
            ]
    Image.fromarray(np.concatenate(row, 1)).save(HERE / "simulated.png", optimize=True)
    Image.fromarray(np.concatenate(others, 1)).save(HERE / "sequences.png", optimize=True)


if __name__ == "__main__":
    main()
