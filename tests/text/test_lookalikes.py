"""Diseases that look like CNO, as people write of them: nothing in their report may harm the child."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from conftest import case_of
from osteofoci.bench.told_lookalikes import DISEASES, text_of
from osteofoci.case import Case, ClinicalRecord

HERE = Path(__file__).parent
TEXTS: list[dict[str, Any]] = yaml.safe_load((HERE / "lookalikes.yaml").read_text(encoding="utf-8"))
OF_CNO = re.compile(
    r"Exercise plan|Treatment options|Follow-up and referrals|Letter|For the family"
)


def told(case: Case) -> str:
    return "\n".join(s.text for section in case.report.sections for s in section.statements)


def treatments(text: str) -> set[tuple[str, str | None]]:
    record = ClinicalRecord.model_validate(case_of(text).clinical or {})
    return {(t.name, t.status) for t in record.treatments}


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:30])
def test_no_plan_of_cno_stands_where_another_disease_is_told_or_open(entry: dict[str, Any]) -> None:
    case = case_of(entry["text"])
    assert "CNO" not in (case.assessment.conclusion.diagnosis or "")
    assert not [s.title for s in case.report.sections if OF_CNO.search(s.title)]
    assert not re.search(r"biphosphonate may|NSAID is the usual|Most likely", told(case))


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:30])
def test_a_score_for_two_diseases_gives_no_verdict_on_a_third(entry: dict[str, Any]) -> None:
    case = case_of(entry["text"])
    named = case.assessment.conclusion.diagnosis not in (None, "bacterial osteomyelitis")
    assert not (named and "speaks for non-bacterial osteomyelitis" in told(case))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MRI: oedema of T6. Avoid steroids until the marrow is seen.", ("glucocorticoid", "avoided")),
        ("MRI: oedema of T6. Do not start steroids.", ("glucocorticoid", "avoided")),
        ("MRI: oedema of T6. Bisphosphonates must not be given.", ("bisphosphonate", "avoided")),
        ("MRI: oedema of T6. Pamidronate is contraindicated.", ("pamidronate", "avoided")),
        ("MRI: oedema of T6. Outcome: stop pamidronate.", ("pamidronate", "stopped")),
        ("MRI: oedema of T6. She takes naproxen to avoid surgery.", ("naproxen", "given")),
    ],
)  # fmt: skip
def test_what_must_not_be_given_is_never_told_as_given_or_planned(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in treatments(text)


def test_an_earlier_harmless_biopsy_excludes_nothing_once_another_shows_tumour_cells() -> None:
    text = (
        "A 10-year-old girl. MRI: oedema of the left ilium and T4. Biopsy in 2021 showed chronic inflammation. "
        "A second biopsy in 2023 showed anaplastic large cell lymphoma."
    )
    case = case_of(text)
    assert case.assessment.conclusion.diagnosis == "lymphoma"
    met = {
        item.name for c in case.assessment.criteria for item in c.items
        if item.met and item.part != "exclusion"
    }  # fmt: skip
    assert not [name for name in met if "biopsy" in name]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Osteosarcoma was not entirely ruled out.", "suspected"),
        ("Osteosarcoma was ruled out.", "excluded"),
        ("Hypophosphatasia is very likely.", "suspected"),
        ("The radiologist raises lymphoma.", "suspected"),
        ("She was sent to us as CRMO.", "considered"),
        ("It was at first interpreted as CNO.", "considered"),
        ("CNO is not suspected.", "excluded"),
        ("Marrow aspirate: 80 % lymphoblasts, precursor ALL.", "proven"),
    ],
)
def test_how_sure_an_author_is_of_a_disease(text: str, certainty: str) -> None:
    case = case_of(f"A 9-year-old girl. MRI: oedema of the left femur. {text}")
    record = ClinicalRecord.model_validate(case.clinical or {})
    assert [d.certainty for d in record.diagnoses] == [certainty]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Girl 9 yrs with CNO diagnosed at age 7.", 9.0),
        ("This adolescent (15, male) has a swollen jaw.", 15.0),
        ("A six-year-old boy of healthy parents limps.", 6.0),
        ("13F, back pain.", 13.0),
    ],
)
def test_the_age_is_that_of_the_child_now(text: str, age: float) -> None:
    case = case_of(f"{text} MRI: oedema of T6.")
    assert ClinicalRecord.model_validate(case.clinical or {}).patient.age_years == age


def test_an_age_at_which_teeth_were_lost_is_no_time_of_an_examination() -> None:
    case = case_of("He lost his first teeth at 18 months. MRI: oedema of T6.")
    assert [exam.told for exam in case.exams] == ["first examination"]


def test_a_date_in_brackets_makes_a_sentence_no_word_on_the_literature() -> None:
    case = case_of("MRI: oedema of T6. Marrow (21/03): 88% lymphoblasts.")
    assert "kept-apart" not in [remark.code for remark in case.remarks]
    assert "Blasts: leukaemia." in case.assessment.red_flags


def test_tests_for_tuberculosis_raise_a_flag_and_are_ranked() -> None:
    text = "A 13-year-old girl. MRI: oedema of T8 and T9 with a paravertebral collection. IGRA positive."
    made = case_of(text).assessment
    assert any("tuberculosis" in flag for flag in made.red_flags)
    assert made.differential[0].diagnosis == "tuberculosis"


def test_a_warning_against_glucocorticoids_stands_where_leukaemia_is_open() -> None:
    text = "A 7-year-old boy. MRI: oedema of both femora. Platelets 80 G/l."
    assert "No glucocorticoid before leukaemia" in told(case_of(text))


def test_another_hospitals_diagnosis_of_cno_proves_nothing_and_grown_bacteria_speak_against_it() -> (
    None
):
    text = (
        "A 5-year-old boy had bone pain for 6 months. The referring hospital had diagnosed CRMO. "
        "MRI: oedema of the right proximal humerus and L2. Biopsy culture: MRSA."
    )
    case = case_of(text)
    assert case.assessment.conclusion.diagnosis is None
    assert not [s.title for s in case.report.sections if OF_CNO.search(s.title)]


def test_the_page_of_hypophosphatasia_warns_of_bisphosphonates() -> None:
    text = "MRI: oedema of the left second metatarsal. ALPL mutation found: hypophosphatasia. She was given pamidronate."
    assert "No bisphosphonate while hypophosphatasia" in told(case_of(text))


@pytest.mark.parametrize("name", DISEASES)
def test_a_disease_told_in_a_drawn_text_is_never_called_cno(name: str) -> None:
    case = case_of(text_of(name, np.random.default_rng(11)))
    assert "CNO" not in (case.assessment.conclusion.diagnosis or "")
    assert not [s.title for s in case.report.sections if OF_CNO.search(s.title)]


@pytest.mark.parametrize(
    ("text", "fever"),
    [
        ("He had a temperature of 38.7 at night.", True),
        ("On admission T 39.2, pulse 120.", True),
        ("T 36.9, well.", False),
        ("MRI: oedema of T8.", False),
    ],
)
def test_a_temperature_is_a_fever_by_its_degrees(text: str, fever: bool) -> None:
    case = case_of(f"A 9-year-old girl. {text} MRI: oedema of the left femur.")
    assert bool((case.clinical or {}).get("fever")) is fever


def test_what_did_not_grow_from_a_biopsy_is_a_sterile_culture() -> None:
    case = case_of("MRI: oedema of T6. Bone biopsy: fibrosis, no growth.")
    assert ClinicalRecord.model_validate(case.clinical or {}).microbiology[0].sterile


def test_a_report_goes_on_behind_its_indication() -> None:
    text = "MRI. Indication: pain at night. There is a lytic lesion of the left femur."
    assert [focus.site.bone for focus in case_of(text).foci] == ["femur"]


def test_ranks_joined_by_a_plus_share_their_side() -> None:
    case = case_of("MRI foot: oedema L 2nd + 3rd metatarsals.")
    told = {(focus.site.side, focus.site.bone) for focus in case.foci}
    assert told == {("left", "metatarsal 2"), ("left", "metatarsal 3")}


def test_the_side_of_a_pain_gives_none_to_a_bone_that_is_known() -> None:
    text = "Pain in the right ankle. MRI: lesion of the left tibia. Later MRI: the tibial lesion has resolved."
    assert [focus.site.side for focus in case_of(text).foci] == ["left"]


def test_the_number_of_a_list_is_no_rib() -> None:
    case = case_of("MRI\n1) R clavicle: oedema\n2) L 4th rib: oedema")
    assert {focus.site.bone for focus in case.foci} == {"clavicle", "rib 4"}


def test_a_side_told_behind_a_lesion_is_that_of_its_bone() -> None:
    case = case_of("MRI: humeral lesion on the left, oedema of T8.")
    assert {(f.site.bone, f.site.side) for f in case.foci} >= {("humerus", "left")}
