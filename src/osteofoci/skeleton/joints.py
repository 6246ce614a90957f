"""Which bones meet, and with which end: 0 is proximal, 1 distal, None the whole of a small or flat bone."""

from __future__ import annotations

End = tuple[str, float | None]

JOINTS: tuple[tuple[End, End], ...] = (
    (("femur", 1.0), ("tibia", 0.0)),
    (("femur", 1.0), ("patella", None)),
    (("femur", 0.0), ("ilium", None)),
    (("femur", 0.0), ("ischium", None)),
    (("femur", 0.0), ("pubis", None)),
    (("tibia", 1.0), ("talus", None)),
    (("fibula", 1.0), ("talus", None)),
    (("talus", None), ("calcaneus", None)),
    (("talus", None), ("navicular", None)),
    (("calcaneus", None), ("cuboid", None)),
    (("navicular", None), ("cuneiforms", None)),
    (("navicular", None), ("cuboid", None)),
    (("cuboid", None), ("cuneiforms", None)),
    *((("cuneiforms", None), (f"metatarsal {n}", 0.0)) for n in (1, 2, 3)),
    *((("cuboid", None), (f"metatarsal {n}", 0.0)) for n in (4, 5)),
    *(((f"metatarsal {n}", 1.0), ("foot phalanges", None)) for n in range(1, 6)),
    (("ilium", None), ("sacrum", None)),
    (("ilium", None), ("ischium", None)),
    (("ilium", None), ("pubis", None)),
    (("ischium", None), ("pubis", None)),
    (("clavicle", 0.0), ("sternum", None)),
    (("clavicle", 1.0), ("scapula", None)),
    (("humerus", 0.0), ("scapula", None)),
    (("humerus", 1.0), ("radius", 0.0)),
    (("humerus", 1.0), ("ulna", 0.0)),
    (("radius", 1.0), ("carpus", None)),
    (("ulna", 1.0), ("carpus", None)),
    *((("carpus", None), (f"metacarpal {n}", 0.0)) for n in range(1, 6)),
    *(((f"metacarpal {n}", 1.0), ("hand phalanges", None)) for n in range(1, 6)),
    (("sacrum", None), ("vertebra L5", None)),
)
"""Pairs of bone ends. The clavicle counts from its medial end."""


def meeting(one: str, other: str) -> tuple[float | None, float | None] | None:
    """The ends with which two bones meet; None if they do not."""
    for (a, end_a), (b, end_b) in JOINTS:
        if (a, b) == (one, other):
            return end_a, end_b
        if (b, a) == (one, other):
            return end_b, end_a
    return None
