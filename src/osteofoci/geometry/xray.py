"""How an X-ray view maps the body onto its image: a scanned slot, or a cone from one point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from osteofoci.geometry.arrays import Floats


@dataclass(frozen=True)
class XrayView:
    """One view, with its pixels measured in the plane through the isocentre.

    A slot runs down the body with a fan of rays in a horizontal plane: rows are true millimetres
    everywhere, columns are magnified by depth. A cone magnifies both. Rows run down; columns
    run to the patient's left in a frontal view, to the back in a lateral one.

    Attributes:
        isocentre_lps_mm: point that the source turns about; its height counts for a cone only.
        source_mm: from the source to the isocentre. The source stands in front of the patient in
            a frontal view, on the right in a lateral one.
        top_mm: height of the first row's centre; ``start_mm``: of the first column's centre,
            along the columns' direction in patient space.
    """

    lateral: bool
    slot: bool
    isocentre_lps_mm: tuple[float, float, float]
    source_mm: float
    pixel_mm: tuple[float, float]
    shape: tuple[int, int]
    top_mm: float
    start_mm: float

    @property
    def across_axis(self) -> int:
        """LPS axis along the columns; the other horizontal one is the depth."""
        return 1 if self.lateral else 0

    def magnification(self, points_lps_mm: Floats) -> Floats:
        """Of (n, 3) points, against the plane through the isocentre."""
        depth = 1 - self.across_axis
        beyond = points_lps_mm[:, depth] - self.isocentre_lps_mm[depth]
        larger: Floats = self.source_mm / (self.source_mm + beyond)
        return larger

    def pixels(self, points_lps_mm: Floats) -> Floats:
        """Fractional (row, column) of (n, 3) points."""
        larger = self.magnification(points_lps_mm)
        middle = self.isocentre_lps_mm[self.across_axis]
        across = middle + (points_lps_mm[:, self.across_axis] - middle) * larger
        height = points_lps_mm[:, 2]
        if not self.slot:
            height = self.isocentre_lps_mm[2] + (height - self.isocentre_lps_mm[2]) * larger
        rows = (self.top_mm - height) / self.pixel_mm[0]
        columns = (across - self.start_mm) / self.pixel_mm[1]
        return np.stack([rows, columns], axis=1)

    def places_mm(self, pixels: Floats) -> Floats:
        """(across, height) in the plane of the isocentre, of (n, 2) fractional pixels."""
        height = self.top_mm - pixels[:, 0] * self.pixel_mm[0]
        across = self.start_mm + pixels[:, 1] * self.pixel_mm[1]
        return np.stack([across, height], axis=1)
