"""What a clause says of the child beside images, and whether it denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from osteofoci.case import SiteModel
from osteofoci.text.clauses import Clause, clauses_of
from osteofoci.text.document import Mark, Sentence, marks_by
from osteofoci.text.phrases import Part
from osteofoci.text.sites import Place, places_in, side_from_part, site_models

PLANNED = re.compile(
    r"\b(?:recommend\w*|planned|plan to|suggest\w*|will be|should|consider\w*|to be started|proposed)\b",
    re.I,
)
# What follows is no longer denied: `without correlate, is concerning for metastasis`.
_SPEAKS_AGAIN = re.compile(
    r"\w\W+(?:\w+\W+)*?(?:concerning|suspicious|suggestive|worrisome|highly|raises?)\b|"
    r"\b(?:illness|disease|history|trauma|complaints?)\b[^.;]*,",
    re.I,
)
_NEW_VERB = re.compile(r"\band (?:is|was|are|were)\b", re.I)


@dataclass(frozen=True)
class Statement:
    """A clause with its clinical marks and whether they are denied."""

    sentence: Sentence
    clause: Clause
    marks: tuple[Mark, ...]
    date: str | None

    def of(self, *labels: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.label in labels)

    def denied(self, mark: Mark) -> bool:
        """Whether a word of denial stands before the mark in its clause, or `not` behind it."""
        for trigger in (m for m in self.clause.marks if m.label == "negation"):
            word = trigger.text.lower()
            if word in ("excluded", "ruled out"):
                offset = self.clause.start
                between = self.clause.text[trigger.end - offset : mark.start - offset]
                if mark.label == "diagnosis" and not _NEW_VERB.search(between):
                    return True
            elif word in ("absent", "denied"):
                between = self.clause.text[
                    trigger.end - self.clause.start : mark.start - self.clause.start
                ]
                if ":" not in between:  # `enzyme activity absent: Gaucher disease`
                    return True
            elif trigger.end <= mark.start:
                between = self.sentence.text[
                    trigger.end - self.sentence.start : mark.start - self.sentence.start
                ]
                if not _SPEAKS_AGAIN.search(between):
                    return True
        return False


def statements_of(sentence: Sentence, day: str | None) -> Iterator[Statement]:
    marks = marks_by(sentence, "clinic")
    for clause in clauses_of(sentence):
        own = tuple(m for m in marks if clause.start <= m.start and m.end <= clause.end)
        if own:
            yield Statement(sentence, clause, own, day)


def whole(statement: Statement) -> Statement:
    """The clause stretched to its sentence: site and result of a biopsy stand apart."""
    sentence = statement.sentence
    clause = Clause(
        sentence.start, sentence.end, sentence.text, sentence.marks, frozenset(), False, False
    )
    return Statement(sentence, clause, statement.marks, statement.date)


def where(statement: Statement) -> tuple[str | None, tuple[SiteModel, ...], str | None]:
    """Site as told, as the skeleton names it, and the part of the body."""
    places, parts = places_in(statement.sentence)
    near = [
        p for p in places if statement.clause.start <= p.start and p.end <= statement.clause.end
    ]
    own = [p for p in parts if statement.clause.start <= p.start and p.end <= statement.clause.end]
    told = " ".join([*map(_told, near), *map(_told, own)]) or None
    sites = tuple(site for place in near for site in site_models(side_from_part(place, parts)))
    return told, sites, own[0].region if own else None


def _told(place: Place | Part) -> str:
    """``left foot``, ``left metatarsal 2``, ``vertebra T5``."""
    name = place.bone if isinstance(place, Place) else place.region
    sides = [] if place.sides == ("midline",) else list(place.sides)
    if len(sides) == 2:
        sides = ["both"]
    return " ".join([*sides, name])
