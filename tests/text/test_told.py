"""Small texts, each for one way in which people write: those found wrong outside, and variations of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from osteofoci.case import Case, ClinicalRecord
from osteofoci.errors import InputError
from osteofoci.journey import case_of_text
from osteofoci.report import faults_of, site_text

HERE = Path(__file__).parent
FAULTS = Path(__file__).parents[3] / "shared" / "data" / "text_faults.yaml"
TOLD: dict[str, Any] = yaml.safe_load((HERE / "told.yaml").read_text(encoding="utf-8"))


def facts(text: str, folder: Path) -> list[str]:
    file = folder / "note.txt"
    file.write_text(text, encoding="utf-8")
    try:
        case = case_of_text(file)
    except InputError as error:
        return [f"refused {error}"]
    assert faults_of(case) == ()
    return list(_facts(case))


def _facts(case: Case) -> Iterator[str]:
    yield f"foci {len(case.foci)}"
    for focus in case.foci:
        course = " ".join(h.status for h in focus.history if h.status != "indeterminate")
        yield f"focus {site_text(focus.site)}: {course}"
        if focus.symptomatic is False:
            yield f"silent {site_text(focus.site)}"
    yield from (f"exam {e.kind} {e.told or e.date}" for e in case.exams)
    made = case.assessment
    yield f"conclusion {made.conclusion.diagnosis or 'none'}"
    yield f"first {made.differential[0].diagnosis}"
    yield from (f"flag {flag}" for flag in made.red_flags)
    yield from (f"section {section.title}" for section in case.report.sections)
    yield from (f"remark {remark.code}" for remark in case.remarks)
    record = ClinicalRecord.model_validate(case.clinical or {})
    yield f"age {record.patient.age_years or 0:g}"
    yield from (f"diagnosis {d.name} {d.certainty}" for d in record.diagnoses)
    yield from (f"laboratory {v.name} {v.standard or 0:g} {v.state}" for v in record.laboratory)
    yield from (f"treatment {t.name} {t.status}" for t in record.treatments)
    yield from (f"skin {s.name}" for s in record.skin if s.present)
    for biopsy in record.biopsy:
        yield f"biopsy {biopsy.kind}"
        yield f"biopsy of {biopsy.site}"


def wrong(expected: list[str], said: list[str]) -> list[str]:
    """The lines that are not as expected."""
    lines = [line.lower() for line in said]

    def holds(line: str) -> bool:
        wanted = line.lower()
        if wanted.startswith("no "):
            return not any(own.startswith(wanted[3:]) for own in lines)
        if wanted.startswith("refused "):
            return any(own.startswith("refused") and wanted[8:] in own for own in lines)
        return any(own.startswith(wanted) for own in lines)

    return [line for line in expected if not holds(line)]


@pytest.mark.parametrize("name", list(TOLD["faults"]))
def test_a_text_that_was_read_wrongly_is_read_rightly(name: str, tmp_path: Path) -> None:
    if not FAULTS.exists():
        pytest.skip("the file of faults is not here")
    texts = {e["id"]: e["text"] for e in yaml.safe_load(FAULTS.read_text(encoding="utf-8"))}
    said = facts(texts[name], tmp_path)
    assert wrong(TOLD["faults"][name], said) == [], said


@pytest.mark.parametrize("told", TOLD["variations"], ids=lambda told: told["text"][:40])
def test_other_texts_of_the_same_kinds_are_read_rightly(
    told: dict[str, Any], tmp_path: Path
) -> None:
    said = facts(told["text"], tmp_path)
    assert wrong(told["has"], said) == [], said
