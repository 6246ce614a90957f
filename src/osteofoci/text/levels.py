"""Levels of the spine, ordinals, Roman numbers and sides of one letter, where they are such."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEVEL = re.compile(r"\b(?P<part>[CTDLctdl]|Th|TH)[ ]?(?P<number>\d{1,2})(?!\d|\.\d|[A-Za-z])")
SACRAL = re.compile(r"\bS[1-5]\b")
ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
# T1 and T2 are levels of the spine, or weightings of MRI where one of these follows.
_WEIGHTING = re.compile(
    r"^[\s-]*(?:weighted|w\b|wi\b|hyper|hypo|signal|sequence|image|stir|tirm|fat|tse|fse|dixon|"
    r"(?:bone )?marrow|\(fig|contrast|relax|intens|bright|dark|low|high|iso|/|,?\s*and\s+(?:T2[- ]?w|STIR))",
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
# `R talus`, `L 4th rib`, `(L) femur`, `femur R,`
_SIDE_LETTER = re.compile(
    r"\b(?P<letter>[RL])\b(?:(?= [a-z])|(?= \d{1,2}(?:st|nd|rd|th)\b)|(?= [A-Z][a-z]{3})|(?<=\(.)(?=\))|"
    r"(?<=[a-z] .)(?=\s*(?:[,.;:)]|$|and\b)))"
)
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LEVELS = {"C": 7, "T": 12, "L": 5}


def numbers_in(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Label, value, start and end of each."""
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
