"""Patches around landmarks, for the network that moves each to its exact place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.localise.network import network_input
from osteofoci.skeleton import LANDMARKS
from osteofoci.skeleton.landmarks import MIDLINE_LANDMARKS, PAIRED_LANDMARKS


@dataclass(frozen=True)
class View:
    """What a network sees around a landmark, in millimetres of a child of unit scale."""

    name: str
    shape_zyx: tuple[int, int, int]
    spacing_zyx_mm: tuple[float, float, float]


NEAR = View("near", (20, 12, 20), (4.0, 6.0, 4.0))
FINE = View("fine", (20, 12, 20), (2.5, 4.5, 2.5))

LANDMARK_TYPES = len(MIDLINE_LANDMARKS) + len(PAIRED_LANDMARKS)


def _type_of(name: str) -> int:
    if name in MIDLINE_LANDMARKS:
        return MIDLINE_LANDMARKS.index(name)
    return len(MIDLINE_LANDMARKS) + PAIRED_LANDMARKS.index(name.split(maxsplit=1)[1])


TYPE_OF_LANDMARK = np.array([_type_of(name) for name in LANDMARKS], np.int64)
IS_RIGHT = np.array([name.startswith("right ") for name in LANDMARKS])

_NEIGHBOURS = (
    ("left hip", "left knee medial", 330.0),
    ("right hip", "right knee medial", 330.0),
    ("left knee lateral", "left ankle lateral", 275.0),
    ("right knee lateral", "right ankle lateral", 275.0),
    ("vertebra T1", "vertebra L5", 350.0),
    ("vertebra T12", "vertebra L5", 125.0),
    ("vertebra T1", "vertebra T12", 225.0),
    ("left shoulder", "right shoulder", 255.0),
    ("left hip", "right hip", 128.0),
    ("left shoulder", "left elbow lateral", 240.0),
    ("right shoulder", "right elbow lateral", 240.0),
)


def body_scale(landmarks_mm: Mapping[str, Floats]) -> float:
    """Size of a child against one of 1.33 m: the median ratio of long distances."""
    ratios = [
        float(np.linalg.norm(np.asarray(landmarks_mm[a]) - np.asarray(landmarks_mm[b]))) / usual
        for a, b, usual in _NEIGHBOURS
        if a in landmarks_mm and b in landmarks_mm
    ]
    return float(np.clip(np.median(ratios), 0.5, 1.6)) if ratios else 1.0


def scaled_signal(signal_zyx: Floats, covered_zyx: Bools) -> npt.NDArray[np.float32]:
    """The signal as the landmark network sees it; -0.5 where nothing was imaged."""
    scaled, covered = network_input(signal_zyx, covered_zyx)
    result: npt.NDArray[np.float32] = np.where(covered > 0.5, scaled, np.float32(-0.5))
    return result


def cut_patches(
    signal_zyx: npt.NDArray[np.float32],
    centres_zyx: Floats,
    spacing_zyx_mm: Floats,
    scale: float,
    mirrored: Bools,
    view: View,
) -> npt.NDArray[np.float32]:
    """Patches (n, 1, z, y, x) around fractional indices of a volume.

    Args:
        spacing_zyx_mm: voxel size of the volume.
        scale: of the body; the patch covers that much more.
        mirrored: where True the patch is read from right to left.
    """
    steps = np.array(view.spacing_zyx_mm) * scale / spacing_zyx_mm
    axes = [
        (np.arange(n) - (n - 1) / 2) * step for n, step in zip(view.shape_zyx, steps, strict=True)
    ]
    offsets = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
    everything = np.repeat(offsets[None], len(centres_zyx), axis=0)
    everything[mirrored, :, 2] *= -1
    points = (everything + np.asarray(centres_zyx)[:, None]).reshape(-1, 3)
    values = ndimage.map_coordinates(
        signal_zyx, points.T, order=1, mode="constant", cval=-0.5, output=np.float32
    )
    patches: npt.NDArray[np.float32] = values.reshape(len(centres_zyx), 1, *view.shape_zyx)
    return patches
