from __future__ import annotations

import json

import pytest

from osteofoci.case import Status
from osteofoci.text import read_text

TEXT = "MRI: oedema of the left tibia. On that side the heel shines like a lamp."


def answer(**changes: object) -> str:
    item = {
        "quote": "On that side the heel shines", "bone": "calcaneus", "side": "left",
        "zone": None, "kind": "mri", "time": 1, "status": "new",
    }  # fmt: skip
    return f"Here you are: {json.dumps([item | changes])}"


def test_a_model_adds_what_the_rules_have_missed_and_it_stays_uncertain() -> None:
    read = read_text(TEXT, ask=lambda _: answer())
    assert [f.site.bone for f in read.foci] == ["tibia", "calcaneus"]
    assert read.foci[1].history[0].status is Status.NEW
    assert read.findings[1].uncertain
    start, end = map(int, read.findings[1].evidence[0].removeprefix("text:").split("-"))
    assert TEXT[start:end] == "On that side the heel shines"
    assert "language-model" in [remark.code for remark in read.remarks]


@pytest.mark.parametrize(
    "said",
    [
        answer(quote="The heel is inflamed"), answer(bone="heel"), answer(side="both"),
        answer(zone="distal metaphysis"), answer(quote="heel"), answer(status="cured"),
        "no JSON at all", "[1, 2", "{}", '["left calcaneus"]',
        answer(quote="oedema of the left tibia", bone="tibia", side="right"),
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_text_or_the_vocabulary_is_dropped(said: str) -> None:
    read = read_text(TEXT, ask=lambda _: said)
    assert [(f.site.bone, f.site.side) for f in read.foci] == [("tibia", "left")]


def test_what_the_rules_have_read_stays_theirs() -> None:
    said = answer(quote="oedema of the left tibia", bone="tibia", status="resolved")
    assert read_text(TEXT, ask=lambda _: said).foci[0].history[0].status is Status.BASELINE


def test_the_question_holds_the_text_and_no_model_is_asked_by_default() -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "[]"

    read_text(TEXT)
    assert not asked
    read_text(TEXT, ask=ask)
    assert TEXT in asked[0]
