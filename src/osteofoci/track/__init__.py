"""Foci through time: the reader's decisions, matching, statuses."""

from osteofoci.track.align import Aligned, Images, align
from osteofoci.track.compare import Compared, brightness_left, compare
from osteofoci.track.decisions import (
    AddFinding,
    Decision,
    additions,
    apply_decisions,
    links,
    read_decisions,
)
from osteofoci.track.exam import Coverage, ExamFindings, Scanner
from osteofoci.track.foci import Tracked, track
from osteofoci.track.sites import site_model, site_of

__all__ = [
    "AddFinding",
    "Aligned",
    "Compared",
    "Coverage",
    "Decision",
    "ExamFindings",
    "Images",
    "Scanner",
    "Tracked",
    "additions",
    "align",
    "apply_decisions",
    "brightness_left",
    "compare",
    "links",
    "read_decisions",
    "site_model",
    "site_of",
    "track",
]
