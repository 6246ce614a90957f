"""What a clause says of change: new, better, worse, the same, gone, back."""

from __future__ import annotations

import re

from osteofoci.case import Status
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Mark

_STATUS = {
    "new": Status.NEW, "resolved": Status.RESOLVED, "improved": Status.IMPROVED,
    "worse": Status.WORSE, "stable": Status.STABLE, "recurrent": Status.RECURRENT,
}  # fmt: skip
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_AT_REST = re.compile(r"inactive|quiet|quiescent|silent", re.I)
_BEFORE_OTHERS = ("recurrent", "new", "resolved", "worse", "improved", "stable")


def status_of(clause: Clause) -> Status | None:
    heights = any(m.value == "height" for m in clause.marks)
    marks = [m for m in clause.said("change") if _speaks_of_change(m, clause)]
    if len({m.value for m in marks}) > 1:  # `a flare: the known lesions were more extensive`
        marks = [m for m in marks if not m.text.lower().startswith("flare")]
    marks = _behind_colon(clause, marks)
    said = {_meant(m, heights) for m in marks}
    if not said and _was_there(clause):
        return Status.RESOLVED
    denied = {m.value for m in clause.denied("change")}
    if {"improved", "worse"} & said and re.search(r"(?i)\bbut (?:still )?persist", clause.text):
        said -= {"stable"}  # `improved but persistent`
    if {"improved", "stable"} <= said and all(
        _AT_REST.fullmatch(m.text) for m in marks if m.value == "improved"
    ):
        said -= {"improved"}  # `stable, inactive`
    if {"improved", "resolved"} <= said and _left_over(clause, marks):
        said -= {"resolved"}
    if {"recurrent", "stable"} <= said:
        said -= {"recurrent"}  # `again visible, in the same extent`
    for name in _BEFORE_OTHERS:
        if name in said:
            return _STATUS[name]
    # Not larger, not smaller, not gone: it is as it was. `No new lesion` says nothing of a place.
    return Status.STABLE if denied & {"worse", "improved", "resolved"} else None


def compared_in(clause: Clause) -> frozenset[str]:
    """What is there where a word compares two places: `more oedema in the right tibia than in the left`."""
    shown = {"oedema": "oedema", "edema": "oedema", "signal": "oedema", "uptake": "uptake"}
    places = [m for m in clause.said("change") if not _speaks_of_change(m, clause)]
    return frozenset(shown[w] for m in places for w in m.text.lower().split() if w in shown)


def _left_over(clause: Clause, marks: list[Mark]) -> bool:
    """`the fracture has healed, the oedema is almost gone`: something is still there."""
    gone, better = ([m for m in marks if m.value == v] for v in ("resolved", "improved"))
    shown = [m for m in clause.said("finding") if m.value in ("oedema", "uptake")]
    return any(gone[-1].end <= m.start and m.end <= better[-1].start for m in shown)


def _behind_colon(clause: Clause, marks: list[Mark]) -> list[Mark]:
    """`a decrease of lesions: the lesions of ... have disappeared`: what stands behind counts."""
    colon = clause.start + clause.text.find(":")
    if colon < clause.start:
        return marks
    behind = [m for m in marks if m.start > colon]
    shown = [m for m in clause.said("finding", "modality") if m.start > colon]
    if behind:
        return behind
    return [m for m in marks if not shown or m.value not in ("resolved", "improved")]


def _speaks_of_change(mark: Mark, clause: Clause) -> bool:
    """`a smaller focus`, `new bone`, `the same lesions`, `relapse with lesions` tell no change."""
    before = clause.text[: mark.start - clause.start]
    behind = clause.text[mark.end - clause.start :]
    if _of_a_symptom(before, behind):
        return False
    if _AT_REST.fullmatch(mark.text) and re.search(r"\bhad (?:\w+ )?been $", before, re.I):
        return False  # `which had been quiet`: a state of before
    if mark.text.lower().endswith("gone") and re.match(
        r" (?:from \d|on to|through|down|up)", behind
    ):
        return False  # `has gone from 30 mm to 12 mm`
    if re.match(r" than (?:in|at|on|that (?:in|of)) (?!.*\b(?:previous|prior|last|earlier|first|spring|summer|autumn|winter|initial|baseline|old|former|preceding|19\d\d|20\d\d)\b)"
                rf"(?!{_MONTHS})", behind, re.I):  # fmt: skip
        return False  # `greater than in lesion 2`: of two places
    if re.match(
        r" (?:(?!than\b)[\w-]+ ){1,7}than (?:in|on|at|of) (?:the )?(?:left|right|other|opposite|contralateral)\b",
        behind,
        re.I,
    ):
        return False  # `more oedema in the right tibia than in the left`
    if re.match(
        r" (?:in|at|on|towards?|along|near) (?:its|their|the) (?:\w+ )?(?:pole|end|side|edge|margin|border|aspect|part|half|third|portion|centre|center)s?\b",
        behind,
        re.I,
    ) and re.match(r"(?:more|less|stronger|weaker|larger|smaller|greater)\b", mark.text, re.I):
        return False  # `more pronounced at its lower pole`: of two parts
    if re.match(
        r"(?: \w+){0,2} on the (?:left|right)\b(?! (?:has|have|was|were))", behind, re.I
    ) and re.match(r"(?:more|less|stronger|weaker|larger|smaller|greater)\b", mark.text, re.I):
        return False  # `more intense on the left`: of two sides, not of two times
    comparative = re.match(
        r"(?:(?:much|far|slightly|somewhat) )?(?:less|more|milder|fainter|weaker|stronger|of )",
        mark.text,
        re.I,
    )
    if (
        comparative
        and re.search(r"(?:\band|,)\s*,?\s*$", before)
        and re.match(
            rf"\s*,? (?:in|at|on|within) (?!(?:{_MONTHS}|19|20|the (?:last|previous|second|third|follow)))",
            behind,
            re.I,
        )
    ):
        return False  # `..., and, less marked, in the femur`: of two places
    if re.search(r"\basymmetr\w+|\bsame kind\b", clause.text, re.I):
        return False
    if re.search(r"^\W*(?:first|initial|baseline)\b", clause.text, re.I) and mark.value != "new":
        return False
    noun = re.match(
        r"(?:\w+ )?(?:(?:de|in)crease|reduction|regression|progression|improvement|\w+(?:tion|ment|ence|age|sion))$",
        mark.text,
        re.I,
    )
    if (
        mark.value in ("improved", "worse")
        and re.search(r"\b(?:a|an|another)\s$", before)
        and not noun
    ):
        return False
    adjective = re.match(
        r"(?:smaller|larger|bigger|fainter|brighter|weaker|milder|greater)$", mark.text, re.I
    )
    if (
        adjective
        and re.match(r" (?:lesion|foc|area|spot|one|left |right |L |R )", behind, re.I)
        and not re.search(r"\bthe $", before)
    ):
        return False  # `a large lesion of ...; smaller lesion of ...`
    if mark.text.lower() == "now in" and re.match(
        rf" (?:{_MONTHS}|the (?:spring|summer|autumn|winter))\b", behind, re.I
    ):
        return False  # `now in October ...`
    if re.match(r" (?:likely|probabl|typical|common|suspicious)", behind, re.I):
        return False  # `less likely`
    if mark.text.lower() == "recurrent":  # of a place, not `recurrent osteitis`
        return bool(
            re.match(
                r"\s*(?:$|[,.;)]|(?:lesion|foc|oedema|signal|uptake|on|in|at)\b)", behind, re.I
            )
        )
    if mark.value == "new" and re.match(
        r" bone\b(?! (?:marrow|lesion|oedema|edema))", behind, re.I
    ):
        return False
    if re.match(r"(?:the )?same", mark.text, re.I) and re.match(r" on the (?:left|right)", behind):
        return False  # of two sides
    if mark.text.lower() == "same":
        return not re.match(
            r" (?:\w+ )?(?:bones?|lesion|foc|site|week|day|month|time|year|exam|side|place)",
            behind,
            re.I,
        )
    if re.match("reduc", mark.text, re.I) and any(m.value == "height" for m in clause.marks):
        return bool(re.search(r"\bfurther\b", before))  # a height that is low, not one that changed
    return not (
        mark.value == "recurrent"
        and re.match(r" with\b|\s*:|$", behind, re.I)
        and re.search(r"\ba $", before)
    )


_COMPLAINT = (
    r"(?:pains?|aches?|swelling|tenderness|limp|stiffness|symptoms?|complaints?|discomfort|fevers?|fatigue|"
    r"mobility|gait|wellbeing|crp|esr|markers|function|movement)"
)


# `pain, worse with load, gone at weekends`
_WHEN_FELT = r" (?:with|at|on|by|when|during|over|after|in the (?:morning|evening|night))\b"


def _of_a_symptom(before: str, behind: str) -> bool:
    """`new heel pain`, `increasing swelling`, `the pain in the left foot has resolved`: no word on an image."""
    shown = r"(?:signal|oedema|edema|uptake|lesions?|foc\w+|mri|scan\w*|imaging|radiograph\w*)"
    if re.match(rf" (?:(?!{shown})[\w-]+ ){{0,3}}{_COMPLAINT}\b", behind, re.I):
        return True
    told = list(re.finditer(rf"\b{_COMPLAINT}\b", before, re.I))
    if told and re.search(r",\s*$", before) and re.match(_WHEN_FELT, behind, re.I):
        return re.search(rf"\b{shown}\b", before[told[-1].end() :], re.I) is None
    return bool(told) and re.search(rf"\b{shown}\b|,", before[told[-1].end() :], re.I) is None


def _meant(mark: Mark, heights: bool) -> str:
    """A height that decreases is worse, one that increases is better."""
    if heights and re.match(
        r"(?:\w+ )?(?:decreas|reduc|diminish|less|declin|drop|fall|fell|sank|shr[aiu]nk)",
        mark.text,
        re.I,
    ):
        return "worse"
    if heights and re.match(r"increas", mark.text, re.I):
        return "improved"
    return mark.value


# `the lesion from 10/21 is not seen`
_FROM_THEN = re.compile(
    rf"\b(?:lesion|focus|foci|uptake|oedema|edema)s? (?:from|of|seen (?:in|on)|described (?:in|on)|on|known since|reported in) (?:the )?(?:\d{{1,2}}/\d|(?:19|20)\d\d|last\b|previous|prior|{_MONTHS})",
    re.I,
)


def _was_there(clause: Clause) -> bool:
    """`the previously affected left ilium is normal`"""
    if _FROM_THEN.search(clause.text) and (clause.said("normal") or clause.denied("finding")):
        return True
    before = r"\b(?:previous|former|earlier|initial)ly (?:\w+ )?(?:affected|involved|inflamed|diseased|active)\b"
    affected = re.search(
        rf"{before}|\b(?:known|previous|former) (?:lesion|foc|site)", clause.text, re.I
    )
    if affected is None:
        return False
    end = clause.start + affected.end()
    still = [m for m in clause.said("finding") if m.start >= end]
    return bool(clause.said("normal") or clause.denied("finding")) and not still
