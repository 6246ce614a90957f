"""The vocabulary: bones, sides, zones, scoring units and their order. No image in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from osteofoci.errors import AddressError


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"

    @property
    def mirrored(self) -> Side:
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.MIDLINE)


class Zone(StrEnum):
    PROXIMAL_EPIPHYSIS = "proximal epiphysis"
    PROXIMAL_METAPHYSIS = "proximal metaphysis"
    DIAPHYSIS = "diaphysis"
    DISTAL_METAPHYSIS = "distal metaphysis"
    DISTAL_EPIPHYSIS = "distal epiphysis"
    APOPHYSIS = "apophysis"
    VERTEBRAL_BODY = "vertebral body"
    POSTERIOR_ELEMENTS = "posterior elements"
    MEDIAL = "medial"
    MIDDLE = "middle"
    LATERAL = "lateral"
    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    WHOLE = "whole"


class Kind(StrEnum):
    """How a bone is built, which decides its zones and its scoring units."""

    LONG = "long bone"
    SHORT_TUBULAR = "short tubular bone"
    VERTEBRA = "vertebra"
    CLAVICLE = "clavicle"
    RIB = "rib"
    SMALL = "small bone"
    FLAT = "flat bone"


class Region(StrEnum):
    HEAD = "head"
    SPINE = "spine"
    THORAX = "thorax"
    SHOULDER_ARM = "shoulder and arm"
    HAND = "hand"
    PELVIS = "pelvis"
    LEG = "leg"
    FOOT = "foot"


TUBULAR_ZONES = (
    Zone.PROXIMAL_EPIPHYSIS,
    Zone.PROXIMAL_METAPHYSIS,
    Zone.DIAPHYSIS,
    Zone.DISTAL_METAPHYSIS,
    Zone.DISTAL_EPIPHYSIS,
)
_ZONES: dict[Kind, tuple[Zone, ...]] = {
    Kind.LONG: (*TUBULAR_ZONES, Zone.APOPHYSIS),
    Kind.SHORT_TUBULAR: (*TUBULAR_ZONES, Zone.WHOLE),
    Kind.VERTEBRA: (Zone.VERTEBRAL_BODY, Zone.POSTERIOR_ELEMENTS),
    Kind.CLAVICLE: (Zone.MEDIAL, Zone.MIDDLE, Zone.LATERAL),
    Kind.RIB: (Zone.POSTERIOR, Zone.LATERAL, Zone.ANTERIOR),
    Kind.SMALL: (Zone.WHOLE, Zone.APOPHYSIS),
    Kind.FLAT: (Zone.WHOLE, Zone.APOPHYSIS),
}


@dataclass(frozen=True)
class Bone:
    """One name of the vocabulary. A paired bone exists on the left and on the right.

    Attributes:
        family: its name without what tells it from its like: ``rib`` of ``rib 12``.
        member: what tells it: ``12``, or the level of a vertebra; empty where it has no like.
        number: its place among its like, counted from 1; vertebrae from C1.
    """

    name: str
    kind: Kind
    region: Region
    paired: bool
    family: str = field(compare=False)
    member: str = field(default="", compare=False)
    number: int = field(default=1, compare=False)

    @property
    def zones(self) -> tuple[Zone, ...]:
        return _ZONES[self.kind]

    @property
    def sides(self) -> tuple[Side, ...]:
        return (Side.LEFT, Side.RIGHT) if self.paired else (Side.MIDLINE,)

    def __str__(self) -> str:
        return self.name


VERTEBRAL_LEVELS: tuple[str, ...] = (
    *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
)


def _one(name: str, kind: Kind, region: Region, *, paired: bool) -> Bone:
    return Bone(name, kind, region, paired, family=name)


def _several(
    family: str, members: Iterable[int | str], kind: Kind, region: Region, *, paired: bool
) -> Iterator[Bone]:
    for number, member in enumerate(members, start=1):
        yield Bone(f"{family} {member}", kind, region, paired, family, str(member), number)


def _vocabulary() -> tuple[Bone, ...]:
    long, short, small, flat = Kind.LONG, Kind.SHORT_TUBULAR, Kind.SMALL, Kind.FLAT
    return (
        _one("skull", flat, Region.HEAD, paired=False),
        _one("mandible", flat, Region.HEAD, paired=False),
        *_several("vertebra", VERTEBRAL_LEVELS, Kind.VERTEBRA, Region.SPINE, paired=False),
        _one("sacrum", flat, Region.PELVIS, paired=False),
        _one("coccyx", small, Region.PELVIS, paired=False),
        _one("sternum", flat, Region.THORAX, paired=False),
        _one("clavicle", Kind.CLAVICLE, Region.THORAX, paired=True),
        _one("scapula", flat, Region.SHOULDER_ARM, paired=True),
        *_several("rib", range(1, 13), Kind.RIB, Region.THORAX, paired=True),
        _one("humerus", long, Region.SHOULDER_ARM, paired=True),
        _one("radius", long, Region.SHOULDER_ARM, paired=True),
        _one("ulna", long, Region.SHOULDER_ARM, paired=True),
        _one("carpus", small, Region.HAND, paired=True),
        *_several("metacarpal", range(1, 6), short, Region.HAND, paired=True),
        _one("hand phalanges", small, Region.HAND, paired=True),
        _one("ilium", flat, Region.PELVIS, paired=True),
        _one("ischium", flat, Region.PELVIS, paired=True),
        _one("pubis", flat, Region.PELVIS, paired=True),
        _one("femur", long, Region.LEG, paired=True),
        _one("patella", small, Region.LEG, paired=True),
        _one("tibia", long, Region.LEG, paired=True),
        _one("fibula", long, Region.LEG, paired=True),
        _one("talus", small, Region.FOOT, paired=True),
        _one("calcaneus", small, Region.FOOT, paired=True),
        _one("navicular", small, Region.FOOT, paired=True),
        _one("cuboid", small, Region.FOOT, paired=True),
        _one("cuneiforms", small, Region.FOOT, paired=True),
        *_several("metatarsal", range(1, 6), short, Region.FOOT, paired=True),
        _one("foot phalanges", small, Region.FOOT, paired=True),
    )


BONES: tuple[Bone, ...] = _vocabulary()
_BY_NAME = {bone.name: bone for bone in BONES}


def bone_named(name: str) -> Bone:
    """The bone of that exact name.

    Raises:
        AddressError: no such bone in the vocabulary.
    """
    try:
        return _BY_NAME[name.strip()]
    except KeyError:
        pass
    for known in BONES:
        if known.name.lower() == name.strip().lower():
            return known
    raise AddressError(
        f"bone name {name!r}: expected one of the vocabulary (such as 'tibia', 'rib 12', "
        f"'vertebra T5'), found no such bone; correct the name"
    )


@dataclass(frozen=True)
class BoneSide:
    """One bone of one side: what a label volume tells apart."""

    bone: Bone
    side: Side

    def __str__(self) -> str:
        return self.bone.name if self.side is Side.MIDLINE else f"{self.side} {self.bone.name}"

    @property
    def mirrored(self) -> BoneSide:
        return BoneSide(self.bone, self.side.mirrored)


BONE_SIDES: tuple[BoneSide, ...] = tuple(
    BoneSide(bone, side) for bone in BONES for side in bone.sides
)
"""Every bone of every side; the label of entry n in a label volume is n + 1."""


@cache
def label_of(bone_side: BoneSide) -> int:
    """The number of a bone in label volumes; 0 is no bone."""
    return BONE_SIDES.index(bone_side) + 1


@dataclass(frozen=True)
class Site:
    """Where a focus lives: bone, side, zone (None where the zone is not known).

    A midline bone may carry a side: the left half of the sacrum.
    """

    bone: Bone
    side: Side
    zone: Zone | None = None

    def __post_init__(self) -> None:
        if self.bone.paired and self.side is Side.MIDLINE:
            raise AddressError(
                f"site {self.bone.name}: expected side left or right, found none; name the side"
            )
        if self.zone is not None and self.zone not in self.bone.zones:
            allowed = ", ".join(self.bone.zones)
            raise AddressError(
                f"site {self.bone.name}: expected a zone among {allowed}, found {self.zone}; "
                f"correct the zone or leave it out"
            )

    @property
    def bone_side(self) -> BoneSide:
        return BoneSide(self.bone, self.side if self.bone.paired else Side.MIDLINE)

    @property
    def unit(self) -> str:
        """The scoring unit: three for a long bone, else the bone (hand and foot a side)."""
        name = str(self.bone_side)
        if self.bone.kind is not Kind.LONG or self.zone in (None, Zone.APOPHYSIS):
            return name
        if self.zone is Zone.DIAPHYSIS:
            return f"{name} shaft"
        return f"{name} {str(self.zone).split()[0]}"

    def __str__(self) -> str:
        place = str(BoneSide(self.bone, self.side))
        return place if self.zone is None else f"{place}, {self.zone}"


def parse_site(text: str) -> Site:
    """Read what ``str(site)`` writes, such as ``left tibia, distal metaphysis``.

    Raises:
        AddressError: a name that is not of the vocabulary, or a combination that cannot be.
    """
    place, _, zone_text = text.partition(",")
    words = place.strip().split(maxsplit=1)
    side = Side.MIDLINE
    if words and words[0].lower() in (Side.LEFT, Side.RIGHT, Side.MIDLINE):
        side = Side(words[0].lower())
        words = words[1:]
    bone = bone_named(" ".join(words))
    zone = None
    if zone_text.strip():
        try:
            zone = Zone(zone_text.strip().lower())
        except ValueError:
            raise AddressError(
                f"site {text!r}: expected a zone such as {', '.join(bone.zones)}, "
                f"found {zone_text.strip()!r}; correct the zone"
            ) from None
    return Site(bone, side, zone)
