"""Everything the detector said of one examination, beside the lesions that were painted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from osteofoci.bench.anatomy import true_labels
from osteofoci.journey import Examined


def proposals_of(
    examined: Examined, truth: dict[str, Any], folder: Path | None
) -> list[dict[str, Any]]:
    """Findings and faint ones with their confidence and their overlap with a true lesion.

    Args:
        truth: one examination of ``truth.json``.
        folder: where the truth's label volumes lie; without them there is no overlap.

    Returns:
        for each: ``confidence`` (that it is a lesion), ``normal`` (proposed as normal), place, and
        ``lesion`` (id) with ``dice`` where its mask meets a painted one.
    """
    painted: npt.NDArray[np.uint8] | None = None
    if folder is not None and "lesions" in truth.get("labels", {}):
        painted = true_labels(folder / truth["labels"]["lesions"], examined.volume.grid)
    rows: list[dict[str, Any]] = []
    for finding in (*examined.findings, *examined.faint):
        region = examined.regions[finding.id].region
        row: dict[str, Any] = {
            "centroid_lps_mm": finding.centroid_lps_mm,
            "normal": finding.physiological_pattern is not None,
            "confidence": finding.confidence,
        }
        if painted is not None:
            inside = np.bincount(painted[region.block][region.mask], minlength=2)
            inside[0] = 0
            best = int(inside.argmax())
            if inside[best]:
                both, whole = int(inside[best]), int((painted == best).sum())
                row["lesion"] = truth["lesions"][best - 1]["id"]
                row["dice"] = round(2 * both / (int(region.mask.sum()) + whole), 3)
        rows.append(row)
    return rows
