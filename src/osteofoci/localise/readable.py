"""A body that cannot be read is refused rather than filled with names."""

from __future__ import annotations

from osteofoci.errors import CoverageError
from osteofoci.geometry import Volume, nearest_at
from osteofoci.localise.marks import Marks

# Set on simulated children, whole and in part (.68 and more), and on three of them turned upside down, cut up and shuffled,
# or of noise (.56 and less).
LEAST_SHARP = 0.58
_ADVICE = (
    "is this a coronal whole-body STIR, head up and face forward? Bones were not named; put joints "
    "or vertebrae right with a decisions file, or place findings with one"
)


def refuse_unreadable(marks: Marks, volume: Volume) -> None:
    """Refuse a volume in which most of the landmarks that ought to be in it are not seen.

    Raises:
        CoverageError: too few are.
    """
    within = nearest_at(volume.covered_zyx, volume.grid, marks.points, outside=False)
    sharp, inside = int((marks.sharp & within).sum()), int(within.sum())
    if sharp < LEAST_SHARP * inside:
        raise CoverageError(
            f"composed volume: expected most landmarks of the skeleton that lie in the images to be "
            f"seen, found {sharp} of {inside}; {_ADVICE}"
        )
