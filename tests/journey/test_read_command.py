from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from time import perf_counter

import pytest

from conftest import run
from osteofoci.journey import case_of_text
from osteofoci.report import faults_of

REPORT = (
    "Whole-body MRI of 12 March 2021 in a 9-year-old girl with pain in the left foot.\n"
    "Oedema of the left 2nd metatarsal and of T5 with loss of height. No abscess. CRP 12 mg/l.\n"
)


def test_a_report_becomes_a_case_and_pages(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(REPORT, encoding="utf-8")
    made = run("read", file, "--out", tmp_path / "out", "--language", "fr")
    assert made.returncode == 0, made.stderr
    assert {p.name for p in (tmp_path / "out").glob("[!.]*")} == {
        "case.json", "report.html", "report.pdf", "report.fr.html", "report.fr.pdf",
    }  # fmt: skip
    case = json.loads((tmp_path / "out" / "case.json").read_text(encoding="utf-8"))
    assert [f["site"]["bone"] for f in case["foci"]] == ["metatarsal 2", "vertebra T5"]
    assert [f["symptomatic"] for f in case["foci"]] == [True, None]
    assert case["documents"][0]["text"] == REPORT
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "The text that was read" in page


def test_without_a_place_to_write_the_case_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert json.loads(run("read", file).stdout)["schema"] == "osteofoci.case/1"
    run("read", file, "--out", tmp_path / "case.json")
    assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))["foci"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 99, "это не отчёт".encode()])
def test_what_cannot_be_read_ends_with_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(content)
    made = run("read", file)
    assert made.returncode == 2
    assert made.stderr.count("\n") == 1
    assert "note.txt" in made.stderr


def test_markup_in_a_report_is_shown_as_text(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(REPORT + "<script>alert(1)</script> MRI: oedema of the left talus.")
    run("read", file, "--out", tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page


def test_a_report_is_made_in_seconds_and_says_no_more_than_the_case(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(REPORT, encoding="utf-8")
    case_of_text(file)
    started = perf_counter()
    case = case_of_text(file)
    assert perf_counter() - started < 5
    assert faults_of(case) == ()


class _Model(BaseHTTPRequestHandler):
    """Answers as a model behind the chat interface would."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        told = [{"quote": "pain in the left foot", "bone": "calcaneus", "side": "left"}]
        reply = {"choices": [{"message": {"content": json.dumps(told)}}]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(reply).encode())

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def test_a_model_of_the_users_own_is_asked_only_at_the_address_given(tmp_path: Path) -> None:
    server = HTTPServer(("127.0.0.1", 0), _Model)
    threading.Thread(target=server.handle_request, daemon=True).start()
    file = tmp_path / "note.txt"
    file.write_text(REPORT, encoding="utf-8")
    address = f"http://127.0.0.1:{server.server_port}/v1"
    made = run("read", file, "--model-address", address)
    server.server_close()
    bones = [f["site"]["bone"] for f in json.loads(made.stdout)["foci"]]
    assert bones == ["metatarsal 2", "vertebra T5", "calcaneus"]
    assert run("read", file, "--model-address", "file:///etc/passwd").returncode == 2
    assert run("read", file, "--model-address", "http://127.0.0.1:9").returncode == 2
