"""Fit the weights that tell lesions from other bright places, on simulated children.

    python training/fit_judge.py --folder /tmp/judge --patients 16

Seeds start at 300000 and are used by nothing else. The last quarter of the patients is held
out to choose nothing and to report the fit honestly.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from osteofoci.errors import CoverageError
from osteofoci.ingest import open_source, scan
from osteofoci.journey import image_exam
from osteofoci.lesions import FEATURES, find_candidates, muscle_of_skeleton
from osteofoci.lesions.judge import expanded
from osteofoci.localise import localise, map_bones
from osteofoci.phantom import random_patient, write_patient
from osteofoci.phantom.child import child_landmarks
from osteofoci.phantom.individual import child_bones
from osteofoci.phantom.lesions import random_lesion
from osteofoci.phantom.patient import age_at
from osteofoci.phantom.posture import Posture
from osteofoci.skeleton import Region

FIRST_SEED, FIRST_EVEN_SEED = 300_000, 310_000
EVEN_LESIONS = 14
PENALTY = 1.0


def make(place: Path) -> None:
    """Write the patient of a seed: by published frequencies, or with foci in every bone alike.

    The even ones are there so that the rare bones (ribs, small bones) count.
    """
    if (place / "truth.json").exists():
        return
    place.mkdir(parents=True, exist_ok=True)
    seed = int(place.name)
    patient = random_patient(seed, exams=2)
    visits = patient.visits
    if seed >= FIRST_EVEN_SEED:
        rng = np.random.default_rng(seed)
        age = age_at(patient, visits[0].when)
        landmarks = child_landmarks(patient.traits, age, Posture())
        bones = {b.bone_side: b for b in child_bones(landmarks, patient.traits, heights={})}
        chosen = [b for b in bones if b.bone.region is not Region.HEAD]
        picks = rng.choice(len(chosen), EVEN_LESIONS, replace=False)
        lesions = tuple(
            random_lesion(chosen[int(n)], bones, rng, f"F{k}") for k, n in enumerate(picks)
        )
        visits = (replace(visits[0], lesions=lesions, healed=()),)
    visits = tuple(replace(v, protocol=replace(v.protocol, with_t1=False)) for v in visits)
    write_patient(replace(patient, visits=visits), place, seed=seed)


def table(place: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of every candidate of one patient."""
    truth = json.loads((place / "truth.json").read_text())
    rows, labels = [], []
    with open_source(place / "dicom") as source:
        for found in scan(source).patients[0].exams:
            exam = next(e for e in truth["exams"] if e["date"] == found.date.isoformat())
            imaged = image_exam(found, {})
            if imaged is None:
                continue
            volume = imaged.volume
            try:
                skeleton = localise(volume)
            except CoverageError:
                continue
            bones = map_bones(skeleton, volume)
            muscle = muscle_of_skeleton(volume, skeleton, bones)
            if muscle is None:
                continue
            for candidate in find_candidates(volume, skeleton, bones, muscle):
                near = False
                for row in exam["lesions"]:
                    if row["physiological"]:
                        continue
                    radius = (row["volume_mm3"] * 0.75 / np.pi) ** (1 / 3)
                    away = np.linalg.norm(candidate.centroid_lps_mm - row["centroid_lps_mm"])
                    near |= away < max(8.0, radius + 4.0)
                rows.append(candidate.features)
                labels.append(near)
    return np.array(rows), np.array(labels, float)


def fit(features: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    design = expanded(features)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        logit = design @ w[:-1] + w[-1]
        value = np.logaddexp(0, logit).sum() - (labels * logit).sum()
        p = 1 / (1 + np.exp(-logit))
        gradient = np.concatenate([design.T @ (p - labels), [(p - labels).sum()]])
        gradient[:-1] += 2 * PENALTY * w[:-1]
        return float(value + PENALTY * (w[:-1] ** 2).sum()), gradient

    best = minimize(loss, np.zeros(design.shape[1] + 1), jac=True, method="L-BFGS-B")
    return best.x[:-1], float(best.x[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--patients", type=int, default=16)
    parser.add_argument("--make-only", action="store_true")
    options = parser.parse_args()
    half = options.patients // 2
    seeds = [s for n in range(half) for s in (FIRST_SEED + n, FIRST_EVEN_SEED + n)]
    places = [options.folder / str(seed) for seed in seeds]
    with multiprocessing.get_context("spawn").Pool(2) as workers:
        workers.map(make, places, chunksize=1)
        if options.make_only:
            return
        tables = workers.map(table, places, chunksize=1)
    split = max(1, len(tables) * 3 // 4)
    train = [np.concatenate([t[k] for t in tables[:split]]) for k in (0, 1)]
    held = [np.concatenate([t[k] for t in tables[split:]]) for k in (0, 1)]
    mean, spread = train[0].mean(0), train[0].std(0) + 1e-6

    def scaled(f: np.ndarray) -> np.ndarray:
        return np.clip((f - mean) / spread, -4, 4)

    weights, intercept = fit(scaled(train[0]), train[1])
    for name, (features, labels) in (("fitted", train), ("held out", held)):
        p = 1 / (1 + np.exp(-(expanded(scaled(features)) @ weights + intercept)))
        for threshold in (0.15, 0.3, 0.5, 0.7):
            said = p >= threshold
            print(
                f"{name}, threshold {threshold}: {int((said & (labels > 0)).sum())} of "
                f"{int(labels.sum())} kept, {int((said & (labels == 0)).sum())} false"
            )
    together = [np.concatenate([a, b]) for a, b in zip(train, held, strict=True)]
    weights, intercept = fit(scaled(together[0]), together[1])
    data = {
        "version": "1",
        "status": "fitted on simulated children only",
        "source": f"training/fit_judge.py, seeds {FIRST_SEED} and {FIRST_EVEN_SEED} upward, {half} of each",
        "features": list(FEATURES),
        "mean": [round(float(v), 5) for v in mean],
        "spread": [round(float(v), 5) for v in spread],
        "weights": [round(float(v), 5) for v in weights],
        "intercept": round(intercept, 5),
        "threshold": 0.5,
        "faint_threshold": 0.12,
    }
    out = Path(__file__).parents[1] / "src/osteofoci/lesions/judge.yaml"
    out.write_text(yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=100))


if __name__ == "__main__":
    main()
