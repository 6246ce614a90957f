"""Dose objects walk in beside the images and come out as the ledger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

from conftest import MakeExam
from osteofoci.case import case_to_json
from osteofoci.ingest import open_source
from osteofoci.journey import follow

DX = UID("1.2.840.10008.5.1.4.1.1.1.1")
DOSE_SR = UID("1.2.840.10008.5.1.4.1.1.88.67")


def _save(dataset: Dataset, path: Path, sop_class: UID) -> None:
    dataset.SOPClassUID = sop_class
    dataset.PatientID, dataset.PatientName, dataset.PatientBirthDate = "P1", "Any^One", "20120520"
    dataset.StudyDate, dataset.StudyTime = "20240620", "090000"
    dataset.StudyInstanceUID = "1.2.826.0.1.99"
    dataset.SeriesInstanceUID = generate_uid(entropy_srcs=[path.name])
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta = meta
    dataset.save_as(path, enforce_file_format=True)


def _radiograph(path: Path, dap: str | None) -> Dataset:
    image = Dataset()
    image.Modality, image.SOPInstanceUID = "DX", generate_uid(entropy_srcs=["image"])
    image.BodyPartExamined = "SPINE"
    if dap is not None:
        image.ImageAndFluoroscopyAreaDoseProduct = dap
    _save(image, path, DX)
    return image


def _concept(code: str) -> Dataset:
    name = Dataset()
    name.CodeValue, name.CodingSchemeDesignator, name.CodeMeaning = code, "DCM", code
    return name


def _report(path: Path, image: Dataset, dap: str, unit: str) -> None:
    product, measured, units = Dataset(), Dataset(), Dataset()
    units.CodeValue, units.CodingSchemeDesignator, units.CodeMeaning = unit, "UCUM", unit
    measured.NumericValue, measured.MeasurementUnitsCodeSequence = dap, [units]
    product.ValueType, product.ConceptNameCodeSequence = "NUM", [_concept("122130")]
    product.MeasuredValueSequence = [measured]
    acquired, reference = Dataset(), Dataset()
    reference.ReferencedSOPClassUID = DX
    reference.ReferencedSOPInstanceUID = image.SOPInstanceUID
    acquired.ValueType, acquired.ConceptNameCodeSequence = "IMAGE", [_concept("113795")]
    acquired.ReferencedSOPSequence = [reference]
    event = Dataset()
    event.ValueType, event.ConceptNameCodeSequence = "CONTAINER", [_concept("113706")]
    event.ContentSequence = [product, acquired]
    report = Dataset()
    report.Modality, report.SOPInstanceUID = "SR", generate_uid(entropy_srcs=["report"])
    report.ContentSequence = [event]
    _save(report, path, DOSE_SR)


@pytest.fixture
def folder(make_exam: MakeExam) -> Path:
    return make_exam(patient_id="P1", patient_name="Any^One", birth=date(2012, 5, 20))


def test_an_exposure_told_by_report_and_header_is_one_row_with_its_source(folder: Path) -> None:
    image = _radiograph(folder / "dx.dcm", "4.7")
    _report(folder / "dose.dcm", image, "4.7e-5", "Gy.m2")
    with open_source(folder) as source:
        case = json.loads(case_to_json(follow(source).case))
    (row,) = case["dose"]
    assert row["value"] == pytest.approx(0.47)
    assert row["unit"] == "Gy.cm2"
    assert "radiation dose report" in row["source"]
    text = " ".join(s["text"] for x in case["report"]["sections"] for s in x["statements"])
    assert "dose-area product 0.47 Gy·cm²" in text
    assert "micro-dose EOS" in text


def test_a_dose_in_a_unit_that_cannot_be_read_stays_unknown_and_is_said(folder: Path) -> None:
    image = _radiograph(folder / "dx.dcm", None)
    _report(folder / "dose.dcm", image, "12", "furlong")
    with open_source(folder) as source:
        case = follow(source).case
    assert [row.value for row in case.dose] == [None]
    assert "dose-unit-not-read" in {remark.code for remark in case.remarks}


def test_a_spine_radiograph_of_an_adolescent_has_an_effective_dose_with_a_range(
    folder: Path,
) -> None:
    _radiograph(folder / "dx.dcm", "4.7")
    with open_source(folder) as source:
        (row,) = follow(source).case.dose
    assert row.effective_msv == pytest.approx(0.47 * 0.28, rel=1e-3)
    assert row.effective_msv is not None
    assert row.effective_range_msv is not None
    low, high = row.effective_range_msv
    assert low < row.effective_msv < high
    assert "Ernst" in (row.method or "")
