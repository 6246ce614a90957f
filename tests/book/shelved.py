"""A small child in a book: two MRI examinations of a few voxels with two bright places each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from osteofoci.book.child import ChildFile, Listed, write_child
from osteofoci.book.place import Book, made_book
from osteofoci.book.stored import store
from osteofoci.case import DecisionState, Exam, ExamKind, Origin, Patient, SeriesSummary
from osteofoci.examine import MriExam, MriImages, ReadExam
from osteofoci.examine.mri_findings import finding_model
from osteofoci.geometry import Grid, Volume
from osteofoci.lesions import Muscle, measure_region, region_at_point
from osteofoci.skeleton import parse_site
from osteofoci.track import Scanner

DAYS = ("2024-03-12", "2025-03-18")
SITES = {
    "left tibia, distal metaphysis": (21.0, 9.0, 21.0),
    "right femur, diaphysis": (-27.0, 9.0, 48.0),
}
GRID = Grid((24, 8, 24), (3.0, 3.0, 3.0), (-36.0, 0.0, 0.0))
MISSED_LPS_MM = (21.0, 9.0, 54.0)


def read_mri(day: str) -> ReadExam:
    """One examination; its second focus is smaller at the later day."""
    signal = np.full(GRID.shape_zyx, 100.0, np.float32)
    signal += np.random.default_rng(7).normal(0, 2, signal.shape).astype(np.float32)
    for n, place in enumerate((*SITES.values(), MISSED_LPS_MM)):
        k, j, i = (round(float(v)) for v in GRID.indices_zyx(np.array([place]))[0])
        size = 1 if n == 1 and day == DAYS[1] else 2
        signal[k - size : k + size + 1, j - 1 : j + 2, i - size : i + size + 1] = 400.0
    volume = Volume(GRID, signal, np.ones(GRID.shape_zyx, bool))
    muscle = Muscle(100.0, 2.0, "thighs")
    series = SeriesSummary(uid=f"1.2.{day}", description=None, sequence="stir", stations=1, voxel_mm=None, used=True)  # fmt: skip
    exam = Exam(
        id=f"{day}-wbmri", date=date.fromisoformat(day), kind=ExamKind.WBMRI, series=(series,),
        frame_of_reference_uid="1.2.3", covered=(), remarks=(),
    )  # fmt: skip
    findings, regions = [], {}
    for text, place in SITES.items():
        site = parse_site(text)
        region = region_at_point(signal, GRID, np.array(place), volume.covered_zyx, reach_mm=20.0)
        assert region is not None
        measured = measure_region(region, site, volume, muscle, None, None, None)
        name = f"{exam.id}/{str(site.bone_side).replace(' ', '-')}/{'_'.join(str(round(v / 3)) for v in place)}"
        regions[name] = measured
        findings.append(
            finding_model(name, exam.id, measured, Origin.DETECTED, DecisionState.PROPOSED, 0.8)
        )
    images = MriImages(exam, volume, np.ones(GRID.shape_zyx, bool), Scanner(1.5, "stir"))
    measured_exam = MriExam(
        exam, volume, muscle, None, None, tuple(findings), (), regions, None, images.scanner
    )
    return ReadExam(measured_exam, images, lambda _: (), None, 9.5)


def small_book(folder: Path, days: tuple[str, ...] = DAYS) -> Book:
    """A book of such examinations."""
    book = made_book(folder)
    listed = []
    for day in days:
        item = read_mri(day)
        entry = f"{item.measured.exam.id}.0123456789abcdef"
        store(item, book.exams / entry)
        listed.append(Listed(exam=item.measured.exam, entry=entry, instances=(f"1.2.{day}.1",)))
    write_child(
        book,
        ChildFile(
            patient=Patient(id="P1", sex="F", birth_date=date(2014, 5, 1)),
            exams=tuple(listed), remarks=(), dose=(), dose_remarks=(), files=(),
        ),
    )  # fmt: skip
    return book
