"""A body that cannot be read is refused rather than filled with names."""

from __future__ import annotations

from osteofoci.errors import CoverageError
from osteofoci.geometry import Volume, nearest_at
from osteofoci.localise.levels import Counted
from osteofoci.localise.marks import Marks
from osteofoci.skeleton import LANDMARKS, VERTEBRAL_LEVELS

# Set on 32 examinations of simulated children, whole, in part, and two of them with a station missing (.68 and more; .75 and
# more of the vertebrae), and on three of them turned upside down or front to back, cut up and shuffled, or of noise.
LEAST_SHARP, LEAST_COUNTED = 0.58, 0.6
ENOUGH_VERTEBRAE = 8
_VERTEBRAE = [LANDMARKS.index(f"vertebra {level}") for level in VERTEBRAL_LEVELS]
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


def refuse_without_spine(marks: Marks, counted: Counted | None) -> None:
    """Refuse a volume in which vertebrae are expected but their bodies are not seen.

    Raises:
        CoverageError: fewer than six in ten are.
    """
    expected = int(marks.sharp[_VERTEBRAE].sum())
    found = 0 if counted is None else len(counted.centres)
    if expected >= ENOUGH_VERTEBRAE and found < LEAST_COUNTED * expected:
        raise CoverageError(
            f"composed volume: expected {expected} vertebrae to be seen, found {found}; {_ADVICE}"
        )
