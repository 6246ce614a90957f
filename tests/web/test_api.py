from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from shelved import DAYS, GRID, MISSED_LPS_MM, read_mri, small_book
from starlette.testclient import TestClient

from osteofoci.book import OpenBook, open_book, signatures, writing
from osteofoci.web import Desk, workbench

TOKEN, PORT = "a-token", 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
OURS = {"x-osteofoci-token": TOKEN, "origin": ORIGIN}


def client_of(folder: Path, **headers: str) -> TestClient:
    desk = Desk(OpenBook(open_book(folder)))
    app = workbench(desk, token=TOKEN, port=PORT)
    return TestClient(app, base_url=ORIGIN, headers={**OURS, **headers})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("made") / "child").folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "child"))


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with client_of(folder) as client:
        yield client


def decide(client: TestClient, *told: dict[str, Any], by: str = "Dr A") -> dict[str, Any]:
    reply = client.post("/api/decide", json={"decisions": told, "by": by})
    assert reply.status_code == 200, reply.text
    state: dict[str, Any] = reply.json()
    return state


def decisions_of(state: dict[str, Any]) -> dict[str, str]:
    return {f["id"]: f["decision"] for f in state["findings"]}


FIRST = read_mri(DAYS[0]).measured.findings[0].id


def test_the_state_tells_what_waits(client: TestClient) -> None:
    state = client.get("/api/state").json()
    assert [exam["date"] for exam in state["exams"]] == list(DAYS)
    assert [view["name"] for view in state["exams"][0]["views"]] == ["signal", "projection"]
    assert sum(f["open"] for f in state["findings"]) == 4
    assert (state["undo"], state["redo"], state["signed"]) == (False, False, [])
    assert set(state["exams"][0]["places"]) == {
        f["id"] for f in state["findings"] if f["exam"] == state["exams"][0]["id"]
    }


def test_confirm_undo_and_redo(client: TestClient) -> None:
    assert decisions_of(decide(client, {"kind": "confirm", "finding": FIRST}))[FIRST] == "confirmed"
    undone = client.post("/api/undo", json={"by": "Dr A"}).json()
    assert decisions_of(undone)[FIRST] == "proposed"
    assert undone["journal"][0]["undone"]
    again = client.post("/api/redo", json={"by": "Dr A"}).json()
    assert decisions_of(again)[FIRST] == "confirmed"
    assert client.post("/api/redo", json={"by": "Dr A"}).status_code == 422


def test_a_finding_is_added_where_the_reader_points(client: TestClient) -> None:
    told = {"kind": "add", "exam": f"{DAYS[0]}-wbmri", "site": "left femur", "point_lps_mm": list(MISSED_LPS_MM)}  # fmt: skip
    state = decide(client, told)
    (added,) = [f for f in state["findings"] if f["origin"] == "reader"]
    assert added["volume_ml"] > 0.5
    assert not added["open"]


@pytest.mark.parametrize(("plane", "depth"), [("coronal", 1), ("sagittal", 2), ("axial", 0)])
def test_a_slice_is_raw_signal_over_muscle_with_the_head_up(
    client: TestClient, plane: str, depth: int
) -> None:
    volume = read_mri(DAYS[0]).measured.volume  # type: ignore[attr-defined]
    reply = client.get(f"/api/exams/0/signal/{plane}/3")
    rows, columns = int(reply.headers["x-rows"]), int(reply.headers["x-columns"])
    found = np.frombuffer(reply.content, "<u2").reshape(rows, columns)
    wanted = np.take(volume.signal_zyx, 3, axis=depth) * 10  # a thousand is muscle
    wanted = wanted if plane == "axial" else wanted[::-1]
    assert np.abs(found - wanted).max() <= 1


def test_outlines_carry_the_labels_of_their_findings(client: TestClient) -> None:
    state = client.get("/api/state").json()
    finding = next(f for f in state["findings"] if f["id"] == FIRST)
    k, j, i = (round(v) for v in state["exams"][0]["places"][FIRST])
    reply = client.get(f"/api/exams/0/lesions/coronal/{j}")
    labels = np.frombuffer(reply.content, "<u2").reshape(GRID.shape_zyx[0], GRID.shape_zyx[2])
    assert labels[GRID.shape_zyx[0] - 1 - k, i] == finding["label"]


@pytest.mark.parametrize(
    "path", ["/api/exams/0/signal/coronal/99", "/api/exams/7/signal/coronal/0", "/api/exams/0/x/coronal/0"]
)  # fmt: skip
def test_a_slice_that_is_not_there_is_refused_in_words(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 422
    assert "expected" in reply.json()["error"]


@pytest.mark.parametrize("path", ["/page/../desk.py", "/page/app.py", "/page/none.js", "/api/exams/0/signal/oblique/0"])  # fmt: skip
def test_nothing_but_the_page_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_loads_without_the_token_and_every_answer_is_sealed(folder: Path) -> None:
    with client_of(folder) as client:
        for path in ("/", "/page/main.js", "/page/style.css"):
            reply = client.get(path, headers={"x-osteofoci-token": ""})
            assert reply.status_code == 200
            assert "default-src 'none'" in reply.headers["content-security-policy"]
            assert reply.headers["x-content-type-options"] == "nosniff"
            assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"x-osteofoci-token": "wrong"}, "token"),
        ({"host": "evil.example"}, "another host"),
        ({"host": f"evil.example:{PORT}"}, "another host"),
        ({"host": "127.0.0.1:9"}, "another host"),
        ({"origin": "http://evil.example"}, "another origin"),
        ({"origin": "null"}, "another origin"),
        ({"sec-fetch-site": "cross-site"}, "another site"),
    ],
)
def test_what_does_not_come_from_our_page_is_refused(
    folder: Path, headers: dict[str, str], why: str
) -> None:
    with client_of(folder) as client:
        told = {"decisions": [{"kind": "reject", "finding": FIRST}], "by": "Eve"}
        for reply in (
            client.get("/api/state", headers=headers),
            client.post("/api/decide", json=told, headers=headers),
        ):
            assert reply.status_code == 403
            assert why in reply.text
    assert not (folder / "decisions.jsonl").exists()


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"decisions": [{"kind": "confrim", "finding": "x"}], "by": "A"}, 422),
        ({"decisions": [{"kind": "confirm", "finding": "x"}], "by": " "}, 422),
        ({"decisions": [{"kind": "confirm", "finding": "x"}]}, 422),
        ({"decisions": "all"}, 400),
        ([1], 400),
    ],
)
def test_a_malformed_decision_changes_nothing(
    client: TestClient, folder: Path, told: Any, status: int
) -> None:
    assert client.post("/api/decide", json=told).status_code == status
    assert not (folder / "decisions.jsonl").exists()


def test_a_form_of_another_page_is_no_request(client: TestClient) -> None:
    reply = client.post("/api/decide", content=b"{}", headers={"content-type": "text/plain"})
    assert reply.status_code == 415
    assert client.post("/api/decide", content=b" " * 300_000).status_code == 413


def test_a_second_window_sees_what_the_first_has_decided(client: TestClient, folder: Path) -> None:
    with client_of(folder) as other:
        before = other.get("/api/version").json()
        decide(client, {"kind": "confirm", "finding": FIRST})
        assert other.get("/api/version").json() != before
        assert decisions_of(other.get("/api/state").json())[FIRST] == "confirmed"
        state = decide(other, {"kind": "reject", "finding": FIRST}, by="Dr B")
        assert [entry["by"] for entry in state["journal"]] == ["Dr A", "Dr B"]


def test_while_another_program_writes_the_reader_is_told(client: TestClient, folder: Path) -> None:
    with writing(open_book(folder)):
        reply = client.post("/api/decide", json={"decisions": [{"kind": "confirm", "finding": FIRST}], "by": "A"})  # fmt: skip
    assert reply.status_code == 409
    assert "try again" in reply.json()["error"]


def test_a_signed_version_is_kept_and_says_what_was_judged(
    client: TestClient, folder: Path
) -> None:
    decide(client, {"kind": "confirm", "finding": FIRST})
    assert client.post("/api/sign", json={"by": "Dr <b>A</b>"}).status_code == 200
    first = (folder / "signed" / "0001" / "report.html").read_text(encoding="utf-8")
    assert "Dr &lt;b&gt;A" in first
    assert "Still proposals of the program" in first
    decide(client, {"kind": "reject", "finding": FIRST})
    state = client.post("/api/sign", json={"by": "Dr B"}).json()
    assert [(s["version"], s["by"]) for s in state["signed"]] == [(1, "Dr <b>A</b>"), (2, "Dr B")]
    assert (folder / "signed" / "0001" / "report.html").read_text(encoding="utf-8") == first
    assert signatures(open_book(folder))[0].proposals == 3


def test_the_report_speaks_each_language(client: TestClient) -> None:
    titles = {
        language: [section["title"] for section in client.get(f"/api/report/{language}").json()]
        for language in ("en", "fr", "de")
    }
    assert len({tuple(t) for t in titles.values()}) == 3
    assert client.get("/api/report/tlh").status_code == 422


def test_nothing_of_the_child_is_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="osteofoci"):
        decide(client, {"kind": "confirm", "finding": FIRST})
        client.post(
            "/api/decide", content=b"P1 2014-05-01", headers={"content-type": "application/json"}
        )
    assert "P1" not in caplog.text
    assert "2014" not in caplog.text


def test_where_no_bone_is_known_nothing_is_linked(client: TestClient) -> None:
    reply = client.post("/api/linked", json={"exam": 0, "index": [3, 3, 3]})
    assert reply.json() == {"site": None, "point_lps_mm": None, "shown": [None, None]}
    assert client.post("/api/linked", json={"exam": 0}).status_code == 400
