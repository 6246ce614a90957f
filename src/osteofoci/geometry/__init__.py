"""Grids, volumes and solids in patient LPS millimetres."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.geometry.grid import Grid, Volume, shared_part
    from osteofoci.geometry.image import grid_of, write_nifti
    from osteofoci.geometry.resample import average_to, nearest_at, resample, sample_at
    from osteofoci.geometry.sample import HasDistance, sample_near
    from osteofoci.geometry.sampled import Sampled
    from osteofoci.geometry.solids import (
        LID_PLACES,
        Drum,
        Ellipsoid,
        Path,
        Plate,
        Solid,
        Tube,
        moved,
        smooth_path,
        unit,
    )
    from osteofoci.geometry.xray import XrayView

__all__ = [
    "LID_PLACES",
    "Drum",
    "Ellipsoid",
    "Grid",
    "HasDistance",
    "Path",
    "Plate",
    "Sampled",
    "Solid",
    "Tube",
    "Volume",
    "XrayView",
    "average_to",
    "grid_of",
    "moved",
    "nearest_at",
    "resample",
    "sample_at",
    "sample_near",
    "shared_part",
    "smooth_path",
    "unit",
    "write_nifti",
]

on_demand(__name__)
