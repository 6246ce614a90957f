"""Ways to spoil any DICOM object, whatever it holds: its own elements, also those inside sequences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag, Tag

from osteofoci.bench.faults.spoil import BYTES, JUNK, Rng, syntax_lied, written

_CONTENT = Tag("ContentSequence")
DEEP = 3000


def objects_spoilt(folder: Path, rng: Rng) -> set[Path]:
    """Spoil one or two objects under a folder; those that were touched."""
    paths = sorted(folder.rglob("*.dcm"))
    number = min(int(rng.integers(1, 3)), len(paths))
    touched = [paths[n] for n in sorted(rng.choice(len(paths), size=number, replace=False))]
    for path in touched:
        choice = rng.random()
        if choice < 0.3:
            path.write_bytes(BYTES[int(rng.integers(len(BYTES)))](path.read_bytes(), rng))
        elif choice < 0.9:
            own_elements_changed(path, rng)
        elif choice < 0.95:
            nested_without_end(path)
        else:
            syntax_lied(path, rng)
    return set(touched)


def own_elements_changed(path: Path, rng: Rng) -> None:
    """One to three elements that the object has, at any depth, with a value that cannot be."""
    d = pydicom.dcmread(path)
    for _ in range(int(rng.integers(1, 4))):
        places = _elements(d)
        place, tag = places[int(rng.integers(len(places)))]
        choice = rng.random()
        if choice < 0.15:
            del place[tag]
        elif place[tag].VR == "SQ":
            _sequence_changed(place, tag, rng)
        elif choice < 0.4 and place[tag].VR in ("US", "UL"):
            most = 2**16 if place[tag].VR == "US" else 2**32
            place[tag].value = int(rng.choice([0, 1, most - 1, int(rng.integers(most))]))
        elif tag == Tag("PixelData"):
            place[tag].value = _pixels(place[tag].value, rng)
        else:
            junk = JUNK[int(rng.integers(len(JUNK)))]
            place._dict[tag] = RawDataElement(tag, place[tag].VR, len(junk), junk, 0, False, True)
    written(d, path)


def _elements(d: Dataset) -> list[tuple[Dataset, BaseTag]]:
    """Every element with the data set that holds it."""
    found = []
    for tag in list(d.keys()):
        found.append((d, BaseTag(tag)))
        try:
            element = d[tag]
        except Exception:  # one that was spoilt a moment ago
            found.pop()
            continue
        if element.VR == "SQ":
            for item in element.value or ():
                found.extend(_elements(item))
    return found


def _sequence_changed(place: Dataset, tag: BaseTag, rng: Rng) -> None:
    items = list(place[tag].value or ())
    choice = int(rng.integers(5))
    if choice == 0:
        place[tag].value = Sequence()
    elif choice == 1:
        place[tag].value = Sequence(items * 3)
    elif choice == 2:
        place[tag].value = Sequence([Dataset(), *items])
    elif choice == 3:  # another kind of value under the same name
        place._dict[tag] = RawDataElement(tag, "LO", 4, b"abcd", 0, False, True)
    else:
        place._dict[tag] = RawDataElement(
            tag, "UN", 12, b"\xfe\xff\x00\xe0abcdefgh", 0, False, True
        )


def _pixels(value: bytes, rng: Rng) -> bytes:
    choice = int(rng.integers(4))
    if choice == 0:
        return value[: 2 * int(rng.integers(0, len(value) // 2 + 1))]
    if choice == 1:
        return bytes(len(value))
    if choice == 2:
        return b"\xff" * len(value)
    return rng.integers(0, 256, len(value), np.uint8).tobytes()


def nested_without_end(path: Path) -> None:
    """Sequences inside sequences, thousands deep."""
    d = pydicom.dcmread(path)
    d.pop(_CONTENT, None)
    pixels = d.pop(Tag("PixelData"), None)
    written(d, path)
    if pixels is not None and "PerFrameFunctionalGroupsSequence" not in d:
        return
    opened = b"\x40\x00\x30\xa7SQ\x00\x00\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
    closed = b"\xfe\xff\x0d\xe0\x00\x00\x00\x00\xfe\xff\xdd\xe0\x00\x00\x00\x00"
    with path.open("ab") as stream:
        stream.write(opened * DEEP + closed * DEEP)
