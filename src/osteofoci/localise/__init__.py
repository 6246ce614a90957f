"""Which bone is where: landmarks, shape, bones, addresses."""

from osteofoci.localise.skeleton import Address, BoneMap, Skeleton, address_in, localise, map_bones

__all__ = ["Address", "BoneMap", "Skeleton", "address_in", "localise", "map_bones"]
