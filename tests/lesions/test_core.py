from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid, Volume
from osteofoci.lesions import Region
from osteofoci.lesions.core import fluid_like_core, fluid_signal
from osteofoci.localise import Skeleton
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import vertebral_frame

FLUID = 8.0
GRID = Grid((20, 20, 20), (1.5, 1.5, 1.5), (0.0, 0.0, 0.0))


def _region(core: float, rest: float, *, core_share: float = 0.2) -> tuple[Region, Volume]:
    signal = np.full(GRID.shape_zyx, rest, np.float32)
    signal.ravel()[: int(core_share * signal.size)] = core
    everything = (slice(0, 20), slice(0, 20), slice(0, 20))
    mask = np.ones(GRID.shape_zyx, bool)
    return Region(everything, mask, 8000, 8000), Volume(GRID, signal, mask)


@pytest.mark.parametrize(
    ("core", "rest", "said"),
    [
        (8.5, 4.0, True),
        (6.0, 4.0, False),  # brighter inside, but no fluid
        (8.5, 8.2, False),  # bright all over: a strong focus
    ],
)
def test_a_core_is_fluid_like_when_it_is_as_bright_as_fluid_and_stands_out(
    core: float, rest: float, said: bool
) -> None:
    assert fluid_like_core(*_region(core, rest), FLUID) is said


def test_fluid_is_seen_in_the_spinal_canal_and_is_unknown_without_a_spine() -> None:
    landmarks = child_landmarks(random_traits(np.random.default_rng(4), "F"), 9.0, Posture())
    grid = Grid((300, 40, 40), (2.0, 4.0, 2.0), tuple(landmarks["vertebra L5"] - [40, 60, 60]))
    signal = np.ones(grid.shape_zyx, np.float32)
    points = grid.block_points_lps_mm((slice(0, 300), slice(0, 40), slice(0, 40)))
    for n in range(4, 13):
        centre, axes, pitch = vertebral_frame(landmarks, f"T{n}")
        behind = centre + 0.9 * pitch * axes[1]
        signal[np.linalg.norm(points - behind.astype(np.float32), axis=-1) < 0.6 * pitch] = FLUID
    volume = Volume(grid, signal, np.ones(grid.shape_zyx, bool))
    seen = Skeleton(landmarks, {}, frozenset(landmarks), {}, {}, {}, 1.0)
    assert fluid_signal(volume, seen) == pytest.approx(FLUID)
    unseen = Skeleton(landmarks, {}, frozenset(), {}, {}, {}, 1.0)
    assert fluid_signal(volume, unseen) is None
