"""Ways to spoil an input; each is a function of a generator and the file or text."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset

Rng = np.random.Generator
# Values of every wrong kind, as bytes of an element.
JUNK = (
    b"", b" ", b"nan", b"inf", b"-1", b"0", b"1e308", b"1e-308", b"1\\2", b"1\\2\\3\\nan", b"9" * 60,
    b"\x00" * 8, b"\x1b[31mred", b"\xc4\xd6\xdc", b"\xff" * 12, b"00000000", b"20249999", b"19000101",
    b"99991231", b"../../etc", b"<script>alert(1)</script>", b"; rm -rf", b"A" * 4000, b"\\" * 20,
)  # fmt: skip
_ELEMENTS = (
    "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID",
    "Modality", "PatientBirthDate", "PatientSex", "StudyDate", "SeriesDescription", "SeriesNumber",
    "InstanceNumber", "ScanningSequence", "InversionTime", "RepetitionTime", "EchoTime",
    "ImageOrientationPatient", "ImagePositionPatient", "PixelSpacing", "SliceThickness", "Rows",
    "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel",
    "PhotometricInterpretation", "PatientName", "PatientID",
)  # fmt: skip
_SYNTAXES = (
    "1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70",
    "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5", "1.2.3.4",
)  # fmt: skip


def bytes_flipped(data: bytes, rng: Rng) -> bytes:
    spoilt = bytearray(data)
    for _ in range(int(rng.integers(1, 24))):
        spoilt[int(rng.integers(len(spoilt)))] = int(rng.integers(256))
    return bytes(spoilt)


def head_flipped(data: bytes, rng: Rng) -> bytes:
    """Bytes of the header, where they do most harm."""
    cut = min(len(data), 1200)
    return bytes_flipped(data[:cut], rng) + data[cut:]


def cut_off(data: bytes, rng: Rng) -> bytes:
    return data[: int(rng.integers(0, len(data)))]


def torn(data: bytes, rng: Rng) -> bytes:
    """A piece is missing, doubled, or zero."""
    a, b = sorted(int(n) for n in rng.integers(0, len(data), 2))
    return (data[:a] + data[b:], data[:b] + data[a:], data[:a] + bytes(b - a) + data[b:])[
        int(rng.integers(3))
    ]


def other_file(data: bytes, rng: Rng) -> bytes:
    return (b"", b"hello", bytes(4096), b"PK\x03\x04" + data[:50], b"\x89PNG\r\n", data + data)[
        int(rng.integers(6))
    ]


def element_changed(path: Path, rng: Rng) -> None:
    """One to three elements with a value that they cannot have."""
    d = pydicom.dcmread(path)
    for _ in range(int(rng.integers(1, 4))):
        name = _ELEMENTS[int(rng.integers(len(_ELEMENTS)))]
        junk = JUNK[int(rng.integers(len(JUNK)))]
        if rng.random() < 0.15:
            if name in d:
                delattr(d, name)
            continue
        tag = pydicom.datadict.tag_for_keyword(name)
        assert tag is not None
        raw = pydicom.dataelem.RawDataElement(
            pydicom.tag.Tag(tag),
            str(pydicom.datadict.dictionary_VR(tag)),
            len(junk),
            junk,
            0,
            False,
            True,
        )
        d._dict[pydicom.tag.Tag(tag)] = raw
    written(d, path)


def numbers_changed(path: Path, rng: Rng) -> None:
    """Rescale, size, spacing and place beyond all reason."""
    d = pydicom.dcmread(path)
    choice = int(rng.integers(9))
    odd = [float("nan"), float("inf"), 0.0, -1.0, 1e6, 1e-9, 1e300][int(rng.integers(7))]
    if choice == 0:
        d.RescaleSlope, d.RescaleIntercept = repr(odd)[:16], "0"
    elif choice == 1:
        d.RescaleSlope, d.RescaleIntercept = "1", repr(odd)[:16]
    elif choice == 2:
        d.Rows, d.Columns = int(rng.integers(0, 65536)), int(rng.integers(0, 65536))
    elif choice == 3:
        d.add_new("NumberOfFrames", "IS", str(int(rng.integers(0, 2**31))))
    elif choice == 4:
        d.PixelSpacing = [repr(odd)[:16], "3"]
    elif choice == 5:
        d.ImagePositionPatient = ["-90", repr(odd)[:16], "0"]
    elif choice == 6:
        d.ImageOrientationPatient = [*(str(float(v))[:12] for v in rng.normal(0, 1, 6))]
    elif choice == 7:
        d.PixelData = _pixels_of(d)[: 2 * int(rng.integers(0, 1400))]
    else:
        values = [0, 65535, int(rng.integers(65536))][int(rng.integers(3))]
        d.PixelData = np.full(len(_pixels_of(d)) // 2, values, "<u2").tobytes()
    written(d, path)


def _pixels_of(d: Dataset) -> bytes:
    """None are in a report, and none in an image that was spoilt before."""
    return bytes(d.get("PixelData", b""))


def syntax_lied(path: Path, rng: Rng) -> None:
    """The pixels are said to be coded in another way than they are."""
    data = path.read_bytes()
    own = b"1.2.840.10008.1.2.1\x00"
    other = _SYNTAXES[int(rng.integers(len(_SYNTAXES)))].encode()
    path.write_bytes(data.replace(own, other[: len(own)].ljust(len(own), b"\x00"), 1))


def written(d: Dataset, path: Path) -> None:
    """Write a data set that nobody should write."""
    with pydicom.config.disable_value_validation():
        try:
            pydicom.dcmwrite(path, d, enforce_file_format=False)
        except Exception:  # what cannot even be written is spoilt as bytes
            path.write_bytes(path.read_bytes()[:-40])


BYTES: tuple[Callable[[bytes, Rng], bytes], ...] = (
    bytes_flipped, head_flipped, cut_off, torn, other_file,
)  # fmt: skip
IMAGES: tuple[Callable[[Path, Rng], None], ...] = (element_changed, numbers_changed, syntax_lied)


def images_spoilt(folder: Path, rng: Rng) -> set[Path]:
    """Spoil one to four images under a folder; those that were touched."""
    paths = sorted(folder.rglob("*.dcm"))
    chosen = rng.choice(len(paths), size=int(rng.integers(1, 5)), replace=False)
    touched = [paths[n] for n in sorted(chosen)]
    for path in touched:
        if rng.random() < 0.5:
            data = BYTES[int(rng.integers(len(BYTES)))](path.read_bytes(), rng)
            path.write_bytes(data)
        else:
            IMAGES[int(rng.integers(len(IMAGES)))](path, rng)
    return set(touched)


def folder_spoilt(folder: Path, rng: Rng) -> set[Path]:
    """Spoil names and places instead of contents: files moved, doubled, linked, oddly named."""
    paths = sorted(folder.rglob("*.dcm"))
    path = paths[int(rng.integers(len(paths)))]
    odd = ["\u202egnp.dcm", "a\nb.dcm", "-rf", "x" * 200, "\u00e9\u0301.dcm", "NUL", " .dcm"]
    target = path.with_name(odd[int(rng.integers(len(odd)))])
    choice = int(rng.integers(5))
    if choice == 0:
        path.rename(target)
    elif choice == 1:
        shutil.copy(path, target)
    elif choice == 2:
        target.symlink_to(folder if rng.random() < 0.5 else path)
    elif choice == 3:
        deep = folder
        for n in range(int(rng.integers(1, 30))):
            deep = deep / f"d{n}"
        deep.mkdir(parents=True)
        path.rename(deep / path.name)
    else:
        target.symlink_to("/nowhere/at/all")
    return {path}


def zipped(folder: Path, target: Path, rng: Rng) -> None:
    """The folder as a zip, its bytes spoilt in three of four."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*.dcm")):
            name = str(path.relative_to(folder))
            if rng.random() < 0.05:
                name = ["../" + name, "/" + name, name + "\x00", "C:\\" + name][
                    int(rng.integers(4))
                ]
            archive.writestr(name, path.read_bytes())
    if rng.random() < 0.75:
        spoil = BYTES[int(rng.integers(len(BYTES)))]
        target.write_bytes(spoil(target.read_bytes(), rng))


_WORDS = (
    "null", "[]", "{}", "nan", ".inf", "-1", "1e400", "''", "yes", "2024-13-45", "'2024-02-30'", "!!python/none x",
    "&a [*a]", "*b", "'\\x1b[31m'", "[[[[[[]]]]]]", "{? {a: b} : c}", "0x7fffffffffffffff", "Left Tibia", "|\n x",
)  # fmt: skip


def yaml_spoilt(text: str, rng: Rng) -> bytes:
    """A word exchanged, a line torn, keys misspelt, or bytes flipped."""
    choice = int(rng.integers(5))
    if choice == 0:
        return bytes_flipped(text.encode(), rng)
    if choice == 1:
        return torn(text.encode(), rng)
    if choice == 2:
        lines = text.splitlines()
        n = int(rng.integers(len(lines)))
        lines[n] = " " * int(rng.integers(6)) + lines[n].lstrip()
        return "\n".join(lines).encode()
    parts = text.replace(",", " , ").replace("}", " } ").split(" ")
    spots = [n for n, part in enumerate(parts) if part.strip(" ,{}\n")]
    for _ in range(int(rng.integers(1, 4))):
        n = spots[int(rng.integers(len(spots)))]
        if choice == 3:
            parts[n] = _WORDS[int(rng.integers(len(_WORDS)))]
        else:
            parts[n] = parts[n][::-1]
    return " ".join(parts).encode()


def text_spoilt(text: str, rng: Rng) -> bytes:
    """Words shuffled and repeated, numbers made huge, bytes of another encoding."""
    choice = int(rng.integers(5))
    words = text.split()
    if choice == 0:
        rng.shuffle(words)
        return " ".join(words).encode()
    if choice == 1:
        return bytes_flipped(text.encode(), rng)
    if choice == 2:
        return (text * int(rng.integers(2, 60))).encode()
    if choice == 3:
        return "".join(f"{w} {int(rng.integers(10**12))} " for w in words).encode("utf-16")
    marks = [
        "\u202e",
        "\x00",
        "((((",
        "\n" * 30,
        ";;;",
        "T1-T12-L5-",
        "% % %",
        "\ud7ff",
        "no no no",
    ]
    return " ".join(w + marks[int(rng.integers(len(marks)))] for w in words).encode()
