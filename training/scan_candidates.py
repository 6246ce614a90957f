"""Candidates of simulated bone scans with truth, for training the judge of hot foci.

    python training/scan_candidates.py --out /tmp/hot --children 200 --seed 130000

Seeds of training start at 100000; the bench uses seeds below.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from osteofoci.errors import OsteofociError
from osteofoci.localise import skeleton_of_scan
from osteofoci.phantom.invent_techniques import scan_patient
from osteofoci.phantom.patient import age_at, at_visit
from osteofoci.phantom.scintigraphy import counted
from osteofoci.phantom.techniques import BoneScan, bone_scan, posed
from osteofoci.phantom.truth_planar import scan_rows
from osteofoci.scintigraphy import candidates_of, map_body

# A candidate is a focus within so many mm of one that stands out; faint foci teach nothing.
FOCUS_MM, CONTRAST, FAINT = 22.0, 1.35, 1.12


def samples(seed: int) -> tuple[np.ndarray, np.ndarray]:
    patient = scan_patient(seed)
    features, labels = [], []
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
        rows = scan_rows(child, scan, visit.lesions)
        for candidate in candidates_of(map_body(views, pixel_mm, skeleton.bones)):
            place = np.array([-candidate.pixel_mm[1], candidate.pixel_mm[0]]) / scan.pixel_mm
            near = [
                row for row in rows
                if np.hypot(*(np.array(row["pixel"]) - place)) * scan.pixel_mm < FOCUS_MM
            ]  # fmt: skip
            best = max((row["contrast"] for row in near), default=1.0)
            if FAINT < best < CONTRAST:
                continue
            features.append(candidate.features)
            labels.append(best >= CONTRAST)
    return np.array(features, np.float32), np.array(labels, np.float32)


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
            features, labels = samples(seed)
            np.savez_compressed(path, features=features, labels=labels)


if __name__ == "__main__":
    main()
