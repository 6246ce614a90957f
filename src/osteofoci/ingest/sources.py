"""Files of a folder, a single file or a zip; zips are unpacked with care."""

from __future__ import annotations

import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from osteofoci.errors import InputError
from osteofoci.foreign import shown
from osteofoci.ingest.private import private_folder
from osteofoci.ingest.walk import Fate, Met, walk

LARGEST_ZIP_BYTES = 24 * 2**30
LARGEST_ZIP_RATIO = 150
RATIO_COUNTS_FROM_BYTES = 512 * 2**20
MOST_ZIP_ENTRIES = 400_000
LONGEST_NAME = 200
# Deflating makes nothing smaller than this.
MOST_DEFLATED_TIMES = 1032


@dataclass(frozen=True)
class Source:
    """Files to look at, and what was met on the way that cannot be looked at.

    Attributes:
        names: what files of a zip are called in it.
        given: what the user gave, for messages: the zip, not the folder it was unpacked to.
        folders: how many were read.
    """

    root: Path
    files: tuple[Path, ...]
    met: tuple[Met, ...] = ()
    names: Mapping[Path, str] = field(default_factory=dict)
    folders: int = 0
    given: str = ""

    @property
    def title(self) -> str:
        """What to call the whole in messages."""
        return shown(self.given or self.root, LONGEST_NAME)

    def named(self, path: Path) -> str:
        """How to call a file in messages: its path inside the source, printable."""
        if path in self.names:
            return self.names[path]
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path.name
        return shown(inside, LONGEST_NAME)


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The files under a folder or in a zip; a zip's copy is gone when the block ends.

    Raises:
        InputError: nothing there, unreadable, or a zip that is broken or would explode.
    """
    mode = _mode_of(path)
    if stat.S_ISDIR(mode):
        found = walk(path)
        bare = Source(path, found.files)
        met = tuple(Met(bare.named(p) or ".", fate, why, p) for p, fate, why in found.met)
        yield Source(path, found.files, met, folders=found.folders)
        return
    if not stat.S_ISREG(mode):
        raise InputError(
            f"{path}: expected a folder, a DICOM file or a zip, found no regular file (a pipe, "
            f"socket or device); copy the examination to a file"
        )
    try:
        zipped = zipfile.is_zipfile(path)
        with path.open("rb"):
            pass
    except OSError as error:
        raise InputError(
            f"{path}: expected a file that can be read, found '{error.strerror}'; ask for the "
            f"right to read it"
        ) from error
    if not zipped:
        if path.suffix.lower() == ".zip":
            raise InputError(
                f"{path.name}: expected a zip file, found one that is damaged or incomplete; "
                f"copy it again from its source"
            )
        yield Source(path.parent, (path,), given=str(path))
        return
    with private_folder() as folder:
        yield _unpacked(path, folder)


def _mode_of(path: Path) -> int:
    """
    Raises:
        InputError: nothing is there, or it cannot be reached.
    """
    try:
        return path.stat().st_mode
    except OSError as error:
        nothing = isinstance(error, (FileNotFoundError, NotADirectoryError))
        found = "nothing" if nothing else f"'{error.strerror}'"
        raise InputError(
            f"{shown(path, LONGEST_NAME)}: expected a folder, a DICOM file or a zip, found {found}; "
            f"check the path"
        ) from error


def _unpacked(path: Path, target: Path) -> Source:
    try:
        archive = zipfile.ZipFile(path)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise InputError(
            f"{path.name}: expected a zip file, found a damaged one ({type(error).__name__}); "
            f"copy it again from its source"
        ) from error
    files: list[Path] = []
    names: dict[Path, str] = {}
    met: list[Met] = []
    with archive:
        _refuse_bomb(path, entries, target)
        room = LARGEST_ZIP_BYTES
        for number, entry in enumerate(entries):
            name = shown(entry.filename, LONGEST_NAME)
            parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
            if ".." in parts or (parts and (parts[0].startswith("/") or ":" in parts[0])):
                met.append(Met(name, Fate.SET_ASIDE, "zip entry: points outside of the zip"))
                continue
            # Plain numbered names keep odd, long or clashing ones from reaching the disk.
            place = target / f"{number // 1000:04d}" / f"{number:07d}"
            place.parent.mkdir(exist_ok=True)
            fault = _unpack(archive, entry, place, room)
            if fault == _TOO_LARGE:
                raise _explodes(path)
            if fault is not None:
                place.unlink(missing_ok=True)
                met.append(Met(name, Fate.DAMAGED, f"zip entry: {fault}"))
                continue
            room -= place.stat().st_size
            files.append(place)
            names[place] = name
    return Source(target, tuple(files), tuple(met), names, given=str(path))


_TOO_LARGE = "too large"


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path, room: int) -> str | None:
    """Why an entry cannot be unpacked; None if it was.

    Raises:
        InputError: there is no room for it on the disk.
    """
    if _contradicts_itself(entry, Path(archive.filename or "").stat().st_size):
        return "damaged (sizes that cannot be)"
    try:
        with place.open("wb") as unpacked:
            for chunk in _chunks(archive, entry):
                room -= len(chunk)
                if room < 0:
                    return _TOO_LARGE
                unpacked.write(chunk)
    except _DamagedEntryError as error:
        return str(error)
    except OSError as error:
        raise InputError(
            f"{shown(archive.filename)}: expected room to unpack it in the temporary folder, found "
            f"'{error.strerror}'; free some space or set TMPDIR"
        ) from error
    return None


class _DamagedEntryError(ValueError):
    """An entry of a zip cannot be read; the text says why."""


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(1 << 20):
                yield chunk
    except (NotImplementedError, RuntimeError) as error:
        raise _DamagedEntryError("encrypted, or packed in a way that is not known") from error
    except (
        OSError,  # bzip2 tells its damage so, and a place outside of the file
        zlib.error,
        lzma.LZMAError,
        zipfile.BadZipFile,
        EOFError,
        ValueError,
        MemoryError,
    ) as error:
        raise _DamagedEntryError("damaged (its content cannot be unpacked)") from error


def _contradicts_itself(entry: zipfile.ZipInfo, archive_bytes: int) -> bool:
    """Whether its sizes cannot be true: a spoilt byte must not make a bomb of a sound zip."""
    if entry.compress_size > archive_bytes:
        return True
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.file_size != entry.compress_size and not entry.flag_bits & 1
    most = MOST_DEFLATED_TIMES * (entry.compress_size + 1)
    return entry.compress_type == zipfile.ZIP_DEFLATED and entry.file_size > most


def _refuse_bomb(path: Path, entries: list[zipfile.ZipInfo], target: Path) -> None:
    size = path.stat().st_size
    entries = [entry for entry in entries if not _contradicts_itself(entry, size)]
    total = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if (
        total > LARGEST_ZIP_BYTES
        or len(entries) > MOST_ZIP_ENTRIES
        or (total > RATIO_COUNTS_FROM_BYTES and total / packed > LARGEST_ZIP_RATIO)
    ):
        raise _explodes(path)
    free = shutil.disk_usage(target).free
    if total > free:
        raise InputError(
            f"{path.name}: expected room for {total} bytes in the temporary folder, found {free}; "
            f"free some space or set TMPDIR"
        )


def _explodes(path: Path) -> InputError:
    return InputError(
        f"{path.name}: expected a zip of DICOM files, found one that would unpack to far more "
        f"than it holds; unpack it yourself if you trust it and give the folder"
    )
