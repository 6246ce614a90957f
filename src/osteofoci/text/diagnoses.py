"""Diagnoses that an author names: proven, stated, suspected, considered or excluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from osteofoci.case import StatedDiagnosis
from osteofoci.text.clauses import Clause
from osteofoci.text.document import Mark, Sentence
from osteofoci.text.statements import Statement

Certainty = Literal["proven", "stated", "suspected", "considered", "excluded"]
_EXCLUDED = re.compile(
    r"\b(?:to exclude|exclud\w+|rul\w+ out|no evidence of|no sign of|not (?:consistent|compatible)|unlikely(?!\s*[,;.])|against)\b",
    re.I,
)
_EXCLUDED_BEHIND = re.compile(
    r"\b(?:excluded|ruled out|unlikely|improbable|not (?:suspected|likely|probable))\b", re.I
)
# `childhood hypophosphatasia is very likely`, `was judged more likely than`
_LIKELY_BEHIND = re.compile(
    r"[^,.;]{0,30}\b(?:(?:very|highly|quite|rather) (?:likely|probable)\b|(?:judged|thought|felt|deemed|held) (?:to be )?more (?:likely|probable)\b)",
    re.I,
)
_SUSPECTED = re.compile(
    r"\b(?:suspect\w*|presum\w+|suspicio\w+|wonder\w*|possibl\w+|probabl\w+|suggestive|query|questionable|may(?! \d)|might|could|"
    r"leading (?:thought|diagnosis|possibility)|my thought|i think|concern\w*|raise[sd]?(?: the)?(?: possibility| question| suspicion)?(?: of)?|worrisome|worrying|tentative|suppos\w*|suggest(?:ed|s|ing)|working diagnosis|provisional\w*|thought to|favou?r\w*)\b|\?",
    re.I,
)
_CONSIDERED = re.compile(
    r"\b(?:differential|ddx?|d/d|versus|vs|consider\w*|discussed|initial(?:ly)? (?:diagnos\w+|treated|thought|labelled)|"
    r"misdiagnos\w+|mimic\w*|mistaken for|interpreted as|taken (?:for|as)|managed as|believed to (?:be|have)|assumed to (?:be|have)|resembl\w+|such as|treated (?:\w+ ){0,2}(?:as|for)|work-?up for|to exclude|"
    r"include[sd]?|including|labell?ed|(?:under the )?label of|(?:sent|referred|came|transferred)(?: to us| here)? (?:as|with|for)|"
    r"had (?:been )?suggested|(?:referring|another|outside|previous|local|district|first|other) (?:hospital|team|doctors?|physician|clinic|centre|center|unit|colleagues?)\b[^.;]*|reported as|read as|called|had been the|thought (?:to have|of)|regarded as possible)\b",
    re.I,
)
_TO_BE_EXCLUDED = re.compile(
    r"\b(?:to be|must be|should be|cannot be|can not be|could not be|has not been|not) (?:(?:\w+ )?)(?:excluded|ruled out)\b|\b(?:wish|want|like|afford) to miss\b|\bnot be missed\b|\bkept in mind\b",
    re.I,
)
_OPEN_YET = re.compile(
    r"\s*(?:versus|vs)\b|[^,.;]*\b(?:elsewhere|considered|suspected|assumed|presumed|discussed|possible|differential|"
    r"less likely|in question|remains? possible|remains? in)\b|(?:,| and| or)[^.;]*\bin the differential\b"
)
_PROVEN = re.compile(
    r"\b(?:histolog\w*|histopatholog\w*|biops\w*|marrow|aspirat\w*|cytolog\w*|patholog\w*|immunohisto\w*|proven|proved|"
    r"confirm\w*|blasts|cultures?|genetic\w*|diagnosed|establish\w*|final|definitive|diagnos[ie]s (?:was|of|is))\b",
    re.I,
)
# `treated for Langerhans cell histiocytosis (biopsy-proven)`
_PROVEN_BEHIND = re.compile(
    r"\s*[(,]\s*(?:biopsy|histolog\w*|culture|genetically|marrow)[- ]?(?:proven|proved|confirmed)\b",
    re.I,
)
_NEW_VERB = re.compile(r"\band (?:is|was|are|were)\b", re.I)
_KNOWN = re.compile(r"\b(?:relapse|flare|recurrence|activity|lesions?) of\s*$", re.I)
_MEANS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:means|stands for|is (?:an? )?(?:acronym|abbreviation))\b", re.I
)


def diagnoses_in(statement: Statement, source: str) -> Iterator[StatedDiagnosis]:
    """Every disease that a clause names, with how sure its author is of it."""
    clause = statement.clause
    for mark in statement.of("diagnosis"):
        behind = clause.text[mark.end - clause.start :]
        if _MEANS.match(behind) or re.match(r"[- ](?:like\b|mimic)", behind):
            continue
        certainty = _certainty(statement.sentence, clause, mark, statement.denied(mark))
        yield StatedDiagnosis(
            name=mark.value, date=statement.date, source=source, certainty=certainty,
            sure=certainty in ("proven", "stated"), excluded=certainty == "excluded",
        )  # fmt: skip


def _certainty(sentence: Sentence, clause: Clause, mark: Mark, denied: bool) -> Certainty:
    text = clause.text
    before = _NEW_VERB.split(text[: mark.start - clause.start])[-1]
    behind = text[mark.end - clause.start :]
    asked = bool(_TO_BE_EXCLUDED.search(text)) or bool(re.search(r"\b(?:over|than)\s*$", before))
    known = re.match(r" (?:activity|lesion|foc|manifestation)", behind)
    if not asked and not known and (denied or _EXCLUDED.search(before)):
        return "excluded"
    if not asked and _EXCLUDED_BEHIND.search(behind):
        return "excluded"
    open_yet = sentence.text.rstrip().endswith("?") or (
        not re.search(r"\bconfirmed\b", behind) and _OPEN_YET.match(behind) is not None
    )
    if re.match(r" (?:the |as the |is the )?most (?:probable|likely)\b", behind):
        return "stated"
    if _LIKELY_BEHIND.match(behind):
        return "suspected"
    if _PROVEN_BEHIND.match(behind):
        return "proven"
    if _CONSIDERED.search(before) or (open_yet and not _SUSPECTED.search(behind)):
        return "considered"
    if open_yet or asked or (_SUSPECTED.search(before) and not _KNOWN.search(before)):
        return "suspected"
    return "proven" if _PROVEN.search(sentence.text) else "stated"


def surest(entries: Sequence[object]) -> tuple[StatedDiagnosis, ...]:
    """What is proven and stated of one disease on one day is said once, as proven."""
    found: dict[tuple[object, ...], StatedDiagnosis] = {}
    for entry in entries:
        assert isinstance(entry, StatedDiagnosis)
        key = (entry.name, entry.date, entry.sure, entry.excluded)
        if key not in found or entry.certainty == "proven" != found[key].certainty:
            found[key] = entry
    return tuple(found.values())
