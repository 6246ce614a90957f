"""When a sentence speaks: dates, spans of time after the first examination, or only `at follow-up`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?(?P<name>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<name>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<name>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})\b(?!-)"),
    re.compile(r"\b(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<m>[1-9]|1[0-2]|0[1-9])/(?P<yy>[0-3]\d)(?=:)"),
    re.compile(r"\b(?:in|of|since|from|by) (?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?:the|her|his|our) (?P<y>(?:19|20)\d\d) (?:study|scan|mri|examination|exam|imaging|control|wbmri|images)\b", re.I),
    re.compile(r"^(?P<y>(?:19|20)\d\d)(?=\s?[-–:])"),
    re.compile(
        r"(?:^|(?<=[:;] ))(?P<y>(?:19|20)\d\d)(?= (?:MRI|MRT|WB|MR\b|whole|bone scan|scan|scinti|CT|x-?ray|radiograph|PET|STIR))",
        re.I,
    ),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)(?=:)"),
    re.compile(r"(?<=, )(?P<y>(?:19|20)\d\d)(?=\))"),
)  # fmt: skip
_COUNTS = {
    "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "twenty": 20, "twenty-four": 24,
}  # fmt: skip
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_COUNT = "|".join(_COUNTS)
_UNITS = {
    "day": 1 / 30.4,
    "week": 7 / 30.4,
    "wk": 7 / 30.4,
    "month": 1.0,
    "mo": 1.0,
    "mth": 1.0,
    "year": 12.0,
    "yr": 12.0,
}
_UNIT = "|".join(_UNITS)
_SPAN = rf"(?P<n>\d{{1,2}}|{_COUNT})[ -]?(?P<unit>{_UNIT})s?\.?"
_OFFSETS = (
    re.compile(rf"\b(?:after|at|within|following) {_SPAN}\b(?! old| of age| history)", re.I),
    re.compile(rf"(?:\bat |^\W*)(?P<unit>{_UNIT}) (?P<n>[1-9]\d?)\b", re.I),
    re.compile(rf"^{_SPAN}(?=\s?[:-])(?!-old)", re.I),
    re.compile(
        rf"\b{_SPAN} (?:later|after|afterwards|on(?=[ ,:])(?! (?:the|a|an|his|her|\w+mab\b|\w+ate\b|\w+en\b|treatment|therapy))|into (?:treatment|therapy)|follow-?up|follow up|control|thereafter)\b",
        re.I,
    ),
)
# `lost her first teeth at 18 months`: an age, and no time after an examination.
_OF_GROWING = re.compile(
    r"\b(?:teeth|tooth|walk(?:ed|ing|s)|menarche|milestones?|weaned|vaccinat\w+|birth|born|gestation)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:MRI|MRT|WBMRI|scan|[Ee]xam|examination|scintigraphy|EOS|study) (?:no\. ?|#)?([1-9])\b(?=[ :(])(?! ?(?:[cm]m|weeks?|months?|days?|years?|d|h)\b)"
)
# `2nd WBMRI: ...`, `on the third scan`
_NTH = re.compile(
    r"\b(?:(?P<n>[2-9])(?:nd|rd|th)|(?P<word>second|third|fourth|fifth)) (?:[\w-]+ ){0,2}?(?:MRI|MRT|WBMRI|scan|examination|scintigraphy|EOS|study)\b",
    re.I,
)
# `MRI (July)`, `WBMRI, August: ...`, `February: ...`
_MONTH_NAMED = re.compile(
    rf"\((?P<in>{_MONTH})\)|^\W*(?:\w+[ -]){{0,3}}?\w+,? (?P<of>{_MONTH})(?=:)|^\W*(?P<by>{_MONTH})(?=:)",
    re.I,
)
# `Now in October ...`, of a course that is told by its months
_MONTH_FIRST = re.compile(
    rf"^\W*(?:(?:now|then|later|already) )?(?:in|by) (?P<by>{_MONTH})\b(?! \d)", re.I
)
# `At age 9 ...`, of a course that is told by the child's age
_AGED = re.compile(
    r"(?:^\W*|, (?=[^,]{1,12},))(?:at (?:the )?age (?:of )?|aged |age |when (?:he|she) (?:was|turned) )(?P<years>\d{1,2}(?:\.\d)?)\b(?! ?(?:mm|cm|months|weeks))",
    re.I,
)
# `After another six months`: counted from the time that was told last.
_ONWARD = re.compile(
    rf"\bafter (?:another|a further|one more) (?:(?P<n>\d{{1,2}}|{_COUNT}) )?(?P<unit>day|week|month|year)s?\b"
    rf"|\b(?P<m>\d{{1,2}}|{_COUNT}) (?:more|further) (?P<span>day|week|month|year)s? (?:later|on)\b",
    re.I,
)
_MONTH_ALONE = re.compile(rf"\b(?:in|by) ({_MONTH})\b(?! \d)", re.I)
_FOLLOW_UP = re.compile(
    r"\b(?:at|on|during|in the|the) (?:the )?(?:last |latest |next )?(?:follow-?up|control|re-examination|repeat)\b"
    r"|\bfollow-?up\b(?= (?:mri|wbmri|whole|examination|imaging|study|scan|eos|radiograph|x-ray|visit|mr\b))"
    r"|\b(?:control|repeat|repeated|subsequent) (?:mri|wbmri|whole|examination|imaging|study|scan|eos|radiograph|x-ray)"
    r"|\b(?:later|serial|further|next) (?:mris?|wbmris?|whole|examinations?|imaging|stud|scans?|radiographs?|x-rays?)"
    r"|^follow-?up\b|\bon re-?imaging\b|\bre-?examination\b|\bafter treatment\b|\bunder treatment\b",
    re.I,
)
# `Lesions at last follow-up: ... Today only C7 ...`
_LAST_TIME = re.compile(
    r"^\W*(?:then|at that time|back then|on that (?:scan|study|occasion|examination|mri)),? |^\W*(?:[\w-]+ ){0,3}?(?:at|on|in) (?:the |her |his )?(?:last|previous|prior) (?:follow-?up|follow up|mri|scan|study|examination|visit|imaging)\b",
    re.I,
)
_TODAY = re.compile(r"\W*(?:today|now|currently|at present|this time|on today's)\b", re.I)
_BASELINE = re.compile(
    r"\b(?:initial(?:ly)?|at (?:presentation|diagnosis|baseline|onset|first)|baseline|"
    r"first (?:mri|wbmri|examination|imaging|radiograph|scan))\b",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:compar(?:ed|ison)|previous|prior|since the|born|birth|dob|with respect to)\b", re.I
)


@dataclass(eq=False)
class Moment:
    """One time at which the child was examined.

    Attributes:
        date: first day of what is told, None where no date is.
        as_told: the date as far as it is told: ``2024``, ``2024-03`` or ``2024-03-12``.
        offset_months: after the first examination, where that is told.
        named: how the text calls it.
    """

    number: int
    date: date | None = None
    offset_months: float | None = None
    named: str = ""
    as_told: str = ""
    used: bool = False


@dataclass
class Calendar:
    """The moments a text speaks of, growing as it is read."""

    moments: list[Moment] = field(default_factory=lambda: [Moment(0, named="first")])
    now: Moment = field(init=False)
    told_before: bool = False
    impossible: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = self.moments[0]

    def hear(self, text: str, start: int, *, dated: bool) -> Moment:
        """Move to the moment that a sentence names, else stay.

        Args:
            dated: whether a date in this sentence is that of an examination.
        """
        told = []
        for at, found in dates_in(text):
            if found is None:
                self.impossible.append((start + at.start(), start + at.end()))
            elif dated and not _COMPARED.search(text[max(0, at.start() - 40) : at.start()]):
                told.append(self._of_date(found, _as_told(at)))
                told[-1].used = True
        if told:
            return self._go(told[0])
        named = _MONTH_ALONE.search(text)
        if named:
            month = _MONTHS[named.group(1).lower()]
            same = [m for m in self.moments if m.date is not None and m.date.month == month]
            if len(same) == 1:
                return self._go(same[0])
            if _MONTH_FIRST.search(text):
                return self._go(self._of_name(named.group(1).lower()))
        counted = _COUNTED.search(text)
        if counted:
            return self._go(self._of_name(f"examination {counted.group(1)}"))
        nth = _NTH.search(text)
        if nth:
            count = nth["n"] or _ORDINALS[nth["word"].lower()]
            return self._go(self._of_name(f"examination {count}"))
        bracketed = _MONTH_NAMED.search(text)
        if bracketed:
            name = next(m for m in bracketed.groups() if m)
            return self._go(self._of_name(name.lower()))
        aged = _AGED.search(text)
        if aged:
            return self._go(self._of_name(f"age {aged['years']}"))
        onward = _ONWARD.search(text)
        if onward:
            count = (onward["n"] or onward["m"] or "one").lower()
            months = _span(count, onward["unit"] or onward["span"])
            return self._go(
                self._of_offset(months + (self.now.offset_months or 0), onward.group(0))
            )
        for pattern in () if _OF_GROWING.search(text) else _OFFSETS:
            for match in pattern.finditer(text):
                months = _months(match)
                if not re.search(r"(?:for|of|old|over|since|last) $", text[: match.start()]):
                    return self._go(self._of_offset(months, match.group(0)))
        if _LAST_TIME.search(text) and len(self.moments) == 1:
            self.told_before = True
            return self.now
        if self.told_before and _TODAY.match(text):
            self.told_before = False
            return self._go(self._follow_up())
        if _FOLLOW_UP.search(text):
            return self._go(self._follow_up())
        if _BASELINE.search(text):
            return self._go(self.moments[0])
        return self.now

    def _go(self, moment: Moment) -> Moment:
        self.now = moment
        return moment

    def _add(self, moment: Moment) -> Moment:
        self.moments.append(moment)
        return moment

    def _of_date(self, day: date, as_told: str) -> Moment:
        for moment in self.moments:
            if moment.date == day:
                moment.as_told = max(moment.as_told, as_told, key=len)
                return moment
        if not self.now.used and self.now.date is None:
            self.now.date, self.now.as_told = day, as_told
            return self.now
        return self._add(Moment(len(self.moments), date=day, named=as_told, as_told=as_told))

    def _of_name(self, name: str) -> Moment:
        """`MRI (July)`, without a year."""
        for moment in self.moments:
            if moment.named == name:
                return moment
        if not self.now.used and self.now.date is None:
            self.now.named = name
            return self.now
        return self._add(Moment(len(self.moments), named=name))

    def _of_offset(self, months: float, named: str) -> Moment:
        for moment in self.moments:
            if moment.offset_months is not None and abs(moment.offset_months - months) < 0.5:
                return moment
        return self._add(Moment(len(self.moments), offset_months=months, named=named))

    def _follow_up(self) -> Moment:
        if self.now.number > 0:
            return self.now
        later = [moment for moment in self.moments if moment.number > 0]
        return later[-1] if later else self._add(Moment(len(self.moments), named="follow-up"))

    def in_order(self) -> list[Moment]:
        """Moments by time; those without a date keep their place in the text."""
        if all(m.date is not None for m in self.moments):
            return sorted(self.moments, key=lambda m: m.date or date.min)
        return list(self.moments)


def dates_in(text: str) -> Iterator[tuple[re.Match[str], date | None]]:
    """Every date of a text, earliest in it first; None for a day that cannot be."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[re.Match[str], date | None]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            found.append((match, _day(match)))
    yield from sorted(found, key=lambda pair: pair[0].start())


def _day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    month = _MONTHS[told["name"].lower()] if told.get("name") else int(told.get("m") or 1)
    try:
        year = told.get("y") or f"20{told['yy']}"
        return date(int(year), month, int(told.get("d") or 1))
    except ValueError:
        return None


def _as_told(match: re.Match[str]) -> str:
    """No day and no month that the text does not tell."""
    day = _day(match)
    told = match.groupdict()
    if day is None:
        return ""
    if told.get("d"):
        return day.isoformat()
    return f"{day:%Y-%m}" if told.get("m") or told.get("name") else f"{day:%Y}"


def _months(match: re.Match[str]) -> float:
    return _span(match["n"].lower(), match["unit"])


def _span(count: str, unit: str) -> float:
    return (_COUNTS.get(count) or int(count)) * _UNITS[unit.lower()]
