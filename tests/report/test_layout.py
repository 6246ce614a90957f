"""Where everything stands, and that a number leads to what a sentence rests on."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from cases import followed, reported

from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Case
from osteofoci.report import in_language, render_page, render_pdf, sheets_of
from osteofoci.report.columns import in_two_columns
from osteofoci.report.layout import Block, Sentence, layout_of


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


@pytest.mark.parametrize("name", list(MAKERS))
def test_every_number_leads_to_a_basis_in_words(name: str) -> None:
    layout = layout_of(reported(name, 4))
    blocks = (*layout.flags, *layout.first, *layout.second, *layout.appendix)
    used = {sentence.reference for block in blocks for sentence in block.sentences}
    assert used <= {reference.number for reference in layout.references}
    for reference in layout.references:
        assert reference.words
        assert not any(
            re.search(r"\.(yaml|py)\b|text:\d|\bF\d|^line \d", w) for w in reference.words
        )


def test_sentences_that_rest_on_the_same_have_the_same_number() -> None:
    layout = layout_of(reported())
    assert len({r.codes for r in layout.references}) == len(layout.references)


def test_the_exercise_plan_is_a_table_and_no_list() -> None:
    case = reported()
    layout = layout_of(case)
    assert layout.exercise is not None
    assert layout.exercise.phases == ("Protect", "Rebuild", "Return to sport")
    assert all(block.title != layout.exercise.title for block in layout.second)
    page = render_page(case, {}, {}, [])
    assert page.count(layout.exercise.title) == 1
    assert 'class="own"' in page


def test_letter_and_family_page_are_documents_of_their_own() -> None:
    case = reported()
    sheets = {sheet.name: sheet for sheet in sheets_of(case)}
    assert set(sheets) == {"letter", "family"}
    letter = " ".join(pages_of(sheets["letter"].pdf))
    assert "Protect" in letter
    assert "Exercise plan" in sheets["letter"].html
    report = render_page(case, {}, {}, [])
    assert "Letter to the physiotherapist" not in report
    assert "For the family" not in report


def test_a_case_without_a_diagnosis_has_no_letter() -> None:
    assert list(sheets_of(reported("leukaemia", 1))) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_single_examination_is_a_baseline_on_the_page_and_in_the_pdf(language: str) -> None:
    case = followed(days=1)
    title = "Baseline of multifocal bone lesions"
    if language == "fr":
        case = case.model_copy(update={"report": in_language(case.report, "fr")})
        title = "Bilan initial de lésions osseuses multifocales"
    assert f"<h1>{title}</h1>" in render_page(case, {}, {}, [])
    assert title in re.sub(r"\s+", " ", pages_of(render_pdf(case, {}, {}))[0])


def test_the_appendix_begins_on_its_own_page_behind_the_plan() -> None:
    pages = pages_of(render_pdf(reported(), {}, {}))
    first = next(n for n, text in enumerate(pages) if "Appendix: evidence" in text)
    assert first <= 4
    assert "Impression" in pages[0]
    assert "Exercise plan" in pages[1]


def test_a_row_of_the_table_tells_the_course_by_symbols() -> None:
    table = layout_of(followed()).foci
    rows = {row.site: row for row in table.rows}
    assert table.techniques == ("Whole-body MRI",)
    tibia = rows["left tibia, proximal metaphysis"]
    assert [mark.symbol for mark in tibia.course[0]] == ["●", "▲"]
    assert (tibia.first_seen, tibia.last_seen) == ("2024-03-12", "2025-03-12")
    assert tibia.now.startswith("9.0 ± ")
    gone = rows["T5"]
    assert [mark.symbol for mark in gone.course[0]] == ["●", "○"]
    assert gone.now == "gone"
    assert gone.pain == "not told"
    assert {symbol for symbol, _ in table.legend} >= {"●", "▲", "○"}


def test_blocks_fill_two_columns_in_their_order() -> None:
    blocks = [Block(str(n), tuple(Sentence("x" * 300, 1) for _ in range(n))) for n in (4, 1, 1, 2)]
    left, right = in_two_columns(blocks)
    assert (*left, *right) == tuple(blocks)
    assert [block.title for block in left] == ["4"]


def test_codes_of_a_basis_are_on_the_page_behind_a_click() -> None:
    case: Case = reported()
    page = render_page(case, {}, {}, [])
    assert "<details><summary>codes</summary>" in page
    front = page[: page.index("Appendix: evidence")]
    assert "rule: " not in front
    assert "record: " not in front
