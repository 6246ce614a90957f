"""Which bones a radiograph of a region can show."""

from __future__ import annotations

import re

from osteofoci.skeleton import BONES, Bone, Region

_FOOT = tuple(b for b in BONES if b.region is Region.FOOT)
_HAND = tuple(b for b in BONES if b.region is Region.HAND)
_REGIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("foot", r"foot|feet|fuss|fuß|pied|toe|calcan", ("*foot",)),
    ("ankle", r"ankle|sprung|cheville", ("tibia", "fibula", "talus", "calcaneus", "navicular", "cuboid")),
    ("knee", r"knee|knie|genou|patell", ("femur", "tibia", "fibula", "patella")),
    ("lower leg", r"lower ?leg|\bleg\b|unterschenkel|jambe|tib|fib", ("tibia", "fibula")),
    ("thigh", r"thigh|femur|oberschenkel|cuisse", ("femur",)),
    ("pelvis", r"pelvis|becken|bassin|\bhip|hüft|hanche", ("ilium", "ischium", "pubis", "sacrum", "coccyx", "femur")),
    ("clavicle", r"clav|schlüssel", ("clavicle",)),
    ("chest", r"chest|thorax|rib|rippe|côte|sternum", ("*rib", "sternum", "clavicle", "*vertebra T")),
    ("hand", r"hand|wrist|finger|main|poignet", ("*hand", "radius", "ulna")),
    ("forearm", r"forearm|unterarm|avant-bras|radius|ulna", ("radius", "ulna")),
    ("elbow", r"elbow|ellenbogen|coude", ("humerus", "radius", "ulna")),
    ("arm", r"humerus|upper ?arm|oberarm|shoulder|schulter|épaule", ("humerus", "scapula", "clavicle")),
    ("skull", r"skull|schädel|crâne|mandib|jaw", ("skull", "mandible")),
    ("spine", r"spine|wirbel|rachis|spinal|tspine|lspine", ("*vertebra",)),
)  # fmt: skip


def region_of(body_part: str, description: str) -> str | None:
    """The region that body part and description name; None where they name none.

    Args:
        body_part: the tag BodyPartExamined, believed before the description.
    """
    for text in (body_part, description):
        for name, pattern, _ in _REGIONS:
            if text and re.search(pattern, text.lower()):
                return name
    return None


def bones_in_region(region: str) -> frozenset[Bone]:
    """Every bone that a radiograph of the region shows at least in part."""
    names = next((bones for name, _, bones in _REGIONS if name == region), ())
    found: set[Bone] = set()
    for name in names:
        if name == "*foot":
            found.update(_FOOT)
        elif name == "*hand":
            found.update(_HAND)
        elif name.startswith("*"):
            found.update(b for b in BONES if b.name.startswith(name[1:]))
        else:
            found.update(b for b in BONES if b.name == name)
    return frozenset(found)
