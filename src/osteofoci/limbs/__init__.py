"""Lengths of the leg's bones and the difference between the legs."""

from osteofoci.limbs.lengths import Inequality, Length, inequality, leg_lengths
from osteofoci.limbs.rules import meaning_of

__all__ = ["Inequality", "Length", "inequality", "leg_lengths", "meaning_of"]
