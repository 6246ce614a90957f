"""Every refusal in the source, and many of them raised: what, expected, found, what to do; no child's name."""

from __future__ import annotations

import ast
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from conftest import MakeExam
from osteofoci.assess import read_tables
from osteofoci.clinical import read_record
from osteofoci.decisions import read_decisions
from osteofoci.errors import OsteofociError
from osteofoci.examine import read_labels_file
from osteofoci.ingest import open_source, scan
from osteofoci.journey import case_of_text, choose_patient
from osteofoci.output import prepared_output, write_file

SOURCE = Path(__file__).parents[1] / "src" / "osteofoci"
ERRORS = {"InputError", "OutputError", "CoverageError", "AddressError", "RuleError"}
# Worded by another refusal that they repeat.
REPEATED = re.compile(r"\{error\}$")
# Values that a message must never show.
PRIVATE = re.compile(r"birth_date|patient_name|PatientName|PatientBirthDate|\.names\b")


CRITERIA = "EULAR/ACR 2025 classification of paediatric CNO"


def _table(condition: str, points: str = "1") -> str:
    item = f"{{name: a, domain: b, condition: {condition}, points: {points}}}"
    return f"{CRITERIA}: {{source: x, at_least: 1, items: [{item}]}}"


TABLES = (
    "- a", "", "EULAR 2026: {source: x, at_least: 1, items: []}", f"{CRITERIA}: 3",
    f"{CRITERIA}: {{source: x, at_least: 1, items: []}}", f"{CRITERIA}: {{sorce: x, at_least: 1}}",
    f"{CRITERIA}: {{source: x, at_least: 1}}", _table("luck"), _table("fevr"), _table("pain", "many"),
    _table("pain", "1e9"), _table("{none: [pain]}"), _table("{all: pain}"), _table("{any: []}"),
    _table("{all: [3]}"), _table("{all: [true]}"), _table("crp_mg_l > 1.2.3"),
    _table("crp_mg_l > much"), _table("3"), _table("{all: [pain], any: [fever]}"),
)  # fmt: skip
TEXTS = (
    "Ingredients: 200 g flour, 3 eggs. Bake in the oven at 180 degrees. Stir the butter and serve.",
    "We report 12 patients with CNO. The patients were followed for two years.",
    "Case 1: a 9-year-old girl with CNO. Case 2: a 7-year-old boy with CNO of the left tibia.",
)


@dataclass(frozen=True)
class Refusal:
    place: str
    template: str
    shown: str


def _refusals() -> Iterator[Refusal]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in ERRORS or not node.args or name.startswith("bench/"):
                continue
            message = node.args[0]
            parts = message.values if isinstance(message, ast.JoinedStr) else [message]
            template = "".join(
                str(part.value)
                if isinstance(part, ast.Constant)
                else "{error}"
                if isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "error"
                else "{}"
                for part in parts
            )
            yield Refusal(f"{name}:{node.lineno}", template, ast.unparse(message))


REFUSALS = tuple(_refusals())


def test_there_are_refusals_to_go_through() -> None:
    assert len(REFUSALS) > 60


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda r: r.place)
def test_a_refusal_says_what_was_expected_and_found_and_what_to_do(refusal: Refusal) -> None:
    if REPEATED.search(refusal.template):
        pytest.skip("worded elsewhere")
    before, expected, after = refusal.template.partition("expected")
    assert expected, refusal.template
    assert before.strip(" :"), f"names no file, series or option: {refusal.template}"
    _, found, rest = after.partition("found")
    assert found, refusal.template
    assert re.search(r"[;?] ?\w", rest) or "{}" in rest, f"says not what to do: {refusal.template}"


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda r: r.place)
def test_a_refusal_is_made_of_no_name_and_no_birth_date(refusal: Refusal) -> None:
    assert not PRIVATE.search(refusal.shown), refusal.shown


NAME, BIRTH = "Rosenrot^Wilhelmine", date(2014, 5, 20)


def _wrong_files(tmp_path: Path, make_exam: MakeExam) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is wrong in a word, and what raises its refusal."""

    def looked_at(path: Path) -> Callable[[], object]:
        def look() -> None:
            with open_source(path) as source:
                choose_patient(scan(source))

        return look

    exam = make_exam("one", patient_name=NAME, birth=BIRTH)
    one = sorted(p for p in exam.rglob("*") if p.is_file())
    yield "nothing there", looked_at(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    yield "empty", looked_at(tmp_path / "empty")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("Dear colleague")
    yield "no DICOM", looked_at(tmp_path / "letters")
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "a.dcm").write_bytes(one[0].read_bytes()[:400])
    yield "cut file", looked_at(tmp_path / "cut")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    yield "broken zip", looked_at(tmp_path / "broken.zip")
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("a.txt", "Dear colleague")
    yield "zip without DICOM", looked_at(tmp_path / "letters.zip")
    both = tmp_path / "both"
    for name, said, birth in (("a", NAME, BIRTH), ("b", "Other^Child", date(2015, 1, 2))):
        made = make_exam(f"both/{name}", patient_name=said, birth=birth, seed=len(name) + ord(name))
        assert made.is_relative_to(both)
    yield "two children", looked_at(both)
    for n, text in enumerate(
        (
            "decision: []",
            "- {kind: rejct, finding: x, by: A, when: 2026-01-05}",
            "- {kind: reject, finding: x, by: A, when: 2026-02-30}",
            "- {kind: set, finding: x, attribute: appearance, value: sclerosis, by: A, when: 2026-01-05}",
            "- {kind: set, finding: x, attribute: expansion, value: 3, by: A, when: 2026-01-05}",
            "- {kind: move, finding: x, site: left elbow bone, by: A, when: 2026-01-05}",
            "- {kind: reject, finding: x, by: A}",
            "[" * 3000,
            "a: &a [*a]",
            "7",
            "a: 1\na: 2",
        )
    ):
        file = tmp_path / f"given{n}.yaml"
        file.write_text(text)
        yield f"decisions {text[:40]}", partial(read_decisions, file)
    for n, text in enumerate(("- a", "3", "{{{")):
        file = tmp_path / f"record{n}.yaml"
        file.write_text(text)
        yield f"record {text}", partial(read_record, file)
        yield f"labels {text}", partial(read_labels_file, file)
    for n, text in enumerate(TABLES):
        file = tmp_path / f"points{n}.yaml"
        file.write_text(text)
        yield f"table {text[-60:]}", partial(read_tables, file)
    for n, text in enumerate(TEXTS):
        file = tmp_path / f"report{n}.txt"
        file.write_text(text)
        yield f"text {text[:30]}", partial(case_of_text, file)
    (tmp_path / "case.json").write_text("a letter")
    yield "file in the way", lambda: write_file(tmp_path / "case.json", "x", ours="kind")

    def prepared(out: Path) -> Callable[[], object]:
        def prepare() -> None:
            with prepared_output(out, claims=("case.json",)):
                pass

        return prepare

    yield "file for a folder", prepared(tmp_path / "case.json")
    yield "foreign file", prepared(tmp_path)


def test_refusals_that_are_raised_have_four_parts_and_tell_no_name_and_no_birth_date(
    tmp_path: Path, make_exam: MakeExam
) -> None:
    raised = 0
    for what, call in _wrong_files(tmp_path, make_exam):
        with pytest.raises(OsteofociError) as caught:
            call()
        text = str(caught.value)
        assert re.search(r"\S.*expected .*found .*[;?] \w", text), (what, text)
        assert len(text) < 1200, (what, text)
        for secret in (*NAME.lower().split("^"), "2014-05-20", "20140520", "other^child"):
            assert secret not in text.lower(), (what, text)
        assert "osteofoci-" not in text, (what, text)
        raised += 1
    assert raised == 27 + len(TABLES) + len(TEXTS), raised


@pytest.mark.parametrize(
    ("attribute", "value", "said"),
    [
        ("appearance", "sclerosis", "expected one of lytic, mixed, sclerotic"),
        ("expansion", "lytic", "expected true or false, found 'lytic'"),
        ("physiological_pattern", "true", "expected the name of a pattern, found 'True'"),
    ],
)
def test_a_value_that_an_attribute_cannot_have_is_refused_with_those_that_it_can(
    tmp_path: Path, attribute: str, value: str, said: str
) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(
        f"- {{kind: set, finding: x, attribute: {attribute}, value: {value}, by: A, when: 2026-01-05}}"
    )
    with pytest.raises(OsteofociError, match=f"value of {attribute}: {said}"):
        read_decisions(file)
