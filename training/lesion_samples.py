"""Candidates of simulated children with what is true of them, to train the judge on.

    python training/lesion_samples.py --folder /tmp/judge --first 0 --patients 30 --anatomy ANATOMY_FOLDER

With an anatomy folder (docs/simulator.md) two of three children have real bones. Odd numbers are children by published frequencies with one examination (seeds from 300000), even
ones have foci in every bone alike (seeds from 310000), so that ribs and small bones count. No other
part of the project uses these seeds. Each child becomes one file of a few megabytes; the images are
thrown away.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from osteofoci.bench.voxels import nifti_labels
from osteofoci.errors import CoverageError
from osteofoci.examine import image_exam
from osteofoci.geometry import Volume
from osteofoci.ingest import open_source, scan
from osteofoci.lesions import Candidate, find_candidates, muscle_of_skeleton
from osteofoci.lesions.views import views_of
from osteofoci.localise import localise, map_bones
from osteofoci.phantom import SimulatedPatient, of_anatomy, random_patient, write_patient
from osteofoci.phantom.anatomy.child import child_landmarks
from osteofoci.phantom.anatomy.individual import child_bones
from osteofoci.phantom.anatomy.lesions import Lesion, mirrored_lesion, random_lesion
from osteofoci.phantom.anatomy.posture import Posture
from osteofoci.phantom.patient.patient import age_at
from osteofoci.skeleton import Region, Side


@dataclass(frozen=True)
class Task:
    number: int
    folder: Path
    anatomy: Path | None


FIRST_SEED, FIRST_EVEN_SEED = 300_000, 310_000
EVEN_LESIONS, EVEN_TWINS = 14, 0.3
OTHER, LESION, NORMAL, UNCLEAR = 0, 1, 2, 3


def patient_of(number: int, anatomy: Path | None = None) -> tuple[int, SimulatedPatient]:
    seed = (FIRST_SEED if number % 2 else FIRST_EVEN_SEED) + number
    patient = random_patient(seed, exams=2)
    visits = patient.visits
    if seed >= FIRST_EVEN_SEED:
        rng = np.random.default_rng(seed)
        age = age_at(patient, visits[0].when)
        landmarks = child_landmarks(patient.traits, age, Posture())
        bones = {b.bone_side: b for b in child_bones(landmarks, patient.traits, heights={})}
        chosen = [b for b in bones if b.bone.region is not Region.HEAD]
        lesions: list[Lesion] = []
        for n in rng.permutation(len(chosen)):
            if len(lesions) >= EVEN_LESIONS:
                break
            if any(lesion.bone_side == chosen[n] for lesion in lesions):
                continue
            lesions.append(random_lesion(chosen[n], bones, rng, f"F{len(lesions)}"))
            if chosen[n].side is not Side.MIDLINE and rng.random() < EVEN_TWINS:
                lesions.append(mirrored_lesion(lesions[-1], rng, f"F{len(lesions)}"))
        visits = (replace(visits[0], lesions=tuple(lesions), healed=()),)
    visits = tuple(replace(v, protocol=replace(v.protocol, with_t1=False)) for v in visits)
    patient = replace(patient, visits=visits[:1])
    if anatomy is not None and number % 3:
        patient = of_anatomy(patient, anatomy)
    return seed, patient


def labels_of(
    candidates: list[Candidate], volume: Volume, exam: dict[str, Any], place: Path
) -> np.ndarray:
    """What each candidate truly is, by the overlap of its mask with what was painted."""
    painted = nifti_labels(place / exam["labels"]["lesions"], volume.grid)
    rows = exam["lesions"]
    sizes = np.bincount(painted.ravel(), minlength=len(rows) + 1)
    said = np.zeros(len(candidates), int)
    for n, candidate in enumerate(candidates):
        inside = np.bincount(painted[candidate.block][candidate.mask], minlength=len(sizes))
        inside[0] = 0
        best = int(inside.argmax())
        if inside[best] == 0:
            continue
        row = rows[best - 1]
        share = max(inside[best] / candidate.mask.sum(), inside[best] / max(sizes[best], 1))
        own = (candidate.bone_side.bone.name, str(candidate.bone_side.side)) == (
            row["bone"],
            row["side"],
        )
        if share >= 0.2:
            said[n] = (NORMAL if row["physiological"] else LESION) if own else UNCLEAR
        elif share >= 0.05:
            said[n] = UNCLEAR
    return said


def simulate(task: Task) -> None:
    """The child's files, unless they are there already."""
    place = task.folder / str(task.number)
    if place.exists() or (task.folder / f"{task.number}.npz").exists():
        return
    made = Path(tempfile.mkdtemp(dir=task.folder))
    seed, patient = patient_of(task.number, task.anatomy)
    write_patient(patient, made, seed=seed)
    made.rename(place)


def sample(task: Task) -> None:
    target = task.folder / f"{task.number}.npz"
    if target.exists():
        return
    simulate(task)
    place = task.folder / str(task.number)
    truth = json.loads((place / "truth.json").read_text())
    features, views, labels = [], [], []
    with open_source(place / "dicom") as source:
        for found in scan(source).patients[0].exams:
            exam = next(e for e in truth["exams"] if e["date"] == found.date.isoformat())
            imaged = image_exam(found, {})
            if imaged is None:
                continue
            volume = imaged.volume
            try:
                skeleton = localise(volume)
                bones = map_bones(skeleton, volume)
            except CoverageError:
                continue
            muscle = muscle_of_skeleton(volume, skeleton, bones)
            if muscle is None:
                continue
            candidates = find_candidates(volume, skeleton, bones, muscle)
            features.append(np.array([c.features for c in candidates]))
            views.append(views_of(candidates, volume, skeleton, bones, muscle).astype(np.float16))
            labels.append(labels_of(candidates, volume, exam, place))
    if features:
        np.savez_compressed(
            target,
            features=np.concatenate(features).astype(np.float32),
            views=np.concatenate(views),
            labels=np.concatenate(labels),
        )
    shutil.rmtree(place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--patients", type=int, default=30)
    parser.add_argument("--anatomy", type=Path)
    parser.add_argument("--simulate-only", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    numbers = range(options.first, options.first + options.patients)
    tasks = [Task(n, options.folder, options.anatomy) for n in numbers]
    work = simulate if options.simulate_only else sample
    with multiprocessing.get_context("spawn").Pool(options.workers, maxtasksperchild=4) as pool:
        for done, _ in enumerate(pool.imap_unordered(work, tasks), start=1):
            print(done, "of", len(tasks), flush=True)


if __name__ == "__main__":
    main()
