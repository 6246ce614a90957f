"""Every message has its words in every language, and words ask for no value that no message has."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from osteofoci.assess.criteria import rules
from osteofoci.assess.questions import asked, questions
from osteofoci.case import Message, Place, listed, number, said, word
from osteofoci.errors import RuleError
from osteofoci.rules import data_file
from osteofoci.text import lexicon
from osteofoci.wording import SaidError, Voice, english, languages, quoted, voice_of

ROOT = Path(__file__).parents[2] / "src" / "osteofoci"
# Words of sources: English ones stay as they are.
VOCABULARY = ("word-", "told-time")
PLACE = Place(bone="tibia", side="left", zone="distal metaphysis")


class _Names(Visitor):
    """The values that an entry asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


def _entries(language: str) -> dict[str, set[str]]:
    text = (ROOT / "wording" / "languages" / f"{language}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{language}: {entry.id.name} stands twice"
            names = _Names()
            names.visit(entry)
            found[entry.id.name] = names.found
    return found


def _calls() -> Iterator[tuple[str, str, set[str], bool]]:
    """File, code, names of values, and whether these are all, of every message that is made."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id != "said" or not node.args:
                continue
            names = {keyword.arg for keyword in node.keywords if keyword.arg}
            whole = all(keyword.arg for keyword in node.keywords)
            first = node.args[0]
            branches = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
            for branch in branches:
                if isinstance(branch, ast.Constant):
                    yield path.name, str(branch.value), names, whole


def _codes_of_rules() -> Iterator[str]:
    for name in questions():
        yield from (f"fact-{name}", f"asked-{asked(name)}", f"found-{asked(name)}")
    plan, exercise = rules("plan"), rules("exercise")
    entries = (
        *plan["advice"], *plan["general"], *exercise["rules"], *exercise["limits"],
        *rules("differential")["red_flags"], *rules("differential")["decides"],
        *data_file("dose", "coefficients")["sets"], *data_file("limbs", "rules")["inequality"]["steps"],
    )  # fmt: skip
    yield from (entry["message"] for entry in entries)
    for phase in exercise["phases"]:
        for dose in (phase["fitt_vp"], *(change["fitt_vp"] for change in phase["instead"])):
            yield from dose.values()


@pytest.mark.parametrize("language", languages())
def test_every_message_that_is_made_has_its_words_and_its_values(language: str) -> None:
    entries = _entries(language)
    for file, code, names, whole in _calls():
        assert code in entries, f"{file}: {code}"
        if whole:
            assert entries[code] <= names, f"{file}: {code}"


def test_no_room_makes_a_remark_without_its_message() -> None:
    made = [path.name for path in ROOT.rglob("*.py") if "Remark(" in path.read_text("utf-8")]
    assert sorted(set(made) - {"remark.py"}) == ["remarks.py"]


@pytest.mark.parametrize("language", languages())
def test_every_message_of_the_rule_files_has_its_words(language: str) -> None:
    entries = _entries(language)
    assert [code for code in _codes_of_rules() if code not in entries] == []


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_a_language_has_the_messages_that_english_has(language: str) -> None:
    own, others = _entries("en"), _entries(language)
    assert {c for c in own if not c.startswith(VOCABULARY)} == {
        c for c in others if not c.startswith(VOCABULARY)
    }
    for code in own.keys() & others.keys():
        assert others[code] - own[code] <= {"gender", "dated", "kind"}, code


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_the_vocabulary_of_records_stands_in_every_language(language: str) -> None:
    voice = voice_of(language)
    book = lexicon("clinic")
    names = [*book["diagnosis"], *data_file("text", "signs")["signs"]]
    names += [d["name"] for d in rules("differential")["diagnoses"]]
    for part in ("symptom", "skin", "bowel", "condition", "laboratory", "result", "relation"):
        names += [name for name in book[part] if name != "all"]
    names += [name.partition("/")[0] for name in book["treatment"]]
    for score in data_file("scores", "clinical_activity")["scores"]:
        names += [score["name"], *score["items"]]
    unknown = [
        n
        for n in names
        if not voice.knows(f"word-{re.sub(r'[^a-z0-9]+', '-', n.lower()).strip('-')}")
    ]
    assert unknown == []


def test_words_follow_their_number() -> None:
    def shown(language: str, count: int) -> str:
        return voice_of(language)(said("changed-new", count=count, sites=said("none")))

    assert [shown("en", n) for n in (1, 2)] == ["1 is new", "2 are new"]
    assert [shown("fr", n) for n in (1, 2)] == ["1 nouvelle", "2 nouvelles"]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    height = said("with-error", value=number(2.5, 2), error=number(0.125, 1))
    assert [voice_of(name)(height) for name in ("en", "fr", "de")] == [
        "2.50 ± 0.1", "2,50 ± 0,1", "2,50 ± 0,1",
    ]  # fmt: skip
    assert voice_of("en").show(number(-0.4, 1, signed=True)) == "-0.4"
    assert voice_of("en").show(number(3, signed=True)) == "+3"
    assert voice_of("en").show(number(12345)) == "12345"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_told_as_not_measured(value: float) -> None:
    height = said("with-error", value=number(value, 2), error=number(value, None, signed=True))
    again = Message.model_validate_json(height.model_dump_json())
    for message in (height, again):
        assert [voice_of(name)(message) for name in ("en", "fr", "de")] == [
            "not measured ± not measured", "non mesuré ± non mesuré",
            "nicht gemessen ± nicht gemessen",
        ]  # fmt: skip
    assert voice_of("en").number(value, 1) == "not measured"


@pytest.mark.parametrize(
    ("place", "french", "german"),
    [
        (Place(bone="fibula", side="right"), "fibula droite", "rechte Fibula"),
        (Place(bone="tibia", side="right"), "tibia droit", "rechte Tibia"),
        (Place(bone="femur", side="left"), "fémur gauche", "linker Femur"),
        (Place(bone="hand phalanges", side="right"), "phalanges de la main droites", "rechte Fingerphalangen"),
        (Place(bone="rib 12", side="left", zone="lateral"), "12e côte gauche, tiers latéral", "linke 12. Rippe, laterales Drittel"),
        (Place(bone="vertebra T5", side="midline"), "T5", "T5"),
    ],
)  # fmt: skip
def test_sides_agree_with_their_bones(place: Place, french: str, german: str) -> None:
    assert voice_of("fr").show(place) == french
    assert voice_of("de").show(place) == german


def test_a_sentence_is_made_of_messages_in_messages() -> None:
    foci = listed(
        [said("focus-at", place=PLACE, focus=said("focus", number="1")), PLACE], "semicolon"
    )
    message = said("change-list", status="worse", foci=foci)
    assert english(message) == (
        "Worse: left tibia, distal metaphysis (focus 1); left tibia, distal metaphysis."
    )
    assert voice_of("fr").sentence(message) == (
        "Aggravé : tibia gauche, métaphyse distale (foyer 1) ; tibia gauche, métaphyse distale."
    )


def test_what_a_source_says_stays_where_the_vocabulary_does_not_know_it() -> None:
    french = voice_of("fr")
    assert french.show(word("Staphylococcus aureus")) == "Staphylococcus aureus"
    assert french.show(word("fever", denied=True)) == "pas de fièvre"
    assert french.show(word("after nine months")) == "après neuf mois"
    assert french.show(word("right knee")) == "genou droit"
    assert voice_of("en").show(word("vertebra T6")) == "vertebra T6"


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(RuleError, match="no-such-message"):
        english(said("no-such-message"))
    with pytest.raises(RuleError, match="focus"):
        Voice("en", "a = { $focus }")(said("a"))


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(RuleError, match="catalogue"):
        voice_of("xx")


def test_what_no_native_speaker_has_read_says_so() -> None:
    text = (ROOT / "wording" / "languages" / "de.ftl").read_text(encoding="utf-8")
    assert "Muttersprache" in text.splitlines()[0]


def test_an_error_that_a_remark_quotes_is_said_in_the_language_of_the_report() -> None:
    blank = SaidError(said("image-blank", image=said("series-numbered", number="3")))
    remark = said("remark-unreadable-image", error=quoted(blank))
    assert voice_of("en").sentence(remark) == "Series 3: the image is blank; it was set aside."
    assert voice_of("de").sentence(remark) == "Beiseitegelegt: Serie 3: das Bild ist leer."


def test_a_reason_without_a_message_is_said_where_the_vocabulary_knows_it() -> None:
    told = quoted(ValueError("a large part of it is saturated"))
    assert voice_of("en").show(told) == "a large part of it is saturated"
    assert voice_of("fr").show(told) == "une grande partie est saturée"


def test_a_date_and_a_number_of_a_bone_stand_as_the_language_writes_them() -> None:
    day, first = word("2024-02-03"), Place(bone="metatarsal 1", side="right")
    assert [voice_of(name).show(day) for name in ("en", "fr", "de")] == [
        "2024-02-03", "03/02/2024", "03.02.2024",
    ]  # fmt: skip
    assert voice_of("fr").show(first) == "1er métatarsien droit"
    assert voice_of("de").show(first) == "rechtes Metatarsale 1"


@pytest.mark.parametrize(
    ("place", "english", "german"),
    [
        (
            Place(bone="vertebra T6", side="midline", zone="vertebral body", perhaps="vertebra T7"),
            "T6 (perhaps T7), vertebral body",
            "T6 (vielleicht T7), Wirbelkörper",
        ),
        (
            Place(bone="rib 12", side="left", zone=None, perhaps="rib 11"),
            "left rib 12 (perhaps rib 11)",
            "linke 12. Rippe (vielleicht 11. Rippe)",
        ),
    ],
)
def test_a_level_in_doubt_is_told_with_what_it_may_be_instead(
    place: Place, english: str, german: str
) -> None:
    assert voice_of("en").place(place) == english
    assert voice_of("de").place(place) == german
