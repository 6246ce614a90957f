"""What the author of a record says it is. It outranks every pattern, also against us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from osteofoci.case import ClinicalRecord, StatedDiagnosis
from osteofoci.rules import Shipped, shipped

_CERTAINTIES = ("considered", "suspected", "stated", "proven")


@dataclass(frozen=True)
class Word:
    """One disease as its author is surest of it.

    Attributes:
        name: as the differential calls it.
        group: ``cno``, ``malignancy``, ``infection``, ``beside`` or ``other``.
        certainty: ``considered``, ``suspected``, ``stated``, ``proven`` or ``excluded``.
    """

    name: str
    group: str
    certainty: str
    basis: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return self.certainty in ("stated", "proven")


class Diseases(Shipped):
    """What a disease is to the question of CNO, by group, and how the differential calls it."""

    version: int
    status: str
    source: str
    called: dict[str, str]
    groups: dict[str, tuple[str, ...]]


@cache
def _diseases() -> Diseases:
    return shipped("assess", "diseases", Diseases)


def words_of(record: ClinicalRecord) -> tuple[Word, ...]:
    """Every disease that the record names, once: proven outranks excluded, excluded the rest."""
    by_name: dict[str, list[StatedDiagnosis]] = {}
    for entry in record.diagnoses:
        by_name.setdefault(entry.name, []).append(entry)
    return tuple(_word(name, entries) for name, entries in by_name.items())


def diagnosis_of(words: Sequence[Word]) -> Word | None:
    """The disease that the author names for sure; another than CNO before CNO, proven before stated."""
    sure = [word for word in words if word.sure and word.group != "beside"]
    named = [word for word in sure if word.name not in ("malignancy", "infection")] or sure
    return max(named, key=lambda w: (w.group != "cno", w.certainty == "proven"), default=None)


def _word(name: str, entries: Sequence[StatedDiagnosis]) -> Word:
    diseases = _diseases()
    group = next((g for g, names in diseases.groups.items() if name in names), "other")
    told = [_certainty(entry) for entry in entries]
    positive = max((c for c in told if c != "excluded"), key=_CERTAINTIES.index, default=None)
    certainty = positive or "excluded"
    if "excluded" in told and positive != "proven":
        certainty = "excluded"
    own = [entry for entry, c in zip(entries, told, strict=True) if c == certainty]
    return Word(
        diseases.called.get(name, name), group, certainty,
        tuple(entry.source or "record: diagnoses" for entry in own),
    )  # fmt: skip


def _certainty(entry: StatedDiagnosis) -> str:
    if entry.certainty is not None:
        return entry.certainty
    return "excluded" if entry.excluded else "stated" if entry.sure else "suspected"
