"""Smooth solids given by their signed distance: tubes, ellipsoids, drums and plates.

``distance_mm`` is negative inside. It is exact near the surface of tubes and a close
approximation for the others, which is all that drawing and labelling need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from osteofoci.geometry.arrays import Floats
from osteofoci.geometry.sampled import Sampled


def unit(vector: Floats) -> Floats:
    """The vector scaled to length one; a zero vector stays zero."""
    length = np.linalg.norm(vector)
    return vector / length if length > 0 else vector


@dataclass(frozen=True, eq=False)
class Tube:
    """A chain of round cones along a polyline.

    Attributes:
        points_mm: (k, 3) polyline.
        radii_mm: (k,) radius at each point.
        flat_normal: optional unit direction along which the tube is flattened.
        flatness: thickness over width, 1 for round.
        cut_ends: the ends are cut square at the first and last point instead of rounded.
    """

    points_mm: Floats
    radii_mm: Floats
    flat_normal: Floats | None = None
    flatness: float = 1.0
    cut_ends: bool = False

    @property
    def steepness(self) -> float:
        return 1.0 / self.flatness

    def bounds_mm(self) -> tuple[Floats, Floats]:
        radii = self.radii_mm[:, None]
        return (self.points_mm - radii).min(0), (self.points_mm + radii).max(0)

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points."""
        line, query = self.points_mm, points
        if self.flat_normal is not None:
            stretch = 1.0 / self.flatness - 1.0
            normal = self.flat_normal.astype(points.dtype)
            centre = line.mean(0)
            query = points + stretch * ((points - centre) @ normal)[..., None] * normal
            line = line + stretch * ((line - centre) @ normal)[:, None] * normal
        best: Floats | None = None
        for a, b, ra, rb in zip(
            line[:-1], line[1:], self.radii_mm[:-1], self.radii_mm[1:], strict=True
        ):
            along = (b - a).astype(points.dtype)
            length2 = max(float(along @ along), 1e-9)
            offset = query - a.astype(points.dtype)
            t = np.clip((offset @ along) / length2, 0.0, 1.0)
            gap = offset - t[..., None] * along
            distance = np.sqrt(np.einsum("...c,...c->...", gap, gap)) - (ra + t * (rb - ra))
            best = distance if best is None else np.minimum(best, distance)
        assert best is not None
        if self.cut_ends:
            for end, inner in ((0, 1), (-1, -2)):
                outward = unit(self.points_mm[end] - self.points_mm[inner]).astype(points.dtype)
                beyond = (points - self.points_mm[end].astype(points.dtype)) @ outward
                best = np.maximum(best, beyond)
        return best


@dataclass(frozen=True, eq=False)
class Ellipsoid:
    """Axes are the rows of a rotation matrix."""

    centre_mm: Floats
    axes: Floats
    radii_mm: Floats

    @property
    def steepness(self) -> float:
        return float(self.radii_mm.max() / self.radii_mm.min())

    def bounds_mm(self) -> tuple[Floats, Floats]:
        half = np.sqrt(((self.axes * self.radii_mm[:, None]) ** 2).sum(0))
        return self.centre_mm - half, self.centre_mm + half

    def distance_mm(self, points: Floats) -> Floats:
        """First-order signed distance of (..., 3) points."""
        local = (points - self.centre_mm.astype(points.dtype)) @ self.axes.T.astype(points.dtype)
        scaled = local / self.radii_mm.astype(points.dtype)
        norm = np.sqrt(np.einsum("...c,...c->...", scaled, scaled))
        gradient = np.linalg.norm(scaled / self.radii_mm.astype(points.dtype), axis=-1)
        distance: Floats = np.where(
            norm < 1e-3,
            -self.radii_mm.min(),
            norm * (norm - 1.0) / np.maximum(gradient, 1e-9),
        )
        return distance


LID_PLACES = (-0.7, 0.0, 0.7)


@dataclass(frozen=True, eq=False)
class Drum:
    """An elliptic cylinder with rounded rims: rows of ``axes`` are across, depth, up.

    Attributes:
        waist: by how much the wall narrows at mid height.
        lids: factors on the height at ``LID_PLACES`` of the half depth; a parabola between.
    """

    centre_mm: Floats
    axes: Floats
    half_sizes_mm: Floats
    waist: float = 0.0
    lids: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def half_height_mm(self, depth_share: Floats) -> Floats:
        """Half the height at places along the depth, -1 front .. 1 back."""
        front, middle, back = self.lids
        if front == middle == back:
            return np.full_like(depth_share, self.half_sizes_mm[2] * middle)
        shares = np.clip(depth_share / LID_PLACES[2], -1.4, 1.4)
        bend, slope = (front + back) / 2 - middle, (back - front) / 2
        height: Floats = self.half_sizes_mm[2] * (middle + slope * shares + bend * shares**2)
        return height

    @property
    def steepness(self) -> float:
        return float(1.2 * self.half_sizes_mm[:2].max() / self.half_sizes_mm[:2].min())

    def bounds_mm(self) -> tuple[Floats, Floats]:
        across, depth, up = self.axes
        wide, deep = self.half_sizes_mm[0] * across, self.half_sizes_mm[1] * depth
        high = float(self.half_height_mm(np.linspace(-1.0, 1.0, 9)).max())
        # The rims reach out by as much as the discs of the lids lean.
        half = np.sqrt(wide**2 + deep**2) + high * np.abs(up)
        return self.centre_mm - half, self.centre_mm + half

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points; the wall narrows by ``waist`` at mid height."""
        local = (points - self.centre_mm.astype(points.dtype)) @ self.axes.T.astype(points.dtype)
        across, depth, _ = (float(h) for h in self.half_sizes_mm)
        up = self.half_height_mm(local[..., 1] / depth)
        height = np.abs(local[..., 2]) / up
        narrow = 1.0 - self.waist * (1.0 - np.minimum(height, 1.0) ** 2)
        radial = np.sqrt((local[..., 0] / across) ** 2 + (local[..., 1] / depth) ** 2)
        gradient = np.sqrt((local[..., 0] / across**2) ** 2 + (local[..., 1] / depth**2) ** 2)
        wall = (radial - narrow) * np.where(
            radial > 1e-3, radial / np.maximum(gradient, 1e-9), min(across, depth)
        )
        lid = (height - 1.0) * up
        inside = np.minimum(np.maximum(wall, lid), 0.0)
        outside = np.sqrt(np.maximum(wall, 0.0) ** 2 + np.maximum(lid, 0.0) ** 2)
        distance: Floats = inside + outside
        return distance


@dataclass(frozen=True, eq=False)
class Plate:
    """Triangles thickened to a plate with rounded rims."""

    vertices_mm: Floats
    triangles: Sequence[tuple[int, int, int]]
    half_thickness_mm: float

    steepness = 1.0

    def bounds_mm(self) -> tuple[Floats, Floats]:
        return (
            self.vertices_mm.min(0) - self.half_thickness_mm,
            self.vertices_mm.max(0) + self.half_thickness_mm,
        )

    def distance_mm(self, points: Floats) -> Floats:
        """Signed distance of (..., 3) points."""
        flat = points.reshape(-1, 3)
        best = np.full(len(flat), np.inf, dtype=points.dtype)
        for triangle in self.triangles:
            a, b, c = (self.vertices_mm[n].astype(points.dtype) for n in triangle)
            best = np.minimum(best, _triangle_distance(flat, a, b, c))
        return best.reshape(points.shape[:-1]) - self.half_thickness_mm


def _triangle_distance(points: Floats, a: Floats, b: Floats, c: Floats) -> Floats:
    normal = unit(np.cross(b - a, c - a))
    height = (points - a) @ normal
    flat = points - height[:, None] * normal
    inside = np.ones(len(points), bool)
    rim = np.full(len(points), np.inf, dtype=points.dtype)
    for p, q in ((a, b), (b, c), (c, a)):
        along = q - p
        offset = flat - p
        inside &= (np.cross(along, offset) @ normal) >= 0
        t = np.clip((offset @ along) / max(float(along @ along), 1e-9), 0, 1)
        rim = np.minimum(rim, np.linalg.norm(offset - t[:, None] * along, axis=1))
    side = np.where(inside, 0.0, rim)
    distance: Floats = np.sqrt(height**2 + side**2).astype(points.dtype)
    return distance


Solid = Tube | Ellipsoid | Drum | Plate | Sampled


def moved(solid: Solid, turn: Floats, middle_mm: Floats, target_mm: Floats) -> Solid:
    """The solid turned about a point (3 x 3 rotation) and shifted so that it lands on another."""

    def place(points: Floats) -> Floats:
        landed: Floats = (points - middle_mm) @ turn.T + target_mm
        return landed

    if isinstance(solid, Tube):
        normal = None if solid.flat_normal is None else solid.flat_normal @ turn.T
        return replace(solid, points_mm=place(solid.points_mm), flat_normal=normal)
    if isinstance(solid, Plate):
        return replace(solid, vertices_mm=place(solid.vertices_mm))
    if isinstance(solid, Sampled):
        x, y, z = (float(v) for v in place(np.array(solid.grid.origin_lps_mm)))
        turned = (np.array(solid.grid.axes_lps) @ turn.T).tolist()
        axes = tuple((float(a), float(b), float(c)) for a, b, c in turned)
        own = replace(solid.grid, origin_lps_mm=(x, y, z), axes_lps=axes)
        return replace(solid, grid=own)
    return replace(solid, centre_mm=place(solid.centre_mm), axes=solid.axes @ turn.T)


def smooth_path(points_mm: Floats, *, steps: int) -> Floats:
    """A Catmull-Rom curve through (k, 3) points with ``steps`` pieces between each pair."""
    padded = np.vstack(
        [2 * points_mm[0] - points_mm[1], points_mm, 2 * points_mm[-1] - points_mm[-2]]
    )
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for p0, p1, p2, p3 in zip(padded[:-3], padded[1:-2], padded[2:-1], padded[3:], strict=True):
        pieces.append(
            0.5
            * (
                2 * p1
                + (p2 - p0) * t
                + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
                + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            )
        )
    return np.vstack([*pieces, points_mm[-1:]])


@dataclass(frozen=True, eq=False)
class Path:
    """A polyline with its arc length, for positions along a bone."""

    points_mm: Floats

    @property
    def length_mm(self) -> float:
        return float(np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1).sum())

    def at(self, position: float | Floats) -> Floats:
        """The point at a share (0..1) of the length, or one for each of several shares.

        Beyond the ends it goes straight on.
        """
        lengths = np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1)
        reached = np.concatenate([[0.0], np.cumsum(lengths)])
        wanted = np.asarray(position) * reached[-1]
        piece = np.clip(np.searchsorted(reached, wanted) - 1, 0, len(lengths) - 1)
        share = (wanted - reached[piece]) / np.maximum(lengths[piece], 1e-9)
        start, end = self.points_mm[piece], self.points_mm[piece + 1]
        points: Floats = start + share[..., None] * (end - start)
        return points

    def locate(self, points_mm: Floats) -> tuple[Floats, Floats]:
        """Share of the length (may leave 0..1) and distance (mm) to the line, of (n, 3) points."""
        lengths = np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1)
        reached = np.concatenate([[0.0], np.cumsum(lengths)])
        total = max(float(reached[-1]), 1e-9)
        best = np.full(len(points_mm), np.inf)
        position = np.zeros(len(points_mm))
        last = len(lengths) - 1
        for n, (a, b) in enumerate(zip(self.points_mm[:-1], self.points_mm[1:], strict=True)):
            along = b - a
            t = (points_mm - a) @ along / max(float(along @ along), 1e-9)
            low = -np.inf if n == 0 else 0.0
            high = np.inf if n == last else 1.0
            t = np.clip(t, low, high)
            clipped = np.clip(t, 0.0, 1.0)
            distance = np.linalg.norm(points_mm - a - clipped[:, None] * along, axis=1)
            nearer = distance < best
            best = np.where(nearer, distance, best)
            position = np.where(nearer, (reached[n] + t * lengths[n]) / total, position)
        return position, best
