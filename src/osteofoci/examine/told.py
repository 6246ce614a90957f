"""The reader's word as the stages of an examination take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from osteofoci.decisions import (
    AbsentBone,
    Decision,
    EndPlates,
    Named,
    NameVertebra,
    PutJoint,
    ShiftLevels,
    of_exam,
)
from osteofoci.geometry import unit
from osteofoci.geometry.arrays import Floats
from osteofoci.localise import Told
from osteofoci.spine import COLUMNS, SPINE_LEVELS, Body, Column, Heights, PlaneImage


def told_of(decisions: Sequence[Decision], exam: Named) -> Told:
    """What the reader has told about the skeleton of an examination; later words win."""
    return Told(
        {d.joint: np.array(d.point_lps_mm) for d in of_exam(decisions, PutJoint, exam)},
        {d.level: np.array(d.point_lps_mm) for d in of_exam(decisions, NameVertebra, exam)},
        frozenset(d.site.bone_side for d in of_exam(decisions, AbsentBone, exam)),
    )


def as_decided(
    column: Column,
    planes: Mapping[str, PlaneImage],
    shifts: Sequence[ShiftLevels],
    plates: Sequence[EndPlates],
) -> Column:
    """The column with the reader's levels and end plates; all numbers follow from these."""
    heights, lateral, frontal = dict(column.heights), dict(column.lateral), dict(column.frontal)
    for shift in shifts:
        heights = _renamed(heights, shift.down)
        lateral, frontal = _renamed(lateral, shift.down), _renamed(frontal, shift.down)
    for edit in plates:
        plane = planes.get(edit.view)
        if plane is None or edit.level not in SPINE_LEVELS:
            continue
        upper, lower = (_ends_mm(points, plane) for points in (edit.upper, edit.lower))
        body = _edited(upper, lower)
        if edit.view == "frontal":
            frontal[edit.level] = body
        else:
            lateral[edit.level] = body
            front, middle, back = (
                float(np.linalg.norm(a - b)) for a, b in zip(upper, lower, strict=True)
            )
            heights[edit.level] = Heights(front, middle, back, max(plane.pixel_mm))
    return replace(column, heights=heights, lateral=lateral, frontal=frontal)


Value = TypeVar("Value")


def _renamed(table: Mapping[str, Value], down: int) -> dict[str, Value]:
    places = {level: SPINE_LEVELS.index(level) + down for level in table}
    return {
        SPINE_LEVELS[place]: table[level]
        for level, place in places.items()
        if 0 <= place < len(SPINE_LEVELS)
    }


def _ends_mm(points: Sequence[tuple[float, float]], plane: PlaneImage) -> Floats:
    """Three places (across, height) of a plate; the middle of two is added."""
    given = list(points)
    if len(given) == 2:
        (a, b), (c, d) = given
        given = [given[0], ((a + c) / 2, (b + d) / 2), given[1]]
    return plane.places_mm(np.array(given, float))


def _edited(upper: Floats, lower: Floats) -> Body:
    middle = (upper + lower) / 2
    along = unit(middle[2] - middle[0])
    up = np.array([-along[1], along[0]])
    up = up if up[1] > 0 else -up
    centre = middle.mean(0)
    half = float(np.linalg.norm(middle[2] - middle[0])) / 2 / 0.7
    shares = np.array([-0.7, 0.0, 0.7])
    highs, lows = (np.interp(COLUMNS, shares, (p - centre) @ up) for p in (upper, lower))
    return Body(centre, up, up, half, highs, lows, np.inf)
