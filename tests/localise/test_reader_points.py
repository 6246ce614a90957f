"""The reader's points put the skeleton right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from osteofoci.case import Exam, ExamKind
from osteofoci.decisions import read_decisions
from osteofoci.errors import InputError
from osteofoci.examine import told_of
from osteofoci.localise import Told
from osteofoci.localise.told import pinned
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.anatomy.traits import random_traits
from osteofoci.skeleton import LANDMARKS, joint_names


@pytest.fixture(scope="module")
def points() -> np.ndarray:
    child = child_landmarks(random_traits(np.random.default_rng(4), "M"), 11.0, Posture())
    return np.array([child[name] for name in LANDMARKS])


def test_a_joint_moves_as_a_whole_to_the_readers_point(points: np.ndarray) -> None:
    rows = [LANDMARKS.index(f"left knee {part}") for part in ("medial", "lateral")]
    wanted = points[rows].mean(0) + np.array([10.0, -4.0, 25.0])
    pins = pinned(Told(joints={"left knee": wanted}), points)
    assert set(pins) == set(rows)
    for row in rows:
        assert pins[row] - points[row] == pytest.approx([10.0, -4.0, 25.0])


def test_every_joint_that_may_be_named_has_its_landmarks(points: np.ndarray) -> None:
    for name in joint_names():
        assert pinned(Told(joints={name: points[0]}), points)


def _exam(day: str) -> Exam:
    return Exam(
        id=f"{day}-wbmri", date=date.fromisoformat(day), kind=ExamKind.WBMRI, series=(),
        frame_of_reference_uid=None, covered=(), remarks=(),
    )  # fmt: skip


def test_decisions_about_the_skeleton_are_those_of_their_examination(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(
        "- {kind: joint, exam: 2024-03-12, joint: left knee, point_lps_mm: [1, 2, 3], by: A, when: 2024-04-01}\n"
        "- {kind: vertebra, exam: 2024-03-12, level: T6, point_lps_mm: [0, 9, 8], by: A, when: 2024-04-01}\n"
        "- {kind: absent, exam: 2023-03-12, site: left fibula, by: A, when: 2024-04-01}\n"
    )
    decisions = read_decisions(file)
    told = told_of(decisions, _exam("2024-03-12"))
    assert list(told.joints) == ["left knee"]
    assert list(told.vertebrae["T6"]) == [0, 9, 8]
    assert told.absent == frozenset()
    assert {str(b) for b in told_of(decisions, _exam("2023-03-12")).absent} == {"left fibula"}


@pytest.mark.parametrize(
    "entry",
    [
        "{kind: joint, exam: x, joint: left nose, point_lps_mm: [1, 2, 3], by: A, when: 2024-04-01}",
        "{kind: vertebra, exam: x, level: T13, point_lps_mm: [1, 2, 3], by: A, when: 2024-04-01}",
    ],
)
def test_a_joint_or_level_that_is_none_is_refused_with_those_that_are(
    tmp_path: Path, entry: str
) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(f"- {entry}\n")
    with pytest.raises(InputError, match="expected"):
        read_decisions(file)
