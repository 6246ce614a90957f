"""Muscle reference, detection, delineation and measurement of bright marrow."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.lesions.candidates import FEATURES, Candidate, find_candidates
    from osteofoci.lesions.contact import PlateContact
    from osteofoci.lesions.core import fluid_signal
    from osteofoci.lesions.delineate import Region, region_at_point
    from osteofoci.lesions.detect import Detected, Judgement, detect_lesions
    from osteofoci.lesions.measure import Measured, measure_region
    from osteofoci.lesions.muscle import Muscle, muscle_of_body, muscle_of_skeleton
    from osteofoci.lesions.normal import published_patterns

__all__ = [
    "FEATURES",
    "Candidate",
    "Detected",
    "Judgement",
    "Measured",
    "Muscle",
    "PlateContact",
    "Region",
    "detect_lesions",
    "find_candidates",
    "fluid_signal",
    "measure_region",
    "muscle_of_body",
    "muscle_of_skeleton",
    "published_patterns",
    "region_at_point",
]

on_demand(__name__)
