"""The workbench as a person uses it, in a real browser; skipped where none is to be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shelved import small_book

from osteofoci.book import OpenBook, open_book

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed; no browser was driven"
)
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
if BROWSER is None:
    pytest.skip("no chromium on this machine; no browser was driven", allow_module_level=True)

PATIENT_MS = 120_000  # a busy machine is no fault


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as run:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-webgl"]
        chromium = run.chromium.launch(executable_path=BROWSER, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = small_book(tmp_path / "child").folder
    command = [sys.executable, "-u", "-c", "from osteofoci.cli import main; main()", "serve"]
    with subprocess.Popen(
        [*command, str(folder)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().split()[-1], folder
        finally:
            server.terminate()


def test_a_reader_confirms_rejects_undoes_and_signs_by_keys_alone_and_a_reload_keeps_it(
    browser: Any, served: tuple[str, Path]
) -> None:
    address, folder = served
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENT_MS)
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    waits = page.locator("#waits")
    playwright.expect(waits).to_contain_text("4 to review", timeout=PATIENT_MS)
    assert page.url.endswith("/")  # the token is gone from the address
    page.fill("#by", "Dr <i>A</i>")
    page.keyboard.press("Tab")
    for key, left in (("c", 3), ("r", 2), ("n", 1)):
        page.keyboard.press(key)
        playwright.expect(waits).to_contain_text(f"{left} to review", timeout=PATIENT_MS)
    page.keyboard.press("Control+z")
    playwright.expect(waits).to_contain_text("2 to review", timeout=PATIENT_MS)
    page.keyboard.press("y")
    playwright.expect(waits).to_contain_text("1 to review", timeout=PATIENT_MS)
    page.reload()
    playwright.expect(waits).to_contain_text("1 to review", timeout=PATIENT_MS)
    playwright.expect(page.locator("#journal")).to_contain_text("Dr <i>A</i>")
    assert page.locator("#journal i").count() == 0  # a name is text, never markup
    page.keyboard.press("s")
    page.click("dialog button[value=sign]")
    playwright.expect(waits).to_contain_text("signed by", timeout=PATIENT_MS)
    kinds = [d.kind for d in OpenBook(open_book(folder)).journal.decisions]
    assert kinds == ["confirm", "reject", "physiological"]
    assert said == []
    page.close()


def test_a_page_without_the_token_shows_nothing_of_the_child(
    browser: Any, served: tuple[str, Path]
) -> None:
    page = browser.new_page()
    page.goto(served[0].split("#")[0])
    message = page.locator("#message")
    playwright.expect(message).to_contain_text("token", timeout=PATIENT_MS)
    assert "P1" not in page.content()
    page.close()
