"""Which bone is where: landmarks, shape, bones, addresses."""

from osteofoci.localise.given import GivenLabels, with_given_labels
from osteofoci.localise.network import shipped_network
from osteofoci.localise.skeleton import (
    COVERAGE_PLACES,
    Address,
    BoneMap,
    Skeleton,
    address_in,
    localise,
    map_bones,
    map_zones,
)

__all__ = [
    "COVERAGE_PLACES",
    "Address",
    "BoneMap",
    "GivenLabels",
    "Skeleton",
    "address_in",
    "localise",
    "map_bones",
    "map_zones",
    "shipped_network",
    "with_given_labels",
]
