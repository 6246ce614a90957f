"""The kinds of input that are spoilt, and how each is tried: a function of a generator and two folders."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pydicom

from osteofoci.bench.faults import inputs, planar_inputs, spoil
from osteofoci.bench.faults.spoil_decisions import random_decisions
from osteofoci.bench.faults.spoil_objects import objects_spoilt
from osteofoci.bench.faults.trial import Trial, listing, tried

Rng = np.random.Generator
Rows = dict[str, tuple[str, Any]]
Found = tuple[Trial, list[str]]
CHILDREN = (*inputs.CHILDREN, planar_inputs.CHILD)


@dataclass(frozen=True, eq=False)
class Sound:
    """
    Attributes:
        place: the sound children.
        series: of every file, by its path under ``place``.
        usual: what ``inspect`` says of the sound series.
        film: the film as it is told with sound reports beside it.
        findings: ids of those of scan and film.
    """

    main: Callable[[], None]
    place: Path
    series: dict[Path, str]
    usual: Rows
    film: dict[str, Any]
    findings: tuple[str, ...]


def sound_inputs(main: Callable[[], None], folder: Path) -> Sound:
    """Sound children, and what the program says of them."""
    place, work = folder / "sound", folder / "usual"
    work.mkdir()
    inputs.write_children(place)
    planar_inputs.write_planar_child(place)
    series = {
        path.relative_to(place): str(pydicom.dcmread(path, specific_tags=[_SERIES])[_SERIES].value)
        for path in place.rglob("*.dcm")
    }
    usual = _rows(listing(tried(main, ["inspect", str(place), "--json"], work)))
    placed = work / "placed.yaml"
    placed.write_text(f"- {planar_inputs.PLACED}\n")
    studies = _studies(place, work / "dicom", ("scan", "film", "dose", "others"))
    sound = Sound(main, place, series, usual, {}, ())
    case = _case_of(_followed_into([str(studies), "--decisions", str(placed)], sound, work))
    found = tuple(finding["id"] for finding in case["findings"])
    return Sound(main, place, series, usual, _film_in(case), found)


_SERIES = "SeriesInstanceUID"


def _rows(said: dict[str, Any] | None) -> Rows:
    """By series UID: its patient, and what is said of its images."""
    rows: Rows = {}
    for patient in (said or {}).get("patients", []):
        for exam in patient["exams"]:
            for series in exam["series"]:
                told = (exam["date"], series["images"], json.dumps(series["stations"]))
                rows[series["uid"]] = (patient["key"], told)
    return rows


def _images(rng: Rng, at: Sound, folder: Path) -> Found:
    source = folder / "dicom"
    shutil.copytree(at.place, source)
    return _listed(source, spoil.images_spoilt(source, rng), at, folder)


def _objects(rng: Rng, at: Sound, folder: Path) -> Found:
    source = folder / "dicom"
    shutil.copytree(at.place, source)
    return _listed(source, objects_spoilt(source, rng), at, folder)


def _folder(rng: Rng, at: Sound, folder: Path) -> Found:
    source = folder / "dicom"
    shutil.copytree(at.place, source)
    return _listed(source, spoil.folder_spoilt(source, rng), at, folder)


def _listed(source: Path, touched: set[Path], at: Sound, folder: Path) -> Found:
    before = _digest(source)
    files = sum(1 for p in source.rglob("*") if p.is_file() and not p.is_symlink())
    trial = tried(at.main, ["inspect", str(source), "--json"], folder)
    found = ["good data changed"] if _digest(source) != before else []
    said = listing(trial)
    if said is not None:
        counted = sum(int(row["count"]) for row in said["met"])
        found += ["files unaccounted"] if counted < files else []
        rows = _rows(said)
        found += _merged(rows)
        spoilt = {at.series[path.relative_to(source)] for path in touched}
        found += _changed(rows, at.usual, spoilt)
    return trial, found


def _merged(rows: Rows) -> list[str]:
    owners: dict[str, set[str]] = {}
    for uid, (patient, _) in rows.items():
        for child in CHILDREN:
            if uid.startswith(f"1.2.9.{child.number}."):
                owners.setdefault(patient, set()).add(child.patient_id)
    return ["patients merged"] if any(len(children) > 1 for children in owners.values()) else []


def _changed(rows: Rows, usual: Rows, spoilt: set[str]) -> list[str]:
    """Series of which no image was touched must be told as they were, whatever lies beside them."""
    safe = [uid for uid in usual if uid not in spoilt]
    lost = [uid for uid in safe if rows.get(uid, ("", None))[1] != usual[uid][1]]
    return ["good data changed"] if lost else []


def _zip(rng: Rng, at: Sound, folder: Path) -> Found:
    target = folder / "exam.zip"
    spoil.zipped(at.place, target, rng)
    trial = tried(at.main, ["inspect", str(target), "--json"], folder)
    said = listing(trial)
    return trial, _merged(_rows(said)) if said is not None else []


def _followed(rng: Rng, at: Sound, folder: Path) -> Found:
    source = folder / "dicom"
    shutil.copytree(at.place / "child1", source / "child1")
    spoil.images_spoilt(source, rng)
    return _result_of([str(source)], at, folder)


def _planar(study: str) -> Callable[[Rng, Sound, Path], Found]:
    """A scan, a standing pair or a film, spoilt and followed."""

    def followed(rng: Rng, at: Sound, folder: Path) -> Found:
        source = _studies(at.place, folder / "dicom", (study,))
        objects_spoilt(source, rng)
        placed = folder / "placed.yaml"
        placed.write_text(f"- {planar_inputs.PLACED}\n")
        return _result_of([str(source), "--decisions", str(placed)], at, folder)

    return followed


def _beside_a_film(study: str) -> Callable[[Rng, Sound, Path], Found]:
    """Spoilt reports beside a sound film, which has to be told as ever."""

    def followed(rng: Rng, at: Sound, folder: Path) -> Found:
        source = _studies(at.place, folder / "dicom", ("film", study))
        objects_spoilt(source / study, rng)
        placed = folder / "placed.yaml"
        placed.write_text(f"- {planar_inputs.PLACED}\n")
        trial, found = _result_of([str(source), "--decisions", str(placed)], at, folder)
        changed = _film_in(_case_of(folder / "result")) != at.film
        return trial, [*found, "good data changed"] if changed else found

    return followed


def _decided(rng: Rng, at: Sound, folder: Path) -> Found:
    """Decisions that fit, about findings that there are."""
    studies = ("scan", "film") if rng.random() < 0.7 else ("film", "pair")
    source = _studies(at.place, folder / "dicom", studies)
    exams = ("2024-03-12-radiograph", "2024-03-12-bone_scan", "2024-03-12-biplanar", "2024-03-12")
    file = folder / "decisions.yaml"
    names = (*at.findings, "2024-03-12-bone_scan/sternum/0_0_0")
    made = random_decisions(names, exams, rng)
    file.write_text(f"{made}- {planar_inputs.PLACED}\n")
    trial, found = _result_of([str(source), "--decisions", str(file)], at, folder)
    kept = {finding["id"] for finding in _case_of(folder / "result").get("findings", ())}
    wanted = {name for name in at.findings if "scan" in studies or "radiograph/" in name}
    lost = trial.status == 0 and not wanted <= kept
    return trial, [*found, "good data changed"] if lost else found


def _decisions(rng: Rng, at: Sound, folder: Path) -> Found:
    file = folder / "decisions.yaml"
    file.write_bytes(spoil.yaml_spoilt(inputs.DECISIONS, rng))
    return _result_of([str(at.place / "child1"), "--decisions", str(file)], at, folder)


def _record(rng: Rng, at: Sound, folder: Path) -> Found:
    file = folder / "clinical.yaml"
    file.write_bytes(spoil.yaml_spoilt(inputs.RECORD, rng))
    return _result_of([str(at.place / "child1"), "--clinical", str(file)], at, folder)


def _criteria(rng: Rng, at: Sound, folder: Path) -> Found:
    (folder / "report.txt").write_text(inputs.REPORT)
    (folder / "criteria.yaml").write_bytes(spoil.yaml_spoilt(inputs.POINTS, rng))
    return _read(["--criteria", str(folder / "criteria.yaml")], at, folder)


def _text(rng: Rng, at: Sound, folder: Path) -> Found:
    (folder / "report.txt").write_bytes(spoil.text_spoilt(inputs.REPORT, rng))
    return _read([], at, folder)


def _read(options: list[str], at: Sound, folder: Path) -> Found:
    out = folder / "case.json"
    arguments = ["read", str(folder / "report.txt"), "--out", str(out), *options]
    trial = tried(at.main, arguments, folder)
    whole = not out.exists() or _is_json(out)
    return trial, [] if whole else ["half a result"]


def _studies(place: Path, target: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        shutil.copytree(place / "child3" / name, target / name)
    return target


def _followed_into(arguments: list[str], at: Sound, folder: Path) -> Path:
    out = folder / "result"
    trial = tried(at.main, ["follow", *arguments, "--out", str(out)], folder)
    assert trial.status == 0, trial.err
    return out


def _result_of(arguments: list[str], at: Sound, folder: Path) -> Found:
    out = folder / "result"
    trial = tried(at.main, ["follow", *arguments, "--out", str(out)], folder)
    case = out / "case.json"
    if trial.status == 0:
        whole = case.exists() and _is_json(case) and (out / "report.html").exists()
    else:
        whole = not case.exists()
    return trial, [] if whole else ["half a result"]


def _case_of(result: Path) -> dict[str, Any]:
    """The case that was written; empty where there is none."""
    case = result / "case.json"
    told: dict[str, Any] = json.loads(case.read_text("utf-8")) if _is_json(case) else {}
    return told


def _film_in(case: dict[str, Any]) -> dict[str, Any]:
    """The film of a case with its finding, without what numbers it among others."""
    exams = [exam for exam in case.get("exams", ()) if exam["id"] == "2024-03-12-radiograph"]
    findings = [f for f in case.get("findings", ()) if f["exam_id"] == "2024-03-12-radiograph"]
    return {
        "exams": exams,
        "findings": [{**f, "focus_id": None, "label": None} for f in findings],
    }


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return True


def _digest(folder: Path) -> str:
    mark = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        mark.update(str(path).encode(errors="surrogateescape"))
        if path.is_file():
            mark.update(path.read_bytes())
    return mark.hexdigest()


KINDS: dict[str, Callable[[Rng, Sound, Path], Found]] = {
    "images": _images, "objects": _objects, "folder": _folder, "zip": _zip, "followed": _followed,
    "bone scan": _planar("scan"), "standing pair": _planar("pair"), "film": _planar("film"),
    "dose reports": _beside_a_film("dose"), "SEG and SR of others": _beside_a_film("others"),
    "decisions": _decisions, "decisions applied": _decided, "record": _record,
    "criteria": _criteria, "text": _text,
}  # fmt: skip
