"""A piece of text as words, and the phrases of a lexicon among them.

A stretch without a space is one word once its punctuation is taken off both ends and it is cut where a hyphen, a
slash or a sign of comparison stands inside: `(T7/T8):` is `(`, `T7`, `/`, `T8`, `)`, `:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

_CHUNK = re.compile(r" ?(?P<blank>\s+)|(?P<chunk>\S+) ?")
_MARK = r"[…,:;!?¿¡()\[\]{}<>_#*&'\"“”„‘’‚`´«»§%=—–|°©®·¦]"
_BEFORE = re.compile(rf"\.\.+|{_MARK}|[$£€¥]|\+(?!\d)")
_UNIT = r"(?:[kcdmµn]?m[²³]?|[kmµ]?g|in|ft|yd|ha|[TGMKmkt]|lb|oz|kPa|[mh]?Pa|%|[$£€¥])"
_BEHIND = re.compile(
    rf"(?:['’][sS]|\.\.+|(?<=\d)(?:\+|{_UNIT})|(?<=[0-9a-zß-öø-ÿ%²\-+)\]}}>'\"”’,:;!?*&#_])\.|(?<=[A-Z][A-Z])\.|{_MARK})$"
)
_INSIDE = re.compile(
    r"\.\.+|…|[°|]|(?<=\d)[+\-*^](?=[\d-])|(?<=[a-zß-öø-ÿ'\"])\.(?=[A-Z'\"])|(?<=[^\W\d_]),(?=[^\W\d_])"
    r"|(?<=[^\W\d_])(?:--|[-–—~])(?=[^\W\d_])|(?<=[^\W_])[:<>=/](?=[^\W\d_])|(?<=[0-9a-zA-Z)])[-–—/](?=[0-9A-Za-z(])"
)
_CONTRACTED = re.compile(
    r"(?:\w+?(?=n['’]t)|do(?:es)?|did|is|was|were|ha[ds]|have|are|w?ould|ca|wo)(?P<nt>n['’]?t)|can(?P<not>not)"
    r"|\w+?(?P<verb>['’](?:s|re|ve|d|ll|m))",
    re.I,
)
_AS_IT_STANDS = re.compile(
    r"(?:[a-zäöü]|e\.g|i\.e|a\.m|p\.m|vs|Drs?|Prof|Mrs?|Ms|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|w/o|and/or",
    re.I,
)


@dataclass(frozen=True)
class Words:
    """A text with the characters of each word; blanks beyond one are a word of their own."""

    text: str
    spans: tuple[tuple[int, int], ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.spans)

    def start(self, word: int) -> int:
        return self.spans[word][0]

    def end(self, word: int) -> int:
        return self.spans[word][1]

    def between(self, first: int, last: int) -> str:
        """The text of the words from ``first`` to the one before ``last``."""
        return self.text[self.start(first) : self.end(last - 1)] if first < last else ""

    def before(self, word: int) -> str:
        return self.between(0, word)

    def behind(self, word: int) -> str:
        return self.between(word, len(self))

    def touched(self, low: int, high: int) -> tuple[int, int]:
        """The words that characters lie in, as the first and the one behind the last."""
        inside = [k for k, (a, b) in enumerate(self.spans) if a < high and low < b]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        return tuple(self.text[a:b].lower() for a, b in self.spans)


def words_of(text: str) -> Words:
    """A text cut into words."""
    spans: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(text):
        group = match.lastgroup or "chunk"
        low, high = match.span(group)
        spans += [(low, high)] if group == "blank" else _cut(text, low, high)
    return Words(text, tuple(spans))


def _cut(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """A stretch without blanks as words: from both ends inward, then where something stands inside."""
    front: list[tuple[int, int]] = []
    back: list[tuple[int, int]] = []
    while low < high and not _AS_IT_STANDS.fullmatch(text, low, high):
        chunk = text[low:high]
        if before := _BEFORE.match(chunk):
            front.append((low, low + before.end()))
            low += before.end()
        elif behind := _BEHIND.search(chunk):
            back.append((low + behind.start(), high))
            high = low + behind.start()
        else:
            front += _inside(chunk, low)
            low = high
    if low < high:
        front.append((low, high))
    return front + back[::-1]


def _inside(chunk: str, offset: int) -> Iterator[tuple[int, int]]:
    contracted = _CONTRACTED.fullmatch(chunk)
    cuts = (
        [contracted.span(contracted.lastgroup or 0)]
        if contracted
        else [match.span() for match in _INSIDE.finditer(chunk)]
    )
    edges = [0, *(edge for cut in cuts for edge in cut), len(chunk)]
    for low, high in pairwise(edges):
        if low < high:
            yield offset + low, offset + high


class Phrases:
    """What a lexicon's forms mean, found in words whatever their capitals."""

    def __init__(self, meanings: Iterable[tuple[str, tuple[str, str]]]) -> None:
        self._meanings: dict[tuple[str, ...], tuple[str, str]] = {}
        for form, meaning in meanings:
            self._meanings.setdefault(words_of(form).lower, meaning)
        self._longest: dict[str, int] = {}
        for form_words in self._meanings:
            first = form_words[0]
            self._longest[first] = max(self._longest.get(first, 0), len(form_words))

    def found(self, words: Words) -> list[tuple[str, str, int, int]]:
        """Label, value and words of every phrase; of two that overlap the longer, then the earlier."""
        lower = words.lower
        met = [
            (first, last)
            for first, word in enumerate(lower)
            for last in range(first + 1, first + 1 + self._longest.get(word, 0))
            if lower[first:last] in self._meanings and last <= len(lower)
        ]
        taken: set[int] = set()
        kept = []
        for first, last in sorted(met, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                kept.append((*self._meanings[lower[first:last]], first, last))
        return sorted(kept, key=lambda found: found[2])
