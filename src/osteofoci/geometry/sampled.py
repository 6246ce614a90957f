"""A solid given by distances on a grid: a real bone, as drawn ones are given by formulas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from osteofoci.geometry.arrays import Floats
from osteofoci.geometry.grid import Grid


@dataclass(frozen=True, eq=False)
class Sampled:
    """Signed distance (mm), negative inside, on a grid that reaches ``margin_mm`` past the surface."""

    grid: Grid
    distance_zyx_mm: npt.NDArray[np.float32]
    margin_mm: float

    steepness = 1.2

    def bounds_mm(self) -> tuple[Floats, Floats]:
        corners = self.grid.corners_lps_mm
        return corners.min(0) + self.margin_mm, corners.max(0) - self.margin_mm

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points."""
        from scipy import ndimage  # drawn bones, as a report shows them, are given by formulas

        index = self.grid.indices_zyx(points.reshape(-1, 3)).T
        ends = np.array(self.grid.shape_zyx)[:, None] - 1
        held = np.clip(index, 0, ends)
        inner = ndimage.map_coordinates(
            self.distance_zyx_mm, held, order=1, mode="nearest", output=np.float32
        )
        beyond = np.linalg.norm(
            (index - held) * np.array(self.grid.spacing_zyx_mm)[:, None], axis=0
        )
        distance: Floats = (inner + beyond).reshape(points.shape[:-1])
        return distance
