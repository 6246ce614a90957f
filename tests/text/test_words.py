"""Texts as words, and phrases among them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osteofoci.text.document import lexicon
from osteofoci.text.words import Phrases, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(T7/T8): worse.", ["(", "T7", "/", "T8", ")", ":", "worse", "."]),
        ("a 12mm focus, not 1.2 cm", ["a", "12", "mm", "focus", ",", "not", "1.2", "cm"]),
        ("the tibia's edge didn't show", ["the", "tibia", "'s", "edge", "did", "n't", "show"]),
        ("cannot be seen, e.g. by Dr. Low", ["can", "not", "be", "seen", ",", "e.g.", "by", "Dr.", "Low"]),
        ("present patients' consent", ["present", "patients", "'", "consent"]),
        ("T11-L1 | R+ |\nL0", ["T11", "-", "L1", "|", "R+", "|", "\n", "L0"]),
    ],
)  # fmt: skip
def test_punctuation_is_apart_from_words_and_abbreviations_keep_their_stop(
    text: str, words: list[str]
) -> None:
    cut = words_of(text)
    assert [cut.between(n, n + 1) for n in range(len(cut))] == words


@given(st.text(alphabet="aAT7 .,'-/()|\n%", max_size=60))
def test_every_character_but_single_blanks_belongs_to_one_word(text: str) -> None:
    spans = words_of(text).spans
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    left = set(range(len(text))) - {n for a, b in spans for n in range(a, b)}
    assert all(text[n] == " " for n in left)


def test_the_longest_phrase_is_found_whatever_its_capitals() -> None:
    phrases = Phrases([("left", ("side", "left")), ("left over", ("change", "improved"))])
    assert phrases.found(words_of("A LEFT OVER; left")) == [
        ("change", "improved", 1, 3),
        ("side", "left", 4, 5),
    ]


@pytest.mark.parametrize("name", ["lexicon", "clinic"])
def test_a_form_stands_for_one_thing_alone(name: str) -> None:
    """Else which one it means hangs on the order of the file: `bacterial osteomyelitis` was no diagnosis."""
    meanings = Counter(
        form.lower()
        for values in lexicon(name).values()
        for told in values.values()
        for form in (told["forms"] if isinstance(told, dict) else told)
    )
    assert [form for form, count in meanings.items() if count > 1] == []
