"""Foci through time: the reader's decisions, matching, statuses."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.track.align import Aligned, Images, align
    from osteofoci.track.compare import Compared, brightness_left, compare
    from osteofoci.track.course import TELLING, THERE, last_word
    from osteofoci.track.decisions import (
        AddFinding,
        Decision,
        EndPlates,
        Place,
        ShiftLevels,
        additions,
        apply_decisions,
        links,
        of_exam,
        read_decisions,
        told_of,
    )
    from osteofoci.track.exam import Coverage, ExamFindings, Scanner
    from osteofoci.track.foci import Tracked, track
    from osteofoci.track.judges import OtherView, VertebraSeen
    from osteofoci.track.modalities import over_modalities

__all__ = [
    "TELLING",
    "THERE",
    "AddFinding",
    "Aligned",
    "Compared",
    "Coverage",
    "Decision",
    "EndPlates",
    "ExamFindings",
    "Images",
    "OtherView",
    "Place",
    "Scanner",
    "ShiftLevels",
    "Tracked",
    "VertebraSeen",
    "additions",
    "align",
    "apply_decisions",
    "brightness_left",
    "compare",
    "last_word",
    "links",
    "of_exam",
    "over_modalities",
    "read_decisions",
    "told_of",
    "track",
]

on_demand(__name__)
