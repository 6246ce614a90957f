"""What pictures of one place in two examinations have said, remembered between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from osteofoci.book.keys import program
from osteofoci.examine import MriExam
from osteofoci.journey import PairSaid
from osteofoci.lesions import Measured
from osteofoci.output import write_whole
from osteofoci.track import Compared


class Remembered:
    """A memory that may be lost at any time: what is not in it is found out again.

    Args:
        entries: the stored form of each examination, by its id.
    """

    def __init__(self, file: Path, entries: Mapping[str, str]) -> None:
        self._file, self._entries = file, entries
        self._said = _read(file)
        self._grown = False

    def __call__(
        self,
        one: MriExam,
        other: MriExam,
        before: Measured,
        after: Measured | None,
        find_out: Callable[[], PairSaid | None],
    ) -> PairSaid | None:
        key = self._key(one, other, before, after)
        if key not in self._said:
            self._said[key] = find_out()
            self._grown = True
        return self._said[key]

    def write(self) -> None:
        """Keep it, if something was found out."""
        if not self._grown:
            return
        said = {key: value and asdict(value) for key, value in sorted(self._said.items())}
        write_whole(self._file, json.dumps(said, separators=(",", ":")))
        self._grown = False

    def _key(self, one: MriExam, other: MriExam, before: Measured, after: Measured | None) -> str:
        whole = hashlib.sha256(program(("track",)).encode())
        for exam in (one, other):
            whole.update(f"|{self._entries[exam.exam.id]}".encode())
        for measured in (before, after):
            whole.update(b"|")
            if measured is not None:
                region = measured.region
                position = measured.position_along_bone
                block = [(s.start, s.stop) for s in region.block]
                whole.update(f"{measured.site.bone_side} {position} {block} ".encode())
                whole.update(region.mask.tobytes())
        return whole.hexdigest()[:32]


def _read(file: Path) -> dict[str, PairSaid | None]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        return {str(key): _pair(value) for key, value in said.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _pair(said: Mapping[str, object] | None) -> PairSaid | None:
    if said is None:
        return None
    compared, left = said["compared"], said["brightness_left"]
    found = None
    if isinstance(compared, dict):
        found = Compared(**{name: float(value) for name, value in compared.items()})
    return PairSaid(found, None if left is None else float(str(left)))
