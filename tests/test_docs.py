"""The documents are true: commands exist, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from osteofoci.documents import document, document_names
from osteofoci.errors import InputError

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def test_every_link_between_documents_leads_to_a_file() -> None:
    missing = [
        f"{path.name}: {target}"
        for path in DOCUMENTS
        for target in re.findall(r"\]\((?!http)([^)#]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert missing == []


def test_every_command_of_the_readme_exists() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "from osteofoci.cli import main; main()", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`osteofoci (\w+)", text))
    assert named
    assert all(name in shown for name in named)


def test_every_script_that_a_document_names_is_there() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    scripts = set(re.findall(r"training/(\w+\.py)", text))
    assert scripts
    assert all((ROOT / "training" / script).exists() for script in scripts)


def test_the_readme_is_short_and_shows_bad_figures_too() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert text.count("![") == 1
    table = text[text.index("## How well it does") : text.index("## Limits")]
    assert "| **" in table


def test_every_figure_of_the_readme_stands_in_the_accuracy_document() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    accuracy = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = text[text.index("## How well it does") : text.index("## Limits")]
    measured = {
        number
        for row in table.splitlines()
        if row.startswith("| ") and "asked" not in row
        for cell in row.split("|")[3:5]
        for number in re.findall(r"\d*\.\d+", cell)
    }
    assert len(measured) > 15
    known = {float(number) for number in re.findall(r"\d*\.\d+", accuracy)}
    known |= {float(number) / 100 for number in re.findall(r"(\d+) %", accuracy)}
    assert {number for number in measured if float(number) not in known} == set()


def test_public_ci_builds_the_wheel_and_uses_it_on_every_python() -> None:
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert all(f'"{version}"' in text for version in ("3.11", "3.12", "3.13"))
    assert "osteofoci demo" in text
    assert "make test" in text


def test_what_only_the_bench_reads_is_not_in_the_wheel() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'exclude = ["src/osteofoci/bench/reports"]' in text


def test_every_document_that_a_message_names_can_be_printed() -> None:
    sources = (ROOT / "src" / "osteofoci").rglob("*.py")
    named = {n for p in sources for n in re.findall(r"osteofoci docs (\w+)", p.read_text("utf-8"))}
    assert {"clinical", "decisions", "labels"} <= named <= set(document_names())
    assert document("clinical").startswith("# ")
    with pytest.raises(InputError, match="clinical"):
        document("../README")


def test_every_document_lies_in_the_wheel() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    inside = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert inside == {
        f"docs/{path.name}": f"osteofoci/documents/{path.name}"
        for path in (ROOT / "docs").glob("*.md")
    }


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) > 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)


def test_every_document_has_its_place_on_the_site() -> None:
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("reference/*.md")]
    assert [p.name for p in pages if p.relative_to(ROOT / "docs").as_posix() not in site] == []
