"""Vertebral heights and curves of the spine, from radiographs or MRI."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.spine.column import SPINE_LEVELS, Column, measure_column
    from osteofoci.spine.curve import (
        ANGLE_ERROR_DEG,
        Curve,
        angle_between,
        coronal_curve,
        kyphosis_deg,
    )
    from osteofoci.spine.edges import COLUMNS, Body, PlaneImage, find_bodies
    from osteofoci.spine.heights import Heights, Loss, Share, losses_of
    from osteofoci.spine.rules import COBB_CHANGE_DEG, GENANT_LIMITS, grade_of
    from osteofoci.spine.sections import sections_of_volume

__all__ = [
    "ANGLE_ERROR_DEG",
    "COBB_CHANGE_DEG",
    "COLUMNS",
    "GENANT_LIMITS",
    "SPINE_LEVELS",
    "Body",
    "Column",
    "Curve",
    "Heights",
    "Loss",
    "PlaneImage",
    "Share",
    "angle_between",
    "coronal_curve",
    "find_bodies",
    "grade_of",
    "kyphosis_deg",
    "losses_of",
    "measure_column",
    "sections_of_volume",
]

on_demand(__name__)
