"""The report in another language, piece by piece from a catalogue.

Sentences are made in English. They are cut where commas, colons, semicolons, brackets and full stops
stand, and each piece is looked up with its numbers, days and sites taken out and put back, so that
nothing but words can change: every number, side and level comes from the English sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from osteofoci.case import Report, Statement
from osteofoci.report.catalogue import catalogue
from osteofoci.report.clinical_english import reworded

Say = Callable[[str], str]

_CUT = re.compile(r"(, |; |: |\. | ?\(|\) ?|\.$|,$)")
_NUMBER = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:\.\d+)?")
# What may change in an entry: a number or day, a place, another piece, a technique, a time, a focus.
_SLOTS = ("n", "site", "piece", "technique", "when", "focus")
_MARK = re.compile(r"\{(\w*)\}")
_MEASURED = re.compile(r"[<>]?\s?\d[\d.,]*\s?[A-Za-zµ%][\wµ/^.]*")
_LEVEL = re.compile(r"^(?:vertebra )?[CTL]\d{1,2}(?:-[CTL]\d{1,2})?$")


@dataclass(frozen=True)
class Translated:
    """
    Attributes:
        untranslated: pieces that the catalogue does not have, as they stand in English.
    """

    report: Report
    untranslated: tuple[str, ...]


def translated(report: Report, language: str) -> Translated:
    """The same report in another language."""
    book = catalogue(language)
    missing: list[str] = []
    sections = tuple(
        section.model_copy(
            update={
                "title": _title(section.title, book),
                "statements": tuple(
                    Statement(text=_sentence(s.text, book, missing), basis=s.basis)
                    for s in section.statements
                ),
            }
        )
        for section in report.sections
    )
    return Translated(Report(language=language, sections=sections), tuple(dict.fromkeys(missing)))


def spoken(language: str) -> Say:
    """What puts the words of a page and of the stages into a language."""
    if language == "en":
        return reworded
    book = catalogue(language)

    def say(text: str) -> str:
        missing: list[str] = []
        return str(
            book["page"].get(text)
            or book["titles"].get(text)
            or _sentence(reworded(text), book, missing)
        )

    return say


def _title(title: str, book: Mapping[str, Any]) -> str:
    if title in book["titles"]:
        return str(book["titles"][title])
    days = _NUMBER.findall(title)
    pattern = _NUMBER.sub("{}", title)
    return str(book["titles"].get(pattern, title)).format(*days)


def _sentence(text: str, book: Mapping[str, Any], missing: list[str]) -> str:
    parts = _CUT.split(text)
    done = [
        part if n % 2 else _piece(part, book, missing) if part.strip() else part
        for n, part in enumerate(parts)
    ]
    # A colon and a semicolon stand apart in French.
    return "".join(
        {"; ": " ; ", ": ": " : "}.get(part, part) if n % 2 else part for n, part in enumerate(done)
    )


def _piece(piece: str, book: Mapping[str, Any], missing: list[str]) -> str:
    lead = piece[: len(piece) - len(piece.lstrip())]
    text = piece.strip()
    if re.fullmatch(r"[A-Z][a-z]+ \d{4}", text) or _MEASURED.fullmatch(text):
        return piece  # an author, or a value with its unit
    for read in (_entry, _site, _status, _technique, _focus):
        found = read(text, book)
        if found is not None:
            return lead + found
    lowered = text[:1].lower() + text[1:]
    if lowered != text:
        again = _entry(lowered, book) or _site(lowered, book) or _status(lowered, book)
        if again is not None:
            return lead + again[:1].upper() + again[1:]
    if not re.search(r"[A-Za-z]{2}", text):
        return piece
    missing.append(text)
    return piece


def _entry(text: str, book: Mapping[str, Any]) -> str | None:
    pieces: Mapping[str, str] = book["pieces"]
    if text in pieces:
        return str(pieces[text])
    for pattern, target in _patterns(book["language"]):
        match = pattern.fullmatch(text)
        own = None if match is None else _own(match.groupdict(), book)
        if own is not None:
            return target.format(**own)
    return None


def _own(named: Mapping[str, str], book: Mapping[str, Any]) -> dict[str, str] | None:
    """What changes in a piece, in the other language; None where a place or name is not known."""
    found = {}
    for name, value in named.items():
        own: str | None = value
        if name.startswith("site"):
            own = _site(value, book)
        elif name.startswith("piece"):
            own = _entry(value, book)
        elif name.startswith("technique"):
            own = book["techniques"].get(value)
        elif name.startswith("when"):
            own = _when(value, book)
        elif name.startswith("focus"):
            own = _focus(value, book)
        if own is None:
            return None
        found[name] = own
    return found


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Entries with something in them that changes, the longest first."""
    found = []
    for template, target in catalogue(language)["pieces"].items():
        if "{" not in template:
            continue
        made, end = [], 0
        seen: list[str] = []
        for mark in _MARK.finditer(template):
            kind = mark[1] or "n"
            seen.append(f"{kind}{len(seen)}")
            inner = _NUMBER.pattern if kind == "n" else ".+?"
            made.append(f"{re.escape(template[end : mark.start()])}(?P<{seen[-1]}>{inner})")
            end = mark.end()
        pattern = re.compile("".join(made) + re.escape(template[end:]))
        found.append((len(template), pattern, _with_names(str(target), seen)))
    return tuple((pattern, target) for _, pattern, target in sorted(found, key=lambda f: -f[0]))


def _with_names(target: str, names: Sequence[str]) -> str:
    """The marks of a translation with the names of those of its original, each kind in its order."""
    waiting = {kind: [n for n in names if n.startswith(kind)] for kind in _SLOTS}

    def name(match: re.Match[str]) -> str:
        return f"{{{waiting[match[1] or 'n'].pop(0)}}}"

    return _MARK.sub(name, target)


def _site(text: str, book: Mapping[str, Any]) -> str | None:
    """``left metatarsal 2``, ``distal metaphysis``, ``T5``."""
    if _LEVEL.match(text):
        return text.replace("vertebra", book["bones"]["vertebra"])
    if text in book["zones"]:
        return str(book["zones"][text])
    first, _, rest = text.partition(" ")
    side = book["sides"].get(first)
    told = rest if side else text
    end = told.rpartition(" ")[2]
    if end in ("proximal", "distal", "shaft"):  # `left radius distal`, a scoring unit
        whole = _site(text[: -len(end) - 1], book)
        return None if whole is None else f"{whole}, {book['zones'][end]}"
    name, _, number = told.rpartition(" ")
    if not number.isdigit():
        name, number = told, ""
    bone = book["bones"].get(name) or book["parts"].get(name)
    if bone is None:
        return None
    own = side
    for form in book["agreement"].values():
        if bone in form["of"] and side:
            own = form[first]
    return " ".join(word for word in (str(bone), number, own) if word)


def _status(text: str, book: Mapping[str, Any]) -> str | None:
    """``2024-03-12 first seen``, ``follow-up improved``."""
    for status, own in book["statuses"].items():
        if text == status:
            return str(own)
        if text.endswith(f" {status}"):
            when = text[: -len(status) - 1]
            return f"{book['pieces'].get(when, when)} {own}"
    return None


def _technique(text: str, book: Mapping[str, Any]) -> str | None:
    name = book["techniques"].get(text)
    if name is not None:
        return str(name)
    for english, own in book["techniques"].items():
        if text.startswith(f"{english} of "):
            when = _when(text[len(english) + 4 :], book)
            return None if when is None else f"{own} {when}"
    return None


def _when(text: str, book: Mapping[str, Any]) -> str | None:
    """``du 2024-03-12``, or a time that is told in words."""
    if re.fullmatch(r"[\d-]+", text):
        return f"du {text}"
    known = book["pieces"].get(text) or _entry(text, book)
    return f"({known})" if known else None


def _focus(text: str, book: Mapping[str, Any]) -> str | None:
    match = re.fullmatch(r"([Ff])ocus (\d+)", text)
    return f"{'Foyer' if match[1] == 'F' else 'foyer'} {match[2]}" if match else None
