"""Blocks side by side in two columns of about one height, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from osteofoci.report.layout import Block

# What a title and a chart take of a column, in letters of text.
TITLE_LETTERS, LINE_LETTERS = 90, 60
LETTERS_A_UNIT = 3.4


def in_two_columns(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks cut in two where the longer half is shortest."""
    weights = [_weight(block) for block in blocks]

    def longer(cut: int) -> float:
        return max(sum(weights[:cut]), sum(weights[cut:]))

    cut = min(range(len(blocks) + 1), key=longer)
    return tuple(blocks[:cut]), tuple(blocks[cut:])


def _weight(block: Block) -> float:
    lines = sum(1 + len(s.text) // LINE_LETTERS for s in block.sentences)
    chart = 0.0 if block.chart is None else LETTERS_A_UNIT * block.chart.height
    return TITLE_LETTERS + LINE_LETTERS * lines + chart
