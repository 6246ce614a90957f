"""Who a text speaks of. One child is read; a group, several children or a recipe is refused with the
reason; a sentence on the literature, or one that explains a word, is kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from osteofoci.errors import InputError
from osteofoci.rules import data_file
from osteofoci.text.document import Sentence

_SEX = {"girl": "girl", "female": "girl", "woman": "girl", "daughter": "girl"}
_LEAST_GENERAL = 2


def one_child_of(sentences: Sequence[Sentence], name: str) -> tuple[Sentence, ...]:
    """The sentences that speak of the one child of a text.

    Raises:
        InputError: the text speaks of several children, of a group, or of no child.
    """
    text = " ".join(sentence.text for sentence in sentences)
    _must_be_of_a_child(text, name)
    own = [s for s in sentences if not s.has("family") and not _apart(s)]
    _must_be_one(own, name)
    return tuple(s for s in sentences if not _apart(s))


def kept_apart(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Sentences that speak of the literature, or explain a word."""
    return tuple(s for s in sentences if _apart(s))


def _apart(sentence: Sentence) -> bool:
    if _found("ours", sentence.text):
        return False
    return _found("literature", sentence.text) or _found("definition", sentence.text)


def _must_be_of_a_child(text: str, name: str) -> None:
    if len(re.findall(_words("recipe"), text, re.I)) >= _LEAST_GENERAL:
        raise InputError(f"{name}: expected a report on a child, found a recipe; give a report")
    if _found("one_child", text):
        return
    if _found("group", text):
        raise InputError(
            f"{name}: expected a report on one child, found a text about a group of patients; give the "
            f"report of one of them"
        )
    if len(re.findall(_words("guideline"), text, re.I)) > _LEAST_GENERAL:
        raise InputError(
            f"{name}: expected a report on one child, found a guideline or a general text; give a report"
        )


def _must_be_one(sentences: Sequence[Sentence], name: str) -> None:
    text = " ".join(s.text for s in sentences)
    numbers = {m["number"] for m in re.finditer(_words("numbered_patient"), text, re.I)}
    told = [
        (_SEX.get((m["who"] or m["who2"]).lower(), "boy"), m.group(0))
        for m in re.finditer(_words("told_patient"), text, re.I)
    ]
    sexes = {sex for sex, _ in told}
    several = len(numbers) > 1 or len(sexes) > 1 or (told and _found("another_patient", text))
    if several or re.search(
        rf"(?i)\bwe (?:report|present|describe) (?:{_words('another_patient')})", text
    ):
        found = ", ".join(dict.fromkeys(words for _, words in told)) or "several numbered cases"
        raise InputError(
            f"{name}: expected a report on one child, found several ({found}); give each child a file "
            f"of its own"
        )


def _found(key: str, text: str) -> bool:
    flags = 0 if key == "definition" else re.IGNORECASE
    return re.search(_words(key), text, flags) is not None


@cache
def _words(key: str) -> str:
    return str(data_file("text", "subject")[key])
