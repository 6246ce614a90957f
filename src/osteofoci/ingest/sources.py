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
from osteofoci.ingest.salvage import (
    DAMAGED,
    UNKNOWN,
    DamagedEntryError,
    begins_as_zip,
    salvaged,
)
from osteofoci.ingest.walk import Fate, Met, walk

LARGEST_ZIP_BYTES = 24 * 2**30
LARGEST_ZIP_RATIO = 150
RATIO_COUNTS_FROM_BYTES = 512 * 2**20
MOST_ZIP_ENTRIES = 400_000
LONGEST_NAME = 200
# Deflating makes nothing smaller than this.
MOST_DEFLATED_TIMES = 1032
# The end of a zip with its comment; a larger count of entries than it holds stands before it.
SHORTEST_END, LONGEST_END, COUNT_TOLD_ELSEWHERE = 22, 22 + 0xFFFF, 0xFFFF


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
        zipped = begins_as_zip(path) or zipfile.is_zipfile(path) or path.suffix.lower() == ".zip"
    except OSError as error:
        raise InputError(
            f"{path}: expected a file that can be read, found '{error.strerror}'; ask for the "
            f"right to read it"
        ) from error
    if not zipped:
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
    files: list[Path] = []
    names: dict[Path, str] = {}
    met: list[Met] = []
    with _archive_of(path) as archive:
        if archive is None:
            name = f"{shown(path.name, LONGEST_NAME)}, list of contents"
            met.append(
                Met(name, Fate.DAMAGED, "zip: entries were searched for, some may be lacking")
            )
            entries = salvaged(path)
        else:
            _refuse_bomb(path, _files_in(archive), target)
            entries = _entries(archive, path.stat().st_size)
        room = min(
            LARGEST_ZIP_BYTES,
            max(RATIO_COUNTS_FROM_BYTES, LARGEST_ZIP_RATIO * path.stat().st_size),
        )
        for number, (told, chunks) in enumerate(entries):
            if number == MOST_ZIP_ENTRIES:
                raise _explodes(path)
            name = shown(told, LONGEST_NAME)
            parts = PurePosixPath(told.replace("\\", "/")).parts
            if ".." in parts or (parts and (parts[0].startswith("/") or ":" in parts[0])):
                met.append(Met(name, Fate.SET_ASIDE, "zip entry: points outside of the zip"))
                continue
            # Plain numbered names keep odd, long or clashing ones from reaching the disk.
            place = target / f"{number // 1000:04d}" / f"{number:07d}"
            place.parent.mkdir(exist_ok=True)
            try:
                room -= _written(path, chunks, place, room)
            except DamagedEntryError as error:
                place.unlink(missing_ok=True)
                met.append(Met(name, Fate.DAMAGED, f"zip entry: {error}"))
                continue
            files.append(place)
            names[place] = name
    if archive is None and not files:
        raise InputError(
            f"{path.name}: expected a zip file, found one that is damaged or incomplete; "
            f"copy it again from its source"
        )
    return Source(target, tuple(files), tuple(met), names, given=str(path))


@contextmanager
def _archive_of(path: Path) -> Iterator[zipfile.ZipFile | None]:
    """The zip, None where its list of contents cannot be read or is not the whole."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        yield None
        return
    with archive:
        yield archive if _is_whole(path, archive) else None


def _is_whole(path: Path, archive: zipfile.ZipFile) -> bool:
    """Whether the list names as many entries as its end promises, and is not that of a zip in the zip."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - LONGEST_END, 0))
        tail = file.read()
    end = tail[tail.rfind(b"PK\x05\x06") :]
    count, comment = (int.from_bytes(end[at : at + 2], "little") for at in (10, 20))
    entries = archive.infolist()
    inner = (
        len(end) != SHORTEST_END + comment
        and begins_as_zip(path)
        and all(entry.header_offset for entry in entries)
    )
    return not inner and count in (len(entries), COUNT_TOLD_ELSEWHERE)


def _files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def _entries(archive: zipfile.ZipFile, archive_bytes: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and content of every entry that is listed."""
    for entry in _files_in(archive):
        yield entry.filename, _chunks(archive, entry, archive_bytes)


def _written(path: Path, chunks: Iterator[bytes], place: Path, room: int) -> int:
    """How many bytes an entry of the zip at ``path`` has, now at ``place``.

    Raises:
        DamagedEntryError: it cannot be unpacked.
        InputError: it has more than ``room``, or there is no room for it on the disk.
    """
    size = 0
    try:
        with place.open("wb") as unpacked:
            for chunk in chunks:
                size += len(chunk)
                if size > room:
                    raise _explodes(path)
                unpacked.write(chunk)
    except OSError as error:
        raise InputError(
            f"{shown(path.name)}: expected room to unpack it in the temporary folder, found "
            f"'{error.strerror}'; free some space or set TMPDIR"
        ) from error
    return size


def _chunks(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, archive_bytes: int
) -> Iterator[bytes]:
    if _contradicts_itself(entry, archive_bytes):
        raise DamagedEntryError("damaged (sizes that cannot be)")
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(1 << 20):
                yield chunk
    except (NotImplementedError, RuntimeError) as error:
        raise DamagedEntryError(UNKNOWN) from error
    except (
        OSError,  # bzip2 tells its damage so, and a place outside of the file
        zlib.error,
        lzma.LZMAError,
        zipfile.BadZipFile,
        EOFError,
        ValueError,
        MemoryError,
    ) as error:
        raise DamagedEntryError(DAMAGED) from error


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
