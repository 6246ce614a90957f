"""What the judge of hot places sees: the place and, beside it, the same place of the other side.

Both are turned into the frame of their bone (along it, and away from the middle of the body), so that
the two legs of a child who lies askew, or whose one foot is turned, still lie over each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from osteofoci.geometry import Path, unit
from osteofoci.geometry.arrays import Floats
from osteofoci.scintigraphy.body import PIXEL_MM, BodyMap
from osteofoci.scintigraphy.candidates import Candidate
from osteofoci.skeleton import BoneSide, Side

SIZE, STEP_MM = 24, 3.0
SMOOTH_MM = 3.5
# The place in its view, its mirrored place, both in the other view, and where the bone itself lies.
CHANNELS = 5
RUN_SHARE = 0.06
TINY = 0.02


def patches_of(body: BodyMap, candidates: Sequence[Candidate]) -> Floats:
    """Pictures (n, ``CHANNELS``, ``SIZE``, ``SIZE``) around the candidates, rows along the bone.

    Values are logarithms against a typical pixel of bone, halved; what is not there is 0.
    """
    pictures = {view: _relative(body, view) for view in body.counts}
    found = np.zeros((len(candidates), CHANNELS, SIZE, SIZE), np.float32)
    masks = {}
    for n, candidate in enumerate(candidates):
        side = BoneSide(candidate.site.bone, candidate.site.side)
        view = candidate.view
        other = next((name for name in pictures if name != view), None)
        axis = body.axes[side]
        own = _places(axis, candidate.position, np.array(candidate.pixel_mm), side.side)
        found[n, 0] = _at(pictures[view], own)
        if other is not None:
            found[n, 2] = _at(pictures[other], own)
        mirrored = _mirrored_places(body, side, candidate, own)
        if mirrored is not None:
            found[n, 1] = _at(pictures[view], mirrored)
            if other is not None:
                found[n, 3] = _at(pictures[other], mirrored)
        if (view, side) not in masks:
            mask = np.zeros(body.counts[view].shape, np.float32)
            pixels = body.pixels[view][side]
            mask[pixels.rows, pixels.columns] = 1.0
            masks[view, side] = mask
        found[n, 4] = _at(masks[view, side], own)
    return found


def _relative(body: BodyMap, view: str) -> Floats:
    smooth = ndimage.gaussian_filter(body.counts[view], SMOOTH_MM / PIXEL_MM)
    bone = [smooth[p.rows, p.columns] for p in body.pixels[view].values()]
    level = max(float(np.median(np.concatenate(bone))) if bone else 1.0, TINY)
    logs: Floats = np.log((smooth + 0.02 * level + TINY) / (level + TINY))
    return np.clip(logs, -3, 4) / 2


def _mirrored_places(
    body: BodyMap, side: BoneSide, candidate: Candidate, own: Floats
) -> Floats | None:
    if side.side is Side.MIDLINE:
        return own[:, ::-1]
    axis = body.axes.get(side.mirrored)
    if axis is None:
        return None
    away = candidate.pixel_mm[0] - float(body.axes[side].at(candidate.position)[0])
    place = axis.at(candidate.position) - np.array([away, 0.0])
    return _places(axis, candidate.position, place, side.mirrored.side)


def _places(axis: Path, position: float, place: Floats, side: Side) -> Floats:
    """Places (``SIZE``, ``SIZE``, 2) in mm of the scan: rows along the bone, columns outward."""
    near, far = max(position - RUN_SHARE, 0.0), min(position + RUN_SHARE, 1.0)
    along = unit(axis.at(far) - axis.at(near) + np.array([0.0, -1e-6]))
    outward = np.array([-along[1], along[0]]) * (-1.0 if side is Side.RIGHT else 1.0)
    steps = (np.arange(SIZE) - (SIZE - 1) / 2) * STEP_MM
    places: Floats = place + steps[:, None, None] * along + steps[None, :, None] * outward
    return places


def _at(picture: Floats, places: Floats) -> Floats:
    rows, columns = -places[..., 1] / PIXEL_MM, places[..., 0] / PIXEL_MM
    found: Floats = ndimage.map_coordinates(
        picture, [rows, columns], order=1, mode="constant", cval=-1.5
    )
    return found
