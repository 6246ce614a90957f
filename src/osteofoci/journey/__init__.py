"""A patient's walk through the house, from what was found to a case with its report."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.journey.choose import choose_patient
    from osteofoci.journey.follow import FollowedPatient, follow, follow_child, logged
    from osteofoci.journey.losses import losses
    from osteofoci.journey.model import ask
    from osteofoci.journey.pairs import Known, PairSaid
    from osteofoci.journey.read_child import Keep, ReadChild, read_child
    from osteofoci.journey.reading import case_of_text, recorded

__all__ = [
    "FollowedPatient",
    "Keep",
    "Known",
    "PairSaid",
    "ReadChild",
    "ask",
    "case_of_text",
    "choose_patient",
    "follow",
    "follow_child",
    "logged",
    "losses",
    "read_child",
    "recorded",
]

on_demand(__name__)
