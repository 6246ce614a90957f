"""The page can be read by everybody: names of pictures, heads of tables, order of headings, contrast."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from cases import followed, reported

from osteofoci.case import said
from osteofoci.geometry import Grid, Volume
from osteofoci.report import ExamImages, render_page, sheets_of

STYLE = Path(__file__).parents[2] / "src" / "osteofoci" / "report" / "templates" / "style.css"
LEAST_CONTRAST = 4.5


class Reader(HTMLParser):
    """What a reading program would meet."""

    def __init__(self) -> None:
        super().__init__()
        self.unnamed: list[str] = []
        self.headings: list[int] = []
        self.language = ""
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if tag == "img" and not own.get("alt"):
            self.unnamed.append("img")
        if tag == "svg" and not (own.get("role") == "img" and own.get("aria-label")):
            self.unnamed.append("svg")
        if tag == "th" and own.get("scope") not in ("col", "row"):
            self.unnamed.append("th")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.language = own.get("lang") or ""
        if own.get("id"):
            self.ids.append(str(own["id"]))
        if tag == "a" and str(own.get("href", "")).startswith("#"):
            self.targets.append(str(own["href"])[1:])


def pages() -> dict[str, str]:
    grid = Grid((80, 10, 60), (1.5, 5.0, 1.5), (-45.0, -25.0, -60.0))
    signal = np.random.default_rng(0).random(grid.shape_zyx).astype(np.float32) * 100
    volume = Volume(grid, signal, np.ones(grid.shape_zyx, bool))
    images = {name: ExamImages(volume, 50.0, {}) for name in "ab"}
    case = reported()
    sheets = {str(sheet.name): sheet.html for sheet in sheets_of(case)}
    return {
        "followed": render_page(
            followed(), images, {}, [(said("page-software"), said("as-written", text="x"))]
        ),
        "told": render_page(case, {}, {}, [(said("page-software"), said("as-written", text="x"))]),
        **sheets,
    }


@pytest.mark.parametrize("name", ["followed", "told", "letter", "family"])
def test_pictures_have_names_tables_heads_and_headings_an_order(name: str) -> None:
    reader = Reader()
    reader.feed(pages()[name])
    assert reader.language == "en"
    assert reader.unnamed == []
    assert reader.headings[0] == 1
    assert reader.headings.count(1) == 1
    steps = zip(reader.headings, reader.headings[1:], strict=False)
    assert all(later <= earlier + 1 for earlier, later in steps)
    assert set(reader.targets) <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_letters_stand_out_from_what_is_behind_them() -> None:
    style = STYLE.read_text(encoding="utf-8")
    names = dict(re.findall(r"--(\w+):(#\w+)", style))
    pairs = [
        (names["ink"], names["paper"]),
        (names["soft"], names["paper"]),
        (names["soft"], "#eef4fb"),
    ]
    pairs += re.findall(r"background:(#\w+); color:(#\w+)", style)
    assert len(pairs) > 5
    assert all(_contrast(*pair) >= LEAST_CONTRAST for pair in pairs)


def test_the_page_can_be_printed() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert "@media print" in style
    assert "size:A4" in style
