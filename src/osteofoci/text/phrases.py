"""Phrases of place: runs of words that name bones, with their numbers, sides and zones.

A phrase is a run of words that speak of place: `distal metaphyses of the left femur and both tibiae`,
`12th left rib`, `T5-T7`, `2nd and 3rd metatarsals of the right foot`. Sides and zones belong to the
bone they stand beside, and reach over `and` to bones that have none of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from osteofoci.skeleton import Region, Zone, bone_named
from osteofoci.text.document import Sentence

NUMBERED = ("rib", "metatarsal", "metacarpal")
VERTEBRA = "vertebra"
_CONJ = {"and", "or", "&", "+", ",", "as", "well", "plus"}
_RANGE = {"-", "–", "—", "to", "through", "until"}
_OF = {"of", "in", "at", "on", "within", "from", "involving"}
_SKIP = {
    "the", "a", "an", "its", "his", "her", "this", "that", "these", "bone", "bones", "body",
    "bodies", "aspect", "aspects", "part", "parts", "portion", "region", "end", "ends", "third",
    "side", "sides", "level", "levels", "two", "three", "four", "corresponding", "entire",
    "also", "half", "joint", "adjacent", "arc", "condyle", "condyles", "epicondyle", "base", "head",
    "neck", "dome", "wing", "ramus", "tip", "border", "corner", "margin", "surface",
}  # fmt: skip
_UNITS = {"mm", "cm", "%", "°", "ml", "mg", "years", "months", "weeks", "days", "degrees"}
# Two bones of a pair; a numbered bone may be many on one side.
_PLURALS = {
    "femora", "femurs", "tibias", "fibulas", "humeri", "radii", "ulnas", "clavicles", "scapulas",
    "collarbones", "shoulder blades", "iliac bones", "iliac wings", "ilia", "ischia", "calcanei",
    "tali", "naviculars", "cuboids", "heel bones", "kneecaps", "femoral heads", "femoral necks",
    "acetabula", "shins", "heels",
}  # fmt: skip
# Bones of a part of the body, for a side told with the part.
PARTS: dict[str, tuple[Region, ...]] = {
    "foot": (Region.FOOT,), "ankle": (Region.FOOT, Region.LEG), "lower leg": (Region.LEG,),
    "knee": (Region.LEG,), "thigh": (Region.LEG,), "hip": (Region.LEG, Region.PELVIS),
    "leg": (Region.LEG, Region.FOOT), "pelvis": (Region.PELVIS,), "chest": (Region.THORAX,),
    "shoulder": (Region.SHOULDER_ARM, Region.THORAX), "arm": (Region.SHOULDER_ARM, Region.HAND),
    "hand": (Region.HAND,), "wrist": (Region.HAND, Region.SHOULDER_ARM),
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the body that is no bone, such as the left foot."""

    region: str
    sides: tuple[str, ...]
    start: int
    end: int


@dataclass
class Head:
    bone: str
    first: int
    last: int
    start: int
    end: int
    adjective: bool = False
    numbers: list[int] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    poles: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    zone_told: bool = False
    zone_by_of: bool = False
    plural: bool = False
    apart: bool = False
    own_sides: list[str] = field(default_factory=list)


@dataclass
class _Pending:
    sides: list[str] = field(default_factory=list)
    poles: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    of_after_zone: bool = False
    start: int | None = None
    apart: bool = False

    def note(self, start: int) -> None:
        self.start = start if self.start is None else self.start


@dataclass(frozen=True)
class Item:
    kind: str
    value: str
    start: int
    end: int
    text: str


def phrases_of(sentence: Sentence) -> Iterator[list[Item]]:
    """Runs of words that speak of place."""
    run: list[Item] = []
    for item in _items(sentence):
        if item.kind == "other":
            if any(i.kind in _WORTH for i in run):
                yield run
            run = []
        else:
            run.append(item)
    if any(i.kind in _WORTH for i in run):
        yield run


PLACES = {"bone", "numbered", "vertebra", "level", "landmark", "region"}
_WORTH = PLACES | {"zone", "pole", "side"}
_OWN = PLACES | {"zone", "pole", "side", "ordinal", "roman"}


def _items(sentence: Sentence) -> Iterator[Item]:
    by_token = {mark.first: mark for mark in sentence.marks}
    n = 0
    before: str = ""
    while n < len(sentence.tokens):
        token = sentence.tokens[n]
        mark = by_token.get(n)
        if mark is not None:
            kind = mark.label if mark.label in _OWN else "other"
            if before == "both" and mark.label == "finding":
                kind = "skip"  # `bilateral lesions of the femora`
            before = mark.value
            yield Item(kind, mark.value, mark.start, mark.end, mark.text.lower())
            n = mark.last
            continue
        shortened = token.text == "." and before in ("proximal", "distal")
        before = ""
        word = "skip" if shortened else _word_kind(token.lower)
        if word == "number" and n + 1 < len(sentence.tokens):
            after = sentence.tokens[n + 1].lower
            word = "other" if after in _UNITS else word  # `left 7th rib (8 mm)`
        yield Item(word, token.text, token.start, token.end, token.lower)
        n += 1


def _word_kind(word: str) -> str:
    if word in _CONJ:
        return "conj"
    if word in _RANGE:
        return "range"
    if word == "/":
        return "conj"
    if word in _OF:
        return "of"
    if word.isspace():
        return "skip"
    if word in ("(", ")"):
        return "bracket"
    if word.isdigit() and int(word) <= 12:
        return "number"
    return "skip" if word in _SKIP else "other"


def parsed(items: Sequence[Item]) -> tuple[list[Head], list[Part]]:
    heads: list[Head] = []
    parts: list[Part] = []
    wait = _Pending()
    for n, item in enumerate(items):
        before = items[n - 1] if n else None
        if item.kind == "side":
            _take_side(item, before, heads, wait)
        elif item.kind == "pole" and item.text.endswith("ly") and heads:
            heads[-1].poles.append(item.value)
        elif item.kind == "pole":
            wait.poles.append(item.value)
            wait.note(item.start)
        elif item.kind == "zone":
            _take_zone(item, before, heads, wait)
        elif item.kind in ("ordinal", "roman", "number"):
            _take_number(item, items, n, heads, wait)
        elif item.kind == "conj" and _trails(items, n, heads, wait):
            _give_sides(heads, wait.sides)
            wait.sides.clear()
            wait.start = None
        elif item.kind == "conj" and _told_behind(items, n):
            _close_bracket(heads, wait)  # `left clavicle medial, ...`
        elif item.kind == "bracket":
            if n and _trails(items, n, heads, wait):  # `femur left (distal metaphysis)`
                _give_sides(heads, wait.sides)
                wait.sides.clear()
            _close_bracket(heads, wait)
        elif item.text in ("body", "bodies") and heads and heads[-1].bone.startswith(VERTEBRA):
            heads[-1].zones.append(Zone.VERTEBRAL_BODY)
            heads[-1].end = item.end
        elif item.text == "the" and before is not None and before.kind == "conj":
            wait.apart = True  # `the left rib and the tibia`: each has a side of its own
        elif item.kind == "of":
            wait.apart = wait.apart or (before is not None and before.kind == "conj")
            if wait.zones and before is not None and before.kind == "conj":
                _close_bracket(
                    heads, wait
                )  # `the tibia, involving metaphysis and epiphysis, and in`
            wait.of_after_zone = wait.of_after_zone or bool(wait.zones)
        elif item.kind == "level":
            _take_level(item, items, n, heads, wait)
        elif item.kind in ("bone", "numbered", "landmark", "vertebra"):
            _take_bone(item, n, heads, wait)
            wait = _Pending()
        elif item.kind == "region":
            sides = list(wait.sides)
            if not sides and parts and before is not None and before.kind == "conj":
                sides = list(parts[-1].sides)  # `left hand and wrist`
            if heads and not wait.zones and _belongs(heads, item.value):
                _give_sides(heads, sides)
            else:
                parts.append(Part(item.value, tuple(both_sides(sides)), item.start, item.end))
            wait = _Pending()
    if not heads and parts and not parts[-1].sides:  # `knee left`
        parts[-1] = Part(parts[-1].region, both_sides(wait.sides), parts[-1].start, parts[-1].end)
    _give_sides(heads, wait.sides)
    if heads and not heads[-1].zone_told and not wait.sides:  # `left clavicle, medial end`
        _close_bracket(heads, wait)
    _share(heads)
    _side_of_part(heads, parts)
    return heads, parts


def _take_side(item: Item, before: Item | None, heads: list[Head], wait: _Pending) -> None:
    if heads and (
        item.text.startswith(("bilaterally", "on both", "of both sides"))
        or (before is not None and before.kind == "bracket")
    ):
        _give_sides(heads, [item.value])
        return
    if item.text.startswith(("on both", "of both sides")):
        return  # of what was told before this phrase
    wait.sides.append(item.value)
    wait.note(item.start)


def _trails(items: Sequence[Item], n: int, heads: Sequence[Head], wait: _Pending) -> bool:
    """Whether sides before an `and` or a comma belong to what was named before them: `os calcis right,`."""
    if not heads or heads[-1].sides or not wait.sides or items[n - 1].kind != "side":
        return False
    return not (wait.poles or wait.zones or wait.numbers) and items[n - 2].kind != "conj"


def _told_behind(items: Sequence[Item], n: int) -> bool:
    """Whether only poles and zones stand between item n and a bone before it."""
    back = n - 1
    while back >= 0 and items[back].kind in ("pole", "zone"):
        back -= 1
    return 0 <= back < n - 1 and items[back].kind in ("bone", "numbered")


def _close_bracket(heads: Sequence[Head], wait: _Pending) -> None:
    """`left clavicle (medial third)`"""
    if heads and (wait.poles or wait.zones) and not wait.sides:
        heads[-1].poles.extend(wait.poles)
        heads[-1].zones.extend(wait.zones)
        heads[-1].zone_told = heads[-1].zone_told or bool(wait.zones)
        wait.poles.clear()
        wait.zones.clear()
        wait.start = None


def _take_zone(item: Item, before: Item | None, heads: list[Head], wait: _Pending) -> None:
    last = heads[-1] if heads else None
    joined = before is not None and before.kind in ("conj", "range") and last is not None
    direct = before is not None and last is not None and before.end == last.end
    if last is not None and (direct or (joined and last.zone_told and not wait.sides)):
        # `tibial metaphysis and epiphysis`, `tibial proximal metaphysis`
        last.zones.append(item.value)
        last.poles.extend(wait.poles)
        wait.poles.clear()
        last.zone_told = True
        last.end = item.end
        return
    if last is not None and wait.poles and not wait.sides and last.adjective:
        last.zones.append(item.value)
        last.poles.extend(wait.poles)
        wait.poles.clear()
        last.zone_told, last.end = True, item.end
        return
    wait.zones.append(item.value)
    wait.note(item.start)


def _take_number(
    item: Item, items: Sequence[Item], n: int, heads: list[Head], wait: _Pending
) -> None:
    value = int(item.value)
    before = items[n - 1] if n else None
    if before is not None and before.kind == "pole" and item.text == "third":
        return  # the distal third is no number
    last = heads[-1] if heads else None
    level = last is not None and last.bone.startswith(f"{VERTEBRA} ") and last.numbers == []
    if item.kind == "number" and last is not None and level and before is not None:
        # `T5/6`, `T5-7`, `T5, 6 and 8`
        letter = last.bone.split()[1][0]
        if before.kind == "range":
            first = int(last.bone.split()[1][1:])
            heads.extend(_level_head(f"{letter}{n}", item) for n in range(first + 1, value + 1))
        elif before.kind == "conj" and before.text in ("/", ",", "and", "&"):
            heads.append(_level_head(f"{letter}{value}", item))
        return
    after_head = last is not None and last.bone in (*NUMBERED, VERTEBRA, f"{VERTEBRA} T",
                                                    f"{VERTEBRA} L", f"{VERTEBRA} C")  # fmt: skip
    if item.kind in ("number", "roman") and after_head and last is not None:
        if before is not None and before.kind == "range" and last.numbers:
            last.numbers.extend(range(last.numbers[-1] + 1, value + 1))
        else:
            last.numbers.append(value)
        last.end = item.end
        return
    if item.kind == "number" and not _number_before_bone(items, n):
        return
    if before is not None and before.kind == "range" and wait.numbers:
        wait.numbers.extend(range(wait.numbers[-1] + 1, value + 1))
    else:
        wait.numbers.append(value)
    wait.note(item.start)


def _number_before_bone(items: Sequence[Item], n: int) -> bool:
    """`ribs 4 and 5` comes after; `4 and 5 ribs` counts ribs and is no name."""
    return any(i.kind in ("ordinal", "roman") for i in items[n + 1 : n + 4])


def _level_head(level: str, item: Item) -> Head:
    return Head(f"{VERTEBRA} {level}", -1, -1, item.start, item.end)


def _take_level(
    item: Item, items: Sequence[Item], n: int, heads: list[Head], wait: _Pending
) -> None:
    before = items[n - 1] if n else None
    last = heads[-1] if heads else None
    if before is not None and before.kind == "range" and last is not None:
        between = _between(last.bone.split()[-1], item.value)
        heads.extend(_level_head(level, item) for level in between)
    head = _level_head(item.value, item)
    # `vertebral body of T5`, `posterior elements of T5`, `vertebra T5`
    generic = last is not None and last.bone.split()[0] == VERTEBRA and len(last.bone) < 11
    if generic and last is not None and not last.numbers:
        head.zones, head.zone_by_of = list(last.zones), True
        head.start = last.start
        heads.pop()
    head.zone_by_of = head.zone_by_of or bool(wait.zones)
    head.zone_told = bool(wait.zones)
    head.zones.extend(wait.zones)
    if wait.start is not None and wait.zones:
        head.start = min(head.start, wait.start)
    if Zone.POSTERIOR_ELEMENTS in wait.zones and wait.sides:  # `the right pedicle of T10`
        head.own_sides = list(wait.sides)
        wait.sides.clear()
    wait.zones.clear()
    wait.poles.clear()
    heads.append(head)


def _between(first: str, last: str) -> list[str]:
    order = [
        f"{part}{n}" for part, most in (("C", 7), ("T", 12), ("L", 5)) for n in range(1, most + 1)
    ]
    if first not in order or last not in order:
        return []
    return order[order.index(first) + 1 : order.index(last)]


def _take_bone(item: Item, n: int, heads: list[Head], wait: _Pending) -> None:
    if item.kind == "landmark":
        bone, _, zone = item.value.partition("/")
        head = Head(bone, n, n, item.start, item.end)
        pole, _, kind = zone.rpartition(" ")
        head.zones, head.poles, head.zone_told = [kind], [pole] if pole else [], True
        head.sides = list(wait.sides)
        head.apart = wait.apart
        head.plural = item.text in _PLURALS
        heads.append(head)
        return
    if item.kind == VERTEBRA:
        letter = "" if item.value == "any" else f" {item.value}"
        levels = [h for h in heads if h.bone.startswith(f"{VERTEBRA} ") and len(h.bone) >= 11]
        body = ["vertebral body"] if "bod" in item.text else list(wait.zones)
        if levels and not wait.numbers and heads[-1] is levels[-1]:
            for level in levels:
                level.zones.extend(body)
                level.end = max(level.end, item.end) if level is levels[-1] else level.end
            return
        head = Head(f"{VERTEBRA}{letter}", n, n, item.start, item.end)
        head.numbers, head.zones = list(wait.numbers), body
    else:
        head = Head(item.value, n, n, item.start, item.end)
        head.adjective = item.text.endswith(("al", "ar", "ic"))
        head.plural = item.text in _PLURALS or item.text.endswith("ae")
        head.plural = head.plural or (item.kind == "numbered" and item.text.endswith("s"))
        head.numbers = list(wait.numbers)
        head.zones, head.poles = list(wait.zones), list(wait.poles)
        head.zone_told = bool(wait.zones)
        head.zone_by_of = wait.of_after_zone
    head.sides, head.own_sides = list(wait.sides), list(wait.sides)
    head.apart = wait.apart
    if wait.start is not None:
        head.start = min(head.start, wait.start)
    if heads and heads[-1].bone == "phalanges" and head.bone.endswith("phalanges"):
        heads.pop()  # `phalanx of the great toe` is one place
    heads.append(head)


def _give_sides(heads: Sequence[Head], sides: Sequence[str]) -> None:
    """Sides told behind: to every bone of the phrase back to one with its own."""
    if not sides:
        return
    for head in reversed(heads):
        if head.sides:
            break
        head.sides = list(sides)


def _share(heads: Sequence[Head]) -> None:
    """Sides and zones reach forward to bones without, zones of adjectives backward."""
    for before, head in pairwise(heads):
        pair = head.plural and head.bone not in NUMBERED  # `the right ischium, the iliac bones`
        beside = region_of(before.bone) is region_of(head.bone)
        if not head.sides and not pair and (beside or not head.apart):
            head.sides = list(before.sides)
        if before.zone_by_of and not head.zone_told:
            head.zones, head.poles = list(before.zones), head.poles or list(before.poles)
            head.zone_told, head.zone_by_of = before.zone_told, True
        spinal = before.bone.split()[0] == head.bone.split()[0] == VERTEBRA
        if spinal and not head.zones and before.zone_by_of:
            head.zones, head.zone_by_of = list(before.zones), True
    for head, after in reversed(list(pairwise(heads))):
        if head.adjective and not head.zone_told and after.adjective and after.zone_told:
            head.zones, head.zone_told = list(after.zones), True
            head.poles = head.poles or list(after.poles)


def _belongs(heads: Sequence[Head], part: str) -> bool:
    wanted = PARTS.get(part, ())
    return any(region_of(head.bone) in wanted for head in heads)


def _side_of_part(heads: Sequence[Head], parts: Sequence[Part]) -> None:
    """A side told with the foot is that of the bones of the foot."""
    for head in heads:
        for part in parts:
            if not head.sides and part.sides and region_of(head.bone) in PARTS.get(part.region, ()):
                head.sides = list(part.sides)


def region_of(bone: str) -> Region | None:
    if bone.split()[0] == VERTEBRA:
        return Region.SPINE
    if bone == "phalanges":
        return Region.FOOT
    named = f"{bone} 1" if bone in NUMBERED else bone
    return bone_named(named).region


def both_sides(sides: Sequence[str]) -> tuple[str, ...]:
    """Sides in order, ``both`` as the two."""
    told = set(sides)
    if "both" in told or {"left", "right"} <= told:
        return ("left", "right")
    return tuple(side for side in ("left", "right") if side in told)
