"""What a sentence rests on, in words: a number in the text leads to it, as to a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from osteofoci.case import Case
from osteofoci.report.words import exam_said, focus_name
from osteofoci.wording import Voice

MOST_QUOTED = 80


@dataclass(frozen=True)
class Reference:
    """
    Attributes:
        words: for people; no id, number of a character or name of a file.
        codes: as they stand in ``case.json``.
        anchors: foci on the page that it names.
    """

    number: int
    words: tuple[str, ...]
    codes: tuple[str, ...]
    anchors: tuple[str, ...]


class References:
    """Numbers of what sentences rest on, in the order of their first use; the same basis has one number."""

    def __init__(self, case: Case, say: Voice) -> None:
        self._case, self._say = case, say
        self._numbers: dict[tuple[str, ...], int] = {}
        self._exams = {e.id: say(exam_said(e)) for e in case.exams}
        self._findings = {f.id: f for f in case.findings}
        self._foci = {f.id for f in case.foci}

    def number(self, basis: Iterable[str]) -> int:
        return self._numbers.setdefault(tuple(dict.fromkeys(basis)), len(self._numbers) + 1)

    def all(self) -> tuple[Reference, ...]:
        return tuple(
            Reference(
                number,
                tuple(dict.fromkeys(self._words(code) for code in codes)),
                codes,
                tuple(code for code in codes if code in self._foci),
            )
            for codes, number in self._numbers.items()
        )

    def _words(self, code: str) -> str:
        say = self._say
        if code in self._foci:
            return say(focus_name(code))
        if code in self._findings:
            finding = self._findings[code]
            return f"{say.place(finding.site)} ({self._exams[finding.exam_id]})"
        if code in self._exams:
            return self._exams[code]
        exam, _, part = code.rpartition("/")
        if exam in self._exams:
            return f"{say.word(part)} ({self._exams[exam]})"
        if code.startswith("text:"):
            return self._quoted(code)
        if code.startswith("rule: "):
            source = source_of(code)
            return source or say("page-rule-of-this-program")
        if code.startswith(("image header", "dose report")):
            return say("page-image-header")
        if code == "patient" or re.match(r"record\b|line \d", code):
            return say("page-clinical-record")
        return say.word(code)

    def _quoted(self, code: str) -> str:
        start, _, end = code.removeprefix("text:").partition("-")
        text = next((d.text for d in self._case.documents), "")
        words = " ".join(text[int(start) : int(end)].split())
        return f"“{words if len(words) <= MOST_QUOTED else words[: MOST_QUOTED - 1] + '…'}”"


def source_of(code: str) -> str | None:
    """The publication that a rule names; None for a rule of this program."""
    source = code.removeprefix("rule: ")
    published = code.startswith("rule: ") and re.search(
        r"\d{4}|doi:|PMC\d|table|survey|Sule", source
    )
    return source if published and not re.search(r"\.(yaml|py)\b", source) else None


def sources_of(references: Iterable[Reference]) -> tuple[str, ...]:
    """Every publication that the references name, in alphabetical order."""
    found: Mapping[str, None] = dict.fromkeys(
        source
        for reference in references
        for code in reference.codes
        if (source := source_of(code)) is not None
    )
    return tuple(sorted(found))
