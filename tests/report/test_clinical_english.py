"""What a stage says is put into the words of a radiology department."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import reported

from osteofoci.bench.lookalikes import MAKERS
from osteofoci.report import catalogue
from osteofoci.report.clinical_english import reworded
from osteofoci.report.words import WORDS

ROOM = Path(__file__).parents[2] / "src" / "osteofoci" / "report"


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("and nothing else comes near", "no alternative is close"),
        ("two of three relapses make none", "two of three relapses cause no symptoms"),
        (
            "A bone scan that shows nothing closes no focus",
            "A negative bone scan does not show that a focus has resolved",
        ),
    ],
)
def test_sentences_that_nobody_would_dictate_are_reworded(raw: str, written: str) -> None:
    whole = "The images fit, infection and malignancy are excluded by what is told, "
    text = reworded(whole + raw if raw.startswith("and") else raw)
    assert written in text
    assert raw not in text


@pytest.mark.parametrize("name", list(MAKERS))
def test_nothing_of_the_old_words_is_left_in_a_report(name: str) -> None:
    case = reported(name, 3)
    said = " ".join(s.text for section in case.report.sections for s in section.statements)
    for phrase in (
        "comes near", "make none", "closes no focus", "weights-not-loaded", "It would be another",
        "no step further", "nearly decisively", "is denied", "what is told",
    ):  # fmt: skip
        assert phrase not in said


def test_rewording_changes_words_and_no_number() -> None:
    for raw, written in catalogue("en")["phrases"]:
        if written:
            assert re.findall(r"\b\d+\b", raw) == re.findall(r"\b\d+\b", written)


def test_criteria_without_points_say_why_they_are_not_scored() -> None:
    case = reported()
    texts = [
        s.text
        for x in case.report.sections
        if x.title == "Published criteria"
        for s in x.statements
    ]
    assert "Not scored: the published weights are not installed." in texts[0]


def test_every_fixed_word_of_a_page_has_its_french() -> None:
    words = set(WORDS.values())
    for template in (ROOM / "templates").glob("*.html"):
        words |= set(re.findall(r"""\bt\("([^"]+)"\)""", template.read_text(encoding="utf-8")))
        words |= set(re.findall(r"""\bt\('([^']+)'\)""", template.read_text(encoding="utf-8")))
    for module in ROOM.glob("*.py"):
        words |= set(re.findall(r"""\bsay\("([^"]+)"\)""", module.read_text(encoding="utf-8")))
    book = catalogue("fr")
    known = {
        *book["page"],
        *book["titles"],
        *book["pieces"],
        *book["statuses"],
        *book["techniques"],
    }
    assert words - known == set()
