"""Children made from a folder of real bones and soft tissue; see ``docs/simulator.md``."""

from osteofoci.phantom.anatomy.real.flesh import paint_flesh
from osteofoci.phantom.anatomy.real.meshes import read_anatomy
from osteofoci.phantom.anatomy.real.ready import read_body
from osteofoci.phantom.anatomy.real.real_child import RealChild, carried_landmarks, real_child

__all__ = [
    "RealChild",
    "carried_landmarks",
    "paint_flesh",
    "read_anatomy",
    "read_body",
    "real_child",
]
