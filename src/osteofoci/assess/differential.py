"""Red flags first, then what it could be, in the order of what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from osteofoci.assess.authors import Word, diagnosis_of
from osteofoci.assess.conditions import basis_of, deciding, holds, unknown
from osteofoci.assess.criteria import rules
from osteofoci.assess.questions import Facts, asked
from osteofoci.case import Advice, Conclusion, Diagnosis, Message, listed, said, word
from osteofoci.wording import english, voice_of

DECISIVE = 3


@dataclass(frozen=True)
class Ranked:
    """One diagnosis: its balance, and the findings with how much each counts."""

    diagnosis: Diagnosis
    balance: int
    strongest_against: int


def red_flags_of(facts: Facts) -> tuple[Advice, ...]:
    """Every red flag that is raised, with what raised it."""
    return tuple(
        Advice(
            kind="red flag",
            text=english(said(flag["message"])),
            message=said(flag["message"]),
            basis=basis_of([flag["condition"]], facts),
            source=flag["source"],
        )
        for flag in rules("differential")["red_flags"]
        if holds(flag["condition"], facts)
    )


def ranked_of(facts: Facts, words: Sequence[Word] = ()) -> tuple[Ranked, ...]:
    """Every diagnosis of the rule file, the likeliest first; none is left out.

    Args:
        words: what the author names; what is named for sure stands first, also if no rule knows it.
    """
    known = rules("differential")["diagnoses"]
    by_name = {word.name: word for word in words}
    found = [_with_word(_weighed(rule, facts), by_name.get(rule["name"])) for rule in known]
    others = [w for w in words if w.certainty != "excluded" and w.group not in ("cno", "beside")]
    named = {rule["name"] for rule in known} | {"malignancy", "infection"}
    found += [
        _with_word(_unknown(word), word)
        for word in others
        if word.name not in named or (word.sure and word.name in ("malignancy", "infection"))
    ]
    order = sorted(range(len(found)), key=lambda n: (-found[n].balance, n))
    return tuple(
        replace(found[n], diagnosis=found[n].diagnosis.model_copy(update={"rank": rank}))
        for rank, n in enumerate(order, 1)
    )


# How much an author's word counts beside the weights of the rule file.
_COUNTS = {"proven": 40, "stated": 30, "suspected": 5, "considered": 1, "excluded": -5}


def _with_word(ranked: Ranked, word: Word | None) -> Ranked:
    if word is None:
        return ranked
    own = ranked.diagnosis
    told = said("told-certainty", certainty=word.certainty)
    text = voice_of("en")(told)
    side: dict[str, tuple[object, ...]] = {
        "against": (*own.against, text), "against_messages": (*own.against_messages, told),
    }  # fmt: skip
    if word.certainty != "excluded":
        side = {"for_": (text, *own.for_), "for_messages": (told, *own.for_messages)}
    # Of CNO the author's word alone decides nothing: it must be earned.
    counts = min(_COUNTS[word.certainty], 3) if word.group == "cno" else _COUNTS[word.certainty]
    return replace(
        ranked,
        diagnosis=own.model_copy(update={**side, "basis": (*own.basis, *word.basis)}),
        balance=ranked.balance + counts,
    )


def _unknown(word: Word) -> Ranked:
    own = Diagnosis(
        diagnosis=word.name, rank=0, source="record", dangerous=word.group in ("malignancy", "infection")
    )  # fmt: skip
    return Ranked(own, 0, 0)


def conclusion_of(ranked: Sequence[Ranked], facts: Facts, words: Sequence[Word] = ()) -> Conclusion:
    """The author's diagnosis, or CNO where it is earned, or none with what would decide."""
    rule = rules("differential")["conclusion"]
    if not any(fact.value is not None for fact in facts.values()):
        return _concluded(said("conclusion-nothing-known"))
    told = diagnosis_of(words)
    if told is not None and told.group != "cno":
        how = "proven" if told.certainty == "proven" else "stated"
        return _concluded(said("conclusion-told", how=how), diagnosis=told.name, basis=told.basis)
    shown = _shown(facts) if told is None else None
    if shown is not None:
        name, basis = shown
        return _concluded(
            said("conclusion-shown"), diagnosis=name, basis=basis, decides=tuple(_deciding(facts))
        )
    own = next(r for r in ranked if r.diagnosis.diagnosis == rule["diagnosis"])
    asked_of = next(d for d in rules("differential")["diagnoses"] if d["name"] == rule["diagnosis"])
    missing = tuple(_named("asked", (*asked_of["for"], *asked_of["against"]), facts))
    reasons = tuple(_against_a_name(own, ranked, facts))
    if reasons:
        first = ranked[0].diagnosis if ranked[0].balance > 0 else None
        opens = [word(r.diagnosis.diagnosis) for r in ranked[:3] if r.balance > 0]
        why = listed(reasons, "semicolon")
        sure = said("conclusion-too-little", reasons=why)
        if opens:
            sure = said("conclusion-open", open=listed(opens), reasons=why)
        return _concluded(
            sure,
            basis=first.basis if first else (),
            missing=missing,
            decides=tuple(_deciding(facts)),
        )
    second = ranked[1]
    sure = said("conclusion-clear")
    if own.balance - second.balance < rule["lead"]:
        sure = said("conclusion-close", second=word(second.diagnosis.diagnosis))
    # What is not known and would speak nearly decisively against it.
    decisive = [c for c, weight in asked_of["against"].items() if weight >= DECISIVE]
    return _concluded(
        sure, diagnosis=rule["diagnosis"], missing=missing,
        basis=(*own.diagnosis.basis, *basis_of([rule["fits"], rule["excluded"]], facts)),
        would_change=tuple(_named("found", decisive, facts)),
    )  # fmt: skip


def _shown(facts: Facts) -> tuple[str, tuple[str, ...]] | None:
    """The disease that tissue, blood or a culture shows, with its basis."""
    for entry in rules("differential")["conclusion"]["shown"]:
        if holds(entry["when"], facts) and not holds(entry["unless"], facts):
            return entry["diagnosis"], basis_of([entry["when"]], facts)
    return None


def _concluded(
    sure: Message,
    *,
    diagnosis: str | None = None,
    basis: tuple[str, ...] = (),
    missing: tuple[Message, ...] = (),
    would_change: tuple[Message, ...] = (),
    decides: tuple[Message, ...] = (),
) -> Conclusion:
    words = voice_of("en")
    return Conclusion(
        diagnosis=diagnosis, basis=basis, sureness=english(sure), sureness_message=sure,
        missing=tuple(words(m) for m in missing), missing_messages=missing,
        would_change=tuple(words(m) for m in would_change), would_change_messages=would_change,
        decides=tuple(words(m) for m in decides), decides_messages=decides,
    )  # fmt: skip


def _against_a_name(own: Ranked, ranked: Sequence[Ranked], facts: Facts) -> Iterator[Message]:
    """Why CNO is not named; nothing where it is earned."""
    rule = rules("differential")["conclusion"]
    if own.strongest_against >= DECISIVE or holds(rule["never"], facts):
        yield said("open-finding-against")
    if holds(rule["unanswered"], facts) and not holds(rule["answer"], facts):
        yield said("open-red-flag")
    if not holds(rule["fits"], facts):
        yield said("open-distribution")
    if not holds("infection_excluded", facts):
        yield said("open-infection")
    if not holds("malignancy_excluded", facts):
        yield said("open-malignancy")
    if own is not ranked[0] or own.balance < rule["least"]:
        yield said("open-not-first")


def _deciding(facts: Facts) -> Iterator[Message]:
    for entry in rules("differential")["decides"]:
        if not holds(entry["unless"], facts) and holds(
            entry.get("when", "not told_other"), facts
        ) in ((True,) if "when" in entry else (True, None)):
            yield said(entry["message"])


def _named(how: str, conditions: Iterable[str], facts: Facts) -> Iterator[Message]:
    """What conditions look at and is not known, each once.

    Args:
        how: ``asked``, or ``found`` for what it would be if it were found.
    """
    names = (asked(name) for condition in conditions for name in unknown(condition, facts))
    return (said(f"{how}-{name}") for name in dict.fromkeys(names))


def _weighed(rule: Mapping[str, Any], facts: Facts) -> Ranked:
    met = {
        side: [(c, int(w)) for c, w in rule[side].items() if holds(c, facts)]
        for side in ("for", "against")
    }
    told = {
        side: tuple(f.message for c, _ in pairs for f in deciding(c, facts) if f.message)
        for side, pairs in met.items()
    }
    balance = sum(w for _, w in met["for"]) - sum(w for _, w in met["against"])
    return Ranked(
        Diagnosis(
            diagnosis=rule["name"], rank=0,
            for_=tuple(voice_of("en")(message) for message in told["for"]),
            against=tuple(voice_of("en")(message) for message in told["against"]),
            for_messages=told["for"], against_messages=told["against"],
            basis=basis_of([c for pairs in met.values() for c, _ in pairs], facts), source=rule["source"],
            dangerous=rule.get("dangerous", False),
        ),
        balance,
        max((w for _, w in met["against"]), default=0),
    )  # fmt: skip
