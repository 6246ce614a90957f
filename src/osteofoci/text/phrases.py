"""Phrases of place: runs of words that name bones, with their numbers, sides and zones.

A phrase is a run of words that speak of place: `distal metaphyses of the left femur and both tibiae`,
`12th left rib`, `T5-T7`, `2nd and 3rd metatarsals of the right foot`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from osteofoci.text.document import Sentence

NUMBERED = ("rib", "metatarsal", "metacarpal")
VERTEBRA = "vertebra"
_CONJ = {"and", "or", "&", "+", ",", "as", "well", "plus"}
_RANGE = {"-", "–", "—", "to", "through", "until"}
_OF = {"of", "in", "at", "on", "within", "from", "involving"}
_SKIP = {
    "the", "a", "an", "its", "his", "her", "this", "that", "these", "bone", "bones", "body",
    "bodies", "aspect", "aspects", "part", "parts", "portion", "region", "end", "ends", "third",
    "side", "sides", "level", "levels", "two", "three", "four", "corresponding", "entire",
    "also", "half", "joint", "adjacent", "arc", "condyle", "condyles", "epicondyle", "base", "head",
    "neck", "bases", "heads", "necks", "tips", "surfaces", "dome", "wing", "ramus", "tip", "border", "corner", "margin", "surface",
}  # fmt: skip
_NUMBER_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
                 "nine": "9", "ten": "10"}  # fmt: skip
_UNITS = {"mm", "cm", "%", "°", "ml", "mg", "years", "months", "weeks", "days", "degrees"}


@dataclass(frozen=True)
class Part:
    """A part of the body that is no bone, such as the left foot."""

    region: str
    sides: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Item:
    kind: str
    value: str
    start: int
    end: int
    text: str


def phrases_of(sentence: Sentence) -> Iterator[list[Item]]:
    """Runs of words that speak of place."""
    run: list[Item] = []
    for item in _items(sentence):
        if item.kind == "other":
            if any(i.kind in _WORTH for i in run):
                yield run
            run = []
        else:
            run.append(item)
    if any(i.kind in _WORTH for i in run):
        yield run


PLACES = {"bone", "numbered", "vertebra", "level", "landmark", "region"}
_WORTH = PLACES | {"zone", "pole", "side"}
_OWN = PLACES | {"zone", "pole", "side", "ordinal", "roman"}


def _items(sentence: Sentence) -> Iterator[Item]:
    by_token = {mark.first: mark for mark in sentence.marks}
    n = _behind_its_number(sentence)
    before: str = ""
    numbered = False  # whether a rib or a ray of foot or hand has just been named
    while n < len(sentence.tokens):
        token = sentence.tokens[n]
        mark = by_token.get(n)
        if mark is not None:
            kind = mark.label if mark.label in _OWN else "other"
            if before == "both" and mark.label == "finding":
                kind = "skip"  # `bilateral lesions of the femora`
            before = mark.value
            numbered = mark.label == "numbered"
            yield Item(kind, mark.value, mark.start, mark.end, mark.text.lower())
            n = mark.last
            continue
        number = _NUMBER_WORDS.get(token.lower)
        if number is not None and numbered and before != "both":  # `metatarsals two and three`
            yield Item("number", number, token.start, token.end, number)
            n += 1
            continue
        shortened = token.text == "." and before in ("proximal", "distal")
        before = ""
        numbered = numbered and token.lower in _CONJ
        word = "skip" if shortened else _word_kind(token.lower)
        if word == "number" and n + 1 < len(sentence.tokens):
            after = sentence.tokens[n + 1].lower
            word = "other" if after in _UNITS else word  # `left 7th rib (8 mm)`
        yield Item(word, token.text, token.start, token.end, token.lower)
        n += 1


def _behind_its_number(sentence: Sentence) -> int:
    """The first token behind the number of a list: `2) L 4th rib` is no second rib."""
    if sentence.item is None:
        return 0
    number = re.match(r"\s*\d{1,2}[.)]\s", sentence.text)
    end = sentence.start + (number.end() if number else 0)
    return sum(token.start < end for token in sentence.tokens)


def _word_kind(word: str) -> str:
    if word in _CONJ:
        return "conj"
    if word in _RANGE:
        return "range"
    if word == "/":
        return "conj"
    if word in _OF:
        return "of"
    if word.isspace():
        return "skip"
    if word in ("(", ")"):
        return "bracket"
    if word.isdigit() and int(word) <= 12:
        return "number"
    return "skip" if word in _SKIP else "other"
