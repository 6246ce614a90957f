"""Grids, volumes and solids in patient LPS millimetres."""

from osteofoci.geometry.grid import Grid, Volume
from osteofoci.geometry.resample import average_to, resample, sample_at
from osteofoci.geometry.solids import Drum, Ellipsoid, Path, Plate, Solid, Tube, smooth_path, unit

__all__ = [
    "Drum",
    "Ellipsoid",
    "Grid",
    "Path",
    "Plate",
    "Solid",
    "Tube",
    "Volume",
    "average_to",
    "resample",
    "sample_at",
    "smooth_path",
    "unit",
]
