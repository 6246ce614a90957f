"""The private folder of a result: versions with their manifests, and the pointer to the one in force.

::

    OUT/case.json            -> .osteofoci/current/case.json
    OUT/labels/x.nii.gz      -> ../.osteofoci/current/labels/x.nii.gz
    OUT/.osteofoci/current   -> 0007        renamed into place: the one step that counts
    OUT/.osteofoci/0007/                    the files
    OUT/.osteofoci/0007.json                their manifest: names and SHA-256
    OUT/.osteofoci/0008.new/                being made
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from osteofoci.ingest import CONTROL as CONTROL
from osteofoci.output.durable import digest, files_under, sync_folder, sync_tree, write_whole

_VERSION = re.compile(r"\d{4,}")


@dataclass(frozen=True)
class Space:
    """The private folder inside ``out``."""

    out: Path

    @property
    def folder(self) -> Path:
        return self.out / CONTROL

    @property
    def pointer(self) -> Path:
        return self.folder / "current"

    def version_in_force(self) -> str | None:
        """The version that the pointer names, if it is whole."""
        if not self.pointer.is_symlink():
            return None
        name = os.readlink(self.pointer)
        return name if _VERSION.fullmatch(name) and (self.folder / name).is_dir() else None

    def manifest(self, version: str) -> Mapping[str, str]:
        """Names of a version's files with their digests; empty where it was never finished.

        A result may come from somebody else: a name that leads out of the folder is none of ours.
        """
        try:
            said = json.loads(self._manifest_file(version).read_text(encoding="utf-8"))
            files = {str(name): str(value) for name, value in said["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return {name: value for name, value in files.items() if _stays_inside(name)}

    def _manifest_file(self, version: str) -> Path:
        return self.folder / f"{version}.json"

    def versions(self) -> list[str]:
        """Every version that something is left of, in order."""
        try:
            names = {name.split(".")[0] for name in os.listdir(self.folder)}
        except FileNotFoundError:
            return []
        return sorted((n for n in names if _VERSION.fullmatch(n)), key=int)

    def place_to_build(self) -> tuple[str, Path]:
        """A new version's number and its empty folder."""
        version = f"{max([0, *map(int, self.versions())]) + 1:04d}"
        fresh = self.folder / f"{version}.new"
        fresh.mkdir()
        return version, fresh

    def finish(self, version: str) -> Mapping[str, str]:
        """The version that was built, on the disk with its manifest; not yet in force."""
        fresh = self.folder / f"{version}.new"
        files = {path.as_posix(): digest(fresh / path) for path in files_under(fresh)}
        sync_tree(fresh)
        said = json.dumps({"schema": "osteofoci.result/1", "files": files}, indent=1)
        write_whole(self._manifest_file(version), said)
        fresh.rename(self.folder / version)
        sync_folder(self.folder)
        return files

    def put_in_force(self, version: str) -> None:
        """The one step: the pointer is renamed."""
        beside = self.folder / "current.new"
        beside.unlink(missing_ok=True)
        beside.symlink_to(version)
        beside.replace(self.pointer)
        sync_folder(self.folder)

    def changed(self, version: str) -> list[str]:
        """Files of a version that somebody has changed since they were written."""
        place = self.folder / version
        return [
            name
            for name, value in self.manifest(version).items()
            if (place / name).is_file() and digest(place / name) != value
        ]

    def remove(self, version: str) -> None:
        """What was written of a version; a file that somebody else put there stays."""
        shutil.rmtree(self.folder / f"{version}.new", ignore_errors=True)
        place = self.folder / version
        for name in self.manifest(version):
            (place / name).unlink(missing_ok=True)
        for parent, _, _ in os.walk(place, topdown=False):
            _without_contents(Path(parent))
        if not place.exists():
            self._manifest_file(version).unlink(missing_ok=True)

    def target(self, name: str) -> str:
        """Where the public link of a file leads, seen from its own folder."""
        return "../" * name.count("/") + f"{CONTROL}/current/{name}"

    def is_our_link(self, name: str) -> bool:
        """Whether the public place of a name holds the link that we put there."""
        place = self.out / name
        return place.is_symlink() and os.readlink(place) == self.target(name)


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _without_contents(folder: Path) -> None:
    """Remove a folder if nothing is in it."""
    try:
        folder.rmdir()
    except OSError:
        return
