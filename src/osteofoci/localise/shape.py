"""The shape model: which landmark constellations a child's skeleton can have.

A linear model (mean and main modes, Cootes et al. 1995, doi:10.1006/cviu.1995.1004) of
landmarks divided by body size, learned from simulated children in random postures. It calls
outliers back and fills in landmarks that lie outside the images, so that a bone that is half
in view can still be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from osteofoci.geometry.arrays import Floats

# The model leaves more over on a child than on the constellations that it was made from.
UNSEEN_SHAPES = 1.5


@dataclass(frozen=True, eq=False)
class ShapeModel:
    """Arrays are flat over (landmark, xyz), in millimetres of a child of unit scale."""

    mean: Floats
    modes: Floats
    spread: Floats
    left_over: float


@cache
def shape_model(name: str = "shape") -> ShapeModel:
    """The model of volumes (``shape``), or that of planar images (``planar_shape``)."""
    folder = resources.files("osteofoci.localise").joinpath("weights")
    with folder.joinpath(f"{name}.npz").open("rb") as stream:
        data = np.load(stream)
        return ShapeModel(
            data["mean"].astype(float),
            data["modes"].astype(float),
            data["spread"].astype(float),
            float(data["left_over"]),
        )


def fit_shape(
    points_mm: Floats, sigma_mm: Floats, *, scale: float, model: ShapeModel
) -> tuple[Floats, Floats]:
    """The most probable constellation given measured landmarks.

    Args:
        points_mm: (n, 3) measured positions; ignored where sigma is infinite.
        sigma_mm: (n,) standard deviation of each measurement, or (n, 3) of each coordinate: a planar
            image tells two of the three.
        scale: body size that the model is multiplied with.

    Returns:
        (n, 3) positions, and (n,) how far (mm) each measurement lies from the constellation
        that all the others support.
    """
    sigma = np.broadcast_to(sigma_mm if sigma_mm.ndim == 2 else sigma_mm[:, None], points_mm.shape)
    known = np.isfinite(sigma)
    weights = np.where(known, 1.0 / np.maximum(sigma, 0.5), 0.0)
    robust = np.ones(len(points_mm))
    left_over = UNSEEN_SHAPES * model.left_over * scale
    fitted = points_mm
    miss = np.zeros(len(points_mm))
    shift = np.tile(np.eye(3), (len(points_mm), 1))
    design = np.hstack([scale * model.modes.T * model.spread, shift])
    prior = np.concatenate([np.ones(len(model.spread)), np.full(3, 1e-9)])
    target = np.where(known, points_mm, 0.0).ravel() - scale * model.mean
    typical = np.where(known, sigma, 0.0).sum(1) / np.maximum(known.sum(1), 1)
    for _ in range(4):
        weight = (weights * robust[:, None]).ravel()
        normal = (design * weight[:, None] ** 2).T @ design + np.diag(prior)
        solution = np.linalg.solve(normal, (design * weight[:, None] ** 2).T @ target)
        fitted = (scale * model.mean + design @ solution).reshape(-1, 3)
        miss = np.linalg.norm(np.where(known, points_mm - fitted, 0.0), axis=1)
        allowed = 2.5 * np.hypot(typical, left_over) * np.sqrt(3)
        robust = np.minimum(1.0, allowed / np.maximum(miss, 1e-6))
    # What one landmark does by itself is believed as far as its measurement is sharper
    # than the model's own left-over spread.
    spread = left_over**2 + np.where(known, sigma, 1e3) ** 2
    trust = np.where(known, left_over**2 / spread, 0.0) * robust[:, None] ** 2
    blended: Floats = fitted + trust * np.where(known, points_mm - fitted, 0.0)
    return blended, miss
