"""Numbers with their unit that a text tells: the size of a lesion, lost height, the angle of a curve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osteofoci.text.document import Sentence
from osteofoci.text.phrases import VERTEBRA
from osteofoci.text.sites import Place

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_TIMES = r"\s?(?:x|×|by|\*)\s?"
_SIZE = re.compile(
    rf"(?P<a>{_NUMBER})(?:{_TIMES}(?P<b>{_NUMBER}))?(?:{_TIMES}(?P<c>{_NUMBER}))?\s?(?P<unit>mm|cm)\b", re.I
)  # fmt: skip
_EARLIER = re.compile(
    r"\b(?:previously|formerly|before|was|from|versus|vs\.?|prior|earlier|instead of|than|thickness(?: of)?)\s*$", re.I
)  # fmt: skip
_NO_SIZE = re.compile(
    r"\s*(?:slices?|thick|from|below|above|away|proximal to|distal to|shorter|longer)\b", re.I
)
# Behind a number: of before.
_OF_BEFORE = re.compile(
    r"\s*(?:\w+ )?(?:(?:in|on|at|of) (?:the )?(?:(?:last|previous|prior|earlier|first|initial|baseline|preceding)\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|spring|summer|autumn|winter|\d{1,2}/|(?:19|20)\d\d)|"
    r"before\b|previously\b|formerly\b|then\b|earlier\b|last (?:time|year)|(?:a|one|two) (?:year|month)s? (?:ago|before))", re.I
)  # fmt: skip
# Of what lies beside or within a lesion.
_BESIDE = re.compile(r"\b(?:abscess|mass|effusion|collection|fluid|cyst|rim|margin)\b", re.I)
LARGEST_MM = 500.0
_SHARES = {"a third": 1 / 3, "one third": 1 / 3, "a quarter": 0.25, "one quarter": 0.25, "half": 0.5,
           "two thirds": 2 / 3, "three quarters": 0.75}  # fmt: skip
_SHARE = rf"(?P<n>{_NUMBER})\s?(?:%|per ?cent\b)|(?P<word>{'|'.join(_SHARES)})"
_HEIGHT = r"height|collaps\w*|wedg\w*|compress\w*|flatten\w*"
# `wedge less pronounced (85 %)` tells what is left: a wedge alone is no word for what is lost.
_LOST = re.compile(
    rf"(?:height|collaps\w*|compress\w*|flatten\w*|los[st]\w*|reduc\w*)[^.;]{{0,40}}?(?:{_SHARE})",
    re.I,
)
_OF_HEIGHT = re.compile(rf"(?:{_SHARE})[^.;]{{0,25}}?(?:height|loss)", re.I)
_AT_ONCE = re.compile(rf"^\W*(?:(?:by|of|about|approximately|ca\.?) )*(?:{_SHARE})", re.I)
# What is left of a height, not what is lost.
_LEFT = re.compile(
    r"^\W*(?:of the (?:posterior|normal|expected)|of normal|remain\w*|preserved)", re.I
)
_COBB = re.compile(
    r"\b(?:cobb|scoliosis|scoliotic curve|curve)\b[^.;\d]{0,25}(?P<deg>\d{1,3})\s?(?:°|deg)", re.I
)
_ENDS = re.compile(r"\b([TL]\d{1,2})\s?(?:-|–|to)\s?([TL]\d{1,2})\b")
_CONVEX = re.compile(
    r"\bconvex(?:ity)? (?:to the )?(left|right)|\b(left|right)(?:-| )?(?:sided )?convex", re.I
)


@dataclass(frozen=True)
class CurveTold:
    cobb_deg: float
    upper: str | None
    lower: str | None
    convex: str | None


def size_mm(text: str) -> float | None:
    """The largest measure of the lesion that a clause speaks of, in mm; None without one or with several.

    A size of before (``previously 31 x 22 mm``, ``from 28 mm``) is not meant.
    """
    found = []
    for match in _SIZE.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if _EARLIER.search(before) or _NO_SIZE.match(behind) or _OF_BEFORE.match(behind):
            continue
        if _BESIDE.search(before[-25:]) or _BESIDE.match(behind.lstrip()):
            continue
        found.append(_largest_mm(match))
    return found[0] if len(found) == 1 and 0 < found[0] <= LARGEST_MM else None


_SIZES = rf"{_NUMBER}(?:{_TIMES}{_NUMBER}){{0,2}}"
_THEN = re.compile(
    rf"(?P<now>{_SIZES})\s?(?P<unit>mm|cm)\b[^.;]{{0,20}}?\b(?:formerly|previously|before|earlier|versus|vs\.?|against|"
    rf"instead of|rather than|as opposed to|compared (?:to|with)|down from|up from|was|were)\s+(?:about |at )?(?P<then>{_SIZES})\s?(?P<before>mm|cm)?", re.I
)  # fmt: skip
_FROM = re.compile(
    rf"\bfrom (?P<then>{_NUMBER})\s?(?P<before>mm|cm)? to (?P<now>{_NUMBER})\s?(?P<unit>mm|cm)\b",
    re.I,
)


_SHARE_THEN = re.compile(
    rf"(?P<now>{_NUMBER})\s?(?:%|per ?cent)[^.;%]{{0,30}}?\b(?:formerly|previously|before|earlier|versus|vs\.?|"
    rf"compared (?:to|with)|up from|was)\s+(?:about |at )?(?P<then>{_NUMBER})\s?(?:%|per ?cent)", re.I
)  # fmt: skip


# `height 60 % (previously 75 %)`: what is left, where no word of loss stands.
_HEIGHT_LEFT = re.compile(
    r"^(?!.*\b(?:los[st]\w*|loss|reduc\w*|collaps\w*|compress\w*|flatten\w*|wedg\w*|decreas\w*|less|lower|by|diminish\w*|shr[aiu]nk\w*)\b).*\bheight\b",
    re.I | re.S,
)


def lost_then_and_now(text: str) -> tuple[float, float] | None:
    """The height lost before and now, per cent: `30 % loss of height (previously 15 %)`."""
    match = _SHARE_THEN.search(text)
    if match is None or not re.search(_HEIGHT, text, re.I):
        return None
    then, now = _number(match["then"]), _number(match["now"])
    if _HEIGHT_LEFT.search(text):
        return 100 - then, 100 - now
    return then, now


_RATIO = re.compile(
    rf"\b(?:ratio|suv\w*)\b[^.;\d]{{0,15}}(?P<now>{_NUMBER})[^.;\d]{{1,12}}\b(?:formerly|previously|before|was|earlier|vs\.?|from)\s+"
    rf"(?P<then>{_NUMBER})", re.I
)  # fmt: skip


def then_and_now(text: str) -> tuple[float, float] | None:
    """The measure of before and of now: `12 mm, formerly 22 mm`, `from 22 to 12 mm`, `SUV 4, was 8`."""
    ratio = _RATIO.search(text)
    if ratio is not None:
        return _number(ratio["then"]), _number(ratio["now"])
    match = _THEN.search(text) or _FROM.search(text)
    if match is None:
        return _by_what_is_behind(text)
    scale = {"mm": 1.0, "cm": 10.0}
    unit = match["unit"].lower()
    then, now = (max(_number(n) for n in re.findall(_NUMBER, match[k])) for k in ("then", "now"))
    return then * scale[(match["before"] or unit).lower()], now * scale[unit]


def _by_what_is_behind(text: str) -> tuple[float, float] | None:
    """`14 mm (21 mm in 2022)`"""
    then: list[float] = []
    now: list[float] = []
    for match in _SIZE.finditer(text):
        earlier = _OF_BEFORE.match(text[match.end() :])
        (then if earlier else now).append(_largest_mm(match))
    return (then[0], now[0]) if len(then) == len(now) == 1 else None


def _largest_mm(size: re.Match[str]) -> float:
    """The largest of the numbers of ``_SIZE``."""
    scale = 10.0 if size["unit"].lower() == "cm" else 1.0
    return scale * max(_number(size[k]) for k in "abc" if size[k])


def _number(told: str) -> float:
    return float(told.replace(",", "."))


def lost_heights(sentence: Sentence, places: Sequence[Place]) -> Iterator[tuple[str, float]]:
    """Level and share of its height that is lost, of every vertebra it is told of."""
    if not re.search(_HEIGHT, sentence.text, re.I):
        return
    levels = [p for p in places if p.bone.startswith(f"{VERTEBRA} ") and p.exact]
    told_first = bool(levels) and bool(
        re.search(_HEIGHT, sentence.text[: levels[0].start - sentence.start], re.I)
    )
    share: float | None = None
    for n in range(len(levels) - 1, -1, -1):
        stop = levels[n + 1].start if n + 1 < len(levels) else sentence.end
        window = sentence.text[levels[n].end - sentence.start : stop - sentence.start]
        own = _share_in(window, told_first=told_first)
        joined = re.fullmatch(r"\W*(?:and|,|&)?\W*(?:of )?\W*", window) is not None
        share = own if own is not None else share if joined else None
        passed = share  # to what stands joined before it, unless it is of this one alone
        if re.match(r"\W*(?:with|which|showing|having)\b", window, re.I):
            passed = None
        if share is not None:
            yield levels[n].bone.split()[1], share
        share = passed


def _share_in(window: str, *, told_first: bool) -> float | None:
    match = _LOST.search(window) or _OF_HEIGHT.search(window)
    if match is None and told_first:
        match = _AT_ONCE.search(window)
    if match is None:
        return None
    share = _SHARES[match["word"].lower()] if match["word"] else _percent(match["n"])
    if _LEFT.match(window[match.end() :]) or _HEIGHT_LEFT.search(window):
        share = 1 - share
    return share if 0 < share < 1 else None


def _percent(told: str) -> float:
    return _number(told) / 100


def curve_told(text: str) -> CurveTold | None:
    """The angle of a curve of the spine."""
    match = _COBB.search(text)
    if match is None or float(match["deg"]) > 150:
        return None
    ends, side = _ENDS.search(text), _CONVEX.search(text)
    return CurveTold(
        float(match["deg"]), ends.group(1) if ends else None, ends.group(2) if ends else None,
        (side.group(1) or side.group(2)).lower() if side else None,
    )  # fmt: skip
