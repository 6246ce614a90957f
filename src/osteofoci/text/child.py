"""Age and sex of the child that a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from osteofoci.case import ChildFacts
from osteofoci.text.document import Sentence, marks_by

_AGE = re.compile(
    r"\b(?P<n>\d{1,2}(?:[.,]\d)?|[a-z]+(?:teen)?)[ -]?(?P<unit>year|yr|y|month|week)s?[ -]?"
    r"(?:old\b|/o\b|o\b|of age\b|,? ?/? ?(?:[FM]|female|male|girl|boy)\b)|"
    r"\b(?:aged?|age:|now|boy of|girl of|child of|(?:boy|girl|male|female|child),|patient: ?)\s*(?:now )?(?P<m>\d{1,2})\b"
    r"(?! ?(?:mm|cm|kg|%|mg|weeks?|days?|hours?|lesions?|foci|/))(?: ?(?P<munit>months?))?|"
    r"\b(?:boy|girl|male|female|infant|child|pt|patient|[FM]),? (?P<k>\d{1,2}) ?(?P<kunit>yrs?|years?|y|months?|mo|weeks?)\b|"
    r"\b(?P<f>\d{1,2}) ?[FM]\b(?=[ ,.;:])|"
    r"\((?P<b>\d{1,2}) ?(?:y|yrs?|years?)?,? ?(?:male|female|boy|girl|[FM])\)",
    re.I,
)
_OF_A_CHILD = re.compile(r"\b(?:boy|girl|child|infant|patient)\b", re.I)
_AGE_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
_PER_YEAR = {"m": 12.0, "w": 52.18}


def ages_in(text: str) -> Iterator[float]:
    """Ages in years: `9-year-old`, `15-month-old`, `11 Y / F`, `nine years old`, `now 13`."""
    for match in _AGE.finditer(text):
        told = (match["n"] or match["m"] or match["k"] or match["f"] or match["b"]).lower()
        if not told[0].isdigit() and told not in _AGE_WORDS:
            continue
        number = (
            float(told.replace(",", ".")) if told[0].isdigit() else _AGE_WORDS.index(told) + 1.0
        )
        unit = (match["unit"] or match["munit"] or match["kunit"] or "y")[0].lower()
        yield round(number / _PER_YEAR.get(unit, 1.0), 2)


def child_told(sentences: Sequence[Sentence]) -> ChildFacts:
    age: float | None = None
    sexes: list[str] = []
    for sentence in sentences:
        relative = next((m.start for m in sentence.of("family")), None)
        if relative is not None:  # `a six-year-old boy of healthy parents`
            own = sentence.text[: relative - sentence.start]
            if age is None and _OF_A_CHILD.search(own):
                age = next(ages_in(own), None)
            continue
        if age is None:
            age = next(ages_in(sentence.text), None)
        sexes.extend(m.value for m in marks_by(sentence, "clinic") if m.label == "sex")
        letter = re.search(r"\bsex:?\s*([FM])\b|\b\d{1,2}\s?([FM])\b", sentence.text)
        if letter:
            sexes.append(letter.group(1) or letter.group(2))
    sex: Literal["F", "M"] | None = None
    if sexes and sexes[0] in ("F", "M"):
        sex = "F" if sexes[0] == "F" else "M"
    return ChildFacts(sex=sex, age_years=age if age is None or age <= 120 else None)
