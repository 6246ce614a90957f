"""Texts as people write them: nothing of them may be invented, and no disease may be taken for CNO."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from osteofoci.case import Case, SiteModel, Status
from osteofoci.journey import case_of_text
from osteofoci.skeleton import bone_named

HERE = Path(__file__).parent
ROUNDS = ("fresh_first", "fresh_second", "fresh_third", "fresh_fourth", "lookalikes")
TEXTS: list[dict[str, Any]] = [
    entry
    for name in ROUNDS
    for entry in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
]
CHANGES = {
    Status.NEW, Status.IMPROVED, Status.WORSE, Status.STABLE, Status.RESOLVED, Status.RECURRENT,
}  # fmt: skip
LEAST_RECALL = 0.95


def read(text: str, folder: Path) -> Case:
    file = folder / "note.txt"
    file.write_text(text, encoding="utf-8")
    return case_of_text(file)


def place(site: SiteModel) -> str:
    bone = site.bone.removeprefix("vertebra ")
    if bone_named(site.bone).paired:
        return f"{site.side or '?'} {bone}"
    return f"{site.side} {bone}" if site.side in ("left", "right") else bone


def expected(entry: dict[str, Any]) -> dict[str, set[str]]:
    told = (line.partition(": ") for line in entry["foci"])
    return {name: set(changes.split()) for name, _, changes in told}


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:30])
def test_no_place_is_invented_and_the_conclusion_is_the_authors(
    entry: dict[str, Any], tmp_path: Path
) -> None:
    case = read(entry["text"], tmp_path)
    made = case.assessment
    assert made is not None
    assert {place(focus.site) for focus in case.foci} <= set(expected(entry))
    concluded = made.conclusion.diagnosis or "none"
    assert ("CNO" if "CNO/CRMO" in concluded else concluded) == entry["conclusion"]
    flags = " ".join(str(flag) for flag in made.red_flags).lower()
    assert [f for f in entry.get("flags", ()) if f.lower() not in flags] == []


def test_places_and_changes_of_all_of_them_are_read(tmp_path: Path) -> None:
    right = told = 0
    for entry in TEXTS:
        case = read(entry["text"], tmp_path)
        seen: dict[str, set[str]] = {}
        for focus in case.foci:
            changes = {str(h.status) for h in focus.history if h.status in CHANGES}
            seen.setdefault(place(focus.site), set()).update(changes)
        for name, changes in expected(entry).items():
            told += 1 + len(changes)
            right += (name in seen) + len(changes & seen.get(name, set()))
    assert right / told >= LEAST_RECALL
