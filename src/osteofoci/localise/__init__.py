"""Which bone is where: landmarks, shape, bones, addresses."""

from osteofoci.localise.bone_map import BoneMap, map_bones, map_zones
from osteofoci.localise.given import GivenLabels, with_given_labels
from osteofoci.localise.network import shipped_network
from osteofoci.localise.planar import to_pixel
from osteofoci.localise.planar_skeleton import (
    PlanarSkeleton,
    clarity,
    skeleton_of_pair,
    skeleton_of_scan,
)
from osteofoci.localise.skeleton import (
    COVERAGE_PLACES,
    Address,
    Skeleton,
    address_in,
    localise,
    perhaps,
)
from osteofoci.localise.told import Told

__all__ = [
    "COVERAGE_PLACES",
    "Address",
    "BoneMap",
    "GivenLabels",
    "PlanarSkeleton",
    "Skeleton",
    "Told",
    "address_in",
    "clarity",
    "localise",
    "map_bones",
    "map_zones",
    "perhaps",
    "shipped_network",
    "skeleton_of_pair",
    "skeleton_of_scan",
    "to_pixel",
    "with_given_labels",
]
