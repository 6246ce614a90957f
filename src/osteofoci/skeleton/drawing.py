"""From landmarks to bones: the solids, the long axis and the growth plates of every bone.

Sizes follow the landmarks alone, as shares of each bone's own length, so the same drawing
serves a child of three and of eighteen. The shares are drawn after ordinary atlases for
this project (status: unchecked) and give shape, never a reported number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from osteofoci.geometry.arrays import Floats
from osteofoci.skeleton import draw_limbs, draw_trunk
from osteofoci.skeleton.bone import DrawnBone, Landmarks
from osteofoci.skeleton.names import VERTEBRAL_LEVELS, BoneSide, Side, bone_named

_Drawer = Callable[[Landmarks, BoneSide], DrawnBone]


def draw_bones(landmarks: Landmarks) -> tuple[DrawnBone, ...]:
    """Draw every bone whose landmarks are all given; the others are left out.

    Args:
        landmarks: LPS millimetres by name (``osteofoci.skeleton.LANDMARKS``).
    """
    bones = []
    for draw, bone_side in _drawers():
        try:
            bones.append(draw(landmarks, bone_side))
        except KeyError:
            continue
    return tuple(bones)


class _Recorder(dict[str, Floats]):
    """Landmarks that remember which of them were asked for."""

    def __init__(self, landmarks: Landmarks) -> None:
        super().__init__(landmarks)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Floats:
        self.asked.add(name)
        return super().__getitem__(name)


def landmarks_of_bone(landmarks: Landmarks, bone_side: BoneSide) -> frozenset[str]:
    """The landmarks that a bone's drawing rests on."""
    for draw, drawn_side in _drawers():
        if drawn_side == bone_side:
            recorder = _Recorder(landmarks)
            draw(recorder, bone_side)
            return frozenset(recorder.asked)
    return frozenset()


def _bone_side(name: str, side: Side = Side.MIDLINE) -> BoneSide:
    return BoneSide(bone_named(name), side)


def _drawers() -> Iterator[tuple[_Drawer, BoneSide]]:
    yield draw_trunk.skull, _bone_side("skull")
    yield draw_trunk.mandible, _bone_side("mandible")
    for level in VERTEBRAL_LEVELS:
        yield draw_trunk.vertebra, _bone_side(f"vertebra {level}")
    yield draw_trunk.sacrum, _bone_side("sacrum")
    yield draw_trunk.coccyx, _bone_side("coccyx")
    yield draw_trunk.sternum, _bone_side("sternum")
    for side in (Side.LEFT, Side.RIGHT):
        for n in range(1, 13):
            yield draw_trunk.rib, _bone_side(f"rib {n}", side)
        for name, drawer in _PAIRED_DRAWERS.items():
            yield drawer, _bone_side(name, side)
        for n in range(1, 6):
            yield draw_limbs.metacarpal, _bone_side(f"metacarpal {n}", side)
            yield draw_limbs.metatarsal, _bone_side(f"metatarsal {n}", side)


_PAIRED_DRAWERS = {
    "clavicle": draw_trunk.clavicle,
    "scapula": draw_trunk.scapula,
    "humerus": draw_limbs.humerus,
    "radius": draw_limbs.radius,
    "ulna": draw_limbs.ulna,
    "carpus": draw_limbs.carpus,
    "hand phalanges": draw_limbs.hand_phalanges,
    "ilium": draw_trunk.ilium,
    "ischium": draw_trunk.ischium,
    "pubis": draw_trunk.pubis,
    "femur": draw_limbs.femur,
    "patella": draw_limbs.patella,
    "tibia": draw_limbs.tibia,
    "fibula": draw_limbs.fibula,
    "talus": draw_limbs.talus,
    "calcaneus": draw_limbs.calcaneus,
    "navicular": draw_limbs.navicular,
    "cuboid": draw_limbs.cuboid,
    "cuneiforms": draw_limbs.cuneiforms,
    "foot phalanges": draw_limbs.foot_phalanges,
}
