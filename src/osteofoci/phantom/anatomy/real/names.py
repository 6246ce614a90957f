"""Which bone of the vocabulary a mesh is, and where a mesh of several bones is cut."""

from __future__ import annotations

import re

import numpy as np

from osteofoci.geometry.arrays import Bools, Floats
from osteofoci.phantom.anatomy.real.meshes import Anatomy
from osteofoci.skeleton import BoneSide, Side, bone_named

_SEVERAL = (
    ("carpus_", "carpus"),
    ("hand_phalanx_", "hand phalanges"),
    ("foot_phalanx_", "foot phalanges"),
    ("cuneiform_", "cuneiforms"),
)
_NOT_NAMED = ("disc_", "costal_cartilage_", "hyoid", "foot_sesamoid_")
_SPLIT = re.compile(r"^(.*?)(?:_(left|right))?$")


def bone_of_mesh(name: str) -> BoneSide | None:
    """The bone of a mesh such as ``metatarsal_2_left``; None for what has no name of its own.

    A hip bone is called ``ilium`` and a sacrum ``sacrum``; ``cut_bone`` tells their parts.
    """
    if name.startswith(_NOT_NAMED):
        return None
    found = _SPLIT.match(name)
    stem, side = (found.group(1), found.group(2)) if found else (name, None)
    for start, bone in _SEVERAL:
        if stem.startswith(start):
            stem = bone
    stem = "ilium" if stem == "hip_bone" else stem.replace("_", " ")
    return BoneSide(bone_named(stem), Side(side) if side else Side.MIDLINE)


def cut_bone(
    anatomy: Anatomy, bone_side: BoneSide, points_mm: Floats
) -> tuple[tuple[BoneSide, Bools], ...]:
    """Which part of a mesh of several bones each point (in the anatomy's own frame) belongs to."""
    side = str(bone_side.side)
    parts: tuple[tuple[str, Bools], ...]
    if bone_side.bone.name == "ilium" and ("pubis_from_ischium", side) in anatomy.joints:
        above = _beyond(anatomy, "ilium_from_ischium_and_pubis", side, points_mm)
        front = _beyond(anatomy, "pubis_from_ischium", side, points_mm) & ~above
        parts = (("ilium", above), ("pubis", front), ("ischium", ~above & ~front))
    elif bone_side.bone.name == "sacrum" and ("coccyx_from_sacrum", side) in anatomy.joints:
        tip = _beyond(anatomy, "coccyx_from_sacrum", side, points_mm)
        parts = (("sacrum", ~tip), ("coccyx", tip))
    else:
        parts = ((bone_side.bone.name, np.ones(len(points_mm), bool)),)
    return tuple((BoneSide(bone_named(name), bone_side.side), mask) for name, mask in parts)


def _beyond(anatomy: Anatomy, plane: str, side: str, points_mm: Floats) -> Bools:
    joint = anatomy.joints[(plane, side)]
    beyond: Bools = (points_mm - joint.centre_mm) @ joint.axis > 0
    return beyond
