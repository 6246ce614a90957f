"""A dictated text as sentences and tokens, with the words that the lexicon knows marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from osteofoci.rules import data_file
from osteofoci.text.turns import turns_in

if TYPE_CHECKING:  # loading the library takes a second, which most commands need not spend
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

LEVEL = re.compile(r"\b(?P<part>[CTDLctdl]|Th|TH)[ ]?(?P<number>\d{1,2})(?!\d|\.\d|[A-Za-z])")
SACRAL = re.compile(r"\bS[1-5]\b")
ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
# T1 and T2 are levels of the spine, or weightings of MRI where one of these follows.
_WEIGHTING = re.compile(
    r"^[\s-]*(?:weighted|w\b|wi\b|hyper|hypo|signal|sequence|image|stir|tirm|fat|tse|fse|dixon|"
    r"\(fig|contrast|relax|intens|bright|dark|low|high|iso|/|,?\s*and\s+(?:T2[- ]?w|STIR))",
    re.IGNORECASE,
)
_SHOWN_ON = re.compile(
    r"(?:\bon|sagittal|coronal|axial|(?:STIR|TIRM|DWI|T2)(?:\s*\([^)]*\))?\s*(?:,|and|/|&|\+))\s*$",
    re.IGNORECASE,
)
_SIGNAL_IN = re.compile(
    r"\b(?:dark|bright|hypo\w*|hyper\w*|iso\w*|signal\w*|low|high|intermediate)\s+(?:in|on)\s+"
    r"(?:T[12]\s*(?:,|and|/)\s*)?$",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"\bcomplement\b|\bC3\b[^.;]{0,15}\bC4\b[^.;]{0,30}(?:g/l|mg|level|ANA|immunoglob)", re.I
)
_LABELLED = re.compile(r"\b(?:labell?ed|marked|numbered|designated)(?: as)?\s*$", re.I)
_ABBREVIATED_SIDE = re.compile(r"\b([RL]t)\.(?=\s)", re.I)
_SPARED = re.compile(r"\b(?:with )?(?:relative )?sparing (?:of )?[^,.;]*", re.I)
# `R talus`, `L 4th rib`, `(L) femur`, `femur R,`
_SIDE_LETTER = re.compile(
    r"\b(?P<letter>[RL])\b(?:(?= [a-z])|(?= \d{1,2}(?:st|nd|rd|th)\b)|(?= [A-Z][a-z]{3})|(?<=\(.)(?=\))|"
    r"(?<=[a-z] .)(?=\s*(?:[,.;:)]|$|and\b)))"
)
_LEUKAEMIA = re.compile(
    r"(?:(?:[Pp]recursor|pre-B|[BT]-cell|[Ff]or|[Ww]ith|[Oo]f|is|was|[Dd]iagnosed|relapsed|[Dd]x:?|=>?|[Dd]iagnosis:) |[?] ?)(?P<all>ALL)\b(?! [A-Z])|\b(?P<then>ALL)(?= (?:was|is) (?:diagnosed|confirmed|proven|found))"
)
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SHORT_ZONES = ("met", "epi", "dia")
_LEVELS = {"C": 7, "T": 12, "L": 5}
_HEADING = re.compile(r"^\s*([A-Z][A-Za-z /()-]{2,40}):")
_TREATMENT = re.compile(r"^(?:therapy|treatment|medication|laborator|bloods|symptoms)", re.I)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_ITEM = re.compile(r"\s*(\d{1,2})[.)]\s")
_ABBREVIATIONS = (
    "fig",
    "figs",
    "dr",
    "no",
    "approx",
    "vs",
    "v",
    "e.g",
    "i.e",
    "resp",
    "ca",
    "pt",
    "mr",
)


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
    for start, end, fresh in _pieces(text):
        if fresh:
            paragraph += 1
            heading = ""
        piece = text[start:end]
        named = _HEADING.match(piece)
        if named:
            heading = named.group(1).strip().lower()
            bare = not piece[named.end() :].strip()
        elif heading and not bare and _BULLET.match(piece):
            heading = ""  # a list that follows `Clinical: known CNO` is no part of it
        sentence = _sentence(_language().make_doc(piece), start, heading, paragraph)
        if not named and _TREATMENT.match(heading) and sentence.has("modality"):
            heading = ""  # a letter goes on behind its therapy
            sentence = replace(sentence, heading=heading)
        found.append(sentence)
        if heading == "diagnosis":  # what follows it in a letter is no part of it
            heading = ""
    return tuple(sentence for sentence in found if sentence.tokens)


def marks_by(sentence: Sentence, name: str) -> tuple[Mark, ...]:
    """Marks of a sentence by another lexicon than the first."""
    doc = _language().make_doc(sentence.text)
    found = [*_matched(doc, name), *(_capitals(doc) if name == "clinic" else ())]
    return tuple(_mark(doc, sentence.start, f) for f in sorted(found, key=lambda f: f[2]))


def _capitals(doc: Doc) -> Iterator[Found]:
    """`precursor ALL`, `treated for ALL`: a leukaemia by its capitals, in a sentence that has small letters too."""
    for match in _LEUKAEMIA.finditer(doc.text) if re.search(r"[a-z]{3}", doc.text) else ():
        own = "all" if match["all"] else "then"
        span = doc.char_span(match.start(own), match.end(own))
        if span is not None:
            yield "diagnosis", "leukaemia", span.start, span.end


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
    turns = [
        (label, value, span.start, span.end)
        for label, value, low, high in turns_in(doc.text)
        if (span := doc.char_span(low, high, alignment_mode="expand")) is not None
    ]
    marks = [
        found
        for found in _matched(doc, "lexicon")
        if not _short_alone(doc, found)
        and not any(a < found[3] and found[2] < b for _, _, a, b in turns)
    ]
    marks += turns
    taken = [(first, last) for _, _, first, last in marks]
    for label, value, low, high in _numbers(doc.text):
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


def _short_alone(doc: Doc, found: Found) -> bool:
    """`met` is the metaphysis only behind a pole or a bracket, `left` no side in `only T7 was left`,
    `no.` a number."""
    label, value, first, last = found
    before = doc[:first].text.lower().rstrip(" .")
    if label == "negation" and doc[first:last].text.lower() == "no":
        return re.match(r"\.?\s*\d", doc.text[doc[last - 1].idx + 2 :]) is not None  # `no. 3`
    if label == "modality" and doc[first:last].text.lower() in ("film", "films"):
        return re.search(r"\b(?:blasts?|smear|blood|cells)\b", doc.text, re.I) is not None
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


def _numbers(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Levels of the spine, ordinals and Roman numbers."""
    for match in LEVEL.finditer(text):
        part = match["part"][0].upper().replace("D", "T")
        number = int(match["number"])
        weighting = (
            part == "T"
            and number in (1, 2)
            and (_WEIGHTING.match(text[match.end() :]) or _SHOWN_ON.search(text[: match.start()]))
        )
        weighting = weighting or bool(
            part == "T" and number < 3 and _SIGNAL_IN.search(text[: match.start()])
        )
        weighting = weighting or bool(part == "C" and number in (3, 4) and _COMPLEMENT.search(text))
        weighting = weighting or bool(re.search(r"(?i)\bvitamin\s*$", text[: match.start()]))
        weighting = weighting or bool(_LABELLED.search(text[: match.start()]))
        if 1 <= number <= _LEVELS[part] and not weighting:
            yield "level", f"{part}{number}", match.start(), match.end()
    for match in _SIDE_LETTER.finditer(text):
        yield "side", "left" if match["letter"] == "L" else "right", match.start(), match.end()
    for match in SACRAL.finditer(text):
        yield "bone", "sacrum", match.start(), match.end()
    for match in ORDINAL.finditer(text):
        yield "ordinal", match.group(1), match.start(), match.end()
    for number, word in enumerate(_ORDINAL_WORDS, 1):
        for match in re.finditer(rf"\b{word}\b", text, re.IGNORECASE):
            yield "ordinal", str(number), match.start(), match.end()
    for number, word in enumerate(_ROMAN, 1):
        for match in re.finditer(rf"\b{word}\b", text):
            yield "roman", str(number), match.start(), match.end()


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of sentences, and whether a paragraph begins with it."""
    fresh = True
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        fresh = True
        for start, end in _sentences_of_block(text, block.start(), block.end()):
            if text[start:end].strip():
                yield start, end, fresh
                fresh = False


def _sentences_of_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    # A line that ends early before a capital is a title or an item of a list.
    longest = max(len(line) for line in text[start:end].splitlines())
    items = _items_within(text[start:end])
    for match in re.finditer(
        r"[.!?](?=\s+[\"(A-Z0-9]|\s*$)|;\s|\n|\s(?=\d{1,2}[.)]\s)", text[start:end]
    ):
        at = start + match.start()
        if text[at] in " \t":
            if match.start() in items and at > begin:
                yield _trimmed(text, begin, at)
                begin = at
            continue
        if text[at] == "\n":
            rest = text[at + 1 : end]
            line = text[text.rfind("\n", 0, at) + 1 : at]
            short = len(line) < 0.7 * longest and rest.lstrip()[:1].isupper()
            ended = short or line.rstrip().endswith((".", ":", ";", "|"))
            if not (ended or _HEADING.match(rest) or _BULLET.match(rest)):
                continue
        elif text[at] == "." and _abbreviated(text[begin:at]):
            continue
        stop = at + 1
        yield _trimmed(text, begin, stop)
        begin = stop
    if begin < end:
        yield _trimmed(text, begin, end)


def _items_within(block: str) -> set[int]:
    """Where the items of a list begin that stands in one line: `1) left tibia 2) T5 3) ...`"""
    found: set[int] = set()
    run: list[int] = []
    for match in re.finditer(r"(?:^|\s)(\d{1,2})[.)]\s", block):
        number = int(match.group(1))
        if number == 1:
            run = []
        if number == len(run) + 1:
            run.append(match.start())
        if len(run) > 1:
            found.update(run)
    return found


def _abbreviated(before: str) -> bool:
    word = re.search(r"([A-Za-z.]+)$", before)
    if word is not None and word.group(1).lower() in _ABBREVIATIONS:
        return True
    # "1." at the start of a line counts an item; it ends no sentence.
    return re.fullmatch(r"\s*\d{1,2}", before) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, end - (len(piece) - len(piece.rstrip()))
