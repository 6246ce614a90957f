"""Named points of the skeleton: the joints and corners from which every bone can be drawn."""

from __future__ import annotations

from osteofoci.skeleton.names import VERTEBRAL_LEVELS, Side

MIDLINE_LANDMARKS = (
    "skull vertex",
    "skull front",
    "skull back",
    "chin",
    *(f"vertebra {level}" for level in VERTEBRAL_LEVELS),
    "sacrum top",
    "sacrum bottom",
    "coccyx tip",
    "sternum top",
    "sternum bottom",
    "symphysis",
)

PAIRED_LANDMARKS = (
    "mandible angle",
    "clavicle medial",
    "acromion",
    "scapula superior",
    "scapula inferior",
    "shoulder",
    "elbow medial",
    "elbow lateral",
    "wrist radial",
    "wrist ulnar",
    "knuckle 2",
    "knuckle 5",
    "fingertip",
    *(f"rib {n} {part}" for n in range(1, 13) for part in ("back", "side", "tip")),
    "anterior iliac spine",
    "iliac crest",
    "posterior iliac spine",
    "ischial tuberosity",
    "hip",
    "trochanter",
    "knee medial",
    "knee lateral",
    "ankle medial",
    "ankle lateral",
    "heel",
    "metatarsal 1 base",
    "metatarsal 5 base",
    "metatarsal 1 head",
    "metatarsal 5 head",
    "toe tip",
)

LANDMARKS: tuple[str, ...] = (
    *MIDLINE_LANDMARKS,
    *(f"{side} {name}" for side in (Side.LEFT, Side.RIGHT) for name in PAIRED_LANDMARKS),
)
"""Every landmark's name in a fixed order; midline first, then left, then right."""


def mirrored_name(name: str) -> str:
    """The name of a landmark, bone or unit when left and right are exchanged."""
    for side in (Side.LEFT, Side.RIGHT):
        if name.startswith(f"{side} "):
            return f"{side.mirrored} {name.removeprefix(f'{side} ')}"
    return name
