"""Everything the detector said of one examination, beside the lesions that were painted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from osteofoci.bench.failures import draw_failure
from osteofoci.bench.froc import LEAST_MM3, hit
from osteofoci.bench.rows import ProposalRow, TrueExam
from osteofoci.bench.score_anatomy import bone_name
from osteofoci.bench.voxels import nifti_labels
from osteofoci.examine import MriExam, lesion_labels
from osteofoci.report import site_text


def proposals_of(
    examined: MriExam, truth: TrueExam, folder: Path | None, *, pictures: Path | None = None
) -> list[ProposalRow]:
    """Findings and faint ones with their confidence and their overlap with a true lesion.

    Args:
        truth: one examination of ``truth.json``.
        folder: where the truth's label volumes lie; without them there is no overlap.
        pictures: where a picture of every missed lesion and every false finding goes.

    Returns:
        for each: ``confidence`` (that it is a lesion), ``normal`` (proposed as normal), place, and
        ``lesion`` (id) with ``dice`` where its mask meets a painted one.
    """
    painted: npt.NDArray[np.uint8] | None = None
    if folder is not None and "lesions" in truth.get("labels", {}):
        painted = nifti_labels(folder / truth["labels"]["lesions"], examined.volume.grid)
    rows: list[ProposalRow] = []
    for finding in (*examined.findings, *examined.faint):
        region = examined.regions[finding.id].region
        row: ProposalRow = {
            "centroid_lps_mm": finding.centroid_lps_mm or (),
            "normal": finding.physiological_pattern is not None,
            "confidence": finding.confidence or 0.0,
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
    if painted is not None and pictures is not None:
        _draw_failures(examined, truth, painted, pictures)
    return rows


def _draw_failures(
    examined: MriExam, truth: TrueExam, painted: npt.NDArray[np.uint8], pictures: Path
) -> None:
    findings = [f for f in examined.findings if f.physiological_pattern is None]
    numbered = [f.model_copy(update={"label": n}) for n, f in enumerate(findings, start=1)]
    said = lesion_labels(examined, numbered)
    rows = [row for row in truth["lesions"] if row["covered"]]
    meant = [hit(f.centroid_lps_mm or (), rows) for f in findings]
    found = {row["id"] for row in meant if row is not None}
    wrong: list[tuple[str, Sequence[float]]] = [
        (f"missed {bone_name(row)} {row['volume_mm3'] / 1000:.1f} mL", row["centroid_lps_mm"])
        for row in rows
        if not row["physiological"] and row["volume_mm3"] >= LEAST_MM3 and row["id"] not in found
    ]
    wrong += [
        (
            f"false {site_text(f.site)} {100 * (f.confidence or 0):.0f} %"
            + (" (normal place)" if row is not None else ""),
            f.centroid_lps_mm or (),
        )
        for f, row in zip(findings, meant, strict=True)
        if row is None or row["physiological"]
    ]
    for n, (text, place) in enumerate(wrong):
        path = pictures / f"{truth['date']}-{n:02d}.png"
        draw_failure(examined.volume, said, painted, place, text, path)
