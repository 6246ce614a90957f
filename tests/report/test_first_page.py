"""The first page reads as it is dictated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import CNO, followed, reported

from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Case
from osteofoci.journey.reading import case_of_text


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


TOLD = """Girl, 11 years.
Whole-body MRI 2023-03-12: lesion of the left distal femoral metaphysis. Lesion of the right clavicle.
Bone scan 2023-03-20: increased uptake in the right clavicle and left distal femur.
Whole-body MRI 2024-02-20: the right clavicle lesion is larger. The left distal femoral lesion is smaller.
CRP normal. Biopsy of the right clavicle: chronic osteomyelitis, cultures sterile.
"""


def told(text: str, folder: Path) -> Case:
    (folder / "report.txt").write_text(text, encoding="utf-8")
    return case_of_text(folder / "report.txt")


def test_an_examination_is_compared_with_one_of_its_own_technique(tmp_path: Path) -> None:
    assert "Compared with 2023-03-12: " in " ".join(said(told(TOLD, tmp_path), "Impression"))


def test_metaphyseal_lesions_are_not_counted_where_the_part_of_a_long_bone_is_open(
    tmp_path: Path,
) -> None:
    assert "metaphyseal" in said(told(TOLD, tmp_path), "Impression")[0]
    more = TOLD.replace("is smaller.", "is smaller. Lesion of the left tibia.")
    assert "metaphyseal" not in said(told(more, tmp_path), "Impression")[0]


def test_what_the_first_page_calls_excluded_is_not_unknown_in_the_criteria(tmp_path: Path) -> None:
    case = told(TOLD, tmp_path)
    assert "infection and malignancy have been excluded" in said(case, "Impression")[-1]
    own = next(c for c in case.assessment.criteria if c.name.startswith("EULAR/ACR"))
    assert not {"malignancy", "infection"} & set(own.missing)
    assert not any(item.met for item in own.items if item.part == "exclusion")
