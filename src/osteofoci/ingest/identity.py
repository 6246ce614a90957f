"""Who a file is about: ID, issuer, birth date, sex and name together. Names are compared, never shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

_NOBODY = re.compile(
    r"^(?:anon\w*|unknown|unnamed|unbekannt|inconnue?|none|null|nil|n/?a|no-?id|no-?name|undefined"
    r"|unspecified|missing|test|dummy|patient|de-?identified|removed|x{2,}|0+|9{4,}|-+)$"
)
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}


class Likeness(StrEnum):
    """How two identities lie to each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    CONTRADICTING = "contradicting"


@dataclass(frozen=True)
class Identity:
    """What headers say of the child; an empty value is one that is not told.

    Attributes:
        names: the words of the name, as they are compared: several spellings each.
        study: of a file that says nothing else, since only its study holds it together.
    """

    id: str
    issuer: str
    birth_date: date | None
    sex: str
    names: frozenset[frozenset[str]]
    study: str = ""


def identity_of(
    patient_id: str, issuer: str, birth_date: date | None, sex: str, name: str, study: str
) -> Identity:
    """An identity from raw header values; placeholders of anonymisers count as not told."""
    words = [w for w in re.split(r"[\^=\s,.]+", name.casefold()) if w and not _NOBODY.match(w)]
    told_id = "" if _NOBODY.match(patient_id.casefold()) else patient_id
    birth = birth_date if birth_date is not None and 1900 < birth_date.year < 9000 else None
    names = frozenset(_spellings(word) for word in words)
    certain = told_id or (names and birth)
    return Identity(
        told_id, issuer.strip(), birth, sex if sex in ("M", "F") else "", names,
        "" if certain else study,
    )  # fmt: skip


def _spellings(word: str) -> frozenset[str]:
    long = "".join(_SPELT.get(c, c) for c in word)
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return frozenset((word, long, bare))


def likeness(one: Identity, other: Identity) -> Likeness:
    """Equal, compatible with gaps, or contradicting.

    Equal asks for the same ID (or, without one, the same name and birth date), and for no gap
    between name and birth date of the two; where all three agree, an issuer or a sex that only
    one of them tells is no gap.
    """
    if contradictions(one, other):
        return Likeness.CONTRADICTING
    gaps = {
        part
        for part in ("id", "issuer", "birth_date", "sex", "names")
        if bool(getattr(one, part)) != bool(getattr(other, part))
    }
    if one.id and one.names and one.birth_date:
        gaps -= {"issuer", "sex"}
    named = bool(one.id) or bool(one.names and one.birth_date) or bool(one.study)
    if not gaps and named and one.study == other.study:
        return Likeness.EQUAL
    return Likeness.COMPATIBLE


def contradictions(one: Identity, other: Identity) -> tuple[str, ...]:
    """In words, what both tell and tell differently; no value is shown."""
    found = []
    for part, word in (
        ("id", "ID"), ("issuer", "issuer of the ID"), ("birth_date", "birth date"), ("sex", "sex"),
    ):  # fmt: skip
        a, b = getattr(one, part), getattr(other, part)
        if a and b and a != b:
            found.append(word)
    if one.names and other.names and not _same_name(one.names, other.names):
        found.append("name")
    return tuple(found)


def missing(one: Identity, other: Identity) -> tuple[str, ...]:
    """In words, what one of the two or both do not tell."""
    words = {"id": "ID", "birth_date": "birth date", "names": "name"}
    return tuple(
        word for part, word in words.items() if not (getattr(one, part) and getattr(other, part))
    )


def _same_name(one: frozenset[frozenset[str]], other: frozenset[frozenset[str]]) -> bool:
    """Every word of the shorter name stands in the longer one, in some spelling."""
    short, long = sorted((one, other), key=len)
    return all(any(word & again for again in long) for word in short)


def grouped(identities: Sequence[Identity]) -> list[list[Identity]]:
    """Identities that are one child, in whatever order they come; one that fits two children stays alone."""
    torn = [one for one in identities if _fits_two(one, identities)]
    groups: list[list[Identity]] = []
    for one in identities:
        if one in torn:
            continue
        alike = [group for group in groups if _are_one(one, group)]
        if len(alike) == 1:
            alike[0].append(one)
        else:
            groups.append([one])
    return [*groups, *([one] for one in torn)]


def _fits_two(one: Identity, identities: Sequence[Identity]) -> bool:
    equal = [other for other in identities if likeness(one, other) is Likeness.EQUAL]
    return any(contradictions(a, b) for a, b in combinations(equal, 2))


def _are_one(one: Identity, group: Sequence[Identity]) -> bool:
    kinds = {likeness(one, other) for other in group}
    return Likeness.EQUAL in kinds and Likeness.CONTRADICTING not in kinds
