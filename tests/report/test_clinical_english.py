"""What stages and report say is in the words of a radiology department."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import reported

from osteofoci.bench.lookalikes import MAKERS
from osteofoci.report.words import WORDS
from osteofoci.wording import languages, voice_of

ROOM = Path(__file__).parents[2] / "src" / "osteofoci" / "report"


@pytest.mark.parametrize("name", list(MAKERS))
def test_nothing_of_the_old_words_is_left_in_a_report(name: str) -> None:
    case = reported(name, 3)
    said = " ".join(s.text for section in case.report.sections for s in section.statements)
    for phrase in (
        "comes near", "make none", "closes no focus", "weights-not-loaded", "It would be another",
        "no step further", "nearly decisively", "is denied", "what is told",
    ):  # fmt: skip
        assert phrase not in said


def test_criteria_without_points_say_why_they_are_not_scored() -> None:
    case = reported()
    texts = [
        s.text
        for x in case.report.sections
        if x.title == "Published criteria"
        for s in x.statements
    ]
    assert "Not scored: the published weights are not installed." in texts[0]


@pytest.mark.parametrize("language", languages())
def test_every_fixed_word_of_a_page_has_its_words(language: str) -> None:
    codes = set(WORDS.values())
    for file in (*(ROOM / "templates").glob("*.html"), *ROOM.glob("*.py")):
        text = file.read_text(encoding="utf-8")
        codes |= set(re.findall(r"""\b(?:t|say)\(["']([a-z-]+)["']\)""", text))
    voice = voice_of(language)
    assert [code for code in codes if not voice.knows(code)] == []
