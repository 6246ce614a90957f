"""Clauses of a sentence, and what is said in them: negated, uncertain, of the past, of somebody else.

The scope of a negation runs from its word to the end of the clause, or backward over the clause where
it follows what it negates (after NegEx: Chapman et al. 2001, doi:10.1006/jbin.2001.1029).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from osteofoci.text.document import Mark, Sentence

_TURNS = {"but", "whereas", "while", "however", "although", "though", "yet", "except", ";"}
_AFTER_COMMA = {"and", "with", "without", "no", "now", "which", "showing", "it", "there", "this"}
_BACKWARD = {
    "not", "absent", "excluded", "ruled out", "not seen", "not visible", "not detected",
    "cannot be seen", "none", "never",
}  # fmt: skip
VERBS = {
    "is", "are", "was", "were", "be", "been", "shows", "show", "showed", "has", "have", "had",
    "demonstrates", "demonstrated", "reveals", "revealed", "remains", "remain", "appears",
    "demonstrate", "reveal", "appear", "confirmed", "confirms", "detected", "noted", "found",
}  # fmt: skip
_OTHERS = re.compile(
    r"\b(?:other|remaining|all|both) (?:\w+ )?(?:lesions|foci|sites)\b|\bthe (?:others|rest|former|latter)\b",
    re.IGNORECASE,
)
# `T7 has lost height, T8 normal`
_NORMAL = re.compile(
    r"\s*(?:the )?[\w ]{1,25}\b(?:normal|unremarkable|clear|free)\W*", re.IGNORECASE
)
# `In November 2020`, `After infliximab, in June 2021,`
_WHEN = re.compile(
    r"\s*(?:(?:in|on|at|by|after|under|since|following|with)\b[^,;:]{1,40}?,?\s+){1,2}(?=(?:the|it|this|these|they)\b)",
    re.I,
)
_BUT_STILL = re.compile(
    r"but (?:still )?(?:persist\w+|residual|visible|present|incomplete\w*|remain\w*|not (?:completely|fully|yet))\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:despite|in spite of|notwithstanding|apart from|following|after) [^,;:]*$", re.I
)
# `further lesions in L3`: of the same time, no change by itself.
_ONLY_MORE = re.compile(r"(?:a )?(?:further|additional) ", re.I)
_PRONOUNS = (
    "it",
    "this",
    "these",
    "they",
    "the lesion",
    "the lesions",
    "both lesions",
    "the focus",
    "the oedema",
    "the edema",
    "the uptake",
    "the abnormality",
    "the abnormalities",
    "the changes",
    "that of",
    "those of",
    "the one of",
)


@dataclass(frozen=True)
class Clause:
    """
    Attributes:
        marks: of its own; ``negated`` those among them that are denied.
        bracket: whether it stood in brackets, beside what it speaks of.
        refers: whether it begins with a word for what went before.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    negated: frozenset[Mark]
    bracket: bool
    refers: bool

    def said(self, *labels: str) -> tuple[Mark, ...]:
        """Marks that are stated, not denied."""
        return tuple(m for m in self.marks if m.label in labels and m not in self.negated)

    def denied(self, *labels: str) -> tuple[Mark, ...]:
        return tuple(m for m in self.marks if m.label in labels and m in self.negated)


def clauses_of(sentence: Sentence, places: Sequence[tuple[int, int]] = ()) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order.

    Args:
        places: characters of the sites it names: `X is larger and Y is gone` are two clauses.
    """
    found = []
    for start, end, bracket in _each_with_its_own(sentence, _spans(sentence), places):
        marks = tuple(m for m in sentence.marks if start <= m.start and m.end <= end)
        text = sentence.text[start - sentence.start : end - sentence.start]
        if not text.strip(" ,;.()"):
            continue
        found.append(
            Clause(start, end, text, marks, _negated(sentence, marks), bracket, _refers(text))
        )
    return tuple(found)


def _each_with_its_own(
    sentence: Sentence, spans: Iterator[tuple[int, int, bool]], places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Spans cut at `and` and commas where either side has a site and says something of it."""
    for start, end, bracket in spans:
        for a, b in _cut(sentence, start, end, ",", places):
            for c, d in _cut(sentence, a, b, "and", places):
                yield from ((e, f, bracket) for e, f in _cut(sentence, c, d, "with", places))


def _cut(
    sentence: Sentence, start: int, end: int, word: str, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    begin = start
    for token in sentence.tokens:
        if not begin < token.start < end or token.lower != word:
            continue
        inside = any(m.start <= token.start < m.end for m in sentence.marks)
        inside = inside or any(a <= token.start < b for a, b in places)
        said = [_said(sentence, a, b, places) for a, b in ((begin, token.start), (token.end, end))]
        counted = sentence.text[: token.start - sentence.start].rstrip().endswith("+")
        both = said[0] == said[1] != "" or bool(counted and said[0] and said[1])
        both = both or _two_techniques(sentence, begin, token.start, end)
        behind = sentence.text[token.end - sentence.start : end - sentence.start]
        apart = _OTHERS.search(behind) or (word == "," and _NORMAL.fullmatch(behind))
        both = both or bool(said[0] and said[1] and apart)
        both = both or (not places and _course_told(sentence, begin, token.start)
                        and _course_told(sentence, token.end, end))  # fmt: skip
        more = word == "with" and _ONLY_MORE.match(behind.lstrip())
        both = both or bool(more and said[0] == "change" and said[1])
        both = both or bool(
            said[0] and not said[1] and _told_in_aside(sentence, token.end, end, places)
        )
        both = both and not _nouns_of_change(sentence, begin, token.end, end, places)
        if both and not inside:
            yield begin, token.start
            begin = token.start
    yield begin, end


_OF_FINDING = re.compile(r"\b(?:oedema|edema|uptake|signal|activity|lesions?|enhancement)\b", re.I)
_RELATIVE = re.compile(r"\s*,? *(?:which|that|whose)\b", re.I)


def _told_in_aside(
    sentence: Sentence, start: int, end: int, places: Sequence[tuple[int, int]]
) -> bool:
    """`A is worse and B, which was spared before, has joined in`: what is said of B stands behind its clause."""
    named = any(start <= a and b <= end for a, b in places)
    return named and _RELATIVE.match(sentence.text[end - sentence.start :]) is not None


def _course_told(sentence: Sentence, start: int, end: int) -> bool:
    """`the corner lesions faded, the hyperostosis is unaltered`: each with its own word of change."""
    own = [m for m in sentence.marks if start <= m.start and m.end <= end]
    changes = [m for m in own if m.label == "change"]
    named = any(m.label == "finding" for m in own) or any(
        _OF_FINDING.search(m.text) for m in changes
    )
    return bool(changes) and named


def _nouns_of_change(
    sentence: Sentence, begin: int, cut: int, end: int, places: Sequence[tuple[int, int]]
) -> bool:
    """`healing of the lesions in A and B and partial healing of C`: B belongs to the first."""

    def first(a: int, b: int) -> tuple[int, int]:
        mark = next((m for m in sentence.marks if a <= m.start < b and m.label == "change"), None)
        place = next((p for p, _ in places if a <= p < b), end)
        return (end, place) if mark is None else (mark.start, place)

    (change, place), (next_change, next_place) = first(begin, cut), first(cut, end)
    noun = next((m for m in sentence.marks if m.start == next_change), None)
    if noun is None or not (change < place and next_place < next_change):
        return False
    behind = sentence.text[noun.end - sentence.start :]
    return noun.text.endswith(" of") or re.match(r" (?:of|in)\b", behind) is not None


def _said(sentence: Sentence, start: int, end: int, places: Sequence[tuple[int, int]]) -> str:
    """What a stretch says of a site in it: a ``change``, only a ``finding``, or nothing."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    colon = start + text.find(":")
    if colon > start and any(colon < a < end for a, _ in places):
        start = colon  # what stands before it is no word on a place behind it
    if re.match(r"(?:but |(?:and )?(?:has|have|had|is|are|was|were|now)\b)", text, re.I):
        places = [*places, (start, start)]  # of what was spoken of before
    if not any(start <= a and b <= end for a, b in places) and not _OTHERS.search(text):
        return ""
    labels = {
        "finding" if _ONLY_MORE.match(m.text) else m.label
        for m in sentence.marks
        if start <= m.start and m.end <= end and sentence.text[m.end - sentence.start :][:1] != ":"
    }
    if labels & {"change", "normal"}:
        return "change"
    return "finding" if "finding" in labels else ""


def _two_techniques(sentence: Sentence, start: int, cut: int, end: int) -> bool:
    """`lytic on radiographs and oedematous on MRI`"""
    kinds = []
    for a, b in ((start, cut), (cut, end)):
        own = [m for m in sentence.marks if a <= m.start and m.end <= b]
        if not any(m.label in ("finding", "change") for m in own):
            return False
        kinds.append([m.value for m in own if m.label == "modality"])
    return bool(kinds[0] and kinds[1]) and kinds[0][-1] != kinds[1][-1]


def _refers(text: str) -> bool:
    """`It shows ...`, `MRI of June: the lesion ...`, `X-ray of the same site: ...`"""
    same = (
        r"\bthe same (?:site|place|region|location)\b|\bat this site\b|\bin this (?:area|region)\b"
    )
    if re.search(rf"{same}|\b(?:uptake|lesion|signal|oedema) there\b", text, re.IGNORECASE):
        return True
    starts = (text, text.partition(":")[2], _WHEN.sub("", text, count=1))
    lowered = [part.lower().lstrip(" ,;(") for part in starts]
    return any(part.startswith((f"{word} ", f"{word},")) for part in lowered for word in _PRONOUNS)


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    tokens = sentence.tokens
    inside = {n for mark in sentence.marks for n in range(mark.first, mark.last)}
    begin, depth = sentence.start, 0
    for n, token in enumerate(tokens):
        if token.text == "(" and depth == 0 and not _only_place(sentence, n):
            if token.start > begin:
                yield begin, token.start, False
            begin, depth = token.end, 1
        elif token.text == ")" and depth:
            yield begin, token.start, True
            begin, depth = token.end, 0
        elif n not in inside and not depth and _turns(sentence, n):
            if token.start > begin:
                yield begin, token.start, False
            begin = token.start
    if begin < sentence.end:
        yield begin, sentence.end, False


def _only_place(sentence: Sentence, n: int) -> bool:
    """`the left femur (distal metaphysis)`: a bracket that only tells the place or the finding more closely."""
    close = next((t.start for t in sentence.tokens[n:] if t.text == ")"), None)
    inside = [m for m in sentence.marks if sentence.tokens[n].start < m.start < (close or 0)]
    behind = sentence.text[(close or 0) + 1 - sentence.start :] if close else ""
    # `flattening (vertebra plana) of T4`
    name = re.match(r"\s+(?:of|in)\b", behind) and all(m.label == "finding" for m in inside)
    words = sentence.text[sentence.tokens[n].end - sentence.start : (close or 0) - sentence.start]
    # `the mandible (left body) and ...`
    part = re.fullmatch(r"\s*(?:(?:left|right|anterior|posterior|upper|lower|mid|medial|lateral)\s+)?"
                        r"(?:side|body|ramus|angle|head|neck|wing|ala|arch|shaft|base|part|half|end)\s*", words, re.I)  # fmt: skip
    before = r"\s*(?:previously|formerly|earlier|before|was|were|from|vs\.?)\b[^;]*\d ?"
    alone = sum(token.text == "(" for token in sentence.tokens) == 1
    if re.match(
        r"\s*(?:was )?[\d.,x× ]+(?:mm|cm|%)?\s*(?:in|on|at|last|before|previously|formerly|then|earlier|a year)\b",
        words,
    ):
        return True  # `14 mm (21 mm in 2022)`
    if re.search(r"\b(?:ratio|suv\w*)\b", words, re.I):
        return True
    if re.fullmatch(
        r"\s*(?:before|previously|formerly|was|prior|then|from):? (?:grade |score )?[0-4]\+?\s*",
        words,
        re.I,
    ):
        return True  # `2+ (before 3+)`
    if re.match(before + (r"(?:%|[cm]m\b)" if alone else "%"), words, re.I):
        return True  # `30 % (previously 15 %)`, `6 cm (formerly 11 cm)`
    nearer = all(m.label in ("zone", "pole", "side") for m in inside)
    return bool(part) or (bool(inside) and (bool(name) or nearer))


def _turns(sentence: Sentence, n: int) -> bool:
    """Whether a new clause begins with token n."""
    tokens = sentence.tokens
    word = tokens[n].lower
    if word == "but" and n and tokens[n - 1].text != ",":
        behind = sentence.text[tokens[n].start - sentence.start :]
        if _BUT_STILL.match(behind):  # `improved but persistent oedema`
            return False
    if word == "except" and _leaves_out(sentence, tokens[n].start):
        return False
    if word in _TURNS:
        return True
    if word == ":" and sentence.text[tokens[n].end - sentence.start :].startswith(" the former"):
        return True
    rest = [t.lower for t in tokens[n + 1 : n + 9]]
    if word == "," and _closes_an_aside(sentence, n):
        return True
    if word == "," and rest and rest[0] in ("had", "has", "have"):
        # `the radial lesion, unchanged in June, had enlarged by December`
        return any(m.label == "change" and m.start < tokens[n].start for m in sentence.marks)
    if word == "," and rest[:2] in (["that", "of"], ["those", "of"]):
        return True  # `oedema of the right calcaneus, that of the left being unchanged`
    if word == "," and rest:
        return rest[0] in _AFTER_COMMA - {"and"} or (
            rest[0] == "and" and any(w in VERBS or w in ("no", "without", "none") for w in rest)
        )
    if word == "and" and rest and rest[0] not in ("of", "in", "at", "on"):
        # `and no abscess`, `and a new lesion is seen`
        return bool(rest) and (
            rest[0] in ("no", "without", "not", "none") or _verb_ahead(sentence, n)
        )
    return False


def _leaves_out(sentence: Sentence, at: int) -> bool:
    """`all lesions except L1 had vanished`: what has changed is told behind what is left out."""
    before = sentence.text[: at - sentence.start]
    told = [m.start for m in sentence.marks if m.label == "change"]
    every = re.search(r"\b(?:all|every\w*|both)\b[^.;]*$", before, re.I)
    return every is not None and bool(told) and min(told) > at


def _closes_an_aside(sentence: Sentence, n: int) -> bool:
    """`Despite resolution of the calcaneal changes, MRI showed ...`: what has changed is of the aside alone."""
    at = sentence.tokens[n].start
    aside = _ASIDE.search(sentence.text[: at - sentence.start])
    if aside is None:
        return False
    begin = sentence.start + aside.start()
    return any(begin <= m.start < at and m.label == "change" for m in sentence.marks)


def _verb_ahead(sentence: Sentence, n: int) -> bool:
    """Whether what follows an `and` has a verb of its own, and something before it has, too."""
    words = [t.lower for t in sentence.tokens]
    ahead = []
    for word in words[n + 1 :]:
        if word in (",", "and", ";", "but"):
            break
        ahead.append(word)
    if ahead and ahead[0] in ("had", "has", "have", "was", "were", "is", "are"):
        return True  # `became smaller in June and had vanished by December`
    ends = (",", ";", ":", *_TURNS)
    since = max((k for k, word in enumerate(words[:n]) if word in ends), default=-1)
    return any(w in VERBS for w in ahead[1:]) and any(w in VERBS for w in words[since + 1 : n])


def _negated(sentence: Sentence, marks: tuple[Mark, ...]) -> frozenset[Mark]:
    denied: set[Mark] = set()
    triggers = [m for m in marks if m.label == "negation"]
    for trigger in triggers:
        word = trigger.text.lower()
        stop = _new_thought(sentence, trigger.end)
        ahead = [
            m for m in marks
            if trigger.end <= m.start < stop and not m.text.lower().startswith("any")
        ]  # fmt: skip
        begin = _own_stretch(sentence, trigger)
        behind = [
            m for m in marks
            if begin <= m.start and m.end <= trigger.start and m.label in ("finding", "change")
        ]  # fmt: skip
        if word in _BACKWARD and not (word == "not" and _speaks_ahead(ahead)):
            denied.update(behind)
            denied.update(m for m in ahead if word in ("not", "never"))
        else:
            denied.update(ahead)
    return frozenset(m for m in denied if m.label not in ("negation", "modality", "side"))


def _own_stretch(sentence: Sentence, trigger: Mark) -> int:
    """Where what a denial behind it reaches begins: at a comma, if a place is named between the two."""
    commas = [t.start for t in sentence.tokens if t.text == "," and t.start < trigger.start]
    for at in reversed(commas):
        if any(
            at < m.start < trigger.start and m.label in ("bone", "numbered", "level", "landmark")
            for m in sentence.marks
        ):
            return at
    return sentence.start


def _new_thought(sentence: Sentence, start: int) -> int:
    """Where a colon, or a comma and an `and`, end what a denial reaches, if something is said behind."""
    tokens = sentence.tokens
    colon = next((t.start for t in tokens if t.start >= start and t.text == ":"), None)
    if colon is not None and any(m.label == "finding" and m.start > colon for m in sentence.marks):
        return colon
    for token, after in pairwise(tokens):
        behind = [
            m for m in sentence.marks
            if m.start >= after.end and m.label in ("finding", "change", "normal")
        ]  # fmt: skip
        if token.start >= start and token.text == "," and after.lower == "and" and behind:
            return token.start
    return sentence.end


def _speaks_ahead(ahead: list[Mark]) -> bool:
    return any(m.label in ("finding", "change", "normal") for m in ahead)
