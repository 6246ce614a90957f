"""Voxels of true bones and the names they are given."""

from typing import cast

import numpy as np
import pytest

from osteofoci.bench.rows import SeenExam
from osteofoci.bench.voxels import score_voxels, voxel_rows
from osteofoci.skeleton import BoneSide, Side, bone_named, label_of

T5, T6 = (BoneSide(bone_named(f"vertebra {level}"), Side.MIDLINE) for level in ("T5", "T6"))


def labels(*bones: BoneSide | None) -> np.ndarray:
    """Thirty voxels of each in turn."""
    return np.repeat([0 if b is None else label_of(b) for b in bones], 30).astype(np.uint8)


@pytest.mark.parametrize(("other", "told"), [(None, 30), (T5, 60)])
def test_a_level_one_off_counts_as_told_only_where_its_doubt_names_the_true_one(
    other: BoneSide | None, told: int
) -> None:
    rows = voxel_rows(
        labels(T5, T6, None),
        labels(T5, T5, T5),
        lambda bone: other if bone == T6 else None,
        lambda bone: True,
        whole_hips=False,
    )
    (row,) = rows
    assert (row["voxels"], row["named"], row["right"], row["told"]) == (90, 60, 30, told)
    scored = score_voxels([cast(SeenExam, {"voxels": rows})])
    assert scored["spine_voxels_right_or_told_with_doubt"] == round(told / 60, 3)


@pytest.mark.parametrize(("covered", "share"), [(True, 0.0), (False, 1.0)])
def test_a_hand_that_is_not_named_counts_where_it_is_said_not_to_be_covered(
    covered: bool, share: float
) -> None:
    hand = BoneSide(bone_named("metacarpal 2"), Side.LEFT)
    rows = voxel_rows(
        labels(None), labels(hand), lambda bone: None, lambda bone: covered, whole_hips=False
    )
    scored = score_voxels([cast(SeenExam, {"voxels": rows})])
    assert scored["hand_voxels_named_or_said_not_covered"] == share
