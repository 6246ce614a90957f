"""The documents are true: commands exist, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


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
