"""A patient's walk through the house, from what was found to a case with its report."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.journey.choose import choose_patient
    from osteofoci.journey.follow import FollowedPatient, follow
    from osteofoci.journey.losses import losses
    from osteofoci.journey.model import ask
    from osteofoci.journey.reading import case_of_text, recorded

__all__ = [
    "FollowedPatient",
    "ask",
    "case_of_text",
    "choose_patient",
    "follow",
    "losses",
    "recorded",
]

on_demand(__name__)
