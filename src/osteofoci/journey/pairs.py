"""Pictures of one place in two examinations: what they say, and themselves where they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from osteofoci.case import Finding, site_of
from osteofoci.examine import MriExam
from osteofoci.lesions import Measured
from osteofoci.track import Aligned, Compared, align, brightness_left, compare


@dataclass(frozen=True)
class PairSaid:
    """What two pictures of one place say.

    Attributes:
        compared: volumes, where something was outlined in both and stands out in both.
        brightness_left: how much of the contrast is there in the other examination, as a share.
    """

    compared: Compared | None
    brightness_left: float | None


Known = Callable[
    [MriExam, MriExam, Measured, Measured | None, Callable[[], PairSaid | None]], PairSaid | None
]
"""Gives what is known of a place in two examinations, or finds out; None where they cannot be compared."""


def at_once(
    _one: MriExam,
    _other: MriExam,
    _before: Measured,
    _after: Measured | None,
    find_out: Callable[[], PairSaid | None],
) -> PairSaid | None:
    """Nothing is known before it is asked."""
    return find_out()


class Pairs:
    """Pairs of examinations' pictures, brought together when somebody asks.

    Attributes:
        pictures: those of findings of one focus, by the ids of the two.
    """

    def __init__(self, exams: Sequence[MriExam], known: Known) -> None:
        self._exams = {item.exam.id: item for item in exams}
        self._known = known
        self.pictures = _Pictures(self._aligned)

    def compare(self, before: Finding, after: Finding) -> Compared | None:
        """Volumes of one focus in two examinations, in one and the same place."""
        said = self._said(before, after.exam_id, after)
        if said is None:
            return None
        self.pictures.pairs[before.id, after.id] = (before, after)
        return said.compared

    def look(self, finding: Finding, exam_id: str) -> float | None:
        """How bright the place of a finding is in another examination, as a share."""
        said = self._said(finding, exam_id, None)
        return None if said is None else said.brightness_left

    def _said(self, before: Finding, exam_id: str, after: Finding | None) -> PairSaid | None:
        one, other = self._exams[before.exam_id], self._exams[exam_id]
        place = one.regions[before.id]
        if place.site.bone_side != site_of(before.site).bone_side:
            return None  # the reader moved it to a bone that it was not measured in

        def find_out() -> PairSaid | None:
            pictures = self._aligned(before, exam_id, after)
            if pictures is None:
                return None
            if after is None:
                return PairSaid(None, brightness_left(pictures))
            self.pictures.made[before.id, after.id] = pictures
            return PairSaid(compare(pictures), None)

        region = None if after is None else other.regions[after.id]
        return self._known(one, other, place, region, find_out)

    def _aligned(self, before: Finding, exam_id: str, after: Finding | None) -> Aligned | None:
        earlier, later = self._exams[before.exam_id], self._exams[exam_id]
        if earlier.images is None or later.images is None:
            return None
        one = earlier.regions[before.id]
        other = None if after is None else later.regions[after.id]
        return align(earlier.images, later.images, one, other)


class _Pictures(Mapping[tuple[str, str], Aligned]):
    """Pictures by the ids of two findings; those that nobody has looked at are made when asked for."""

    def __init__(self, align_pair: Callable[[Finding, str, Finding], Aligned | None]) -> None:
        self.pairs: dict[tuple[str, str], tuple[Finding, Finding]] = {}
        self.made: dict[tuple[str, str], Aligned] = {}
        self._align = align_pair

    def __getitem__(self, pair: tuple[str, str]) -> Aligned:
        before, after = self.pairs[pair]
        found = self.made.get(pair) or self._align(before, after.exam_id, after)
        if found is None:
            raise KeyError(pair)
        self.made[pair] = found
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)
