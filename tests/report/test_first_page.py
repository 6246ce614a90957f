"""The first page reads as it is dictated."""

from __future__ import annotations

import re

import pytest
from cases import CNO, followed, reported

from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Case


def said(case: Case, title: str) -> list[str]:
    return [s.text for x in case.report.sections if x.title == title for s in x.statements]


@pytest.mark.parametrize("seed", range(4))
def test_the_impression_has_at_most_six_sentences_and_ends_with_the_diagnosis(seed: int) -> None:
    impression = said(reported(seed=seed), "Impression")
    assert 2 <= sum(len(re.findall(r"\.(?: |$)", text)) for text in impression) <= 6
    last = ("Most likely diagnosis: chronic non-bacterial osteomyelitis", "To decide: ")
    assert impression[-1].startswith(last)


@pytest.mark.parametrize("name", list(MAKERS))
def test_an_open_diagnosis_needs_no_more_sentences(name: str) -> None:
    impression = said(reported(name, 2), "Impression")
    assert 3 <= sum(len(re.findall(r"\.(?: |$)", text)) for text in impression) <= 6


def test_the_impression_says_what_the_images_show_and_what_has_changed() -> None:
    shows, changed = said(followed(), "Impression")
    assert shows == "Whole-body MRI of 2025-03-12 shows 2 active lesions, 2 of them metaphyseal."
    assert changed.startswith("Compared with 2024-03-12: ")
    assert "1 has progressed (left tibia, proximal metaphysis)" in changed
    assert "1 has resolved" in changed


def test_a_single_examination_is_called_a_baseline() -> None:
    case = followed(days=1)
    assert "baseline" in said(case, "Impression")[1]
    assert said(case, "Change") == []


def test_what_has_changed_stands_in_the_order_of_its_weight() -> None:
    words = [text.split(":")[0] for text in said(followed(), "Change")]
    assert words == ["New", "Worse", "Resolved"]


@pytest.mark.parametrize("name", list(MAKERS))
def test_the_conclusion_is_said_once_and_no_list_of_unknowns_stands_before_the_appendix(
    name: str,
) -> None:
    case = reported(name, 2)
    sure = said(case, "Impression")[-1]
    everything = [s.text for section in case.report.sections for s in section.statements]
    assert everything.count(sure) == 1
    front = [s.text for x in case.report.sections if x.part == "first" for s in x.statements]
    assert not any("Not known" in text for text in front)


def test_red_flags_stand_first() -> None:
    case = reported("leukaemia", 2)
    assert case.report.sections[0].title == "Red flags"
    assert case.report.sections[0].statements
    assert said(reported(CNO, 1), "Red flags")


def test_an_open_case_says_what_would_decide_it() -> None:
    texts = said(reported("leukaemia", 2), "Impression")
    assert any(text.startswith("To decide: ") for text in texts)


def test_diagnoses_are_listed_without_ranks() -> None:
    texts = said(reported(), "Differential diagnosis")
    assert texts[0].startswith("Chronic non-bacterial osteomyelitis")
    assert not any(re.match(r"\d", text) for text in texts)
