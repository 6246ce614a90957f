"""Where the sentences and lines of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

HEADING = re.compile(r"^\s*([A-Z][A-Za-z /()-]{2,40}):")
BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_ABBREVIATIONS = (
    "fig",
    "figs",
    "dr",
    "no",
    "approx",
    "vs",
    "v",
    "e.g",
    "i.e",
    "resp",
    "ca",
    "pt",
    "mr",
)


def pieces_of(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of sentences, and whether a paragraph begins with it."""
    fresh = True
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        fresh = True
        for start, end in _sentences_of_block(text, block.start(), block.end()):
            if text[start:end].strip():
                yield start, end, fresh
                fresh = False


def _sentences_of_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    # A line that ends early before a capital is a title or an item of a list.
    longest = max(len(line) for line in text[start:end].splitlines())
    items = _items_within(text[start:end])
    for match in re.finditer(
        r"[.!?](?=\s+[\"(A-Z0-9]|\s+[a-z]+(?: [a-z]+)?\s?(?:[-–:=])\s|\s+(?:left|right) [a-z]|\s*$)|;\s|\n|\s(?=\d{1,2}[.)]\s)",
        text[start:end],
    ):
        at = start + match.start()
        if text[at] in " \t":
            if match.start() in items and at > begin:
                yield _trimmed(text, begin, at)
                begin = at
            continue
        if text[at] == "\n":
            rest = text[at + 1 : end]
            line = text[text.rfind("\n", 0, at) + 1 : at]
            short = len(line) < 0.7 * longest and rest.lstrip()[:1].isupper()
            ended = short or rest.startswith("|") or line.rstrip().endswith((".", ":", ";", "|"))
            if not (ended or HEADING.match(rest) or BULLET.match(rest)):
                continue
        elif (text[at] == "." and _abbreviated(text[begin:at])) or (
            text[at] == ";" and _in_bracket(text[begin:at], text[at:end])
        ):
            continue
        stop = at + 1
        yield _trimmed(text, begin, stop)
        begin = stop
    if begin < end:
        yield _trimmed(text, begin, end)


def _in_bracket(before: str, behind: str) -> bool:
    """`two new lesions (right humerus, proximal; left ulna, distal)`"""
    listed = re.match(
        r";\s(?:the )?(?:left|right|both|[LR]|[CTL]\d{1,2})\b[^()]{0,60}\)", behind, re.I
    )
    return before.count("(") > before.count(")") and listed is not None


def _items_within(block: str) -> set[int]:
    """Where the items of a list begin that stands in one line: `1) left tibia 2) T5 3) ...`"""
    found: set[int] = set()
    run: list[int] = []
    for match in re.finditer(r"(?:^|\s)(\d{1,2})[.)]\s", block):
        number = int(match.group(1))
        if number == 1:
            run = []
        if number == len(run) + 1:
            run.append(match.start())
        if len(run) > 1:
            found.update(run)
    return found


def _abbreviated(before: str) -> bool:
    word = re.search(r"([A-Za-z.]+)$", before)
    if word is not None and word.group(1).lower() in _ABBREVIATIONS:
        return True
    # "1." at the start of a line counts an item; it ends no sentence.
    return re.fullmatch(r"\s*\d{1,2}", before) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, end - (len(piece) - len(piece.rstrip()))
