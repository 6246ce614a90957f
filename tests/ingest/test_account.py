from __future__ import annotations

import io
import os
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pydicom
import pytest

from conftest import MakeExam
from osteofoci.errors import InputError
from osteofoci.ingest import Inventory, accounted, open_source, scan
from osteofoci.ingest.walk import DEEPEST


def _scan(path: Path) -> Inventory:
    with open_source(path) as source:
        return scan(source)


def _fates(inventory: Inventory) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in accounted(inventory.met):
        counts[row.fate] = counts.get(row.fate, 0) + row.count
    return counts


def test_every_file_ends_in_one_class_with_a_reason(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    images = sorted(folder.rglob("IM*"))
    shutil.copy(images[0], folder / "again")
    images[1].write_bytes(images[1].read_bytes()[:200])
    images[2].write_bytes(images[2].read_bytes()[:-300])
    (folder / "letter.txt").write_text("Dear colleague")
    (folder / "nowhere").symlink_to(folder / "gone")
    os.mkfifo(folder / "pipe")
    inventory = _scan(folder)
    assert _fates(inventory) == {
        "used": 6, "copy": 1, "damaged": 1, "set aside": 1, "other": 2, "unreadable": 1,
    }  # fmt: skip
    assert all(row.reason for row in accounted(inventory.met))
    assert {"damaged-file", "file-set-aside", "unreadable-file"} <= {
        remark.code for remark in inventory.remarks
    }


def test_a_linked_folder_is_read_once_and_a_loop_ends(make_exam: MakeExam, tmp_path: Path) -> None:
    folder = make_exam("elsewhere", stations=1)
    source = tmp_path / "source"
    source.mkdir()
    (source / "first").symlink_to(folder)
    (source / "second").symlink_to(folder)
    (folder / "loop").symlink_to(source)
    inventory = _scan(source)
    assert _fates(inventory) == {"used": 8, "copy": 2}


def test_what_lies_too_deep_is_said(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    deep = folder
    for _ in range(DEEPEST + 2):
        deep = deep / "d"
    deep.mkdir(parents=True)
    assert _fates(_scan(folder))["unreadable"] == 1


@pytest.mark.usefixtures("bound_by_modes")
def test_what_may_not_be_read_is_said(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    (folder / "closed").mkdir(mode=0)
    first = sorted(folder.rglob("IM*"))[0]
    first.chmod(0)
    try:
        assert _fates(_scan(folder))["unreadable"] == 2
    finally:
        (folder / "closed").chmod(0o700)


def test_a_name_that_is_no_text_is_shown_with_marks(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    image = sorted(folder.rglob("IM*"))[0].read_bytes()
    Path(os.fsdecode(os.fsencode(folder) + b"/M\xfcller\x1b[31m.dcm")).write_bytes(image[:200])
    told = [r.message for r in _scan(folder).remarks if r.code == "damaged-file"]
    assert len(told) == 1
    assert "M?ller?[31m.dcm" in told[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_entry_of_a_zip_costs_that_entry(
    make_exam: MakeExam, tmp_path: Path, method: int
) -> None:
    packed = tmp_path / "exam.zip"
    with zipfile.ZipFile(packed, "w", method) as archive:
        for n, path in enumerate(sorted(make_exam(stations=1).rglob("IM*"))):
            archive.write(path, f"image{n}")
    raw = bytearray(packed.read_bytes())
    raw[60:90] = b"\xa5" * 30
    packed.write_bytes(raw)
    inventory = _scan(packed)
    assert _fates(inventory) == {"used": 7, "damaged": 1}
    told = [r.message for r in inventory.remarks if r.code == "damaged-file"]
    assert told[0].startswith("image0 ")


@pytest.mark.parametrize(
    ("place", "value"),
    [(24, 0xFFFF_FF00), (24, 0x7FFF_FFFF), (24, 1), (20, 0xFFFF_FF00), (42, 0xFFFF_FF00)],
)
def test_a_spoilt_size_or_place_in_the_list_of_a_zip_costs_that_entry(
    tmp_path: Path, place: int, value: int
) -> None:
    packed = tmp_path / "exam.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"image{n}", bytes(range(200)))
    raw = bytearray(packed.read_bytes())
    entry = raw.index(b"PK\x01\x02")
    struct.pack_into("<I", raw, entry + place, value)
    packed.write_bytes(raw)
    with open_source(packed) as source:
        assert [met.name for met in source.met] == ["image0"]
        assert len(source.files) == 2


def _zip_of(exam: Path, packed: Path, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the eight images of a station, and its bytes."""
    with zipfile.ZipFile(packed, "w", method) as archive:
        for n, path in enumerate(sorted(exam.rglob("IM*"))):
            archive.write(path, f"image{n}")
    return packed.read_bytes()


def _list_at(raw: bytes) -> int:
    end = raw.rindex(b"PK\x05\x06")
    return int.from_bytes(raw[end + 16 : end + 20], "little")


def _end_cut(raw: bytes) -> bytes:
    return raw[: _list_at(raw) + 70]


def _end_overwritten(raw: bytes) -> bytes:
    return raw[:-20] + bytes(20)


def _list_overwritten(raw: bytes) -> bytes:
    at = _list_at(raw)
    return raw[:at] + b"\xa5" * 60 + raw[at + 60 :]


def _list_shortened(raw: bytes) -> bytes:
    """The end tells of three entries less, and a list that is shorter by them."""
    end = raw.rindex(b"PK\x05\x06")
    size = struct.pack("<I", (end - _list_at(raw)) // 8 * 5)
    return raw[: end + 12] + size + raw[end + 16 :]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("spoil", [_end_cut, _end_overwritten, _list_overwritten, _list_shortened])
def test_a_zip_whose_list_is_spoilt_is_read_entry_by_entry_and_the_loss_is_told(
    make_exam: MakeExam, tmp_path: Path, method: int, spoil: Callable[[bytes], bytes]
) -> None:
    packed = tmp_path / "exam.zip"
    packed.write_bytes(spoil(_zip_of(make_exam(stations=1), packed, method)))
    inventory = _scan(packed)
    assert _fates(inventory) == {"used": 8, "damaged": 1}
    told = [r.message for r in inventory.remarks if r.code == "damaged-file"]
    assert told[0].startswith("exam.zip, list of contents is damaged")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_that_ends_in_the_middle_of_an_entry_gives_those_before_it(
    make_exam: MakeExam, tmp_path: Path, method: int
) -> None:
    packed = tmp_path / "exam.zip"
    raw = _zip_of(make_exam(stations=1), packed, method)
    packed.write_bytes(raw[: raw.rindex(b"PK\x03\x04") + 300])
    inventory = _scan(packed)
    assert _fates(inventory) == {"used": 7, "damaged": 2}
    told = [r.message for r in inventory.remarks if r.code == "damaged-file"]
    assert told[1].startswith("image7 is damaged")


def test_a_zip_whose_beginning_and_end_are_lost_gives_what_lies_between(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    packed = tmp_path / "exam.zip"
    packed.write_bytes(bytes(40) + _end_cut(_zip_of(make_exam(stations=1), packed))[40:])
    assert _fates(_scan(packed)) == {"used": 7, "damaged": 1}
    packed.write_bytes(b"")
    with pytest.raises(InputError, match="damaged or incomplete"):
        _scan(packed)


class _Pipe(io.BytesIO):
    """Cannot go back, so that sizes stand behind the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_entries_whose_sizes_stand_behind_them_and_zips_in_a_zip_are_found_whole(
    tmp_path: Path, method: int
) -> None:
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("not one of ours", b"x" * 50)
    contents = [bytes(range(256)) * 3, inner.read_bytes(), b"", b"end"]
    stream = _Pipe()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for n, content in enumerate(contents):
            archive.writestr(f"file{n}", content)
    packed = tmp_path / "exam.zip"
    packed.write_bytes(_end_cut(stream.getvalue()))
    with open_source(packed) as source:
        assert [source.named(path) for path in source.files] == [f"file{n}" for n in range(4)]
        assert [path.read_bytes() for path in source.files] == contents


def test_a_spoilt_entry_of_a_zip_without_its_list_costs_that_entry(
    make_exam: MakeExam, tmp_path: Path
) -> None:
    packed = tmp_path / "exam.zip"
    raw = bytearray(_end_cut(_zip_of(make_exam(stations=1), packed)))
    raw[60:90] = b"\xa5" * 30
    packed.write_bytes(raw)
    assert _fates(_scan(packed)) == {"used": 7, "damaged": 2}


def test_a_path_that_no_disk_knows_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / ("a" * 300), tmp_path / "none"):
        with pytest.raises(InputError, match="check the path"):
            _scan(path)


def test_a_pipe_in_place_of_the_source_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="no regular file"):
        _scan(tmp_path / "pipe")


def test_escape_sequences_in_a_header_reach_nobody(make_exam: MakeExam) -> None:
    folder = make_exam(stations=1)
    for path in folder.rglob("IM*"):
        dataset = pydicom.dcmread(path)
        dataset.PatientID = "7\x1b]0;PWNED\x07"
        dataset.StudyDescription = "\x1b[31m"
        dataset.save_as(path)
    patient = _scan(folder).patients[0]
    assert (patient.key + patient.id + patient.exams[0].description).isprintable()
