"""Files of a folder, a single file or a zip; zips are unpacked with care."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from osteofoci.case import Remark
from osteofoci.errors import InputError

LARGEST_ZIP_BYTES = 24 * 2**30
LARGEST_ZIP_RATIO = 150
RATIO_COUNTS_FROM_BYTES = 512 * 2**20
MOST_ZIP_ENTRIES = 400_000


@dataclass(frozen=True)
class Source:
    """Files to look at, and what was said about them on the way."""

    root: Path
    files: tuple[Path, ...]
    remarks: tuple[Remark, ...]

    def named(self, path: Path) -> str:
        """How to call a file in messages: its path inside the source."""
        try:
            return str(path.relative_to(self.root))
        except ValueError:
            return path.name


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The files under a folder or in a zip; a zip's copy is gone when the block ends.

    Raises:
        InputError: nothing there, unreadable, or a zip that is broken or would explode.
    """
    if path.is_dir():
        yield Source(path, tuple(_walk(path)), ())
        return
    if not path.exists():
        raise InputError(
            f"{path}: expected a folder, a DICOM file or a zip, found nothing; check the path"
        )
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".zip":
            raise InputError(
                f"{path.name}: expected a zip file, found one that is damaged or incomplete; "
                f"copy it again from its source"
            )
        yield Source(path.parent, (path,), ())
        return
    with tempfile.TemporaryDirectory(prefix="osteofoci-") as folder:
        target = Path(folder)
        remarks = _unpack(path, target)
        yield Source(target, tuple(_walk(target)), remarks)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if path.is_file():
                yield path


def _unpack(path: Path, target: Path) -> tuple[Remark, ...]:
    escaping = 0
    damaged = 0
    written = 0
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise InputError(
            f"{path.name}: expected a zip file, found a damaged one ({error}); copy it again"
        ) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _refuse_bomb(path, entries)
        for number, entry in enumerate(entries):
            parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
            if ".." in parts or (parts and (parts[0].startswith("/") or ":" in parts[0])):
                escaping += 1
                continue
            # Plain numbered names keep odd, long or clashing ones from reaching the disk.
            place = target / f"{number // 1000:04d}" / f"{number:07d}"
            place.parent.mkdir(exist_ok=True)
            try:
                with archive.open(entry) as packed, place.open("wb") as unpacked:
                    while chunk := packed.read(1 << 20):
                        written += len(chunk)
                        if written > LARGEST_ZIP_BYTES:
                            raise _explodes(path)
                        unpacked.write(chunk)
            except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError):
                place.unlink(missing_ok=True)
                damaged += 1
            except OSError as error:
                raise InputError(
                    f"{path.name}: expected room to unpack it in the temporary folder, found "
                    f"'{error.strerror}'; free some space or set TMPDIR"
                ) from error
    remarks = []
    if escaping:
        remarks.append(
            Remark.warning(
                "zip-entry-escapes",
                f"{escaping} entries of the zip point outside of it and were left out.",
            )
        )
    if damaged:
        remarks.append(
            Remark.warning(
                "zip-entry-damaged",
                f"{damaged} entries of the zip are damaged or encrypted and were left out.",
            )
        )
    return tuple(remarks)


def _refuse_bomb(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if (
        total > LARGEST_ZIP_BYTES
        or len(entries) > MOST_ZIP_ENTRIES
        or (total > RATIO_COUNTS_FROM_BYTES and total / packed > LARGEST_ZIP_RATIO)
    ):
        raise _explodes(path)


def _explodes(path: Path) -> InputError:
    return InputError(
        f"{path.name}: expected a zip of DICOM files, found one that would unpack to far more "
        f"than it holds; unpack it yourself if you trust it and give the folder"
    )
