"""What the network that sees bones is shown."""

from __future__ import annotations

import numpy as np
import pytest

from osteofoci.localise.seen import TILE_ZYX, tiles_over


@pytest.mark.parametrize("corner", [(0, 0, 0), (40, 10, 90), (150, 28, 170)])
def test_tiles_cover_the_body_wherever_it_lies_and_stay_in_the_field(
    corner: tuple[int, int, int],
) -> None:
    shape = (260, 60, 300)
    body = np.full(shape, -0.5, np.float32)
    body[tuple(slice(a, a + n) for a, n in zip(corner, (110, 30, 120), strict=True))] = 1.0
    shown = np.zeros(shape, bool)
    for tile in tiles_over(body):
        assert body[tile].shape == TILE_ZYX
        shown[tile] = True
    assert shown[body > 0].all()


def test_air_beside_the_body_is_not_looked_at() -> None:
    wide = np.full((128, 96, 400), -0.5, np.float32)
    wide[:, 40:60, 180:230] = 1.0
    assert len(list(tiles_over(wide))) == 3
