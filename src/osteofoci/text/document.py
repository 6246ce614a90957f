"""A dictated text as sentences and tokens, with the words that the lexicon knows marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from osteofoci.rules import data_file
from osteofoci.text.directions import directions_in
from osteofoci.text.levels import numbers_in
from osteofoci.text.pieces import BULLET, HEADING, pieces_of
from osteofoci.text.states import states_in
from osteofoci.text.turns import Turn, turns_in

if TYPE_CHECKING:  # loading the library takes a second, which most commands need not spend
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

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
    doc = _language().make_doc(text)
    return next((value for own, value, _, _ in _matched(doc, name) if own == label), None)


@cache
def _language() -> Language:
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    language = spacy.blank("en")
    infixes = [
        *(language.Defaults.infixes or []),
        r"(?<=[0-9a-zA-Z)])[-–—/](?=[0-9A-Za-z(])",
        r"\|",
    ]
    tokenizer: Any = language.tokenizer
    # `(after infliximab): clear` has no smiling face in it.
    tokenizer.rules = {
        word: made for word, made in tokenizer.rules.items() if any(c.isalnum() for c in word)
    }
    # Cells of a table: `|Left radius|+|`.
    tokenizer.prefix_search = compile_prefix_regex(
        [*(language.Defaults.prefixes or []), r"\|"]
    ).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*(language.Defaults.suffixes or []), r"\|"]
    ).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return language


@cache
def _matcher(name: str) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    language = _language()
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    for label, values in lexicon(name).items():
        for value, told in values.items():
            forms = told["forms"] if isinstance(told, dict) else told
            matcher.add(f"{label}|{value}", [language.make_doc(form) for form in forms])
    return matcher


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
        sentence = _sentence(_language().make_doc(piece), start, heading, paragraph)
        goes_on = _TREATMENT.match(heading) and sentence.has("modality")
        goes_on = goes_on or (
            _INDICATION.match(heading) and _THERE_IS.match(piece) and sentence.has("finding")
        )
        if not named and goes_on:
            heading = ""  # a letter goes on behind its therapy, a report behind its indication
            sentence = replace(sentence, heading=heading)
        found.append(sentence)
        if heading == "diagnosis":  # what follows it in a letter is no part of it
            heading = ""
    return tuple(sentence for sentence in found if sentence.tokens)


def marks_by(sentence: Sentence, name: str) -> tuple[Mark, ...]:
    """Marks of a sentence by another lexicon than the first."""
    doc = _language().make_doc(sentence.text)
    found = [*_matched(doc, name), *(_by_form(doc) if name == "clinic" else ())]
    return tuple(_mark(doc, sentence.start, f) for f in sorted(found, key=lambda f: f[2]))


# `a temperature of 38.5`, `T 39.2`
_TEMPERATURE = re.compile(
    r"\b(?:[Tt]emperatures?|[Tt]emps?|Tmax|T)\b(?! ?\d\d?\b(?![.,° ]))[^.;,\d]{0,25}(?:38[.,][3-9]|39(?:[.,]\d)?|4[01](?:[.,]\d)?)\b(?! ?(?:mm|cm|%))"
    r"|\b(?:38[.,][3-9]|39(?:[.,]\d)?|4[01](?:[.,]\d)?) ?(?:°|degrees|deg) ?C?\b(?! (?:kyph|scol|cobb|curve))"
)


def _by_form(doc: Doc) -> Iterator[Found]:
    """What no list of words can hold: `precursor ALL`, a leukaemia by its capitals; a fever by its degrees."""
    for match in _LEUKAEMIA.finditer(doc.text) if re.search(r"[a-z]{3}", doc.text) else ():
        own = "all" if match["all"] else "then"
        span = doc.char_span(match.start(own), match.end(own))
        if span is not None:
            yield "diagnosis", "leukaemia", span.start, span.end
    for match in _TEMPERATURE.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            yield "fever", "fever", span.start, span.end


Found = tuple[str, str, int, int]


def _matched(doc: Doc, name: str) -> list[Found]:
    from spacy.util import filter_spans

    found = []
    for span in filter_spans(_matcher(name)(doc, as_spans=True)):
        label, _, value = span.label_.partition("|")
        found.append((label, value, span.start, span.end))
    return found


def _mark(doc: Doc, offset: int, found: Found) -> Mark:
    label, value, first, last = found
    end = doc[last - 1].idx + len(doc[last - 1])
    start = doc[first].idx
    return Mark(label, value, offset + start, offset + end, first, last, doc[first:last].text)


def _sentence(doc: Doc, offset: int, heading: str, paragraph: int) -> Sentence:
    turns = list(_spans(doc, turns_in(doc.text)))
    words = [found for found in _matched(doc, "lexicon") if not _short_alone(doc, found)]
    words = [word for word in words if not any(_over(word, turn) for turn in turns)]
    for made in _spans(doc, (*directions_in(doc.text), *states_in(doc.text))):
        over = [word for word in words if _over(word, made)]
        if any(_over(made, turn) for turn in turns) or any(_longer(w, made) for w in over):
            continue  # a phrase that is known as a whole means what it means
        words = [word for word in words if word not in over]
        turns.append(made)
    marks = words + turns
    taken = [(first, last) for _, _, first, last in marks]
    for label, value, low, high in numbers_in(doc.text):
        characters = doc.char_span(low, high, alignment_mode="expand")
        if characters is None:
            continue
        if any(a < characters.end and characters.start < b for a, b in taken):
            continue
        marks.append((label, value, characters.start, characters.end))
    marks.sort(key=lambda mark: mark[2])
    return Sentence(
        doc.text,
        offset,
        offset + len(doc.text),
        heading,
        paragraph,
        tuple(Token(t.text, offset + t.idx, offset + t.idx + len(t)) for t in doc),
        tuple(_mark(doc, offset, found) for found in marks),
    )


def _spans(doc: Doc, turns: Iterable[Turn]) -> Iterator[Found]:
    for label, value, low, high in turns:
        span = doc.char_span(low, high, alignment_mode="expand")
        if span is not None:
            yield label, value, span.start, span.end


def _over(one: Found, other: Found) -> bool:
    return one[2] < other[3] and other[2] < one[3]


def _longer(word: Found, made: Found) -> bool:
    """Whether a word of the lexicon says more than a word of change that was put together over it."""
    return word[3] - word[2] > made[3] - made[2] and word[0] in ("change", "finding", "name")


def _short_alone(doc: Doc, found: Found) -> bool:
    """`met` is the metaphysis only behind a pole or a bracket, `left` no side in `only T7 was left`,
    `no.` a number."""
    label, value, first, last = found
    before = doc[:first].text.lower().rstrip(" .")
    if label == "negation" and doc[first:last].text.lower() == "no":
        return re.match(r"\.?\s*\d", doc.text[doc[last - 1].idx + 2 :]) is not None  # `no. 3`
    if label == "modality" and doc[first:last].text.lower() in ("film", "films"):
        return re.search(r"\b(?:blasts?|smear|blood|cells)\b", doc.text, re.I) is not None
    if label == "side" and _NO_SIDE_BEHIND.match(doc[last:].text):
        return True  # `the right way`, `has left no trace`
    if label == "side" and value == "left":
        return before.endswith((" was", " were")) and not doc[last:].text[:1].isalpha()
    if label == "side" and value == "both":
        return _no_side(doc[first:last].text.lower(), doc[last:].text)
    if label != "zone" or doc[first:last].text.lower() not in _SHORT_ZONES:
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
