from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom.uid import UID

from conftest import MakeExam
from osteofoci.case import ExamKind
from osteofoci.errors import InputError
from osteofoci.ingest import Inventory, Sequence, open_source, read_stack, scan
from osteofoci.phantom.mri.scanner import Protocol


def _scan(path: Path) -> Inventory:
    with open_source(path) as source:
        return scan(source)


def _edit(folder: Path, *, only: int | None = None, **tags: object) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    for n, path in enumerate(files):
        if only is None or n == only:
            dataset = pydicom.dcmread(path)
            for tag, value in tags.items():
                setattr(dataset, tag, value)
            dataset.save_as(path)


def _codes(inventory: Inventory) -> set[str]:
    remarks = list(inventory.remarks)
    for patient in inventory.patients:
        remarks += patient.remarks
        for exam in patient.exams:
            remarks += exam.remarks
            for series in exam.series:
                remarks += series.remarks
    return {remark.code for remark in remarks}


@pytest.mark.parametrize(
    ("layout", "series", "stations"),
    [("series per station", 2, 1), ("one series", 1, 2), ("enhanced", 2, 1)],
)
def test_stations_are_found_by_geometry_in_every_layout(
    make_exam: MakeExam, layout: str, series: int, stations: int
) -> None:
    exam = _scan(make_exam(protocol=Protocol(layout=layout))).patients[0].exams[0]
    assert len(exam.series) == series
    assert all(len(s.stacks) == stations for s in exam.series)
    assert all(s.sequence is Sequence.STIR for s in exam.series)
    assert {s.stacks[0].grid.shape_zyx for s in exam.series} == {(24, 8, 20)}


def test_feet_first_and_head_first_give_the_same_canonical_grid(make_exam: MakeExam) -> None:
    grids = []
    for name, feet_first in (("head", False), ("feet", True)):
        exam = _scan(make_exam(name, protocol=Protocol(feet_first=feet_first))).patients[0].exams[0]
        grids.append(sorted(s.stacks[0].grid.origin_lps_mm for s in exam.series))
    assert grids[0] == grids[1]


def test_a_vendor_who_only_numbers_his_series_is_understood_from_the_physics(
    make_exam: MakeExam,
) -> None:
    exam = _scan(make_exam(with_t1=True, protocol=Protocol(naming="numbers"))).patients[0].exams[0]
    assert [s.sequence for s in exam.series] == [Sequence.STIR] * 2 + [Sequence.T1] * 2


def test_tags_win_over_a_description_that_contradicts_them(make_exam: MakeExam) -> None:
    folder = make_exam()
    _edit(folder, SeriesDescription="t1_tse_cor")
    inventory = _scan(folder)
    assert inventory.patients[0].exams[0].series[0].sequence is Sequence.STIR
    assert "description-contradicts-tags" in _codes(inventory)


def test_slices_in_any_order_without_extension_and_among_other_files_are_read(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    folder = make_exam()
    deep = tmp_path / "Ärztin Überweisung" / "a" / "b.c"
    deep.mkdir(parents=True)
    for n, path in enumerate(sorted(folder.rglob("IM*"), reverse=True)):
        shutil.copy(path, deep / f"{n * 7919 % 97:02d}-{n}.ξ")
    (deep / "notes.txt").write_text("not an image")
    (deep / "Thumbs.db").write_bytes(b"\x00" * 400)
    inventory = _scan(tmp_path / "Ärztin Überweisung")
    assert inventory.other_files == 2
    assert [s.stacks[0].grid.shape_zyx for s in inventory.patients[0].exams[0].series] == [
        (24, 8, 20)
    ] * 2


def test_a_zip_reads_like_its_folder(make_exam: MakeExam, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "exam"), "zip", make_exam())
    assert _scan(Path(archive)).patients[0].exams[0].kind is ExamKind.MRI


@pytest.mark.parametrize(
    "syntax",
    [
        "1.2.840.10008.1.2.5",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2",
    ],
    ids=["RLE", "JPEG", "JPEG-LS", "JPEG 2000", "implicit"],
)
def test_compressed_pixels_decode_to_the_same_values(
    make_exam: MakeExam, tmp_path: Path, syntax: str
) -> None:
    gdcm = pytest.importorskip("gdcm")
    folder = make_exam(stations=1)
    packed = tmp_path / "packed"
    packed.mkdir()
    for path in sorted(folder.rglob("IM*")):
        reader = gdcm.ImageReader()
        reader.SetFileName(str(path))
        assert reader.Read()
        change = gdcm.ImageChangeTransferSyntax()
        change.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(syntax)))
        change.SetInput(reader.GetImage())
        assert change.Change()
        writer = gdcm.ImageWriter()
        writer.SetFileName(str(packed / path.name))
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        assert writer.Write()
    volumes = []
    for place in (folder, packed):
        stack = _scan(place).patients[0].exams[0].series[0].stacks[0]
        volumes.append(read_stack(stack, named="x")[0])
    assert (volumes[0].signal_zyx == volumes[1].signal_zyx).all()
    assert volumes[1].covered_zyx.all()


def test_a_missing_slice_is_said_and_counts_as_not_imaged(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    sorted(folder.rglob("IM*"))[3].unlink()
    inventory = _scan(folder)
    assert "missing-slices" in _codes(inventory)
    volume, _ = read_stack(inventory.patients[0].exams[0].series[0].stacks[0], named="x")
    assert volume.grid.shape_zyx[1] == 8
    assert not volume.covered_zyx[:, 3].any()
    assert volume.covered_zyx[:, [2, 4]].all()


def test_a_slice_that_came_twice_is_used_once(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    first = sorted(folder.rglob("IM*"))[2]
    dataset = pydicom.dcmread(first)
    dataset.SOPInstanceUID = "1.2.3.4.5"
    dataset.save_as(first.with_name("again"))
    inventory = _scan(folder)
    assert "duplicate-slices" in _codes(inventory)
    assert inventory.patients[0].exams[0].series[0].stacks[0].grid.shape_zyx == (24, 8, 20)


def test_uneven_slice_distances_are_said(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    position = pydicom.dcmread(sorted(folder.rglob("IM*"))[3]).ImagePositionPatient
    _edit(folder, only=3, ImagePositionPatient=[position[0], position[1] + 1.7, position[2]])
    assert "uneven-spacing" in _codes(_scan(folder))


def test_a_rescale_slope_is_applied_and_remarked(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    _edit(folder, RescaleSlope=2.0, RescaleIntercept=-5.0)
    inventory = _scan(folder)
    assert "rescaled" in _codes(inventory)
    stack = inventory.patients[0].exams[0].series[0].stacks[0]
    raw = pydicom.dcmread(sorted(folder.rglob("IM*"))[0]).pixel_array
    assert read_stack(stack, named="x")[0].signal_zyx[-1, 0, 0] == raw[0, 0] * 2.0 - 5.0


@pytest.mark.parametrize(
    "tags",
    [
        {"PixelSpacing": [0, 0]},
        {"PixelSpacing": [900, 900]},
        {"ImageOrientationPatient": [0, 0, 0, 0, 0, 0]},
        {"ImageOrientationPatient": [1, 0, 0, 1, 0, 0]},
        {"ImagePositionPatient": [1e9, 0, 0]},
    ],
)
def test_a_series_with_impossible_geometry_is_set_aside_and_the_others_go_on(
    make_exam: MakeExam, tags: dict[str, Any]
) -> None:
    folder = make_exam()
    _edit(sorted(folder.iterdir())[0], **tags)
    bad, good = _scan(folder).patients[0].exams[0].series
    assert bad.set_aside is not None
    assert "geometry" in bad.set_aside
    assert good.set_aside is None


def test_two_patients_in_one_folder_stay_two(make_exam: MakeExam, tmp_path: Path) -> None:
    make_exam("both/a", patient_id="P1")
    make_exam("both/b", patient_id="P2", seed=8)
    inventory = _scan(tmp_path / "both")
    assert [p.id for p in inventory.patients] == ["P1", "P2"]
    assert "several-patients" in _codes(inventory)


def test_one_id_with_two_birth_dates_is_two_patients(make_exam: MakeExam, tmp_path: Path) -> None:
    make_exam("both/a", birth=date(2014, 1, 1))
    make_exam("both/b", birth=date(2009, 1, 1), seed=8)
    assert len(_scan(tmp_path / "both").patients) == 2


def test_two_examinations_of_one_day_stay_two(make_exam: MakeExam, tmp_path: Path) -> None:
    make_exam("both/a")
    make_exam("both/b", seed=8)
    exams = _scan(tmp_path / "both").patients[0].exams
    assert [exam.id for exam in exams] == ["2024-03-12-mri", "2024-03-12-mri-2"]


def test_an_empty_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="empty folder"):
        _scan(tmp_path)


def test_a_folder_without_dicom_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague")
    with pytest.raises(InputError, match="not DICOM"):
        _scan(tmp_path)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found nothing"):
        _scan(tmp_path / "nowhere")


@pytest.mark.parametrize("keep", [140, 200, 400])
def test_a_truncated_file_is_set_aside_with_its_name_and_the_rest_is_kept(
    make_exam: MakeExam, keep: int
) -> None:
    folder = make_exam(stations=1)
    victim = sorted(folder.rglob("IM*"))[5]
    victim.write_bytes(victim.read_bytes()[:keep])
    inventory = _scan(folder)
    assert "damaged-file" in _codes(inventory)
    assert any(victim.name in r.message for r in inventory.remarks)
    assert inventory.patients[0].exams[0].series[0].stacks[0].grid.shape_zyx[1] == 8


def test_a_file_cut_in_its_pixels_counts_as_a_slice_not_imaged(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    victim = sorted(folder.rglob("IM*"))[5]
    victim.write_bytes(victim.read_bytes()[:-300])
    stack = _scan(folder).patients[0].exams[0].series[0].stacks[0]
    volume, remarks = read_stack(stack, named="x")
    assert [r.code for r in remarks] == ["unreadable-slices"]
    assert not volume.covered_zyx[:, 5].any()


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(InputError, match="damaged"):
        _scan(broken)


def test_a_zip_never_writes_outside_of_its_folder(make_exam: MakeExam, tmp_path: Path) -> None:
    folder = make_exam()
    sly = tmp_path / "sly.zip"
    outside = tmp_path / "outside.txt"
    with zipfile.ZipFile(sly, "w") as archive:
        archive.writestr("../outside.txt", "x")
        archive.writestr(str(outside), "x")
        for path in folder.rglob("IM*"):
            archive.write(path, path.relative_to(folder))
    inventory = _scan(sly)
    assert not outside.exists()
    assert any("points outside" in remark.message for remark in inventory.remarks)
    assert len(inventory.patients[0].exams[0].series) == 2


def test_a_zip_that_would_explode_is_refused_before_it_does(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        chunk = b"\0" * (1 << 20)
        with archive.open("big", "w", force_zip64=True) as stream:
            for _ in range(600):
                stream.write(chunk)
    with pytest.raises(InputError, match="unpack"):
        _scan(bomb)


def test_names_from_headers_reach_neither_remarks_nor_errors(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    make_exam("x", patient_name="Geheim^Früchtenicht", birth=date(2011, 11, 11))
    inventory = _scan(tmp_path / "x")
    text = " ".join(r.message for r in inventory.remarks)
    assert "Geheim" not in text
    assert "2011" not in text


@pytest.mark.parametrize(
    ("tags", "sequence"),
    [
        ({"ImageType": ["DERIVED", "PRIMARY", "DIXON", "WATER"]}, Sequence.DIXON_WATER),
        ({"ImageType": ["ORIGINAL", "PRIMARY", "W"]}, Sequence.DIXON_WATER),
        ({"ImageType": ["DERIVED", "PRIMARY", "FAT"]}, Sequence.DIXON_FAT),
        ({"ImageType": ["DERIVED", "PRIMARY", "ADC"]}, Sequence.ADC),
        ({"InversionTime": None, "ScanningSequence": "EP", "DiffusionBValue": 800.0}, Sequence.DWI),
        (
            {
                "InversionTime": None,
                "ScanningSequence": "SE",
                "RepetitionTime": 500,
                "EchoTime": 11,
            },
            Sequence.T1,
        ),
        ({"InversionTime": 220, "MagneticFieldStrength": 3}, Sequence.STIR),
        (
            {"InversionTime": None, "ScanningSequence": "RM", "SeriesDescription": "WB TIRM cor"},
            Sequence.STIR,
        ),
        (
            {"InversionTime": None, "ScanningSequence": "RM", "SeriesDescription": "abc"},
            Sequence.UNKNOWN,
        ),
    ],
)
def test_sequences_are_told_by_their_physics_and_then_by_their_name(
    make_exam: MakeExam, tags: dict[str, Any], sequence: Sequence
) -> None:
    folder = make_exam(stations=1)
    _edit(folder, **tags)
    inventory = _scan(folder)
    assert inventory.patients[0].exams[0].series[0].sequence is sequence
    assert ("unknown-sequence" in _codes(inventory)) == (sequence is Sequence.UNKNOWN)


def test_a_dicomdir_and_files_without_preamble_do_no_harm(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    folder = make_exam(stations=1)
    first = sorted(folder.rglob("IM*"))[0]
    bare = pydicom.dcmread(first)
    directory = pydicom.dcmread(first)
    directory.file_meta.MediaStorageSOPClassUID = UID("1.2.840.10008.1.3.10")
    directory.save_as(folder / "DICOMDIR")
    first.unlink()
    del bare.file_meta
    bare.save_as(first, implicit_vr=True, little_endian=True, enforce_file_format=False)
    inventory = _scan(folder)
    assert inventory.other_files == 1
    assert inventory.patients[0].exams[0].series[0].stacks[0].grid.shape_zyx == (24, 8, 20)
