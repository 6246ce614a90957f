"""Biopsies and cultures that a text tells: done, with what they showed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from osteofoci.case import Biopsy, Culture, Focus, site_model
from osteofoci.skeleton import Side, Site, bone_named
from osteofoci.text.clauses import clauses_of
from osteofoci.text.diagnoses import diagnoses_in
from osteofoci.text.document import Mark, Sentence, marks_by
from osteofoci.text.sites import places_in
from osteofoci.text.statements import PLANNED, Statement, statements_of, where, whole

BiopsyKind = Literal["inflammation", "infection", "malignancy", "normal", "unclear"]
# What counts more stands first.
_BIOPSY_KINDS: tuple[BiopsyKind, ...] = ("malignancy", "infection", "inflammation", "normal")
MALIGNANT = (
    "leukaemia", "lymphoma", "Langerhans cell histiocytosis", "Ewing sarcoma", "osteosarcoma",
    "metastases", "neuroblastoma", "malignancy", "rhabdomyosarcoma", "chondrosarcoma", "myeloma",
)  # fmt: skip
_RESULT = re.compile(
    r"\b(?:showed|demonstrated|revealed|shows|demonstrates|reveals|confirmed|found|showing|demonstrating|revealing|yielded|which|was|were|is)\b|:",
    re.I,
)
_NOT_DONE = re.compile(
    r"\b(?:avoid\w*|not (?:done|performed|necessary|needed|taken|indicated|required)|declined|refused|deferred|"
    r"unnecessary|dispensed with|without (?:a )?biopsy|awaited|scheduled|arranged)\b",
    re.I,
)


def biopsies_in(statement: Statement, source: str) -> Iterator[Biopsy]:
    marks = statement.of("biopsy")
    if not marks or statement.denied(marks[0]) or PLANNED.search(statement.clause.text):
        return
    if _NOT_DONE.search(statement.clause.text):
        return
    everything = marks_by(statement.sentence, "clinic")
    results = any(m.label == "biopsy_result" for m in everything)
    kinds = kinds_told(statement.sentence)
    tumours = [m for m in statement.of("diagnosis") if m.value in MALIGNANT]
    if any(
        not d.excluded
        for m in tumours
        for d in diagnoses_in(statement, source)
        if d.name == m.value
    ):
        kinds.append("malignancy")
    if any(m.value == "CRMO" and not _denied_there(statement.sentence, m) for m in everything):
        kinds.append("inflammation")  # `compatible with CNO`
    kind = gravest(kinds)
    if kind == "infection" and "inflammation" in kinds and "non" in statement.sentence.text.lower():
        kind = "inflammation"
    if kind == "unclear" and not results and not places_in(statement.sentence)[0]:
        return
    told, sites, _ = where(whole(statement))
    yield Biopsy(
        site=told, sites=sites, date=statement.date, kind=kind, source=source,
        result=said_of(statement.sentence.text[marks[0].end - statement.sentence.start :]),
    )  # fmt: skip


def kinds_told(sentence: Sentence) -> list[str]:
    """Kinds of what a biopsy showed, as far as a sentence does not deny them."""
    marks = marks_by(sentence, "clinic")
    results = [m for m in marks if m.label == "biopsy_result"]
    kinds = [m.value for m in results if not _denied_there(sentence, m)]
    tumours = {
        d.name for statement in statements_of(sentence, None) for d in diagnoses_in(statement, "")
        if d.sure and d.name in MALIGNANT
    }  # fmt: skip
    return kinds + ["malignancy"] * bool(tumours)


def gravest(kinds: Sequence[str]) -> BiopsyKind:
    return next((kind for kind in _BIOPSY_KINDS if kind in kinds), "unclear")


def _denied_there(sentence: Sentence, mark: Mark) -> bool:
    """Whether a mark anywhere in a sentence is denied by its own clause."""
    return any(
        trigger.label == "negation"
        and trigger.end <= mark.start
        and "," not in sentence.text[trigger.end - sentence.start : mark.start - sentence.start]
        and trigger.text.lower() not in ("excluded", "ruled out")
        for clause in clauses_of(sentence)
        if clause.start <= mark.start < clause.end
        for trigger in clause.marks
    )


def said_of(text: str) -> str:
    match = _RESULT.search(text)
    said = text[match.end() :] if match else text
    return re.split(r", the |;", said)[0].strip(" .;:,")


# What may be a contaminant counts as grown.
_CONTAMINANT = re.compile(
    r"(?<!possible )(?<!probable )(?<!likely )(?<!be a )(?<!be )(?<!ly a )(?<!perhaps a )\bcontamina(?:nt|tion|ted)s?\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:throat|urine|urinary|stool|faecal|nasal|nose|nasopharyn\w+|ear|skin|rectal) (?:swabs?|cultures?|samples?|screen\w*)\b",
    re.I,
)
_OF_BONE = re.compile(
    r"\b(?:blood|bone|aspirat\w*|biops\w*|tissue|operative|specimens?|joint|abscess|pus|lesion)\b",
    re.I,
)


def not_of_bone(text: str) -> bool:
    """Whether what grew is a contaminant, or only of throat, urine or skin: no word on the bone."""
    if _CONTAMINANT.search(text):
        return True
    return _ELSEWHERE.search(text) is not None and _OF_BONE.search(text) is None


def cultures_in(statement: Statement, source: str) -> Iterator[Culture]:
    marks = statement.of("culture")
    grew = [m for m in statement.of("culture_result") if "growth" in m.text.lower()]
    if not marks and not (grew and _of_tissue(statement.sentence)):
        return
    results = [m for m in statement.marks if m.label in ("culture_result", "result")]
    if not results or not_of_bone(statement.sentence.text):
        return
    grown = any(m.value in ("grown", "high") and not statement.denied(m) for m in results)
    yield Culture(
        result=said_of(statement.clause.text), sterile=not grown, date=statement.date, source=source
    )


def _of_tissue(sentence: Sentence) -> bool:
    """`Bone biopsy: fibrosis; no growth`: grown or not from what was taken."""
    return any(m.label == "biopsy" for m in marks_by(sentence, "clinic"))


def placed(biopsy: Biopsy, foci: Sequence[Focus]) -> Biopsy:
    """A biopsy of a paired bone without its side, where the images know it on one side only."""
    same = {
        (f.site.bone, f.site.side)
        for f in foci
        if f.site.bone == biopsy.site or f.site.bone.split(" ")[0] == biopsy.site
    }
    if biopsy.sites or len(same) != 1:
        return biopsy
    bone, side = same.pop()
    if side is None:
        return biopsy
    return biopsy.model_copy(update={"sites": (site_model(Site(bone_named(bone), Side(side))),)})
