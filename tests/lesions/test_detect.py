from __future__ import annotations

import numpy as np
import pytest

from osteofoci.lesions import Judgement, Measured, Region
from osteofoci.lesions.detect import judged
from osteofoci.lesions.judge import Verdict, limits
from osteofoci.lesions.normal import NormalPattern
from osteofoci.skeleton import parse_site

FOOT = NormalPattern("feet are often bright", 5.0)
KNEE = NormalPattern("knees are often bright", 0.0)


def _place() -> Measured:
    region = Region((slice(0, 2),) * 3, np.ones((2, 2, 2), bool), 10, 6)
    return Measured(
        parse_site("left talus"), region, 0.5, (0.0, 0.0, 0.0), 500.0, 110.0, 50.0, 3.0, 0.2, 12.0, 0.1,
        None, None, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lesion", "normal", "pattern", "said"),
    [
        (0.9, 0.05, None, Judgement.LESION),
        (0.1, 0.85, None, Judgement.LESION),  # no published pattern: not normal
        (0.1, 0.85, KNEE, Judgement.NORMAL),
        (0.6, 0.35, KNEE, Judgement.LESION),
        (0.6, 0.35, FOOT, Judgement.NORMAL),  # healthy feet are so often bright
        (0.9, 0.05, FOOT, Judgement.LESION),
        (0.1, 0.05, None, Judgement.FAINT),
    ],
)
def test_a_bright_place_is_a_lesion_unless_a_published_pattern_and_the_judge_agree(
    lesion: float, normal: float, pattern: NormalPattern | None, said: Judgement
) -> None:
    found = judged(_place(), Verdict(lesion, normal), pattern)
    assert found is not None
    assert found.judgement is said
    assert (found.pattern is not None) is (said is Judgement.NORMAL)


def test_what_is_neither_disease_nor_normal_marrow_is_left_out() -> None:
    assert judged(_place(), Verdict(0.02, 0.02), KNEE) is None
    assert limits().faint_threshold > 0.02
