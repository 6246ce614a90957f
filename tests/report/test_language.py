from __future__ import annotations

import re

import numpy as np
import pypdfium2
import pytest

from osteofoci.assess import assess
from osteofoci.bench import score_assess
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Assessment, Case, Report, Section, Statement
from osteofoci.clinical import completed
from osteofoci.errors import RuleError
from osteofoci.report import catalogue, render_page, render_pdf, translated, write_report
from osteofoci.report.words import capital
from osteofoci.rules import data_file
from osteofoci.text import lexicon, read_text


def reported(name: str, seed: int) -> Case:
    return score_assess.reported(name, np.random.default_rng(seed))


@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("seed", range(5))
def test_every_piece_of_a_report_has_its_french(name: str, seed: int) -> None:
    missing = translated(reported(name, seed).report, "fr").untranslated
    assert set(missing) <= {"Staphylococcus aureus"}  # as the record has it


@pytest.mark.parametrize("name", list(MAKERS))
def test_numbers_and_levels_stay_in_another_language(name: str) -> None:
    english = reported(name, 3).report
    french = translated(english, "fr").report
    for one, other in zip(english.sections, french.sections, strict=True):
        for a, b in zip(one.statements, other.statements, strict=True):
            kept = re.compile(r"\d+(?:\.\d+)?|\b[TLC]\d+\b")
            assert sorted(kept.findall(a.text)) == sorted(kept.findall(b.text))
            assert a.basis == b.basis


@pytest.mark.parametrize("side", ["left", "right"])
def test_sides_stay_in_another_language(side: str) -> None:
    text = f"MRI: oedema of the {side} tibia."
    read = read_text(text)
    case = reported("Ewing sarcoma", 1).model_copy(
        update={
            "exams": read.exams,
            "findings": read.findings,
            "foci": read.foci,
            "assessment": Assessment(),
        }
    )
    case = case.model_copy(update={"report": write_report(case)})
    said = " ".join(
        s.text
        for section in translated(case.report, "fr").report.sections
        for s in section.statements
    )
    own = {"left": "gauche", "right": "droit"}
    assert f"tibia {own.pop(side)}" in said
    assert f"tibia {own.popitem()[1]}" not in said


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("right fibula", "fibula droite"),
        ("right tibia", "tibia droit"),
        ("right hand phalanges", "phalanges de la main droites"),
        ("left rib 12, lateral", "côte 12 gauche, tiers latéral"),
    ],
)
def test_sides_agree_with_their_bones(english: str, french: str) -> None:
    section = Section(title="x", statements=(Statement(text=f"New: {english}.", basis=("a",)),))
    report = translated(Report(language="en", sections=(section,)), "fr").report
    assert report.sections[0].statements[0].text == f"Nouveau : {french}."


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(RuleError, match="catalogue"):
        catalogue("xx")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pdf_has_what_the_page_has(language: str) -> None:
    case = reported("leukaemia", 2)
    if language != "en":
        case = case.model_copy(update={"report": translated(case.report, language).report})
    page = render_page(case, {}, {}, [("", "")])
    pages = pypdfium2.PdfDocument(render_pdf(case, {}, {}))
    text = " ".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    plain = re.sub(r"\s+", " ", text)
    for section in case.report.sections:
        if section.part not in ("letter", "family"):
            assert section.title in plain
            assert section.title.replace("'", "&#39;") in page
    assert f'lang="{language}"' in page


def test_markup_in_a_record_stays_text_in_page_and_pdf() -> None:
    evil = '#image("x") <script>alert(1)</script> $x^2$ *b*'
    case, record = MAKERS["Ewing sarcoma"](np.random.default_rng(1))
    symptoms = tuple(s.model_copy(update={"symptom": evil}) for s in record.symptoms)
    record = completed(record.model_copy(update={"symptoms": symptoms}))[0]
    case = case.model_copy(update={"assessment": assess(case, record)})
    case = case.model_copy(update={"report": write_report(case, record=record)})
    assert "<script>alert" not in render_page(case, {}, {}, [("", "")])
    pages = pypdfium2.PdfDocument(render_pdf(case, {}, {}))
    text = " ".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    assert "<script>alert(1)</script>" in text


def texts_of_rules() -> list[str]:
    """What the rule files can put into a report, as it stands there."""
    rules = data_file("assess", "differential")
    words = [
        f"1. leukaemia; for it: {str(text).format(value=3)}."
        for entry in data_file("assess", "facts")["facts"].values()
        for key, text in entry.items()
        if key != "name"
    ]
    words += [f"Not known: {e['name']}." for e in data_file("assess", "facts")["facts"].values()
              if "name" in e]  # fmt: skip
    words += [f"{capital(flag['flag'])}: {flag['means']}." for flag in rules["red_flags"]]
    words += [f"1. {entry['name']}." for entry in rules["diagnoses"]]
    words += [f"What would decide it: {entry['ask']}." for entry in rules["decides"]]
    plan = data_file("assess", "plan")
    words += [entry["text"] for entry in (*plan["advice"], *plan["general"])]
    words += [f"{capital(sign)}." for sign in data_file("text", "signs")["signs"]]
    words += [f"No {sign}." for sign in data_file("text", "signs")["signs"]]
    words += [
        f"Diagnosis {how} by the author: {name}."
        for name in lexicon("clinic")["diagnosis"]
        for how in ("considered", "suspected", "stated", "proven", "excluded")
    ]
    return words


def test_every_text_of_the_rule_files_has_its_french() -> None:
    statements = tuple(Statement(text=text, basis=("rule",)) for text in texts_of_rules())
    report = Report(language="en", sections=(Section(title="Cautions", statements=statements),))
    assert translated(report, "fr").untranslated == ()
