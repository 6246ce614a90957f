"""Free text to a case. Rules only, nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from osteofoci.case import (
    ClinicalRecord,
    Document,
    Exam,
    Finding,
    Focus,
    Passage,
    Remark,
    SiteModel,
    Spine,
    said,
)
from osteofoci.errors import InputError
from osteofoci.foreign import printable
from osteofoci.text.assemble import assemble
from osteofoci.text.clinic import clinical_facts, sided
from osteofoci.text.document import sentences_of
from osteofoci.text.model import add_items, kept_of, question_for
from osteofoci.text.observe import observe
from osteofoci.text.subject import kept_apart, one_child_of
from osteofoci.wording import noted

MOST_CHARACTERS = 200_000
_ENGLISH = {
    "the", "of", "and", "is", "with", "was", "no", "at", "on", "to", "a", "are", "were", "has",
    "for", "left", "right", "both", "from", "by", "without", "new", "not", "which", "but",
}  # fmt: skip
# Common words of the languages that such reports are often written in.
_OTHER = {
    "der", "die", "das", "und", "mit", "nicht", "eine", "einer", "im", "ist", "kein", "keine",
    "le", "la", "les", "des", "une", "avec", "du", "et", "sans", "est", "au", "el", "los", "con",
    "del", "sin", "il", "di", "della", "nel", "het", "een", "van", "och", "med", "av", "og",
}  # fmt: skip
_LEAST_LATIN = 0.6


@dataclass(frozen=True)
class TextRead:
    """
    Attributes:
        exams, findings, foci: of the images the text speaks of.
        record: what it says of the child beside images.
        free: places told to be free of disease.
        spine: lost heights and curves, as told.
        unread: passages that speak of bones and were not understood.
    """

    document: Document
    exams: tuple[Exam, ...]
    findings: tuple[Finding, ...]
    foci: tuple[Focus, ...]
    record: ClinicalRecord
    free: tuple[SiteModel, ...]
    unread: tuple[Passage, ...]
    remarks: tuple[Remark, ...]
    spine: Spine


def read_file(path: Path, ask: Callable[[str], str] | None = None) -> TextRead:
    """Read a text file.

    Args:
        ask: puts a question to a language model of the user's own.

    Raises:
        InputError: no such file, no text in it, or not English.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(4 * MOST_CHARACTERS + 1)
    except OSError as error:
        raise InputError(
            f"{path.name}: expected a text file, found '{error.strerror}'; correct the path"
        ) from error
    return read_text(_decoded(raw, path.name), printable(path.name), ask)


def read_text(text: str, name: str = "text", ask: Callable[[str], str] | None = None) -> TextRead:
    """Read a case description or a radiology report in English.

    Args:
        ask: puts a question to a language model, which may add what the rules have missed.

    Raises:
        InputError: nothing in it, or another language.
    """
    remarks: list[Remark] = []
    if not text.strip():
        raise InputError(f"{name}: expected a report as text, found nothing in it; check the file")
    if len(text) > MOST_CHARACTERS:
        remarks.append(noted("text-cut", said("remark-text-cut", most=MOST_CHARACTERS)))
        text = text[:MOST_CHARACTERS]
    _must_be_english(text, name)
    everything = sentences_of(text)
    sentences = one_child_of(everything, name)
    remarks.extend(
        noted("kept-apart", said("remark-kept-apart", quoted=_short(s.text)))
        for s in kept_apart(everything)
    )
    heard = observe(sentences)
    if ask is not None:
        kept = kept_of(ask(question_for(text)), text)
        added = add_items(heard, kept.items)
        remarks.append(
            noted(
                "language-model", said("remark-language-model", added=added, dropped=kept.dropped)
            )
        )
    told = assemble(heard, name, text)
    record = sided(clinical_facts(sentences), told.foci)
    understood = _spans_of(record)
    unread = tuple(
        Passage(start=a, end=b, why="speaks of a bone, but not understood")
        for a, b in heard.unread
        if not any(a <= start < b for start in understood)
    )
    return TextRead(
        Document(id="text", name=name, text=text),
        told.exams,
        told.findings,
        told.foci,
        record,
        told.free,
        unread,
        (*remarks, *told.remarks),
        told.spine,
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 120 else f"{plain[:117]}..."


def _spans_of(record: ClinicalRecord) -> set[int]:
    """Where entries of the record begin in the text."""
    entries = (
        e
        for name in ClinicalRecord.model_fields
        if name != "patient"
        for e in getattr(record, name)
    )
    sources = (str(entry.source or "") for entry in entries)
    return {int(s.removeprefix("text:").split("-")[0]) for s in sources if s.startswith("text:")}


def _decoded(raw: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            # A character that the limit of reading cut in two is no fault of the file.
            if (
                encoding == "utf-8-sig"
                and error.start > len(raw) - 4
                and len(raw) > MOST_CHARACTERS
            ):
                text = raw[: error.start].decode(encoding)
            else:
                continue
        strange = sum(1 for c in text if not (c.isprintable() or c in "\n\r\t\f"))
        if strange > 0.01 * len(text):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError(
        f"{name}: expected a text file, found binary data; give the report as plain text"
    )


def _must_be_english(text: str, name: str) -> None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() for c in letters) >= _LEAST_LATIN * len(letters)
    if not letters or not latin or (other >= 3 and other > english):
        raise InputError(
            f"{name}: expected a report in English, found {english} common English words among "
            f"{len(words)}; give a translation"
        )
