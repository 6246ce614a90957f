"""The public face: what is named, how fast it comes, and what it never tells a log."""

from __future__ import annotations

import ast
import logging
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import osteofoci
from conftest import MakeExam

ROOT = Path(__file__).parents[1]
NAMES = [
    "AddressError", "Case", "CoverageError", "FollowUp", "InputError", "OsteofociError",
    "OutputError", "RuleError", "__version__", "follow", "inspect", "read_text",
]  # fmt: skip
REPORT = "MRI 2024-03-12: oedema of the left tibia. No abscess."
MOST_CPU_S = 0.5
PRIVATE = {"name", "birth_date", "patient_id", "description", "patient_name"}


def test_these_names_and_no_others_are_public() -> None:
    assert osteofoci.__all__ == NAMES
    assert set(NAMES) <= set(dir(osteofoci))
    assert all(getattr(osteofoci, name) is not None for name in NAMES)


def _cpu_s(code: str) -> float:
    timed = f"import time; {code}; print(time.process_time())"
    done = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    "code",
    [
        "import osteofoci",
        "from typer.testing import CliRunner; from osteofoci.cli import app; "
        "CliRunner().invoke(app, ['--help'])",
    ],
)
def test_import_and_help_come_at_once(code: str) -> None:
    # The quickest of three: other work on the machine counts against one of them.
    assert min(_cpu_s(code) for _ in range(3)) < MOST_CPU_S


def test_importing_the_package_loads_no_library_of_images() -> None:
    code = "import sys, osteofoci; print([n for n in ('numpy', 'pydicom', 'scipy') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_a_text_into_a_folder_loads_no_library_of_images(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("MRI of a girl: oedema of the left tibia.", encoding="utf-8")
    code = (
        "import sys; from osteofoci.cli import app; "
        f"app(['read', {str(note)!r}, '--out', {str(tmp_path / 'out')!r}], standalone_mode=False); "
        "print([n for n in ('onnxruntime', 'pydicom', 'scipy', 'SimpleITK') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert (tmp_path / "out" / "report.pdf").is_file()


def test_the_version_stands_in_one_place() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{osteofoci.__version__}"' not in text
    assert 'dynamic = ["version"]' in text


def test_a_text_becomes_a_case(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    case = osteofoci.read_text(str(file))
    assert isinstance(case, osteofoci.Case)
    assert [focus.site.bone for focus in case.foci] == ["tibia"]


def test_a_folder_is_inspected_and_followed(make_exam: MakeExam, tmp_path: Path) -> None:
    folder = make_exam()
    assert len(osteofoci.inspect(folder).patients) == 1
    steps: list[str] = []
    done = osteofoci.follow(str(folder), progress=steps.append)
    assert steps[0] == "reading headers"
    assert done.volume("2024-03-12").signal_zyx.ndim == 3
    maps = done.labels(date(2024, 3, 12))
    assert maps.lesions_zyx.shape == done.volume("2024-03-12").signal_zyx.shape
    with pytest.raises(osteofoci.InputError, match="2024-03-12"):
        done.volume("1999-01-01")
    done.write(tmp_path / "out", languages=("fr",))
    assert (tmp_path / "out" / "report.fr.pdf").exists()
    assert (tmp_path / "out" / "case.json").exists()


def test_what_is_not_there_is_an_error_that_a_caller_can_act_on(tmp_path: Path) -> None:
    with pytest.raises(osteofoci.InputError):
        osteofoci.inspect(tmp_path / "nothing")


def test_the_log_tells_every_step_and_neither_name_nor_birth_date(
    make_exam: MakeExam, caplog: pytest.LogCaptureFixture
) -> None:
    folder = make_exam(patient_id="ID4711", patient_name="Doe^Jane", birth=date(2014, 5, 20))
    with caplog.at_level(logging.DEBUG, logger="osteofoci"):
        osteofoci.follow(folder)
    assert "reading headers" in caplog.text
    assert "examinations" in caplog.text
    for private in ("ID4711", "Doe", "Jane", "2014", "20140520"):
        assert private not in caplog.text


def test_no_line_of_a_log_is_made_of_what_tells_who_the_child_is() -> None:
    wrong = []
    for path in (ROOT / "src" / "osteofoci").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id in ("log", "logger"):
                told = {
                    n.attr for a in node.args for n in ast.walk(a) if isinstance(n, ast.Attribute)
                }
                wrong += [f"{path.name}:{node.lineno} {name}" for name in told & PRIVATE]
    assert wrong == []
