"""A dictated text as sentences and tokens, with the words that the lexicon knows marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from osteofoci.rules import data_file
from osteofoci.text.directions import directions_in
from osteofoci.text.levels import numbers_in
from osteofoci.text.pieces import BULLET, HEADING, pieces_of
from osteofoci.text.states import states_in
from osteofoci.text.turns import Turn, turns_in
from osteofoci.text.words import Phrases, Words, words_of

_ABBREVIATED_SIDE = re.compile(r"\b([RL]t)\.(?=\s)", re.I)
_SPARED = re.compile(r"\b(?:with )?(?:relative )?sparing (?:of )?[^,.;]*", re.I)
_LEUKAEMIA = re.compile(
    r"(?:(?:[Pp]recursor(?:[- ][BT](?:[- ]cell)?)?|pre-B|[BT]-cell|[Ff]or|[Ww]ith|[Oo]f|is|was|[Dd]iagnosed|relapsed|[Dd]x:?|=>?|[Dd]iagnosis:) |[?] ?)(?P<all>ALL)\b(?! [A-Z])|\b(?P<then>ALL)(?= (?:was|is) (?:diagnosed|confirmed|proven|found))"
)
_NO_SIDE_BEHIND = re.compile(
    r"(?:way|direction|track|thing|now|away|down|back(?= to)|through|no|behind|only a|some|a (?:scar|trace|small))\b(?! side)",
    re.I,
)
_SHORT_ZONES = ("met", "epi", "dia")
_TREATMENT = re.compile(r"^(?:therapy|treatment|medication|laborator|bloods|symptoms)", re.I)
_INDICATION = re.compile(r"^(?:indication|clinical|question|reason|history|hx)", re.I)
_ASKED = re.compile(r"^(?:indication|question|reason|comparison)", re.I)
_THERE_IS = re.compile(
    r"\s*(?:there (?:is|are)|(?:the )?(?:mri|images?|study|scan) (?:shows?|demonstrates?|reveals?))\b",
    re.I,
)
_ITEM = re.compile(r"\s*(\d{1,2})[.)]\s")


@dataclass(frozen=True)
class Mark:
    """A stretch of text that means something: characters of the document, and tokens."""

    label: str
    value: str
    start: int
    end: int
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Sentence:
    """
    Attributes:
        heading: of the section it stands in, in lower case; empty without one.
        paragraph: number of its paragraph.
        marks: inside it, in order, none over another; tokens count from the sentence's first.
    """

    text: str
    start: int
    end: int
    heading: str
    paragraph: int
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]

    @property
    def item(self) -> int | None:
        """Its number in a list: `2) right humerus`."""
        told = _ITEM.match(self.text)
        return int(told.group(1)) if told else None

    def of(self, *labels: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.label in labels)

    def has(self, *labels: str) -> bool:
        return bool(self.of(*labels))


@cache
def lexicon(name: str = "lexicon") -> dict[str, dict[str, Any]]:
    """Values by label: their forms, or a mapping that has them under ``forms``."""
    return {
        label: values if isinstance(values, dict) else {label: values}
        for label, values in data_file("text", name).items()
        if label != "version"
    }


def lexicon_value(name: str, label: str, text: str) -> str | None:
    """What a word or two mean under a label; None for a word that it does not know."""
    return next(
        (value for own, value, _, _ in _phrases(name).found(words_of(text)) if own == label), None
    )


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(
        (form, (label, value))
        for label, values in lexicon(name).items()
        for value, told in values.items()
        for form in (told["forms"] if isinstance(told, dict) else told)
    )


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """All sentences of a text with their marks."""
    found = []
    heading, paragraph, bare = "", 0, False
    # `Rt.` ends no sentence, and what is spared is no place; every character keeps its number.
    text = _ABBREVIATED_SIDE.sub(lambda m: f"{m[1]} ", text)
    text = _SPARED.sub(lambda m: " " * len(m[0]), text)
    for start, end, fresh in pieces_of(text):
        if fresh:
            paragraph += 1
            heading = ""
        piece = text[start:end]
        named = HEADING.match(piece)
        if named:
            heading = named.group(1).strip().lower()
            bare = not piece[named.end() :].strip()
        elif heading and not bare and BULLET.match(piece):
            heading = ""  # a list that follows `Clinical: known CNO` is no part of it
        sentence = _sentence(words_of(piece), start, heading, paragraph)
        goes_on = _TREATMENT.match(heading) and sentence.has("modality")
        goes_on = goes_on or (
            _INDICATION.match(heading) and _THERE_IS.match(piece) and sentence.has("finding")
        )
        goes_on = goes_on or (_ASKED.match(heading) and sentence.has("change"))
        if not named and goes_on:
            heading = ""  # a letter goes on behind its therapy, a report behind its indication
            sentence = replace(sentence, heading=heading)
        found.append(sentence)
        if heading == "diagnosis":  # what follows it in a letter is no part of it
            heading = ""
    return tuple(sentence for sentence in found if sentence.tokens)


def marks_by(sentence: Sentence, name: str) -> tuple[Mark, ...]:
    """Marks of a sentence by another lexicon than the first."""
    words = words_of(sentence.text)
    found = [*_phrases(name).found(words), *(_by_form(words) if name == "clinic" else ())]
    return tuple(_mark(words, sentence.start, f) for f in sorted(found, key=lambda f: f[2]))


# `a temperature of 38.5`, `T 39.2`
_TEMPERATURE = re.compile(
    r"\b(?:[Tt]emperatures?|[Tt]emps?|Tmax|T)\b(?! ?\d\d?\b(?![.,° ]))[^.;,\d]{0,25}(?:38[.,][3-9]|39(?:[.,]\d)?|4[01](?:[.,]\d)?)\b(?! ?(?:mm|cm|%))"
    r"|\b(?:38[.,][3-9]|39(?:[.,]\d)?|4[01](?:[.,]\d)?) ?(?:°|degrees|deg) ?C?\b(?! (?:kyph|scol|cobb|curve))"
)


def _by_form(words: Words) -> Iterator[Found]:
    """What no list of words can hold: `precursor ALL`, a leukaemia by its capitals; a fever by its degrees."""
    text = words.text
    for match in _LEUKAEMIA.finditer(text) if re.search(r"[a-z]{3}", text) else ():
        yield (
            "diagnosis",
            "leukaemia",
            *words.touched(*match.span("all" if match["all"] else "then")),
        )
    for match in _TEMPERATURE.finditer(text):
        yield "fever", "fever", *words.touched(*match.span())


Found = tuple[str, str, int, int]


def _mark(words: Words, offset: int, found: Found) -> Mark:
    label, value, first, last = found
    start, end = words.start(first), words.end(last - 1)
    return Mark(label, value, offset + start, offset + end, first, last, words.between(first, last))


def _sentence(words: Words, offset: int, heading: str, paragraph: int) -> Sentence:
    text = words.text
    turns = [_found(words, turn) for turn in turns_in(text)]
    found = [f for f in _phrases("lexicon").found(words) if not _short_alone(words, f)]
    found = [f for f in found if not any(_over(f, turn) for turn in turns)]
    for made in (_found(words, turn) for turn in (*directions_in(text), *states_in(text))):
        over = [f for f in found if _over(f, made)]
        if any(_over(made, turn) for turn in turns) or any(_longer(f, made) for f in over):
            continue  # a phrase that is known as a whole means what it means
        found = [f for f in found if f not in over]
        turns.append(made)
    known = [*found, *turns]
    numbers = (_found(words, number) for number in numbers_in(text))
    told = known + [n for n in numbers if not any(_over(n, f) for f in known)]
    return Sentence(
        text,
        offset,
        offset + len(text),
        heading,
        paragraph,
        tuple(Token(text[a:b], offset + a, offset + b) for a, b in words.spans),
        tuple(_mark(words, offset, f) for f in sorted(told, key=lambda f: f[2])),
    )


def _found(words: Words, turn: Turn) -> Found:
    label, value, low, high = turn
    return (label, value, *words.touched(low, high))


def _over(one: Found, other: Found) -> bool:
    return one[2] < other[3] and other[2] < one[3]


def _longer(word: Found, made: Found) -> bool:
    """Whether a word of the lexicon says more than a word of change that was put together over it."""
    return word[3] - word[2] > made[3] - made[2] and word[0] in ("change", "finding", "name")


def _short_alone(words: Words, found: Found) -> bool:
    """`met` is the metaphysis only behind a pole or a bracket, `left` no side in `only T7 was left`,
    `no.` a number."""
    label, value, first, last = found
    own = words.between(first, last).lower()
    before, behind = words.before(first).lower().rstrip(" ."), words.behind(last)
    if label == "negation" and own == "no":
        return re.match(r"\.?\s*\d", words.text[words.end(last - 1) :]) is not None  # `no. 3`
    if label == "modality" and own in ("film", "films"):
        return re.search(r"\b(?:blasts?|smear|blood|cells)\b", words.text, re.I) is not None
    if label == "side" and _NO_SIDE_BEHIND.match(behind):
        return True  # `the right way`, `has left no trace`
    if label == "side" and value == "left":
        return before.endswith((" was", " were")) and not behind[:1].isalpha()
    if label == "side" and value == "both":
        return _no_side(own, behind)
    if label != "zone" or own not in _SHORT_ZONES:
        return False
    return not before.endswith(
        ("prox", "proximal", "dist", "distal", "(", "+", " tib", " fem", " hum", " fib", " rad")
    )


def _no_side(both: str, behind: str) -> bool:
    """`on both sides of the left joint`, `both the acetabular roof and the ischium`: of one side of the child."""
    if "sides" in both:
        return re.match(r"\s*of (?:the |a )?(?:left|right|\w+ joint)\b", behind, re.I) is not None
    pair = re.match(r"\s*the (?:[\w-]+ ){0,3}?(?P<noun>[\w-]+) and\b", behind, re.I)
    if both != "both" or pair is None:
        return False
    return not re.search(r"(?:s|ae|i|ora|ula|ilia|ischia)$", pair["noun"], re.I)
