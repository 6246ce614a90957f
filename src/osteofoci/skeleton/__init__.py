"""The vocabulary of the skeleton and its shape as drawn from landmarks; no image in it."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.skeleton.bone import DrawnBone, Landmarks
    from osteofoci.skeleton.codes import SiteCode, code_of
    from osteofoci.skeleton.draw_trunk import vertebral_frame
    from osteofoci.skeleton.drawing import draw_bones, landmarks_of_bone
    from osteofoci.skeleton.growth import carried
    from osteofoci.skeleton.joints import JOINTS, MIDLINE_POINTS, joint_names
    from osteofoci.skeleton.landmarks import LANDMARKS, mirrored_name
    from osteofoci.skeleton.names import (
        BONE_SIDES,
        BONES,
        TUBULAR_ZONES,
        VERTEBRAL_LEVELS,
        Bone,
        BoneSide,
        Kind,
        Region,
        Side,
        Site,
        Zone,
        bone_named,
        label_of,
        parse_site,
    )
    from osteofoci.skeleton.tubular import Tubular, tubular, zone_at

__all__ = [
    "BONES",
    "BONE_SIDES",
    "JOINTS",
    "LANDMARKS",
    "MIDLINE_POINTS",
    "TUBULAR_ZONES",
    "VERTEBRAL_LEVELS",
    "Bone",
    "BoneSide",
    "DrawnBone",
    "Kind",
    "Landmarks",
    "Region",
    "Side",
    "Site",
    "SiteCode",
    "Tubular",
    "Zone",
    "bone_named",
    "carried",
    "code_of",
    "draw_bones",
    "joint_names",
    "label_of",
    "landmarks_of_bone",
    "mirrored_name",
    "parse_site",
    "tubular",
    "vertebral_frame",
    "zone_at",
]

on_demand(__name__)
