"""A planar whole-body bone scan of a simulated child.

Uptake of single tissues is chosen here (status: unchecked), after what is checked in the
project's facts: growth plates take up 1.6 to 1.8 times the dose of the skeleton's average
(Eissner 1980), intensely and alike on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Grid
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.lesions import Lesion, inside_lesion
from osteofoci.phantom.anatomy.paint import PaintedChild
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.skeleton import DrawnBone, label_of

_UPTAKE = {
    Tissue.AIR: 0.0, Tissue.LUNG: 0.03, Tissue.FAT: 0.02, Tissue.KIDNEY: 0.55,
    Tissue.BLADDER: 1.6, Tissue.CORTEX: 1.0, Tissue.RED_MARROW: 0.62, Tissue.MIXED_MARROW: 0.6,
    Tissue.YELLOW_MARROW: 0.5, Tissue.CARTILAGE: 0.15, Tissue.PHYSIS: 3.2, Tissue.SPONGIOSA: 1.6,
    Tissue.BRAIN: 0.02, Tissue.CSF: 0.02,
}  # fmt: skip
_SOFT = 0.05
# Broad-beam attenuation of 140 keV photons in tissue, and in lung.
_PER_MM, _LUNG_PER_MM = 0.012, 0.004


@dataclass(frozen=True)
class Camera:
    """How a scan is made.

    Attributes:
        counts: of both views together.
        fwhm_mm: of the point spread at the body's depth.
        injected: hand or elbow with a rest of the injection; None for no trace of it.
        heads: ``two frames``, ``two files`` or ``anterior only``.
    """

    pixel_mm: float = 2.2
    counts: float = 1.5e6
    fwhm_mm: float = 9.0
    injected: str | None = None
    bladder: float = 1.0
    kidneys: float = 1.0
    heads: str = "two frames"


@dataclass(frozen=True, eq=False)
class Scan:
    """Expected counts a pixel: rows run down, columns to the patient's left in both views.

    Attributes:
        top_mm, start_mm: height of the first row, and x of the first column (LPS).
        contrast: of each lesion by its number in the list: its counts against the same place
            without it, in the view that shows it better.
    """

    anterior: npt.NDArray[np.float32]
    posterior: npt.NDArray[np.float32]
    top_mm: float
    start_mm: float
    pixel_mm: float
    contrast: tuple[float, ...]


def random_camera(rng: np.random.Generator) -> Camera:
    place = str(rng.choice(["elbow medial", "wrist radial"]))
    side = str(rng.choice(["left", "right"]))
    return Camera(
        pixel_mm=float(rng.choice([1.95, 2.2, 2.4])),
        counts=float(rng.uniform(0.6e6, 2.2e6)),
        fwhm_mm=float(rng.uniform(7.5, 11.5)),
        injected=f"{side} {place}" if rng.random() < 0.6 else None,
        bladder=float(rng.uniform(0.3, 2.0)),
        kidneys=float(rng.uniform(0.5, 1.8)),
        heads=str(rng.choice(["two frames", "two files", "anterior only"], p=[0.6, 0.3, 0.1])),
    )


def scintigram(
    child: PaintedChild,
    bones: Sequence[DrawnBone],
    lesions: Sequence[Lesion],
    camera: Camera,
    landmarks: dict[str, Floats],
) -> Scan:
    """Project the uptake to both heads."""
    table = np.full(len(Tissue), _SOFT, np.float32)
    for tissue, value in _UPTAKE.items():
        table[tissue] = value
    table[Tissue.BLADDER] *= camera.bladder
    table[Tissue.KIDNEY] *= camera.kidneys
    uptake = table[child.tissue_zyx]
    plain = _both_views(uptake, child, camera)
    by_name = {bone.bone_side: bone for bone in bones}
    masks = []
    for lesion in lesions:
        bone = by_name[lesion.bone_side]
        indices = np.argwhere(child.bone_zyx == label_of(lesion.bone_side))
        if len(indices):
            within = inside_lesion(lesion, bone, child.grid.points_lps_mm(indices))
            indices = indices[within]
        masks.append(indices)
        k, j, i = indices.T
        uptake[k, j, i] = np.maximum(uptake[k, j, i], 0.7) * lesion.uptake
    shown = _both_views(uptake, child, camera)
    contrast = tuple(_contrast(mask, plain, shown) for mask in masks)
    if camera.injected is not None:
        _spot(shown[0], child.grid, landmarks[camera.injected])
    scale = camera.counts / (shown[0].sum() + shown[1].sum())
    views = [_resampled(view * scale, child.grid, camera) for view in shown]
    grid = child.grid
    top = grid.origin_lps_mm[2] + (grid.shape_zyx[0] - 1) * grid.spacing_zyx_mm[0]
    return Scan(views[0], views[1], top, grid.origin_lps_mm[0], camera.pixel_mm, contrast)


def counted(view: npt.NDArray[np.float32], rng: np.random.Generator) -> npt.NDArray[np.uint16]:
    """Poisson counts of an expected view."""
    return np.minimum(rng.poisson(view), 65535).astype(np.uint16)


def _both_views(uptake: Floats, child: PaintedChild, camera: Camera) -> list[Floats]:
    """Anterior and posterior, (z downward, x), attenuated by what lies before each voxel."""
    step = child.grid.spacing_zyx_mm[1]
    tissue = child.tissue_zyx
    per_mm = np.where(tissue == Tissue.LUNG, _LUNG_PER_MM, _PER_MM) * (tissue != Tissue.AIR)
    before = np.cumsum(per_mm, axis=1, dtype=np.float32) * step
    whole = before[:, -1:, :]
    sigma = [camera.fwhm_mm / 2.355 / child.grid.spacing_zyx_mm[a] for a in (0, 2)]
    views = []
    for path in (before, whole - before):
        view = (uptake * np.exp(-path)).sum(axis=1)[::-1]
        views.append(ndimage.gaussian_filter(view, sigma))
    return views


def _contrast(indices: npt.NDArray[np.intp], plain: list[Floats], shown: list[Floats]) -> float:
    if not len(indices):
        return 1.0
    rows = plain[0].shape[0] - 1 - indices[:, 0]
    return max(
        float(b[rows, indices[:, 2]].mean() / max(a[rows, indices[:, 2]].mean(), 1e-9))
        for a, b in zip(plain, shown, strict=True)
    )


def _spot(view: Floats, grid: Grid, place: Floats) -> None:
    k, _, i = grid.indices_zyx(place[None])[0]
    rows, columns = np.ogrid[: view.shape[0], : view.shape[1]]
    away = (rows - (view.shape[0] - 1 - k)) ** 2 + (columns - i) ** 2
    view += 0.02 * view.sum() * np.exp(-away / 4.5) / (4.5 * np.pi)


def _resampled(view: Floats, grid: Grid, camera: Camera) -> npt.NDArray[np.float32]:
    dz, dx = grid.spacing_zyx_mm[0] / camera.pixel_mm, grid.spacing_zyx_mm[2] / camera.pixel_mm
    rows = np.arange(int(view.shape[0] * dz)) / dz
    columns = np.arange(int(view.shape[1] * dx)) / dx
    fine: npt.NDArray[np.float32] = ndimage.map_coordinates(
        view / (dz * dx), np.meshgrid(rows, columns, indexing="ij"), order=1, output=np.float32
    )
    return np.maximum(fine, 0)
