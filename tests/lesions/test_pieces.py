from __future__ import annotations

import numpy as np
import pytest

from osteofoci.geometry import Grid
from osteofoci.lesions.delineate import Region
from osteofoci.lesions.pieces import pieces_together, shared_border, united

GRID = Grid((40, 12, 40), (1.5, 5.0, 1.5), (0.0, 0.0, 0.0))


def _ball(first: int, last: int) -> Region:
    block = (slice(first, last), slice(3, 6), slice(10, 20))
    mask = np.ones((last - first, 3, 10), bool)
    return Region(block, mask, int(mask.sum()) + 8, int(mask.sum()) - 8)


@pytest.mark.parametrize(("gap_rows", "groups"), [(3, [[0, 1]]), (6, [[0], [1]])])
def test_pieces_of_one_bone_belong_together_when_they_nearly_touch(
    gap_rows: int, groups: list[list[int]]
) -> None:
    assert pieces_together([_ball(4, 10), _ball(10 + gap_rows, 25)], GRID, 6.0) == groups


def test_a_chain_of_pieces_is_one() -> None:
    assert pieces_together([_ball(2, 8), _ball(20, 30), _ball(10, 18)], GRID, 6.0) == [[0, 1, 2]]


def test_united_pieces_keep_every_voxel_once() -> None:
    one, other = _ball(4, 10), _ball(8, 14)
    whole = united([one, other])
    assert whole.mask.sum() == 10 * 3 * 10
    assert whole.block[0] == slice(4, 14)
    assert whole.tight < whole.mask.sum() < whole.loose


def _half(columns: slice, *, shifted: int = 0) -> Region:
    block = (slice(4, 14), slice(3, 6), slice(columns.start + shifted, columns.stop + shifted))
    mask = np.ones((10, 3, columns.stop - columns.start), bool)
    return Region(block, mask, mask.size, mask.size)


def test_a_focus_that_two_bones_divide_shares_a_border_and_foci_beside_a_joint_do_not() -> None:
    left, right = _half(slice(6, 10)), _half(slice(10, 14))
    assert shared_border(left, right) > 0.25
    assert shared_border(left, _half(slice(10, 14), shifted=2)) == 0.0
