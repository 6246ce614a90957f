"""Foci through time: matching, statuses, joining over techniques."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.track.align import Aligned, Images, align, carried_point
    from osteofoci.track.compare import Compared, brightness_left, compare
    from osteofoci.track.course import TELLING, THERE, last_word
    from osteofoci.track.exam import Coverage, ExamFindings, Scanner
    from osteofoci.track.foci import Tracked, track
    from osteofoci.track.judges import OtherView, VertebraSeen
    from osteofoci.track.modalities import over_modalities

__all__ = [
    "TELLING",
    "THERE",
    "Aligned",
    "Compared",
    "Coverage",
    "ExamFindings",
    "Images",
    "OtherView",
    "Scanner",
    "Tracked",
    "VertebraSeen",
    "align",
    "brightness_left",
    "carried_point",
    "compare",
    "last_word",
    "over_modalities",
    "track",
]

on_demand(__name__)
