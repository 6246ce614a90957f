"""Parts of the skeleton that were found beside themselves, moved as a whole to the bone that is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from scipy import ndimage, signal

from osteofoci.geometry import sample_near
from osteofoci.geometry.arrays import Floats
from osteofoci.localise.seen import HEAD, PELVIS, SACRUM, SEEN_CHANCE, Seen, kind_of
from osteofoci.skeleton import BoneSide, DrawnBone, Region, landmarks_of_bone

REACH_MM, USUAL_MM = 36.0, 30.0
LEAST_MM, LEAST_GAIN = 7.0, 0.08
BLUR_MM = 4.0


Part = tuple[BoneSide, ...]


def parts_of(bones: Iterable[BoneSide]) -> list[Part]:
    """Bones that lie off together: the pelvis with the sacrum, the head, and each shoulder and foot."""
    parts: dict[str, list[BoneSide]] = {}
    for bone_side in bones:
        bone = bone_side.bone
        if kind_of(bone_side) in (PELVIS, SACRUM):
            parts.setdefault("pelvis", []).append(bone_side)
        elif kind_of(bone_side) == HEAD:
            parts.setdefault("head", []).append(bone_side)
        elif bone.name in ("scapula", "clavicle"):
            parts.setdefault(f"{bone_side.side} shoulder", []).append(bone_side)
        elif bone.region is Region.FOOT:
            parts.setdefault(f"{bone_side.side} foot", []).append(bone_side)
    return [tuple(part) for part in parts.values()]


def parts_put_right(
    seen: Seen, bones: Mapping[BoneSide, DrawnBone], landmarks: Mapping[str, Floats], scale: float
) -> dict[str, Floats]:
    """Landmarks of the parts that fit what is seen clearly better elsewhere, moved there.

    Args:
        bones: drawn from the landmarks.
        landmarks: LPS mm by name.
        scale: of the body.
    """
    moved: dict[str, Floats] = {}
    for part in parts_of(bones):
        shift = _shift_of(part, seen, bones, scale)
        if shift is None:
            continue
        names = set().union(*(landmarks_of_bone(landmarks, b) for b in part))
        moved |= {
            name: landmarks[name] + shift for name in names if not name.startswith("vertebra")
        }
    return moved


def _shift_of(
    part: Part, seen: Seen, bones: Mapping[BoneSide, DrawnBone], scale: float
) -> Floats | None:
    """How far (LPS mm) a part lies beside the bone that is seen; None where it lies well."""
    limits = np.array([bones[b].bounds_mm() for b in part])
    reach = REACH_MM * scale
    block = seen.grid.block_around(limits[:, 0].min(0) - reach, limits[:, 1].max(0) + reach)
    if block is None:
        return None
    own = seen.grid.part(block)
    drawn = np.zeros(own.shape_zyx, np.float32)
    for bone_side in part:
        found = sample_near(bones[bone_side], own)
        if found is not None:
            inner, mask, distance = found
            drawn[inner][mask] = np.maximum(drawn[inner][mask], distance < 0)
    shown = seen.bone_zyx[block] * np.isin(seen.kind_zyx[block], [kind_of(b) for b in part])
    if drawn.sum() == 0 or (shown > SEEN_CHANCE).sum() < 0.1 * drawn.sum():
        return None
    fits = _fit_by_shift(drawn, shown, np.array(own.spacing_zyx_mm), reach)
    steps = [
        (np.arange(n) - n // 2) * s for n, s in zip(fits.shape, own.spacing_zyx_mm, strict=True)
    ]
    z, y, x = np.meshgrid(*steps, indexing="ij")
    away = np.sqrt(x**2 + y**2 + z**2)
    likely = fits * np.exp(-0.5 * (away / (USUAL_MM * scale)) ** 2)
    at = np.unravel_index(int(likely.argmax()), likely.shape)
    middle = tuple(n // 2 for n in fits.shape)
    if away[at] < LEAST_MM * scale or fits[at] < (1 + LEAST_GAIN) * fits[middle]:
        return None
    return np.array([x[at], y[at], z[at]])


def _fit_by_shift(
    drawn: npt.NDArray[np.float32], shown: npt.NDArray[np.float32], spacing_mm: Floats, reach: float
) -> npt.NDArray[np.float32]:
    """Mean chance of bone in the drawn bones, by how far (voxels from the middle) they are moved."""
    soft = ndimage.gaussian_filter(shown, BLUR_MM / spacing_mm)
    most = np.floor(reach / spacing_mm).astype(int)
    padded = np.pad(soft, [(int(m), int(m)) for m in most])
    fits: npt.NDArray[np.float32] = signal.fftconvolve(
        padded, drawn[::-1, ::-1, ::-1], mode="valid"
    ) / max(float(drawn.sum()), 1.0)
    return fits
