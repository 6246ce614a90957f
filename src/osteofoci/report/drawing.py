"""Pieces of a chart: an SVG picture that carries its own look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

INK, SOFT, LINE = "#1d2430", "#5c6675", "#dde1e7"


@dataclass(frozen=True)
class Chart:
    """
    Attributes:
        svg: complete, without outer files, fonts or styles.
        width, height: in its own units; letters are 10 high.
    """

    title: str
    svg: str
    width: float
    height: float


def chart(title: str, width: float, height: float, body: Sequence[str]) -> Chart:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" aria-label="{escape(title)}">'
        f"{''.join(body)}</svg>"
    )
    return Chart(title, svg, width, height)


def words(
    x: float,
    y: float,
    said: str,
    *,
    size: float,
    colour: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-family="sans-serif" '
        f'fill="{colour}" text-anchor="{anchor}"{weight}>{escape(said)}</text>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, colour: str = LINE, *, dashed: bool = False
) -> str:
    dashes = ' stroke-dasharray="3 3"' if dashed else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="1"{dashes}/>'
    )
