"""A site's own table of points: summed by domain, with a verdict only where nothing missing can change it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from osteofoci.assess import assess, read_tables
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import Case, ClinicalRecord, Criteria
from osteofoci.errors import InputError

NAME = "EULAR/ACR 2025 classification of paediatric CNO"
CNO = "chronic non-bacterial osteomyelitis (CNO/CRMO)"


def child(seed: int = 1) -> tuple[Case, ClinicalRecord]:
    return MAKERS[CNO](np.random.default_rng(seed))


def table(tmp_path: Path, items: str, at_least: float = 20) -> Path:
    file = tmp_path / "points.yaml"
    file.write_text(
        f"{NAME}:\n  source: made up for a test\n  at_least: {at_least}\n  items:\n{items}",
        encoding="utf-8",
    )
    return file


def summed(file: Path, made: tuple[Case, ClinicalRecord]) -> Criteria:
    case, record = made
    found = assess(case, record, read_tables(file)).criteria
    return next(criteria for criteria in found if criteria.name == NAME)


TWO_LEVELS = (
    "  - {name: many, domain: pattern, condition: multifocal, points: 30}\n"
    "  - {name: any, domain: pattern, condition: pain, points: 10}\n"
)
OPEN = "  - {name: skin, domain: skin, condition: psoriasis, points: 15}\n"


def test_without_a_table_there_is_no_sum() -> None:
    case, record = child()
    own = next(c for c in assess(case, record).criteria if c.name == NAME)
    assert (own.status, own.value, own.verdict) == ("weights-not-loaded", None, None)


def test_of_a_domain_the_highest_level_that_is_met_counts(tmp_path: Path) -> None:
    own = summed(table(tmp_path, TWO_LEVELS), child())
    assert (own.status, own.value) == ("site-table", 30)
    assert "made up for a test" in own.source


def test_what_is_not_known_makes_the_sum_a_range(tmp_path: Path) -> None:
    own = summed(table(tmp_path, TWO_LEVELS + OPEN), child())
    assert own.value is None
    assert own.value_range == (30, 45)
    assert "skin" in own.missing


@pytest.mark.parametrize(("at_least", "verdict"), [(30, "met"), (46, "not met"), (40, None)])
def test_a_verdict_is_given_only_where_nothing_missing_can_change_it(
    tmp_path: Path, at_least: float, verdict: str | None
) -> None:
    own = summed(table(tmp_path, TWO_LEVELS + OPEN, at_least), child())
    assert own.verdict is None if verdict is None else (own.verdict or "").startswith(verdict)


def test_an_exclusion_outweighs_every_sum(tmp_path: Path) -> None:
    case, record = MAKERS["bacterial osteomyelitis"](np.random.default_rng(7))
    grown = record.model_copy(update={"biopsy": (), "microbiology": _grown()})
    own = summed(table(tmp_path, TWO_LEVELS, at_least=1), (case, grown))
    assert (own.verdict or "").startswith("not met: an exclusion")


def _grown() -> tuple[object, ...]:
    from osteofoci.case import Culture

    return (Culture(result="Staphylococcus aureus", sterile=False),)


@pytest.mark.parametrize(
    "text",
    [
        "", "- 1", "no such criteria: {source: x, at_least: 1, items: []}",
        f"{NAME}: {{source: x, at_least: 1, items: []}}",
        f"{NAME}: {{source: x, at_least: 1, items: [{{name: a, domain: b, condition: luck, points: 1}}]}}",
        f"{NAME}: {{source: x, at_least: .nan, items: [{{name: a, domain: b, condition: pain, points: 1}}]}}",
        f"{NAME}: {{source: x, at_least: 1, items: [{{name: a, domain: b, condition: pain, points: many}}]}}",
        "a: &a [*a]", "{" * 5000,
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "points.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"points\.yaml"):
        read_tables(file)
