"""A run of words that speak of place, parsed to bones with their numbers, sides and zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from osteofoci.skeleton import Zone
from osteofoci.text.heads import Head, belongs, both_sides, give_sides, share, side_of_part
from osteofoci.text.phrases import NUMBERED, VERTEBRA, Item, Part

# Two bones of a pair; a numbered bone may be many on one side.
_PLURALS = {
    "femora", "femurs", "tibias", "fibulas", "humeri", "radii", "ulnas", "clavicles", "scapulas",
    "collarbones", "shoulder blades", "iliac bones", "iliac wings", "ilia", "ischia", "calcanei",
    "tali", "naviculars", "cuboids", "heel bones", "kneecaps", "femoral heads", "femoral necks",
    "acetabula", "shins", "heels", "thigh bones", "thighbones", "shin bones",
}  # fmt: skip


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
            give_sides(heads, wait.sides)
            wait.sides.clear()
            wait.start = None
        elif item.kind == "conj" and _told_behind(items, n):
            _close_bracket(heads, wait)  # `left clavicle medial, ...`
        elif item.kind == "bracket":
            if n and _trails(items, n, heads, wait):  # `femur left (distal metaphysis)`
                give_sides(heads, wait.sides)
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
            if heads and not wait.zones and belongs(heads, item.value):
                give_sides(heads, sides)
            else:
                parts.append(Part(item.value, tuple(both_sides(sides)), item.start, item.end))
            wait = _Pending(apart=wait.apart)
    if not heads and parts and not parts[-1].sides:  # `knee left`
        parts[-1] = Part(parts[-1].region, both_sides(wait.sides), parts[-1].start, parts[-1].end)
    give_sides(heads, wait.sides)
    if heads and not heads[-1].zone_told and not wait.sides:  # `left clavicle, medial end`
        _close_bracket(heads, wait)
    if len(heads) == 1 and not heads[0].own_sides:  # `S1 right`
        heads[0].own_sides = list(heads[0].sides)
    share(heads)
    side_of_part(heads, parts)
    return heads, parts


def _take_side(item: Item, before: Item | None, heads: list[Head], wait: _Pending) -> None:
    if heads and (
        item.text.startswith(("bilaterally", "on both", "of both sides"))
        or (before is not None and before.kind == "bracket")
    ):
        give_sides(heads, [item.value])
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
        head.start = head.start if wait.start is None else min(head.start, wait.start)
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
