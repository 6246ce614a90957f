"""Sites in a sentence: what its phrases of place mean in the skeleton.

What is not told stays open: a bone without its side has no site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from osteofoci.case import SiteModel, site_model
from osteofoci.errors import AddressError
from osteofoci.skeleton import Kind, Side, Site, Zone, bone_named
from osteofoci.text.document import Sentence, sentences_of
from osteofoci.text.heads import PARTS, Head, both_sides, region_of
from osteofoci.text.parsing import parsed
from osteofoci.text.phrases import NUMBERED, PLACES, VERTEBRA, Item, Part, phrases_of

# `the humeral lesion on the left`
_ONLY_A_LESION = re.compile(
    r"\s*(?:lesions?|foc(?:us|i)|oedema|edema|signal|uptake|changes?)\s*", re.I
)
# Bones of the midline of which a text may mean one half.
_WITH_HALVES = ("mandible", "sacrum", "skull")
_MOST = {"rib": 12, "metatarsal": 5, "metacarpal": 5}


@dataclass(frozen=True)
class Place:
    """One bone as a text names it.

    Attributes:
        bone: of the vocabulary, or a class without its number (``rib``, ``vertebra T``).
        sides: told for it; empty where the text does not tell.
        zones: of the vocabulary; empty where open.
        pole: `proximal` or `distal` where only that is told of a long bone.
        other_side: `the opposite tibia`, `the contralateral tibia`.
    """

    bone: str
    sides: tuple[str, ...]
    zones: tuple[Zone, ...]
    start: int
    end: int
    pole: str = ""
    other_side: bool = False

    @property
    def exact(self) -> bool:
        return not (
            self.bone in NUMBERED or (self.bone.split()[0] == VERTEBRA and len(self.bone) < 11)
        )


def places_in(sentence: Sentence) -> tuple[tuple[Place, ...], tuple[Part, ...]]:
    """Bones and other parts of the body that a sentence names."""
    places: list[Place] = []
    parts: list[Part] = []
    ahead: list[Item] = []
    sides: list[str] = []
    for phrase in phrases_of(sentence):
        if places and _only_a_body(phrase) and places[-1].bone.startswith(f"{VERTEBRA} "):
            last = places[-1]  # `T6: oedema of the vertebral body`
            places[-1] = replace(last, zones=last.zones or (Zone.VERTEBRAL_BODY,))
            continue
        if not any(item.kind in PLACES for item in phrase):
            if not any(item.kind in ("zone", "pole") for item in phrase) and not places:
                told = [item for item in phrase if item.kind == "side"]
                sides = [i.value for i in told if i.text != "both"]  # `both lesions`
            if places:
                places = _with_what_is_told_apart(places, phrase, sentence)
            else:
                ahead = [item for item in phrase if item.kind in ("zone", "pole")]
            continue
        heads, own = parsed(phrase)
        for head in heads:  # `metaphyseal lesions of both distal femora`
            if ahead and not head.zones and phrase[0].kind in ("of", "range"):
                head.zones = [item.value for item in ahead if item.kind == "zone"]
        ahead = []
        parts.extend(own)
        for head in heads:
            if head.zone_told and not head.poles:
                head.poles = _poles_of_joint(head.bone, parts)
            new = list(_expanded(head))
            if sides:  # `on the right side, the distal tibia ...`
                new = [p if p.sides else replace(p, sides=both_sides(sides)) for p in new]
            places.extend(new)
    thigh = [part for part in parts if part.region == "thigh" and part.sides]
    if not places and thigh and ahead:  # `MRI left thigh: oedema of the distal shaft`
        head = _zone_head("femur", ahead)
        places = [
            Place("femur", thigh[-1].sides, _zones("femur", head), ahead[0].start, ahead[-1].end)
        ]
    if not places and ahead:
        places = _end_at_joint(parts, ahead)
    first = sentence.marks[0] if sentence.marks else None
    if first is not None and first.label == "side" and first.first == 0:
        colon = len(sentence.tokens) > first.last and sentence.tokens[first.last].text == ":"
        if colon:  # `Right: clavicle, 4th rib`
            places = [p if p.sides else replace(p, sides=both_sides([first.value])) for p in places]
    return tuple(_turned(place, sentence) for place in places), tuple(parts)


# Which bone an end at a joint is of; only where there is no other.
_END_AT_JOINT = {
    ("knee", "distal"): "femur", ("knee", "proximal"): "tibia", ("hip", "proximal"): "femur",
    ("shoulder", "proximal"): "humerus", ("thigh", "distal"): "femur", ("thigh", "proximal"): "femur",
}  # fmt: skip


def _end_at_joint(parts: Sequence[Part], ahead: Sequence[Item]) -> list[Place]:
    """`radiographs of the knee: lesion of the proximal metaphysis` is one of the tibia."""
    poles = {item.value for item in ahead if item.kind == "pole"} & {"proximal", "distal"}
    if len(poles) != 1 or len(parts) != 1 or not any(item.kind == "zone" for item in ahead):
        return []
    bone = _END_AT_JOINT.get((parts[0].region, poles.pop()))
    if bone is None:
        return []
    zones = _zones(bone, _zone_head(bone, ahead))
    return [Place(bone, parts[0].sides, zones, ahead[0].start, ahead[-1].end)]


_OPPOSITE = re.compile(
    r"(?i)\b(?:opposite|contra-?lateral|other|counterpart)\s+(?:side\s+)?(?:[a-z]+\s+){0,2}$"
)


def _turned(place: Place, sentence: Sentence) -> Place:
    """`the opposite tibia` has a side, but of what was told before."""
    before = sentence.text[: place.start - sentence.start]
    if place.sides or not _OPPOSITE.search(before):
        return place
    return replace(place, other_side=True)


def _only_a_body(phrase: Sequence[Item]) -> bool:
    named = [item for item in phrase if item.kind in PLACES]
    return len(named) == 1 and named[0].value == "any" and "bod" in named[0].text


_OF_JOINT = {
    "hip": {"femur": "proximal"},
    "knee": {"femur": "distal", "tibia": "proximal", "fibula": "proximal"},
    "ankle": {"tibia": "distal", "fibula": "distal"},
    "shoulder": {"humerus": "proximal"},
    "wrist": {"radius": "distal", "ulna": "distal"},
}


def _poles_of_joint(bone: str, parts: Sequence[Part]) -> list[str]:
    """`right hip: oedema of the femoral epiphysis` is that of the proximal end."""
    ends = {_OF_JOINT.get(part.region, {}).get(bone) for part in parts} - {None}
    return [str(end) for end in ends] if len(ends) == 1 else []


def zones_alone(sentence: Sentence, bone: str) -> tuple[Zone, ...]:
    """Zones that a sentence names without a bone, as those of a bone it speaks of."""
    for phrase in phrases_of(sentence):
        if not any(item.kind in PLACES for item in phrase):
            return _zones(bone, _zone_head(bone, phrase))
    return ()


def _adverb(sentence: Sentence) -> str:
    """`the metaphyseal oedema distally`"""
    words = {token.lower for token in sentence.tokens}
    told = [pole for pole in ("proximal", "distal") if f"{pole}ly" in words]
    return told[0] if len(told) == 1 else ""


def _with_what_is_told_apart(
    places: list[Place], phrase: Sequence[Item], sentence: Sentence
) -> list[Place]:
    """`the right tibia has a lesion of the shaft`, `the iliac lesion (right)`."""
    last = places[-1]
    sides = [item.value for item in phrase if item.kind == "side"]
    together = [p for p in places if (p.start, p.end) == (last.start, last.end)]
    kept = [p for p in places if p not in together]
    if sides and not last.sides and phrase[0].kind == "bracket":
        return kept + [replace(p, sides=both_sides(sides)) for p in together]
    between = sentence.text[last.end - sentence.start : phrase[0].start - sentence.start]
    if (
        len(sides) == 1
        and not last.sides
        and phrase[0].text == "on"
        and _ONLY_A_LESION.fullmatch(between)
    ):
        return kept + [replace(p, sides=both_sides(sides)) for p in together]
    if "both" in sides and not any(
        p.sides for p in places
    ):  # `os pubis, os ischii: normal on both sides`
        return [replace(p, sides=both_sides(sides)) for p in places]
    if last.zones or any(item.text == "adjacent" for item in phrase):
        return places
    pole = last.pole or _adverb(sentence)
    zones = {p.bone: _zones(p.bone, _zone_head(p.bone, phrase, p.pole or pole)) for p in together}
    return kept + [replace(p, zones=zones[p.bone]) for p in together]


def _zone_head(bone: str, phrase: Sequence[Item], pole: str = "") -> Head:
    head = Head(bone, -1, -1, 0, 0)
    head.zones = [item.value for item in phrase if item.kind == "zone"]
    head.poles = [item.value for item in phrase if item.kind == "pole"] or [pole]
    return head


def side_from_part(place: Place, parts: Sequence[Part]) -> Place:
    """The place with the side of a part of the body that it belongs to, where it has none."""
    for part in parts:
        fits = region_of(place.bone) in PARTS.get(part.region, ())
        if not place.sides and len(part.sides) == 1 and fits:
            return replace(place, sides=part.sides)
    return place


def _expanded(head: Head) -> Iterator[Place]:
    names: list[str]
    if head.bone in NUMBERED:
        most = _MOST[head.bone]
        names = [f"{head.bone} {n}" for n in dict.fromkeys(head.numbers) if 1 <= n <= most]
        names = names or [head.bone]
    elif head.bone.split()[0] == VERTEBRA and len(head.bone) < 11:
        letter = head.bone.split()[1] if " " in head.bone else ""
        names = [f"{VERTEBRA} {letter}{n}" for n in dict.fromkeys(head.numbers)] if letter else []
        names = [name for name in names if _known(name)] or [head.bone]
    elif head.bone.startswith(f"{VERTEBRA} ") and not _known(head.bone):
        names = []  # `L2 and 9`
    else:
        names = [head.bone]
    for name in names:
        zones = _zones(name, head)
        pole = "" if zones else _pole(name, head)
        yield Place(name, _sides(name, head), zones, head.start, head.end, pole)


def _known(name: str) -> bool:
    try:
        bone_named(name)
    except AddressError:
        return False
    return True


def _sides(name: str, head: Head) -> tuple[str, ...]:
    if name in NUMBERED or name == "phalanges":
        return both_sides(head.sides)
    if head.bone in NUMBERED and head.plural and len(head.numbers) == 1:  # `the first ribs`
        return both_sides(head.sides or ["both"])
    if name.split()[0] == VERTEBRA or not bone_named(name).paired:
        own = both_sides(head.own_sides)
        halves = name in _WITH_HALVES or name.startswith(f"{VERTEBRA} ")
        if name == "sacrum" and len(own) == 2:  # `both sacral alae`
            return own
        return own if len(own) == 1 and halves else ("midline",)
    many = head.plural and head.bone not in NUMBERED
    return both_sides(head.sides or (["both"] if many else []))


def _pole(name: str, head: Head) -> str:
    """`distal tibia` tells no zone, but which end."""
    told = [p for p in dict.fromkeys(head.poles) if p in ("proximal", "distal")]
    if len(told) != 1 or name.split()[0] == VERTEBRA or name == "phalanges":
        return ""
    bone = bone_named(f"{name} 1" if name in NUMBERED else name)
    return told[0] if bone.kind in (Kind.LONG, Kind.SHORT_TUBULAR) else ""


def _zones(name: str, head: Head) -> tuple[Zone, ...]:
    """What the vocabulary has for the zones and poles told of a bone."""
    if name in NUMBERED:
        name = f"{name} 1"
    if name == "phalanges":
        return ()
    if name.split()[0] == VERTEBRA:
        kept = [z for z in head.zones if z in (Zone.VERTEBRAL_BODY, Zone.POSTERIOR_ELEMENTS)]
        return tuple(dict.fromkeys(Zone(z) for z in kept))
    bone = bone_named(name)
    found: list[Zone] = []
    if bone.kind in (Kind.LONG, Kind.SHORT_TUBULAR):
        for zone in head.zones:
            if zone in ("diaphysis", "apophysis"):
                wanted = [zone]
            else:
                wanted = [f"{p} {zone}" for p in head.poles if p in ("proximal", "distal")]
            found.extend(Zone(w) for w in wanted if w in list(bone.zones))
    else:
        wanted = [*head.poles, *head.zones]
        found.extend(Zone(w) for w in wanted if w in [str(z) for z in bone.zones])
    return tuple(dict.fromkeys(found))


def site_models(place: Place) -> Iterator[SiteModel]:
    """Every site that a place names wholly."""
    if not place.exact or place.bone == "phalanges":
        return
    for side in place.sides:
        for zone in place.zones or (None,):
            yield site_model(Site(bone_named(place.bone), Side(side), zone))


def named_sites(text: str) -> tuple[tuple[SiteModel, ...], tuple[Part, ...]]:
    """Sites and parts of the body that a short text names, such as ``left foot``."""
    sites: list[SiteModel] = []
    parts: list[Part] = []
    for sentence in sentences_of(text):
        places, own = places_in(sentence)
        parts.extend(own)
        sites.extend(m for place in places for m in site_models(side_from_part(place, own)))
    return tuple(sites), tuple(parts)
