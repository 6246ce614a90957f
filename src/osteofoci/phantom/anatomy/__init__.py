"""Children made from a folder of real bones and soft tissue; see ``docs/simulator.md``."""

from osteofoci.phantom.anatomy.flesh import paint_flesh
from osteofoci.phantom.anatomy.meshes import read_anatomy
from osteofoci.phantom.anatomy.ready import read_body
from osteofoci.phantom.anatomy.real_child import RealChild, carried_landmarks, real_child

__all__ = [
    "RealChild",
    "carried_landmarks",
    "paint_flesh",
    "read_anatomy",
    "read_body",
    "real_child",
]
