"""Texts as people write them: nothing of them may be invented, and no disease may be taken for CNO."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import case_of
from osteofoci.case import SiteModel, Status
from osteofoci.skeleton import bone_named

HERE = Path(__file__).parent
# The least share of places and changes that is read of a round; the later ones are harder, and less has been mended.
ROUNDS = {
    "fresh_first": 0.95, "fresh_second": 0.93, "fresh_third": 0.95, "fresh_fourth": 0.95, "fresh_fifth": 0.93,
    "fresh_sixth": 0.83, "fresh_seventh": 0.91, "fresh_eighth": 0.94, "fresh_ninth": 0.94,
    "lookalikes": 0.95,
}  # fmt: skip


def texts(name: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return told


TEXTS = [entry for name in ROUNDS for entry in texts(name)]
CHANGES = {
    Status.NEW, Status.IMPROVED, Status.WORSE, Status.STABLE, Status.RESOLVED, Status.RECURRENT,
}  # fmt: skip
MOST_INVENTED = 0.04  # of the foci of a round, those with a change that is not told


def place(site: SiteModel) -> str:
    bone = site.bone.removeprefix("vertebra ")
    if bone_named(site.bone).paired:
        return f"{site.side or '?'} {bone}"
    return f"{site.side} {bone}" if site.side in ("left", "right") else bone


@dataclass(frozen=True)
class Course:
    """The changes that a text tells of a place.

    Attributes:
        asked: each a set of which one must be read: `worse|stable`.
        allowed: all that may be read: also `?stable`.
    """

    asked: tuple[frozenset[str], ...]
    allowed: frozenset[str]


def expected(entry: dict[str, Any]) -> dict[str, Course]:
    told = {}
    for line in entry["foci"]:
        name, _, changes = line.partition(": ")
        words = [(w.startswith("?"), frozenset(w.lstrip("?").split("|"))) for w in changes.split()]
        asked = tuple(one for optional, one in words if not optional)
        told[name] = Course(asked, frozenset().union(*(one for _, one in words)))
    return told


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:30])
def test_no_place_is_invented_and_the_conclusion_is_the_authors(entry: dict[str, Any]) -> None:
    case = case_of(entry["text"])
    made = case.assessment
    assert made is not None
    known = set(expected(entry)) | set(entry.get("still_false", ()))
    assert {place(focus.site) for focus in case.foci} <= known
    concluded = made.conclusion.diagnosis or "none"
    concluded = "CNO" if "CNO/CRMO" in concluded else concluded
    assert concluded == ("none" if entry.get("still_open") else entry["conclusion"])
    treated = (case.clinical or {}).get("treatments", [])
    assert set(entry.get("drugs", ())) - set(entry.get("still_unread", ())) <= {
        f"{t['name']} {t['status']}" for t in treated
    }
    flags = " ".join(str(flag) for flag in made.red_flags).lower()
    assert [f for f in entry.get("flags", ()) if f.lower() not in flags] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_places_and_changes_of_a_round_are_read(name: str) -> None:
    right = told = invented = foci = 0
    for entry in texts(name):
        case = case_of(entry["text"])
        seen: dict[str, set[str]] = {}
        for focus in case.foci:
            changes = {str(h.status) for h in focus.history if h.status in CHANGES}
            seen.setdefault(place(focus.site), set()).update(changes)
        for where, course in expected(entry).items():
            read_there = seen.get(where, set())
            told += 1 + len(course.asked)
            right += (where in seen) + sum(bool(one & read_there) for one in course.asked)
            foci += where in seen
            invented += bool(read_there - course.allowed)
    assert right / told >= ROUNDS[name]
    assert invented / foci <= MOST_INVENTED
