"""Two states of one place at two times, from which a change follows that no word tells.

`T10, inconspicuous in March, is oedematous` is new; `formerly bright, now isointense` is gone;
`oedematous as in March` is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from osteofoci.text.turns import Turn

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*|january|february|march|april|"
    r"spring|summer|autumn|fall|winter|(?:19|20)\d\d"
)
_STUDY = r"(?:mri|scan|study|examination|exam|imaging|occasion|visit|report|one|time|film|radiograph|comparison|images?)s?"
_EARLIER = r"(?:last|previous|prior|earlier|first|initial|baseline|preceding|former|old|comparison|preliminary|outside)"
# `in March`, `on the last scan`, `at that time`, `a year ago`
_THEN = (
    rf"(?:(?:in|since|from|back in|of) (?:the )?(?:last |early |late )?(?:{_MONTHS})(?: (?:19|20)\d\d)?"
    rf"|(?:in|on|at|from|during|with) (?:the |her |his |their |that |our )?{_EARLIER}(?: {_STUDY})?"
    rf"|(?:at|by) (?:that time|first|the time|the outset|baseline|presentation|diagnosis|onset)|back then|then|before|"
    rf"beforehand|previously|formerly|earlier|initially|last (?:time|year|month|week|autumn|spring|summer|winter)|"
    rf"(?:a|one|two|three|four|five|six|\d{{1,2}}) (?:year|month|week)s? (?:ago|before|earlier))"
)
_WELL = (
    r"(?:normal|inconspicuous|unremarkable|clear|cold|silent|quiet|uninvolved|unaffected|isointense|healthy|negative|"
    r"unsuspicious|spared|intact|free(?: of (?:\w+ ){0,2}(?:oedema|edema|uptake|disease|lesions?|signal|activity))?|"
    r"not (?:affected|involved|abnormal|hot|bright))"
)
_ILL = (
    r"(?:hot|bright|oedematous|edematous|affected|active|involved|positive|hyperintense|inflamed|abnormal|avid|"
    r"enhancing|enhances|enhanced|lytic|conspicuous|lit up|lights? up|lesions?|foc(?:us|i)|oedema|edema|uptake|lucency|"
    r"hyperintensity|signal|osteitis|activity|evident|visible|seen|present|there)"
)
_FIRST = r"(?:formerly|previously|once|originally|initially|hitherto|earlier|had been|until (?:now|then)|so far|at first)"
_BACK_THEN = _THEN.replace("in|since|from|back in|of", "in|back in|of", 1)
_WAS_WELL = re.compile(
    rf"\b(?:nothing (?:was )?(?:there |seen |visible )?{_BACK_THEN}|{_FIRST} (?:\w+ly )?{_WELL}|{_WELL}(?: \w+)? (?:back )?{_BACK_THEN})\b(?! (?:left|right|side))",
    re.I,
)
_WAS_ILL = re.compile(
    rf"\b(?:{_FIRST} (?:\w+ly )?{_ILL}|{_ILL}(?: \w+)? (?:back )?{_BACK_THEN})\b(?! (?:left|right|\w+ (?:is|are|has|have|was|were)\b))",
    re.I,
)
_IS_WELL = re.compile(
    rf"\b(?:now|today|is|are|appears?|shows?|became|has become|has turned|currently|,)[ :](?:\w+ ){{0,3}}{_WELL}\b",
    re.I,
)
_NOTHING_NOW = re.compile(rf"\b(?:no|without|free of) (?:\w+ ){{0,2}}{_ILL}\b", re.I)
_ILL_WORD = re.compile(rf"\b{_ILL}\b", re.I)
_DENIED = re.compile(r"\b(?:no|not|without|never|nor|neither|free of)(?: \w+){0,3} $", re.I)
_AS_THEN = re.compile(
    rf"\b(?:just |exactly |much |again )?(?:as|like) (?:it (?:was|did) |they (?:were|did) |already )?{_THEN}\b(?! (?:described|reported|noted|mentioned|stated|seen|shown))",
    re.I,
)
_NOT_THEN = re.compile(
    rf"\b(?:was|were|is|are|had|did)(?: not|n't)(?: been)? (?:yet )?(?:recorded|noted|described|reported|seen|visible|there|present|"
    rf"detected|shown|found|known|evident|demonstrated|mentioned|apparent|observed|active|hot|bright|affected|involved|identified|exist)"
    rf"(?: (?:yet|at all))?(?: {_THEN})",
    re.I,
)
# `no lucency can be found, although one had been evident in 2019`
_HAD_BEEN = re.compile(
    rf"\b(?:although|though|where|but|while|whereas) (?:one|it|they|there|some|both)? ?(?:had been|was|were) (?:\w+ )?{_ILL}?",
    re.I,
)
_NOTHING_SEEN = re.compile(
    r"\bnothing (?:of (?:it|them|the \w+) )?(?:can|could) (?:now )?(?:be )?(?:seen|made out|found|detected|discerned|identified)\b(?: (?:today|now|any ?more))?"
    r"|\bnothing (?:is|was) (?:seen|found|visible|detectable|there)(?: (?:today|now|any ?more))?"
    r"|\b(?:can|could|is|are|was|were) (?:now )?(?:no longer|not|hardly) (?:be )?(?:discerned|traced|made out|accumulat\w*|collect\w*|tak\w+ up|light\w* up|glow\w*|retrieved|reproduced|recogni[sz]ed|delineated|found|detected|identified|appreciated|visuali[sz]ed|depicted)(?: any (?:more|longer)| now| today)",
    re.I,
)
# `no longer measurable`, of an image; not `no longer limping`, nor what was well or was changing.
_NO_IMAGE = (
    r"pain\w*|tender|limp\w*|swollen|febrile|symptomatic|tak(?:en|ing)|need\w*|requir\w*|given|treated|receiv\w*|used|able|necessary|"
    r"recommend\w*|attend\w*|walk\w*|complain\w*|grow\w*|increas\w*|enlarg\w*|progress\w*|spread\w*|worsen\w*|decreas\w*|improv\w*|"
    r"cold|normal|clear|silent|quiet\w*|inactive|free|stable|covered|imaged|in"
)
_NO_LONGER_SO = re.compile(
    rf"\bno longer (?:be |to be )?(?!(?:{_NO_IMAGE})\b)\w+(?:able|ible|ed|en|ing|ous|ive|ic|al|ent|ant|ct|ight|ot)\b",
    re.I,
)
_NO_LONGER = re.compile(
    r"\b(?:can|could|is|are|was|were|to)? ?no longer (?:to )?(?:be )?(?:discern\w*|trace\w*|made out|retriev\w*|reproduc\w*|recogni[sz]\w*|delineat\w*|depict\w*|perceptible|visuali[sz]\w*|appreciat\w*|oedematous|edematous|seen|shown|stand\w* out|differ\w*(?: from)?|enhanc\w*|evident|involved|affected)",
    re.I,
)
_BETTER_SEEN = re.compile(
    r"\b(?:better|more (?:clearly|readily|easily)) (?:seen|visible|appreciated|defined|delineated|visuali[sz]ed) (?:on the (?:current|present)|than (?:before|last|previously)|now|today)",
    re.I,
)
_LESS_SEEN = re.compile(
    r"\b(?:less (?:well|clearly|readily|easily)) (?:seen|visible|appreciated|defined|delineated|visuali[sz]ed)|harder to (?:see|make out)",
    re.I,
)


# `previously moderate, now mild`; `mild before and moderate now`
_GRADES = {word: n for n, words in enumerate(("minimal subtle trace faint", "slight mild discrete small", "moderate",
           "marked pronounced strong large", "severe extensive intense massive")) for word in words.split()}  # fmt: skip
_GRADE = "|".join(_GRADES)
_GRADE_THEN = re.compile(
    rf"\b(?:{_FIRST}|was|were) (?P<a>{_GRADE})\b|\b(?P<b>{_GRADE}) (?:{_BACK_THEN})", re.I
)
_GRADE_NOW = re.compile(
    rf"\b(?:now|today|currently|at present)(?: only)? (?P<a>{_GRADE})\b|\b(?P<b>{_GRADE}) (?:now|today|currently|at present)\b",
    re.I,
)


_GRADE_SEEN = re.compile(
    rf"\W*(?:there (?:is|remains) )?(?:only |still )?(?P<a>{_GRADE}) (?P<b>(?!))?", re.I
)


def _by_grades(text: str) -> Iterator[Turn]:
    then, now = _GRADE_THEN.search(text), _GRADE_NOW.search(text)
    if then is not None and now is None:  # `mild uptake in the ilium, previously intense`
        now = _GRADE_SEEN.match(text[: then.start()])
    if then is None or now is None:
        return
    a, b = (_GRADES[(m["a"] or m["b"]).lower()] for m in (then, now))
    yield "change", "improved" if b < a else "worse" if b > a else "stable", now.start(), now.end()


# `2+ (before 3+)`, `grade 1, formerly 2`: what is counted at two times
_COUNT_THEN = re.compile(
    rf"(?<![\w.,+])(?:grade |score )?(?P<now>[0-4])\+?,? ?\(?(?:{_FIRST}|before|was|from|prior|then|vs\.?) (?:grade |score )?(?P<then>[0-4])(?P<plus>\+)?(?![\w.,]|\+\+| ?(?:[cm]m|%|/))",
    re.I,
)


def _by_counts(text: str) -> Iterator[Turn]:
    for told in _COUNT_THEN.finditer(text):
        counted = told["plus"] or re.search(r"\b(?:grade|score|signal)\b", told[0], re.I)
        now, then = int(told["now"]), int(told["then"])
        if counted and (now or then):
            meant = "improved" if now < then else "worse" if now > then else "stable"
            meant = "resolved" if not now else "new" if not then else meant
            yield "change", meant, told.start(), told.end()


# `both clavicles have quietened; the femur has not`
_NOT_SO = re.compile(
    r"\b(?:has|have|had|did|does|do|is|are|was|were)(?: not|n['’]t)(?= *(?:[.;,)]|$))"
    r"|\b(?:has|have|had)(?: not|n['’]t) (?:budged|moved|shifted|stirred|evolved)\b",
    re.I,
)


def states_in(text: str) -> Iterator[Turn]:
    """Label, meaning, start and end of words for a state of before that differs, or not, from that of now."""
    for match in _NOT_THEN.finditer(text):
        yield "change", "new", match.start(), match.end()
    for match in _NOT_SO.finditer(text):
        yield "change", "stable", match.start(), match.end()
    for pattern, meaning in ((_NOTHING_SEEN, "resolved"), (_NO_LONGER, "resolved"), (_NO_LONGER_SO, "resolved"),
                             (_BETTER_SEEN, "worse"), (_LESS_SEEN, "improved")):  # fmt: skip
        for match in pattern.finditer(text):
            yield "change", meaning, match.start(), match.end()
    yield from _by_grades(text)
    yield from _by_counts(text)
    as_then = next(_AS_THEN.finditer(text), None)
    if as_then is not None and not re.search(
        r"\b(?:not|n't|so)\b[^,;.]*$", text[: as_then.start()]
    ):
        yield "change", "stable", as_then.start(), as_then.end()
        return
    well = _WAS_WELL.search(text)
    if well is not None and _ill_apart(text, well.start(), well.end()):
        yield "change", "new", well.start(), well.end()
        return
    ill = _WAS_ILL.search(text)
    if ill is not None and _IS_WELL.search(text[ill.end() :]):
        yield "change", "resolved", ill.start(), ill.end()
        return
    had = _HAD_BEEN.search(text)
    none = _NOTHING_NOW.search(text[: had.start()]) if had is not None else None
    if none is not None:
        yield "change", "resolved", none.start(), none.end()


def _ill_apart(text: str, start: int, end: int) -> bool:
    """Whether illness is told beside what was well, and is not denied."""
    for match in _ILL_WORD.finditer(text):
        inside = match.start() < end and start < match.end()
        if not inside and not _DENIED.search(text[: match.start()]):
            return True
    return False
