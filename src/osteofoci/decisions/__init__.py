"""The reader's word: a file of decisions, read with care and applied on every run."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.decisions.applying import Named, apply_decisions, links, of_exam
    from osteofoci.decisions.kinds import (
        AbsentBone,
        AddFinding,
        Decision,
        EndPlates,
        NameVertebra,
        Place,
        PutJoint,
        ShiftLevels,
    )
    from osteofoci.decisions.reading import decision_of, plain_decision, read_decisions

__all__ = [
    "AbsentBone",
    "AddFinding",
    "Decision",
    "EndPlates",
    "NameVertebra",
    "Named",
    "Place",
    "PutJoint",
    "ShiftLevels",
    "apply_decisions",
    "decision_of",
    "links",
    "of_exam",
    "plain_decision",
    "read_decisions",
]

on_demand(__name__)
