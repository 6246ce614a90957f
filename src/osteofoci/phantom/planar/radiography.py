"""Radiographs of a simulated child: attenuation along the rays, then noise and processing.

Attenuation is of broad diagnostic beams, rounded (status: unchecked); it shapes simulated
pictures only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from osteofoci.geometry import Drum, Grid, Sampled, XrayView, sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.phantom.anatomy.lesions import Lesion, inside_lesion
from osteofoci.phantom.anatomy.paint import Growing, PaintedChild, bone_tissue
from osteofoci.phantom.anatomy.tissue import Tissue
from osteofoci.skeleton import DrawnBone, Kind

_SOFT_PER_MM = {Tissue.AIR: 0.0, Tissue.LUNG: 0.006, Tissue.FAT: 0.0175, Tissue.BOWEL: 0.017}
_OTHER_SOFT_PER_MM = 0.020
# What bone attenuates more than the soft tissue in whose place it stands.
_BONE_PER_MM = {
    Tissue.CORTEX: 0.058,
    Tissue.SPONGIOSA: 0.026,
    Tissue.CARTILAGE: 0.001,
    Tissue.PHYSIS: 0.0,
}
_MARROW_PER_MM = 0.016
# How a lesion changes its bone, as factors: cancellous bone, cortex.
_CHANGED = {
    "lytic": (0.15, 0.45),
    "mixed": (0.7, 0.8),
    "sclerotic": (2.3, 1.15),
    "hyperostotic": (2.0, 1.4),
}
_PERIOSTEAL_PER_MM, _PERIOSTEAL_MM = 0.030, (0.4, 1.8)
_MORE_FROM_THE_SIDE = 25.0
_SCATTER_SHARE, _SCATTER_MM, _LEVELLED_MM = 0.25, 30.0, 70.0


@dataclass(frozen=True)
class Exposure:
    """How one radiograph is made.

    Attributes:
        photons: a pixel of a frontal view in open air; from the side more are sent.
        levelled: share of the slow changes of attenuation that processing takes out.
        inverted: bone dark, as MONOCHROME1 stores it.
    """

    photons: float = 60_000.0
    levelled: float = 0.3
    sharpness_mm: float = 0.3
    inverted: bool = False


def random_exposure(rng: np.random.Generator) -> Exposure:
    return Exposure(
        photons=float(np.exp(rng.uniform(np.log(15_000), np.log(120_000)))),
        levelled=float(rng.uniform(0.0, 0.7)),
        sharpness_mm=float(rng.uniform(0.2, 0.6)),
    )


def attenuation(
    view: XrayView,
    bones: Sequence[DrawnBone],
    soft: PaintedChild,
    child: Growing,
    lesions: Sequence[Lesion],
) -> npt.NDArray[np.float32]:
    """Line integral of attenuation for every pixel, (rows, columns).

    Args:
        soft: the child's tissues on a coarse grid; its bones count as soft tissue.
    """
    image = _soft_tissue(view, soft)
    by_bone: dict[object, list[Lesion]] = {}
    for lesion in lesions:
        by_bone.setdefault(lesion.bone_side, []).append(lesion)
    for bone in bones:
        for piece in _pieces(bone):
            _add_bone(image, view, piece, child, by_bone.get(bone.bone_side, []))
    return image


def exposed(
    image: npt.NDArray[np.float32], view: XrayView, exposure: Exposure, rng: np.random.Generator
) -> npt.NDArray[np.uint16]:
    """12-bit pixels of an attenuation image: scatter, photon noise, blur, logarithm, window."""
    photons = exposure.photons * (_MORE_FROM_THE_SIDE if view.lateral else 1.0)
    reached = np.exp(-image) + _SCATTER_SHARE * 0.3 * _wide(np.exp(-image), view, _SCATTER_MM)
    blur = [exposure.sharpness_mm / p / 2.355 for p in view.pixel_mm]
    reached = ndimage.gaussian_filter(reached, blur)
    counts = rng.normal(reached * photons, np.sqrt(reached * photons + 4))
    shown = -np.log(np.maximum(counts, 1.0) / photons)
    shown -= exposure.levelled * _wide(shown, view, _LEVELLED_MM)
    low, high = np.percentile(shown[image > 0.3], [0.3, 99.7]) if (image > 0.3).any() else (0, 1)
    grey = np.clip((shown - low) / max(high - low, 1e-6), 0, 1)
    pixels: npt.NDArray[np.uint16] = np.round(
        4095 * (1 - grey if exposure.inverted else grey)
    ).astype(np.uint16)
    return pixels


def _wide(image: npt.NDArray[np.float32], view: XrayView, sigma_mm: float) -> Floats:
    """The image blurred widely, by way of a coarse copy."""
    step = [max(1, round(sigma_mm / p / 6)) for p in view.pixel_mm]
    sigma = [sigma_mm / p / n for p, n in zip(view.pixel_mm, step, strict=True)]
    small = ndimage.gaussian_filter(image[:: step[0], :: step[1]], sigma)
    rows = np.arange(image.shape[0]) / step[0]
    columns = np.arange(image.shape[1]) / step[1]
    wide: Floats = ndimage.map_coordinates(
        small, np.meshgrid(rows, columns, indexing="ij"), order=1, mode="nearest"
    )
    return wide


def _soft_tissue(view: XrayView, soft: PaintedChild) -> npt.NDArray[np.float32]:
    table = np.full(len(Tissue), _OTHER_SOFT_PER_MM, np.float32)
    for tissue, per_mm in _SOFT_PER_MM.items():
        table[tissue] = per_mm
    grid = soft.grid
    depth_axis = 2 if view.lateral else 1
    step_mm = grid.spacing_zyx_mm[depth_axis]
    # On an image as coarse as the painting, then enlarged.
    coarse_mm = (grid.spacing_zyx_mm[0], grid.spacing_zyx_mm[1 if view.lateral else 2])
    factor = [c / p for c, p in zip(coarse_mm, view.pixel_mm, strict=True)]
    shape = tuple(int(np.ceil(n / f)) + 2 for n, f in zip(view.shape, factor, strict=True))
    coarse = XrayView(
        view.lateral, view.slot, view.isocentre_lps_mm, view.source_mm, coarse_mm,
        (shape[0], shape[1]), view.top_mm, view.start_mm,
    )  # fmt: skip
    small = np.zeros(coarse.shape, np.float32)
    for n in range(grid.shape_zyx[depth_axis]):
        layer = np.take(soft.tissue_zyx, n, axis=depth_axis)
        found = np.nonzero(layer)
        if not found[0].size:
            continue
        indices = np.zeros((len(found[0]), 3))
        indices[:, 0], indices[:, 1 if view.lateral else 2] = found
        indices[:, depth_axis] = n
        _splat(small, coarse, grid.points_lps_mm(indices), table[layer[found]] * step_mm)
    small = ndimage.gaussian_filter(small, 0.7)
    rows = np.arange(view.shape[0]) / factor[0]
    columns = np.arange(view.shape[1]) / factor[1]
    one: npt.NDArray[np.float32] = ndimage.map_coordinates(
        small,
        np.meshgrid(rows, columns, indexing="ij"),
        order=1,
        mode="constant",
        output=np.float32,
    )
    return one


def _add_bone(
    image: npt.NDArray[np.float32],
    view: XrayView,
    bone: DrawnBone,
    child: Growing,
    lesions: Sequence[Lesion],
) -> None:
    grid = _fine_grid(view, bone)
    if grid is None:
        return
    edge = max(grid.spacing_zyx_mm[0], 0.3)
    layered = any(lesion.periosteal for lesion in lesions)
    found = sample_near(bone, grid, margin_mm=0.5 * edge + (_PERIOSTEAL_MM[1] if layered else 0.0))
    if found is None:
        return
    block, mask, distance = found
    depth_step = grid.spacing_zyx_mm[2 if view.lateral else 1]
    points = grid.points_lps_mm(np.argwhere(mask) + [s.start for s in block])
    share = np.clip(0.5 - distance / edge, 0, 1)
    tissue = bone_tissue(bone, points, np.maximum(-distance, 0), child)
    per_mm = np.full(len(Tissue), _MARROW_PER_MM)
    for kind, value in _BONE_PER_MM.items():
        per_mm[kind] = value
    values = per_mm[tissue] * share
    for lesion in lesions:
        within = inside_lesion(lesion, bone, points)
        cancellous, cortex = _CHANGED[lesion.appearance]
        solid = tissue == Tissue.CORTEX
        values[within & ~solid] *= cancellous
        values[within & solid] *= cortex
        if lesion.appearance == "mixed":  # a sclerotic rim around what is lysed
            values[within & ~solid & inside_lesion(lesion, bone, points, share=0.65)] *= 0.35
        if lesion.periosteal:
            layer = (distance > _PERIOSTEAL_MM[0]) & (distance < _PERIOSTEAL_MM[1])
            values[within & layer] = _PERIOSTEAL_PER_MM
    kept = values > 0
    _splat(image, view, points[kept], values[kept] * depth_step, finer=_finer(view, grid))


def _finer(view: XrayView, grid: Grid) -> float:
    """Pixels that one sample covers, where the bone was sampled coarser than the image."""
    return grid.spacing_zyx_mm[0] / view.pixel_mm[0]


# How coarsely (mm) bones are sampled: the bodies of vertebrae as finely as the pixels are.
_SLOT_LEAST_MM, _CONE_LEAST_MM = 1.0, 0.35


def _pieces(bone: DrawnBone) -> tuple[DrawnBone, ...]:
    """A vertebra's body apart from its arch, so that only the body needs fine samples."""
    if bone.bone_side.bone.kind is not Kind.VERTEBRA or not bone.posterior_elements:
        return (bone,)
    arch = replace(bone, parts=bone.posterior_elements, posterior_elements=())
    return replace(bone, posterior_elements=()), arch


def _fine_grid(view: XrayView, bone: DrawnBone) -> Grid | None:
    """Samples over a bone; None where the image does not show it."""
    low, high = bone.bounds_mm()
    low, high = low - 3, high + 3
    # Only what the image shows, with a little to spare for what lies nearer to the source.
    shown = view.places_mm(np.array([[view.shape[0], 0], [0, view.shape[1]]]))
    spare = 0.12 * np.abs(shown[1] - shown[0]) + 5
    axes = [view.across_axis, 2]
    low[axes] = np.maximum(low[axes], shown[0] - spare)
    high[axes] = np.minimum(high[axes], shown[1] + spare)
    if np.any(high <= low):
        return None
    is_vertebra = bone.bone_side.bone.kind is Kind.VERTEBRA
    body = is_vertebra and any(isinstance(part, Drum | Sampled) for part in bone.parts)
    least = 0.0 if body else (_SLOT_LEAST_MM if view.slot else _CONE_LEAST_MM)
    fine = max(min(view.pixel_mm), least)
    deep = max(2 * fine, 1.0)
    spacing = (fine, fine, deep) if view.lateral else (fine, deep, fine)
    shape = np.ceil((high - low)[::-1] / spacing).astype(int)
    return Grid(
        (int(shape[0]), int(shape[1]), int(shape[2])),
        spacing,
        (float(low[0]), float(low[1]), float(low[2])),
    )


def _splat(
    image: npt.NDArray[np.float32],
    view: XrayView,
    points: Floats,
    values: Floats,
    *,
    finer: float = 1.0,
) -> None:
    """Add line integrals at projected places, shared between neighbouring pixels.

    Args:
        finer: pixels that one sample is wide.
    """
    width = max(1, round(finer))
    pixels = view.pixels(points)
    larger = view.magnification(points) ** (1 if view.slot else 2)
    weight = values * larger * (finer / width) ** 2
    shifts = (np.arange(width) - (width - 1) / 2) * finer / width
    near = np.all((pixels > -finer - 1) & (pixels < np.array(view.shape) + finer), axis=1)
    if not near.any():
        return
    pixels, weight = pixels[near], weight[near]
    first = np.floor(pixels.min(0) - finer).astype(int)
    shape = np.ceil(pixels.max(0) + finer).astype(int) + 2 - first
    summed = np.zeros(shape[0] * shape[1])
    for dr in shifts:
        for dc in shifts:
            place = pixels + np.array([dr, dc]) - first
            low = place.astype(int)
            rest = place - low
            flat = low[:, 0] * shape[1] + low[:, 1]
            for r in (0, 1):
                for c in (0, 1):
                    own = (rest[:, 0] if r else 1 - rest[:, 0]) * (
                        rest[:, 1] if c else 1 - rest[:, 1]
                    )
                    summed += np.bincount(
                        flat + (r * shape[1] + c), weights=own * weight, minlength=len(summed)
                    )
    part = summed.reshape(shape)
    ends = np.minimum(first + shape, view.shape)
    begin = np.maximum(first, 0)
    if np.any(ends <= begin):
        return
    image[begin[0] : ends[0], begin[1] : ends[1]] += part[
        begin[0] - first[0] : ends[0] - first[0], begin[1] - first[1] : ends[1] - first[1]
    ].astype(np.float32)
