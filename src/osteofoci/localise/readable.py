"""A body that cannot be read is refused rather than filled with names."""

from __future__ import annotations

from osteofoci.case import said
from osteofoci.geometry import Volume, nearest_at
from osteofoci.localise.marks import Marks
from osteofoci.localise.refusal import NotNamedError

# Set on simulated children, whole and in part (.68 and more), and on three of them turned upside down, cut up and shuffled,
# or of noise (.56 and less).
LEAST_SHARP = 0.58


def refuse_unreadable(marks: Marks, volume: Volume) -> None:
    """Refuse a volume in which most of the landmarks that ought to be in it are not seen.

    Raises:
        CoverageError: too few are.
    """
    within = nearest_at(volume.covered_zyx, volume.grid, marks.points, outside=False)
    sharp, inside = int((marks.sharp & within).sum()), int(within.sum())
    if sharp < LEAST_SHARP * inside:
        raise NotNamedError(said("body-unreadable", found=sharp, all=inside))
