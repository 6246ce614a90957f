"""Candidates of simulated bone scans with truth, for training the judge of hot foci.

    python training/scan_candidates.py --out /tmp/hot --children 200 --seed 130000

Seeds of training start at 100000; the bench uses seeds below.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from osteofoci.errors import OsteofociError
from osteofoci.localise import skeleton_of_scan
from osteofoci.phantom.patient.invent_techniques import scan_patient
from osteofoci.phantom.patient.patient import age_at, at_visit
from osteofoci.phantom.planar.scintigraphy import counted
from osteofoci.phantom.planar.techniques import BoneScan, bone_scan, posed
from osteofoci.phantom.planar.truth import scan_rows
from osteofoci.scintigraphy import Candidate, candidates_of, map_body, patches_of

# A candidate is a focus within so many mm of one that stands out; faint foci teach nothing.
FOCUS_MM, CONTRAST, FAINT = 22.0, 1.35, 1.12
# Of places that nothing is the matter with a part is enough.
KEPT_OF_OTHERS = 0.3


def samples(seed: int) -> dict[str, np.ndarray]:
    patient = scan_patient(seed)
    features, patches, labels, scans = [], [], [], []
    for number, visit in enumerate(patient.visits):
        rng = np.random.default_rng([seed, number])
        technique = visit.techniques[0]
        assert isinstance(technique, BoneScan)
        traits = at_visit(patient.traits, visit)
        child = posed(traits, age_at(patient, visit.when), technique.posture, visit.heights, rng)
        scan = bone_scan(child, technique, visit.lesions)
        views = {"anterior": counted(scan.anterior, rng).astype(np.float32)}
        if technique.camera.heads != "anterior only":
            views["posterior"] = counted(scan.posterior, rng).astype(np.float32)
        pixel_mm = (scan.pixel_mm, scan.pixel_mm)
        try:
            skeleton = skeleton_of_scan(views["anterior"], views.get("posterior"), pixel_mm)
        except OsteofociError:
            continue
        body = map_body(views, pixel_mm, skeleton.bones)
        kept, said = _labelled(
            candidates_of(body), scan_rows(child, scan, visit.lesions), scan.pixel_mm, rng
        )
        if kept:
            features.append(np.array([c.features for c in kept], np.float32))
            patches.append(patches_of(body, kept).astype(np.float16))
            labels.append(np.array(said, np.float32))
            scans.append(np.full(len(kept), number))
    parts = {"features": features, "patches": patches, "labels": labels, "scans": scans}
    return {name: np.concatenate(rows) for name, rows in parts.items() if rows}


def _labelled(
    candidates: Sequence[Candidate],
    rows: Sequence[dict[str, object]],
    pixel_mm: float,
    rng: np.random.Generator,
) -> tuple[list[Candidate], list[bool]]:
    kept, labels = [], []
    for candidate in candidates:
        place = np.array([-candidate.pixel_mm[1], candidate.pixel_mm[0]]) / pixel_mm
        near = [
            row for row in rows
            if np.hypot(*(np.array(row["pixel"]) - place)) * pixel_mm < FOCUS_MM
        ]  # fmt: skip
        best = max((float(str(row["contrast"])) for row in near), default=1.0)
        if FAINT < best < CONTRAST or (best <= FAINT and rng.random() > KEPT_OF_OTHERS):
            continue
        kept.append(candidate)
        labels.append(best >= CONTRAST)
    return kept, labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--children", type=int, default=200)
    parser.add_argument("--seed", type=int, default=130_000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.children):
        path = options.out / f"{seed}.npz"
        if not path.exists():
            np.savez_compressed(path, **samples(seed))


if __name__ == "__main__":
    main()
