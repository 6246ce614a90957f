"""One language: its catalogue, and what says messages, places, words and numbers by it.

Catalogues are files of Fluent (https://projectfluent.org): ``languages/xx.ftl``. Entries ``bone-…`` have the
gender of the bone, entries ``word-…`` are the vocabulary; all others are sentences and phrases by their code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from osteofoci.case import SiteModel
from osteofoci.case.message import Listed, Message, Number, Place, Value, Word
from osteofoci.errors import RuleError

_TIME = re.compile(
    r"(?:(?P<how>after|at) )?(?P<count>\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|eighteen) (?P<unit>month|week|year)s?(?P<later> later)?"
)
# An entry of a catalogue begins its line with its code; what it refers to stands in braces.
_ENTRY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{ *([a-z][\w-]*)")
_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
# Sentences that begin with a name as its source writes it.
AS_NAMED = ("record-value",)
_NOTHING: Mapping[str, Any] = {}


def _level(bone: str) -> str | None:
    """``T5`` of ``vertebra T5``; None for any other bone."""
    name, _, level = bone.partition(" ")
    return (level or None) if name == "vertebra" else None


class Voice:
    """Says messages in one language."""

    def __init__(self, language: str, catalogue: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        starts = [*_ENTRY.finditer(catalogue)]
        ends = [*(entry.start() for entry in starts[1:]), len(catalogue)]
        # Parsed when asked for: a report needs a part of the thousand entries.
        self._unparsed = {
            entry[1]: catalogue[entry.start() : end]
            for entry, end in zip(starts, ends, strict=True)
        }

    def __call__(self, message: Message | str) -> str:
        """A message in words, as it stands inside a sentence; ``message`` may be a code without values.

        Raises:
            RuleError: the catalogue has no such code, or a value is missing that its words ask for.
        """
        if isinstance(message, str):
            return self._format(message, _NOTHING)
        values = {
            name: fluent_number(value, useGrouping=False)
            if isinstance(value, int)
            else self.show(value)
            for name, value in message.values.items()
        }
        return self._format(message.code, values)

    def sentence(self, message: Message) -> str:
        """A message as a sentence of its own, with a capital; a time or name of a source stays as told."""
        text = self(message)
        day = message.values.get("day")
        as_told = message.code in AS_NAMED or (day is not None and text.startswith(self.show(day)))
        return text if as_told else text[:1].upper() + text[1:]

    def number(self, value: float, decimals: int | None = 0) -> str:
        """``0.35``, or ``0,35`` where the language writes it so."""
        return self._number(Number(value=value, decimals=decimals))

    def word(self, text: str, *, denied: bool = False) -> str:
        """A word of the vocabulary; one that the catalogue does not know stays as it is."""
        code = f"word-{_slug(text)}"
        if denied:
            own = self._attribute(code, "denied")
            return own or self._format("denied", {"what": self.word(text)})
        found = self._found(code)
        if found is not None:
            return found
        if self.language == "en":  # its sources are English, and stay as they are
            return text
        return self._date(text) or self._time(text) or self._told_place(text) or text

    def _date(self, text: str) -> str | None:
        """``2024-02-20`` as the language writes it."""
        date = _DATE.fullmatch(text)
        return None if date is None else self._format("date", date.groupdict())

    def _time(self, text: str) -> str | None:
        """``after six months``, as a text calls a time."""
        time = _TIME.fullmatch(text.lower())
        if time is None:
            return None
        count = time["count"]
        values = {
            "how": time["how"] or "later", "unit": time["unit"],
            "count": int(count) if count.isdigit() else 1 if count in ("a", "one") else 2,
            "shown": count if count.isdigit() else self.word("one" if count == "a" else count),
        }  # fmt: skip
        return self._format("told-time", values)

    def _told_place(self, text: str) -> str | None:
        """``left knee``, ``right rib 5``: a place as a record calls it."""
        first, _, rest = text.partition(" ")
        side = {"left": "left", "right": "right"}.get(first)
        bone = rest if side else text
        if not self.knows(self._bone_code(bone)):
            return None
        return self.place(Place.model_validate({"bone": bone, "side": side or "midline"}))

    def knows(self, code: str) -> bool:
        entry = self._unparsed.pop(code, None)
        if entry is not None:
            self._bundle.add_resource(FluentResource(entry))
            for other in _REFERENCE.findall(entry):
                self.knows(other)
        return bool(self._bundle.has_message(code))

    def place(self, site: SiteModel | Place) -> str:
        """``left tibia, distal metaphysis``; a vertebra by its level alone: ``T6 (perhaps T7)``."""
        vertebral = _level(site.bone) is not None
        text = _level(site.bone) or self._bone(site.bone)
        if not vertebral and site.side in ("left", "right"):
            gender = self._attribute(self._bone_code(site.bone), "gender")
            text = self._format("sided", {"bone": text, "side": site.side, "gender": gender})
        if site.perhaps is not None:
            other = _level(site.perhaps) or self._bone(site.perhaps)
            text = self._format("place-perhaps", {"place": text, "other": other})
        detail = site.zone if site.zone not in (None, "whole") else site.end
        if detail is not None:
            zone = self._found(f"zone-{_slug(detail)}") or detail
            text = self._format("place-zoned", {"place": text, "zone": zone})
        if vertebral and site.side in ("left", "right"):
            text = self._format("place-half", {"place": text, "side": site.side})
        return self._format("place-open", {"place": text}) if site.side is None else text

    def _bone(self, bone: str) -> str:
        name = self._found(f"bone-{_slug(bone)}")
        if name is not None:
            return name
        kind, _, count = bone.rpartition(" ")
        name = self._found(f"bone-{_slug(kind)}")
        if name is None or not count.isdigit():
            return f"{name or kind} {count}".strip()
        gender = self._attribute(f"bone-{_slug(kind)}", "gender")
        values = {"bone": name, "number": int(count), "kind": _slug(kind), "gender": gender}
        return self._format("numbered", values)

    def _bone_code(self, bone: str) -> str:
        code = f"bone-{_slug(bone)}"
        return code if self.knows(code) else f"bone-{_slug(bone.rpartition(' ')[0])}"

    def show(self, value: Value) -> str:
        """A value in words."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, Number):
            return self._number(value)
        if isinstance(value, Place):
            return self.place(value)
        if isinstance(value, Word):
            return self.word(value.word, denied=value.denied)
        if isinstance(value, Listed):
            return self(f"list-{value.by}").join(self.show(item) for item in value.items)
        return str(value)

    def _number(self, number: Number) -> str:
        if number.value is None:
            return self._format("no-number", _NOTHING)
        shown = f"{number.value:g}" if number.decimals is None else (
            f"{number.value:.{number.decimals}f}"
        )  # fmt: skip
        exact = Decimal(shown)
        decimals = max(0, -int(exact.as_tuple().exponent))
        told = fluent_number(
            abs(exact), useGrouping=False, minimumFractionDigits=decimals,
            maximumFractionDigits=decimals,
        )  # fmt: skip
        sign = "-" if shown.startswith("-") else "+" if number.signed else ""
        return f"{sign}{told.format(self._locale)}"

    @cached_property
    def _locale(self) -> Any:
        from babel import Locale

        return Locale.parse(self.language)

    def _found(self, code: str) -> str | None:
        return self._format(code, _NOTHING) if self.knows(code) else None

    def _attribute(self, code: str, name: str) -> str:
        if not self.knows(code):
            return ""
        pattern = self._bundle.get_message(code).attributes.get(name)
        return "" if pattern is None else str(self._bundle.format_pattern(pattern, {})[0])

    def _format(self, code: str, values: Mapping[str, Any]) -> str:
        if not self.knows(code):
            raise RuleError(
                f"message '{code}': expected words for it in languages/{self.language}.ftl, found "
                f"none; add them"
            )
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            raise RuleError(
                f"message '{code}': expected words of its own in "
                f"languages/{self.language}.ftl, found attributes alone; add them"
            )
        text, faults = self._bundle.format_pattern(pattern, dict(values))
        if faults:
            raise RuleError(
                f"message '{code}' in languages/{self.language}.ftl: expected its values, found "
                f"{faults[0]}; correct the catalogue or the message"
            )
        return str(text)


@cache
def voice_of(language: str) -> Voice:
    """What speaks a language.

    Raises:
        RuleError: there is no catalogue of it.
    """
    if language not in languages():
        raise RuleError(
            f"language '{language}': expected a catalogue of it, found none; choose one of "
            f"{', '.join(languages())}"
        )
    place = resources.files("osteofoci.wording").joinpath(f"languages/{language}.ftl")
    return Voice(language, place.read_text("utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are catalogues of, English first."""
    place = resources.files("osteofoci.wording").joinpath("languages")
    names = (entry.name for entry in place.iterdir())
    found = {name.removesuffix(".ftl") for name in names if name.endswith(".ftl")}
    return ("en", *sorted(found - {"en"}))


def english(message: Message) -> str:
    """A message as an English sentence, as it stands in ``case.json`` beside its code."""
    return voice_of("en").sentence(message)


@cache
def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
