"""Red flags first, then what it could be, in the order of what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from osteofoci.assess.authors import Word, diagnosis_of
from osteofoci.assess.conditions import basis_of, deciding, holds, unknown
from osteofoci.assess.criteria import rules
from osteofoci.assess.facts import Facts, wordings
from osteofoci.case import Advice, Conclusion, Diagnosis

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
            text=f"{flag['flag'][0].upper()}{flag['flag'][1:]}: {flag['means']}.",
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
    said = (f"{word.certainty} by the author",)
    side = {"against": (*own.against, *said)}
    if word.certainty != "excluded":
        side = {"for_": (*said, *own.for_)}
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
        return Conclusion(sureness="Nothing is known that a conclusion could rest on.")
    told = diagnosis_of(words)
    if told is not None and told.group != "cno":
        how = (
            "proven, so the author says" if told.certainty == "proven" else "the author's diagnosis"
        )
        return Conclusion(
            diagnosis=told.name, basis=told.basis,
            sureness=f"This is {how}; it outranks every pattern of the images.",
        )  # fmt: skip
    own = next(r for r in ranked if r.diagnosis.diagnosis == rule["diagnosis"])
    asked = next(d for d in rules("differential")["diagnoses"] if d["name"] == rule["diagnosis"])
    missing = _named((*asked["for"], *asked["against"]), facts)
    reasons = list(_against_a_name(own, ranked, facts))
    if reasons:
        first = ranked[0].diagnosis if ranked[0].balance > 0 else None
        opens = [r.diagnosis.diagnosis for r in ranked[:3] if r.balance > 0]
        sure = "No conclusion: too little is known."
        if opens:
            sure = f"No conclusion; these are open: {', '.join(opens)}."
        return Conclusion(
            basis=first.basis if first else (), sureness=" ".join([sure, *reasons]),
            missing=missing, decides=tuple(_deciding(facts)),
        )  # fmt: skip
    second = ranked[1]
    clear = own.balance - second.balance >= rule["lead"]
    sure = "The images fit, infection and malignancy are excluded by what is told"
    sure += (
        ", and nothing else comes near." if clear
        else f"; {second.diagnosis.diagnosis} comes near and is not excluded."
    )  # fmt: skip
    # What is not known and would speak nearly decisively against it.
    decisive = [c for c, weight in asked["against"].items() if weight >= DECISIVE]
    return Conclusion(
        diagnosis=rule["diagnosis"], sureness=sure, missing=missing,
        basis=(*own.diagnosis.basis, *basis_of([rule["fits"], rule["excluded"]], facts)),
        would_change=_named(decisive, facts),
    )  # fmt: skip


def _against_a_name(own: Ranked, ranked: Sequence[Ranked], facts: Facts) -> Iterator[str]:
    """Why CNO is not named; nothing where it is earned."""
    rule = rules("differential")["conclusion"]
    if own.strongest_against >= DECISIVE or holds(rule["never"], facts):
        yield "Something speaks nearly decisively against CNO."
    if holds(rule["unanswered"], facts) and not holds(rule["answer"], facts):
        yield "A red flag is not answered by a biopsy."
    if not holds(rule["fits"], facts):
        yield "The places that are told are not those of CNO."
    if not holds("infection_excluded", facts):
        yield "Nothing that is told excludes infection."
    if not holds("malignancy_excluded", facts):
        yield "Nothing that is told excludes malignancy."
    if own is not ranked[0] or own.balance < rule["least"]:
        yield "CNO does not stand first."


def _deciding(facts: Facts) -> Iterator[str]:
    for entry in rules("differential")["decides"]:
        if not holds(entry["unless"], facts) and holds(
            entry.get("when", "not told_other"), facts
        ) in ((True,) if "when" in entry else (True, None)):
            yield entry["ask"]


def _named(conditions: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """What conditions look at and is not known, in words."""
    return tuple(
        dict.fromkeys(
            wordings()[name].get("name", name.replace("_", " "))
            for condition in conditions
            for name in unknown(condition, facts)
        )
    )


def _weighed(rule: Mapping[str, Any], facts: Facts) -> Ranked:
    met = {
        side: [(c, int(w)) for c, w in rule[side].items() if holds(c, facts)]
        for side in ("for", "against")
    }
    told = {
        side: tuple(fact.said for c, _ in pairs for fact in deciding(c, facts))
        for side, pairs in met.items()
    }
    balance = sum(w for _, w in met["for"]) - sum(w for _, w in met["against"])
    return Ranked(
        Diagnosis(
            diagnosis=rule["name"], **{"for": told["for"]}, against=told["against"], rank=0,
            basis=basis_of([c for pairs in met.values() for c, _ in pairs], facts), source=rule["source"],
            dangerous=rule.get("dangerous", False),
        ),
        balance,
        max((w for _, w in met["against"]), default=0),
    )  # fmt: skip
