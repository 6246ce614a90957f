from __future__ import annotations

import re

import numpy as np
import pypdfium2
import pytest

from osteofoci.assess import assess
from osteofoci.bench import score_assess
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Assessment, Case
from osteofoci.clinical import completed
from osteofoci.report import in_language, render_page, render_pdf, write_report
from osteofoci.text import read_text


def reported(name: str, seed: int) -> Case:
    return score_assess.reported(name, np.random.default_rng(seed))


# Words that would stand in a French or German sentence only if it had been left in English.
ENGLISH = re.compile(
    r"\b(the|of|with|which|were|been|not|is|are|this|that|from|seen|than|by|and|to)\b"
)


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("seed", range(3))
def test_every_sentence_of_a_report_is_said_in_another_language(
    language: str, name: str, seed: int
) -> None:
    english = reported(name, seed).report
    other = in_language(english, language)
    for one, two in zip(english.sections, other.sections, strict=True):
        assert one.message is not None
        for a, b in zip(one.statements, two.statements, strict=True):
            assert a.message is not None, a.text
            own = re.sub(
                r"“.*?”|grew|Staphylococcus aureus|small round.*|cells.*|\(.*?\)", "", b.text
            )
            assert not ENGLISH.search(own), b.text


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("name", list(MAKERS))
def test_numbers_and_levels_stay_in_another_language(language: str, name: str) -> None:
    english = reported(name, 3).report
    other = in_language(english, language)
    kept = re.compile(r"\d+(?:\.\d+)?|\b[TLC]\d+\b")
    for one, two in zip(english.sections, other.sections, strict=True):
        for a, b in zip(one.statements, two.statements, strict=True):
            told = re.sub(r"\b(\d\d)[./](\d\d)[./](\d{4})\b", r"\3-\2-\1", b.text)
            told = re.sub(r"(\d),(\d)", r"\1.\2", told)
            assert sorted(kept.findall(a.text)) == sorted(kept.findall(told))
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
        s.text for section in in_language(case.report, "fr").sections for s in section.statements
    )
    own = {"left": "gauche", "right": "droit"}
    assert f"tibia {own.pop(side)}" in said
    assert f"tibia {own.popitem()[1]}" not in said


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_pdf_has_what_the_page_has(language: str) -> None:
    case = reported("leukaemia", 2)
    if language != "en":
        case = case.model_copy(update={"report": in_language(case.report, language)})
    page = render_page(case, {}, {}, [])
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
    assert "<script>alert" not in render_page(case, {}, {}, [])
    pages = pypdfium2.PdfDocument(render_pdf(case, {}, {}))
    text = " ".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    assert "<script>alert(1)</script>" in text
